package solid

import (
	"context"
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// Pieces is the choice of several convex pieces, where a Shape names a single one.
const Pieces asset.Shape = "pieces"

// FitAs returns the smallest collider of one shape around a surface, or for Pieces as many as a decomposition takes. It encloses all
// points, except for a hull with over HullVertices corners.
func FitAs(ctx context.Context, p Polyhedron, shape asset.Shape) ([]Fit, error) {
	p = p.compact()
	if len(p.Faces) == 0 {
		return nil, fmt.Errorf("solid: a collider cannot be fitted to nothing")
	}
	if shape == Pieces {
		fits, _, err := FitPieces(ctx, p, Decomposition{})
		return fits, err
	}
	hull, err := Hull(p.Points, 0)
	if err != nil {
		return []Fit{fitFlat(p)}, nil
	}
	if shape == asset.ShapeHull {
		fit, err := fitHull(hull, p.Points)
		return []Fit{fit}, err
	}
	best := Fit{VolumeM3: math.Inf(1)}
	for axis := range 3 {
		var candidate Fit
		switch flat := flatten(hull.Points, axis); shape {
		case asset.ShapeBox:
			candidate = fitBox(flat)
		case asset.ShapeCylinder:
			candidate = fitCylinder(flat)
		case asset.ShapeCapsule:
			candidate = fitCapsule(flat, hull.Points)
		case asset.ShapeSphere:
			candidate = fitSphere(hull.Points)
		default:
			return nil, fmt.Errorf("solid: unknown collider shape %q; use box, sphere, capsule, cylinder, hull or pieces", shape)
		}
		if candidate.VolumeM3 < best.VolumeM3*(1-1e-9) {
			best = candidate
		}
	}
	return []Fit{best}, nil
}

func fitSphere(points []geom.Vec3) Fit {
	center, radius := smallSphere(points)
	radius = math.Max(radius, thinnest/2)
	return Fit{VolumeM3: 4.0 / 3 * math.Pi * radius * radius * radius, Collider: asset.Collider{
		Shape: asset.ShapeSphere, Transform: geom.At(center, 0), Size: geom.Vec3{2 * radius, 2 * radius, 2 * radius},
	}}
}

// fitCapsule stands along the axis of the flattened points: its radius is that of their circle, and each end's ball reaches just over
// the points.
func fitCapsule(f flattened, points []geom.Vec3) Fit {
	center, radius := smallestCircle(f.outline)
	radius = math.Max(radius, thinnest/2)
	inverse := f.partFromFlat.Inverse()
	low, high := math.Inf(1), math.Inf(-1)
	for _, p := range points {
		q := inverse.Rotate(p)
		bulge := math.Sqrt(math.Max(0, radius*radius-geom.Vec2{q[0], q[1]}.Sub(center).LenSqr()))
		low, high = math.Min(low, q[2]+bulge), math.Max(high, q[2]-bulge)
	}
	low, high = math.Min(low, (low+high)/2), math.Max(high, (low+high)/2)
	f.low, f.high = low, high
	straight := high - low
	return Fit{
		VolumeM3: math.Pi * radius * radius * (straight + 4.0/3*radius),
		Collider: asset.Collider{Shape: asset.ShapeCapsule, Transform: f.pose(center, 0), Size: geom.Vec3{2 * radius, 2 * radius, straight + 2*radius}},
	}
}
