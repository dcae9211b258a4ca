package navigate

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

const width, height = 1280, 720

func someEye(r *rand.Rand) Eye {
	e := LookingAt(geom.Vec3{r.Float64()*8 - 4, r.Float64()*8 - 4, 0.3 + r.Float64()*3}, geom.Vec3{r.Float64() - 0.5, r.Float64() - 0.5, r.Float64()}, geom.Radians(30+40*r.Float64()))
	if r.IntN(2) == 0 {
		e.Projection = scene.Orthographic
	}
	return e
}

func pixelOf(t *testing.T, e Eye, reach float64, p geom.Vec3) geom.Vec2 {
	t.Helper()
	pixel, _, ok := e.View(width, height, reach).Project(p)
	if !ok {
		t.Fatalf("%v is behind %+v", p, e)
	}
	return pixel
}

func TestZoomKeepsWhatIsUnderTheCursor(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		e := someEye(r)
		pixel := geom.Vec2{r.Float64() * width, r.Float64() * height}
		ray := e.View(width, height, 20).Ray(pixel)
		distance := 0.4 + r.Float64()*6
		if e.Projection == scene.Orthographic {
			distance += 20
		}
		target := ray.At(distance)
		near := e.Zoom(ray, distance, 0.6+r.Float64()*0.9)
		if d := pixelOf(t, near, 20, target).Sub(pixel).Len(); d > 0.5 {
			t.Fatalf("%s: zooming moved the point by %.2f pixels", e.Projection, d)
		}
	}
}

func TestZoomNeverGetsStuckAndNeverLosesItsFocus(t *testing.T) {
	for _, projection := range []scene.Projection{scene.Perspective, scene.Orthographic} {
		e := Home()
		e.Projection = projection
		before := e
		for range 100 {
			e = e.Zoom(e.View(width, height, 0).Ray(geom.Vec2{width / 2, height / 2}), e.FocusM, 0.86)
			if !e.Valid() || e.FocusM < NearestFocus {
				t.Fatalf("%s: zoomed to %+v", projection, e)
			}
		}
		if projection == scene.Perspective && e.WorldFromCamera.Translation.Sub(before.WorldFromCamera.Translation).Len() < before.FocusM {
			t.Errorf("the wheel gets stuck at %+v", e)
		}
		for range 200 {
			e = e.Zoom(e.View(width, height, 0).Ray(geom.Vec2{10, 10}), e.FocusM, 1/0.86)
		}
		if !e.Valid() || e.FocusM > FarthestFocus {
			t.Errorf("%s: zoomed out to %+v", projection, e)
		}
	}
}

func TestOrbitKeepsThePivotsPixelAndStaysUpright(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		e := someEye(r)
		about := e.View(width, height, 20).Ray(geom.Vec2{r.Float64() * width, r.Float64() * height}).At(21 + r.Float64())
		if e.Projection == scene.Perspective {
			about = e.View(width, height, 0).Ray(geom.Vec2{r.Float64() * width, r.Float64() * height}).At(0.5 + 4*r.Float64())
		}
		pixel, focus := pixelOf(t, e, 20, about), e.FocusM
		for range 40 {
			e = e.Orbit(about, r.Float64()-0.5, r.Float64()*2-1)
		}
		if d := pixelOf(t, e, 20, about).Sub(pixel).Len(); d > 0.5 {
			t.Fatalf("the pivot moved by %.2f pixels", d)
		}
		if right := e.WorldFromCamera.Rotation.Rotate(geom.Vec3{1, 0, 0}); math.Abs(right[2]) > 1e-6 {
			t.Fatalf("the horizon leans: %v", right)
		}
		if e.FocusM != focus {
			t.Fatal("orbiting changed the focus")
		}
	}
}

func TestPanFollowsTheMouse(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		e := someEye(r)
		p := e.Focus()
		from := pixelOf(t, e, 20, p)
		moved := e.Pan(37, -21, e.FocusM, height)
		if d := pixelOf(t, moved, 20, p).Sub(from).Sub(geom.Vec2{37, -21}).Len(); d > 0.5 {
			t.Fatalf("%s: the point is %.2f pixels beside the mouse", e.Projection, d)
		}
	}
}

func TestFramedShowsAllOfTheBox(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		e := someEye(r)
		low := geom.Vec3{r.Float64(), r.Float64(), r.Float64()}
		box := geom.BoxOf(low, low.Add(geom.Vec3{r.Float64() * 5, r.Float64(), r.Float64() * 2}))
		e = e.Framed(box, float64(width)/height)
		for _, c := range box.Corners() {
			p := pixelOf(t, e, 20, c)
			if p[0] < 0 || p[1] < 0 || p[0] > width || p[1] > height {
				t.Fatalf("%s: a corner is at %v", e.Projection, p)
			}
		}
		if e.Focus().Sub(box.Center()).Len() > 1e-6 {
			t.Fatalf("the focus is %v", e.Focus())
		}
	}
	if e := Home(); e.Framed(geom.EmptyBox(), 1) != e {
		t.Error("nothing was framed")
	}
}

