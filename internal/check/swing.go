package check

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// swingSteps is how many poses between shut and open are tried. A wall beside a hinge is no obstacle to a door that gets through
// wallSteps of them: it opens by half.
const (
	swingSteps = 6
	wallSteps  = 3
)

// swings opens every door, drawer and lid of a thing, one at a time, and tells what stops it.
func (c *checker) swings(b *query.Body) {
	model, ok := c.world.Model(b.Node)
	if !ok {
		return
	}
	for i := range model.Parts {
		if joint := model.Parts[i].Joint; joint != nil && joint.Upper > joint.Lower {
			c.swing(b, joint)
		}
	}
}

// swing moves one joint from rest to the end of its range that is farther from rest.
func (c *checker) swing(b *query.Body, joint *asset.Joint) {
	end := joint.Upper
	if math.Abs(joint.Lower) > math.Abs(end) {
		end = joint.Lower
	}
	for step := 1; step <= swingSteps; step++ {
		value := end * float64(step) / swingSteps
		posed, err := c.world.Posed(b.Node, func(name string) float64 {
			if name == joint.Name {
				return value
			}
			return 0
		})
		if err != nil {
			return
		}
		other, push, blocked := c.obstacle(posed, step <= wallSteps)
		if !blocked {
			continue
		}
		c.swingVerdict(b, joint, end*float64(step-1)/swingSteps, end, other, push)
		return
	}
}

// obstacle is what a posed body cuts into that it leaves alone at rest, and the push that would free it; a wall is nil. Only what
// the joint has moved can cut into anything new.
func (c *checker) obstacle(posed *query.Body, walls bool) (by *query.Body, push geom.Vec3, blocked bool) {
	rest, ok := c.world.Body(posed.Node)
	if !ok {
		return nil, push, false
	}
	moved, thing := posed.Changed(rest), c.world.Thing(posed.Node)
	for _, o := range c.world.Touching(moved.Bounds, 0) {
		if c.world.Thing(o.Node) == thing || c.flat(o.Node) || c.drawnUp(o.Node) {
			continue
		}
		if push, cut := query.Cuts(moved, o, PenetrationLimit); cut && !c.standsOn(o, posed) && !cutsAtRest(rest, o) {
			return o, push, true
		}
	}
	if !walls {
		return nil, push, false
	}
	for _, r := range c.rooms {
		for i := range r.Pieces {
			if _, cut := moved.Crosses(r.Pieces[i].Mesh, r.WorldFromNode.Mat4(), PenetrationLimit); !cut {
				continue
			}
			if _, already := rest.Crosses(r.Pieces[i].Mesh, r.WorldFromNode.Mat4(), PenetrationLimit); !already {
				return nil, push, true
			}
		}
	}
	return nil, push, false
}

func cutsAtRest(rest, o *query.Body) bool {
	contact, cut := query.Overlap(rest, o, PenetrationLimit)
	return cut && contact.Depth > PenetrationLimit
}

// standsOn reports whether a thing stands on or in another, so that it moves along with what it stands on.
func (c *checker) standsOn(o, carrier *query.Body) bool {
	rest, ok := c.world.Body(carrier.Node)
	if !ok || !o.Bounds.Overlaps(rest.Bounds, FloatingLimit) {
		return false
	}
	gap, found := o.GapAbove(rest, 2*FloatingLimit)
	return found && math.Abs(gap) <= FloatingLimit
}

func (c *checker) swingVerdict(b *query.Body, joint *asset.Joint, opens, end float64, other *query.Body, push geom.Vec3) {
	v := Verdict{Kind: SwingBlocked, Severity: Warning, Joint: joint.Name, Value: opens, Unit: "m"}
	amount, all := length(math.Abs(opens)), length(math.Abs(end))
	if joint.Kind == asset.Hinge {
		v.Value, v.Unit = geom.Degrees(opens), "deg"
		amount, all = fmt.Sprintf("%.0f°", math.Abs(geom.Degrees(opens))), fmt.Sprintf("%.0f°", math.Abs(geom.Degrees(end)))
	}
	v.Nodes = append(v.Nodes, b.Node)
	by := "a wall"
	if other != nil {
		by = c.name(other.Node)
		v.Nodes = append(v.Nodes, other.Node)
		if push.Len() > 0 {
			v.Fix = c.moved(other.Node, push.Add(push.Normalize().Mul(query.TouchGap)))
		}
	}
	v.Message = fmt.Sprintf("%s: %s opens only %s of %s, %s is in the way", c.name(b.Node), joint.Name, amount, all, by)
	c.put(v)
}
