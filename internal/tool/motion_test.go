package tool

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

func someView(r *rand.Rand) frame.View {
	v := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{4 + r.Float64(), -5 - r.Float64(), 2 + 3*r.Float64()}, geom.Vec3{0.3, 0.2, 0.4}), Projection: scene.Perspective,
		FovYRad: 0.8, Near: 0.02, Far: 500, Width: 1280, Height: 720}
	if r.IntN(2) == 0 {
		v.Projection, v.HeightM = scene.Orthographic, 5
	}
	return v
}

func gripAt(t *testing.T, places ...geom.Transform) Grip {
	t.Helper()
	s := newStage(t)
	var ids []scene.NodeID
	for i, at := range places {
		id := string(rune('a' + i))
		s.cube(id, "", at)
		ids = append(ids, scene.NodeID(id))
	}
	w := s.world()
	g, ok := Grab(w.Snapshot(), s.store, ids, MedianPivot)
	if !ok {
		t.Fatal("nothing was grabbed")
	}
	return g
}

func pixelOf(t *testing.T, v frame.View, p geom.Vec3) geom.Vec2 {
	t.Helper()
	at, _, ok := v.Project(p)
	if !ok {
		t.Fatal("behind the camera")
	}
	return at
}

// TestMovedThingsStayUnderTheMouse drags a pivot to where it would be drawn after a known move, in random views.
func TestMovedThingsStayUnderTheMouse(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	g := gripAt(t, at(0.2, 0.1, 0.3))
	for range 400 {
		v := someView(r)
		c := Constraint{Axis: r.IntN(4) - 1, Plane: r.IntN(2) == 0}
		want := geom.Vec3{r.Float64() - 0.5, r.Float64() - 0.5, r.Float64() - 0.5}
		if c.Axis == Free {
			want = want.Sub(v.Forward().Mul(want.Dot(v.Forward())))
		}
		for i := range want {
			if c.Axis != Free && (c.Axis == i) == c.Plane {
				want[i] = 0
			}
		}
		from := pixelOf(t, v, g.Pivot)
		m := Begin(Move, g, c, from)
		to := pixelOf(t, v, g.Pivot.Add(want))
		for k := 1; k <= 5; k++ {
			m.Drag(v, from.Add(to.Sub(from).Mul(float64(k)/5)), false)
		}
		moved := m.Apply(v, m.Amount(v))[0].Translation
		if d := pixelOf(t, v, moved).Sub(to).Len(); d > 0.6 {
			t.Fatalf("%+v %s: %v pixels beside the mouse; moved by %v, want %v", c, v.Projection, d, moved.Sub(g.Pivot), want)
		}
		if moved.Sub(g.Pivot).Sub(want).Len() > 0.01 {
			t.Fatalf("%+v: moved by %v, want %v", c, moved.Sub(g.Pivot), want)
		}
	}
}

func TestAMouseFarOutsideMovesNothingToInfinity(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	g := gripAt(t, at(0.2, 0.1, 0.3))
	for range 300 {
		v := someView(r)
		for _, kind := range []Kind{Move, Turn, Stretch} {
			m := Begin(kind, g, Constraint{Axis: r.IntN(4) - 1, Plane: r.IntN(2) == 0, Local: r.IntN(2) == 0}, geom.Vec2{640, 360})
			m.Drag(v, geom.Vec2{1e5 * (r.Float64() - 0.5), 1e5 * (r.Float64() - 0.5)}, false)
			for _, w := range m.Apply(v, m.Amount(v)) {
				if !w.Finite() || w.Translation.Len() > 2*farthest {
					t.Fatalf("%v gives %+v", kind, w)
				}
			}
		}
	}
}

func TestShiftMovesATenth(t *testing.T) {
	v := someView(rand.New(rand.NewPCG(4, 5)))
	g := gripAt(t, at(0, 0, 0))
	from := pixelOf(t, v, g.Pivot)
	m := Begin(Move, g, Constraint{Axis: Free}, from)
	m.Drag(v, from.Add(geom.Vec2{100, 0}), true)
	m.Drag(v, from.Add(geom.Vec2{130, 0}), false)
	if d := m.Mouse().Sub(from); math.Abs(d[0]-40) > 1e-9 {
		t.Errorf("100 pixels finely and 30 more are %v", d)
	}
}

