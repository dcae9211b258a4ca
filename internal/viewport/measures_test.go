package viewport

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"
	"time"

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

// TestPicturesUnderWay draws the next picture before the last has been read back, as a data set's loop does.
func TestPicturesUnderWay(t *testing.T) {
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
	widths := []int{96, 80, 96, 112, 96}
	err = painter.PaintAll(func(number int) *frame.Frame {
		if number == len(widths) {
			return nil
		}
		return plan(widths[number])
	}, func(number int, p *frame.Picture) error {
		if p.Width != widths[number] || len(p.Depth) != p.Width*p.Height {
			t.Errorf("picture %d is %d pixels wide with %d depths, not %d", number, p.Width, len(p.Depth), widths[number])
		}
		if p.Width == 96 && (!bytes.Equal(p.RGBA, alone.RGBA) || !slices.Equal(p.Depth, alone.Depth) || !slices.Equal(p.Normals, alone.Normals)) {
			t.Errorf("picture %d changes when others are drawn before it is read back", number)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	stop := errors.New("enough")
	if err := painter.PaintAll(func(int) *frame.Frame { return plan(96) }, func(int, *frame.Picture) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("painting goes on after %v: %v", stop, err)
	}
	if again, err := painter.Paint(plan(96)); err != nil || !bytes.Equal(again.RGBA, alone.RGBA) {
		t.Errorf("after painting was stopped the picture differs, error %v", err)
	}
	if err := painter.Close(); err != nil {
		t.Fatal(err)
	}
}

// BenchmarkPasses draws ever new views of a room at 1280 × 720 and reads back sets of passes, one set after the other of each view, so
// that what else the machine does slows all alike. times-rgb is the time over that of RGB alone.
func BenchmarkPasses(b *testing.B) {
	snap, store := furnished(b)
	painter, err := NewPainter(offscreen(b), store)
	if err != nil {
		b.Fatal(err)
	}
	rgb := frame.Passes{Color: true}
	for _, c := range []struct {
		name string
		want frame.Passes
	}{
		{"rgb+depth+normals+instance", frame.Passes{Color: true, Depth: true, Normals: true, IDs: true}},
		{"all", everything},
		{"depth+normals+instance", frame.Passes{Depth: true, Normals: true, IDs: true}},
	} {
		b.Run(c.name, func(b *testing.B) {
			views := viewsAround(b, snap, store)
			planner := frame.NewPlanner(store)
			timed := func(view frame.View, want frame.Passes) time.Duration {
				f := planner.Plan(snap, view, frame.RenderStyle(), frame.Overlay{})
				f.Want = want
				start := time.Now()
				if _, err := painter.Paint(f); err != nil {
					b.Fatal(err)
				}
				return time.Since(start)
			}
			timed(views[0], rgb)
			timed(views[1], c.want)
			var alone, together time.Duration
			for i := 0; b.Loop(); i++ {
				alone += timed(views[2*i%len(views)], rgb) // never the view drawn last, which the renderer still holds
				together += timed(views[(2*i+1)%len(views)], c.want)
			}
			b.ReportMetric(float64(together)/float64(alone), "times-rgb")
			b.ReportMetric(float64(b.N)/together.Seconds(), "pictures/s")
		})
	}
	if err := painter.Close(); err != nil {
		b.Fatal(err)
	}
}

// viewsAround are views into a scene that turn a little from one to the next.
func viewsAround(b *testing.B, snap *scene.Snapshot, store *asset.Store) []frame.View {
	view, err := frame.ViewOf(snap, store, "auto", 1280, 720)
	if err != nil {
		b.Fatal(err)
	}
	views := make([]frame.View, 8)
	for i := range views {
		views[i] = view
		views[i].WorldFromCamera.Rotation = geom.Yaw(0.002 * float64(i)).Mul(view.WorldFromCamera.Rotation)
	}
	return views
}
