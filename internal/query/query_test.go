package query

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// studio builds scenes out of boxes.
type studio struct {
	t     testing.TB
	store *asset.Store
	draft *scene.Draft
}

func newStudio(t testing.TB) *studio {
	s := &studio{t: t, store: asset.NewStore(), draft: scene.Empty("test").Edit()}
	if err := s.draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *studio) put(n scene.Node) {
	s.t.Helper()
	if err := s.draft.PutNode(n); err != nil {
		s.t.Fatal(err)
	}
}

// boxes adds a node whose mesh is made of closed boxes.
func (s *studio) boxes(id string, at geom.Transform, boxes ...geom.Box) {
	s.t.Helper()
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
	mesh, err := s.store.PutMesh(m)
	if err != nil {
		s.t.Fatal(err)
	}
	model, err := s.store.PutModel(&asset.Model{Name: "boxes", Slots: []string{"a"}, Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		s.t.Fatal(err)
	}
	s.put(scene.Node{ID: scene.NodeID(id), Name: id, Transform: at, Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}}})
}

func (s *studio) room() {
	s.put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: shell.Room{
		Kind: "room", Outline: geom.Polygon{{0, 0}, {5, 0}, {5, 4}, {0, 4}}, Height: 2.6, WallThickness: 0.15, Ceiling: true, Openings: []shell.Opening{
			{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.5, Width: 0.9, Height: 2},
			{ID: "win", Kind: shell.Window, Wall: 2, Offset: 1.5, Width: 1.8, Height: 1.3, Sill: 0.9},
		}}}})
}

func (s *studio) world() *World {
	s.t.Helper()
	snapshot, _ := s.draft.Seal()
	w, err := New(snapshot, s.store)
	if err != nil {
		s.t.Fatal(err)
	}
	return w
}

func size(x, y, z float64) geom.Box {
	return geom.Box{Min: geom.Vec3{-x / 2, -y / 2, 0}, Max: geom.Vec3{x / 2, y / 2, z}}
}

func randomPose(rng *rand.Rand, spread float64) geom.Transform {
	axis := geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), rng.NormFloat64()}.Normalize()
	return geom.Transform{
		Translation: geom.Vec3{rng.NormFloat64() * spread, rng.NormFloat64() * spread, rng.NormFloat64() * spread},
		Rotation:    geom.AxisAngle(axis, rng.Float64()*6), Scale: geom.Vec3{0.5 + rng.Float64(), 0.5 + rng.Float64(), 0.5 + rng.Float64()},
	}
}

func TestMeshOverlapAgreesWithBoxes(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	touched := 0
	for k := range 400 {
		s := newStudio(t)
		s.boxes("a", randomPose(rng, 0.5), size(1, 1, 1))
		s.boxes("b", randomPose(rng, 0.5), size(1, 0.4, 1.4))
		w := s.world()
		a, _ := w.Body("a")
		b, _ := w.Body("b")
		depth, push := a.Box.Penetration(&b.Box)
		contact, cut := Overlap(a, b, math.Inf(1))
		if cut != (depth > contactSlack) && math.Abs(depth) > 0.001 {
			t.Fatalf("%d: boxes cut %v m, meshes %v", k, depth, contact)
		}
		if !cut {
			continue
		}
		touched++
		if contact.Depth > depth+1e-9 {
			t.Fatalf("%d: the meshes cut %v m, deeper than the boxes' %v", k, contact.Depth, depth)
		}
		pose := b.WorldFromNode
		pose.Translation = pose.Translation.Add(push.Mul(depth + 1e-4))
		if c, still := Overlap(a, b.At(pose), math.Inf(1)); still {
			t.Fatalf("%d: after the push they still cut %v m", k, c.Depth)
		}
	}
	if touched < 100 {
		t.Fatalf("only %d pairs touched", touched)
	}
}

