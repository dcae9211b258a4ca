package asset

import (
	"sync"

	"scenograph/internal/geom"
)

// derived holds what is computed from a mesh once, on first use.
type derived struct {
	boundsOnce sync.Once
	bounds     geom.Box
	bvhOnce    sync.Once
	bvh        *BVH
	levelsOnce sync.Once
	levels     levelsPointer
	facesOnce  sync.Once
	faces      []Face
	partsOnce  sync.Once
	parts      []int
}

// Bounds returns the smallest box around the mesh in its part's frame.
func (m *Mesh) Bounds() geom.Box {
	m.derived.boundsOnce.Do(func() {
		b := geom.EmptyBox()
		for _, p := range m.Positions {
			b = b.Add(geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])})
		}
		m.derived.bounds = b
	})
	return m.derived.bounds
}

// Triangle returns the corners of triangle i.
func (m *Mesh) Triangle(i int) (a, b, c geom.Vec3) {
	corner := func(k int) geom.Vec3 {
		p := m.Positions[m.Indices[3*i+k]]
		return geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}
	}
	return corner(0), corner(1), corner(2)
}

// PartTransforms returns modelFromPart for each part. joints gives the value of a named joint; nil means the rest pose.
func (m *Model) PartTransforms(joints func(name string) float64) []geom.Transform {
	out := make([]geom.Transform, len(m.Parts))
	for i := range m.Parts {
		part := &m.Parts[i]
		local := part.Transform
		if part.Joint != nil && joints != nil {
			local = local.Mul(part.Joint.pose(joints(part.Joint.Name)))
		}
		if part.Parent >= 0 {
			local = out[part.Parent].Mul(local)
		}
		out[i] = local
	}
	return out
}

func (j *Joint) pose(value float64) geom.Transform {
	value = geom.Clamp(value, j.Lower, j.Upper)
	t := geom.IdentityTransform()
	if j.Kind == Hinge {
		t.Rotation = geom.AxisAngle(j.Axis, value)
		return t
	}
	t.Translation = j.Axis.Mul(value)
	return t
}
