package pathtrace

import (
	"bytes"
	"context"
	"errors"
	"math"
	"slices"
	"sync/atomic"
	"testing"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// corner is a small scene with a bit of everything.
func corner() *bench {
	b := newBench(48, geom.Vec3{1.2, -3, 1.6}, geom.Vec3{0, 0, 0.3})
	b.sky(geom.Color{0.4, 0.5, 0.7})
	b.put(square(), plain(geom.Color{0.7, 0.6, 0.5}, 0.4), geom.IdentityTransform())
	metal := plain(geom.Color{0.9, 0.7, 0.4}, 0.2)
	metal.Metallic = 1
	at := geom.At(geom.Vec3{0.3, 0, 0.4}, 0)
	at.Scale = geom.Vec3{0.4, 0.4, 0.4}
	b.put(ball(), metal, at)
	pane := plain(geom.Color{0.9, 1, 0.9}, 0.05)
	pane.AlphaMode, pane.Opacity, pane.DoubleSided = scene.Blend, 0.1, true
	upright := geom.At(geom.Vec3{-0.4, -0.5, 0.5}, 0)
	upright.Rotation = geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2)
	upright.Scale = geom.Vec3{0.4, 0.4, 0.4}
	b.put(square(), pane, upright)
	b.whole.Sun = &frame.Sun{ToSun: [3]float32{0.3, -0.4, 0.87}, Illuminance: [3]float32{3, 3, 2.5}}
	b.whole.Lights = []frame.Light{{Kind: scene.PointLight, Position: [3]float32{-1, -1, 1}, Intensity: [3]float32{2, 1, 1}}}
	return b
}

