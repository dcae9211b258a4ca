package simready

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/geom"
)

func (c *checker) eachJoint(visit func(p *prim)) bool {
	for _, p := range c.stage.joints {
		visit(p)
	}
	return len(c.stage.joints) > 0
}

func (c *checker) jointTargets() bool {
	return c.eachJoint(func(p *prim) {
		some := false
		for _, side := range []string{"physics:body0", "physics:body1"} {
			for _, to := range p.value(side).Strings() {
				some = true
				switch body := c.stage.byPath[to]; {
				case body == nil:
					c.fail(p, fmt.Sprintf("%s is %s, which is not there", side, to))
				case !xformable(body.kind()):
					c.fail(p, fmt.Sprintf("%s is %s, which cannot be placed", side, to))
				}
			}
		}
		if !some {
			c.fail(p, "connects nothing")
		}
	})
}

func (c *checker) jointSingle() bool {
	return c.eachJoint(func(p *prim) {
		for _, side := range []string{"physics:body0", "physics:body1"} {
			if n := len(p.value(side).Strings()); n > 1 {
				c.fail(p, fmt.Sprintf("%s names %d bodies", side, n))
			}
		}
	})
}

func (c *checker) jointLimits() bool {
	any := false
	c.eachJoint(func(p *prim) {
		if p.kind() != "PhysicsRevoluteJoint" && p.kind() != "PhysicsPrismaticJoint" {
			return
		}
		any = true
		low, lower := p.value("physics:lowerLimit").Float()
		high, upper := p.value("physics:upperLimit").Float()
		switch {
		case !lower || !upper:
			c.warn(p, "has no limits")
		case !(low <= high):
			c.fail(p, fmt.Sprintf("moves from %g to %g", low, high))
		}
	})
	return any
}

// rooted reports whether an articulation holds a joint: one above it, or one of its bodies is the root.
func (c *checker) rooted(p *prim) bool {
	root := func(a *prim) bool { return a != nil && a.has("PhysicsArticulationRootAPI") }
	if root(p) || p.under(root) != nil {
		return true
	}
	for _, side := range []string{"physics:body0", "physics:body1"} {
		if b := c.stage.byPath[p.value(side).String()]; b != nil && (root(b) || b.under(root) != nil) {
			return true
		}
	}
	return false
}

func (c *checker) articulation() bool {
	any := false
	c.eachJoint(func(p *prim) {
		if p.value("physics:excludeFromArticulation").Bool(false) || p.kind() == "PhysicsFixedJoint" {
			return
		}
		any = true
		if !c.rooted(p) {
			c.warn(p, "belongs to no articulation")
		}
	})
	return any
}

// reached lists the bodies and joints of the articulation at a prim: what lies below it, and what joints lead on to.
func (c *checker) reached(root *prim) (bodies, joints int) {
	in := map[string]bool{}
	within := func(path string) bool { return path == root.path || strings.HasPrefix(path, root.path+"/") }
	for _, b := range c.stage.bodies {
		if within(b.path) {
			in[b.path] = true
		}
	}
	used := map[*prim]bool{}
	for grew := true; grew; {
		grew = false
		for _, j := range c.stage.joints {
			a, b := j.value("physics:body0").String(), j.value("physics:body1").String()
			if used[j] || !(within(j.path) || in[a] || in[b]) {
				continue
			}
			used[j], grew = true, true
			for _, end := range []string{a, b} {
				if p := c.stage.byPath[end]; p != nil && p.body() {
					in[end] = true
				}
			}
		}
	}
	return len(in), len(used)
}

func (c *checker) eachRoot(visit func(p *prim)) bool {
	for _, p := range c.stage.roots {
		visit(p)
	}
	return len(c.stage.roots) > 0
}

func (c *checker) multibody() bool {
	return c.eachRoot(func(p *prim) {
		if bodies, _ := c.reached(p); bodies < 2 {
			c.fail(p, fmt.Sprintf("is the root of an articulation of %d bodies", bodies))
		}
	})
}

func (c *checker) someJoint() bool {
	return c.eachRoot(func(p *prim) {
		if _, joints := c.reached(p); joints == 0 {
			c.fail(p, "is the root of an articulation without a joint")
		}
	})
}

