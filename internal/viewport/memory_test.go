package viewport

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// turning plans a scene from ever new sides.
func turning(t testing.TB, snap *scene.Snapshot, store *asset.Store, style frame.Style, over frame.Overlay, width, height int) func(i int) *frame.Frame {
	t.Helper()
	view, err := frame.ViewOf(snap, store, "auto", width, height)
	if err != nil {
		t.Fatal(err)
	}
	planner := frame.NewPlanner(store)
	return func(i int) *frame.Frame {
		v := view
		v.WorldFromCamera.Rotation = geom.Yaw(0.01 * float64(i%16)).Mul(view.WorldFromCamera.Rotation)
		return planner.Plan(snap, v, style, over)
	}
}

func TestDrawingAgainAllocatesNothing(t *testing.T) {
	snap, store := furnished(t)
	for _, c := range []struct {
		name  string
		style frame.Style
		over  frame.Overlay
	}{
		{"at rest", frame.DefaultStyle(), frame.Overlay{}},
		{"moving", frame.DraftStyle(frame.DefaultStyle()), frame.Overlay{}},
		{"with a selection", frame.DefaultStyle(), frame.Overlay{Selected: []scene.NodeID{"crate"}}},
	} {
		plan := turning(t, snap, store, c.style, c.over, 96, 64)
		onGL(t, func() error {
			r, err := New(store)
			if err != nil {
				return err
			}
			defer r.Close()
			i := 0
			draw := func() {
				if _, err := r.Draw(plan(i)); err != nil {
					t.Error(err)
				}
				i++
			}
			for range 40 {
				draw()
			}
			if n := testing.AllocsPerRun(32, draw); n != 0 {
				t.Errorf("%s: planning and drawing from another side allocates %.0f times", c.name, n)
			}
			return nil
		})
	}
}

func TestMemoryStaysFlat(t *testing.T) {
	snap, store := furnished(t)
	plan := turning(t, snap, store, frame.DraftStyle(frame.DefaultStyle()), frame.Overlay{}, 64, 48)
	onGL(t, func() error {
		r, err := New(store)
		if err != nil {
			return err
		}
		defer r.Close()
		var before, after runtime.MemStats
		var held Memory
		for i := range 400 {
			if i == 100 {
				runtime.GC()
				runtime.ReadMemStats(&before)
				held = r.Memory()
			}
			if _, err := r.Draw(plan(i)); err != nil {
				return err
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		if now := r.Memory(); now != held {
			t.Errorf("the GPU holds %v after 400 frames and held %v after 100", now, held)
		}
		if grown := int64(after.HeapAlloc) - int64(before.HeapAlloc); grown > 1<<18 {
			t.Errorf("300 frames leave %d bytes behind", grown)
		}
		return nil
	})
}

// shelf is scenes of one thing each, every thing another mesh.
func shelf(t *testing.T, count int) ([]*scene.Snapshot, *asset.Store) {
	store := asset.NewStore()
	var out []*scene.Snapshot
	for i := range count {
		s := &stage{t, store, scene.Empty("shelf").Edit()}
		ball := s.model(form.Ellipsoid(0.3+0.01*float64(i), 0.3, 0.3, 48, 32).Move(0, 0, 0.3))
		s.put(scene.NodeID(fmt.Sprint("ball", i)), ball, geom.Vec3{}, painted(fmt.Sprint("paint", i), geom.Color{0.2, 0.1 * float64(i), 0.5}, 0.5, 0))
		out = append(out, s.seal())
	}
	return out, store
}

func TestTheGPUKeepsToItsBudget(t *testing.T) {
	scenes, store := shelf(t, 8)
	plan := make([]func(int) *frame.Frame, len(scenes))
	for i, snap := range scenes {
		plan[i] = turning(t, snap, store, frame.RenderStyle(), frame.Overlay{}, 64, 48)
	}
	onGL(t, func() error {
		free, err := New(store)
		if err != nil {
			return err
		}
		defer free.Close()
		var want [][]byte
		for i := range scenes {
			picture, err := free.Paint(plan[i](0))
			if err != nil {
				return err
			}
			want = append(want, picture.RGBA)
		}
		all := free.Memory()
		budget := all.Targets + all.Meshes/4
		tight, err := New(store, WithBudget(budget))
		if err != nil {
			return err
		}
		defer tight.Close()
		for round := range 3 {
			for i := range scenes {
				picture, err := tight.Paint(plan[i](0))
				if err != nil {
					return err
				}
				if !bytes.Equal(picture.RGBA, want[i]) {
					t.Fatalf("round %d, scene %d: what came back to the GPU looks different", round, i)
				}
				if held := tight.Memory(); held.Total() > budget {
					t.Fatalf("round %d, scene %d: the GPU holds %d bytes of %d", round, i, held.Total(), budget)
				}
			}
		}
		if _, err := tight.Draw(plan[0](0)); err != nil {
			return err
		}
		if held := tight.Memory().Total(); held > budget {
			t.Errorf("with the window's picture the GPU holds %d bytes of %d", held, budget)
		}
		return nil
	})
}

// BenchmarkTenThousandFrames draws ten thousand frames in each iteration and reports what they leave behind.
func BenchmarkTenThousandFrames(b *testing.B) {
	snap, store := furnished(b)
	plan := turning(b, snap, store, frame.DraftStyle(frame.DefaultStyle()), frame.Overlay{}, 64, 48)
	onGL(b, func() error {
		r, err := New(store)
		if err != nil {
			return err
		}
		defer r.Close()
		draw := func(count int) error {
			for i := range count {
				if _, err := r.Draw(plan(i)); err != nil {
					return err
				}
			}
			return nil
		}
		if err := draw(50); err != nil {
			return err
		}
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		held := r.Memory().Total()
		b.ReportAllocs()
		for b.Loop() {
			if err := draw(10000); err != nil {
				return err
			}
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(int64(after.HeapAlloc)-int64(before.HeapAlloc)), "heap-growth-B")
		b.ReportMetric(float64(r.Memory().Total()-held), "gpu-growth-B")
		return nil
	})
}
