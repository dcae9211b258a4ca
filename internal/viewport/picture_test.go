package viewport

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"testing"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/pathtrace"
	"scenograph/internal/scene"
)

// lit is a furnished room with its light times a factor and its environment changed.
func lit(t testing.TB, factor float64, change func(*scene.Environment)) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	snap, store := furnished(t)
	draft := snap.Edit()
	node, _ := snap.Node("lamp")
	settings, lamp := *snap.Settings(), *node
	e, light := &settings.Environment, *lamp.Light
	e.Intensity, e.SunLux, light.Intensity = e.Intensity*factor, e.SunLux*factor, light.Intensity*factor
	lamp.Light = &light
	change(e)
	for _, err := range []error{draft.PutSettings(settings), draft.PutNode(lamp)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	sealed, _ := draft.Seal()
	return sealed, store
}

func photograph(t testing.TB, snap *scene.Snapshot, store *asset.Store) *frame.Picture {
	t.Helper()
	_, p := paint(t, snap, store, 192, 120, frame.RenderStyle(), frame.Overlay{}, frame.Passes{Color: true})
	return p
}

// meanLuma is the mean of a picture's luma, 0 to 255.
func meanLuma(p *frame.Picture) float64 {
	sum := 0.0
	for i := 0; i < len(p.RGBA); i += 4 {
		sum += 0.2126*float64(p.RGBA[i]) + 0.7152*float64(p.RGBA[i+1]) + 0.0722*float64(p.RGBA[i+2])
	}
	return sum / float64(len(p.RGBA)/4)
}

func metered(e *scene.Environment) { e.AutoExposure = true }

func unchanged(*scene.Environment) {}

// A metered picture of a room is as bright with a 16th of its light and with 16 times as much; by hand it is not. Exposure by
// hand is added to the metered one, and metering gives the same bytes each time.
func TestMeteringFollowsTheLight(t *testing.T) {
	shot := func(factor float64, change func(*scene.Environment)) *frame.Picture {
		snap, store := lit(t, factor, change)
		return photograph(t, snap, store)
	}
	usual := shot(1, metered)
	for _, factor := range []float64{1.0 / 16, 16} {
		p := shot(factor, metered)
		if got, want := meanLuma(p), meanLuma(usual); math.Abs(got-want) > 3 {
			t.Errorf("with %v of its light the metered room has a mean of %.1f, not %.1f", factor, got, want)
		}
		if byHand := meanLuma(shot(factor, unchanged)); math.Abs(byHand-meanLuma(usual)) < 30 {
			t.Errorf("by hand the room with %v of its light has a mean of %.1f all the same", factor, byHand)
		}
	}
	if !bytes.Equal(shot(1, metered).RGBA, usual.RGBA) {
		t.Error("metered twice, the picture differs")
	}
	if more := shot(1, func(e *scene.Environment) { metered(e); e.ExposureEV++ }); meanLuma(more) < meanLuma(usual)+10 {
		t.Errorf("a stop over the metered exposure has a mean of %.1f, the metered one %.1f", meanLuma(more), meanLuma(usual))
	}
}

// An environment that spells its picture settings out as off gives the bytes of one that does not know them.
func TestPictureSettingsOff(t *testing.T) {
	old := []byte(`{"sky":"procedural","color":[1,1,1],"intensity":1,"sunAzimuthRad":1,"sunAltitudeRad":0.7,"sunLux":700,"sunColor":[1,1,1],"exposureEV":0.5}`)
	shot := func(change func(*scene.Environment)) []byte {
		snap, store := lit(t, 1, func(e *scene.Environment) {
			*e = scene.Environment{}
			if err := json.Unmarshal(old, e); err != nil {
				t.Fatal(err)
			}
			change(e)
		})
		return photograph(t, snap, store).RGBA
	}
	want := shot(unchanged)
	for name, change := range map[string]func(*scene.Environment){
		"off":     func(e *scene.Environment) { e.AutoExposure, e.WhiteKelvin, e.WhiteTint, e.Bloom = false, 0, 0, 0 },
		"neutral": func(e *scene.Environment) { e.WhiteKelvin = 6500 },
	} {
		if !bytes.Equal(shot(change), want) {
			t.Errorf("%s: the picture changes", name)
		}
	}
	for name, change := range map[string]func(*scene.Environment){
		"metered": metered, "white": func(e *scene.Environment) { e.WhiteKelvin = 4000 },
		"tint": func(e *scene.Environment) { e.WhiteTint = 0.5 }, "no bloom": func(e *scene.Environment) { e.Bloom = -1 },
	} {
		if bytes.Equal(shot(change), want) {
			t.Errorf("%s: the picture does not change", name)
		}
	}
}

