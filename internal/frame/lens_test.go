package frame

import (
	"math"
	"math/rand/v2"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// lenses are calibrations of every kind, for a picture of 640 × 480: none, off-centre, barrel, pincushion, tangential, wide with all.
func lenses() map[string]Lens {
	return map[string]Lens{
		"off-centre":  {FX: 500, FY: 510, CX: 300, CY: 260},
		"barrel":      {FX: 500, FY: 500, CX: 320, CY: 240, Distortion: scene.Distortion{K1: -0.3, K2: 0.09}},
		"pincushion":  {FX: 500, FY: 500, CX: 320, CY: 240, Distortion: scene.Distortion{K1: 0.2}},
		"tangential":  {FX: 600, FY: 590, CX: 333, CY: 222, Distortion: scene.Distortion{P1: 0.004, P2: -0.003}},
		"all":         {FX: 420, FY: 425, CX: 311, CY: 251, Distortion: scene.Distortion{K1: -0.25, K2: 0.08, P1: 0.001, P2: -0.0007, K3: -0.01}},
		"folds early": {FX: 700, FY: 700, CX: 320, CY: 240, Distortion: scene.Distortion{K1: -0.6}},
	}
}

func TestRayAndProjectAgree(t *testing.T) {
	pose := LookAt(geom.Vec3{2, -3, 1.7}, geom.Vec3{-0.4, 0.3, 0.5})
	base := View{WorldFromCamera: pose, Projection: scene.Perspective, FovYRad: 0.9, Near: 0.05, Far: 100, Width: 640, Height: 480}
	views := map[string]View{"field of view": base}
	for name, l := range lenses() {
		v := base
		v.Lens = l
		views[name] = v
	}
	flat, round := base, base
	flat.Projection, flat.HeightM = scene.Orthographic, 5
	views["orthographic"] = flat
	round.Projection = Panorama
	views["panorama"] = round
	random := rand.New(rand.NewPCG(1, 2))
	for name, v := range views {
		reached := 0
		for range 4000 {
			pixel := geom.Vec2{random.Float64() * 640, random.Float64() * 480}
			ray := v.Ray(pixel)
			if ray.Direction == (geom.Vec3{}) {
				continue
			}
			reached++
			if d := ray.Direction.Len(); math.Abs(d-1) > 1e-12 {
				t.Fatalf("%s: a direction of length %v at %v", name, d, pixel)
			}
			back, _, ok := v.Project(ray.At(0.3 + 20*random.Float64()))
			if !ok || back.Sub(pixel).Len() > 1e-6 {
				t.Fatalf("%s: %v is seen at %v, %v (%.2g px off)", name, pixel, back, ok, back.Sub(pixel).Len())
			}
		}
		if reached < 4000 && name != "folds early" {
			t.Errorf("%s: only %d of 4000 pixels see anything", name, reached)
		}
		if name == "folds early" && (reached == 4000 || reached < 1000) {
			t.Errorf("%s: %d of 4000 pixels see something", name, reached)
		}
	}
}

func TestClipMatrixAgreesWithProject(t *testing.T) {
	v := View{WorldFromCamera: LookAt(geom.Vec3{1, 2, 3}, geom.Vec3{0, 0, 1}), Projection: scene.Perspective, Near: 0.05, Far: 100, Width: 640, Height: 480}
	for _, name := range []string{"", "off-centre"} {
		v.FovYRad, v.Lens = 0.8, lenses()[name]
		for _, p := range []geom.Vec3{{0, 0, 0}, {-0.5, 0.3, 1.2}, {0.2, -0.7, 0.4}} {
			clip := v.ClipFromWorld().Mul4x1(p.Vec4(1))
			want := geom.Vec2{(clip[0]/clip[3] + 1) / 2 * 640, (1 - clip[1]/clip[3]) / 2 * 480}
			if got, depth, ok := v.Project(p); !ok || got.Sub(want).Len() > 1e-9 || math.Abs(depth-clip[3]) > 1e-12 {
				t.Errorf("%q: %v is drawn at %v and projected to %v", name, p, want, got)
			}
		}
	}
}

// TestDistortionFollowsOpenCV compares with numbers computed from the formula in OpenCV's documentation of projectPoints.
func TestDistortionFollowsOpenCV(t *testing.T) {
	l := Lens{FX: 400, FY: 300, CX: 320, CY: 240, Distortion: scene.Distortion{K1: 0.1, K2: 0.01, P1: 0.001, P2: 0.002, K3: 0.0001}}
	x, y := 0.3, -0.4
	r2 := x*x + y*y
	radial := 1 + 0.1*r2 + 0.01*r2*r2 + 0.0001*r2*r2*r2
	u := x*radial + 2*0.001*x*y + 0.002*(r2+2*x*x)
	w := y*radial + 0.001*(r2+2*y*y) + 2*0.002*x*y
	got, ok := l.Pixel(geom.Vec2{x, y})
	if want := (geom.Vec2{400*u + 320, 300*w + 240}); !ok || got.Sub(want).Len() > 1e-12 {
		t.Errorf("drawn at %v instead of %v", got, want)
	}
}

func TestPanoramaDirections(t *testing.T) {
	v := View{WorldFromCamera: LookAt(geom.Vec3{1, 1, 1}, geom.Vec3{1, 2, 1}), Projection: Panorama, Width: 400, Height: 200}
	for pixel, want := range map[geom.Vec2]geom.Vec3{
		{200, 100}: {0, 1, 0}, {300, 100}: {1, 0, 0}, {100, 100}: {-1, 0, 0}, {400, 100}: {0, -1, 0}, {200, 0}: {0, 0, 1}, {77, 200}: {0, 0, -1}, {250, 50}: {0.5, 0.5, math.Sqrt2 / 2},
	} {
		if got := v.Ray(pixel).Direction; got.Sub(want).Len() > 1e-12 {
			t.Errorf("%v looks along %v instead of %v", pixel, got, want)
		}
	}
	tilted := View{WorldFromCamera: LookAt(geom.Vec3{0, 0, 3}, geom.Vec3{2, 0, 0}), Projection: scene.Perspective, FovYRad: 1, Width: 10, Height: 10}
	if ahead := tilted.Around(8, 4).Forward(); ahead.Sub(geom.Vec3{1, 0, 0}).Len() > 1e-9 {
		t.Errorf("around a camera that looks down one looks along %v", ahead)
	}
}

func TestLensScalesWithThePicture(t *testing.T) {
	l := scene.Lens{Width: 640, Height: 480, FX: 500, FY: 510, CX: 300, CY: 260}
	small, large := LensOf(&l, 320, 240), LensOf(&l, 1280, 960)
	p := geom.Vec2{0.21, -0.13}
	a, _ := small.Pixel(p)
	b, _ := large.Pixel(p)
	if b.Sub(a.Mul(4)).Len() > 1e-9 {
		t.Errorf("the same point is drawn at %v and, four times as large, at %v", a, b)
	}
}

func TestOctahedralNormalsAreExactEnough(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for i := range 20000 {
		n := geom.Vec3{random.NormFloat64(), random.NormFloat64(), random.NormFloat64()}.Normalize()
		if i < 6 {
			n = geom.Vec3{}
			n[i/2] = float64(i%2*2 - 1)
			if got := OctahedralNormal(PackNormal(n)); got != n {
				t.Errorf("the axis %v comes back as %v", n, got)
			}
		}
		if off := geom.Degrees(math.Asin(OctahedralNormal(PackNormal(n)).Cross(n).Len())); off > 0.005 {
			t.Fatalf("%v comes back %.4f° off", n, off)
		}
	}
}
