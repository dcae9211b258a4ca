package solid

import "math"

// IsConvex reports whether the surface is a closed convex one of at most so many points, so that it is its own hull. Rounding to a
// micrometre is forgiven, and to a hundred-thousandth of the size.
func (p Polyhedron) IsConvex(most int) bool {
	if len(p.Points) < 4 || len(p.Points) > most || len(p.Faces) != 2*len(p.Points)-4 || !p.Closed() {
		return false
	}
	slack := 3e-6 + 1e-5*p.Bounds().Size().Len()
	volume := 0.0
	for _, f := range p.Faces {
		a, b, c := p.Points[f[0]], p.Points[f[1]], p.Points[f[2]]
		n := b.Sub(a).Cross(c.Sub(a))
		volume += a.Dot(b.Cross(c))
		l := n.Len()
		if l < 1e-12 {
			continue
		}
		n = n.Mul(1 / l)
		for _, q := range p.Points {
			if d := q.Sub(a).Dot(n); d > slack || math.IsNaN(d) {
				return false
			}
		}
	}
	return volume > 0
}
