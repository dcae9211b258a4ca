package layout

import (
	"fmt"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// shelfModel is an open case with three boards, 0.8 m wide, 0.3 m deep and 1.2 m high.
func shelfModel(t testing.TB, store *asset.Store) asset.ID {
	board := func(z float64) geom.Box {
		return geom.Box{Min: geom.Vec3{-0.4, -0.15, z}, Max: geom.Vec3{0.4, 0.15, z + 0.02}}
	}
	side := func(x float64) geom.Box {
		return geom.Box{Min: geom.Vec3{x - 0.01, -0.15, 0}, Max: geom.Vec3{x + 0.01, 0.15, 1.2}}
	}
	return modelOf(t, store, board(0.05), board(0.6), board(1.18), side(-0.4), side(0.4))
}

// TestEveryVerbIsSolved places one thing for each verb, hard, so that an answer without it would be none.
func TestEveryVerbIsSolved(t *testing.T) {
	must := Strength{Hard: true}
	for _, test := range []struct {
		verb  Verb
		size  geom.Vec3
		mount scene.Mount
	}{
		{On{Target: "table", Strength: must}, geom.Vec3{0.2, 0.2, 0.2}, scene.OnSurface},
		{AgainstWall{Strength: must}, geom.Vec3{0.6, 0.3, 0.9}, scene.OnFloor},
		{InCorner{Strength: must}, geom.Vec3{0.4, 0.4, 0.9}, scene.OnFloor},
		{Beside{Target: "table", Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{InFrontOf{Target: "table", Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{Behind{Target: "table", Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{Facing{Target: "table", Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{Around{Target: "table", Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{Near{Target: "table", Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{ByWindow{Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{HungOnWall{Height: 1.6, Strength: must}, geom.Vec3{0.5, 0.03, 0.4}, scene.OnWall},
		{HungFromCeiling{Over: "table", Strength: must}, geom.Vec3{0.3, 0.3, 0.4}, scene.OnCeiling},
		{Under{Target: "table", Strength: must}, geom.Vec3{1.6, 1.2, 0.01}, scene.FlatFloor},
		{CentredIn{Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{Inside{Target: "shelf", Strength: must}, geom.Vec3{0.2, 0.15, 0.25}, scene.OnSurface},
		{Stack{Target: "table", Strength: must}, geom.Vec3{0.3, 0.3, 0.2}, scene.OnSurface},
		{Above{Target: "table", Gap: 0.3, Strength: must}, geom.Vec3{0.3, 0.3, 0.4}, scene.OnCeiling},
		{Above{Target: "shelf", Strength: must}, geom.Vec3{0.5, 0.03, 0.3}, scene.OnWall},
		{FarFrom{Target: "table", Distance: 0.9, Strength: must}, geom.Vec3{0.3, 0.3, 0.5}, scene.OnFloor},
		{AlignedWith{Target: "table", Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
		{Row{After: "table", Strength: must}, geom.Vec3{0.6, 0.6, 0.7}, scene.OnFloor},
		{Grid{First: "table", Column: 1, Across: 1.1, Strength: must}, geom.Vec3{0.5, 0.5, 0.7}, scene.OnFloor},
		{Scatter{Spacing: 0.2, Strength: must}, geom.Vec3{0.3, 0.3, 0.3}, scene.OnFloor},
		{Scatter{Over: "table", Strength: must}, geom.Vec3{0.1, 0.1, 0.1}, scene.OnSurface},
		{ClearOfDoor{Distance: 1.5, Strength: must}, geom.Vec3{0.4, 0.4, 0.5}, scene.OnFloor},
	} {
		t.Run(fmt.Sprint(test.verb.Kind(), test.mount), func(t *testing.T) {
			m := &maker{t: t, store: asset.NewStore()}
			m.add("table", geom.Vec3{0.8, 0.6, 0.7}, scene.OnFloor, CentredIn{})
			shelf := shelfModel(t, m.store)
			box, err := m.store.ModelBounds(shelf)
			if err != nil {
				t.Fatal(err)
			}
			m.items = append(m.items, Item{Node: "shelf", Model: shelf, Bounds: box, Mount: scene.OnFloor, Relations: []Verb{AgainstWall{}}})
			m.add("thing", test.size, test.mount, test.verb)
			s := living(t)
			out := solve(t, s, m.store, 3, m.items)
			if !out.Complete() {
				t.Fatalf("not solved: %+v %+v", out.Unplaced, out.Placements)
			}
			requireValid(t, s, m.store, m.items, out)
		})
	}
}
