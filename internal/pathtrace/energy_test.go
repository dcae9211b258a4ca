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

// matte is a surface without any gloss.
func matte(albedo float64) scene.Material {
	m := plain(geom.Color{albedo, albedo, albedo}, 1)
	m.Specular = &scene.Specular{}
	return m
}

// A rectangle lights a matte patch under it with L·albedo times the form factor of the pair (Howell C-11, four times a corner).
func TestRectangleLightIsItsFormFactor(t *testing.T) {
	for _, height := range []float64{0.5, 1, 3} {
		b := newBench(16, geom.Vec3{0, -0.3, 4}, geom.Vec3{})
		b.whole.View.FovYRad = geom.Radians(1)
		b.whole.Lights = []frame.Light{{
			Kind: scene.AreaLight, Position: [3]float32{0, 0, float32(height)}, Direction: [3]float32{0, 0, -1},
			Right: [3]float32{0.5, 0, 0}, Up: [3]float32{0, 1, 0}, Intensity: [3]float32{3, 3, 3},
		}}
		b.put(square(), matte(0.6), geom.IdentityTransform())
		x, y := 0.5/height, 1/height
		root, rooty := math.Sqrt(1+x*x), math.Sqrt(1+y*y)
		form := 4 / (2 * math.Pi) * (x/root*math.Atan(y/root) + y/rooty*math.Atan(x/rooty))
		near(t, fmt.Sprintf("from %v m", height), b.stage(t).mean(t, 256)[1], 3*0.6*form, 0.01)
	}
}

// A lamp's light falls with the square of the distance, and a glowing ball lights like the sphere it is.
func TestPointAndGlow(t *testing.T) {
	b := newBench(16, geom.Vec3{0, -3, 6}, geom.Vec3{})
	b.whole.View.FovYRad = geom.Radians(1)
	b.put(square(), matte(0.5), geom.IdentityTransform())
	b.whole.Lights = []frame.Light{{Kind: scene.PointLight, Position: [3]float32{0, 0, 2}, Intensity: [3]float32{8, 8, 8}}}
	near(t, "8 cd from 2 m", b.stage(t).mean(t, 256)[1], 0.5/math.Pi*8/4, 0.01)

	b.whole.Lights = nil
	glowing := plain(geom.Color{}, 1)
	glowing.Specular = &scene.Specular{}
	glowing.Emissive, glowing.EmissiveStrength = geom.Color{1, 1, 1}, 20
	small := geom.IdentityTransform()
	small.Translation, small.Scale = geom.Vec3{0, 0, 2}, geom.Vec3{0.2, 0.2, 0.2}
	b.put(ball(), glowing, small)
	// E = π·L·(r/d)² on a surface that faces the sphere's middle.
	near(t, "a ball of 20 nits", b.stage(t).mean(t, 1024)[1], 0.5*20*0.01, 0.02)
}

// Twice the samples leave half the variance.
func TestNoiseFallsWithSamples(t *testing.T) {
	b := newBench(32, geom.Vec3{0, -0.5, 2}, geom.Vec3{})
	b.put(square(), matte(0.5), geom.IdentityTransform())
	b.whole.Lights = []frame.Light{
		{Kind: scene.PointLight, Position: [3]float32{-1, 0, 1}, Intensity: [3]float32{5, 5, 5}},
		{Kind: scene.AreaLight, Position: [3]float32{1, 0, 1}, Direction: [3]float32{0, 0, -1}, Right: [3]float32{0.5, 0, 0}, Up: [3]float32{0, 0.5, 0}, Intensity: [3]float32{9, 9, 9}},
	}
	wall := geom.At(geom.Vec3{0, 0.6, 0}, 0)
	wall.Rotation = geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2)
	b.put(square(), plain(geom.Color{0.9, 0.2, 0.2}, 0.5), wall)
	s := b.stage(t)
	var walk walker
	noise := func(samples int) float64 {
		sum := 0.0
		for pixel := range 64 {
			var values []float64
			for seed := range uint64(8) {
				total := vec{}
				for n := range samples {
					x := s.follow(&walk, samplerOf(seed, pixel, 9, n), 8+pixel%8, 8+pixel/8)
					total = total.add(x.light)
				}
				values = append(values, float64(total.luminance())/float64(samples))
			}
			sum += variance(values)
		}
		return sum
	}
	few, many := noise(16), noise(128)
	if many > few/6 {
		t.Errorf("16 samples have a variance of %.3g, 128 of %.3g: it should fall at least like 1/N", few, many)
	}
}

func variance(values []float64) float64 {
	mean, sum := 0.0, 0.0
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		sum += (v - mean) * (v - mean)
	}
	return sum / float64(len(values)-1)
}
