package presenter

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

func node(id, name, parent string) scene.Node {
	return scene.Node{ID: scene.NodeID(id), Name: name, Parent: scene.NodeID(parent), Transform: geom.IdentityTransform()}
}

func snapshot(t *testing.T, nodes ...scene.Node) *scene.Snapshot {
	t.Helper()
	draft := scene.Empty("test").Edit()
	for _, n := range nodes {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	s, _ := draft.Seal()
	return s
}

func names(rows []Row) string {
	var out []string
	for _, r := range rows {
		out = append(out, strings.Repeat(".", r.Depth)+r.Name)
	}
	return strings.Join(out, " ")
}

func TestOutlineSortsFoldsAndFilters(t *testing.T) {
	s := snapshot(t, node("g", "Group", ""), node("a", "Chair 10", "g"), node("b", "chair 2", "g"), node("c", "Lamp", "g"))
	all := func(scene.NodeID) bool { return true }
	none := func(scene.NodeID) bool { return false }
	for _, c := range []struct {
		filter string
		open   func(scene.NodeID) bool
		want   string
	}{
		{"", all, "Group .chair 2 .Chair 10 .Lamp"},
		{"", none, "Group"},
		{"CHAIR 1", none, "Group .Chair 10"},
		{"nothing like it", all, ""},
	} {
		if got := names(Outline(s, nil, c.filter, c.open)); got != c.want {
			t.Errorf("filter %q: %q, want %q", c.filter, got, c.want)
		}
	}
	rows := Outline(s, []scene.NodeID{"c"}, "", all)
	if !rows[3].Selected || rows[0].Selected {
		t.Errorf("selection is wrong in %+v", rows)
	}
	if got := Between(rows, "c", "b"); !slices.Equal(got, []scene.NodeID{"b", "a", "c"}) {
		t.Errorf("between: %v", got)
	}
}

func TestInspectSeveralObjects(t *testing.T) {
	a, b := node("a", "A", ""), node("b", "B", "")
	a.Transform.Translation, b.Transform.Translation = geom.Vec3{1, 5, 0}, geom.Vec3{2, 5, 0}
	m := Inspect(snapshot(t, a, b), asset.NewStore(), []scene.NodeID{"a", "b", "gone"})
	if m.Title != "2 objects" || m.Rename != "" {
		t.Errorf("title %q, rename %q", m.Title, m.Rename)
	}
	position := m.Sections[0].Fields[0]
	if !position.Vector[0].Varies || position.Vector[1].Varies || position.Vector[1].Value != 5 {
		t.Errorf("position %+v", position.Vector)
	}
	actions := position.Apply(Value{Number: 3, Axis: 2})
	if len(actions) != 2 || actions[1].(action.SetTransform).Transform.Translation != (geom.Vec3{2, 5, 3}) {
		t.Errorf("setting z gives %+v", actions)
	}
}

func TestInspectorEditsApply(t *testing.T) {
	light := node("l", "Lamp", "")
	light.Light = &scene.Light{Kind: scene.SpotLight, Color: geom.Color{1, 1, 1}, Intensity: 60, InnerRad: 0.3, OuterRad: 0.5}
	camera := node("c", "Eye", "")
	camera.Camera = &scene.Camera{Projection: scene.Perspective, FovYRad: 0.8, Near: 0.1, Far: 100}
	s := snapshot(t, light, camera)
	for _, selection := range [][]scene.NodeID{nil, {"l"}, {"c"}} {
		for _, section := range Inspect(s, asset.NewStore(), selection).Sections {
			for _, f := range section.Fields {
				if f.Edit == nil {
					continue
				}
				value := Value{Number: f.Number.Value, Color: f.Color.Value, On: f.On.Value, Text: f.Text.Value}
				if f.Kind == ChoiceField {
					value.Text = f.Among[len(f.Among)-1].Value
				}
				if _, _, err := action.Preview(s, f.Apply(value)); err != nil {
					t.Errorf("%v %s/%s: %v", selection, section.Key, f.Key, err)
				}
			}
		}
	}
}

func TestFieldKeepsItsLimits(t *testing.T) {
	light := node("l", "Lamp", "")
	light.Light = &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 60}
	for _, section := range Inspect(snapshot(t, light), asset.NewStore(), []scene.NodeID{"l"}).Sections {
		for _, f := range section.Fields {
			if f.Key == "Brightness" {
				if got := f.Apply(Value{Number: -5})[0].(action.EditLight).Light.Intensity; got != 0 {
					t.Errorf("a negative brightness becomes %v", got)
				}
				return
			}
		}
	}
	t.Fatal("a light has no brightness")
}

