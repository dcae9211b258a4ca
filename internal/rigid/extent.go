package rigid

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// What simulators can hold, metres: a thinner collider is lost between two steps, and qhull, which MuJoCo and others make hulls with,
// refuses smaller ones; a farther point has no millimetres left in single precision.
const (
	thinnest  = 0.001
	outermost = 100_000.0
)

// bounded refuses a body that reaches farther than any simulator can hold.
func (b *builder) bounded(body *Body) error {
	for i, world := range body.WorldFromLinks() {
		for k := range body.Links[i].Visuals {
			v := &body.Links[i].Visuals[k]
			t := world.Mul(v.Pose)
			t.Scale = v.Scale
			box := v.Mesh.Bounds().Transformed(t.Mat4())
			for axis := range 3 {
				if reach := math.Max(math.Abs(box.Min[axis]), math.Abs(box.Max[axis])); !(reach <= outermost) {
					return fmt.Errorf("it reaches %.3g m from the middle of the world, and simulators hold %g m: scale or move it, or import it in its own unit", reach, outermost)
				}
			}
		}
	}
	return nil
}

// thicken gives every collider of a body that is thinner than simulators can hold its least thickness. What a simulator's model
// brought stays, down to a tenth of that.
func (b *builder) thicken(body *Body) {
	least := thinnest
	if body.Prepared {
		least /= 10
	}
	small := math.Inf(1)
	for i := range body.Links {
		for k := range body.Links[i].Colliders {
			c := &body.Links[i].Colliders[k]
			small = math.Min(small, c.thicken(least))
		}
	}
	if math.IsInf(small, 1) && body.Moves() {
		b.world.Report.Warn("node "+body.Title, "has no collider: it falls through everything")
	}
	if small < least*(1-1e-6) {
		b.world.Report.Warn("node "+body.Title, "a collider is %.2g mm thin: it is made %g mm, the least that simulators hold", 1e3*small, 1e3*least)
	}
}

// thicken returns how thin the collider was. A hull that is too thin becomes the box around it; a mesh, which has no inside, stays.
func (c *Collider) thicken(least float64) float64 {
	was := math.Min(c.Size[0], math.Min(c.Size[1], c.Size[2]))
	switch {
	case c.Shape == asset.ShapeMesh || was >= least:
		return math.Max(was, least)
	case c.Shape == asset.ShapeHull:
		box := c.Surface.Bounds()
		c.Pose = tidy(c.Pose.Mul(geom.At(box.Center(), 0)))
		c.Shape, c.Size, c.Surface, c.Key = asset.ShapeBox, box.Size(), nil, ""
	}
	c.Size = geom.MaxVec3(c.Size, geom.Vec3{least, least, least})
	if c.Shape != asset.ShapeBox {
		c.Size[0] = math.Max(c.Size[0], c.Size[1])
		c.Size[1] = c.Size[0]
	}
	return was
}