func TestTurnGoesRoundMoreThanOnce(t *testing.T) {
	top := frame.View{WorldFromCamera: geom.Transform{Translation: geom.Vec3{0, 0, 8}, Rotation: geom.Identity, Scale: geom.One}, Projection: scene.Perspective, FovYRad: 0.8, Near: 0.1, Far: 100, Width: 800, Height: 800}
	g := gripAt(t, at(0, 0, 0), at(1, 0, 0))
	for _, c := range []Constraint{{Axis: 2}, {Axis: Free}} {
		m := Begin(Turn, g, c, pixelOf(t, top, g.Pivot).Add(geom.Vec2{100, 0}))
		for i := 1; i <= 90; i++ {
			s, co := math.Sincos(float64(i) * geom.Radians(6)) // counter-clockwise seen from above: up on the screen
			m.Drag(top, pixelOf(t, top, g.Pivot).Add(geom.Vec2{100 * co, -100 * s}), false)
		}
		if a := m.Amount(top)[0]; math.Abs(a-geom.Radians(540)) > 0.01 {
			t.Errorf("%+v: one and a half turns are %v°", c, geom.Degrees(a))
		}
		turned := m.Apply(top, geom.Vec3{math.Pi / 2})
		if !near(turned[0].Translation, geom.Vec3{0.5, -0.5, 0}) || !near(turned[1].Translation, geom.Vec3{0.5, 0.5, 0}) {
			t.Errorf("%+v: a quarter turn puts them at %v and %v", c, turned[0].Translation, turned[1].Translation)
		}
	}
}

func TestPivots(t *testing.T) {
	s := newStage(t)
	s.cube("a", "", at(0, 0, 1))
	s.cube("b", "", geom.At(geom.Vec3{2, 0, 0}, math.Pi/2))
	w := s.world()
	for pivot, want := range map[Pivot]geom.Vec3{MedianPivot: {1, 0, 0.5}, ActivePivot: {2, 0, 0}, BottomPivot: {1, 0, 0}, IndividualPivot: {1, 0, 0.5}} {
		g, _ := Grab(w.Snapshot(), s.store, []scene.NodeID{"a", "b"}, pivot)
		if !near(g.Pivot, want) {
			t.Errorf("%s is %v, want %v", pivot, g.Pivot, want)
		}
	}
	each, _ := Grab(w.Snapshot(), s.store, []scene.NodeID{"a", "b"}, IndividualPivot)
	m := Begin(Turn, each, Constraint{Axis: 2}, geom.Vec2{})
	out := m.Apply(frame.View{}, geom.Vec3{math.Pi / 2})
	if !near(out[0].Translation, geom.Vec3{0, 0, 1}) || !near(out[1].Translation, geom.Vec3{2, 0, 0}) || math.Abs(out[1].Rotation.YawAngle()-math.Pi) > 1e-9 && math.Abs(out[1].Rotation.YawAngle()+math.Pi) > 1e-9 {
		t.Errorf("turned about their own origins they are %+v", out)
	}
	m = Begin(Move, each, Constraint{Axis: 0, Local: true}, geom.Vec2{})
	out = m.Apply(frame.View{}, geom.Vec3{1, 0, 0})
	if !near(out[0].Translation, geom.Vec3{1, 0, 1}) || !near(out[1].Translation, geom.Vec3{2, 1, 0}) {
		t.Errorf("moved along their own X they are %+v", out)
	}
}

func TestStretch(t *testing.T) {
	g := gripAt(t, geom.At(geom.Vec3{1, 0, 0}, math.Pi/2))
	g.Pivot = geom.Vec3{}
	m := Begin(Stretch, g, Constraint{Axis: 0}, geom.Vec2{})
	w := m.Apply(frame.View{}, geom.Vec3{2, 1, 1})[0]
	if !near(w.Translation, geom.Vec3{2, 0, 0}) || !near(w.Scale, geom.Vec3{1, 2, 1}) {
		t.Errorf("a turned cube stretched along the world's X is %+v", w)
	}
	m.Constraint.Local = true
	if w = m.Apply(frame.View{}, geom.Vec3{2, 1, 1})[0]; !near(w.Scale, geom.Vec3{2, 1, 1}) {
		t.Errorf("along its own X it is %+v", w)
	}
	if w = m.Apply(frame.View{}, geom.Vec3{0, -1, 1})[0]; w.Scale[0] == 0 || w.Scale[1] >= 0 {
		t.Errorf("flattened and mirrored it is %+v", w)
	}
}

