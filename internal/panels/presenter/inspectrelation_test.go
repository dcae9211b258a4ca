package presenter

import (
	"math"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

func TestAGridByHandKeepsTheCellsThatAre(t *testing.T) {
	for _, c := range []struct {
		at            geom.Vec3
		column, row   int
		across, along float64
	}{
		{geom.Vec3{2, 3.5, 0}, 1, 0, 1.5, 0},
		{geom.Vec3{3.2, 0.8, 0}, -1, -1, 1.2, 1.2},
		{geom.Vec3{0.9, 2, 0}, 0, 1, 0, 1.1},
	} {
		draft := scene.Empty("test").Edit()
		first, second := node("first", "Desk 1", ""), node("second", "Desk 2", "")
		first.Transform = geom.At(geom.Vec3{2, 2, 0}, math.Pi/2)
		second.Transform = geom.At(c.at, math.Pi/2)
		for _, n := range []scene.Node{first, second} {
			if err := draft.PutNode(n); err != nil {
				t.Fatal(err)
			}
		}
		s, _ := draft.Seal()
		f := newRelation(s, "second", "first")
		value := Value{Text: "grid"}
		if said := f.Called(value, "2 objects"); said != "Relate: Desk 2 in a grid with Desk 1" {
			t.Errorf("the history says %q", said)
		}
		made := f.Apply(value)[0].(action.AddRelation).Relation
		verb, err := layout.VerbOf(&made)
		if err != nil {
			t.Fatal(err)
		}
		grid := verb.(layout.Grid)
		if grid.First != "first" || grid.Column != c.column || grid.Row != c.row || grid.Across != c.across || grid.Along != c.along {
			t.Errorf("at %v: %+v", c.at, grid)
		}
	}
}
