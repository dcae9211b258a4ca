package viewport

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// plan is a parallel view straight down on a point, with so many pixels a metre.
func planView(x, y, pixelsPerM float64, width, height int) frame.View {
	return frame.View{
		WorldFromCamera: frame.LookAt(geom.Vec3{x, y, 8}, geom.Vec3{x, y, 0}), Projection: scene.Orthographic,
		HeightM: float64(height) / pixelsPerM, Near: 0.1, Far: 50, Width: width, Height: height,
	}
}

// grayAt is the mean of a pixel's channels, 0 to 255, where a world point is drawn.
func grayAt(p *frame.Picture, v frame.View, at geom.Vec3) float64 {
	pixel, _, _ := v.Project(at)
	i := (int(pixel[1])*p.Width + int(pixel[0])) * 4
	return float64(int(p.RGBA[i])+int(p.RGBA[i+1])+int(p.RGBA[i+2])) / 3
}

func paintViews(t testing.TB, snap *scene.Snapshot, store *asset.Store, style frame.Style, views ...frame.View) []*frame.Picture {
	t.Helper()
	painter, err := NewPainter(offscreen(t), store)
	if err != nil {
		t.Fatal(err)
	}
	planner := frame.NewPlanner(store)
	var out []*frame.Picture
	for _, v := range views {
		p, err := painter.Paint(planner.Plan(snap, v, style, frame.Overlay{}))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	if err := painter.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// shadowStyle leaves out what is not a shadow of a light.
func shadowStyle() frame.Style {
	s := frame.RenderStyle()
	s.Occlusion, s.Samples = false, 1
	return s
}

// dark turns sky and sun off.
func (s *stage) dark() {
	settings := *s.seal().Settings()
	settings.Environment = scene.Environment{Sky: scene.ColorSky}
	s.must(s.draft.PutSettings(settings))
}

// plank is a floor of an edge with a cube of 0.4 m hovering 0.4 m over its middle.
func (s *stage) plank(edge float64) {
	white := painted("white", geom.Color{0.8, 0.8, 0.8}, 1, 0)
	s.put("floor", s.model(form.Box(edge, edge, 0.1, 0)), geom.Vec3{0, 0, -0.1}, white)
	s.put("cube", s.model(form.Box(0.4, 0.4, 0.4, 0)), geom.Vec3{0, 0, 0.4}, white)
}

func TestLampsThrowShadowsWhenTheyShould(t *testing.T) {
	lamps := map[string]scene.Light{
		"point": {Kind: scene.PointLight, Intensity: 300},
		"spot":  {Kind: scene.SpotLight, Intensity: 300, InnerRad: 0.7, OuterRad: 0.9},
		"area":  {Kind: scene.AreaLight, Intensity: 4000, Width: 0.3, Height: 0.3},
		"far":   {Kind: scene.DirectionalLight, Intensity: 200},
	}
	behind, beside := geom.Vec3{0, 0.42, 0}, geom.Vec3{1.2, 0.42, 0}
	for name, light := range lamps {
		for _, shadows := range []bool{true, false} {
			s := newStage(t)
			s.dark()
			s.plank(6)
			light.Color, light.Shadows = geom.Color{1, 1, 1}, shadows
			s.must(s.draft.PutNode(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.At(geom.Vec3{0, 0, 2.2}, 0), Light: &light}))
			under := frame.View{WorldFromCamera: frame.LookAt(geom.Vec3{1.5, 2.5, 1.2}, geom.Vec3{0, 0, 0}), Projection: scene.Perspective,
				FovYRad: 1.2, Near: 0.05, Far: 50, Width: 160, Height: 120}
			p := paintViews(t, s.seal(), s.store, shadowStyle(), under)[0]
			hidden, open := grayAt(p, under, geom.Vec3{0, 0.1, 0}), grayAt(p, under, beside)
			if shadows && hidden > max(4, open/8) || // the lens spreads some light
				!shadows && hidden < 30 || open < 30 {
				t.Errorf("%s, shadows %v: %.0f under the cube, %.0f beside it", name, shadows, hidden, open)
			}
			if edge := grayAt(p, under, behind); shadows && name == "area" && edge < 5 {
				t.Errorf("the soft light's shadow is as large as a point's: %.0f at %v", edge, behind)
			}
		}
	}
}

func TestALampsOwnShadeHidesNothing(t *testing.T) {
	s := newStage(t)
	s.dark()
	s.plank(4)
	white := painted("shade", geom.Color{0.9, 0.9, 0.9}, 1, 0)
	s.put("shade", s.model(form.Box(0.3, 0.3, 0.3, 0)), geom.Vec3{0.8, 0, 1.2}, white)
	s.must(s.draft.PutNode(scene.Node{ID: "bulb", Name: "Bulb", Transform: geom.At(geom.Vec3{0.8, 0, 1.35}, 0),
		Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 200, Shadows: true}}))
	v := planView(0, 0, 40, 120, 120)
	p := paintViews(t, s.seal(), s.store, shadowStyle(), v)[0]
	if lit := grayAt(p, v, geom.Vec3{1.2, 0.5, 0}); lit < 40 {
		t.Errorf("the floor under the lamp is %.0f", lit)
	}
	if hidden := grayAt(p, v, geom.Vec3{-0.8, 0, 0}); hidden > 10 {
		t.Errorf("behind the cube it is %.0f", hidden)
	}
}

