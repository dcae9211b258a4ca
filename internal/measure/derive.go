package measure

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// RayDepth is the distance from the camera to each surface along the ray, in metres: from the eye, or from the plane through an
// orthographic camera. 0 where nothing is. It needs Depth.
func (p *Picture) RayDepth() []float32 {
	out := make([]float32, len(p.Depth))
	if p.View.Projection != scene.Perspective {
		copy(out, p.Depth)
		return out
	}
	for i, d := range p.directions() {
		if p.Depth[i] > 0 {
			out[i] = float32(float64(p.Depth[i]) / -d[2])
		}
	}
	return out
}

// point is the position in the world of what pixel i shows; false where nothing is.
func (p *Picture) point(i int) (geom.Vec3, bool) {
	depth := float64(p.Depth[i])
	if depth <= 0 {
		return geom.Vec3{}, false
	}
	v := &p.View
	switch v.Projection {
	case frame.Panorama:
		return v.WorldFromCamera.Apply(p.directions()[i].Mul(depth)), true
	case scene.Orthographic:
		x, y := float64(i%v.Width)+0.5, float64(i/v.Width)+0.5
		return v.Ray(geom.Vec2{x, y}).At(depth), true
	}
	d := p.directions()[i]
	return v.WorldFromCamera.Apply(d.Mul(depth / -d[2])), true
}

// Positions are the points in the world that the pixels show, three numbers each in metres; NaN where nothing is. It needs Depth.
func (p *Picture) Positions() []float32 {
	out := make([]float32, 3*len(p.Depth))
	nan := float32(math.NaN())
	for i := range p.Depth {
		at, ok := p.point(i)
		for k := range 3 {
			out[3*i+k] = nan
			if ok {
				out[3*i+k] = float32(at[k])
			}
		}
	}
	return out
}

// WorldNormals are the unit normals of the smooth surfaces, turned to the camera, three numbers each; (0, 0, 0) where nothing is. It
// needs Normals and IDs.
func (p *Picture) WorldNormals() []float32 {
	return p.normals(geom.IdentityTransform().Rotation)
}

// CameraNormals are the normals in the camera's frame: x to the right, y up, z towards the camera.
func (p *Picture) CameraNormals() []float32 {
	return p.normals(p.View.WorldFromCamera.Rotation.Inverse())
}

func (p *Picture) normals(turn geom.Quat) []float32 {
	out := make([]float32, 3*len(p.Normals))
	m := turn.Mgl().Mat4().Mat3()
	last, turned := uint32(0), m.Mul3x1(frame.OctahedralNormal(0))
	for i, packed := range p.Normals {
		if p.IDs[i] == 0 {
			continue
		}
		if packed != last {
			last, turned = packed, m.Mul3x1(frame.OctahedralNormal(packed))
		}
		for k := range 3 {
			out[3*i+k] = float32(turned[k])
		}
	}
	return out
}