// Under a white balance for a lamp a grey floor in its light looks grey, within 4 of 255; the balance for one light tints another.
func TestWhiteBalanceOfLamplight(t *testing.T) {
	const grey = 4
	tint := func(lamp, balance float64) (red, green, blue int) {
		s := newStage(t)
		s.dark()
		settings := *s.seal().Settings()
		settings.Environment.WhiteKelvin = balance
		s.must(s.draft.PutSettings(settings))
		s.put("floor", s.model(form.Box(4, 4, 0.1, 0)), geom.Vec3{0, 0, -0.1}, painted("grey", geom.Color{0.5, 0.5, 0.5}, 1, 0))
		color := geom.Kelvin(lamp)
		s.must(s.draft.PutNode(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.At(geom.Vec3{0, 0, 2}, 0),
			Light: &scene.Light{Kind: scene.PointLight, Color: color, Intensity: 400 / color.Luminance()}}))
		p := paintViews(t, s.seal(), s.store, shadowStyle(), planView(0, 0, 20, 48, 48))[0]
		at := 4 * (24*p.Width + 24)
		return int(p.RGBA[at]), int(p.RGBA[at+1]), int(p.RGBA[at+2])
	}
	for _, kelvin := range []float64{2000, 3000, 4500, 6500, 9000} {
		r, g, b := tint(kelvin, kelvin)
		if g < 80 || g > 220 || max(r, g, b)-min(r, g, b) > grey {
			t.Errorf("in the light of %v K and balanced for it, grey is drawn as %d %d %d", kelvin, r, g, b)
		}
	}
	if r, _, b := tint(3000, 0); r < b+60 {
		t.Errorf("without a balance 3000 K draws grey as %d … %d, not warm", r, b)
	}
	if r, _, b := tint(6500, 3000); b < r+40 {
		t.Errorf("balanced for 3000 K, the light of 6500 K draws grey as %d … %d, not cold", r, b)
	}
}

// spot is a small bright square amid the dark, and how it is photographed with a bloom.
func spot(t testing.TB, bloom float64) (light, glow [][3]float32, p *frame.Picture) {
	t.Helper()
	s := newStage(t)
	s.dark()
	settings := *s.seal().Settings()
	settings.Environment.Bloom = bloom
	s.must(s.draft.PutSettings(settings))
	bright := painted("bright", geom.Color{}, 1, 0)
	bright.Emissive, bright.EmissiveStrength = geom.Color{1, 1, 1}, 2000
	s.put("spot", s.model(form.Box(0.32, 0.32, 0.02, 0)), geom.Vec3{}, bright)
	s.put("floor", s.model(form.Box(9, 9, 0.02, 0)), geom.Vec3{0, 0, -0.1}, painted("black", geom.Color{}, 1, 0))
	onGL(t, func() error {
		r, err := New(s.store)
		if err != nil {
			return err
		}
		defer r.Close()
		v := planView(0, 0, 100, 320, 320)
		if p, err = r.Paint(frame.NewPlanner(s.store).Plan(s.seal(), v, shadowStyle(), frame.Overlay{})); err != nil {
			return err
		}
		light = texels(r.paper.light, 320*320)
		if len(r.paper.bloom.levels) > 0 {
			glow = texels(r.paper.bloom.levels[0].texture, 80*80)
		}
		return nil
	})
	return light, glow, p
}

func texels(texture uint32, n int) [][3]float32 {
	out := make([][3]float32, n)
	gl.BindTexture(gl.TEXTURE_2D, texture)
	gl.PixelStorei(gl.PACK_ALIGNMENT, 4)
	gl.GetTexImage(gl.TEXTURE_2D, 0, gl.RGB, gl.FLOAT, gl.Ptr(out))
	return out
}

func meanGreen(light [][3]float32) float64 {
	sum := 0.0
	for _, c := range light {
		sum += float64(c[1])
	}
	return sum / float64(len(light))
}

// Bloom spreads light around a bright spot, less the farther away, and keeps the picture's mean light within 5 %.
func TestBloomSpreadsWhatItKeeps(t *testing.T) {
	_, _, none := spot(t, -1)
	light, glow, usual := spot(t, 0)
	_, _, strong := spot(t, 4)
	if before, after := meanGreen(light), meanGreen(glow); math.Abs(after/before-1) > 0.05 {
		t.Errorf("a mean light of %.4f is spread to one of %.4f", before, after)
	}
	at := func(p *frame.Picture, off int) int { return int(p.RGBA[4*(160*p.Width+160+off)+1]) }
	for _, off := range []int{24, 40, 80} {
		if n, u, s := at(none, off), at(usual, off), at(strong, off); n > 2 || u <= n || s <= u {
			t.Errorf("%d pixels from the spot's middle: %d without bloom, %d with the usual, %d with five times as much", off, n, u, s)
		}
	}
	if near, far := at(strong, 24), at(strong, 140); far >= near {
		t.Errorf("bloom of %d beside the spot and of %d far away", near, far)
	}
}

// The rasteriser and the path tracer meter the same room alike, within 5 of 255 in the mean.
func TestTracedExposureAgrees(t *testing.T) {
	for _, factor := range []float64{1.0 / 16, 1, 16} {
		snap, store := lit(t, factor, metered)
		style := frame.RenderStyle()
		f, drawn := paint(t, snap, store, 192, 120, style, frame.Overlay{}, frame.Passes{Color: true})
		stage, err := pathtrace.NewStage(frame.NewPlanner(store).PlanWhole(snap, f.View, style), store)
		if err != nil {
			t.Fatal(err)
		}
		traced, err := stage.Render(context.Background(), pathtrace.Options{Samples: 8, Seed: 1, Denoise: true})
		if err != nil {
			t.Fatal(err)
		}
		if d, p := meanLuma(drawn), meanLuma(traced); math.Abs(d-p) > 5 {
			t.Errorf("with %v of its light the metered room has a mean of %.1f drawn and %.1f traced", factor, d, p)
		}
	}
}
