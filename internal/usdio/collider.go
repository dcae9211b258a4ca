package usdio

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// setting is what a collider stands in: its scale in the world, and whether it moves, so that only what is convex will do.
type setting struct {
	scale  geom.Vec3
	moving bool
}

// ownColliders writes the colliders that belong to a node rather than to its model.
func (w *writer) ownColliders(t *text, n *scene.Node) error {
	in := setting{w.snap.WorldFromNode(n.ID).Scale, n.Physics.Body == scene.DynamicBody || w.articulated(n)}
	t.open(header{specifier: "def", kind: "Scope", name: colliderName})
	taken := names{}
	for i := range n.Physics.Colliders {
		if err := w.collider(t, taken.claim("Collider", "Collider"), &n.Physics.Colliders[i], in); err != nil {
			return err
		}
	}
	t.close()
	return nil
}

// collider writes a collision shape that is not drawn. Round ones that the scale of what they stand in, or their own, makes oval become
// meshes, since simulators do not scale round shapes unevenly.
func (w *writer) collider(t *text, name string, c *asset.Collider, in setting) error {
	h := header{specifier: "def", name: name, schemas: []string{"PhysicsCollisionAPI"}}
	pose := c.Transform
	size := geom.MulVec3(c.Size, c.Transform.Scale)
	for i := range size {
		size[i] = math.Abs(size[i])
	}
	radius, height := size[0]/2, size[2]
	box := geom.Box{Min: geom.Vec3{-radius, -radius, -height / 2}, Max: geom.Vec3{radius, radius, height / 2}}
	var lines []string
	if round(c.Shape) && (uneven(in.scale) || uneven(c.Transform.Scale)) {
		return w.stretched(t, h, c)
	}
	switch c.Shape {
	case asset.ShapeBox:
		h.kind, pose.Scale = "Cube", size
		box = geom.Box{Min: geom.Vec3{-0.5, -0.5, -0.5}, Max: geom.Vec3{0.5, 0.5, 0.5}}
		lines = []string{"double size = 1"}
	case asset.ShapeSphere:
		h.kind, pose.Scale = "Sphere", geom.One
		box = geom.Box{Min: geom.Vec3{-radius, -radius, -radius}, Max: geom.Vec3{radius, radius, radius}}
		lines = []string{"double radius = " + number(radius)}
	case asset.ShapeCylinder:
		h.kind, pose.Scale = "Cylinder", geom.One
		lines = []string{`uniform token axis = "Z"`, "double height = " + number(height), "double radius = " + number(radius)}
	case asset.ShapeCapsule:
		h.kind, pose.Scale = "Capsule", geom.One
		lines = []string{`uniform token axis = "Z"`, "double height = " + number(math.Max(0, height-2*radius)), "double radius = " + number(radius)}
	case asset.ShapeHull, asset.ShapeMesh:
		return w.meshCollider(t, h, c, in.moving)
	default:
		return fmt.Errorf("unknown collider shape %q", c.Shape)
	}
	t.open(h)
	t.line("float3[] extent = ", extent(box))
	for _, l := range lines {
		t.line(l)
	}
	t.line(`uniform token purpose = "guide"`)
	t.place(pose)
	t.close()
	return nil
}

func (w *writer) meshCollider(t *text, h header, c *asset.Collider, moving bool) error {
	mesh, err := w.store.Mesh(c.Mesh)
	if err != nil {
		return fmt.Errorf("a collider: %w", err)
	}
	approximation := convex
	if c.Shape == asset.ShapeMesh && !moving {
		approximation = exact
	}
	h.meta = append(w.facts.mark(c.Mesh, mesh), h.meta...)
	w.hull(t, h, mesh, approximation, c.Transform)
	return nil
}

// hull writes a mesh that collides and is not drawn.
func (w *writer) hull(t *text, h header, mesh *asset.Mesh, approximation solidity, pose geom.Transform) {
	h.kind = "Mesh"
	h.schemas = append(h.schemas, "PhysicsMeshCollisionAPI")
	t.open(h)
	t.geometry(mesh)
	t.line(`uniform token physics:approximation = "`, string(approximation), `"`)
	t.line(`uniform token purpose = "guide"`)
	t.line(`uniform token subdivisionScheme = "none"`)
	t.place(pose)
	t.close()
}

// uneven reports whether a scale is not the same along every axis, mirrors aside.
func uneven(s geom.Vec3) bool {
	low, high := math.Abs(s[0]), math.Abs(s[0])
	for _, x := range s {
		low, high = math.Min(low, math.Abs(x)), math.Max(high, math.Abs(x))
	}
	return high-low > 1e-4*high
}
