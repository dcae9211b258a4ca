package shade

import (
	"fmt"
	"math"
	"testing"

	"scenograph/internal/geom"
)

// tiled adds up what a surface at the origin sends to the eye of a rectangle cut into tiles, from the highlights themselves.
func tiled(s *Surface, light Lamp, tiles int) geom.Color {
	var sum geom.Color
	n := float64(tiles)
	for i := range tiles {
		for k := range tiles {
			u, v := (2*float64(i)+1)/n-1, (2*float64(k)+1)/n-1
			to := light.Position.Add(light.Right.Mul(u)).Add(light.Up.Mul(v))
			l := to.Normalize()
			facing := math.Max(-l.Dot(light.Direction), 0)
			if s.N.Dot(l) > 0 {
				add(&sum, s.Reflected(l, light.Intensity.Scale(facing*light.AreaM2/(n*n*to.Dot(to)))))
			}
		}
	}
	return sum
}

// rectangle is a light of luminance 1 at a place that shines towards the origin, or down.
func rectangle(at geom.Vec3, width, height float64, down bool) Lamp {
	l := Lamp{Position: at, Direction: at.Normalize().Mul(-1), Intensity: geom.Color{1, 1, 1}, AreaM2: width * height}
	if down {
		l.Direction = geom.Vec3{0, 0, -1}
	}
	x, y := FrameAbout(l.Direction)
	l.Right, l.Up = x.Mul(width/2), y.Mul(height/2)
	return l
}

// TestAreaLightAgreesWithTiles compares linearly transformed cosines with a sum over the rectangle: within 10 % of the radiance
// and 3 % of the light's, which grazing dielectrics need since Fresnel's term is one for the whole highlight; on average within 5 %.
func TestAreaLightAgreesWithTiles(t *testing.T) {
	worst, offs, wants := 0.0, 0.0, 0.0
	lights := map[string]Lamp{
		"overhead panel":    rectangle(geom.Vec3{0, 0, 2}, 1, 0.6, true),
		"in the mirror":     rectangle(geom.Vec3{-1.2, 0, 1}, 0.8, 0.8, false),
		"across the mirror": rectangle(geom.Vec3{-0.5, 1.5, 1.2}, 1, 0.4, false),
		"sunk in the floor": rectangle(geom.Vec3{-1.5, 0.3, 0.1}, 1, 1.2, false),
		"long and low":      rectangle(geom.Vec3{-0.8, 0.5, 0.6}, 3, 0.1, true),
	}
	for name, light := range lights {
		for _, metallic := range []float64{0, 1} {
			for _, roughness := range []float64{0.15, 0.3, 0.5, 0.75, 1} {
				for _, nov := range []float64{0.15, 0.4, 0.7, 0.95, 1} {
					s := whiteSurface(metallic, roughness, nov)
					got, want := AreaLight(&s, geom.Vec3{}, light)[0], tiled(&s, light, 160)[0]
					off := math.Abs(got - want)
					worst, offs, wants = max(worst, off/(0.1*want+0.03)), offs+off, wants+want
					if off > 0.1*want+0.03 {
						t.Errorf("%s, metallic %v, roughness %v, cosine %v: %.4f, its tiles give %.4f", name, metallic, roughness, nov, got, want)
					}
				}
			}
		}
	}
	if offs > 0.05*wants {
		t.Errorf("off by %.1f %% on average", 100*offs/wants)
	}
	t.Logf("off by %.1f %% on average, the worst uses %.0f %% of its limit", 100*offs/wants, 100*worst)
}

// TestAreaLightCoversTheSky: a rectangle that fills the hemisphere is a white furnace.
func TestAreaLightCoversTheSky(t *testing.T) {
	light := rectangle(geom.Vec3{0, 0, 0.001}, 100, 100, true)
	for _, metallic := range []float64{0, 0.5, 1} {
		for _, roughness := range []float64{0.05, 0.2, 0.5, 1} {
			for _, nov := range []float64{0.1, 0.5, 1} {
				s := whiteSurface(metallic, roughness, nov)
				if got := AreaLight(&s, geom.Vec3{}, light)[0]; math.Abs(got-1) > 0.03 {
					t.Errorf("metallic %v, roughness %v, cosine %v: %.3f of the light returns", metallic, roughness, nov, got)
				}
			}
		}
	}
}

// TestMatteFormIsExact compares clipped rectangles with tiles under a matte surface, whatever part is below the horizon.
func TestMatteFormIsExact(t *testing.T) {
	for _, z := range []float64{1.5, 0.3, 0, -0.2, -0.6, -2} {
		light := rectangle(geom.Vec3{-1, 0.2, z}, 1.5, 1, false)
		s := Surface{Diffuse: geom.Color{1, 1, 1}, Alpha: 1, N: geom.Vec3{0, 0, 1}, V: geom.Vec3{0, 0, 1}, NoV: 1}
		got, want := RectangleAbove(s.N, geom.Vec3{}, light).MatteForm(s.N), tiled(&s, light, 400)[0]
		if math.Abs(got-want) > 5e-4 {
			t.Errorf("at height %v: %.5f, its tiles give %.5f", z, got, want)
		}
	}
}

func TestLobesOfStrangePlaces(t *testing.T) {
	n := geom.Vec3{0, 0, 1}
	for _, v := range []geom.Vec3{n, n.Mul(-1), {1, 0, 0}, {0.6, 0, -0.8}} {
		for _, alpha := range []float64{0, 0.002, 1, 2} {
			lobe := LobeAbout(alpha, n, v)
			for _, light := range []Lamp{rectangle(geom.Vec3{0, 0, 1e-9}, 1, 1, true), rectangle(geom.Vec3{0.5, 0, 0}, 1, 1, true), {}} {
				if got := lobe.Form(RectangleAbove(n, geom.Vec3{}, light)); !(got >= 0 && got <= 1) {
					t.Errorf("view %v, alpha %v, light at %v: a share of %v", v, alpha, light.Position, got)
				}
			}
		}
	}
}

func ExamplePolygon_MatteForm() {
	up := geom.Vec3{0, 0, 1}
	ceiling := AboveHorizon(up, geom.Vec3{-1, -1, 1}, geom.Vec3{1, -1, 1}, geom.Vec3{1, 1, 1}, geom.Vec3{-1, 1, 1})
	fmt.Printf("%.2f\n", ceiling.MatteForm(up))
	// Output: 0.55
}