func TestTheFocusComesToWhatIsAhead(t *testing.T) {
	room := geom.Box{Min: geom.Vec3{-2, -2, 0}, Max: geom.Vec3{2, 2, 3}}
	for _, c := range []struct {
		name         string
		from, target geom.Vec3
		want         geom.Vec3
	}{
		{"in the room", geom.Vec3{-2, -2, 1.5}, geom.Vec3{1, 1, 1.5}, geom.Vec3{1, 1, 1.5}},
		{"beyond the room", geom.Vec3{-2, -2, 1.5}, geom.Vec3{20, 20, 1.5}, geom.Vec3{0, 0, 1.5}},
		{"short of the room", geom.Vec3{0, -9, 1.5}, geom.Vec3{0, -8, 1.5}, geom.Vec3{0, 0, 1.5}},
		{"turned away", geom.Vec3{0, -9, 1.5}, geom.Vec3{0, -12, 1.5}, geom.Vec3{0, -12, 1.5}},
	} {
		e := LookingAt(c.from, c.target, 1).Ahead(room)
		if e.Focus().Sub(c.want).Len() > 1e-9 || e.WorldFromCamera.Translation != c.from {
			t.Errorf("%s: the focus came to %v, want %v", c.name, e.Focus(), c.want)
		}
	}
}

func TestNamedViewsAreExact(t *testing.T) {
	e := LookingAt(geom.Vec3{2, -3, 2}, geom.Vec3{0.5, 0.5, 0.5}, 0.8)
	for name, d := range directions {
		v := e.From(d)
		if v.Forward().Add(d).Len() > 1e-12 || v.Focus().Sub(e.Focus()).Len() > 1e-9 || v.FocusM != e.FocusM {
			t.Errorf("%s looks along %v from %v", name, v.Forward(), v.WorldFromCamera.Translation)
		}
		if up := v.WorldFromCamera.Rotation.Rotate(geom.Vec3{0, 1, 0}); d[2] == 0 && up.Sub(geom.Up).Len() > 1e-12 {
			t.Errorf("%s has %v at the top", name, up)
		}
		turned := v.Orbit(v.Focus(), 0, 0)
		if turned.Forward().Sub(v.Forward()).Len() > 1e-6 {
			t.Errorf("beginning to orbit from %s jumps to %v", name, turned.Forward())
		}
	}
}

func TestEveryFacetOfTheCubeLooksFromItsDirection(t *testing.T) {
	facets := Cube()
	if len(facets) != 26 {
		t.Fatalf("%d facets", len(facets))
	}
	for i := range facets {
		f := &facets[i]
		d := f.Direction.Normalize()
		camera := Home().From(f.Direction)
		if camera.Forward().Add(d).Len() > 1e-9 {
			t.Errorf("%s looks along %v", f.Name, camera.Forward())
		}
		middle := geom.Vec3{}
		for _, c := range f.Corners {
			middle = middle.Add(c.Mul(1 / float64(len(f.Corners))))
		}
		rotation := camera.WorldFromCamera.Rotation
		if cosine, ok := f.Seen(rotation); !ok || cosine < 1-1e-6 {
			t.Errorf("%s is seen at %v", f.Name, cosine)
		}
		if got := PickFacet(facets, rotation, Flat(rotation, middle)); got != i {
			t.Errorf("a click on the middle of %s picks %d", f.Name, got)
		}
	}
	if got := PickFacet(facets, geom.Identity, geom.Vec2{3, 0}); got != -1 {
		t.Errorf("beside the cube lies %d", got)
	}
}

func TestGlideEndsExactly(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 50 {
		g := Glide{From: someEye(r), To: someEye(r), Over: 200 * time.Millisecond}
		if e, done := g.At(g.Over); !done || e != g.To {
			t.Fatal("the end is not the goal")
		}
		start, done := g.At(0)
		if done || start.Focus().Sub(g.From.Focus()).Len() > 1e-9 || start.WorldFromCamera.Translation.Sub(g.From.WorldFromCamera.Translation).Len() > 1e-6 {
			t.Fatalf("begins at %+v, not %+v", start, g.From)
		}
		last := math.Inf(1)
		for ms := 0; ms <= 200; ms += 20 {
			e, _ := g.At(time.Duration(ms) * time.Millisecond)
			if !e.Valid() {
				t.Fatalf("passes through %+v", e)
			}
			left := e.Focus().Sub(g.To.Focus()).Len()
			if left > last+1e-9 {
				t.Fatal("it goes back on its way")
			}
			last = left
		}
	}
}

func TestThingsOfEverySizeAreFramedWhole(t *testing.T) {
	for _, size := range []float64{0.002, 0.05, 2, 300, 1e6} {
		box := geom.Box{Min: geom.Vec3{1, 2, 0}, Max: geom.Vec3{1 + size, 2 + size, size}}
		e := Home().Framed(box, 1.6)
		v := e.View(160, 100, size)
		for _, corner := range box.Corners() {
			pixel, depth, ok := v.Project(corner)
			if !ok || depth < v.Near || depth > v.Far || pixel[0] < 0 || pixel[0] > 160 || pixel[1] < 0 || pixel[1] > 100 {
				t.Errorf("%v m: a corner is at %v, %v m away, seen from %v to %v m", size, pixel, depth, v.Near, v.Far)
			}
		}
		if e.FocusM > 4*size {
			t.Errorf("%v m are looked at from %v m", size, e.FocusM)
		}
		nearer := e.Zoom(v.Ray(geom.Vec2{80, 50}), e.FocusM, 0.86)
		if moved := nearer.WorldFromCamera.Translation.Sub(e.WorldFromCamera.Translation).Len(); moved > 0.2*e.FocusM {
			t.Errorf("%v m: one notch of the wheel moves %v of %v m", size, moved, e.FocusM)
		}
	}
}
