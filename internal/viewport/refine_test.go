package viewport

import (
	"bytes"
	"testing"
	"time"
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// cabinet holds what is drawn in its own way: a mirror, bottle glass, window glass and a lamp with shadows.
func cabinet(t testing.TB) *stage {
	s := newStage(t)
	s.room()
	box := s.model(form.Box(0.5, 0.5, 0.5, 0.02))
	s.put("mirror", s.model(form.Box(2, 0.02, 1.2, 0)), geom.Vec3{0, 1.2, 0.2}, painted("mirror", geom.Color{0.95, 0.95, 0.95}, 0.02, 1))
	s.put("crate", box, geom.Vec3{-0.8, 0.2, 0}, painted("crate", geom.Hex(0xA9744A), 0.7, 0))
	bottle := painted("bottle", geom.Color{0.7, 0.9, 0.8}, 0.05, 0)
	bottle.Transmission = &scene.Transmission{Factor: 0.9}
	s.put("bottle", box, geom.Vec3{0.3, -0.4, 0}, bottle)
	pane := painted("pane", geom.Color{0.7, 0.8, 0.9}, 0.1, 0)
	pane.AlphaMode, pane.Opacity = scene.Blend, 0.4
	s.put("pane", box, geom.Vec3{0.9, 0.3, 0}, pane)
	s.must(s.draft.PutNode(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.At(geom.Vec3{0.4, -0.2, 1.6}, 0),
		Light: &scene.Light{Kind: scene.PointLight, Color: geom.Kelvin(2700), Intensity: 60, Shadows: true}}))
	return s
}

// pixels of what a renderer shows.
func shownPixels(v View) []byte {
	out := make([]byte, 4*v.Width*v.Height)
	gl.BindTexture(gl.TEXTURE_2D, v.Texture)
	gl.GetTexImage(gl.TEXTURE_2D, 0, gl.RGBA, gl.UNSIGNED_BYTE, unsafe.Pointer(&out[0]))
	return out
}

func TestAPictureDrawnInPartsIsTheSame(t *testing.T) {
	s := cabinet(t)
	snap := s.seal()
	view := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{1.6, -2.6, 1.5}, geom.Vec3{0, 0.3, 0.4}), Projection: scene.Perspective,
		FovYRad: 1, Near: 0.05, Far: 50, Width: 201, Height: 147}
	over := frame.Overlay{Selected: []scene.NodeID{"crate"}, Marks: []frame.Mark{
		frame.NewMark(frame.LineMark, [4]float32{1, 1, 1, 1}, geom.Vec3{}, geom.Vec3{1, 1, 1}),
	}}
	plan := func(samples int, shading frame.Shading) *frame.Frame {
		style := frame.DefaultStyle()
		style.Samples, style.Shading = samples, shading
		return frame.NewPlanner(s.store).Plan(snap, view, style, over)
	}
	onGL(t, func() error {
		whole, err := New(s.store)
		if err != nil {
			return err
		}
		defer whole.Close()
		parts, err := New(s.store)
		if err != nil {
			return err
		}
		defer parts.Close()
		for _, c := range []struct {
			samples int
			shading frame.Shading
		}{{4, frame.Lit}, {1, frame.Lit}, {4, frame.Normals}, {1, frame.Overdraw}, {1, frame.Wireframe}} {
			f := plan(c.samples, c.shading)
			want := View{}
			for i := 0; i < 2 || whole.Pending(); i++ {
				if want, err = whole.Draw(f); err != nil {
					return err
				}
			}
			got, calls := View{}, 0
			for done := false; !done; calls++ {
				if got, done, err = parts.Refine(f, time.Nanosecond); err != nil {
					return err
				}
				done = done && !parts.Pending()
			}
			if calls < 8 {
				t.Errorf("%v, %d samples: drawn in %d calls", c.shading, c.samples, calls)
			}
			if !bytes.Equal(shownPixels(got), shownPixels(want)) {
				t.Errorf("%v, %d samples: another picture than drawn at once", c.shading, c.samples)
			}
		}
		return nil
	})
}

func TestWhatIsShownStaysUntilTheNextIsDone(t *testing.T) {
	s := cabinet(t)
	plan := turning(t, s.seal(), s.store, frame.DefaultStyle(), frame.Overlay{}, 96, 64)
	onGL(t, func() error {
		r, err := New(s.store)
		if err != nil {
			return err
		}
		defer r.Close()
		first := View{}
		for done := false; !done; {
			if first, done, err = r.Refine(plan(0), time.Second); err != nil {
				return err
			}
			done = done && !r.Pending()
		}
		before := shownPixels(first)
		for i := range 12 { // the camera turns back and forth: nothing is ever finished
			v, done, err := r.Refine(plan(1+i%2), time.Nanosecond)
			if err != nil || done || v != first {
				t.Fatalf("call %d: %+v, done %v, %v", i, v, done, err)
			}
		}
		if !bytes.Equal(shownPixels(first), before) {
			t.Error("the shown picture was drawn into")
		}
		if _, err := r.Draw(plan(3)); err != nil {
			return err
		}
		if _, done, err := r.Refine(plan(3), time.Nanosecond); err != nil || !done {
			t.Errorf("what is drawn already is drawn again: done %v, %v", done, err)
		}
		return nil
	})
}

// BenchmarkRefine draws the starter room in parts and tells how long the longest call takes: what the interface waits for at most.
func BenchmarkRefine(b *testing.B) {
	snap, store := starter(b)
	plan := turning(b, snap, store, frame.DefaultStyle(), frame.Overlay{}, 1100, 730)
	onGL(b, func() error {
		r, err := New(store)
		if err != nil {
			return err
		}
		defer r.Close()
		longest, calls := time.Duration(0), 0
		draw := func(i int) error {
			for {
				start := time.Now()
				_, done, err := r.Refine(plan(i), 24*time.Millisecond)
				longest, calls = max(longest, time.Since(start)), calls+1
				if err != nil || done {
					return err
				}
			}
		}
		for i := 0; i < 50 && (i < 2 || r.Pending()); i++ {
			if err := draw(i); err != nil {
				return err
			}
		}
		longest, calls = 0, 0
		before := cpuTime()
		b.ResetTimer()
		for i := range b.N {
			if err := draw(i); err != nil {
				return err
			}
		}
		b.ReportMetric((cpuTime()-before).Seconds()*1000/float64(b.N), "cpu-ms/op")
		b.ReportMetric(float64(longest.Microseconds())/1000, "longest-ms")
		b.ReportMetric(float64(calls)/float64(b.N), "calls/op")
		return nil
	})
}
