package usdio

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// ownColliders writes the colliders that belong to a node rather than to its model.
func (w *writer) ownColliders(t *text, n *scene.Node) error {
	t.open(header{specifier: "def", kind: "Scope", name: colliderName})
	taken := names{}
	for i := range n.Physics.Colliders {
		if err := w.collider(t, taken.claim("Collider", "Collider"), &n.Physics.Colliders[i]); err != nil {
			return err
		}
	}
	t.close()
	return nil
}

// collider writes a collision shape that is not drawn.
func (w *writer) collider(t *text, name string, c *asset.Collider) error {
	h := header{specifier: "def", name: name, schemas: []string{"PhysicsCollisionAPI"}}
	pose := c.Transform
	size := geom.MulVec3(c.Size, c.Transform.Scale)
	for i := range size {
		size[i] = math.Abs(size[i])
	}
	radius, height := size[0]/2, size[2]
	box := geom.Box{Min: geom.Vec3{-radius, -radius, -height / 2}, Max: geom.Vec3{radius, radius, height / 2}}
	var lines []string
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
		return w.meshCollider(t, h, c)
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

func (w *writer) meshCollider(t *text, h header, c *asset.Collider) error {
	mesh, err := w.store.Mesh(c.Mesh)
	if err != nil {
		return fmt.Errorf("a collider: %w", err)
	}
	h.kind = "Mesh"
	h.schemas = append(h.schemas, "PhysicsMeshCollisionAPI")
	approximation := convex
	if c.Shape == asset.ShapeMesh {
		approximation = exact
	}
	t.open(h)
	t.geometry(mesh)
	t.line(`uniform token physics:approximation = "`, string(approximation), `"`)
	t.line(`uniform token purpose = "guide"`)
	t.line(`uniform token subdivisionScheme = "none"`)
	t.place(c.Transform)
	t.close()
	return nil
}
