package surface

import "scenograph/internal/geom"

// Look is what a surface is like from afar, measured at points all over it.
type Look struct {
	Mean         geom.Color
	Rough, Metal float64
	Colors       []geom.Color // at the points
}

// Glance measures a recipe at so many points (a rank-1 lattice by the golden ratio), without drawing it.
func (r *Recipe) Glance(points int) Look {
	pattern, out := r.Pattern(), Look{}
	for i := range points {
		t := kept(pattern((float64(i)+0.5)/float64(points), frac(float64(i)*0.6180339887)))
		c := geom.Color{float64(t.albedo[0]), float64(t.albedo[1]), float64(t.albedo[2])}
		out.Colors = append(out.Colors, c)
		for k := range c {
			out.Mean[k] += c[k] / float64(points)
		}
		out.Rough += float64(t.rough) / float64(points)
		out.Metal += float64(t.metal) / float64(points)
	}
	return out
}
