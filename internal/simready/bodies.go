package simready

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/usda"
)

func (c *checker) simulates() bool {
	return len(c.stage.bodies)+len(c.stage.colliders) > 0
}

func (c *checker) someBody() bool {
	if c.simulates() && len(c.stage.bodies) == 0 {
		c.warn(c.root(), "things collide, but nothing can move")
	}
	return c.simulates()
}

func (c *checker) eachBody(visit func(p *prim)) bool {
	for _, p := range c.stage.bodies {
		visit(p)
	}
	return len(c.stage.bodies) > 0
}

func (c *checker) bodyXformable() bool {
	return c.eachBody(func(p *prim) {
		if !xformable(p.kind()) {
			c.fail(p, fmt.Sprintf("is a body but, as a %q, cannot be placed", p.kind()))
		}
	})
}

func (c *checker) bodyInstance() bool {
	any := len(c.stage.bodies) > 0
	for _, p := range c.stage.prims {
		if p.body() && (p.instance || p.abstract) {
			any = true
			c.fail(p, "is a body within an instance or a prototype, where it cannot move")
		}
	}
	return any
}

func (c *checker) bodyNesting() bool {
	return c.eachBody(func(p *prim) {
		above := p.under((*prim).body)
		if above != nil && !slices.Contains(p.value("xformOpOrder").Strings(), "!resetXformStack!") {
			c.fail(p, "is a body within the body "+above.path)
		}
	})
}

// colliderOwners lists the colliders of each body that belong to none within it.
func (c *checker) colliderOwners() map[*prim][]*prim {
	out := map[*prim][]*prim{}
	for _, p := range c.stage.colliders {
		owner := p
		if !p.body() {
			owner = p.under((*prim).body)
		}
		if owner != nil {
			out[owner] = append(out[owner], p)
		}
	}
	return out
}

func weighs(p *prim) bool {
	for _, name := range []string{"physics:mass", "physics:density"} {
		if m, ok := p.value(name).Float(); ok && m > 0 {
			return p.has("PhysicsMassAPI")
		}
	}
	return false
}

func (c *checker) bodyMass() bool {
	owned := c.colliderOwners()
	return c.eachBody(func(p *prim) {
		own := owned[p]
		if !weighs(p) && (len(own) == 0 || !slices.ContainsFunc(own, weighs) || slices.ContainsFunc(own, func(o *prim) bool { return !weighs(o) })) {
			c.fail(p, "has no mass, and neither have all of its colliders")
		}
	})
}

func (c *checker) bodyDetailed() bool {
	any := false
	for _, p := range c.stage.prims {
		if !p.has("PhysicsMassAPI") || p.abstract {
			continue
		}
		any = true
		if m, ok := p.value("physics:mass").Float(); ok && m < 0 {
			c.fail(p, fmt.Sprintf("has a mass of %g", m))
		}
		if d := c.numbers(p, "physics:diagonalInertia"); len(d) == 3 {
			slices.Sort(d)
			if d[0] < 0 || d[0]+d[1] < d[2]*(1-1e-4) {
				c.fail(p, fmt.Sprintf("has principal moments %.4g, %.4g and %.4g, which no body has: two of them together are at least the third", d[0], d[1], d[2]))
			}
		}
		if q := c.numbers(p, "physics:principalAxes"); len(q) == 4 {
			if l := math.Sqrt(q[0]*q[0] + q[1]*q[1] + q[2]*q[2] + q[3]*q[3]); l > 0 && math.Abs(l-1) > 1e-3 {
				c.fail(p, fmt.Sprintf("has principal axes of length %.4g", l))
			}
		}
	}
	return any
}

func (c *checker) bodySkew() bool {
	return c.eachBody(func(p *prim) {
		if _, skew := scales(p.world); skew > 1e-4 {
			c.fail(p, "is sheared by what stands above it")
		}
	})
}

