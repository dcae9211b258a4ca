package solid

import (
	"github.com/go-gl/mathgl/mgl64"

	"scenograph/internal/geom"
)

// SheetProperties integrates over the surface itself, as of a thin sheet: VolumeM3 is its area times the thickness in metres.
// It holds for open and inside-out surfaces. A triangle's second moment is A/12 (Σ vᵢvᵢᵀ + ssᵀ), with s the sum of its corners.
func (p Polyhedron) SheetProperties(thickness float64) Properties {
	origin := p.Bounds().Center()
	area, first, second := 0.0, geom.Vec3{}, mgl64.Mat3{}
	for _, f := range p.Faces {
		a, b, c := p.Points[f[0]].Sub(origin), p.Points[f[1]].Sub(origin), p.Points[f[2]].Sub(origin)
		size := b.Sub(a).Cross(c.Sub(a)).Len() / 2
		sum := a.Add(b).Add(c)
		area += size
		first = first.Add(sum.Mul(size / 3))
		second = second.Add(outer(a).Add(outer(b)).Add(outer(c)).Add(outer(sum)).Mul(size / 12))
	}
	if area*thickness < 1e-18 {
		return Properties{Center: origin}
	}
	center := first.Mul(1 / area)
	second = second.Sub(outer(center).Mul(area)).Mul(thickness)
	return Properties{VolumeM3: area * thickness, Center: origin.Add(center), Inertia: inertiaFromMoments(second)}
}
