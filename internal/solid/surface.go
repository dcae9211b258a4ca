package solid

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// roundSides is how many sides stand for a circle.
const roundSides = 48

// ColliderSurface returns a collider as a polyhedron in its part's frame, its scale included. Circles become polygons whose
// corners lie on them, so that round shapes come out by a part in 500 too small. The mesh is read for hulls and meshes only.
func ColliderSurface(c asset.Collider, mesh *asset.Mesh) (Polyhedron, error) {
	var p Polyhedron
	radius, height := c.Size[0]/2, c.Size[2]
	switch c.Shape {
	case asset.ShapeBox:
		p = boxSurface(c.Size)
	case asset.ShapeCylinder:
		p = turned([]geom.Vec2{{0, -height / 2}, {radius, -height / 2}, {radius, height / 2}, {0, height / 2}})
	case asset.ShapeSphere:
		p = turned(arc(nil, radius, 0, -math.Pi/2, math.Pi/2))
	case asset.ShapeCapsule:
		straight := math.Max(0, height/2-radius)
		p = turned(arc(arc(nil, radius, -straight, -math.Pi/2, 0), radius, straight, 0, math.Pi/2))
	case asset.ShapeHull, asset.ShapeMesh:
		if mesh == nil {
			return p, fmt.Errorf("solid: a %s collider needs its mesh", c.Shape)
		}
		p.Append(mesh, c.Transform.Mat4())
		if c.Shape == asset.ShapeMesh {
			return p, nil
		}
		return Hull(p.Points, 0)
	default:
		return p, fmt.Errorf("solid: unknown collider shape %q", c.Shape)
	}
	for i := range p.Points {
		p.Points[i] = c.Transform.Apply(p.Points[i])
	}
	return p, nil
}

func boxSurface(size geom.Vec3) Polyhedron {
	half := size.Mul(0.5)
	box := geom.Box{Min: half.Mul(-1), Max: half}
	corners := box.Corners()
	out, err := Hull(corners[:], 0)
	if err != nil {
		return Polyhedron{}
	}
	return out
}

// arc appends points of a half circle around (0, z) between two angles from the horizon.
func arc(profile []geom.Vec2, radius, z, from, to float64) []geom.Vec2 {
	steps := int(math.Round(roundSides * (to - from) / (2 * math.Pi)))
	for i := 0; i <= steps; i++ {
		sin, cos := math.Sincos(geom.Lerp(from, to, float64(i)/float64(steps)))
		profile = append(profile, geom.Vec2{math.Max(0, radius*cos), z + radius*sin})
	}
	return profile
}

// turned sweeps a profile of (distance from Z, z), from below to above, around Z; its ends lie on Z.
func turned(profile []geom.Vec2) Polyhedron {
	last := len(profile) - 1
	p := Polyhedron{Points: []geom.Vec3{{0, 0, profile[0][1]}, {0, 0, profile[last][1]}}}
	for _, q := range profile[1:last] {
		for k := range roundSides {
			sin, cos := math.Sincos(2 * math.Pi * float64(k) / roundSides)
			p.Points = append(p.Points, geom.Vec3{q[0] * cos, q[0] * sin, q[1]})
		}
	}
	rings := last - 1
	at := func(ring, k int) int { return 2 + ring*roundSides + k%roundSides }
	for k := range roundSides {
		p.Faces = append(p.Faces, [3]int{0, at(0, k+1), at(0, k)}, [3]int{1, at(rings-1, k), at(rings-1, k+1)})
		for ring := range rings - 1 {
			p.Faces = append(p.Faces, [3]int{at(ring, k), at(ring, k+1), at(ring+1, k+1)}, [3]int{at(ring, k), at(ring+1, k+1), at(ring+1, k)})
		}
	}
	return p
}
