package pathtrace

import (
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

// light adds sun, sky and lamps.
func (b *builder) light(store *asset.Store) {
	f := b.frame.Frame
	var err error
	if b.sky, err = newSky(f, store); err != nil {
		b.trouble = append(b.trouble, err)
	}
	if f.Sun != nil {
		b.sun = newSun(vecOf(f.Sun.ToSun), vecOf(f.Sun.Illuminance).scale(f.Exposure))
	}
	carriers := map[uint32]bool{}
	for i := range f.Lights {
		carrier := uint32(0)
		if i < len(b.frame.Carriers) {
			carrier = b.frame.Carriers[i]
		}
		if f.Lights[i].Portal && b.sky.seesThrough() {
			continue
		}
		l, ok := newLamp(&f.Lights[i], f.Exposure, carrier)
		if !ok {
			continue
		}
		carriers[carrier] = carrier != 0
		b.lamps = append(b.lamps, l)
		if l.kind == sheetLamp || l.kind == portalLamp {
			b.hang(&l, int32(len(b.lamps)-1))
		}
	}
	for i := range b.instances {
		in := &b.instances[i]
		if in.light < 0 && in.met&sight != 0 && in.material.emissive.luminance() > 0 && !carriers[in.label] {
			b.glow(i)
		}
	}
	b.choice = newChoice(b.lamps)
}

// seesThrough reports whether windows let in the sky's own light rather than a portal's: an image has its sun in one place.
func (s *sky) seesThrough() bool { return !s.even }

func newLamp(l *frame.Light, exposure float32, carrier uint32) (lamp, bool) {
	out := lamp{
		position: vecOf(l.Position), direction: vecOf(l.Direction).unit(vec{0, 0, -1}), intensity: vecOf(l.Intensity).scale(exposure),
		right: vecOf(l.Right), up: vecOf(l.Up), carrier: carrier, outer: l.CosOuter, sharpness: 1 / max(l.CosInner-l.CosOuter, 1e-4),
	}
	if l.Range > 0 {
		out.inverse2 = 1 / (l.Range * l.Range)
	}
	switch l.Kind {
	case scene.SpotLight:
		out.kind = spotLamp
	case scene.DirectionalLight:
		out.kind = farLamp
	case scene.AreaLight:
		out.kind = sheetLamp
		if l.Portal {
			out.kind = portalLamp
		}
		out.area = 4 * out.right.cross(out.up).len()
		if !(out.area > 1e-10) {
			return lamp{}, false
		}
	}
	out.power = out.intensity.luminance()
	return out, out.position.finite() && out.right.finite() && out.up.finite() && out.power > 0 && out.power < 1e30
}

// hang puts a sheet among the instances, so that rays in search of light meet it. Portals are met by matte reflections only.
func (b *builder) hang(l *lamp, number int32) {
	n := l.direction
	m := affine{
		vec{l.right.x, l.up.x, n.x}, vec{l.right.y, l.up.y, n.y}, vec{l.right.z, l.up.z, n.z}, l.position,
	}
	in := instance{mesh: sheetMesh(b.meshes), worldFromMesh: m, material: &material{}, met: bounce | sight, light: number}
	if l.kind == portalLamp {
		in.met = bounce
	}
	var ok bool
	if in.meshFromWorld, ok = m.inverse(); ok {
		b.instances = append(b.instances, in)
	}
}

// sheetMesh is the square from −1 to 1 that every sheet is a placed copy of.
func sheetMesh(known map[*asset.Mesh]*mesh) *mesh {
	if m, ok := known[nil]; ok {
		return m
	}
	m := newMesh(&asset.Mesh{
		Positions: [][3]float32{{-1, -1, 0}, {1, -1, 0}, {1, 1, 0}, {-1, 1, 0}},
		Indices:   []uint32{0, 1, 2, 0, 2, 3},
	})
	known[nil] = m
	return m
}

// glow makes an instance with an emissive material a lamp.
func (b *builder) glow(i int) {
	in := &b.instances[i]
	l := lamp{kind: glowLamp, instance: int32(i), intensity: in.material.emissive, power: in.material.emissive.luminance()}
	sum := 0.0
	sizes := make([]float64, len(in.mesh.triangles))
	for k := range in.mesh.triangles {
		t := &in.mesh.triangles[k]
		sizes[k] = float64(in.worldFromMesh.direction(t.e1).cross(in.worldFromMesh.direction(t.e2)).len()) / 2
		sum += sizes[k]
	}
	if !(sum > 1e-10 && sum < 1e12) || !(l.power < 1e30) {
		return
	}
	before := 0.0
	l.cumulative = make([]float32, len(sizes))
	for k, size := range sizes {
		before += size / sum
		l.cumulative[k] = float32(before)
	}
	l.area = float32(sum)
	low, high := in.bounds()
	l.position = low.add(high).scale(0.5)
	in.light = int32(len(b.lamps))
	b.lamps = append(b.lamps, l)
}
