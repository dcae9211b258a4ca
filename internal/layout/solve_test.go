package layout

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// boxModel puts a closed box of the given size, standing on the floor, into the store.
func boxModel(t testing.TB, store *asset.Store, size geom.Vec3) (asset.ID, geom.Box) {
	t.Helper()
	box := geom.Box{Min: geom.Vec3{-size[0] / 2, -size[1] / 2, 0}, Max: geom.Vec3{size[0] / 2, size[1] / 2, size[2]}}
	return modelOf(t, store, box), box
}

func modelOf(t testing.TB, store *asset.Store, boxes ...geom.Box) asset.ID {
	t.Helper()
	m := &asset.Mesh{}
	for _, b := range boxes {
		base := uint32(len(m.Positions))
		for _, c := range b.Corners() {
			m.Positions = append(m.Positions, [3]float32{float32(c[0]), float32(c[1]), float32(c[2])})
		}
		for _, i := range []uint32{0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5} {
			m.Indices = append(m.Indices, base+i)
		}
	}
	mesh, err := store.PutMesh(m)
	if err != nil {
		t.Fatal(err)
	}
	id, err := store.PutModel(&asset.Model{Name: "box", Slots: []string{"a"}, Parts: []asset.Part{
		{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func tableModel(t testing.TB, store *asset.Store, w, d, h float64) asset.ID {
	leg := func(x, y float64) geom.Box {
		return geom.Box{Min: geom.Vec3{x - 0.03, y - 0.03, 0}, Max: geom.Vec3{x + 0.03, y + 0.03, h - 0.04}}
	}
	x, y := w/2-0.04, d/2-0.04
	return modelOf(t, store, geom.Box{Min: geom.Vec3{-w / 2, -d / 2, h - 0.04}, Max: geom.Vec3{w / 2, d / 2, h}},
		leg(-x, -y), leg(x, -y), leg(-x, y), leg(x, y))
}

func room(outline geom.Polygon, openings ...shell.Opening) shell.Room {
	return shell.Room{Kind: "living room", Outline: outline, Height: 2.6, WallThickness: 0.15, Ceiling: true, Openings: openings}
}

func sceneWith(t testing.TB, r shell.Room) *scene.Snapshot {
	t.Helper()
	draft := scene.Empty("test").Edit()
	if err := draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: r}}); err != nil {
		t.Fatal(err)
	}
	s, _ := draft.Seal()
	return s
}

func living(t testing.TB) *scene.Snapshot {
	return sceneWith(t, room(geom.Polygon{{0, 0}, {5, 0}, {5, 4}, {0, 4}},
		shell.Opening{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.4, Width: 0.9, Height: 2.05},
		shell.Opening{ID: "win", Kind: shell.Window, Wall: 2, Offset: 1.5, Width: 1.8, Height: 1.3, Sill: 0.9}))
}

type maker struct {
	t     testing.TB
	store *asset.Store
	items []Item
}

func (m *maker) add(node string, size geom.Vec3, mount scene.Mount, verbs ...Verb) *Item {
	id, box := boxModel(m.t, m.store, size)
	m.items = append(m.items, Item{Node: scene.NodeID(node), Name: node, Model: id, Bounds: box, Mount: mount, Relations: verbs})
	return &m.items[len(m.items)-1]
}

func solve(t testing.TB, s *scene.Snapshot, store *asset.Store, seed uint64, items []Item) Solution {
	t.Helper()
	out, err := Solve(context.Background(), Problem{Scene: s, Store: store, Room: "room", Items: items, Seed: seed})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// requireValid checks an answer against brute force on boxes and meshes.
func requireValid(t *testing.T, s *scene.Snapshot, store *asset.Store, items []Item, out Solution) {
	t.Helper()
	world, err := query.New(s, store)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := world.Room("room")
	byNode := map[scene.NodeID]*Item{}
	for i := range items {
		byNode[items[i].Node] = &items[i]
	}
	var bodies []*query.Body
	for _, p := range out.Placements {
		b, err := query.NewBody(store, byNode[p.Node].Model, p.Node, p.World)
		if err != nil {
			t.Fatal(err)
		}
		bodies = append(bodies, b)
		for _, c := range b.Box.Corners() {
			q := geom.Vec2{c[0], c[1]}
			if !r.Outline.Contains(q) && r.Outline.Distance(q) > 1e-4 || c[2] < r.Floor-1e-4 || c[2] > r.Ceiling+1e-4 {
				t.Errorf("%s reaches out of the room at %v", p.Node, c)
			}
		}
	}
	for i, a := range bodies {
		for _, b := range bodies[i+1:] {
			if c, cut := query.Overlap(a, b, math.Inf(1)); cut && c.Depth > 0.001 {
				t.Errorf("%s and %s cut %.4f m into each other", a.Node, b.Node, c.Depth)
			}
		}
		for _, z := range r.Swings() {
			if byNode[a.Node].Mount != scene.FlatFloor && z.Overlap(a.Box.Footprint()) > 1e-3 {
				t.Errorf("%s blocks door %s", a.Node, z.Opening)
			}
		}
	}
}

func readingCorner(m *maker) {
	m.add("sofa", geom.Vec3{2, 0.9, 0.8}, scene.OnFloor, AgainstWall{})
	m.add("table", geom.Vec3{1, 0.6, 0.4}, scene.OnFloor, InFrontOf{Target: "sofa"})
	m.add("chair1", geom.Vec3{0.8, 0.8, 0.9}, scene.OnFloor, Facing{Target: "sofa"}, Near{Target: "table"})
	m.add("chair2", geom.Vec3{0.8, 0.8, 0.9}, scene.OnFloor, Near{Target: "table"}, Facing{Target: "table"})
	m.add("shelf", geom.Vec3{1, 0.35, 2}, scene.OnFloor, AgainstWall{Strength: Strength{Hard: true}})
	m.add("lamp", geom.Vec3{0.35, 0.35, 1.6}, scene.OnFloor, Beside{Target: "sofa"})
	m.add("rug", geom.Vec3{2.2, 1.5, 0.01}, scene.FlatFloor, Under{Target: "table"})
	m.add("vase", geom.Vec3{0.15, 0.15, 0.3}, scene.OnSurface, On{Target: "table", Middle: true})
	m.add("picture", geom.Vec3{0.9, 0.03, 0.6}, scene.OnWall, HungOnWall{Above: "sofa"})
	m.add("pendant", geom.Vec3{0.4, 0.4, 0.5}, scene.OnCeiling, HungFromCeiling{Over: "table"})
	m.add("plant", geom.Vec3{0.4, 0.4, 1.2}, scene.OnFloor, InCorner{})
	m.add("curtain", geom.Vec3{2.1, 0.1, 2.3}, scene.OnWall, ByWindow{})
}

func TestReadingCorner(t *testing.T) {
	m := &maker{t: t, store: asset.NewStore()}
	readingCorner(m)
	s := living(t)
	for seed := range uint64(6) {
		out := solve(t, s, m.store, seed, m.items)
		for _, f := range out.Unplaced {
			t.Errorf("seed %d: %s: %s", seed, f.Node, f.Reason)
		}
		for _, p := range out.Placements {
			for _, h := range p.Relations {
				if !h.Holds {
					t.Errorf("seed %d: %s is not %s %s: %.2f %s", seed, p.Node, h.Verb.Kind(), h.Verb.Refers(), h.Value, h.Unit)
				}
			}
		}
		requireValid(t, s, m.store, m.items, out)
	}
}

func TestSameSeedSameAnswerOtherSeedOther(t *testing.T) {
	m := &maker{t: t, store: asset.NewStore()}
	readingCorner(m)
	s := living(t)
	a, b, c := solve(t, s, m.store, 1, m.items), solve(t, s, m.store, 1, m.items), solve(t, s, m.store, 2, m.items)
	if !reflect.DeepEqual(a, b) {
		t.Error("the same seed gave two answers")
	}
	if reflect.DeepEqual(a.Placements, c.Placements) {
		t.Error("two seeds gave one answer")
	}
}

func TestChairsTuckInUnderATable(t *testing.T) {
	m := &maker{t: t, store: asset.NewStore()}
	m.items = append(m.items, Item{Node: "table", Model: tableModel(t, m.store, 1.6, 0.9, 0.75), Mount: scene.OnFloor, Relations: []Verb{CentredIn{}}})
	for i := range 6 {
		m.items = append(m.items, Item{Node: scene.NodeID(fmt.Sprint("chair", i)), Model: tableModel(t, m.store, 0.45, 0.5, 0.46), Relations: []Verb{Around{Target: "table"}}})
	}
	s := living(t)
	out := solve(t, s, m.store, 3, m.items)
	if !out.Complete() || len(out.Placements) != 7 {
		t.Fatalf("%+v", out.Unplaced)
	}
	requireValid(t, s, m.store, m.items, out)
	for _, p := range out.Placements[1:] {
		if !p.Relations[0].Holds {
			t.Errorf("%s does not stand around the table: %v", p.Node, p.Relations[0])
		}
	}
}

func TestThingsOnShelves(t *testing.T) {
	m := &maker{t: t, store: asset.NewStore()}
	boards := []geom.Box{}
	for i := range 5 {
		z := float64(i) * 0.4
		boards = append(boards, geom.Box{Min: geom.Vec3{-0.4, -0.15, z}, Max: geom.Vec3{0.4, 0.15, z + 0.02}})
	}
	boards = append(boards, geom.Box{Min: geom.Vec3{-0.42, -0.15, 0}, Max: geom.Vec3{-0.4, 0.15, 1.62}}, geom.Box{Min: geom.Vec3{0.4, -0.15, 0}, Max: geom.Vec3{0.42, 0.15, 1.62}})
	m.items = append(m.items, Item{Node: "shelf", Model: modelOf(t, m.store, boards...), Relations: []Verb{AgainstWall{}}})
	for i := range 12 {
		m.add(fmt.Sprint("box", i), geom.Vec3{0.2, 0.2, 0.25}, scene.OnSurface, On{Target: "shelf", Strength: Strength{Hard: true}})
	}
	s := living(t)
	out := solve(t, s, m.store, 1, m.items)
	requireValid(t, s, m.store, m.items, out)
	if len(out.Unplaced) > 0 {
		t.Fatalf("%+v", out.Unplaced)
	}
}

func TestImpossibleItemsAreExplained(t *testing.T) {
	tests := []struct {
		name, want string
		size       geom.Vec3
		mount      scene.Mount
		verbs      []Verb
	}{
		{"too long for a wall", "needs 6.04 m of wall; the longest free stretch is 4.00 m", geom.Vec3{6, 0.5, 1}, scene.OnFloor, []Verb{AgainstWall{Strength: Strength{Hard: true}}}},
		{"too high", "the room is 2.60 m high", geom.Vec3{1, 1, 3}, scene.OnFloor, nil},
		{"nothing to stand on", "needs 0.20 × 0.20 m on any surface", geom.Vec3{0.2, 0.2, 0.2}, scene.OnSurface, nil},
		{"a contradiction", "contradicts itself there: it is “in corner”", geom.Vec3{0.5, 0.5, 1}, scene.OnFloor, []Verb{InCorner{Strength: Strength{Hard: true}}, CentredIn{Strength: Strength{Hard: true}}}},
		{"too far", "it is “clear of door” in none of them; the nearest misses by", geom.Vec3{0.5, 0.5, 1}, scene.OnFloor, []Verb{ClearOfDoor{Distance: 50, Strength: Strength{Hard: true}}}},
		{"too large", "of floor", geom.Vec3{9, 9, 1}, scene.OnFloor, nil},
	}
	for _, test := range tests {
		m := &maker{t: t, store: asset.NewStore()}
		m.add("thing", test.size, test.mount, test.verbs...)
		out := solve(t, living(t), m.store, 1, m.items)
		if len(out.Unplaced) != 1 || !strings.Contains(out.Unplaced[0].Reason, test.want) {
			t.Errorf("%s: got %+v, want %q", test.name, out.Unplaced, test.want)
		}
	}
}

func TestBadProblems(t *testing.T) {
	store, s := asset.NewStore(), living(t)
	id, box := boxModel(t, store, geom.Vec3{1, 1, 1})
	bad := map[string]Problem{
		"no scene":       {},
		"no room":        {Scene: s, Store: store, Room: "elsewhere"},
		"unknown target": {Scene: s, Store: store, Room: "room", Items: []Item{{Node: "a", Model: id, Bounds: box, Relations: []Verb{Near{Target: "b"}}}}},
		"itself":         {Scene: s, Store: store, Room: "room", Items: []Item{{Node: "a", Model: id, Bounds: box, Relations: []Verb{Near{Target: "a"}}}}},
		"twice":          {Scene: s, Store: store, Room: "room", Items: []Item{{Node: "a", Bounds: box}, {Node: "a", Bounds: box}}},
	}
	for name, p := range bad {
		if _, err := Solve(context.Background(), p); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, b := range []geom.Box{{}, {Min: geom.Vec3{math.NaN()}}, {Max: geom.Vec3{math.Inf(1), 1, 1}}, geom.EmptyBox()} {
		out := solve(t, s, store, 1, []Item{{Node: "a", Bounds: b}})
		if len(out.Unplaced) != 1 {
			t.Errorf("bounds %v were placed", b)
		}
	}
}

// randomRoom is a rectangle, an L or a T, sometimes turned, with a door and sometimes a window.
func randomRoom(rng *rand.Rand) shell.Room {
	w, d := 3+rng.Float64()*4, 3+rng.Float64()*3
	outlines := []geom.Polygon{
		{{0, 0}, {w, 0}, {w, d}, {0, d}},
		{{0, 0}, {w, 0}, {w, d * 0.6}, {w * 0.5, d * 0.6}, {w * 0.5, d}, {0, d}},
		{{0, 0}, {w, 0}, {w, d * 0.5}, {w * 0.7, d * 0.5}, {w * 0.7, d}, {w * 0.3, d}, {w * 0.3, d * 0.5}, {0, d * 0.5}},
		{{0, 0}, {w, 0}, {w * 0.8, d}, {w * 0.2, d}},
	}
	return room(outlines[rng.IntN(len(outlines))], shell.Opening{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.3 + rng.Float64(), Width: 0.85, Height: 2})
}

func TestRandomProblemsAreNeverInvalid(t *testing.T) {
	for seed := range uint64(25) {
		rng := rand.New(rand.NewPCG(seed, 99))
		m := &maker{t: t, store: asset.NewStore()}
		n := 5 + rng.IntN(20)
		for i := range n {
			size := geom.Vec3{0.2 + rng.Float64()*1.5, 0.2 + rng.Float64()*0.8, 0.2 + rng.Float64()*1.8}
			mount := []scene.Mount{scene.OnFloor, scene.OnFloor, scene.OnFloor, scene.OnSurface, scene.OnWall, scene.OnCeiling, scene.FlatFloor}[rng.IntN(7)]
			if mount == scene.FlatFloor {
				size[2] = 0.01
			}
			if mount == scene.OnSurface {
				size = size.Mul(0.2)
			}
			var verbs []Verb
			if i > 0 {
				target := scene.NodeID(fmt.Sprint("item", rng.IntN(n)))
				if target != scene.NodeID(fmt.Sprint("item", i)) {
					verbs = []Verb{[]Verb{Near{Target: target}, Facing{Target: target}, Beside{Target: target}, InFrontOf{Target: target}, Behind{Target: target}, Around{Target: target}, Under{Target: target}, InCorner{}, AgainstWall{}, ByWindow{}}[rng.IntN(10)]}
				}
			}
			m.add(fmt.Sprint("item", i), size, mount, verbs...)
		}
		s := sceneWith(t, randomRoom(rng))
		out, err := Solve(context.Background(), Problem{Scene: s, Store: m.store, Room: "room", Items: m.items, Seed: seed, Budget: 20_000})
		if err != nil {
			t.Fatal(err)
		}
		if len(out.Placements)+len(out.Unplaced) != n {
			t.Fatalf("%d placed and %d not, of %d", len(out.Placements), len(out.Unplaced), n)
		}
		requireValid(t, s, m.store, m.items, out)
	}
}

func TestCodec(t *testing.T) {
	for _, v := range []Verb{
		On{Target: "a", Strength: Strength{Hard: true}}, AgainstWall{Wall: "2"}, InCorner{}, Beside{Target: "b", Side: LeftSide, Gap: 0.5},
		InFrontOf{Target: "a", Distance: 1}, Behind{Target: "a"}, Facing{}, Around{Target: "t"}, Near{Target: "x", Distance: 2}, ByWindow{Opening: "w"},
		HungOnWall{Height: 1.5}, HungFromCeiling{Over: "t"}, Under{Target: "t"}, CentredIn{}, Inside{Target: "s", Strength: Strength{Weight: 3}},
		Stack{Target: "a"}, Above{Target: "t", Gap: 0.2}, FarFrom{Target: "a", Distance: 3}, AlignedWith{Target: "a", Strength: Strength{Hard: true, Weight: 0.5}}, Row{After: "a", Gap: 0.3},
		Grid{First: "a", Column: 2, Row: -1, Across: 0.9}, Scatter{Over: "t", Spacing: 0.1}, ClearOfDoor{Distance: 1.2}, ClearOfWindow{Distance: 1.5},
	} {
		text, err := Encode(v)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(text)
		if err != nil || got != v {
			t.Errorf("%s: got %v, %v", text, got, err)
		}
		relation := RelationOf("r", "s", v)
		if back, err := VerbOf(&relation); err != nil || back != v {
			t.Errorf("%v came back as %v, %v", v, back, err)
		}
	}
	for _, bad := range []string{``, `[]`, `{}`, `{"verb":"fly"}`, `{"verb":"near","speed":1}`, `{"verb":7}`} {
		if _, err := Decode([]byte(bad)); err == nil {
			t.Errorf("%s was accepted", bad)
		}
	}
	schema, err := Schema()
	if err != nil || len(schema.OneOf) != len(Kinds()) {
		t.Fatal(err)
	}
}

func BenchmarkSolve(b *testing.B) {
	for _, n := range []int{10, 40, 80, 200} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := &maker{t: b, store: asset.NewStore()}
			for i := range n {
				switch i % 4 {
				case 0:
					m.add(fmt.Sprint("i", i), geom.Vec3{0.8, 0.4, 0.9}, scene.OnFloor, AgainstWall{})
				case 1:
					m.add(fmt.Sprint("i", i), geom.Vec3{0.15, 0.15, 0.2}, scene.OnSurface, On{Target: scene.NodeID(fmt.Sprint("i", i-1))})
				case 2:
					m.add(fmt.Sprint("i", i), geom.Vec3{0.5, 0.5, 0.8}, scene.OnFloor, Near{Target: scene.NodeID(fmt.Sprint("i", i-2)), Distance: 1.5})
				case 3:
					m.add(fmt.Sprint("i", i), geom.Vec3{0.4, 0.03, 0.3}, scene.OnWall)
				}
			}
			s := sceneWith(b, room(geom.Rectangle(8+float64(n)/20, 7+float64(n)/20), shell.Opening{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.4, Width: 0.9, Height: 2}))
			b.ResetTimer()
			for b.Loop() {
				out := solve(b, s, m.store, 1, m.items)
				b.ReportMetric(float64(len(out.Unplaced)), "unplaced")
				b.ReportMetric(float64(out.Work), "work")
			}
		})
	}
}
