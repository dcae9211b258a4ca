package query

import "scenograph/internal/geom"

// Between visits points, in the world, whose convex hull holds all of a body that lies between two heights.
func (b *Body) Between(low, high float64, visit func(geom.Vec3)) {
	if b.Bounds.Max[2] < low || b.Bounds.Min[2] > high {
		return
	}
	for i := range b.Pieces {
		p := &b.Pieces[i]
		if p.Bounds.Max[2] < low || p.Bounds.Min[2] > high {
			continue
		}
		for k := range p.Mesh.Triangles() {
			t := p.triangle(k)
			for c := range 3 {
				from, to := t[c], t[(c+1)%3]
				if from[2] >= low && from[2] <= high {
					visit(from)
				}
				for _, z := range [2]float64{low, high} {
					if (from[2]-z)*(to[2]-z) < 0 {
						visit(from.Add(to.Sub(from).Mul((z - from[2]) / (to[2] - from[2]))))
					}
				}
			}
		}
	}
}
