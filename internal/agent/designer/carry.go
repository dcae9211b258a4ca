package designer

import (
	"math"

	"scenograph/internal/action"
	"scenograph/internal/geom"
)

// levelM is how far from a thing's top something may stand and still stand on it.
const levelM = 0.03

// carryOver sets what stands on the top of a thing that goes onto the top of the one that comes: at the same side of the middle, drawn in
// where the new top is smaller. What has no room there stays with the old, and is told.
func (p *plan) carryOver(old *thing, c *candidate) []action.Action {
	if !c.built.Entry.Surfaces || old.node.Model == nil {
		return nil
	}
	was, err := p.policy.store.ModelBounds(old.node.Model.Asset)
	if err != nil {
		return nil
	}
	from := was.Transformed(p.now.WorldFromNode(old.node.ID).Mat4())
	top := c.built.Bounds.Transformed(c.place.World.Mat4())
	var out []action.Action
	for _, load := range p.restingOn(old) {
		if math.Abs(load.box.Min[2]-from.Max[2]) > levelM || p.now.Under(load.node.ID, old.node.ID) && load.node.Parent != old.node.ID {
			continue
		}
		by := geom.Vec3{0, 0, top.Max[2] - from.Max[2]}
		fits := true
		for axis := range 2 {
			half := load.box.Size()[axis] / 2
			room := top.Size()[axis]/2 - half
			at := load.box.Center()[axis] - from.Center()[axis]
			fits = fits && room >= 0
			by[axis] = top.Center()[axis] + geom.Clamp(at, -math.Max(0, room), math.Max(0, room)) - load.box.Center()[axis]
		}
		if !fits {
			p.note("the %s has no room on the new %s and goes with the old one", load.noun, c.wish.noun)
			continue
		}
		world := p.now.WorldFromNode(load.node.ID)
		world.Translation = world.Translation.Add(by)
		if load.node.Parent != old.node.ID {
			out = append(out, p.settledAs(load.node, world))
			continue
		}
		out = append(out, action.ReparentNode{Node: load.node.ID, Parent: c.node, Transform: world.Relative(c.place.World).Canonical()})
	}
	return out
}