func TestSnappedToTheGrid(t *testing.T) {
	g := gripAt(t, at(0.13, 0.48, 0.07))
	m := Begin(Move, g, Constraint{Axis: Free}, geom.Vec2{})
	by := m.Snapped(geom.Vec3{0.31, 0.04, 0}, 0.25)
	if got := g.Pivot.Add(by); !near(got, geom.Vec3{0.5, 0.48, 0.07}) {
		t.Errorf("snapped to %v", got)
	}
	m.Kind = Turn
	if got := m.Snapped(geom.Vec3{geom.Radians(50)}, geom.Radians(15)); math.Abs(geom.Degrees(got[0])-45) > 1e-9 {
		t.Errorf("turned by %v°", geom.Degrees(got[0]))
	}
	m.Kind = Stretch
	if got := m.Snapped(geom.Vec3{1.26, 1, 0.001}, 0.1); math.Abs(got[0]-1.3) > 1e-9 || got[1] != 1 || got[2] != 0.1 {
		t.Errorf("stretched by %v", got)
	}
}

func room(t *testing.T) (*stage, *query.World) {
	s := newStage(t)
	s.cube("table", "", at(0, 0, 0))
	s.cube("box", "", geom.Transform{Translation: geom.Vec3{3, 0, 0}, Rotation: geom.Identity, Scale: geom.Vec3{0.4, 0.4, 0.4}})
	return s, s.world()
}

func TestVertexSnapFindsWhatIsSeen(t *testing.T) {
	s, w := room(t)
	view := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{4, -5, 3}, geom.Vec3{1, 0, 0.5}), Projection: scene.Perspective, FovYRad: 0.8, Near: 0.02, Far: 100, Width: 1280, Height: 720}
	g, _ := Grab(w.Snapshot(), s.store, []scene.NodeID{"box"}, MedianPivot)
	free := func(id scene.NodeID) bool { return !g.Holds(id) }
	corner := geom.Vec3{0.5, -0.5, 1}
	got, ok := NearestVertex(w, view, pixelOf(t, view, corner).Add(geom.Vec2{6, -5}), 14, free)
	if !ok || !near(got, corner) {
		t.Errorf("found %v, %v", got, ok)
	}
	if got, ok := NearestVertex(w, view, pixelOf(t, view, geom.Vec3{-0.5, 0.5, 0}), 8, free); ok {
		t.Errorf("the hidden corner %v is found", got)
	}
	if _, ok := NearestVertex(w, view, pixelOf(t, view, geom.Vec3{3.2, -0.2, 0.4}), 10, free); ok {
		t.Error("it snaps to itself")
	}
	held := geom.Vec3{2.8, -0.2, 0}
	m := Begin(Move, g, Constraint{Axis: Free}, pixelOf(t, view, held).Add(geom.Vec2{3, 2}))
	handle := m.Handle(view)
	if !near(handle, held) {
		t.Fatalf("holds %v", handle)
	}
	if by := m.To(handle, corner); !near(handle.Add(by), corner) {
		t.Errorf("goes to %v", handle.Add(by))
	}
	m.Constraint = Constraint{Axis: 0}
	if by := m.To(handle, corner); by[1] != 0 || by[2] != 0 || math.Abs(handle[0]+by[0]-0.5) > 1e-6 {
		t.Errorf("along X it goes by %v", by)
	}
}

