package document

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

var (
	ada      = Author{Kind: Human, Name: "Ada"}
	designer = Author{Kind: Policy, Name: "designer"}
)

// memory is a log that keeps records and can be told to fail.
type memory struct {
	records []Record
	failure error
}

func (m *memory) Append(r Record) (Stamp, error) {
	if m.failure != nil {
		return Stamp{}, m.failure
	}
	m.records = append(m.records, r)
	return Stamp{Seq: uint64(len(m.records))}, nil
}

func fresh() (*Document, *memory) {
	log := &memory{}
	return New(scene.Empty("room"), asset.NewStore(), log), log
}

func node(id string) action.Action {
	return action.AddNode{Node: scene.Node{ID: scene.NodeID(id), Name: id, Transform: geom.IdentityTransform()}}
}

func moved(id string, x float64) action.Action {
	return action.SetTransform{Node: scene.NodeID(id), Transform: geom.At(geom.Vec3{x, 0, 0}, 0)}
}

func mustCommit(t *testing.T, d *Document, by Author, actions ...action.Action) Commit {
	t.Helper()
	c, err := d.Commit(Tx{Author: by, Label: "Edit", Actions: actions})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// randomActions edits the scene at hand; some lists cannot be applied, and must then change nothing.
func randomActions(rng *rand.Rand, s *scene.Snapshot, i int) []action.Action {
	var ids []scene.NodeID
	for n := range s.Nodes() {
		ids = append(ids, n.ID)
	}
	if len(ids) == 0 {
		return []action.Action{node(fmt.Sprintf("n%d", i))}
	}
	var out []action.Action
	for k := range 1 + rng.IntN(3) {
		id := ids[rng.IntN(len(ids))]
		switch rng.IntN(9) {
		case 0:
			out = append(out, action.RemoveNode{Node: id})
		case 1:
			out = append(out, action.ReparentNode{Node: id, Parent: ids[rng.IntN(len(ids))], Transform: geom.IdentityTransform()})
		case 2:
			out = append(out, moved(string(id), rng.NormFloat64()))
		case 3:
			out = append(out, action.RenameNode{Node: id, Name: fmt.Sprint("name ", i)})
		case 4:
			out = append(out, action.AddMaterial{Material: scene.NewMaterial(scene.MaterialID(fmt.Sprintf("m%d.%d", i, k)), "m", geom.Color{1, 0, 0})})
		case 5:
			out = append(out, action.AddRelation{Relation: scene.Relation{ID: scene.RelationID(fmt.Sprintf("r%d.%d", i, k)), Kind: "near", Subject: id, Object: ids[0]}})
		case 6:
			out = append(out, action.RemoveNode{Node: "nowhere"})
		default:
			out = append(out, node(fmt.Sprintf("n%d.%d", i, k)))
		}
	}
	return out
}

func TestUndoOfCommitIsIdentity(t *testing.T) {
	for seed := range uint64(20) {
		d, log := fresh()
		rng := rand.New(rand.NewPCG(seed, 1))
		hashes := [][32]byte{d.Head().Snapshot.Hash()}
		for i := range 60 {
			before := d.Head()
			_, err := d.Commit(Tx{Author: ada, Label: fmt.Sprint(i), Actions: randomActions(rng, before.Snapshot, i)})
			if err != nil {
				if d.Head() != before {
					t.Fatalf("seed %d step %d: a refused commit moved the head", seed, i)
				}
				continue
			}
			hashes = append(hashes, d.Head().Snapshot.Hash())
		}
		for i := len(hashes) - 2; i >= 0; i-- {
			if _, err := d.Undo(ada); err != nil {
				t.Fatal(err)
			}
			if d.Head().Snapshot.Hash() != hashes[i] {
				t.Fatalf("seed %d: undo to state %d gives another scene", seed, i)
			}
		}
		if _, err := d.Undo(ada); !errors.Is(err, ErrNothingToUndo) {
			t.Errorf("seed %d: %v", seed, err)
		}
		for i := 1; i < len(hashes); i++ {
			if _, err := d.Redo(ada); err != nil {
				t.Fatal(err)
			}
			if d.Head().Snapshot.Hash() != hashes[i] {
				t.Fatalf("seed %d: redo to state %d gives another scene", seed, i)
			}
		}
		replayed := New(scene.Empty("room"), asset.NewStore(), nil)
		for i, r := range log.records {
			if err := replayed.Replay(r, Stamp{Seq: uint64(i + 1)}); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		if got, want := replayed.Head(), d.Head(); got.Revision != want.Revision || got.Snapshot.Hash() != want.Snapshot.Hash() {
			t.Errorf("seed %d: the replay leads elsewhere", seed)
		}
		for i, e := range replayed.History() {
			if e != d.History()[i] {
				t.Errorf("seed %d: replayed entry %d is %+v, was %+v", seed, i, e, d.History()[i])
			}
		}
	}
}

func TestRedoIsCutByACommit(t *testing.T) {
	d, _ := fresh()
	mustCommit(t, d, ada, node("a"))
	mustCommit(t, d, designer, node("b"))
	if c, err := d.Undo(ada); err != nil || c.Of != 2 || c.Revision != 3 {
		t.Fatalf("%+v, %v", c, err)
	}
	if label, ok := d.CanRedo(); !ok || label != "Edit" {
		t.Errorf("redo: %q, %v", label, ok)
	}
	mustCommit(t, d, ada, node("c"))
	if _, err := d.Redo(ada); !errors.Is(err, ErrNothingToRedo) {
		t.Errorf("redo after a commit: %v", err)
	}
	var got []string
	for _, e := range d.History() {
		got = append(got, fmt.Sprintf("%d %s %s undone=%v", e.Revision, e.Kind, e.Author.Kind, e.Undone))
	}
	want := "1 committed human undone=false|2 committed policy undone=true|3 undone human undone=false|4 committed human undone=false"
	if strings.Join(got, "|") != want {
		t.Errorf("history\n%s\nwant\n%s", strings.Join(got, "|"), want)
	}
}

func TestCheckpointKeepsRedo(t *testing.T) {
	d, _ := fresh()
	mustCommit(t, d, ada, node("a"))
	if _, err := d.Undo(ada); err != nil {
		t.Fatal(err)
	}
	before := d.Head()
	if c, err := d.NameCheckpoint(ada, "empty"); err != nil || c.Label != "empty" || c.Kind != Checkpoint {
		t.Fatalf("%+v, %v", c, err)
	}
	if d.Head() != before {
		t.Error("a checkpoint moved the head")
	}
	if _, err := d.Redo(ada); err != nil {
		t.Errorf("redo after a checkpoint: %v", err)
	}
}

func TestStaleTransactions(t *testing.T) {
	d, _ := fresh()
	mustCommit(t, d, ada, node("a"), node("b"))
	base := d.Head().Revision
	mustCommit(t, d, ada, action.RemoveNode{Node: "a"})
	if _, err := d.Commit(Tx{Base: base, Author: designer, Label: "Move b", Actions: []action.Action{moved("b", 1)}}); err != nil {
		t.Errorf("it still fits: %v", err)
	}
	_, err := d.Commit(Tx{Base: base, Author: designer, Label: "Move a", Actions: []action.Action{moved("a", 1)}})
	if err == nil || !strings.Contains(err.Error(), "no longer fits") || !strings.Contains(err.Error(), `"a"`) {
		t.Errorf("a stale transaction: %v", err)
	}
	var failed *action.Error
	if !errors.As(err, &failed) || failed.Index != 0 {
		t.Errorf("the action's error is hidden: %v", err)
	}
	if _, err := d.Commit(Tx{Base: 99, Author: ada, Label: "From the future", Actions: []action.Action{moved("b", 2)}}); err == nil {
		t.Error("a transaction from the future was taken")
	}
	if _, err := d.Commit(Tx{Author: ada, Label: "Again", Actions: []action.Action{moved("b", 1)}}); !errors.Is(err, ErrNoChange) {
		t.Errorf("nothing changes: %v", err)
	}
	if _, err := d.Commit(Tx{Author: ada, Label: "Hole", Actions: []action.Action{nil}}); err == nil {
		t.Error("an empty action was taken")
	}
}

func TestFailingLogChangesNothing(t *testing.T) {
	d, log := fresh()
	mustCommit(t, d, ada, node("a"))
	before, told := d.Head(), 0
	d.Subscribe(func(Commit) { told++ })
	log.failure = errors.New("disk full")
	if _, err := d.Commit(Tx{Author: ada, Label: "Add b", Actions: []action.Action{node("b")}}); !errors.Is(err, log.failure) {
		t.Errorf("commit: %v", err)
	}
	if _, err := d.Undo(ada); !errors.Is(err, log.failure) {
		t.Errorf("undo: %v", err)
	}
	if d.Head() != before || told != 0 || len(d.History()) != 1 {
		t.Error("something has changed although nothing was saved")
	}
	log.failure = nil
	if _, err := d.Undo(ada); err != nil || told != 1 {
		t.Errorf("after the disk has space again: %v, told %d", err, told)
	}
}

func TestAssetsMustResolve(t *testing.T) {
	d, _ := fresh()
	mesh, err := d.Store().PutMesh(&asset.Mesh{Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {0, 1, 0}}, Indices: []uint32{0, 1, 2}})
	if err != nil {
		t.Fatal(err)
	}
	model, err := d.Store().PutModel(&asset.Model{Name: "flag", Slots: []string{"cloth"}, Parts: []asset.Part{{
		Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	nowhere := asset.ID(strings.Repeat("ab", 32))
	paint := action.AddMaterial{Material: scene.NewMaterial("paint", "paint", geom.Color{1, 1, 1})}
	with := func(edit func(*scene.Node)) []action.Action {
		n := scene.Node{ID: "flag", Transform: geom.IdentityTransform(), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"paint"}}}
		edit(&n)
		return []action.Action{paint, action.AddNode{Node: n}}
	}
	textured := scene.NewMaterial("cloth", "cloth", geom.Color{1, 1, 1})
	textured.BaseColorTexture = scene.NewTextureRef(nowhere)
	cases := map[string][]action.Action{
		"a missing model":   with(func(n *scene.Node) { n.Model.Asset = nowhere }),
		"a mesh as model":   with(func(n *scene.Node) { n.Model.Asset = mesh }),
		"too few materials": with(func(n *scene.Node) { n.Model.Materials = nil }),
		"a missing joint":   with(func(n *scene.Node) { n.Joints = []scene.JointValue{{Joint: "door", Value: 1}} }),
		"a missing collider": with(func(n *scene.Node) {
			n.Physics = &scene.Physics{Body: scene.StaticBody, Colliders: []asset.Collider{{Shape: asset.ShapeMesh, Transform: geom.IdentityTransform(), Mesh: nowhere}}}
		}),
		"a missing texture": {action.AddMaterial{Material: textured}},
		"a missing sky":     {action.SetEnvironment{Environment: scene.Environment{Sky: scene.ImageSky, Image: nowhere, Intensity: 1}}},
	}
	for name, actions := range cases {
		before := d.Head()
		if _, err := d.Commit(Tx{Author: ada, Label: name, Actions: actions}); err == nil || d.Head() != before {
			t.Errorf("%s: %v", name, err)
		}
	}
	mustCommit(t, d, ada, with(func(*scene.Node) {})...)
}

func TestPins(t *testing.T) {
	d, _ := fresh()
	mustCommit(t, d, ada, node("group"),
		action.AddNode{Node: scene.Node{ID: "sofa", Name: "Sofa", Parent: "group", Transform: geom.IdentityTransform(), Pinned: true}},
		action.AddNode{Node: scene.Node{ID: "door", Name: "Door", Transform: geom.IdentityTransform(), Locked: true}},
		node("rug"))
	refused := map[string]action.Action{
		"moved":           moved("sofa", 1),
		"removed":         action.RemoveNode{Node: "sofa"},
		"unpinned":        action.Unpin{Nodes: []scene.NodeID{"sofa"}},
		"carried along":   moved("group", 1),
		"removed in tree": action.RemoveNode{Node: "group"},
		"locked":          moved("door", 1),
	}
	for name, a := range refused {
		_, err := d.Commit(Tx{Author: designer, ApprovedBy: "Ada", Label: name, Actions: []action.Action{a}})
		var pinned *PinnedError
		if !errors.As(err, &pinned) {
			t.Errorf("%s: %v", name, err)
		}
	}
	mustCommit(t, d, designer, moved("rug", 1))
	if _, err := d.Commit(Tx{Author: designer, Label: "asked", Actions: []action.Action{moved("sofa", 1)}, Allow: []scene.NodeID{"sofa"}}); err != nil {
		t.Errorf("the request was about the sofa: %v", err)
	}
	mustCommit(t, d, ada, moved("sofa", 2))
}
