package pathtrace

import (
	"context"
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func traced(t *testing.T, b *bench) *frame.Picture {
	t.Helper()
	p, err := b.stage(t).Render(context.Background(), Options{Samples: 4, Denoise: true, Threads: 2})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestHostileScenes(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(1))
	scenes := map[string]func(b *bench){
		"nothing": func(*bench) {},
		"triangles without area": func(b *bench) {
			b.put(&asset.Mesh{Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}}, Indices: []uint32{0, 1, 2, 0, 0, 0, 1, 1, 2}}, matte(1), geom.IdentityTransform())
		},
		"a mesh without triangles": func(b *bench) { b.put(&asset.Mesh{}, matte(1), geom.IdentityTransform()) },
		"a flattened instance": func(b *bench) {
			at := geom.IdentityTransform()
			at.Scale[2] = 0
			b.put(ball(), matte(1), at)
		},
		"a transform without numbers": func(b *bench) {
			b.put(ball(), matte(1), geom.IdentityTransform())
			b.whole.Instances[0].WorldFromMesh[5] = nan
		},
		"huge": func(b *bench) {
			at := geom.IdentityTransform()
			at.Scale = geom.Vec3{1e15, 1e15, 1e15}
			b.put(ball(), matte(1), at)
		},
		"tiny": func(b *bench) {
			at := geom.IdentityTransform()
			at.Scale = geom.Vec3{1e-12, 1e-12, 1e-12}
			b.put(ball(), matte(1), at)
		},
		"normals without length": func(b *bench) {
			m := square()
			m.Normals = [][3]float32{{}, {nan, 0, 0}, {0, 0, 1}, {inf, 0, 0}}
			b.put(m, matte(1), geom.IdentityTransform())
		},
		"materials beyond sense": func(b *bench) {
			m := plain(geom.Color{math.NaN(), 1e30, -4}, -3)
			m.Emissive, m.EmissiveStrength, m.Metallic = geom.Color{1, 1, 1}, math.Inf(1), 7
			b.put(square(), m, geom.IdentityTransform())
		},
		"a texture that is not there": func(b *bench) {
			m := plain(geom.Color{1, 1, 1}, 1)
			m.BaseColorTexture = scene.NewTextureRef("missing")
			m.NormalTexture = scene.NewTextureRef("missing")
			b.put(square(), m, geom.IdentityTransform())
		},
		"lamps beyond sense": func(b *bench) {
			b.put(square(), matte(1), geom.IdentityTransform())
			b.whole.Lights = []frame.Light{
				{Kind: scene.PointLight, Position: [3]float32{nan, 0, 0}, Intensity: [3]float32{1, 1, 1}},
				{Kind: scene.PointLight, Intensity: [3]float32{inf, 1, 1}},
				{Kind: scene.PointLight, Intensity: [3]float32{1, 1, 1}},
				{Kind: scene.AreaLight, Intensity: [3]float32{1, 1, 1}},
				{Kind: scene.SpotLight, Position: [3]float32{0, 0, 1}, Intensity: [3]float32{1, 1, 1}},
			}
		},
		"a sky that cannot be read": func(b *bench) {
			b.whole.Environment.Sky, b.whole.Environment.Image = scene.ImageSky, "missing"
			b.put(square(), matte(1), geom.IdentityTransform())
		},
	}
	for name, fill := range scenes {
		b := newBench(12, geom.Vec3{0, -3, 1}, geom.Vec3{})
		b.sky(geom.Color{1, 1, 1})
		fill(b)
		if p := traced(t, b); len(p.RGBA) != 12*12*4 {
			t.Errorf("%s: %d bytes", name, len(p.RGBA))
		}
	}
}

// A thousand lamps, each with its share, light like one.
func TestThousandLamps(t *testing.T) {
	light := func(n int) float64 {
		b := newBench(16, geom.Vec3{0, -3, 6}, geom.Vec3{})
		b.whole.View.FovYRad = geom.Radians(1)
		b.put(square(), matte(0.5), geom.IdentityTransform())
		for range n {
			i := float32(8) / float32(n)
			b.whole.Lights = append(b.whole.Lights, frame.Light{Kind: scene.PointLight, Position: [3]float32{0, 0, 2}, Intensity: [3]float32{i, i, i}})
		}
		return b.stage(t).mean(t, 64)[1]
	}
	near(t, "a thousand lamps", light(1000), light(1), 0.02)
}

func TestSkyDensityIsWhatItSamples(t *testing.T) {
	b := newBench(4, geom.Vec3{0, -3, 1}, geom.Vec3{})
	s := b.stage(t).sky
	for i := range s.light {
		s.light[i] = gray(float32(i%s.width) * float32(i/s.width))
	}
	s.weigh()
	sum := 0.0
	const n = 20000
	for i := range n {
		rng := samplerOf(1, 0, 0, i)
		u, v := rng.pair()
		d, density := s.sample(rng.one(), u, v)
		if i < 200 {
			near(t, "density", float64(s.density(d)), float64(density), 1e-3)
		}
		sum += 1 / float64(density) / n
	}
	near(t, "the sphere", sum, 4*math.Pi, 0.02)
}
