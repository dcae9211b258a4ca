package layout

import (
	"context"
	"fmt"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func TestPack(t *testing.T) {
	for name, test := range map[string]struct {
		count, least int
		size         geom.Vec3
		on           []Verb
	}{
		"a few":           {6, 6, geom.Vec3{0.1, 0.1, 0.1}, nil},
		"more than fit":   {200, 20, geom.Vec3{0.15, 0.15, 0.1}, nil},
		"on the table":    {6, 6, geom.Vec3{0.1, 0.1, 0.1}, []Verb{On{Target: "table"}}},
		"too large":       {1, 0, geom.Vec3{5, 5, 0.1}, nil},
		"without a size":  {1, 0, geom.Vec3{}, nil},
		"on what is none": {1, 0, geom.Vec3{0.1, 0.1, 0.1}, []Verb{On{Target: "room"}}},
	} {
		t.Run(name, func(t *testing.T) {
			p := packProblem(t)
			for i := range test.count {
				p.Items = append(p.Items, Item{Node: scene.NodeID(fmt.Sprintf("small-%d", i)), Bounds: boxOf(test.size), Mount: scene.OnSurface, Relations: test.on})
			}
			got, err := Pack(t.Context(), p)
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Placements) < test.least || test.least == 0 && len(got.Placements) > 0 || len(got.Placements)+len(got.Unplaced) != test.count {
				t.Fatalf("%d placed, %d not, of %d", len(got.Placements), len(got.Unplaced), test.count)
			}
			for _, f := range got.Unplaced {
				if f.Reason == "" {
					t.Errorf("%s has no place and no reason", f.Node)
				}
			}
			apart(t, got.Placements, test.size)
		})
	}
}

// apart tests that no two packed boxes touch.
func apart(t *testing.T, placements []Placement, size geom.Vec3) {
	t.Helper()
	for i, a := range placements {
		if a.Support != "table" {
			t.Errorf("%s stands on %q", a.Node, a.Support)
		}
		for _, b := range placements[:i] {
			d := a.World.Translation.Sub(b.World.Translation)
			if max(d[0], -d[0]) < size[0] && max(d[1], -d[1]) < size[1] && max(d[2], -d[2]) < size[2] {
				t.Errorf("%s and %s touch", a.Node, b.Node)
			}
		}
	}
}

func TestPackingEndsWhenCancelled(t *testing.T) {
	p := packProblem(t)
	p.Items = []Item{{Node: "a", Bounds: boxOf(geom.Vec3{0.1, 0.1, 0.1}), Mount: scene.OnSurface}}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Pack(ctx, p); err == nil {
		t.Error("a cancelled packing went on")
	}
}

func boxOf(size geom.Vec3) geom.Box {
	return geom.Box{Min: geom.Vec3{-size[0] / 2, -size[1] / 2, 0}, Max: geom.Vec3{size[0] / 2, size[1] / 2, size[2]}}
}

// packProblem is a room with a table of 1.6 by 0.8 m.
func packProblem(t *testing.T) Problem {
	t.Helper()
	store := asset.NewStore()
	draft := living(t).Edit()
	if err := draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	table := scene.Node{ID: "table", Name: "Table", Transform: geom.At(geom.Vec3{2.5, 2, 0}, 0.4), Model: &scene.ModelRef{Asset: tableModel(t, store, 1.6, 0.8, 0.75), Materials: []scene.MaterialID{"grey"}}}
	if err := draft.PutNode(table); err != nil {
		t.Fatal(err)
	}
	s, _ := draft.Seal()
	return Problem{Scene: s, Store: store, Room: "room"}
}
