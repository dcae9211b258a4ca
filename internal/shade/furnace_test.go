package shade

import (
	"math"
	"testing"

	"scenograph/internal/geom"
)

// lit integrates what a surface sends to the eye in light of radiance 1 from everywhere, lamp by lamp.
func lit(s *Surface) float64 {
	const rings, spokes = 240, 120
	sum := 0.0
	for i := range rings {
		theta := (float64(i) + 0.5) / rings * math.Pi / 2
		for k := range spokes {
			phi := (float64(k) + 0.5) / spokes * math.Pi // the other half is its mirror image
			l := geom.Vec3{math.Sin(theta) * math.Cos(phi), math.Sin(theta) * math.Sin(phi), math.Cos(theta)}
			sum += s.Reflected(l, geom.Color{1, 1, 1})[0] * math.Sin(theta)
		}
	}
	return sum * math.Pi / 2 / rings * 2 * math.Pi / spokes
}

// whiteSurface is one of the kinds below seen at an angle.
func whiteSurface(metallic, roughness, nov float64) Surface {
	s := Surface{Alpha: roughness * roughness, N: geom.Vec3{0, 0, 1}, V: geom.Vec3{math.Sqrt(1 - nov*nov), 0, nov}, NoV: nov}
	scale, bias := EnvironmentTerms(roughness, nov, 1024)
	s.LayGround(geom.Color{1, 1, 1}, metallic, geom.Color{0.04, 0.04, 0.04}, 1, scale, bias)
	return s
}

// cover gives a surface plain layers.
func cover(s *Surface, change func(l *Layers)) {
	s.Layers = &Layers{
		T: geom.Vec3{1, 0, 0}, B: geom.Vec3{0, 1, 0}, Along: s.Alpha, Across: s.Alpha, Coat: s.N, CoatAlpha: 0.25, SheenAlpha: 0.25,
	}
	change(s.Layers)
	s.CoverSurface()
}

// TestWhiteFurnaceOfLamps integrates the highlights themselves: metal and dielectric return the light within 2 %; layers, whose
// single lobes lose what is scattered more than once, never return more than 1.02.
func TestWhiteFurnaceOfLamps(t *testing.T) {
	for _, nov := range []float64{0.2, 0.5, 0.9} {
		for _, roughness := range []float64{0.25, 0.4, 0.6, 0.8, 1} {
			for _, metallic := range []float64{0, 0.5, 1} {
				s := whiteSurface(metallic, roughness, nov)
				if got := lit(&s); math.Abs(got-1) > 0.02 {
					t.Errorf("metallic %v, roughness %v, cosine %v: returns %.3f", metallic, roughness, nov, got)
				}
			}
			coated := whiteSurface(0, 0.5, nov)
			scale, bias := EnvironmentTerms(roughness, nov, 1024)
			cover(&coated, func(l *Layers) {
				l.CoatShare, l.CoatAlpha, l.CoatTerms = 1, roughness*roughness, CoatReflectance(1, scale, bias)
			})
			if got := lit(&coated); got > 1.02 || got < 0.95 {
				t.Errorf("coat of roughness %v, cosine %v: returns %.3f", roughness, nov, got)
			}
			cloth := whiteSurface(0, 1, nov)
			cover(&cloth, func(l *Layers) {
				l.Sheen, l.SheenAlpha, l.FibreTerms = geom.Color{1, 1, 1}, roughness*roughness, SheenAlbedo(roughness, nov, 1024)
			})
			if got := lit(&cloth); math.Abs(got-1) > 0.02 {
				t.Errorf("sheen of roughness %v, cosine %v: returns %.3f", roughness, nov, got)
			}
			brushed := whiteSurface(1, roughness, nov)
			cover(&brushed, func(l *Layers) { l.Along, l.Across = Stretch(roughness, 0.7) })
			if got := lit(&brushed); got > 1.02 {
				t.Errorf("stretched, roughness %v, cosine %v: returns %.3f", roughness, nov, got)
			}
		}
	}
}
