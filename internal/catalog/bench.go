package catalog

import (
	"math"
	"math/rand/v2"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// bench is where one thing is modelled: x from −w/2 to w/2, y from −d/2 (front) to d/2, z from 0 to h, in metres.
type bench struct {
	*part      // the body
	kind       *kind
	req        Request
	w, d, h    float64
	base       string // the style whose construction the thing's shares
	style      string
	rng        *rand.Rand
	parts      []*part
	supports   []Support
	lights     []LightSource
	shapeCount int
}

// part is one rigid piece of a thing; shapes are modelled in the thing's frame, joints move about the pivot.
type part struct {
	bench     *bench
	name      string
	pivot     geom.Vec3
	joint     *asset.Joint
	shapes    map[string]*form.Shape
	colliders []asset.Collider // thing's frame
}

func newBench(k *kind, req Request) *bench {
	b := &bench{kind: k, req: req, w: req.Size[0], d: req.Size[1], h: req.Size[2], style: req.Style, base: baseOf(req.Style), rng: randomFor(k.ID, "design", req.Seed)}
	b.part = b.addPart("body", geom.Vec3{}, nil)
	return b
}

func (b *bench) addPart(name string, pivot geom.Vec3, joint *asset.Joint) *part {
	p := &part{bench: b, name: name, pivot: pivot, joint: joint, shapes: map[string]*form.Shape{}}
	b.parts = append(b.parts, p)
	return p
}

// hinged starts a part that turns about an axis through pivot: 0 is closed.
func (b *bench) hinged(name string, pivot, axis geom.Vec3, upper float64) *part {
	return b.addPart(name, pivot, &asset.Joint{Name: name, Kind: asset.Hinge, Axis: axis, Upper: upper, Damping: 0.5})
}

// drawer starts a part that slides out to the front by at most reach metres.
func (b *bench) drawer(name string, pivot geom.Vec3, reach float64) *part {
	return b.addPart(name, pivot, &asset.Joint{Name: name, Kind: asset.Slide, Axis: geom.Vec3{0, -1, 0}, Upper: reach, Damping: 1})
}

// put adds shapes in a slot. Each gets its own stretch of the texture.
func (p *part) put(slot string, shapes ...*form.Shape) {
	for _, s := range shapes {
		p.bench.shapeCount++
		n := float64(p.bench.shapeCount)
		p.exact(slot, s.ShiftUV(math.Mod(n*0.381966, 1), math.Mod(n*0.7548777, 1)))
	}
}

// exact adds a shape whose UVs are meant as they are.
func (p *part) exact(slot string, s *form.Shape) {
	if have, ok := p.shapes[slot]; ok {
		have.Corners = append(have.Corners, s.Corners...)
		return
	}
	p.shapes[slot] = s.Clone()
}

// solid adds shapes with a box collider around each.
func (p *part) solid(slot string, shapes ...*form.Shape) {
	for _, s := range shapes {
		b := s.Bounds()
		p.block(b.Min, b.Max)
		p.put(slot, s)
	}
}

// block adds a box collider.
func (p *part) block(low, high geom.Vec3) {
	t := geom.IdentityTransform()
	t.Translation = low.Add(high).Mul(0.5)
	p.colliders = append(p.colliders, asset.Collider{Shape: asset.ShapeBox, Transform: t, Size: high.Sub(low)})
}

// leaning adds a box collider that is turned about the X axis through the origin and then moved, as shapes are by Pitch and Move.
func (p *part) leaning(low, high geom.Vec3, rad float64, move geom.Vec3) {
	turn := geom.AxisAngle(geom.Vec3{1, 0, 0}, rad)
	t := geom.IdentityTransform()
	t.Rotation, t.Translation = turn, turn.Rotate(low.Add(high).Mul(0.5)).Add(move)
	p.colliders = append(p.colliders, asset.Collider{Shape: asset.ShapeBox, Transform: t, Size: high.Sub(low)})
}

// rod adds a square bar along a straight line as collider: what a strut that leans fills, and not the box around it.
func (p *part) rod(from, to geom.Vec3, thick float64) {
	along := to.Sub(from)
	t := geom.IdentityTransform()
	t.Translation = from.Add(to).Mul(0.5)
	t.Rotation = upTo(along.Normalize())
	p.colliders = append(p.colliders, asset.Collider{Shape: asset.ShapeBox, Transform: t.Canonical(), Size: geom.Vec3{thick, thick, along.Len()}})
}

// splayed adds a strut from a foot on the floor to a place above: it collides with a pad under it and a bar along it, not with the box around it.
func (p *part) splayed(slot string, foot, top geom.Vec3, low, high float64) {
	p.put(slot, form.Strut(foot, top, low, high, 10))
	along := top.Sub(foot)
	knee := foot.Add(along.Mul(math.Min(0.5, 2*low/along[2])))
	p.block(foot.Sub(geom.Vec3{low, low, 0}), knee.Vec2().Add(foot.Vec2()).Mul(0.5).Vec3(knee[2]).Add(geom.Vec3{low, low, 0}))
	p.rod(knee, top, low+high)
}

// board adds a flat box as collider: its middle at a place, leaning back by pitch, and all of that turned about the thing's upright axis.
func (p *part) board(size, middle geom.Vec3, pitch, yaw float64) {
	t := geom.IdentityTransform()
	turn := geom.Yaw(yaw)
	t.Rotation, t.Translation = turn.Mul(geom.AxisAngle(geom.Vec3{1, 0, 0}, -pitch)), turn.Rotate(middle)
	p.colliders = append(p.colliders, asset.Collider{Shape: asset.ShapeBox, Transform: t.Canonical(), Size: size})
}

// upTo turns +Z to a direction, by the shortest way.
func upTo(direction geom.Vec3) geom.Quat {
	across := geom.Vec3{0, 0, 1}.Cross(direction)
	if across.Len() < 1e-9 {
		return geom.Identity
	}
	return geom.AxisAngle(across.Normalize(), math.Atan2(across.Len(), direction[2]))
}

// drum adds an upright cylinder as collider.
func (p *part) drum(center geom.Vec2, radius, low, high float64) {
	t := geom.IdentityTransform()
	t.Translation = center.Vec3((low + high) / 2)
	p.colliders = append(p.colliders, asset.Collider{Shape: asset.ShapeCylinder, Transform: t, Size: geom.Vec3{2 * radius, 2 * radius, high - low}})
}

// support declares a level area for other things; clear is the free height above it, 0 for open.
func (b *bench) support(name string, height float64, low, high geom.Vec2, clear float64) {
	b.supports = append(b.supports, Support{Name: name, Height: height, Min: low, Max: high, Clear: clear})
}

// top declares the whole upper side at a height, less a margin.
func (b *bench) top(height, margin float64) {
	b.support("top", height, geom.Vec2{-b.w/2 + margin, -b.d/2 + margin}, geom.Vec2{b.w/2 - margin, b.d/2 - margin}, 0)
}

// bulb adds a point light of so many lumens and kelvin: candela = lumens / 4π for all directions.
func (b *bench) bulb(at geom.Vec3, lumens, kelvin float64) {
	b.light(at, scene.Light{Kind: scene.PointLight, Color: geom.Kelvin(kelvin), Intensity: lumens / (4 * math.Pi), Range: 12, Shadows: true})
}

// spot adds a light that shines straight down in a cone: candela = lumens / (2π(1 − cos outer)).
func (b *bench) spot(at geom.Vec3, lumens, kelvin, innerDeg, outerDeg float64) {
	outer := geom.Radians(outerDeg)
	b.light(at, scene.Light{Kind: scene.SpotLight, Color: geom.Kelvin(kelvin), Intensity: lumens / (2 * math.Pi * (1 - math.Cos(outer))),
		Range: 12, InnerRad: geom.Radians(innerDeg), OuterRad: outer, Shadows: true})
}

func (b *bench) light(at geom.Vec3, l scene.Light) {
	t := geom.IdentityTransform()
	t.Translation = at
	b.lights = append(b.lights, LightSource{Name: lightName(len(b.lights)), Transform: t, Light: l})
}

func lightName(i int) string {
	if i == 0 {
		return "light"
	}
	return "light-" + string(rune('1'+i))
}

// is reports whether the thing is built in one of the styles.
func (b *bench) is(styles ...string) bool {
	for _, s := range styles {
		if b.style == s || b.base == s {
			return true
		}
	}
	return false
}

// pick draws one of n designs.
func (b *bench) pick(n int) int { return b.rng.IntN(n) }

// between draws a number.
func (b *bench) between(low, high float64) float64 { return geom.Lerp(low, high, b.rng.Float64()) }

// sphereCollider is a ball around a point of the thing's frame.
func sphereCollider(center geom.Vec3, radius float64) asset.Collider {
	t := geom.IdentityTransform()
	t.Translation = center
	return asset.Collider{Shape: asset.ShapeSphere, Transform: t, Size: geom.Vec3{2 * radius, 2 * radius, 2 * radius}}
}
