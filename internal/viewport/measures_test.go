package viewport

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

var everything = frame.Passes{Color: true, IDs: true, Depth: true, Normals: true, Albedo: true, Parts: true}

// bench is a box of 2 × 2 × 2 m in the middle, its front face 3 m before a camera with an off-centre lens.
func bench(t testing.TB) (*scene.Snapshot, *asset.Store, frame.View) {
	s := newStage(t)
	s.put("box", s.model(form.Box(2, 2, 2, 0)), geom.Vec3{0, 0, -1}, painted("red", geom.Hex(0xC04020), 1, 0))
	v := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{0, -4, 0}, geom.Vec3{0, 0, 0}), Projection: scene.Perspective,
		Near: 0.1, Far: 50, Width: 160, Height: 120, Lens: frame.Lens{FX: 100, FY: 110, CX: 60, CY: 70}}
	return s.seal(), s.store, v
}

func paintView(t testing.TB, snap *scene.Snapshot, store *asset.Store, view frame.View, want frame.Passes) (*frame.Frame, *frame.Picture) {
	t.Helper()
	painter, err := NewPainter(offscreen(t), store)
	if err != nil {
		t.Fatal(err)
	}
	f := frame.NewPlanner(store).Plan(snap, view, frame.RenderStyle(), frame.Overlay{})
	f.Want = want
	picture, err := painter.Paint(f)
	if err != nil {
		t.Fatal(err)
	}
	if err := painter.Close(); err != nil {
		t.Fatal(err)
	}
	return f, picture
}

func TestMeasuresOfAKnownBox(t *testing.T) {
	snap, store, view := bench(t)
	f, p := paintView(t, snap, store, view, everything)
	// At 3 m the face of 2 m covers 66.67 × 73.33 pixels about the principal point.
	inside := func(x, y int) bool {
		return math.Abs(float64(x)+0.5-60) < 100/3.0 && math.Abs(float64(y)+0.5-70) < 110/3.0
	}
	red := geom.Hex(0xC04020)
	for y := range p.Height {
		for x := range p.Width {
			i := y*p.Width + x
			label, ok := f.NodeAt(p.IDs[i])
			if ok != inside(x, y) || (p.Depth[i] > 0) != ok || (p.Parts[i] > 0) != ok || (p.Albedo[4*i+3] > 0) != ok {
				t.Fatalf("pixel %d, %d: label %v, depth %v, part %d, albedo %v; on the box: %v", x, y, label, p.Depth[i], p.Parts[i], p.Albedo[4*i:4*i+4], inside(x, y))
			}
			if !ok {
				continue
			}
			if math.Abs(float64(p.Depth[i])-3) > 1e-6 {
				t.Fatalf("pixel %d, %d: the face is 3 m away, the depth says %v", x, y, p.Depth[i])
			}
			if n := frame.OctahedralNormal(p.Normals[i]); n != (geom.Vec3{0, -1, 0}) {
				t.Fatalf("pixel %d, %d: the normal is %v", x, y, n)
			}
			for c := range 3 {
				if want := 255 * geom.SRGBFromLinear(red[c]); math.Abs(float64(p.Albedo[4*i+c])-want) > 1 {
					t.Fatalf("pixel %d, %d: the albedo is %v", x, y, p.Albedo[4*i:4*i+4])
				}
			}
			if part, ok := f.PartAt(p.Parts[i]); !ok || part.Name != "body" || f.Labels[part.Label].Node != "box" {
				t.Fatalf("pixel %d, %d: the part is %+v", x, y, part)
			}
		}
	}
}

