package frame

import (
	"math"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Mirror is what the flat mirror shows that takes most of the picture.
type Mirror struct {
	Plane [4]float32 // n·p + w = 0; n is of unit length and points to the camera's side
	Frame *Frame     // seen from behind the mirror, left and right exchanged; nothing behind the mirror is in it
}

// What is drawn as a mirror: metal so smooth that one sees a picture in it, as large as this in the view.
const (
	mirrorMetal     = 0.9
	mirrorRoughness = 0.1
	mirrorAngle     = 1e-3 // steradians; 48 × 48 pixels of 1280 × 720
	mirrorBefore    = 0.02 // metres the camera is at least before it
)

// Mirrors reports whether a material shows a picture of what is before it.
func Mirrors(m *scene.Material) bool {
	return m.Metallic >= mirrorMetal && m.Roughness <= mirrorRoughness && !m.Unlit && !m.Layered() && !blended(m) && m.AlphaMode != scene.Mask &&
		m.BaseColorTexture == nil && m.NormalTexture == nil && m.MetallicRoughnessTexture == nil && m.OcclusionTexture == nil && m.EmissiveTexture == nil
}

// planMirror plans what the largest flat mirror of the picture shows, with the lights and shadows of the picture itself.
func (p *Planner) planMirror(snap *scene.Snapshot, f *Frame) {
	if !f.Style.Mirrors || f.Style.Draft || f.Style.Shading != Lit || f.View.Projection != scene.Perspective {
		return
	}
	plane, ok := f.mirrorPlane()
	if !ok {
		return
	}
	if p.beyond == nil {
		p.beyond = NewPlanner(p.store)
	}
	style := f.Style
	style.Mirrors, style.DollHouse, style.HideCeiling, style.Grid, style.Symbols, style.Occlusion, style.Samples = false, false, false, false, false, false, 1
	if style.Background == Transparent {
		style.Background = Sky
	}
	seen := p.beyond.Plan(snap, f.View.reflected(plane), style, Overlay{})
	seen.Sun, seen.Above, seen.Indoor, seen.Lights, seen.Shadows, seen.LeftOut = f.Sun, f.Above, f.Indoor, f.Lights, f.Shadows, f.LeftOut
	seen.Inside, seen.Indoors, seen.Casters, seen.Furniture = f.Inside, f.Indoors, nil, nil
	seen.cutBehind(plane)
	p.mirror = Mirror{Plane: vec4f(plane), Frame: seen}
	f.Mirror = &p.mirror
}

// mirrorPlane is the plane of the mirror that takes most of the picture: its unit normal and the distance to it, both towards the camera.
func (f *Frame) mirrorPlane() (plane mgl64.Vec4, found bool) {
	most, eye := mirrorAngle, f.View.Eye()
	for i := range f.Opaque {
		b := &f.Opaque[i]
		if !Mirrors(b.Material) {
			continue
		}
		for _, face := range b.Mesh.Faces() {
			for k := range b.Count {
				center, normal, area := f.Instances[b.First+k].placed(face.Center, face.Normal, face.AreaM2)
				before := normal.Dot(eye.Sub(center))
				if before < mirrorBefore {
					continue
				}
				away := eye.Sub(center).Len()
				if angle := area * before / (away * away * away); angle > most {
					most, found = angle, true
					plane = normal.Vec4(-normal.Dot(center))
				}
			}
		}
	}
	return plane, found
}

// placed turns a flat piece of a mesh, its unit normal and area, into the world.
func (n *Instance) placed(center, normal geom.Vec3, area float64) (geom.Vec3, geom.Vec3, float64) {
	w := n.WorldFromMesh
	row := func(i int) geom.Vec3 { return geom.Vec3{float64(w[4*i]), float64(w[4*i+1]), float64(w[4*i+2])} }
	r := [3]geom.Vec3{row(0), row(1), row(2)}
	out, turned := geom.Vec3{}, geom.Vec3{}
	for i := range 3 {
		out[i] = r[i].Dot(center) + float64(w[4*i+3])
		turned[i] = r[(i+1)%3].Cross(r[(i+2)%3]).Dot(normal) // the cofactors turn areas
	}
	size := turned.Len()
	if size < 1e-12 {
		return out, normal, 0
	}
	if r[0].Dot(r[1].Cross(r[2])) < 0 {
		turned = turned.Mul(-1)
	}
	return out, turned.Mul(1 / size), area * size
}

// reflected is the view from behind a mirror. Its picture is the one in the mirror with left and right exchanged, so that it is the
// picture of an ordinary camera.
func (v View) reflected(plane mgl64.Vec4) View {
	normal, q := plane.Vec3(), v.WorldFromCamera.Rotation
	flip := func(d geom.Vec3) geom.Vec3 { return d.Sub(normal.Mul(2 * d.Dot(normal))) }
	right, up, back := flip(q.Rotate(geom.Vec3{1, 0, 0})).Mul(-1), flip(q.Rotate(geom.Vec3{0, 1, 0})), flip(q.Rotate(geom.Vec3{0, 0, 1}))
	eye := v.Eye()
	m := mgl64.Mat4FromCols(right.Vec4(0), up.Vec4(0), back.Vec4(0), mgl64.Vec4{0, 0, 0, 1})
	v.WorldFromCamera.Rotation = geom.QuatFromMgl(mgl64.Mat4ToQuat(m)).Normalized()
	v.WorldFromCamera.Translation = eye.Sub(normal.Mul(2 * (normal.Dot(eye) + plane[3])))
	if !v.Lens.zero() {
		v.Lens.CX = float64(v.Width) - v.Lens.CX
	}
	return v
}

// cutBehind moves the near plane of the projection into the mirror: what lies behind it is not drawn (Lengyel 2005, "Oblique View
// Frustum Depth Projection and Clipping").
func (f *Frame) cutBehind(plane mgl64.Vec4) {
	view := f.View.ViewFromWorld()
	normal := view.Mul4x1(plane.Vec3().Vec4(0)).Vec3()
	near := normal.Vec4(plane[3] - normal.Dot(view.Col(3).Vec3()))
	m := f.View.ClipFromView()
	corner := mgl64.Vec4{(math.Copysign(1, near[0]) + m[8]) / m[0], (math.Copysign(1, near[1]) + m[9]) / m[5], -1, (1 + m[10]) / m[14]}
	along := near.Dot(corner)
	if math.Abs(along) < 1e-12 {
		return
	}
	row := near.Mul(2 / along)
	m[2], m[6], m[10], m[14] = row[0], row[1], row[2]+1, row[3]
	f.ClipFromView, f.ClipFromWorld = geom.Mat4f(m), geom.Mat4f(m.Mul4(view))
}

func vec4f(v mgl64.Vec4) [4]float32 {
	return [4]float32{float32(v[0]), float32(v[1]), float32(v[2]), float32(v[3])}
}