func TestSameBytesOnAnyThreads(t *testing.T) {
	s := corner().stage(t)
	var pictures []*frame.Picture
	for _, o := range []Options{{Threads: 1, Seed: 3}, {Threads: 2, Seed: 3}, {Threads: 5, Seed: 3}, {Threads: 2, Seed: 4}} {
		o.Samples, o.Denoise = 6, true
		p, err := s.Render(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		pictures = append(pictures, p)
	}
	for i, p := range pictures[1:3] {
		if !bytes.Equal(p.RGBA, pictures[0].RGBA) {
			t.Errorf("picture %d differs although only the threads do", i+1)
		}
	}
	if bytes.Equal(pictures[3].RGBA, pictures[0].RGBA) {
		t.Error("another seed gives the same noise")
	}
}

func TestCancel(t *testing.T) {
	s := corner().stage(t)
	ctx, cancel := context.WithCancel(context.Background())
	passes := 0
	_, err := s.Render(ctx, Options{Samples: MaxSamples, Threads: 2, Preview: func(*frame.Picture) {
		if passes++; passes == 2 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("cancelled, but ended with %v", err)
	}
	if passes != 2 {
		t.Errorf("%d passes after it was cancelled in the second", passes)
	}
}

func TestProgressEndsWhole(t *testing.T) {
	s := corner().stage(t)
	var last atomic.Pointer[Progress]
	previews := 0
	p, err := s.Render(context.Background(), Options{
		Samples: 16, Progress: func(p Progress) { last.Store(&p) },
		Preview: func(p *frame.Picture) {
			if previews++; len(p.RGBA) != 48*48*4 {
				t.Errorf("a preview of %d bytes", len(p.RGBA))
			}
		},
	})
	if err != nil || previews < 3 {
		t.Fatalf("%v, %d previews", err, previews)
	}
	if len(p.Depth) != 48*48 || len(p.IDs) != 48*48 {
		t.Error("ids or depth are missing")
	}
	if got := last.Load(); got == nil || got.Share != 1 || got.Samples != 16 {
		t.Errorf("the last progress is %+v", got)
	}
}

func TestDepthAndIDs(t *testing.T) {
	b := newBench(9, geom.Vec3{0, 0, 3}, geom.Vec3{0, 1e-9, 0})
	b.put(square(), matte(0.5), geom.IdentityTransform())
	p, err := b.stage(t).Render(context.Background(), Options{Samples: 1})
	if err != nil {
		t.Fatal(err)
	}
	near(t, "depth", float64(p.Depth[40]), 3, 1e-4)
	if p.IDs[40] != 1 {
		t.Errorf("id %d", p.IDs[40])
	}
}

func TestPainter(t *testing.T) {
	b := corner()
	b.whole.Want = frame.Passes{Color: true}
	var painter frame.Painter = &Painter{Context: context.Background(), Store: b.store, Options: Options{Samples: 1}}
	p, err := painter.Paint(b.whole.Frame)
	if err != nil || len(p.RGBA) == 0 || p.IDs != nil || p.Depth != nil {
		t.Fatalf("%v: passes that were not wanted, or none", err)
	}
}

func TestUnreasonableOptions(t *testing.T) {
	s := corner().stage(t)
	for _, samples := range []int{-1, MaxSamples + 1} {
		if _, err := s.Render(context.Background(), Options{Samples: samples}); err == nil {
			t.Errorf("%d samples were taken", samples)
		}
	}
	b := corner()
	b.whole.View.Width = 0
	if _, err := NewStage(b.whole, b.store); err == nil {
		t.Error("a picture without pixels was prepared")
	}
}

func TestBackdrops(t *testing.T) {
	for _, background := range []frame.Background{frame.Studio, frame.Sky, frame.Transparent} {
		b := newBench(8, geom.Vec3{0, -3, 1}, geom.Vec3{0, 0, 1})
		b.sky(geom.Color{0.18, 0.18, 0.18})
		b.whole.Style.Background = background
		p, err := b.stage(t).Render(context.Background(), Options{Samples: 1})
		if err != nil {
			t.Fatal(err)
		}
		alpha, gray := p.RGBA[3], p.RGBA[1]
		if want := background != frame.Transparent; (alpha == 255) != want {
			t.Errorf("%s: alpha %d", background, alpha)
		}
		if background == frame.Sky && (gray < 80 || gray > 140) {
			t.Errorf("a sky of middle grey is drawn as %d", gray)
		}
	}
}

// A lens spreads light and loses none of it.
func TestGlowKeepsLight(t *testing.T) {
	f := newFilm(64, 48)
	f.samples = 1
	even := make([]vec, len(f.dabs))
	for i := range even {
		even[i], f.dabs[i].cover = gray(0.5), 1
	}
	p := glow(f.blocks(even))
	for i, c := range p.light {
		if abs(c.x-0.5) > 1e-5 {
			t.Fatalf("an even picture glows with %v at %d", c, i)
		}
	}
	for i := range even {
		if x, y := i%64-32, i/64-24; x*x+y*y < 36 {
			even[i] = gray(20)
		}
	}
	bright := glow(f.blocks(even))
	if far, close := bright.at(0.02, 0.02).x, bright.at(0.5, 0.5).x; close < 0.6 || far < 0.5 || far > close {
		t.Errorf("a lamp glows with %v beside it and %v far away", close, far)
	}
}

// A metered picture of a scene is as bright in bad light as in good, and a white balance makes the light of lamps white.
func TestMeteredAndBalanced(t *testing.T) {
	shot := func(change func(*bench)) [3]int {
		b := corner()
		b.whole.Sun, b.whole.Lights = nil, nil
		change(b)
		p, err := b.stage(t).Render(context.Background(), Options{Samples: 4})
		if err != nil {
			t.Fatal(err)
		}
		at := 4 * (24*48 + 12)
		return [3]int{int(p.RGBA[at]), int(p.RGBA[at+1]), int(p.RGBA[at+2])}
	}
	metered := func(level float64) [3]int {
		return shot(func(b *bench) {
			b.sky(geom.Color{level, level, level})
			b.whole.Environment.AutoExposure = true
		})
	}
	dim, bright := metered(0.1), metered(0.8)
	if d := dim[1] - bright[1]; d < -3 || d > 3 || dim[1] < 60 {
		t.Errorf("metered, dim light gives %v and bright light %v", dim, bright)
	}
	lamp := geom.Kelvin(2700)
	warm := shot(func(b *bench) { b.sky(lamp) })
	white := shot(func(b *bench) {
		b.sky(lamp)
		b.whole.Environment.WhiteKelvin = 2700
	})
	if warm[0]-warm[2] <= 2*(white[0]-white[2]) {
		t.Errorf("lamplight is drawn as %v, balanced as %v", warm, white)
	}
}

// TestPreviewsComeEarlyAndChangeNothing: a picture of coarse blocks is there after a sample of few pixels, and who asks for previews gets the
// same picture in the end.
func TestPreviewsComeEarlyAndChangeNothing(t *testing.T) {
	s := corner().stage(t)
	o := Options{Samples: 3, Seed: 5, Threads: 2, Denoise: true}
	plain, err := s.Render(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	previews := 0
	o.Preview = func(p *frame.Picture) {
		if previews++; p.Width != s.view.Width || p.Height != s.view.Height {
			t.Errorf("preview %d has %d×%d pixels", previews, p.Width, p.Height)
		}
	}
	seen, err := s.Render(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(seen.RGBA, plain.RGBA) || !slices.Equal(seen.IDs, plain.IDs) || !slices.Equal(seen.Depth, plain.Depth) {
		t.Error("previews change the picture")
	}
	if previews != 5 {
		t.Errorf("%d previews, not three coarse ones and two of whole passes", previews)
	}
}

func TestCoarsePreviews(t *testing.T) {
	s := corner().stage(t)
	w := &work{Stage: s, Options: Options{Samples: 1, Threads: 2}, film: newFilm(s.view.Width, s.view.Height)}
	var taken []int64
	w.Preview = func(*frame.Picture) { taken = append(taken, w.taken.Load()) }
	if err := w.firstPass(context.Background()); err != nil {
		t.Fatal(err)
	}
	all := int64(s.view.Width * s.view.Height)
	if want := []int64{all / 64, all / 16, all / 4}; !slices.Equal(taken, want) || w.taken.Load() != all {
		t.Errorf("previews after %v samples, %d in all; want %v and %d", taken, w.taken.Load(), want, all)
	}
	f := newFilm(5, 3)
	for i := range f.dabs {
		f.dabs[i].label = uint32(i)
	}
	for i, want := range []uint32{0, 0, 2, 2, 4, 0, 0, 2, 2, 4, 10, 10, 12, 12, 14} {
		if got := f.coarse(2).dabs[i].label; got != want {
			t.Errorf("pixel %d of blocks of two is pixel %d, not %d", i, got, want)
		}
	}
}
