package viewport

import (
	"math"
	"syscall"
	"testing"
	"time"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/action"
	"scenograph/internal/agent/designer"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// starter is the room a new project opens on.
func starter(t testing.TB) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store := asset.NewStore()
	actions, err := designer.StarterFrom(store, catalog.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	snap, _, err := action.Preview(scene.Empty("starter"), actions)
	if err != nil {
		t.Fatal(err)
	}
	return snap, store
}

// BenchmarkDraw draws the starter room at 1280×720 with a camera that moves between pictures.
func BenchmarkDraw(b *testing.B) {
	snap, store := starter(b)
	one := frame.DefaultStyle()
	one.Samples = 1
	for _, c := range []struct {
		name  string
		style frame.Style
	}{{"draft", frame.DraftStyle(frame.DefaultStyle())}, {"one sample", one}, {"full", frame.DefaultStyle()}} {
		b.Run(c.name, func(b *testing.B) { benchmarkStyle(b, snap, store, c.style) })
	}
}

func benchmarkStyle(b *testing.B, snap *scene.Snapshot, store *asset.Store, style frame.Style) {
	view, err := frame.ViewOf(snap, store, "auto", 1280, 720)
	if err != nil {
		b.Fatal(err)
	}
	planner := frame.NewPlanner(store)
	onGL(b, func() error {
		r, err := New(store)
		if err != nil {
			return err
		}
		defer r.Close()
		draw := func(i int) error {
			moved := view
			moved.WorldFromCamera.Translation[2] += 0.02 * math.Sin(float64(i))
			_, err := r.Draw(planner.Plan(snap, moved, style, frame.Overlay{Marks: []frame.Mark{
				frame.NewMark(frame.LineMark, [4]float32{1, 1, 1, 1}, geom.Vec3{}, geom.Vec3{1, 1, 1}),
			}}))
			gl.Finish()
			return err
		}
		for i := 0; i < 50 && (i < 2 || r.Pending()); i++ {
			if err := draw(i); err != nil {
				return err
			}
		}
		b.ResetTimer()
		before := cpuTime()
		for i := range b.N {
			if err := draw(i); err != nil {
				return err
			}
		}
		b.ReportMetric((cpuTime()-before).Seconds()*1000/float64(b.N), "cpu-ms/op")
		return nil
	})
}

// cpuTime is what all threads of the process have used, those of a software renderer too: steadier than the clock on a busy machine.
func cpuTime() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}