func TestMeasuresDoNotDependOnWhatElseIsWanted(t *testing.T) {
	snap, store := furnished(t)
	view, err := frame.ViewOf(snap, store, "auto", 200, 120)
	if err != nil {
		t.Fatal(err)
	}
	_, all := paintView(t, snap, store, view, everything)
	_, color := paintView(t, snap, store, view, frame.Passes{Color: true})
	_, ids := paintView(t, snap, store, view, frame.Passes{IDs: true})
	_, some := paintView(t, snap, store, view, frame.Passes{Depth: true, Parts: true})
	if !bytes.Equal(all.RGBA, color.RGBA) || !slices.Equal(all.IDs, ids.IDs) || !slices.Equal(all.Depth, some.Depth) || !slices.Equal(all.Parts, some.Parts) {
		t.Error("a pass differs when others are drawn with it")
	}
	if color.IDs != nil || ids.RGBA != nil || some.Normals != nil {
		t.Error("a pass was read back that nobody wanted")
	}
}

// TestShotsInFlight draws the next picture before the last has been read back, as a data set's loop does.
func TestShotsInFlight(t *testing.T) {
	snap, store := furnished(t)
	painter, err := NewPainter(offscreen(t), store)
	if err != nil {
		t.Fatal(err)
	}
	planner := frame.NewPlanner(store)
	plan := func(width int) *frame.Frame {
		view, err := frame.ViewOf(snap, store, "auto", width, 64)
		if err != nil {
			t.Fatal(err)
		}
		f := planner.Plan(snap, view, frame.RenderStyle(), frame.Overlay{})
		f.Want = everything
		return f
	}
	alone, err := painter.Paint(plan(96))
	if err != nil {
		t.Fatal(err)
	}
	first, err := painter.Shoot(plan(96))
	if err != nil {
		t.Fatal(err)
	}
	second, err := painter.Shoot(plan(80))
	if err != nil {
		t.Fatal(err)
	}
	a, errA := painter.Develop(first)
	b, errB := painter.Develop(second)
	if errA != nil || errB != nil {
		t.Fatal(errA, errB)
	}
	if !bytes.Equal(a.RGBA, alone.RGBA) || !slices.Equal(a.Depth, alone.Depth) || !slices.Equal(a.Normals, alone.Normals) || b.Width != 80 {
		t.Error("a picture changes when the next is drawn before it is read back")
	}
	if err := painter.Close(); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkPasses compares RGB alone with RGB, depth, normals and instances together, at 1280 × 720, for ever new views.
func BenchmarkPasses(b *testing.B) {
	snap, store := furnished(b)
	for _, c := range []struct {
		name string
		want frame.Passes
	}{
		{"rgb", frame.Passes{Color: true}},
		{"rgb+depth+normals+instance", frame.Passes{Color: true, Depth: true, Normals: true, IDs: true}},
		{"all", everything},
		{"depth+normals+instance", frame.Passes{Depth: true, Normals: true, IDs: true}},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkPasses(b, snap, store, c.want) })
	}
}

func benchmarkPasses(b *testing.B, snap *scene.Snapshot, store *asset.Store, want frame.Passes) {
	painter, err := NewPainter(offscreen(b), store)
	if err != nil {
		b.Fatal(err)
	}
	planner := frame.NewPlanner(store)
	shoot := func(turn float64) *Shot {
		view, err := frame.ViewOf(snap, store, "auto", 1280, 720)
		if err != nil {
			b.Fatal(err)
		}
		view.WorldFromCamera.Rotation = geom.Yaw(turn).Mul(view.WorldFromCamera.Rotation)
		f := planner.Plan(snap, view, frame.RenderStyle(), frame.Overlay{})
		f.Want = want
		shot, err := painter.Shoot(f)
		if err != nil {
			b.Fatal(err)
		}
		return shot
	}
	develop := func(shot *Shot) {
		if _, err := painter.Develop(shot); err != nil {
			b.Fatal(err)
		}
	}
	develop(shoot(0))
	last := (*Shot)(nil)
	for i := 0; b.Loop(); i++ {
		next := shoot(0.002 * float64(i%8))
		if last != nil {
			develop(last)
		}
		last = next
	}
	develop(last)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pictures/s")
	if err := painter.Close(); err != nil {
		b.Fatal(err)
	}
}
