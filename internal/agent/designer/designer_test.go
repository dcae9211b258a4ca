package designer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// studio is a store, a catalogue and a policy for one test.
type studio struct {
	t      testing.TB
	store  *asset.Store
	source catalog.Source
	policy *Policy
}

// shared is one catalogue for all tests, so that its textures are made once.
var shared = sync.OnceValue(catalog.Builtin)

func newStudio(t testing.TB) *studio {
	s := &studio{t: t, store: asset.NewStore(), source: shared()}
	s.policy = New(s.store, s.source)
	return s
}

// ask proposes and applies every proposal in order, checking each on the way.
func (s *studio) ask(snap *scene.Snapshot, obs proposal.Observation) (*scene.Snapshot, []proposal.Proposal, agent.Remark) {
	s.t.Helper()
	obs.Scene = snap
	proposals, remark, err := agent.Collect(context.Background(), s.policy, obs)
	if err != nil {
		s.t.Fatalf("%q: %v", obs.Prompt, err)
	}
	for _, p := range proposals {
		if p.Label == "" || p.ID == "" || p.Policy != Name || len(p.Actions) == 0 || len(p.Score.Evidence) == 0 {
			s.t.Errorf("%q: proposal %+v is not complete", obs.Prompt, p)
		}
		snap = s.apply(snap, p)
	}
	return snap, proposals, remark
}

func (s *studio) apply(snap *scene.Snapshot, p proposal.Proposal) *scene.Snapshot {
	s.t.Helper()
	next, _, err := action.Preview(snap, action.Fit(snap, p.Actions))
	if err != nil {
		s.t.Fatalf("%q on top of the earlier ones: %v", p.Label, err)
	}
	return next
}

// valid fails for everything that breaks a hard rule.
func (s *studio) valid(snap *scene.Snapshot, what string) {
	s.t.Helper()
	verdicts, err := check.Run(snap, s.store)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, v := range verdicts {
		if v.Severity == check.Error {
			s.t.Errorf("%s: %s", what, v.Message)
		}
	}
}

// count counts the things of a scene that a noun can mean.
func (s *studio) count(snap *scene.Snapshot, noun string) int {
	survey, err := look(snap, s.store, s.policy.words)
	if err != nil {
		s.t.Fatal(err)
	}
	return len(survey.named(noun, ""))
}

// placements are prompts for an empty scene, with the counts that must stand there afterwards.
var placements = []struct {
	prompt string
	counts map[string]int
	area   float64 // m² of floor, 0 for any
}{
	{"a cosy reading corner with two armchairs, a bookshelf and a warm floor lamp by the window", map[string]int{"armchair": 2, "bookshelf": 1, "floor lamp": 1}, 0},
	{"a beach-inspired bedroom with light paint, a rattan chair and a queen bed, 4m x 5m", map[string]int{"bed": 1, "armchair": 1}, 20},
	{"a small bookstore with four bookshelves, a counter and two reading chairs; 5m x 7m", map[string]int{"bookshelf": 4, "armchair": 2}, 35},
	{"an inviting dining room with a table and six chairs; 5m x 6m", map[string]int{"table": 1, "dining chair": 6}, 30},
	{"a playful children's room with a twin bed in a corner and a nightstand nearby; 4m x 5m", map[string]int{"single bed": 1, "nightstand": 1}, 20},
	{"a computer room with two desks and two office chairs; 4m x 5m", map[string]int{"desk": 2, "office chair": 2}, 20},
	{"a living room with a loveseat centered in the room, a small coffee table in front of the loveseat and a TV stand on one wall, 4m x 5m", map[string]int{"loveseat": 1, "coffee table": 1, "tv stand": 1}, 20},
	{"an industrial home office, 12ft by 10ft", map[string]int{"desk": 1}, 11.15},
	{"a tiny bedroom 2.6 by 3.2 m with a single bed and a plant", map[string]int{"single bed": 1, "plant": 1}, 8.32},
	{"an L-shaped living room of 30 square metres with two sofas facing each other", map[string]int{"sofa": 2}, 0},
	{"a 1950s diner", map[string]int{"table": 2}, 0},
	{"a meeting room with a long table, eight office chairs and a whiteboard", map[string]int{"office chair": 8}, 0},
	{"a bedroom with a double bed, two nightstands with lamps, and curtains", map[string]int{"nightstand": 2, "table lamp": 2, "curtain": 1}, 0},
	{"a bedroom with a nightstand on each side of the bed and a table lamp on each nightstand, and a double bed", map[string]int{"nightstand": 2, "table lamp": 2}, 0},
	{"a small boutique", map[string]int{"clothes rack": 2, "counter": 1, "screen": 1, "mirror": 1, "mannequin": 1}, 0},
	{"a modern white kitchen with an island", map[string]int{"kitchen island": 1, "bar stool": 2, "sink": 1}, 0},
	{"a studio with a sofa and a desk by the window", map[string]int{"sofa": 1, "desk": 1}, 0},
}