func (c *checker) articulationNesting() bool {
	return c.eachRoot(func(p *prim) {
		if above := p.under(func(a *prim) bool { return a.has("PhysicsArticulationRootAPI") }); above != nil {
			c.fail(p, "is an articulation root within "+above.path)
		}
	})
}

func (c *checker) articulationKinematic() bool {
	return c.eachRoot(func(p *prim) {
		if p.body() && p.value("physics:kinematicEnabled").Bool(false) {
			c.fail(p, "is an articulation root and driven")
		}
	})
}

func (c *checker) articulationStatic() bool {
	return c.eachRoot(func(p *prim) {
		if p.body() && !p.enabled() {
			c.fail(p, "is an articulation root and disabled")
		}
	})
}

// physicsScene holds assemblies to one scene of physics and components to none.
func (c *checker) physicsScene() bool {
	root := c.root()
	scenes := 0
	for _, p := range c.stage.prims {
		if p.kind() == "PhysicsScene" {
			scenes++
		}
	}
	if root == nil || !c.simulates() && scenes == 0 {
		return false
	}
	switch kind := root.meta("kind").String(); {
	case (kind == "component" || kind == "subcomponent") && scenes > 0:
		c.fail(root, "is a single thing and brings a physics scene of its own")
	case (kind == "assembly" || kind == "group") && scenes != 1:
		c.fail(root, fmt.Sprintf("has %d physics scenes", scenes))
	}
	return true
}

// worldJoint looks for joints to the world in components: referenced elsewhere, they pull the thing to the origin.
func (c *checker) worldJoint() bool {
	root := c.root()
	if root == nil || root.meta("kind").String() != "component" {
		return false
	}
	return c.eachJoint(func(p *prim) {
		if p.value("physics:body0").String() == "" || p.value("physics:body1").String() == "" {
			c.fail(p, "ties the thing to the world, and would pull it to the origin where it is referenced")
		}
	})
}

// frame is a joint's frame in the world as one of its bodies has it.
func (c *checker) frame(p *prim, side string) (geom.Mat4, bool) {
	world := mgl64.Ident4()
	if to := p.value("physics:body" + side).String(); to != "" {
		body := c.stage.byPath[to]
		if body == nil {
			return world, false
		}
		world = body.world
	}
	if at := c.numbers(p, "physics:localPos"+side); len(at) == 3 {
		world = world.Mul4(mgl64.Translate3D(at[0], at[1], at[2]))
	}
	if q := c.numbers(p, "physics:localRot"+side); len(q) == 4 {
		world = world.Mul4(mgl64.Quat{W: q[0], V: geom.Vec3{q[1], q[2], q[3]}}.Normalize().Mat4())
	}
	return world, true
}

func (c *checker) jointFrames() bool {
	return c.eachJoint(func(p *prim) {
		a, okA := c.frame(p, "0")
		b, okB := c.frame(p, "1")
		axis := slices.Index([]string{"X", "Y", "Z"}, p.value("physics:axis").String())
		if !okA || !okB || axis < 0 && p.kind() != "PhysicsFixedJoint" {
			return
		}
		shift := b.Col(3).Vec3().Sub(a.Col(3).Vec3())
		if p.kind() == "PhysicsPrismaticJoint" {
			way := a.Col(axis).Vec3()
			way = way.Mul(1 / math.Max(way.Len(), 1e-12))
			shift = shift.Sub(way.Mul(shift.Dot(way)))
		}
		if shift.Len() > 1e-3 {
			c.fail(p, fmt.Sprintf("its two frames lie %.1f mm apart", 1e3*shift.Len()))
		}
		if axis >= 0 {
			x, y := a.Col(axis).Vec3(), b.Col(axis).Vec3()
			if angle := math.Acos(geom.Clamp(x.Dot(y)/math.Max(x.Len()*y.Len(), 1e-12), -1, 1)); angle > 1e-2 {
				c.fail(p, fmt.Sprintf("its two axes are %.1f° apart", geom.Degrees(angle)))
			}
		}
	})
}