// TestMeetsAgreesWithOverlap poses a thing of three boxes around one of two: they meet when their meshes overlap at all, be it that one
// box swallows another, whose surface then crosses nothing.
func TestMeetsAgreesWithOverlap(t *testing.T) {
	s := newStudio(t)
	s.boxes("a", geom.IdentityTransform(), size(1, 0.8, 0.7), size(0.2, 0.2, 1.6))
	s.boxes("b", geom.IdentityTransform(), size(0.1, 0.1, 0.1), geom.Box{Min: geom.Vec3{0.5, 0, 0}, Max: geom.Vec3{0.6, 0.1, 0.1}}, geom.Box{Min: geom.Vec3{0, 0.9, 0}, Max: geom.Vec3{0.3, 1, 0.1}})
	w := s.world()
	a, _ := w.Body("a")
	b, _ := w.Body("b")
	rng := rand.New(rand.NewPCG(4, 4))
	met := 0
	for range 400 {
		at := b.At(randomPose(rng, 1))
		_, cut := Overlap(a, at, math.Inf(1))
		if meets := Meets(a, at); meets != cut || Meets(at, a) != cut {
			t.Fatalf("at %v: meets %v, overlaps %v", at.WorldFromNode, meets, cut)
		}
		if cut {
			met++
		}
	}
	if met < 40 || met > 360 {
		t.Errorf("%d of 400 meet: that tells little", met)
	}
}

func TestConvexOverlapAgreesWithSampling(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	shape := func() geom.Polygon {
		var points []geom.Vec2
		for range 6 {
			points = append(points, geom.Vec2{rng.NormFloat64(), rng.NormFloat64()})
		}
		return ConvexHull(points)
	}
	for range 300 {
		a, b := shape(), shape()
		for i := range b {
			b[i] = b[i].Add(geom.Vec2{2, 0})
		}
		shared := false
		for range 3000 {
			p := geom.Vec2{rng.NormFloat64() * 1.5, rng.NormFloat64() * 1.5}
			shared = shared || a.Contains(p) && b.Contains(p)
		}
		if depth := ConvexOverlap(a, b); shared && depth <= 0 {
			t.Fatalf("a shared point, but a depth of %v", depth)
		}
		if gap := ConvexGap(a, b); gap > 0 && shared {
			t.Fatalf("a shared point, but a gap of %v", gap)
		}
	}
}