func TestPlacesWhatIsAskedFor(t *testing.T) {
	for _, c := range placements {
		t.Run(c.prompt, func(t *testing.T) {
			s := newStudio(t)
			snap, proposals, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: c.prompt, Seed: 1})
			if len(proposals) < 2 {
				t.Fatalf("only %d proposals", len(proposals))
			}
			s.valid(snap, c.prompt)
			for noun, want := range c.counts {
				if got := s.count(snap, noun); got < want {
					t.Errorf("%d of %d %s stand there", got, want, plural(noun))
				}
			}
			if c.area > 0 {
				s.floorIs(snap, c.area)
			}
		})
	}
}

func (s *studio) floorIs(snap *scene.Snapshot, area float64) {
	s.t.Helper()
	world, err := query.New(snap, s.store)
	if err != nil {
		s.t.Fatal(err)
	}
	if rooms := world.Rooms(); len(rooms) != 1 || rooms[0].Outline.Area() < area-0.05 || rooms[0].Outline.Area() > area+0.05 {
		s.t.Errorf("the room does not have %g m² of floor", area)
	}
}

// TestLayoutVLMPrompts reads the task prompts of a published benchmark when its files are there.
func TestLayoutVLMPrompts(t *testing.T) {
	dir := os.Getenv("SCENOGRAPH_DATA")
	if dir == "" {
		dir = "../../../../shared/data"
	}
	files, err := filepath.Glob(filepath.Join(dir, "layoutvlm", "*.json"))
	if err != nil || len(files) == 0 {
		t.Skip("SKIPPED: no LayoutVLM tasks; set SCENOGRAPH_DATA to the folder that holds layoutvlm/*.json")
	}
	if testing.Short() {
		files = files[:3]
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var task struct {
				Description string `json:"task_description"`
				Criteria    string `json:"layout_criteria"`
			}
			if err := json.Unmarshal(text, &task); err != nil {
				t.Fatal(err)
			}
			s := newStudio(t)
			prompt := task.Description + ". " + task.Criteria
			snap, proposals, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: prompt, Seed: 1})
			s.valid(snap, prompt)
			if len(proposals) < 5 {
				t.Errorf("only %d proposals", len(proposals))
			}
			for _, p := range proposals {
				for _, e := range p.Score.Evidence {
					if e.Name == "count" && strings.Contains(e.Detail, "asked") && !e.OK {
						t.Errorf("%s: %s", p.Label, e.Detail)
					}
				}
			}
		})
	}
}

func TestSameSeedSameBytesOtherSeedOtherDesign(t *testing.T) {
	const prompt = "a living room with a sofa, two armchairs and a bookshelf"
	encode := func(seed uint64) []byte {
		s := newStudio(t)
		_, proposals, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: prompt, Seed: seed})
		var out bytes.Buffer
		for _, p := range proposals {
			list, err := action.EncodeList(p.Actions)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&out, "%s %s %v %s\n%s", p.ID, p.Label, p.Score, p.Notes, list)
		}
		return out.Bytes()
	}
	one := encode(1)
	if !bytes.Equal(one, encode(1)) {
		t.Error("the same seed gave other bytes")
	}
	if bytes.Equal(one, encode(2)) {
		t.Error("another seed gave the same design")
	}
}

