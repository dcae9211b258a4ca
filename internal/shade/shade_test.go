package shade

import (
	"math"
	"testing"

	"scenograph/internal/geom"
)

func TestDistributionIsNormalised(t *testing.T) {
	for _, alpha := range []float64{0.05, 0.3, 1} {
		sum := 0.0
		const steps = 20000
		for i := range steps {
			theta := (float64(i) + 0.5) / steps * math.Pi / 2
			sum += DistributionGGX(math.Cos(theta), alpha) * math.Cos(theta) * math.Sin(theta) * 2 * math.Pi * math.Pi / 2 / steps
		}
		if math.Abs(sum-1) > 0.01 {
			t.Errorf("alpha %v: ∫D cos = %v, want 1", alpha, sum)
		}
	}
}

func TestEnvironmentTermsKeepEnergy(t *testing.T) {
	for _, c := range []struct{ roughness, nov, scale, bias, within float64 }{
		{0.05, 1, 1, 0, 0.01}, {0.05, 0.1, 0.41, 0.59, 0.04}, {1, 1, 0.31, 0, 0.02},
	} {
		scale, bias := EnvironmentTerms(c.roughness, c.nov, 512)
		if math.Abs(scale-c.scale) > c.within || math.Abs(bias-c.bias) > c.within || scale+bias > 1.001 {
			t.Errorf("%+v: got %.3f %.3f", c, scale, bias)
		}
	}
}

func TestHarmonicsOfSimpleSkies(t *testing.T) {
	uniform := Project(func(geom.Vec3) geom.Color { return geom.Color{1, 0.5, 0.25} })
	got := uniform.Irradiance(geom.Vec3{0.6, 0, 0.8})
	for i, want := range []float64{1, 0.5, 0.25} {
		if math.Abs(got[i]-want) > 0.01 {
			t.Errorf("a uniform sky of %v lights with %v", want, got[i])
		}
	}
	upper := Project(func(d geom.Vec3) geom.Color {
		if d[2] > 0 {
			return geom.Color{1, 1, 1}
		}
		return geom.Color{}
	})
	for _, c := range []struct {
		n    geom.Vec3
		want float64
	}{{geom.Vec3{0, 0, 1}, 1}, {geom.Vec3{1, 0, 0}, 0.5}, {geom.Vec3{0, 0, -1}, 0}} {
		if got := upper.Irradiance(c.n)[0]; math.Abs(got-c.want) > 0.05 {
			t.Errorf("under a half sky %v gets %v, want %v", c.n, got, c.want)
		}
	}
}

func TestPrefilterKeepsUniformSkies(t *testing.T) {
	uniform := func(geom.Vec3, float64) geom.Color { return geom.Color{0.3, 0.6, 0.9} }
	for _, roughness := range []float64{0.01, 0.3, 1} {
		got := Prefilter(uniform, geom.Vec3{0, 0.6, -0.8}, MirrorLobe(roughness, 64))
		if math.Abs(got[1]-0.6) > 1e-9 {
			t.Errorf("roughness %v: %v", roughness, got)
		}
	}
}

// TestMirrorLobe compares its mean cosine with the integral over the lobe.
func TestMirrorLobe(t *testing.T) {
	for _, roughness := range []float64{0.15, 0.4, 0.7, 1} {
		alpha, want, whole := roughness*roughness, 0.0, 0.0
		const steps = 4000
		for i := range steps {
			theta := (float64(i) + 0.5) / steps * math.Pi / 4
			nol := math.Cos(2 * theta)
			weight := DistributionGGX(math.Cos(theta), alpha) * math.Cos(theta) * math.Sin(theta)
			want += weight * nol * nol
			whole += weight * nol
		}
		sum, weights := 0.0, 0.0
		for _, s := range MirrorLobe(roughness, 64) {
			sum += s.Direction[2] * s.Direction[2]
			weights += s.Direction[2]
		}
		if got := sum / weights; math.Abs(got-want/whole) > 0.02 {
			t.Errorf("roughness %v: mean cosine %.3f, want %.3f", roughness, got, want/whole)
		}
	}
}

func TestToneMapsRise(t *testing.T) {
	for name, f := range map[string]func(geom.Color) geom.Color{"AgX": AgX, "ACES": ACES} {
		last := -1.0
		for x := 0.001; x < 16; x *= 1.3 {
			y := f(geom.Color{x, x, x})
			if y[1] < last || y[1] < 0 || y[1] > 1 {
				t.Fatalf("%s(%v) = %v after %v", name, x, y[1], last)
			}
			last = y[1]
		}
		if mid := f(geom.Color{0.18, 0.18, 0.18})[1]; mid < 0.3 || mid > 0.55 {
			t.Errorf("%s maps middle gray to %v", name, mid)
		}
	}
}
