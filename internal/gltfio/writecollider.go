package gltfio

import (
	"fmt"
	"math"
	"slices"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// surfaceOf is how a node's body slides and bounces. Two frictions combine to the larger, as in MuJoCo.
func (w *writer) surfaceOf(n *scene.Node) int {
	friction := rigid.Stuff("").Friction
	if at, ok := w.dynamics.index[n.ID]; ok {
		friction = w.dynamics.world.Bodies[at].Slides()
	}
	m := contactJSON{FrictionCombine: "maximum"}
	if n.Physics != nil {
		m.Restitution = n.Physics.Restitution
		if n.Physics.Friction > 0 {
			friction = n.Physics.Friction
		}
	}
	m.StaticFriction, m.DynamicFriction = friction, friction
	return once(w.dynamics.known, &w.dynamics.root.Materials, "material", m)
}

// filterOf says what a link ignores: the other links of its thing, and what it overlaps where it stands. −1 for nothing.
func (w *writer) filterOf(n *scene.Node, link int) int {
	at, ok := w.dynamics.index[n.ID]
	if !ok {
		return -1
	}
	body := &w.dynamics.world.Bodies[at]
	f := filterJSON{}
	name := func(r rigid.Ref) string { return w.dynamics.world.Link(r).Name }
	if len(body.Links) > 1 {
		whole := body.Name + "*"
		f.Systems, f.Not = []string{whole}, []string{whole}
	}
	self := rigid.Ref{Body: at, Link: link}
	for _, pair := range w.dynamics.world.Apart {
		switch self {
		case pair.A:
			f.Not = append(f.Not, name(pair.B))
		case pair.B:
			f.Not = append(f.Not, name(pair.A))
		default:
			continue
		}
		if own := name(self); !slices.Contains(f.Systems, own) {
			f.Systems = append(f.Systems, own)
		}
	}
	if len(f.Systems) == 0 {
		return -1
	}
	return once(w.dynamics.known, &w.dynamics.root.Filters, "filter", f)
}

// colliders hangs a node below g for each collider, which glTF allows one of. moving ones are convex.
func (w *writer) colliders(g *gltf.Node, n *scene.Node, link int, list []asset.Collider, scale geom.Vec3, moving bool) error {
	for i := range list {
		c := &list[i]
		geometry, err := w.geometry(c, scale, moving)
		if err != nil {
			return err
		}
		material := w.surfaceOf(n)
		out := &colliderJSON{Geometry: geometry, Material: &material}
		if f := w.filterOf(n, link); f >= 0 {
			out.Filter = &f
		}
		child := &gltf.Node{Name: fmt.Sprintf("%s collider %d", g.Name, i+1)}
		pose := c.Transform
		if geometry.Shape != nil {
			pose.Scale = geom.One // it is in the shape
		}
		setTransform(child, pose)
		if err := setExtras(child, mark{Helper: "collider"}, nil); err != nil {
			return err
		}
		if err := w.say(child, bodyJSON{Collider: out}); err != nil {
			return err
		}
		g.Children = append(g.Children, w.node(child))
	}
	return nil
}

// geometry is a collider as an implicit shape, or as a mesh that no scene shows. scale is that of its surroundings: round shapes that it
// makes oval become hulls.
func (w *writer) geometry(c *asset.Collider, scale geom.Vec3, moving bool) (geometryJSON, error) {
	size := geom.MulVec3(c.Size, c.Transform.Scale)
	for k := range size {
		size[k] = math.Abs(size[k])
	}
	s := implicitShape{Type: string(c.Shape)}
	tube := func(height float64) *tubeJSON { return &tubeJSON{height, size[0] / 2, size[0] / 2} }
	switch {
	case c.Shape == asset.ShapeHull || c.Shape == asset.ShapeMesh:
		mesh, err := w.store.Mesh(c.Mesh)
		if err != nil {
			return geometryJSON{}, fmt.Errorf("a collider: %w", err)
		}
		return geometryJSON{Node: gltf.Index(w.shapeNode(c.Mesh, mesh)), ConvexHull: c.Shape == asset.ShapeHull || moving}, nil
	case c.Shape != asset.ShapeBox && (uneven(scale) || uneven(c.Transform.Scale)):
		plain := *c
		plain.Transform = geom.IdentityTransform()
		surface, err := solid.ColliderSurface(plain, nil)
		if err != nil {
			return geometryJSON{}, err
		}
		key := asset.ID(fmt.Sprintf("%s %v", c.Shape, c.Size))
		return geometryJSON{Node: gltf.Index(w.shapeNode(key, surface.Mesh())), ConvexHull: true}, nil
	case c.Shape == asset.ShapeBox:
		s.Box = &boxJSON{[3]float64{size[0], size[2], size[1]}}
	case c.Shape == asset.ShapeSphere, c.Shape == asset.ShapeCapsule && size[2] <= size[0]:
		s.Type, s.Sphere = "sphere", &ballJSON{size[0] / 2}
	case c.Shape == asset.ShapeCylinder:
		s.Cylinder = tube(size[2])
	case c.Shape == asset.ShapeCapsule:
		s.Capsule = tube(size[2] - size[0])
	default:
		return geometryJSON{}, fmt.Errorf("unknown collider shape %q", c.Shape)
	}
	w.used[extShapes] = true
	return geometryJSON{Shape: gltf.Index(once(w.dynamics.known, &w.dynamics.root.shapes, "shape", s))}, nil
}

func uneven(s geom.Vec3) bool {
	low, high := math.Abs(s[0]), math.Abs(s[0])
	for _, x := range s {
		low, high = math.Min(low, math.Abs(x)), math.Max(high, math.Abs(x))
	}
	return high-low > 1e-4*high
}

// shapeNode returns a node with a mesh that is in no scene.
func (w *writer) shapeNode(id asset.ID, mesh *asset.Mesh) int {
	if at, ok := w.dynamics.hulls[id]; ok {
		return at
	}
	bare := &asset.Mesh{Positions: mesh.Positions, Indices: mesh.Indices}
	set := w.vertexData(bare)
	primitive := &gltf.Primitive{Attributes: set.attributes, Indices: gltf.Index(set.indices)}
	w.doc.Meshes = append(w.doc.Meshes, &gltf.Mesh{Name: "collider", Primitives: []*gltf.Primitive{primitive}})
	g := &gltf.Node{Name: "collider", Mesh: gltf.Index(len(w.doc.Meshes) - 1)}
	setTransform(g, geom.IdentityTransform())
	w.dynamics.hulls[id] = w.node(g)
	return w.dynamics.hulls[id]
}
