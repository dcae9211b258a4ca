package rigid

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

// collider adds a collider of a part or a node, its scale worked into its size. A mesh collides as itself only where it is fixed.
func (b *builder) collider(link *Link, c *asset.Collider, linkFromPart geom.Transform, fixed bool) error {
	if err := c.Check(); err != nil {
		return err
	}
	placed := linkFromPart.Mul(c.Transform)
	for i := range placed.Scale {
		placed.Scale[i] = math.Abs(placed.Scale[i])
	}
	out := Collider{Shape: c.Shape, Pose: tidy(unscaled(placed)), Size: geom.MulVec3(c.Size, placed.Scale)}
	switch c.Shape {
	case asset.ShapeBox:
	case asset.ShapeHull, asset.ShapeMesh:
		return b.surface(link, c, linkFromPart.Mul(c.Transform), fixed)
	default:
		if uneven(out.Size[0], out.Size[1]) || c.Shape != asset.ShapeCylinder && uneven(placed.Scale[0], placed.Scale[2]) {
			return b.stretched(link, c, placed)
		}
	}
	link.Colliders = append(link.Colliders, out)
	return nil
}

func uneven(a, b float64) bool { return math.Abs(a-b) > 0.01*math.Max(a, b) }

// stretched makes a hull of a round collider that an uneven scale has made oval.
func (b *builder) stretched(link *Link, c *asset.Collider, placed geom.Transform) error {
	plain := asset.Collider{Shape: c.Shape, Transform: geom.IdentityTransform(), Size: c.Size}
	surface, err := solid.ColliderSurface(plain, nil)
	if err != nil {
		return err
	}
	for i := range surface.Points {
		surface.Points[i] = geom.MulVec3(surface.Points[i], placed.Scale)
	}
	link.Colliders = append(link.Colliders, Collider{Shape: asset.ShapeHull, Pose: tidy(unscaled(placed)), Size: surface.Bounds().Size(), Surface: &surface,
		Key: fmt.Sprintf("%s %v %v", c.Shape, c.Size, placed.Scale)})
	return nil
}

// surface adds a hull, or a mesh as itself, as its hull, or as convex pieces.
func (b *builder) surface(link *Link, c *asset.Collider, placed geom.Transform, fixed bool) error {
	mesh, err := b.store.Mesh(c.Mesh)
	if err != nil {
		return fmt.Errorf("a collider: %w", err)
	}
	var p solid.Polyhedron
	p.Append(mesh, geom.Transform{Rotation: geom.Identity, Scale: placed.Scale}.Mat4())
	key := fmt.Sprintf("%s %v", c.Mesh, placed.Scale)
	pose := tidy(unscaled(placed))
	switch {
	case c.Shape == asset.ShapeMesh && fixed && !b.options.Convex:
		link.Colliders = append(link.Colliders, Collider{Shape: asset.ShapeMesh, Pose: pose, Size: p.Bounds().Size(), Surface: &p, Key: "mesh " + key})
		return nil
	case c.Shape == asset.ShapeMesh && fixed:
		return b.pieces(link, p, pose, key)
	}
	hull, err := p, error(nil)
	if !p.IsConvex(solid.HullVertices) {
		hull, err = solid.Hull(p.Points, solid.HullVertices)
	}
	if err != nil {
		return b.pieces(link, p, pose, key)
	}
	link.Colliders = append(link.Colliders, Collider{Shape: asset.ShapeHull, Pose: pose, Size: hull.Bounds().Size(), Surface: &hull, Key: "hull " + key})
	return nil
}

// pieces adds convex stand-ins for a surface.
func (b *builder) pieces(link *Link, p solid.Polyhedron, pose geom.Transform, key string) error {
	fits, excess, err := solid.FitPieces(b.ctx, p, solid.Decomposition{})
	if err != nil {
		return err
	}
	if excess > 0.5 {
		b.world.Report.Warn("collider of "+link.Title, "its convex pieces are %.0f%% larger than the mesh", 100*excess)
	}
	for i, fit := range fits {
		placed := pose.Mul(fit.Collider.Transform)
		out := Collider{Shape: fit.Collider.Shape, Pose: tidy(placed), Size: fit.Collider.Size}
		if fit.Hull != nil {
			out.Surface, out.Key = fit.Hull, fmt.Sprintf("piece %d %s", i, key)
		}
		link.Colliders = append(link.Colliders, out)
	}
	return nil
}
