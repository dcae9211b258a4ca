package designer

import (
	"math"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// edited is what a request does to the starter room.
type edited struct {
	before, after *scene.Snapshot
	store         *asset.Store
}

func (e edited) gone(id scene.NodeID) bool {
	_, ok := e.after.Node(id)
	return !ok
}

func (e edited) moved(id scene.NodeID) geom.Vec3 {
	return e.after.WorldFromNode(id).Translation.Sub(e.before.WorldFromNode(id).Translation)
}

func (e edited) turned(id scene.NodeID) float64 {
	return geom.WrapAngle(e.after.WorldFromNode(id).Rotation.YawAngle() - e.before.WorldFromNode(id).Rotation.YawAngle())
}

// material finds a material that a node wears now and did not before.
func (e edited) material(id scene.NodeID) (scene.Material, bool) {
	was, _ := e.before.Node(id)
	is, _ := e.after.Node(id)
	for i, m := range is.Model.Materials {
		if m != was.Model.Materials[i] {
			found, _ := e.after.Material(m)
			return *found, true
		}
	}
	return scene.Material{}, false
}

// edits are requests about the starter room: which nodes may change, and what must be true afterwards.
var editRequests = []struct {
	prompt    string
	selection []scene.NodeID
	touches   []scene.NodeID // existing nodes that may change
	holds     func(e edited) bool
}{
	{"remove the rug", nil, []scene.NodeID{"rug-1"}, func(e edited) bool { return e.gone("rug-1") }},
	{"get rid of the vase and the books", nil, []scene.NodeID{"vase-1", "books-1"}, func(e edited) bool { return e.gone("vase-1") && e.gone("books-1") }},
	{"move the rug 30 cm to the right", nil, []scene.NodeID{"rug-1"}, func(e edited) bool { return math.Abs(e.moved("rug-1")[0]-0.3) < 1e-6 }},
	{"move the bookshelf against the east wall", nil, []scene.NodeID{"bookshelf-1"}, func(e edited) bool { return e.after.WorldFromNode("bookshelf-1").Translation[0] > 2 }},
	{"put the plant in the corner", nil, []scene.NodeID{"plant-1"}, func(edited) bool { return true }},
	{"rotate the vase 90 degrees", nil, []scene.NodeID{"vase-1"}, func(e edited) bool { return math.Abs(e.turned("vase-1")-math.Pi/2) < 1e-6 }},
	{"rotate it by 45 degrees clockwise", []scene.NodeID{"vase-1"}, []scene.NodeID{"vase-1"}, func(e edited) bool { return math.Abs(e.turned("vase-1")+math.Pi/4) < 1e-6 }},
	{"make the sofa dark blue", nil, []scene.NodeID{"sofa-1"}, func(e edited) bool {
		m, ok := e.material("sofa-1")
		return ok && m.BaseColor[2] > m.BaseColor[0]
	}},
	{"make these warmer", []scene.NodeID{"sofa-1"}, []scene.NodeID{"sofa-1"}, func(e edited) bool { _, ok := e.material("sofa-1"); return ok }},
	{"paint the walls sage green", nil, []scene.NodeID{"room"}, func(e edited) bool {
		was, _ := e.before.Node("room")
		is, _ := e.after.Node("room")
		return was.Room.Walls != is.Room.Walls && was.Room.Floor == is.Room.Floor
	}},
	{"darker floor", nil, []scene.NodeID{"room"}, func(e edited) bool {
		was, _ := e.before.Node("room")
		is, _ := e.after.Node("room")
		a, _ := e.before.Material(was.Room.Floor)
		b, _ := e.after.Material(is.Room.Floor)
		return b.BaseColor.Luminance() < a.BaseColor.Luminance()
	}},
	{"turn off the lamp", nil, []scene.NodeID{"floor-lamp-1"}, func(e edited) bool {
		for n := range e.after.Children("floor-lamp-1") {
			if n.Light != nil && !n.Hidden {
				return false
			}
		}
		return true
	}},
	{"make the room brighter", nil, []scene.NodeID{"floor-lamp-1"}, func(e edited) bool {
		return e.after.Settings().Environment.ExposureEV > e.before.Settings().Environment.ExposureEV
	}},
	{"swap the floor lamp for something lower", nil, []scene.NodeID{"floor-lamp-1"}, func(e edited) bool { return e.gone("floor-lamp-1") && !e.gone("floor-lamp-2") }},
	{"replace the coffee table with a round one", nil, []scene.NodeID{"coffee-table-1", "vase-1", "books-1"}, func(e edited) bool { return e.gone("coffee-table-1") }},
	{"add two more armchairs", nil, nil, func(e edited) bool { return !e.gone("armchair-1") && !e.gone("armchair-2") }},
	{"put a bowl on the coffee table", nil, nil, func(e edited) bool {
		n, ok := e.after.Node("bowl-1")
		return ok && n.Parent == "coffee-table-1"
	}},
	{"make the vase bigger", nil, []scene.NodeID{"vase-1"}, func(e edited) bool { return e.after.WorldFromNode("vase-1").Scale[0] > 1.1 }},
	{"set the coffee table for two", nil, nil, func(e edited) bool { return !e.gone("plate-1") }},
	{"the plant is too small", nil, []scene.NodeID{"plant-1"}, func(e edited) bool { return e.after.WorldFromNode("plant-1").Scale[0] > 1.01 }},
	{"make the rug 40 cm longer", nil, []scene.NodeID{"rug-1"}, func(e edited) bool {
		was, is := e.before.WorldFromNode("rug-1").Scale, e.after.WorldFromNode("rug-1").Scale
		return max(is[0]/was[0], is[1]/was[1]) > 1.05 && min(is[0]/was[0], is[1]/was[1]) == 1
	}},
	{"make the ceiling a bit higher", nil, []scene.NodeID{"room"}, func(e edited) bool {
		was, _ := e.before.Node("room")
		is, _ := e.after.Node("room")
		return is.Room.Height > was.Room.Height
	}},
	{"make it look industrial", nil, anything, func(e edited) bool {
		was, _ := e.before.Node("sofa-1")
		is, _ := e.after.Node("sofa-1")
		return was.Model.Asset != is.Model.Asset && was.Transform == is.Transform
	}},
	{"restyle the sofa and the bookshelf in a rustic style", nil, []scene.NodeID{"sofa-1", "bookshelf-1"}, func(e edited) bool {
		was, _ := e.before.Node("bookshelf-1")
		is, _ := e.after.Node("bookshelf-1")
		return was.Model.Asset != is.Model.Asset
	}},
	{"make all wooden furniture darker", nil, []scene.NodeID{"coffee-table-1", "bookshelf-1"}, func(e edited) bool {
		_, table := e.material("coffee-table-1")
		_, shelf := e.material("bookshelf-1")
		return table && shelf
	}},
	{"make everything smaller", nil, anything, func(e edited) bool {
		for _, id := range []scene.NodeID{"sofa-1", "coffee-table-1", "rug-1"} {
			if e.after.WorldFromNode(id).Scale[0] > 0.99 {
				return false
			}
		}
		was, is := e.before.WorldFromNode("vase-1").Translation, e.after.WorldFromNode("vase-1").Translation
		return is[2] < was[2]-0.01 && e.moved("plant-1")[2] == 0
	}},
	{"delete evrything except the sofa", nil, anything, func(e edited) bool { return !e.gone("sofa-1") && e.gone("rug-1") && e.gone("bookshelf-1") }},
	{"keep only the sofa and the vase", nil, anything, func(e edited) bool {
		return !e.gone("sofa-1") && !e.gone("vase-1") && !e.gone("coffee-table-1") && e.gone("rug-1")
	}},
	{"it's too cluttered in here", nil, []scene.NodeID{"picture-1", "vase-1", "books-1"}, func(e edited) bool {
		return e.gone("picture-1") && e.gone("vase-1") && e.gone("books-1")
	}},
	{"turn the sofa 90 degrees", nil, []scene.NodeID{"sofa-1"}, func(e edited) bool { return math.Abs(e.turned("sofa-1")-math.Pi/2) < 1e-6 }},
	{"make it feel like a library", nil, anything, func(e edited) bool {
		rooms, shelves := 0, 0
		for n := range e.after.Nodes() {
			if n.Room != nil {
				rooms++
			}
			if n.Semantics != nil && n.Semantics.Category == "bookshelf" {
				shelves++
			}
		}
		was, _ := e.before.Node("room")
		is, _ := e.after.Node("room")
		return rooms == 1 && shelves > 1 && was.Room.Walls != is.Room.Walls
	}},
	{"the rug should be blue", nil, []scene.NodeID{"rug-1"}, func(e edited) bool { _, ok := e.material("rug-1"); return ok }},
	{"clear the room", nil, []scene.NodeID{"rug-1", "sofa-1", "coffee-table-1", "floor-lamp-1", "plant-1", "bookshelf-1", "picture-1", "vase-1", "books-1"}, func(e edited) bool { return e.gone("sofa-1") && !e.gone("room") && !e.gone("main-view") }},
}

// anything is all that stands in the starter room, and the room.
var anything = []scene.NodeID{"room", "rug-1", "sofa-1", "coffee-table-1", "floor-lamp-1", "plant-1", "bookshelf-1", "picture-1", "vase-1", "books-1"}

func TestEditRequests(t *testing.T) {
	first := newStudio(t)
	snap := starterScene(t, first.store, first.source)
	for _, c := range editRequests {
		t.Run(c.prompt, func(t *testing.T) {
			t.Parallel()
			s := &studio{t: t, store: first.store, source: first.source, policy: New(first.store, first.source)}
			after, proposals, remark := s.ask(snap, proposal.Observation{Prompt: c.prompt, Selection: c.selection, Seed: 1})
			if len(proposals) == 0 {
				t.Fatalf("no proposal: %v", remark.Notes)
			}
			s.valid(after, c.prompt)
			if !c.holds(edited{snap, after, s.store}) {
				t.Error("what was asked for does not hold")
			}
			for n := range snap.Nodes() {
				if slices.ContainsFunc(c.touches, func(id scene.NodeID) bool { return id == n.ID || id == n.Parent }) {
					continue
				}
				if now, ok := after.Node(n.ID); !ok || !sameNode(n, now) {
					t.Errorf("%s was changed and not asked about", n.ID)
				}
			}
		})
	}
}

func TestMissingTargetsAreNamed(t *testing.T) {
	s := newStudio(t)
	for prompt, words := range map[string]string{
		"remove the piano": "no piano", "make these warmer and remove them": "", "rotate the wardrobe": "no wardrobe", "turn off the chandelier": "no chandelier",
	} {
		_, proposals, remark := s.ask(starterScene(t, s.store, s.source), proposal.Observation{Prompt: prompt, Seed: 1})
		if words != "" && (len(proposals) > 0 || !strings.Contains(strings.Join(remark.Notes, ";"), words)) {
			t.Errorf("%q: %d proposals, notes %q", prompt, len(proposals), remark.Notes)
		}
	}
}

func TestWhatStoodOnARugIsSetDown(t *testing.T) {
	s := newStudio(t)
	snap, _, _ := s.ask(scene.Empty("test"), proposal.Observation{Prompt: "a room with a rug in the middle of the room", Seed: 1})
	snap, _, _ = s.ask(snap, proposal.Observation{Prompt: "add a bean bag in the middle of the room", Seed: 1})
	raised := 0
	for n := range snap.Nodes() {
		if z := snap.WorldFromNode(n.ID).Translation[2]; n.Model != nil && z > 0.001 && z < 0.03 {
			raised++
		}
	}
	if raised == 0 {
		t.Fatal("nothing stands on the rug of this room, so that the test shows nothing")
	}
	after, proposals, remark := s.ask(snap, proposal.Observation{Prompt: "remove the rug", Seed: 1})
	if len(proposals) != 1 || s.count(after, "rug") != 0 {
		t.Fatalf("%d proposals, %v", len(proposals), remark.Notes)
	}
	s.valid(after, "the room without its rug")
}

// TestPutBack brings back what a request before has removed, and returns what it has moved.
func TestPutBack(t *testing.T) {
	s := newStudio(t)
	before := starterScene(t, s.store, s.source)
	for said, back := range map[string]string{"remove the plant": "put the plant back", "move the rug 20 cm to the right": "put it back"} {
		changed, _, remark := s.ask(before, proposal.Observation{Prompt: said, Seed: 1})
		if changed.Hash() == before.Hash() {
			t.Fatalf("%q: %v", said, remark.Notes)
		}
		after, _, remark := s.ask(changed, proposal.Observation{Prompt: back, Seed: 1, Earlier: []string{said}, Past: []*scene.Snapshot{before}})
		if d := scene.Compare(before, after); len(d.Nodes) > 0 {
			t.Errorf("%q after %q leaves %d nodes otherwise: %v", back, said, len(d.Nodes), remark.Notes)
		}
	}
}
