package pathtrace

import (
	"math"
	"sort"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

// lampKind names a lamp's geometry.
type lampKind uint8

const (
	pointLamp lampKind = iota
	spotLamp
	farLamp
	sheetLamp  // a rectangle that shines to one side
	portalLamp // a window as a sheet that gives the sky's light to matte surfaces
	glowLamp   // the triangles of an instance that emits light
)

// lamp is a light source. Intensities are candela, lux or nits times exposure.
type lamp struct {
	kind      lampKind
	position  vec // of its middle
	direction vec // where it shines, unit
	right, up vec // half edges of a sheet
	intensity vec
	power     float32 // luminance of the intensity
	area      float32 // m²
	inverse2  float32 // 1/range², 0 for no end
	outer     float32 // cosine of a spot's outer cone
	sharpness float32 // 1/(cos inner − cos outer)
	carrier   uint32  // label of what it is fixed to and does not light up by a shadow

	instance   int32     // of a glow
	cumulative []float32 // share of a glow's area up to and with each triangle
}

// bulbRadius softens the shadows of point and spot lights, which are drawn for lamps of about this size, in metres.
const bulbRadius = 0.03

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

// ray to a lamp from a point.
type towards struct {
	to       vec // unit
	distance float32
	light    vec     // radiance for lamps with a size, else illuminance on a surface that faces them
	density  float32 // chance per steradian; 0 for lamps without a size
}

// sample chooses a point of the lamp as seen from p.
func (l *lamp) sample(s *Stage, p vec, which, u, v float32) (towards, bool) {
	switch l.kind {
	case farLamp:
		return towards{l.direction.scale(-1), far, l.intensity, 0}, true
	case sheetLamp, portalLamp:
		at := l.position.along(l.right, 2*u-1).along(l.up, 2*v-1)
		return l.from(p, at, l.direction, l.intensity)
	case glowLamp:
		return l.sampleGlow(s, p, which, u, v)
	}
	to := l.position.add(inBall(which, u, v).scale(bulbRadius)).sub(p)
	d2 := to.dot(to)
	if !(d2 > 1e-12) {
		return towards{}, false
	}
	d := sqrt(d2)
	to = to.scale(1 / d)
	x := d2 * l.inverse2
	share := clamp01(1-x*x) / max(d2, 1e-4)
	if l.kind == spotLamp {
		cone := clamp01((-to.dot(l.direction) - l.outer) * l.sharpness)
		share *= cone * cone
	}
	return towards{to, d, l.intensity.scale(share), 0}, share > 0
}

func (l *lamp) sampleGlow(s *Stage, p vec, which, u, v float32) (towards, bool) {
	in := &s.instances[l.instance]
	k := min(sort.Search(len(l.cumulative), func(i int) bool { return l.cumulative[i] > which }), len(l.cumulative)-1)
	r := sqrt(u)
	h := hit{u: r * (1 - v), v: r * v, place: int32(k), instance: l.instance}
	t := &in.mesh.triangles[k]
	at := in.worldFromMesh.point(t.corner.along(t.e1, h.u).along(t.e2, h.v))
	n := in.flatNormal(&h)
	if n.dot(p.sub(at)) < 0 {
		n = n.scale(-1)
	}
	light := l.intensity
	if m := in.material.emissiveMap; m != nil {
		uv0, uv1, _ := in.coordinates(&h)
		c, _ := m.at(m.pick(uv0, uv1), &s.tables.linear, true)
		light = light.mul(c)
	}
	return l.from(p, at, n, light)
}

// from aims at a point of a surface that was chosen evenly over the lamp's area.
func (l *lamp) from(p, at, n, light vec) (towards, bool) {
	to := at.sub(p)
	d2 := to.dot(to)
	d := sqrt(d2)
	if !(d > 1e-6) {
		return towards{}, false
	}
	to = to.scale(1 / d)
	cos := -to.dot(n)
	if cos <= 1e-5 {
		return towards{}, false
	}
	return towards{to, d, light, d2 / (cos * l.area)}, true
}

// density is the chance per steradian that sample gives the point at a distance in direction to, on a surface with normal n.
func (l *lamp) density(to, n vec, distance float32) float32 {
	return distance * distance / (max(abs(to.dot(n)), 1e-5) * l.area)
}

// far is how far rays go that end nowhere.
const far = 1e30

func inBall(a, u, v float32) vec {
	z := 1 - 2*u
	r := sqrt(max(0, 1-z*z))
	sin, cos := math.Sincos(2 * math.Pi * float64(v))
	return vec{r * float32(cos), r * float32(sin), z}.scale(float32(math.Cbrt(float64(a))))
}
