package family

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// den is a small furnished room: a sofa at a wall with a table before it, an armchair, a lamp on a side table, and a pinned bookshelf.
func den(t testing.TB, store *asset.Store) *scene.Snapshot {
	t.Helper()
	draft := scene.Empty("den").Edit()
	room := shell.Room{Kind: "living room", Outline: geom.Rectangle(4.6, 4), Height: 2.7, WallThickness: 0.12, Ceiling: true, Openings: []shell.Opening{
		{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.5, Width: 0.9, Height: 2.05},
		{ID: "window", Kind: shell.Window, Wall: 2, Offset: 1, Width: 1.5, Height: 1.35, Sill: 0.9},
	}}
	put := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	put(draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}}))
	empty, _ := draft.Seal()
	built := map[scene.NodeID]catalog.Thing{}
	problem := layout.Problem{Scene: empty, Store: store, Room: "room", Seed: 4}
	add := func(node scene.NodeID, entry string, verbs ...layout.Verb) {
		thing, err := catalog.Builtin().Build(store, catalog.Request{Entry: entry, Style: "modern"})
		put(err)
		built[node] = thing
		problem.Items = append(problem.Items, layout.Item{Node: node, Model: thing.Model, Bounds: thing.Bounds, Mount: thing.Entry.Mount, Clearance: layout.Clearance(thing.Entry.Clearance), Relations: verbs})
	}
	add("shelf", "bookshelf", layout.AgainstWall{})
	add("sofa", "sofa", layout.AgainstWall{})
	add("table", "coffee-table", layout.InFrontOf{Target: "sofa", Distance: 0.45})
	add("chair", "armchair", layout.Facing{Target: "table"})
	add("stand", "side-table", layout.Beside{Target: "sofa"})
	add("lamp", "table-lamp", layout.On{Target: "stand", Strength: layout.Strength{Hard: true}})
	solution, err := layout.Solve(context.Background(), problem)
	put(err)
	if !solution.Complete() {
		t.Fatalf("the den is not furnished: %+v", solution.Unplaced)
	}
	edit := empty.Edit()
	for _, p := range solution.Placements {
		for _, m := range built[p.Node].Materials {
			put(edit.PutMaterial(m))
		}
		parent, local := scene.NodeID("room"), p.World
		if p.Node == "lamp" {
			parent, local = "stand", p.World.Relative(edit.View().WorldFromNode("stand")).Canonical()
		}
		for _, n := range built[p.Node].Nodes(p.Node, string(p.Node), parent, local) {
			n.Pinned = p.Node == "shelf"
			put(edit.PutNode(n))
		}
		for _, h := range p.Relations {
			put(edit.PutRelation(layout.RelationOf(scene.RelationID(string(p.Node)+"-"+h.Verb.Kind()), p.Node, h.Verb)))
		}
	}
	next, _ := edit.Seal()
	return next
}

