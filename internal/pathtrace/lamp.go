package pathtrace

import (
	"math"
	"sort"
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

// towards is a lamp as seen from a point.
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
