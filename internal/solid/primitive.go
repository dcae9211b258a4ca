package solid

import (
	"fmt"
	"math"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// ColliderProperties returns the volume integrals of a collider in its part's frame, its scale included. The mesh is read
// for hulls and mesh colliders only.
func ColliderProperties(c asset.Collider, mesh *asset.Mesh) (Properties, error) {
	size := geom.MulVec3(c.Size, c.Transform.Scale)
	for i := range size {
		size[i] = math.Abs(size[i])
	}
	var body Properties
	switch c.Shape {
	case asset.ShapeBox:
		body = boxProperties(size)
	case asset.ShapeSphere:
		r := size[0] / 2
		body = ellipsoidLike(4.0/3*math.Pi*r*r*r, geom.Vec3{0.4 * r * r, 0.4 * r * r, 0.4 * r * r})
	case asset.ShapeCylinder:
		body = cylinderProperties(size[0]/2, size[2])
	case asset.ShapeCapsule:
		body = capsuleProperties(size[0]/2, size[2])
	case asset.ShapeHull, asset.ShapeMesh:
		if mesh == nil {
			return Properties{}, fmt.Errorf("solid: a %s collider needs its mesh", c.Shape)
		}
		return meshProperties(c, mesh)
	default:
		return Properties{}, fmt.Errorf("solid: unknown collider shape %q", c.Shape)
	}
	return body.Moved(c.Transform), nil
}

func meshProperties(c asset.Collider, mesh *asset.Mesh) (Properties, error) {
	var p Polyhedron
	p.Append(mesh, c.Transform.Mat4())
	if c.Shape == asset.ShapeMesh {
		return p.Properties(), nil
	}
	hull, err := Hull(p.Points, 0)
	if err != nil {
		return Properties{}, fmt.Errorf("solid: hull collider: %w", err)
	}
	return hull.Properties(), nil
}

// ellipsoidLike builds properties about the origin from a volume and the diagonal of the inertia per volume.
func ellipsoidLike(volume float64, perVolume geom.Vec3) Properties {
	return Properties{VolumeM3: volume, Inertia: mgl64.Diag3(perVolume.Mul(volume))}
}

func boxProperties(size geom.Vec3) Properties {
	x, y, z := size[0]*size[0], size[1]*size[1], size[2]*size[2]
	return ellipsoidLike(size[0]*size[1]*size[2], geom.Vec3{(y + z) / 12, (x + z) / 12, (x + y) / 12})
}

// cylinderProperties stands along Z.
func cylinderProperties(radius, height float64) Properties {
	r2 := radius * radius
	across := r2/4 + height*height/12
	return ellipsoidLike(math.Pi*r2*height, geom.Vec3{across, across, r2 / 2})
}

// capsuleProperties stands along Z; height includes both caps.
func capsuleProperties(radius, height float64) Properties {
	straight := math.Max(0, height-2*radius)
	tube := cylinderProperties(radius, straight)
	r2 := radius * radius
	ball := 4.0 / 3 * math.Pi * r2 * radius
	across := ball * (0.4*r2 + straight*straight/4 + 3.0/8*radius*straight)
	caps := Properties{VolumeM3: ball, Inertia: mgl64.Diag3(geom.Vec3{across, across, ball * 0.4 * r2})}
	return Combine(tube, caps)
}