func TestVariants(t *testing.T) {
	store := asset.NewStore()
	head := den(t, store)
	base, err := New(head, store, catalog.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	if base.Free() != 5 {
		t.Errorf("%d things may vary, the pinned shelf aside there are 5", base.Free())
	}
	for _, keep := range Keeps() {
		t.Run(string(keep), func(t *testing.T) {
			var variants [2]Variant
			var group sync.WaitGroup
			for i := range variants {
				group.Go(func() {
					var err error
					if variants[i], err = base.Vary(context.Background(), Options{Seed: 7, Keep: keep}, i); err != nil {
						t.Error(err)
					}
				})
			}
			group.Wait()
			if t.Failed() {
				return
			}
			for _, v := range variants {
				requireMember(t, head, store, keep, v)
			}
			if variants[0].Scene.Hash() == variants[1].Scene.Hash() {
				t.Error("two variants are the same")
			}
			again, err := base.Vary(context.Background(), Options{Seed: 7, Keep: keep}, 1)
			if err != nil || again.Scene.Hash() != variants[1].Scene.Hash() || !reflect.DeepEqual(again.Changes, variants[1].Changes) {
				t.Errorf("the same seed gave another variant: %v", err)
			}
		})
	}
}

func requireMember(t *testing.T, head *scene.Snapshot, store *asset.Store, keep Keep, v Variant) {
	t.Helper()
	after, _, err := action.Preview(head, v.Actions)
	if err != nil || after.Hash() != v.Scene.Hash() {
		t.Fatalf("the actions do not make the variant: %v", err)
	}
	survey, err := check.RunSurvey(v.Scene, store, check.Options{Catalog: catalog.Builtin()})
	if err != nil || !check.Valid(survey.Verdicts) {
		t.Errorf("the variant is not valid: %v %v", survey.Verdicts, err)
	}
	before, _ := head.Node("shelf")
	kept, _ := v.Scene.Node("shelf")
	if !reflect.DeepEqual(before, kept) || head.WorldFromNode("shelf") != v.Scene.WorldFromNode("shelf") {
		t.Error("the pinned shelf has changed")
	}
	c := v.Changes
	switch keep {
	case KeepStyle:
		if len(c.Swapped)+len(c.Materials)+len(c.Lights) > 0 || c.Sun != nil || len(c.Moved) == 0 {
			t.Errorf("only places may differ: %+v", c)
		}
	case KeepLayout:
		for _, m := range c.Moved {
			if m.Metres > 0.25 || m.TurnDeg > 0 {
				t.Errorf("%s has moved by %.2f m", m.Node, m.Metres)
			}
		}
		if len(c.Swapped)+len(c.Materials) == 0 {
			t.Error("nothing differs")
		}
	}
	if c.Relations.Stated != 5 {
		t.Errorf("%d relations are stated, not 5", c.Relations.Stated)
	}
	if text, err := json.Marshal(c); err != nil || strings.Contains(string(text), "null") {
		t.Errorf("the changes are not plain JSON: %s %v", text, err)
	}
}

func TestWhatCannotVaryIsSaid(t *testing.T) {
	store := asset.NewStore()
	head := den(t, store)
	draft := head.Edit()
	for n := range head.Nodes() {
		pinned := *n
		pinned.Pinned = n.Room == nil
		if err := draft.PutNode(pinned); err != nil {
			t.Fatal(err)
		}
	}
	all, _ := draft.Seal()
	if _, err := New(all, store, catalog.Builtin()); err == nil || !strings.Contains(err.Error(), "nothing in the scene may vary") {
		t.Errorf("a scene in which all is pinned: %v", err)
	}
	draft = head.Edit()
	shelf, _ := head.Node("shelf")
	sunk := *shelf
	sunk.Transform.Translation[2] = 1
	if err := draft.PutNode(sunk); err != nil {
		t.Fatal(err)
	}
	bad, _ := draft.Seal()
	if _, err := New(bad, store, catalog.Builtin()); err == nil || !strings.Contains(err.Error(), "what is to be kept") {
		t.Errorf("a pinned thing that floats: %v", err)
	}
}

func TestCancelled(t *testing.T) {
	store := asset.NewStore()
	base, err := New(den(t, store), store, catalog.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := base.Vary(ctx, Options{}, 0); err == nil {
		t.Error("a cancelled variant was made")
	}
}

func BenchmarkVary(b *testing.B) {
	store := asset.NewStore()
	base, err := New(den(b, store), store, catalog.Builtin())
	if err != nil {
		b.Fatal(err)
	}
	i := 0
	for b.Loop() {
		if _, err := base.Vary(context.Background(), Options{Seed: 1}, i); err != nil {
			b.Fatal(err)
		}
		i++
	}
}

func TestWhatHasNoPlaceForItsLoadKeepsItsShape(t *testing.T) {
	store := asset.NewStore()
	head := den(t, store)
	base, err := New(head, store, catalog.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	for entry, taken := range map[string]bool{"floor-lamp": false, "side-table": true} {
		look, err := catalog.Builtin().Build(store, catalog.Request{Entry: entry, Style: "modern", Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		m := &making{base: base, seed: 5, calm: map[scene.NodeID]bool{}, rng: rand.New(rand.NewPCG(1, 2)), looks: map[scene.NodeID]catalog.Thing{"stand": look}, draft: head.Edit()}
		if err := m.bringMaterials(); err != nil {
			t.Fatal(err)
		}
		if err := m.load(context.Background()); err != nil {
			t.Fatal(err)
		}
		if _, is := m.looks["stand"]; is != taken {
			t.Errorf("%s as the stand of the lamp: taken is %v", entry, is)
		}
	}
}