func TestChangesGroupWhatBelongsTogether(t *testing.T) {
	base := snapshot(t, node("rug", "Rug", ""))
	lamp := node("lamp", "Floor lamp", "")
	actions := []action.Action{
		action.AddMaterial{Material: scene.NewMaterial("brass", "Brass", geom.Color{1, 0.8, 0.3})},
		action.AddNode{Node: lamp},
		action.AddLight{Node: "bulb", Name: "Bulb", Parent: "lamp", Transform: geom.IdentityTransform(), Light: scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}}},
		action.SetTransform{Node: "rug", Transform: geom.At(geom.Vec3{0.4, 0, 0}, 0)},
		action.RemoveNode{Node: "rug"},
	}
	lines := Changes(base, &Card{Actions: actions, Off: map[int]bool{3: true}})
	var got []string
	for _, l := range lines {
		got = append(got, string(l.Sign)+l.Text+"/"+l.Detail)
	}
	want := []string{"+Floor lamp/group", "~Rug/moved 0.40 m", "−Rug/"}
	if !slices.Equal(got, want) {
		t.Errorf("lines %q, want %q", got, want)
	}
	if !slices.Equal(lines[0].Actions, []int{1, 2}) {
		t.Errorf("the lamp's line stands for actions %v", lines[0].Actions)
	}
	if lines[1].On || !lines[0].On {
		t.Error("what is ticked off does not show")
	}
}

func TestCommandsFitTheState(t *testing.T) {
	s := &State{Scene: snapshot(t), Settings: session.Preferences{Navigation: session.BlenderNavigation}}
	ids := map[string]Command{}
	for _, c := range Commands(s) {
		if _, twice := ids[c.ID]; twice {
			t.Errorf("the command %s is there twice", c.ID)
		}
		ids[c.ID] = c
	}
	for _, id := range []string{"edit.undo", "edit.delete", "agent.accept"} {
		if ids[id].Off == "" {
			t.Errorf("%s can be done although there is nothing to do it to", id)
		}
	}
	if ids["file.save"].Window != "save" || ids["tool.move"].Shortcut != "G" {
		t.Errorf("save %+v, move %+v", ids["file.save"], ids["tool.move"])
	}
	if found := Find(Commands(s), "sel all"); len(found) == 0 || !strings.Contains(found[0].ID, "all") {
		t.Errorf("searching finds %+v", found)
	}
}

func TestListFolder(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.glb", "A.GLTF", "note.txt", ".hidden.glb"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"room.scene", "zebra"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, e := range ListFolder(dir, []string{".glb", ".gltf"}).Entries {
		got = append(got, e.Name)
	}
	if want := []string{"room.scene", "zebra", "A.GLTF", "b.glb"}; !slices.Equal(got, want) {
		t.Errorf("listed %v, want %v", got, want)
	}
	if l := ListFolder(filepath.Join(dir, "nowhere"), nil); l.Problem == "" {
		t.Error("a missing folder is no problem")
	}
}

func TestReadable(t *testing.T) {
	for text, want := range map[string]string{
		"session: review: no room is left":             "No room is left",
		"gltfio: sofa.glb: mesh 0: index 9 is missing": "sofa.glb: mesh 0: index 9 is missing",
		"Imported sofa.glb":                            "Imported sofa.glb",
		"":                                             "",
	} {
		if got := Readable(text); got != want {
			t.Errorf("Readable(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestLeft(t *testing.T) {
	for d, want := range map[time.Duration]string{0: "1 s left", 4600 * time.Millisecond: "5 s left", 90 * time.Second: "2 min left"} {
		if got := Left(d); got != want {
			t.Errorf("%v is said as %q, want %q", d, got, want)
		}
	}
}