func TestSunShadowsMeetWhatThrowsThem(t *testing.T) {
	s := newStage(t)
	white := painted("white", geom.Color{0.8, 0.8, 0.8}, 1, 0)
	s.put("floor", s.model(form.Box(4, 4, 0.1, 0)), geom.Vec3{0, 0, -0.1}, white)
	s.put("cube", s.model(form.Box(0.4, 0.4, 0.4, 0)), geom.Vec3{}, white)
	settings := *s.seal().Settings()
	settings.Environment.Intensity, settings.Environment.SunAzimuthRad, settings.Environment.SunAltitudeRad = 0.05, 0, math.Pi/4
	s.must(s.draft.PutSettings(settings))
	v := planView(0, 0, 200, 240, 160)
	p := paintViews(t, s.seal(), s.store, shadowStyle(), v)[0]
	lit := grayAt(p, v, geom.Vec3{-0.3, 0.3, 0})
	for _, c := range []struct {
		name   string
		at     geom.Vec3
		shadow bool
	}{
		{"5 mm behind the cube", geom.Vec3{-0.205, 0, 0}, true}, {"far in the shadow", geom.Vec3{-0.5, 0, 0}, true},
		{"15 mm beside the cube", geom.Vec3{0, 0.215, 0}, false}, {"on the lit top", geom.Vec3{0, 0, 0.4}, false},
		{"in front", geom.Vec3{0.22, 0, 0}, false},
	} {
		if got := grayAt(p, v, c.at); (got < 0.5*lit) != c.shadow {
			t.Errorf("%s: %.0f, in the light it is %.0f", c.name, got, lit)
		}
	}
}

// TestCascadesStandStill moves the camera by whole pixels over a scene too large for one map: what is drawn only moves along.
func TestCascadesStandStill(t *testing.T) {
	s := newStage(t)
	s.plank(80)
	const pixelsPerM, shift = 40, 30
	style := shadowStyle()
	views := []frame.View{planView(0, 0, pixelsPerM, 160, 160)}
	for i := 1; i <= 3; i++ {
		views = append(views, planView(float64(i*shift)/pixelsPerM, 0, pixelsPerM, 160, 160))
	}
	pictures := paintViews(t, s.seal(), s.store, style, views...)
	worst, moved, shadowed := 0.0, 0, 0
	for i, p := range pictures[1:] {
		for y := range 160 {
			for x := range 160 - (i+1)*shift {
				a, b := pictures[0].RGBA[(y*160+x+(i+1)*shift)*4], p.RGBA[(y*160+x)*4]
				d := math.Abs(float64(a) - float64(b))
				worst = max(worst, d)
				if d > 1 {
					moved++
				}
				if b < pictures[0].RGBA[0]-40 {
					shadowed++
				}
			}
		}
	}
	// A few pixels lie between two cells of the noise.
	if worst > 8 || moved > shadowed/100 || shadowed < 500 {
		t.Errorf("%d pixels change, by up to %.0f; %d are in shadow", moved, worst, shadowed)
	}
}

// TestCubeFacesAreThoseThatAreDrawn puts a small post in each direction from a lamp and looks whether the wall behind it is dark.
func TestCubeFacesAreThoseThatAreDrawn(t *testing.T) {
	for axis := range 3 {
		for _, side := range []float64{1, -1} {
			s := newStage(t)
			s.dark()
			white := painted("white", geom.Color{0.8, 0.8, 0.8}, 1, 0)
			size, at, post := geom.Vec3{4, 4, 4}, geom.Vec3{}, geom.Vec3{0.3, 0.3, 0.3}
			size[axis], at[axis], post[axis] = 0.1, 2*side, side
			center := func(v geom.Vec3, height float64) geom.Vec3 { return v.Sub(geom.Vec3{0, 0, height / 2}) }
			s.put("wall", s.model(form.Box(size[0], size[1], size[2], 0)), center(at, size[2]), white)
			s.put("post", s.model(form.Box(0.2, 0.2, 0.2, 0)), center(post, 0.2), white)
			s.must(s.draft.PutNode(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.IdentityTransform(),
				Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 300, Shadows: true}}))
			behind := post.Mul(1.95)
			mirrored := behind.Mul(-1)
			mirrored[axis] = behind[axis]
			eye := geom.Vec3{-0.4, -0.4, -0.4}
			eye[axis] = 0
			v := frame.View{WorldFromCamera: frame.LookAt(eye, at.Add(geom.Vec3{0.01, 0.02, 0.03})), Projection: scene.Perspective,
				FovYRad: 1.4, Near: 0.05, Far: 50, Width: 160, Height: 160}
			p := paintViews(t, s.seal(), s.store, shadowStyle(), v)[0]
			if dark, lit := grayAt(p, v, behind), grayAt(p, v, mirrored); dark > 10 || lit < 30 {
				t.Errorf("axis %d, side %+.0f: %.0f behind the post at %.2v, %.0f at %.2v", axis, side, dark, behind, lit, mirrored)
			}
		}
	}
}
