package solid

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// HullVertices is the largest number of vertices of a fitted hull; PhysX and MuJoCo both take 64 at full speed.
const HullVertices = 64

// thinnest is the least edge of a fitted collider in metres: thinner ones fall through floors in simulators.
const thinnest = 0.001

// simpleEnough is how much larger than the convex hull a box, cylinder or sphere may be before the hull itself is taken.
const simpleEnough = 0.10

// Fit is a collider with its measured error.
type Fit struct {
	Collider asset.Collider // without its mesh ID when it is a hull
	Hull     *Polyhedron    // the surface of a hull collider, nil otherwise
	VolumeM3 float64        // of the collider
	// Excess is the collider's volume over that of the thing, less 1: 0.1 means ten per cent too large. The thing's volume
	// is that of the surface where it is Closed, else that of its convex hull.
	Excess float64
	Closed bool
	Flat   bool // the thing spans no volume, and Excess says nothing
}

// FitShape returns the smallest of box, cylinder, capsule and sphere that encloses the surface, or its hull when none comes within
// a tenth of the hull's volume. A flat surface gets a box one millimetre thick.
func FitShape(p Polyhedron) (Fit, error) {
	if len(p.Faces) == 0 {
		return Fit{}, fmt.Errorf("solid: a collider cannot be fitted to nothing")
	}
	p = p.compact()
	hull, err := Hull(p.Points, 0)
	if err != nil {
		return fitFlat(p), nil
	}
	hullVolume := hull.Properties().VolumeM3
	best := smallestPrimitive(hull.Points)
	if best.VolumeM3 > (1+simpleEnough)*hullVolume {
		best, err = fitHull(hull, p.Points)
		if err != nil {
			return Fit{}, err
		}
	}
	thing := hullVolume
	if best.Closed = p.Closed(); best.Closed {
		if volume := p.Properties().VolumeM3; volume > 1e-3*hullVolume {
			thing = volume
		}
	}
	best.Excess = best.VolumeM3/thing - 1
	return best, nil
}

func fitHull(hull Polyhedron, points []geom.Vec3) (Fit, error) {
	if len(hull.Points) > HullVertices {
		smaller, err := Hull(points, HullVertices)
		if err != nil {
			return Fit{}, err
		}
		hull = smaller
	}
	size := hull.Bounds().Size()
	return Fit{
		Collider: asset.Collider{Shape: asset.ShapeHull, Transform: geom.IdentityTransform(), Size: size},
		Hull:     &hull,
		VolumeM3: hull.Properties().VolumeM3,
	}, nil
}

// fitFlat boxes points that span no volume.
func fitFlat(p Polyhedron) Fit {
	b := p.Bounds()
	size := atLeastThin(b.Size())
	return Fit{
		Collider: asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(b.Center(), 0), Size: size},
		VolumeM3: size[0] * size[1] * size[2],
		Flat:     true,
	}
}

func atLeastThin(size geom.Vec3) geom.Vec3 {
	return geom.MaxVec3(size, geom.Vec3{thinnest, thinnest, thinnest})
}

// smallestPrimitive prefers boxes to cylinders to capsules to spheres at equal volume.
func smallestPrimitive(points []geom.Vec3) Fit {
	best := Fit{VolumeM3: math.Inf(1)}
	for axis := range 3 {
		flat := flatten(points, axis)
		for _, candidate := range []Fit{fitBox(flat), fitCylinder(flat), fitCapsule(flat, points)} {
			if candidate.VolumeM3 < best.VolumeM3*(1-1e-9) {
				best = candidate
			}
		}
	}
	if ball := fitSphere(points); ball.VolumeM3 < best.VolumeM3 {
		best = ball
	}
	return best
}

// flattened is a point cloud seen along one axis: its outline in the plane across and its extent along.
type flattened struct {
	partFromFlat geom.Quat // turns the flat frame, whose Z is the axis, into the part's
	outline      []geom.Vec2
	low, high    float64
}

// flatten looks along X, Y or Z.
func flatten(points []geom.Vec3, axis int) flattened {
	turns := [3]geom.Quat{
		geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Pi/2), geom.AxisAngle(geom.Vec3{1, 0, 0}, -math.Pi/2), geom.Identity,
	}
	out := flattened{partFromFlat: turns[axis], low: math.Inf(1), high: math.Inf(-1)}
	flat := make([]geom.Vec2, len(points))
	for i, p := range points {
		var q geom.Vec3
		switch axis {
		case 0:
			q = geom.Vec3{-p[2], p[1], p[0]}
		case 1:
			q = geom.Vec3{p[0], -p[2], p[1]}
		default:
			q = p
		}
		flat[i] = geom.Vec2{q[0], q[1]}
		out.low, out.high = math.Min(out.low, q[2]), math.Max(out.high, q[2])
	}
	out.outline = ConvexOutline(flat)
	return out
}

func (f flattened) pose(center geom.Vec2, angle float64) geom.Transform {
	middle := geom.Vec3{center[0], center[1], (f.low + f.high) / 2}
	return geom.Transform{
		Translation: f.partFromFlat.Rotate(middle),
		Rotation:    f.partFromFlat.Mul(geom.Yaw(angle)).Normalized(),
		Scale:       geom.One,
	}
}

func fitBox(f flattened) Fit {
	r := smallestRectangle(f.outline)
	size := geom.Vec3{r.width, r.depth, f.high - f.low}
	pose := f.pose(r.center, r.angle)
	if r.angle == 0 {
		corner := f.partFromFlat.Rotate(size)
		size = geom.Vec3{math.Abs(corner[0]), math.Abs(corner[1]), math.Abs(corner[2])}
		pose.Rotation = geom.Identity
	}
	size = atLeastThin(size)
	return Fit{VolumeM3: size[0] * size[1] * size[2], Collider: asset.Collider{Shape: asset.ShapeBox, Transform: pose, Size: size}}
}

func fitCylinder(f flattened) Fit {
	center, radius := smallestCircle(f.outline)
	radius = math.Max(radius, thinnest/2)
	height := math.Max(f.high-f.low, thinnest)
	return Fit{
		VolumeM3: math.Pi * radius * radius * height,
		Collider: asset.Collider{
			Shape: asset.ShapeCylinder, Transform: f.pose(center, 0), Size: geom.Vec3{2 * radius, 2 * radius, height},
		},
	}
}
