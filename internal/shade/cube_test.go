package shade

import (
	"math"
	"testing"

	"scenograph/internal/geom"
)

func TestCubeFacesMeet(t *testing.T) {
	axes := []geom.Vec3{{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}}
	for face, axis := range axes {
		if d := CubeDirection(face, 0, 0); d.Sub(axis).Len() > 1e-12 {
			t.Errorf("the middle of face %d is %v", face, d)
		}
	}
	a, b := CubeDirection(0, -1, 0.3), CubeDirection(4, 1, 0.3)
	if a.Sub(b).Len() > 1e-12 {
		t.Errorf("+X and +Z meet at %v and %v", a, b)
	}
}

func TestPanoramaDirections(t *testing.T) {
	for _, c := range []struct {
		d    geom.Vec3
		want geom.Vec2
	}{{geom.Vec3{1, 0, 0}, geom.Vec2{0.5, 0.5}}, {geom.Vec3{0, 1, 0}, geom.Vec2{0.25, 0.5}}, {geom.Vec3{0, -1, 0}, geom.Vec2{0.75, 0.5}}} {
		if got := PanoramaFrom(c.d); got.Sub(c.want).Len() > 1e-12 {
			t.Errorf("%v is seen at %v, want %v", c.d, got, c.want)
		}
	}
	if top := PanoramaFrom(geom.Vec3{0, 0, 1}); top[1] != 0 {
		t.Errorf("the zenith is seen at %v", top)
	}
}

func TestWhiteMetalLosesNothing(t *testing.T) {
	white := geom.Color{1, 1, 1}
	for roughness := 0.0; roughness <= 1; roughness += 0.125 {
		for _, nov := range []float64{0.1, 0.5, 1} {
			scale, bias := EnvironmentTerms(max(roughness, 0.045), nov, 256)
			if got := Reflectance(white, white, scale, bias)[0]; got < 0.999 || got > 1.001 {
				t.Errorf("roughness %v, cosine %v: reflects %v", roughness, nov, got)
			}
			if got := (scale + bias) * ReflectedAgain(white, scale, bias)[0]; got < 0.999 || got > 1.001 {
				t.Errorf("roughness %v, cosine %v: a highlight carries %v", roughness, nov, got)
			}
		}
	}
}

func TestSheenGainsNothing(t *testing.T) {
	last := 0.0
	for _, roughness := range []float64{0.1, 0.3, 0.5, 0.7, 1} {
		for _, nov := range []float64{0.05, 0.3, 0.7, 1} {
			if got := SheenAlbedo(roughness, nov, 512); got < 0 || got > 1 {
				t.Errorf("roughness %v, cosine %v: %v", roughness, nov, got)
			}
		}
		if head := SheenAlbedo(roughness, 0.9, 512); head < last {
			t.Errorf("roughness %v scatters less head on than a smoother one: %v after %v", roughness, head, last)
		} else {
			last = head
		}
	}
}

func TestTurnedLightShinesFromElsewhere(t *testing.T) {
	var h Harmonics
	for k := range h {
		h[k] = geom.Color{1 + 0.1*float64(k), 0.3 - 0.05*float64(k), 0.1 * float64(k*k%7)}
	}
	h[0] = geom.Color{9, 9, 9} // keeps the sums above 0
	const angle = 0.7
	turned := h.Turned(angle)
	sin, cos := math.Sincos(angle)
	for i := range 40 {
		n := spherical(i, 40)
		back := geom.Vec3{cos*n[0] + sin*n[1], cos*n[1] - sin*n[0], n[2]}
		got, want := turned.Irradiance(n), h.Irradiance(back)
		for k := range got {
			if math.Abs(got[k]-want[k]) > 1e-12 {
				t.Fatalf("towards %v: %v, want %v", n, got, want)
			}
		}
	}
}