func TestOnSurfaceTouches(t *testing.T) {
	s, w := room(t)
	for _, c := range []struct {
		name          string
		point, normal geom.Vec3
		align         bool
		check         func(box geom.Box) float64
	}{
		{"on the table", geom.Vec3{0.1, 0.1, 1}, geom.Up, false, func(b geom.Box) float64 { return b.Min[2] - 1 }},
		{"under a ceiling", geom.Vec3{0, 0, 2.5}, geom.Vec3{0, 0, -1}, false, func(b geom.Box) float64 { return b.Max[2] - 2.5 }},
		{"against a wall", geom.Vec3{2, 0, 1}, geom.Vec3{-1, 0, 0}, true, func(b geom.Box) float64 { return b.Max[0] - 2 }},
	} {
		g, _ := Grab(w.Snapshot(), s.store, []scene.NodeID{"box"}, MedianPivot)
		out := g.OnSurface(c.point, c.normal, c.align)
		body, err := query.NewBody(s.store, mustNode(t, w, "box").Model.Asset, "box", out[0])
		if err != nil {
			t.Fatal(err)
		}
		if d := c.check(body.Bounds); math.Abs(d) > 1e-6 {
			t.Errorf("%s: off by %v m, at %v", c.name, d, body.Bounds)
		}
		if c.align {
			if back := out[0].Rotation.Rotate(geom.Vec3{0, 1, 0}); back.Add(c.normal).Len() > 1e-6 {
				t.Errorf("%s: the back looks along %v", c.name, back)
			}
		}
	}
	g, _ := Grab(w.Snapshot(), s.store, []scene.NodeID{"box"}, MedianPivot)
	slope := geom.Vec3{0.3, 0, 1}.Normalize()
	if up := g.OnSurface(geom.Vec3{}, slope, true)[0].Rotation.Rotate(geom.Up); up.Sub(slope).Len() > 1e-6 {
		t.Errorf("on a slope it stands along %v", up)
	}
}

func mustNode(t *testing.T, w *query.World, id scene.NodeID) *scene.Node {
	t.Helper()
	n, ok := w.Snapshot().Node(id)
	if !ok {
		t.Fatal("no node", id)
	}
	return n
}

func TestHandlesArePickedWhereTheyAreDrawn(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 6))
	for range 60 {
		v := someView(r)
		for _, kind := range []Kind{Move, Turn, Stretch} {
			list := Handles(kind, v, geom.Vec3{0.2, 0.1, 0.3}, geom.Identity, false, 0.8)
			for i := range list {
				h := &list[i]
				var p geom.Vec3
				if len(h.Area) > 0 && h.Constraint.Axis == Free {
					p = geom.Vec3{0.2, 0.1, 0.3}
				} else if len(h.Line) == 2 {
					p = h.Line[0].Add(h.Line[1].Sub(h.Line[0]).Mul(0.98))
				} else {
					continue
				}
				if got := PickHandle(list, v, pixelOf(t, v, p), 6); got != i {
					t.Fatalf("kind %v: handle %d is picked as %d", kind, i, got)
				}
			}
			if got := PickHandle(list, v, geom.Vec2{-500, -500}, 6); got != -1 {
				t.Fatalf("beside the gizmo handle %d is picked", got)
			}
		}
	}
}

func TestGrabNothing(t *testing.T) {
	s, w := room(t)
	if _, ok := Grab(w.Snapshot(), s.store, []scene.NodeID{"gone"}, MedianPivot); ok {
		t.Error("what is not there is grabbed")
	}
	draft := w.Snapshot().Edit()
	missing := asset.ID(strings.Repeat("0a", 32))
	if err := draft.PutNode(scene.Node{ID: "lost", Name: "Lost", Transform: at(1, 2, 3), Model: &scene.ModelRef{Asset: missing}}); err != nil {
		t.Fatal(err)
	}
	snapshot, _ := draft.Seal()
	g, ok := Grab(snapshot, s.store, []scene.NodeID{"lost"}, BottomPivot)
	if !ok || !near(g.Pivot, geom.Vec3{1, 2, 3}) {
		t.Errorf("what cannot be measured is held at %v, %v", g.Pivot, ok)
	}
}

func BenchmarkTopmostTenThousand(b *testing.B) {
	draft := scene.Empty("many").Edit()
	var ids []scene.NodeID
	for i := range 10000 {
		n := scene.Node{ID: scene.NodeID(fmt.Sprintf("n%05d", i)), Name: "n", Transform: at(float64(i), 0, 0)}
		if i%10 != 0 {
			n.Parent = scene.NodeID(fmt.Sprintf("n%05d", i/10*10))
		}
		if err := draft.PutNode(n); err != nil {
			b.Fatal(err)
		}
		ids = append(ids, n.ID)
	}
	snapshot, _ := draft.Seal()
	for b.Loop() {
		if n := len(Topmost(snapshot, ids)); n != 1000 {
			b.Fatal(n)
		}
	}
}
