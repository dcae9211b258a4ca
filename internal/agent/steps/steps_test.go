package steps

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/scene"
)

func draft(t *testing.T, steps ...string) Draft {
	t.Helper()
	d, err := ReadDraft(fmt.Appendf(nil, `{"label":"a test","steps":[%s]}`, strings.Join(steps, ",")))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const study = `{"action":"build_room","id":"room","kind":"study","width":5,"depth":4,"walls":"sage"}`

// furnished is a study with a sofa, a lamp and a shelf.
func furnished(t *testing.T) (*Builder, *scene.Snapshot) {
	t.Helper()
	b := &Builder{Store: asset.NewStore(), Source: catalog.Builtin()}
	built, err := b.Build(context.Background(), Ask{Scene: scene.Empty("x")}, draft(t, study,
		`{"action":"place","id":"sofa","thing":"sofa","relations":[{"verb":"against_wall","wall":"3"}]}`,
		`{"action":"place","id":"lamp","thing":"floor lamp","relations":[{"verb":"beside","target":"sofa"}]}`,
		`{"action":"place","id":"shelf","thing":"bookshelf"}`))
	if err != nil {
		t.Fatal(err)
	}
	return b, built.After
}

func TestEveryStepDoesWhatItSays(t *testing.T) {
	b, head := furnished(t)
	for name, c := range map[string]struct {
		step string
		did  func(after *scene.Snapshot) bool
	}{
		"place": {`{"action":"place","id":"chair","thing":"dining chair","count":2,"color":"navy"}`, func(s *scene.Snapshot) bool {
			_, one := s.Node("chair-1")
			_, two := s.Node("chair-2")
			return one && two
		}},
		"place at": {`{"action":"place","id":"chair","thing":"armchair","at":[1.2,-0.5],"yawDeg":90}`, func(s *scene.Snapshot) bool {
			at := s.WorldFromNode("chair").Translation
			return at[0] > 1 && at[0] < 1.4 && at[1] > -0.7 && at[1] < -0.3
		}},
		"move": {`{"action":"move","node":"lamp","relations":[{"verb":"in_corner","corner":"1"}]}`, func(s *scene.Snapshot) bool {
			at := s.WorldFromNode("lamp").Translation
			return at[0] > 1.5 && at[1] < -1
		}},
		"swap": {`{"action":"swap","node":"lamp","id":"plant","thing":"plant"}`, func(s *scene.Snapshot) bool {
			_, there := s.Node("plant")
			_, gone := s.Node("lamp")
			return there && !gone
		}},
		"paint": {`{"action":"paint","node":"sofa","color":"#2b4a33"}`, func(s *scene.Snapshot) bool { return s.Hash() != head.Hash() }},
		"paint room": {`{"action":"paint","node":"room","part":"walls","color":"cream"}`, func(s *scene.Snapshot) bool {
			n, _ := s.Node("room")
			was, _ := head.Node("room")
			return n.Room.Walls != was.Room.Walls
		}},
		"tune_light":  {`{"action":"tune_light","node":"lamp","strength":2,"kelvin":2400}`, func(s *scene.Snapshot) bool { return s.Hash() != head.Hash() }},
		"remove_node": {`{"action":"remove_node","node":"shelf"}`, func(s *scene.Snapshot) bool { _, there := s.Node("shelf"); return !there }},
		"build_room":  {`{"action":"build_room","id":"hall","kind":"hall","width":3,"depth":2}`, func(s *scene.Snapshot) bool { _, there := s.Node("hall"); return there }},
	} {
		t.Run(name, func(t *testing.T) {
			built, err := b.Build(context.Background(), Ask{Scene: head}, draft(t, c.step))
			if err != nil {
				t.Fatal(err)
			}
			after, _, err := action.Preview(head, built.Actions)
			if err != nil || after.Hash() != built.After.Hash() {
				t.Fatalf("the actions do not make what was built: %v", err)
			}
			if verdicts, err := check.Run(after, b.Store); err != nil || !check.Valid(verdicts) {
				t.Errorf("not valid: %v %v", verdicts, err)
			}
			if !c.did(after) {
				t.Error("it did not do what it says")
			}
		})
	}
}

func TestWhatDoesNotFitIsMendedOrRefused(t *testing.T) {
	b, head := furnished(t)
	sofa := head.WorldFromNode("sofa").Translation
	built, err := b.Build(context.Background(), Ask{Scene: head}, draft(t, fmt.Sprintf(`{"action":"move","node":"shelf","at":[%g,%g]}`, sofa[0]+0.1, sofa[1])))
	if err != nil || len(built.Notes) == 0 {
		t.Errorf("a shelf put into a sofa: %v %v", built.Notes, err)
	}
	if err == nil {
		if verdicts, _ := check.Run(built.After, b.Store); !check.Valid(verdicts) {
			t.Errorf("mended, but not valid: %v", verdicts)
		}
	}
	_, err = b.Build(context.Background(), Ask{Scene: head}, draft(t, `{"action":"place","id":"table","thing":"pool table","count":6}`))
	if err == nil {
		built, _ = b.Build(context.Background(), Ask{Scene: head}, draft(t, `{"action":"place","id":"table","thing":"pool table","count":6}`))
		if !strings.Contains(strings.Join(built.Notes, " "), "found no place") {
			t.Error("six pool tables fit into a study")
		}
	}
}

func TestSameDraftSameBytes(t *testing.T) {
	var first string
	for range 2 {
		b, head := furnished(t)
		built, err := b.Build(context.Background(), Ask{Scene: head, Seed: 3}, draft(t, `{"action":"place","id":"chair","thing":"armchair","relations":[{"verb":"facing","target":"sofa"}]}`))
		if err != nil {
			t.Fatal(err)
		}
		text, err := action.EncodeList(built.Actions)
		if err != nil {
			t.Fatal(err)
		}
		if first != "" && first != string(text) {
			t.Error("two builds differ")
		}
		first = string(text)
	}
}

func TestSchemasAreOfTheStructs(t *testing.T) {
	for _, extent := range []Extent{Brief, Full} {
		v, err := Words(extent)
		if err != nil {
			t.Fatal(err)
		}
		text := string(v.Draft)
		for _, w := range words() {
			if !strings.Contains(text, `"enum":["`+w.name+`"]`) {
				t.Errorf("%s is missing", w.name)
			}
		}
		for _, info := range Shown(extent) {
			if !strings.Contains(text, `"enum":["`+info.Kind+`"]`) {
				t.Errorf("%s is missing", info.Kind)
			}
		}
		for _, word := range []string{`"oneOf"`, `"const"`, `"$schema"`, `"null"`, "set_lock"} {
			if strings.Contains(text, word) {
				t.Errorf("the schema has %s, which not every provider reads", word)
			}
		}
		if again, _ := Words(extent); again.Hash != v.Hash || !json.Valid(v.Answer) {
			t.Error("the vocabulary differs from time to time")
		}
	}
}

func FuzzReadAnswer(f *testing.F) {
	for _, seed := range []string{
		`{"proposals":[{"label":"x","steps":[{"action":"remove_node","node":"a"}]}]}`,
		"```json\n{\"proposals\":[]}\n```", "{", "```", `{"proposals":[{"label":"` + "\x00" + `"}]}`, `{"a":1e371}`, "words {\"proposals\":null} words",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ReadAnswer(text)
		if err != nil && len(err.Error()) > 900 {
			t.Errorf("an error of %d bytes", len(err.Error()))
		}
		for _, d := range a.Proposals {
			for _, step := range d.Steps {
				if err == nil {
					_, _, _, _ = understand(step)
				}
			}
		}
	})
}

func FuzzSteps(f *testing.F) {
	for _, seed := range []string{
		study, `{"action":"place","id":"a","thing":"sofa","at":[0,0],"relations":[{"verb":"near","target":"room"}]}`,
		`{"action":"paint","node":"room","part":"walls","color":"sage"}`, `{"action":"set_transform","node":"room","transform":{"translation":[1,2,3],"rotation":[0,0,0,1],"scale":[1,1,1]}}`,
		`{"action":"tune_light","node":"room","kelvin":-1}`, `{"action":"swap","node":"room","id":"b","thing":"lamp"}`,
	} {
		f.Add(seed)
	}
	b := &Builder{Store: asset.NewStore(), Source: catalog.Builtin()}
	f.Fuzz(func(t *testing.T, step string) {
		d, err := ReadDraft(fmt.Appendf(nil, `{"label":"x","steps":[%s,%s]}`, study, step))
		if err != nil {
			return
		}
		built, err := b.Build(context.Background(), Ask{Scene: scene.Empty("x")}, d)
		if err != nil {
			return
		}
		if _, _, err := action.Preview(scene.Empty("x"), built.Actions); err != nil {
			t.Errorf("what was built does not apply: %v", err)
		}
	})
}