func TestExcess(t *testing.T) {
	ell := geom.Polygon{{0, 0}, {4, 0}, {4, 2}, {2, 2}, {2, 4}, {0, 4}}
	tests := []struct {
		name  string
		thing geom.Polygon
		want  float64
	}{
		{"inside", geom.Polygon{{0.5, 0.5}, {1, 0.5}, {1, 1}, {0.5, 1}}, 0},
		{"flush with the wall", geom.Polygon{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, 0},
		{"through a wall", geom.Polygon{{3, 1}, {4.2, 1}, {4.2, 1.5}, {3, 1.5}}, 0.2},
		{"over the inner corner", geom.Polygon{{1.5, 1.5}, {2.3, 1.5}, {2.3, 2.3}, {1.5, 2.3}}, 0.3},
		{"across the inner corner, all corners inside", geom.Polygon{{0.5, 3}, {3, 0.5}, {3.5, 1}, {1, 3.5}}, math.Sqrt2 / 4},
		{"outside", geom.Polygon{{5, 5}, {6, 5}, {6, 6}, {5, 6}}, math.Hypot(2, 4)},
	}
	for _, test := range tests {
		if got := Excess(ell, test.thing); (got > 1e-9) != (test.want > 0) || test.name != "outside" && math.Abs(got-test.want) > 0.01 {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestPick(t *testing.T) {
	s := newStudio(t)
	s.room()
	s.boxes("table", geom.At(geom.Vec3{2, 2, 0}, 0.3), size(1, 0.6, 0.7))
	w := s.world()
	down := geom.Ray{Origin: geom.Vec3{2, 2, 5}, Direction: geom.Vec3{0, 0, -1}}
	hit, ok := w.Pick(down, Everything)
	if !ok || hit.Node != "table" || math.Abs(hit.Point[2]-0.7) > 1e-6 || hit.Normal.Sub(geom.Up).Len() > 1e-6 {
		t.Errorf("from above the ceiling: %+v", hit)
	}
	if hit, ok = w.Pick(down, Except("table")); !ok || hit.Role != shell.RoleFloor || math.Abs(hit.Distance-5) > 1e-6 {
		t.Errorf("the floor: %+v", hit)
	}
	aside := geom.Ray{Origin: geom.Vec3{2.5, -6, 1}, Direction: geom.Vec3{0.2, 1, 0}.Normalize()}
	if hit, ok = w.Pick(aside, Except("table")); !ok || hit.Role != shell.RoleWall || math.Abs(hit.Point[1]-4) > 1e-6 {
		t.Errorf("through the near wall onto the far one: %+v", hit)
	}
	if _, ok = w.Pick(geom.Ray{Origin: geom.Vec3{20, 0, 1}, Direction: geom.Vec3{1, 0, 0}}, Everything); ok {
		t.Error("hit nothing's surface")
	}
}

func TestFrustum(t *testing.T) {
	s := newStudio(t)
	s.boxes("left", geom.At(geom.Vec3{-2, 0, 0}, 0), size(1, 1, 1))
	s.boxes("right", geom.At(geom.Vec3{2, 0, 0}, 0.5), size(1, 1, 1))
	s.boxes("frame", geom.At(geom.Vec3{}, 0), geom.Box{Min: geom.Vec3{-4, -4, 0}, Max: geom.Vec3{4, -3.9, 1}}, geom.Box{Min: geom.Vec3{-4, 3.9, 0}, Max: geom.Vec3{4, 4, 1}})
	w := s.world()
	clip := mgl64.Perspective(geom.Radians(50), 1, 0.1, 50).Mul4(mgl64.LookAtV(geom.Vec3{0, -0.01, 12}, geom.Vec3{}, geom.Vec3{0, 1, 0}))
	left := FrustumOf(clip, geom.Vec2{-0.6, -0.2}, geom.Vec2{-0.1, 0.2})
	if got := w.InFrustum(left, false, Everything); !reflect.DeepEqual(got, []scene.NodeID{"left"}) {
		t.Errorf("touching: %v", got)
	}
	wide := FrustumOf(clip, geom.Vec2{-0.6, -0.5}, geom.Vec2{0.6, 0.5})
	if got := w.InFrustum(wide, true, Everything); !reflect.DeepEqual(got, []scene.NodeID{"left", "right"}) {
		t.Errorf("whole: %v", got)
	}
	if got := w.InFrustum(FrustumOf(clip, geom.Vec2{-1, -1}, geom.Vec2{1, 1}), false, Except("left")); !reflect.DeepEqual(got, []scene.NodeID{"frame", "right"}) {
		t.Errorf("everything but left: %v", got)
	}
}

func TestSurfaces(t *testing.T) {
	s := newStudio(t)
	s.boxes("table", geom.At(geom.Vec3{1, 1, 0}, 1), geom.Box{Min: geom.Vec3{-0.8, -0.4, 0.7}, Max: geom.Vec3{0.8, 0.4, 0.74}}, geom.Box{Min: geom.Vec3{-0.05, -0.05, 0}, Max: geom.Vec3{0.05, 0.05, 0.7}})
	s.boxes("shelf", geom.At(geom.Vec3{3, 1, 0}, 1),
		geom.Box{Min: geom.Vec3{-0.4, -0.15, 0}, Max: geom.Vec3{0.4, 0.15, 0.02}}, geom.Box{Min: geom.Vec3{-0.4, -0.15, 0.4}, Max: geom.Vec3{0.4, 0.15, 0.42}},
		geom.Box{Min: geom.Vec3{-0.4, 0.14, 0}, Max: geom.Vec3{0.4, 0.16, 0.6}})
	w := s.world()
	table, _ := w.Body("table")
	got := table.Surfaces()
	if len(got) == 0 || math.Abs(got[0].Height-0.74) > 1e-6 || math.Abs(got[0].Area()-1.28) > 0.08 || !math.IsInf(got[0].Clear, 1) {
		t.Fatalf("table: %+v", got)
	}
	shelf, _ := w.Body("shelf")
	heights := map[string]float64{}
	for _, a := range shelf.Surfaces() {
		heights[fmt.Sprintf("%.2f", a.Height)] = a.Clear
		if d := a.High.Sub(a.Low); a.Height < 0.5 && (d[0] < 0.7 || d[1] < 0.24 || a.High[1] > 0.14+gridFinest) {
			t.Errorf("board at %.2f is %v", a.Height, a)
		}
	}
	if math.Abs(heights["0.02"]-0.38) > 0.001 || !math.IsInf(heights["0.42"], 1) {
		t.Errorf("shelf: %v", heights)
	}
}

func TestColumnsAgreeWithRays(t *testing.T) {
	s := newStudio(t)
	turned := geom.At(geom.Vec3{}, 1)
	turned.Rotation = geom.AxisAngle(geom.Vec3{0.36, 0.48, 0.8}, 0.7)
	s.boxes("cabinet", geom.At(geom.Vec3{}, 1), geom.Box{Min: geom.Vec3{-0.4, -0.2, 0}, Max: geom.Vec3{0.4, 0.2, 0.5}},
		geom.Box{Min: geom.Vec3{-0.2, -0.3, 0.3}, Max: geom.Vec3{0.1, 0.3, 0.9}}, geom.Box{Min: geom.Vec3{0.2, 0.05, 0.7}, Max: geom.Vec3{0.45, 0.3, 0.8}})
	cabinet, _ := s.world().Body("cabinet")
	for _, scale := range []geom.Vec3{{1, 1, 1}, {-1, 1, 1}} {
		turned.Scale = scale
		mesh := cabinet.shape.pieces[0].mesh
		shape := shape{pieces: []shapePiece{{mesh: mesh, modelFromPart: turned}}, bounds: tightBounds(mesh, turned)}
		g, rays := newGrid(shape.bounds), shape.rays()
		columns := shape.columns(g)
		for cell := range g.clear {
			for _, height := range []float64{-0.2, 0.1, 0.35, 0.6} {
				p := g.middle(cell)
				up := geom.Ray{Origin: geom.Vec3{p[0], p[1], height}, Direction: geom.Up}
				want := rays.nearest(up)
				if mesh.BVH().Winding(into(rays.into[0], up)) > 0 {
					want = -1
				}
				if got := columns.clearance(cell, height); got != want && !(math.Abs(got-want) < 1e-6) {
					t.Fatalf("scale %v, cell %d, height %g: %g, rays say %g", scale, cell, height, got, want)
				}
			}
		}
	}
}

func TestRest(t *testing.T) {
	s := newStudio(t)
	s.room()
	s.boxes("table", geom.At(geom.Vec3{2, 2, 0}, 0.3), size(1, 0.6, 0.7))
	s.boxes("vase", geom.At(geom.Vec3{2.2, 2.1, 0.75}, 1), size(0.1, 0.1, 0.3))
	s.boxes("bridge", geom.At(geom.Vec3{2, 2, 0.9}, 0.3), size(3, 0.1, 0.1))
	s.boxes("board", geom.At(geom.Vec3{0.8, 0.8, 0.5}, 0), size(0.6, 0.4, 0.015))
	s.boxes("lamp", geom.At(geom.Vec3{0.8, 0.8, 0.515}, 0.4), size(0.4, 0.3, 0.3))
	s.boxes("coin", geom.At(geom.Vec3{0.6, 0.7, 0.514}, 0.2), size(0.05, 0.05, 0.004))
	w := s.world()
	tests := map[scene.NodeID]Resting{
		"table": {Support: "room", Gap: 0, Found: true}, "vase": {Support: "table", Gap: 0.05, Found: true}, "bridge": {Support: "table", Gap: 0.2, Found: true},
		"board": {Support: "room", Gap: 0.5, Found: true}, "lamp": {Support: "board", Gap: 0, Found: true}, "coin": {Support: "board", Gap: -0.001, Found: true},
	}
	for id, want := range tests {
		b, _ := w.Body(id)
		got := w.Rest(b, func(other scene.NodeID) bool {
			return other == "room" || other == "table" || other == "board" || other == "lamp" && id == "board"
		})
		if got.Support != want.Support || math.Abs(got.Gap-want.Gap) > 1e-5 {
			t.Errorf("%s: %+v, want %+v", id, got, want)
		}
	}
}

func TestFreeStretches(t *testing.T) {
	s := newStudio(t)
	s.room()
	s.boxes("chest", geom.At(geom.Vec3{3, 0.3, 0}, 0), size(1, 0.5, 0.8))
	w := s.world()
	r, _ := w.Room("room")
	chest, _ := w.Body("chest")
	things := []Footprint{chest.Box.Footprint()}
	got := r.FreeStretches(0, 0, 1, 0.4, things)
	want := []Stretch{{0, 0.5}, {1.4, 2.5}, {3.5, 5}}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i := range want {
		if math.Abs(got[i].From-want[i].From) > 1e-6 || math.Abs(got[i].To-want[i].To) > 1e-6 {
			t.Errorf("got %v, want %v", got, want)
		}
	}
	if high := r.FreeStretches(0, 1.2, 1.8, 0.05, things); len(high) != 2 {
		t.Errorf("above the chest: %v", high)
	}
	if low := r.FreeStretches(2, 0, 0.85, 0.4, nil); len(low) != 1 {
		t.Errorf("under the window: %v", low)
	}
	if tall := r.FreeStretches(2, 0, 2, 0.4, nil); len(tall) != 2 {
		t.Errorf("beside the window: %v", tall)
	}
}

func TestFloorPlan(t *testing.T) {
	s := newStudio(t)
	s.room()
	w := s.world()
	r, _ := w.Room("room")
	plan := NewFloorPlan(r, nil, 0.1)
	if math.Abs(plan.Free()-20) > 0.01 {
		t.Errorf("%v m² are free", plan.Free())
	}
	count := func(marks []bool) (n int) {
		for _, m := range marks {
			if m {
				n++
			}
		}
		return n
	}
	whole := count(plan.Reach(0.25, plan.Entrances(r)))
	wall := Footprint{Outline: geom.Polygon{{2.4, 0}, {2.6, 0}, {2.6, 4}, {2.4, 4}}, Low: 0, High: 1}
	half := plan.Clone()
	half.Add(r, wall)
	if got := count(half.Reach(0.25, half.Entrances(r))); got >= whole/2 || got < whole/4 {
		t.Errorf("%d of %d cells behind a partition", got, whole)
	}
	if plan.Free() < 19.9 {
		t.Error("the clone changed the original")
	}
	wall.Low, wall.High = 2.1, 2.5
	high := plan.Clone()
	high.Add(r, wall)
	if count(high.Reach(0.25, high.Entrances(r))) != whole {
		t.Error("a beam overhead bars the way")
	}
}

func TestAfterMeasuresLikeNew(t *testing.T) {
	s := newStudio(t)
	s.room()
	s.put(scene.Node{ID: "group", Name: "Group", Transform: geom.IdentityTransform()})
	s.boxes("a", geom.At(geom.Vec3{1, 1, 0}, 0), size(1, 1, 1))
	s.boxes("b", geom.At(geom.Vec3{3, 1, 0}, 0), size(1, 1, 1))
	w := s.world()
	base := w.Snapshot()
	edits := []func(d *scene.Draft) error{
		func(d *scene.Draft) error {
			n, _ := d.Node("a")
			m := *n
			m.Parent = "group"
			return d.PutNode(m)
		},
		func(d *scene.Draft) error {
			n, _ := d.Node("group")
			m := *n
			m.Transform = geom.At(geom.Vec3{0.5, 0, 0}, 1)
			return d.PutNode(m)
		},
		func(d *scene.Draft) error {
			n, _ := d.Node("group")
			m := *n
			m.Hidden = true
			return d.PutNode(m)
		},
		func(d *scene.Draft) error { return d.RemoveNode("b") },
	}
	for i, edit := range edits {
		draft := base.Edit()
		if err := edit(draft); err != nil {
			t.Fatal(err)
		}
		next, diff := draft.Seal()
		after, err := w.After(next, diff)
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := New(next, s.store)
		if err != nil {
			t.Fatal(err)
		}
		if len(after.Bodies()) != len(fresh.Bodies()) {
			t.Fatalf("edit %d: %d bodies, want %d", i, len(after.Bodies()), len(fresh.Bodies()))
		}
		for k, b := range fresh.Bodies() {
			if got := after.Bodies()[k]; got.Node != b.Node || got.Bounds != b.Bounds {
				t.Errorf("edit %d: %s is at %v, want %v", i, b.Node, got.Bounds, b.Bounds)
			}
		}
		base, w = next, after
	}
}

func TestRoomAndThing(t *testing.T) {
	s := newStudio(t)
	s.room()
	s.put(scene.Node{ID: "car", Name: "Car", Parent: "room", Transform: geom.IdentityTransform(), Semantics: &scene.Semantics{Category: "car"}})
	s.put(scene.Node{ID: "axle", Name: "Axle", Parent: "car", Transform: geom.IdentityTransform()})
	w := s.world()
	if w.Thing("axle") != "car" || w.Thing("car") != "car" || w.Thing("room") != "room" {
		t.Error("parts are not the thing they belong to")
	}
	if _, ok := w.RoomAt(geom.Vec3{1, 1, 1}); !ok {
		t.Error("no room inside the room")
	}
	if _, ok := w.RoomAt(geom.Vec3{6, 1, 1}); ok {
		t.Error("a room outside the room")
	}
	if math.Abs(w.Rooms()[0].Walls[0].Yaw-math.Pi) > 1e-9 && math.Abs(w.Rooms()[0].Walls[0].Yaw+math.Pi) > 1e-9 {
		t.Errorf("a thing with its back to the wall y = 0 looks at %v", w.Rooms()[0].Walls[0].Yaw)
	}
}

func crowd(b testing.TB, n int) *World {
	s := newStudio(b)
	s.room()
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range n {
		s.boxes(fmt.Sprintf("box%05d", i), geom.At(geom.Vec3{rng.Float64() * 40, rng.Float64() * 40, rng.Float64() * 2}, rng.Float64()*6), size(0.5, 0.4, 0.6))
	}
	return s.world()
}

func BenchmarkPick10000(b *testing.B) {
	w := crowd(b, 10_000)
	rng := rand.New(rand.NewPCG(2, 2))
	w.Pick(geom.Ray{Direction: geom.Up}, Everything)
	for b.Loop() {
		w.Pick(geom.Ray{Origin: geom.Vec3{-5, 20, 3}, Direction: geom.Vec3{1, rng.Float64() - 0.5, -0.1}.Normalize()}, Everything)
	}
}

func BenchmarkNewWorld10000(b *testing.B) {
	w := crowd(b, 10_000)
	for b.Loop() {
		if _, err := New(w.Snapshot(), w.store); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOverlap(b *testing.B) {
	s := newStudio(b)
	s.boxes("a", geom.At(geom.Vec3{}, 0), size(1, 1, 1))
	s.boxes("b", geom.At(geom.Vec3{0.9, 0.2, 0}, 0.4), size(1, 1, 1))
	w := s.world()
	x, _ := w.Body("a")
	y, _ := w.Body("b")
	for b.Loop() {
		Overlap(x, y, 0.001)
	}
}

func BenchmarkFootprintOverlap(b *testing.B) {
	f := Footprint{Outline: geom.Rectangle(1, 2), High: 1}
	g := Footprint{Outline: geom.Polygon{{0.4, 0.4}, {2, 0.8}, {1.8, 2}, {0.3, 1.6}}, High: 1}
	for b.Loop() {
		f.Overlap(g)
	}
}