func (c *checker) bodyCollider() bool {
	owned := c.colliderOwners()
	return c.eachBody(func(p *prim) {
		if p.enabled() && len(owned[p]) == 0 {
			c.fail(p, "has nothing to collide with")
		}
	})
}

func (c *checker) eachCollider(visit func(p *prim)) bool {
	seen := map[*usda.Prim]bool{}
	for _, p := range c.stage.colliders {
		if !p.instance || !seen[p.spec] {
			seen[p.spec] = true
			visit(p)
		}
	}
	return len(c.stage.colliders) > 0
}

func (c *checker) guides() bool {
	return c.eachCollider(func(p *prim) {
		if p.hidden() && p.purpose() != "guide" {
			c.fail(p, "is a collider that is not seen, of purpose "+p.purpose())
		}
	})
}

func (c *checker) colliderGprim() bool {
	return c.eachCollider(func(p *prim) {
		if !gprim(p.kind()) {
			c.fail(p, fmt.Sprintf("has the collision API, but is a %q", p.kind()))
		}
	})
}

func (c *checker) eachMeshAPI(visit func(p *prim)) bool {
	any := false
	seen := map[*usda.Prim]bool{}
	for _, p := range c.stage.prims {
		if p.has("PhysicsMeshCollisionAPI") && !seen[p.spec] {
			any, seen[p.spec] = true, true
			visit(p)
		}
	}
	return any
}

func (c *checker) meshAPI() bool {
	return c.eachMeshAPI(func(p *prim) {
		if !p.collides() {
			c.fail(p, "has the mesh collision API without the collision API")
		}
	})
}

func (c *checker) meshCollider() bool {
	return c.eachMeshAPI(func(p *prim) {
		if p.kind() != "Mesh" {
			c.fail(p, fmt.Sprintf("has the mesh collision API, but is a %q", p.kind()))
			return
		}
		body := p
		if !p.body() {
			body = p.under((*prim).body)
		}
		how := p.value("physics:approximation").String()
		if body != nil && !p.abstract && body.enabled() && !body.value("physics:kinematicEnabled").Bool(false) && (how == "" || how == "none" || how == "meshSimplification") {
			c.fail(p, "moves and collides as a mesh that need not be convex")
		}
	})
}

func (c *checker) colliderScale() bool {
	round := []string{"Sphere", "Capsule", "Capsule_1", "Cylinder", "Cylinder_1", "Cone", "Points"}
	any := false
	for _, p := range c.stage.colliders {
		if !slices.Contains(round, p.kind()) {
			continue
		}
		any = true
		s, _ := scales(p.world)
		if low, high := min(s[0], s[1], s[2]), max(s[0], s[1], s[2]); high-low > 1e-3*high {
			c.fail(p, fmt.Sprintf("is a %s scaled by %.4g, %.4g and %.4g", p.kind(), s[0], s[1], s[2]))
		}
	}
	return any
}

// contacts resolves the binding for the purpose physics as UsdShade does: the nearest one above, physics before all purposes.
func (c *checker) contacts() bool {
	return c.eachCollider(func(p *prim) {
		for at := p; at != nil; at = at.parent {
			for _, name := range []string{"material:binding:physics", "material:binding"} {
				to := at.value(name).String()
				if m := c.stage.byPath[to]; m != nil && m.has("PhysicsMaterialAPI") {
					return
				} else if to != "" && name == "material:binding:physics" {
					c.fail(p, fmt.Sprintf("is bound to %s, which is no material of contacts", to))
					return
				}
			}
		}
		c.fail(p, "is bound to no material of contacts")
	})
}

func (c *checker) combineMode() bool {
	for _, m := range c.stage.materials {
		if m.value("physxMaterial:frictionCombineMode") == "" {
			c.warn(m, "does not say how its friction combines with another's; PhysX averages, MuJoCo takes the larger")
		}
	}
	return len(c.stage.materials) > 0
}