func TestFirstStepsThenDone(t *testing.T) {
	s := newStudio(t)
	const prompt = "a bedroom with a double bed"
	snap, first, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: prompt, Seed: 3})
	if len(first) == 0 {
		t.Fatal("no proposals")
	}
	for step := 1; step < 4; step++ {
		next, more, remark := s.ask(snap, proposal.Observation{Prompt: prompt, Seed: 3, Step: step * 10, Revision: uint64(step)})
		snap = next
		s.valid(snap, fmt.Sprintf("step %d", step))
		if len(more) == 0 {
			if !remark.Done {
				t.Errorf("nothing more, yet not done: %v", remark.Notes)
			}
			if beds := s.count(snap, "bed"); beds != 1 {
				t.Errorf("%d beds", beds)
			}
			return
		}
	}
	t.Error("the designer never says that it is done")
}

func TestPinnedThingsStay(t *testing.T) {
	s := newStudio(t)
	snap := starterScene(t, s.store, s.source)
	pinned, _, err := action.Preview(snap, []action.Action{action.Pin{Nodes: []scene.NodeID{"sofa-1", "rug-1", "room"}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, prompt := range []string{"remove the sofa", "move the sofa to the window", "make the sofa red", "clear the room", "a bigger rug", "paint the walls blue", "make it warmer", "swap the sofa for a loveseat", "tidy up", "rotate the rug"} {
		next, _, _ := s.ask(pinned, proposal.Observation{Prompt: prompt, Seed: 1})
		for _, id := range []scene.NodeID{"sofa-1", "rug-1", "room"} {
			was, _ := pinned.Node(id)
			is, ok := next.Node(id)
			if !ok || !sameNode(was, is) {
				t.Errorf("%q changed the pinned %s", prompt, id)
			}
		}
	}
}

func sameNode(a, b *scene.Node) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func TestLaterProposalsStandWithoutTheEarlier(t *testing.T) {
	s := newStudio(t)
	snap := starterScene(t, s.store, s.source)
	_, proposals, _ := s.ask(snap, proposal.Observation{Prompt: "two armchairs facing each other, a bookshelf and a floor lamp by the window", Seed: 1})
	if len(proposals) < 3 {
		t.Fatalf("%d proposals", len(proposals))
	}
	for _, p := range proposals {
		s.valid(s.apply(snap, p), p.Label+" alone")
	}
}

func TestReviseFindsAnotherPlace(t *testing.T) {
	s := newStudio(t)
	snap := starterScene(t, s.store, s.source)
	obs := proposal.Observation{Prompt: "two armchairs and a bookshelf", Seed: 1, Scene: snap}
	_, proposals, _ := s.ask(snap, obs)
	taken := s.apply(snap, proposals[0]) // somebody else has put the same things there
	if _, _, err := action.Preview(taken, proposals[0].Actions); err == nil {
		t.Fatal("the ids are free; the test tests nothing")
	}
	obs.Scene, obs.Revision = taken, 7
	again, err := s.policy.Revise(context.Background(), obs, proposals[0])
	if err != nil {
		t.Fatal(err)
	}
	if again.ID != proposals[0].ID || again.Base != 7 {
		t.Errorf("revised as %s on %d", again.ID, again.Base)
	}
	s.valid(s.apply(taken, again), again.Label)
	if _, err := s.policy.Revise(context.Background(), obs, proposal.Proposal{Policy: "other"}); !errors.Is(err, errElsewhere) {
		t.Errorf("a foreign proposal gave %v", err)
	}
}

func TestUnknownThingsAreReported(t *testing.T) {
	s := newStudio(t)
	_, proposals, remark := s.ask(starterScene(t, s.store, s.source), proposal.Observation{Prompt: "a samovar and two armchairs", Seed: 1})
	notes := slices.Clone(remark.Notes)
	for _, p := range proposals {
		notes = append(notes, p.Notes...)
	}
	if !strings.Contains(strings.Join(notes, ";"), `no catalogue thing fits "samovar"`) {
		t.Errorf("the samovar was dropped in silence: %q", notes)
	}
}

func TestHostilePrompts(t *testing.T) {
	for name, prompt := range map[string]string{
		"empty": "", "blank": " \n\t ", "huge": strings.Repeat("two chairs and a table, ", 50_000), "control": "a \x00chair\x1b[31m by \x7fthe window", "foreign": "我想要一个舒适的房间",
		"overflow": "1e371 chairs", "negative": "-3 chairs", "many": "10,000 chairs", "format": "%s%n ## {{.}} a chair", "invalid": "\xff\xfe chair", "giant": "a 900m x 900m bedroom", "dot": "a 0.01m x 0.01m room with a sofa",
	} {
		t.Run(name, func(t *testing.T) {
			s := newStudio(t)
			snap := starterScene(t, s.store, s.source)
			next, proposals, remark := s.ask(snap, proposal.Observation{Prompt: prompt, Seed: 1})
			s.valid(next, name)
			if len(proposals) == 0 && len(remark.Notes) == 0 {
				t.Error("neither a proposal nor a word")
			}
			if n := next.Len() - snap.Len(); n > 200 {
				t.Errorf("%d nodes were added", n)
			}
		})
	}
}

func TestCancelStops(t *testing.T) {
	s := newStudio(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := s.policy.Propose(ctx, proposal.Observation{Scene: starterScene(t, s.store, s.source), Prompt: "ten armchairs", Seed: 1}, func(proposal.Proposal) error { return nil })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled answer gave %v", err)
	}
}

func BenchmarkFirstProposalInStarterRoom(b *testing.B) {
	s := newStudio(b)
	snap := starterScene(b, s.store, s.source)
	stop := errors.New("first")
	for b.Loop() {
		err := s.policy.Propose(context.Background(), proposal.Observation{Scene: snap, Prompt: "a cosy reading corner with two armchairs, a bookshelf and a warm floor lamp by the window", Seed: 1}, func(proposal.Proposal) error { return stop })
		if !errors.Is(err, stop) {
			b.Fatal(err)
		}
	}
}

// TestMoreLikeAnAnswer keeps the things and their looks, and places them otherwise; of one step, only that step comes.
func TestMoreLikeAnAnswer(t *testing.T) {
	s := newStudio(t)
	obs := proposal.Observation{Prompt: "a living room with a sofa, an armchair and a rug", Seed: 3}
	first, proposals, _ := s.ask(scene.Empty("test"), obs)
	obs.Seed, obs.Like = 11, &proposal.Liked{ID: "liked", Seed: 3}
	second, _, _ := s.ask(scene.Empty("test"), obs)
	model := func(s *scene.Snapshot, id scene.NodeID) scene.ModelRef {
		n, ok := s.Node(id)
		if !ok {
			t.Fatalf("there is no %s", id)
		}
		return *n.Model
	}
	a, b := model(first, "sofa-1"), model(second, "sofa-1")
	if a.Asset != b.Asset || !slices.Equal(a.Materials, b.Materials) {
		t.Error("the sofa is another one")
	}
	if first.Hash() == second.Hash() {
		t.Error("the same answer comes again")
	}
	step := proposals[len(proposals)-1]
	obs.Like = &proposal.Liked{ID: step.ID, Seed: 3, Plan: step.Plan, Step: true}
	room, _, err := action.Preview(scene.Empty("test"), proposals[0].Actions)
	if err != nil {
		t.Fatal(err)
	}
	if _, only, _ := s.ask(room, obs); len(only) > 1 {
		t.Errorf("%d steps come instead of another version of one", len(only))
	}
}

// TestMoreLikeAStepVaries asks for eight versions of one step, of which most differ.
func TestMoreLikeAStepVaries(t *testing.T) {
	s := newStudio(t)
	room := starterScene(t, s.store, s.source)
	for _, prompt := range []string{"add an armchair", "add a plant", "put a bowl on the coffee table", "hang a mirror on the wall"} {
		_, steps, _ := s.ask(room, proposal.Observation{Prompt: prompt, Seed: 1})
		seen := map[[32]byte]bool{}
		for seed := range uint64(8) {
			liked := proposal.Liked{ID: steps[0].ID, Seed: 1, Plan: steps[0].Plan, Step: true}
			after, _, _ := s.ask(room, proposal.Observation{Prompt: prompt, Seed: 17 + seed, Like: &liked})
			s.valid(after, prompt)
			seen[after.Hash()] = true
		}
		if len(seen) < 5 {
			t.Errorf("%q: %d of 8 versions differ", prompt, len(seen))
		}
	}
}
