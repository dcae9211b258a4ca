package pathtrace

import (
	"fmt"
	"math"
	"testing"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// A white ball in even light gives the light back, whatever its roughness, as matte surface and as metal.
func TestWhiteFurnace(t *testing.T) {
	for _, metallic := range []float64{0, 1} {
		for _, roughness := range []float64{0.05, 0.2, 0.4, 0.6, 0.8, 1} {
			b := newBench(24, geom.Vec3{0, -4, 0}, geom.Vec3{})
			b.sky(geom.Color{1, 1, 1})
			white := plain(geom.Color{1, 1, 1}, roughness)
			white.Metallic = metallic
			b.put(ball(), white, geom.IdentityTransform())
			got := b.stage(t).mean(t, 128)
			near(t, fmt.Sprintf("metallic %v, roughness %v", metallic, roughness), got[1], 1, 0.02)
		}
	}
}

func TestSunOnAPlane(t *testing.T) {
	b := newBench(16, geom.Vec3{0, -0.5, 3}, geom.Vec3{})
	altitude := geom.Radians(30)
	b.whole.Sun = &frame.Sun{ToSun: [3]float32{float32(math.Cos(altitude)), 0, float32(math.Sin(altitude))}, Illuminance: [3]float32{2, 2, 2}}
	b.put(square(), matte(0.5), geom.IdentityTransform())
	// E = 2 lux · sin 30°, and a matte surface gives albedo·E/π.
	near(t, "luminance", b.stage(t).mean(t, 64)[1], 0.5*2*0.5/math.Pi, 0.01)
}

// matte is a surface without any gloss: rough, and of a base that leaves the gloss nothing.
func matte(albedo float64) scene.Material {
	return plain(geom.Color{albedo, albedo, albedo}, 1)
}
