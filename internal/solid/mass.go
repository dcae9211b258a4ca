package solid

import (
	"math"

	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/geom"
)

// Properties are the volume integrals of a body. Inertia is about Center, along the frame's axes, at a density of 1 kg/m³;
// multiply it by the density in kg/m³ for kg·m².
type Properties struct {
	VolumeM3 float64
	Center   geom.Vec3
	Inertia  mgl64.Mat3
}

// Properties integrates over the enclosed volume by the divergence theorem: each face spans a signed tetrahedron with the
// middle of the bounds (Blow and Binstock 2004). An inside-out surface counts as if turned right. The result of an open
// surface is only as good as its holes are small: ask Closed first.
func (p Polyhedron) Properties() Properties {
	origin := p.Bounds().Center()
	volume, first, second := 0.0, geom.Vec3{}, mgl64.Mat3{}
	for _, f := range p.Faces {
		a, b, c := p.Points[f[0]].Sub(origin), p.Points[f[1]].Sub(origin), p.Points[f[2]].Sub(origin)
		det := a.Dot(b.Cross(c))
		sum := a.Add(b).Add(c)
		volume += det / 6
		first = first.Add(sum.Mul(det / 24))
		for i := range 3 {
			for j := range 3 {
				second[j*3+i] += det / 120 * (a[i]*a[j] + b[i]*b[j] + c[i]*c[j] + sum[i]*sum[j])
			}
		}
	}
	if volume < 0 {
		volume, first, second = -volume, first.Mul(-1), second.Mul(-1)
	}
	if volume < 1e-18 {
		return Properties{Center: origin}
	}
	center := first.Mul(1 / volume)
	second = second.Sub(outer(center).Mul(volume))
	return Properties{VolumeM3: volume, Center: origin.Add(center), Inertia: inertiaFromMoments(second)}
}

// inertiaFromMoments turns ∫ x xᵀ dV into ∫ (|x|² I − x xᵀ) dV.
func inertiaFromMoments(m mgl64.Mat3) mgl64.Mat3 {
	return mgl64.Ident3().Mul(m.Trace()).Sub(m)
}

func outer(v geom.Vec3) mgl64.Mat3 {
	return mgl64.Mat3{v[0] * v[0], v[0] * v[1], v[0] * v[2], v[1] * v[0], v[1] * v[1], v[1] * v[2], v[2] * v[0], v[2] * v[1], v[2] * v[2]}
}

// Moved returns the properties seen from a frame in which the body stands rotated and translated; scale is left aside.
func (p Properties) Moved(t geom.Transform) Properties {
	r := t.Rotation.Mgl().Mat4().Mat3()
	return Properties{
		VolumeM3: p.VolumeM3,
		Center:   t.Rotation.Rotate(p.Center).Add(t.Translation),
		Inertia:  r.Mul3(p.Inertia).Mul3(r.Transpose()),
	}
}

// Combine adds bodies that do not overlap into one (parallel axis theorem).
func Combine(bodies ...Properties) Properties {
	var out Properties
	for _, b := range bodies {
		out.VolumeM3 += b.VolumeM3
		out.Center = out.Center.Add(b.Center.Mul(b.VolumeM3))
	}
	if out.VolumeM3 == 0 {
		return Properties{}
	}
	out.Center = out.Center.Mul(1 / out.VolumeM3)
	for _, b := range bodies {
		shift := outer(b.Center.Sub(out.Center)).Mul(b.VolumeM3)
		out.Inertia = out.Inertia.Add(b.Inertia).Add(inertiaFromMoments(shift))
	}
	return out
}

// Principal returns the moments of inertia about the principal axes and the rotation that turns the frame's axes onto
// them, at 1 kg/m³ (cyclic Jacobi).
func (p Properties) Principal() (moments geom.Vec3, frameFromPrincipal geom.Quat) {
	m, axes := p.Inertia, mgl64.Ident3()
	for range 32 {
		i, j := largestOffDiagonal(m)
		if math.Abs(m.At(i, j)) <= 1e-15*math.Abs(m.Trace()) {
			break
		}
		angle := 0.5 * math.Atan2(2*m.At(i, j), m.At(j, j)-m.At(i, i))
		s, c := math.Sincos(angle)
		turn := mgl64.Ident3()
		turn.Set(i, i, c)
		turn.Set(j, j, c)
		turn.Set(i, j, s)
		turn.Set(j, i, -s)
		m = turn.Transpose().Mul3(m).Mul3(turn)
		axes = axes.Mul3(turn)
	}
	return geom.Vec3{m.At(0, 0), m.At(1, 1), m.At(2, 2)}, geom.QuatFromMgl(mgl64.Mat4ToQuat(axes.Mat4())).Normalized()
}

func largestOffDiagonal(m mgl64.Mat3) (row, column int) {
	row, column = 0, 1
	for _, at := range [][2]int{{0, 2}, {1, 2}} {
		if math.Abs(m.At(at[0], at[1])) > math.Abs(m.At(row, column)) {
			row, column = at[0], at[1]
		}
	}
	return row, column
}
