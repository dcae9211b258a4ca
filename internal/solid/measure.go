package solid

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// Error is how far colliders are from the thing they stand for.
type Error struct {
	// HausdorffM is the larger of OutsideM and InsideM, metres: how far apart the two surfaces are at most, at the samples.
	HausdorffM float64
	OutsideM   float64 // how far the colliders' surface lies from the thing's at most
	InsideM    float64 // how far the thing reaches out of its colliders at most
	// VolumeRatio is the colliders' volume over the thing's, overlaps counted twice; 0 for a thing that encloses nothing.
	VolumeRatio float64
}

// Samples of each surface.
const (
	thingSamples = 2000
	faceSteps    = 5 // along a triangle's edge
)

// stand is a collider ready to be measured.
type stand struct {
	convex  Convex
	surface Polyhedron
	mesh    *asset.Mesh
}

// Measure compares the colliders of a part with its surface, both in the part's frame; mesh returns the mesh of a hull or mesh
// collider. Mesh colliders are the thing itself and count as without error.
func Measure(surface Polyhedron, colliders []asset.Collider, mesh func(asset.ID) (*asset.Mesh, error)) (Error, error) {
	var out Error
	var stands []stand
	volume := 0.0
	for _, c := range colliders {
		var m *asset.Mesh
		if c.Mesh != "" {
			var err error
			if m, err = mesh(c.Mesh); err != nil {
				return out, err
			}
		}
		if c.Shape == asset.ShapeMesh {
			return Error{VolumeRatio: 1}, nil
		}
		p, err := ColliderSurface(c, m)
		if err != nil {
			return out, err
		}
		volume += p.Properties().VolumeM3
		stands = append(stands, stand{convexIn(c, p), p, p.Mesh()})
	}
	if len(stands) == 0 || len(surface.Faces) == 0 {
		return out, nil
	}
	thing := surface.Mesh()
	for i, p := range samplesOf(surface, thingSamples) {
		if i%2 == 1 && len(stands) > 64 {
			continue
		}
		out.InsideM = math.Max(out.InsideM, outsideOf(stands, p))
	}
	for i := range stands {
		for _, p := range grid(stands[i].surface) {
			if !within(stands, i, p) {
				out.OutsideM = math.Max(out.OutsideM, math.Sqrt(thing.BVH().Closest(p, math.MaxFloat32)))
			}
		}
	}
	out.HausdorffM = math.Max(out.OutsideM, out.InsideM)
	if surface.Closed() {
		if v := surface.Properties().VolumeM3; v > 1e-9 {
			out.VolumeRatio = volume / v
		}
	}
	return out, nil
}

// convexIn is a collider as a convex body where it stands. A round one is exact unless it is scaled.
func convexIn(c asset.Collider, surface Polyhedron) Convex {
	if c.Shape == asset.ShapeHull || c.Transform.Scale != geom.One {
		return NewConvex(surface)
	}
	if exact, ok := ConvexOf(c, nil); ok {
		return exact.Moved(c.Transform)
	}
	return NewConvex(surface)
}

// outsideOf is how far a point lies from the nearest collider, 0 inside of one.
func outsideOf(stands []stand, p geom.Vec3) float64 {
	nearest := float64(math.MaxFloat32)
	for i := range stands {
		if stands[i].convex.Contains(p) {
			return 0
		}
		nearest = math.Min(nearest, math.Sqrt(stands[i].mesh.BVH().Closest(p, nearest)))
	}
	return nearest
}

// within reports whether a point of one collider's surface lies in another, so that it is no part of their outside.
func within(stands []stand, own int, p geom.Vec3) bool {
	for i := range stands {
		if i != own && stands[i].convex.Contains(p) {
			return true
		}
	}
	return false
}

// samplesOf picks corners and middles of faces, evenly through the list.
func samplesOf(p Polyhedron, most int) []geom.Vec3 {
	step := max(1, len(p.Faces)*4/most)
	var out []geom.Vec3
	for i := 0; i < len(p.Faces); i += step {
		a, b, c := p.Points[p.Faces[i][0]], p.Points[p.Faces[i][1]], p.Points[p.Faces[i][2]]
		out = append(out, a, b, c, a.Add(b).Add(c).Mul(1.0/3))
	}
	return out
}

// grid lays points over every face.
func grid(p Polyhedron) []geom.Vec3 {
	var out []geom.Vec3
	steps := faceSteps
	if len(p.Faces) > 200 {
		steps = 1
	}
	for _, f := range p.Faces {
		a, b, c := p.Points[f[0]], p.Points[f[1]], p.Points[f[2]]
		for i := 0; i <= steps; i++ {
			for k := 0; k <= steps-i; k++ {
				u, v := float64(i)/float64(steps), float64(k)/float64(steps)
				out = append(out, a.Mul(1-u-v).Add(b.Mul(u)).Add(c.Mul(v)))
			}
		}
	}
	return out
}
