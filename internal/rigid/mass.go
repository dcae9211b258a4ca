package rigid

import (
	"fmt"
	"math"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// wall is how thick the walls of a thing are that is modelled as one closed surface: a board, a bowl, a shade.
const wall = 0.018

// sheet is how thick a surface is taken to be that encloses nothing.
const sheet = 0.003

// emptied is the share of its convex hull below which a closed surface is taken to leave out what is empty inside it.
const emptied = 0.6

// lightest is the least mass of a link in kilograms.
const lightest = 1e-3

// massOf is how a mesh spreads its mass, at 1 kg/m³ of what it is made of.
type massOf struct {
	body  solid.Properties
	shell bool // of its surface and a thickness, not of its volume
}

// weigh gives every link its mass and inertia: the node's mass, else what its volume and its materials make, shared by volume.
func (b *builder) weigh(body *Body, n *scene.Node) {
	parts := make([]Inertia, len(body.Links))
	total := 0.0
	for i := range body.Links {
		l := &body.Links[i]
		parts[i] = b.inertiaOf(l.Visuals, l.Colliders)
		total += parts[i].MassKg
	}
	body.MassKg, body.Source = total, "density"
	if n.Physics != nil && n.Physics.MassKg > 0 {
		body.MassKg, body.Source = n.Physics.MassKg, n.Physics.MassSource
		if body.Source == "" {
			body.Source = "authored"
		}
	}
	body.MassKg = math.Max(body.MassKg, lightest)
	if b.takeAuthored(body, parts) {
		return
	}
	for i := range body.Links {
		share := 1 / float64(len(parts))
		if total > 0 {
			share = parts[i].MassKg / total
		}
		body.Links[i].Inertia = parts[i].scaledTo(math.Max(body.MassKg*share, lightest))
		body.Links[i].hold()
	}
}

// takeAuthored gives the links the masses that the model's maker says, scaled to the node's; false where no link has one. A link
// of which nobody said anything weighs next to nothing, and a moment that was not said is that of the shape.
func (b *builder) takeAuthored(body *Body, shapes []Inertia) bool {
	sum, found := 0.0, false
	for i := range body.Links {
		if a := body.Links[i].Authored; a != nil {
			sum, found = sum+a.MassKg, true
		}
	}
	if !found {
		return false
	}
	factor := body.MassKg / sum
	if body.Source == "density" || body.Source == "shell" || math.Abs(factor-1) < 1e-9 {
		factor = 1
	}
	body.MassKg = 0
	for i := range body.Links {
		l := &body.Links[i]
		l.Inertia = shapes[i].scaledTo(lightest)
		if a := l.Authored; a != nil {
			l.Inertia = *a
			if a.Tensor == (mgl64.Mat3{}) {
				l.Inertia = shapes[i].scaledTo(a.MassKg)
				l.Inertia.Center = a.Center
			}
			if factor != 1 {
				l.Inertia.MassKg, l.Inertia.Tensor = l.Inertia.MassKg*factor, l.Inertia.Tensor.Mul(factor)
			}
		}
		if !l.Inertia.possible() {
			b.world.Report.Warn("link "+l.Title, "is said to have an inertia that no body of %.3g kg has: that of its shape is taken", l.Inertia.MassKg)
			center := l.Inertia.Center
			l.Inertia = shapes[i].scaledTo(math.Max(l.Inertia.MassKg, leastMass))
			l.Inertia.Center = center
		}
		body.MassKg += l.Inertia.MassKg
		l.hold()
	}
	return true
}

// leastMass and leastMoment are what an engine in double precision still divides by, kg and kg·m².
const (
	leastMass   = 1e-9
	leastMoment = 1e-12
)

// possible reports whether some body has the inertia: its principal moments are not nothing, and none is larger than the sum of the
// others.
func (i Inertia) possible() bool {
	m, _ := i.properties().Principal()
	sum, most := m[0]+m[1]+m[2], max(m[0], m[1], m[2])
	return i.MassKg >= leastMass && min(m[0], m[1], m[2]) >= leastMoment && most <= (sum-most)*(1+1e-6)
}

// inertiaOf adds up what is drawn, or, where nothing is, the colliders.
func (b *builder) inertiaOf(visuals []Visual, colliders []Collider) Inertia {
	var out Inertia
	for i := range visuals {
		v := &visuals[i]
		density := Stuff(v.Material.Name).DensityKgM3
		out = together(out, fromProperties(b.propertiesOf(v).body.Moved(v.Pose), density))
	}
	if out.MassKg > 0 {
		return out
	}
	for i := range colliders {
		c := &colliders[i]
		p := c.properties()
		out = together(out, fromProperties(p, 600))
	}
	return out
}

// propertiesOf integrates a mesh: its volume where it is closed and no thicker than its walls would be, or where it models what is empty
// inside; else its surface.
func (b *builder) propertiesOf(v *Visual) massOf {
	key := fmt.Sprintf("%s %v", v.Key, v.Scale)
	if m, known := b.masses[key]; known {
		return m
	}
	var p solid.Polyhedron
	p.Append(v.Mesh, geom.Transform{Rotation: geom.Identity, Scale: v.Scale}.Mat4())
	body := p.SheetProperties(sheet)
	shell := true
	if p.Closed() {
		body, shell = p.Properties(), false
		hollow := p.SheetProperties(wall)
		if body.VolumeM3 == 0 || body.VolumeM3 > hollow.VolumeM3 && !p.ModelsHollow(emptied) {
			body, shell = hollow, true
		}
	}
	b.masses[key] = massOf{body, shell}
	return b.masses[key]
}

func fromProperties(p solid.Properties, density float64) Inertia {
	return Inertia{MassKg: p.VolumeM3 * density, Center: p.Center, Tensor: p.Inertia.Mul(density)}
}

func (i Inertia) properties() solid.Properties {
	return solid.Properties{VolumeM3: i.MassKg, Center: i.Center, Inertia: i.Tensor}
}

// together adds two masses that are fixed to each other.
func together(a, b Inertia) Inertia {
	return fromProperties(solid.Combine(a.properties(), b.properties()), 1)
}

// scaledTo spreads another mass in the same way. What has no extent gets that of a ball of a centimetre.
func (i Inertia) scaledTo(massKg float64) Inertia {
	factor := 0.0
	if i.MassKg > 0 {
		factor = massKg / i.MassKg
	}
	out := Inertia{MassKg: massKg, Center: i.Center, Tensor: i.Tensor.Mul(factor)}
	least := 0.4 * massKg * 0.005 * 0.005
	for k := range 3 {
		out.Tensor[4*k] = math.Max(out.Tensor[4*k], least)
	}
	return out
}

// hold gives a joint the friction that keeps its link where gravity would move it: a lid is held by its hinge, a flap by its catch.
func (l *Link) hold() {
	if l.Joint == nil {
		return
	}
	const gravity, margin, drag = 9.81, 1.5, 0.05
	held := l.Joint.Hold
	if held == 0 {
		l.Joint.Hold = drag
	}
	if l.Joint.Damping == 0 {
		l.Joint.Damping = 0.1
	}
	if held > 0 {
		return
	}
	axis := l.FromParent.Rotation.Rotate(l.Joint.Axis)
	if l.Joint.Kind != "hinge" {
		l.Joint.Hold = math.Max(drag, margin*l.Inertia.MassKg*gravity*math.Abs(axis[2]))
		return
	}
	arm := l.Inertia.Center.Sub(l.Joint.Axis.Mul(l.Inertia.Center.Dot(l.Joint.Axis))).Len()
	level := math.Sqrt(math.Max(0, 1-axis[2]*axis[2]))
	l.Joint.Hold = math.Max(drag, margin*l.Inertia.MassKg*gravity*arm*level)
}

// properties integrates a collider in its link's frame.
func (c *Collider) properties() solid.Properties {
	if c.Surface != nil {
		return c.Surface.Properties().Moved(c.Pose)
	}
	p, err := solid.ColliderProperties(c.plain(), nil)
	if err != nil {
		return solid.Properties{Center: c.Pose.Translation}
	}
	return p
}
