package usdio

import (
	"context"
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// dynamics are the scene's bodies as every simulator's format has them: masses, inertia, friction, and which of them ignore each other.
type dynamics struct {
	world *rigid.World
	of    map[scene.NodeID]*rigid.Body
	paths map[[2]int]string // of the prims that links become, by body and link
	index map[scene.NodeID]int
	fixed text // joints that tie the bases of fixed articulated things to the world
	taken names
}

func (w *writer) readDynamics() error {
	world, err := rigid.Build(context.Background(), w.snap, w.store, rigid.Options{HeavyKg: math.Inf(1)})
	if err != nil {
		return err
	}
	w.dynamics = dynamics{world: world, of: map[scene.NodeID]*rigid.Body{}, index: map[scene.NodeID]int{}, paths: map[[2]int]string{}, taken: names{}}
	w.dynamics.fixed.depth = 2
	for i := range world.Bodies {
		w.dynamics.of[world.Bodies[i].Node], w.dynamics.index[world.Bodies[i].Node] = &world.Bodies[i], i
	}
	return nil
}

// link returns a link of a node's body and notes the prim that it becomes; nil for what rigid leaves out, such as hidden things.
func (w *writer) link(n *scene.Node, index int, path string) *rigid.Link {
	body := w.dynamics.of[n.ID]
	if body == nil || index >= len(body.Links) {
		return nil
	}
	w.dynamics.paths[[2]int{w.dynamics.index[n.ID], index}] = path
	return &body.Links[index]
}

// mass writes PhysicsMassAPI: the mass, its centre in the prim's frame, and the moments about its principal axes. Masses that the scene
// does not state follow from what things are made of. scale is the prim's in the world.
func (w *writer) mass(t *text, link *rigid.Link, massKg float64, scale geom.Vec3) {
	if link == nil {
		if massKg > 0 {
			t.line("float physics:mass = ", single(massKg))
		}
		return
	}
	i := link.Inertia
	moments, axes := solid.Properties{VolumeM3: i.MassKg, Center: i.Center, Inertia: i.Tensor}.Principal()
	center := i.Center
	for k := range center {
		if scale[k] != 0 {
			center[k] /= scale[k]
		}
	}
	q := tidy(axes)
	t.line("point3f physics:centerOfMass = ", tuple(32, micro(center[0]), micro(center[1]), micro(center[2])))
	t.line("float3 physics:diagonalInertia = ", tuple(32, significant(moments[0]), significant(moments[1]), significant(moments[2])))
	t.line("float physics:mass = ", single(significant(i.MassKg)))
	t.line("quatf physics:principalAxes = ", tuple(32, round6(q[3]), round6(q[0]), round6(q[1]), round6(q[2])))
}

func micro(x float64) float64  { return math.Round(x*1e6)/1e6 + 0 }
func round6(x float64) float64 { return micro(x) }

// significant keeps six digits, so that the last bits of a sum do not show.
func significant(x float64) float64 {
	if x == 0 || math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	step := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))-5)
	return math.Round(x/step) * step
}

// anchor ties the base of a fixed articulated thing to the world. It belongs to the scene: an asset that brought its own would be
// pulled to the origin where it is referenced.
func (w *writer) anchor(n *scene.Node, base string) {
	t := &w.dynamics.fixed
	at := w.snap.WorldFromNode(n.ID)
	if w.options.YUp {
		at = geom.Transform{Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, -math.Pi/2), Scale: geom.One}.Mul(at)
	}
	p, q := at.Translation, tidy(at.Rotation)
	t.open(header{specifier: "def", kind: "PhysicsFixedJoint", name: w.dynamics.taken.claim(n.Name, "Fixed")})
	t.line("rel physics:body1 = <", base, ">")
	t.line("point3f physics:localPos0 = ", tuple(32, p[0], p[1], p[2]))
	t.line("point3f physics:localPos1 = (0, 0, 0)")
	t.line("quatf physics:localRot0 = ", tuple(32, q[3], q[0], q[1], q[2]))
	t.line("quatf physics:localRot1 = (1, 0, 0, 0)")
	t.close()
}

// groups writes a collision group for each thing of several links, which filters itself, since a drawer lies within its carcass and
// beside other drawers; and two for each pair of things that overlap where they stand, one filtering the other.
func (w *writer) groups(t *text) {
	taken := names{}
	claim := func(title string) string { return taken.claim(title, "Group") }
	world := w.dynamics.world
	for i := range world.Bodies {
		var members []string
		for k := range world.Bodies[i].Links {
			if path, ok := w.dynamics.paths[[2]int{i, k}]; ok {
				members = append(members, path)
			}
		}
		if len(members) > 1 {
			name := claim(world.Bodies[i].Title)
			w.group(t, name, name, members)
		}
	}
	for _, pair := range world.Apart {
		a, okA := w.dynamics.paths[[2]int{pair.A.Body, pair.A.Link}]
		b, okB := w.dynamics.paths[[2]int{pair.B.Body, pair.B.Link}]
		if !okA || !okB {
			continue
		}
		first := claim(world.Link(pair.A).Title + " beside " + world.Link(pair.B).Title)
		second := claim(world.Link(pair.B).Title + " beside " + world.Link(pair.A).Title)
		w.group(t, first, second, []string{a})
		w.group(t, second, first, []string{b})
	}
}

func (w *writer) group(t *text, name, filtered string, members []string) {
	t.open(header{specifier: "def", kind: "PhysicsCollisionGroup", name: name, schemas: []string{"CollectionAPI:colliders"}})
	t.line(`uniform token collection:colliders:expansionRule = "expandPrims"`)
	t.line("rel collection:colliders:includes = ", targets(members))
	t.line("rel physics:filteredGroups = </", w.root, "/", groupScope, "/", filtered, ">")
	t.close()
}

func targets(paths []string) string {
	out := "["
	for i, p := range paths {
		if i > 0 {
			out += ", "
		}
		out += "<" + p + ">"
	}
	return out + "]"
}

// slides is the friction of a node's body: its own, else that of what it is made of.
func (w *writer) slides(n *scene.Node) float64 {
	if n.Physics != nil && n.Physics.Friction > 0 {
		return n.Physics.Friction
	}
	if body := w.dynamics.of[n.ID]; body != nil {
		return body.Slides()
	}
	return rigid.Stuff("").Friction
}

// round reports whether a collider is one that simulators cannot scale unevenly.
func round(shape asset.Shape) bool {
	return shape == asset.ShapeSphere || shape == asset.ShapeCapsule || shape == asset.ShapeCylinder
}

// stretched makes a mesh of a round collider that an uneven scale makes oval.
func (w *writer) stretched(t *text, h header, c *asset.Collider) error {
	plain := *c
	plain.Transform = geom.IdentityTransform()
	surface, err := solid.ColliderSurface(plain, nil)
	if err != nil {
		return fmt.Errorf("a collider: %w", err)
	}
	w.hull(t, h, surface.Mesh(), convex, c.Transform)
	return nil
}
