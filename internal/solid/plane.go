package solid

import (
	"math"
	"math/rand/v2"
	"slices"

	"scenograph/internal/geom"
)

// ConvexOutline returns the convex hull of points in a plane, counter-clockwise (Andrew's monotone chain).
func ConvexOutline(points []geom.Vec2) []geom.Vec2 {
	sorted := slices.Clone(points)
	slices.SortFunc(sorted, func(a, b geom.Vec2) int {
		if a[0] != b[0] {
			return cmpFloat(a[0], b[0])
		}
		return cmpFloat(a[1], b[1])
	})
	sorted = slices.Compact(sorted)
	if len(sorted) < 3 {
		return sorted
	}
	half := func(points []geom.Vec2) []geom.Vec2 {
		var chain []geom.Vec2
		for _, p := range points {
			for len(chain) >= 2 && turn(chain[len(chain)-2], chain[len(chain)-1], p) <= 0 {
				chain = chain[:len(chain)-1]
			}
			chain = append(chain, p)
		}
		return chain[:len(chain)-1]
	}
	lower := half(sorted)
	slices.Reverse(sorted)
	return append(lower, half(sorted)...)
}

func cmpFloat(a, b float64) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

func turn(a, b, c geom.Vec2) float64 {
	return (b[0]-a[0])*(c[1]-a[1]) - (b[1]-a[1])*(c[0]-a[0])
}

// rectangle is a box in a plane whose first side runs at an angle from the first axis.
type rectangle struct {
	angle, width, depth float64
	center              geom.Vec2
}

// smallestRectangle tries the direction of every edge of the outline (Freeman and Shapira 1975), the axes first.
func smallestRectangle(outline []geom.Vec2) rectangle {
	best := rectangleAt(outline, 0)
	for i, a := range outline {
		edge := outline[(i+1)%len(outline)].Sub(a)
		if edge.Len() == 0 {
			continue
		}
		angle := math.Mod(math.Atan2(edge[1], edge[0])+2*math.Pi, math.Pi/2)
		r := rectangleAt(outline, angle)
		if r.width*r.depth < 0.97*best.width*best.depth {
			best = r
		}
	}
	return best
}

func rectangleAt(outline []geom.Vec2, angle float64) rectangle {
	s, c := math.Sincos(angle)
	low, high := geom.Vec2{math.Inf(1), math.Inf(1)}, geom.Vec2{math.Inf(-1), math.Inf(-1)}
	for _, p := range outline {
		q := geom.Vec2{c*p[0] + s*p[1], c*p[1] - s*p[0]}
		low = geom.Vec2{math.Min(low[0], q[0]), math.Min(low[1], q[1])}
		high = geom.Vec2{math.Max(high[0], q[0]), math.Max(high[1], q[1])}
	}
	middle := low.Add(high).Mul(0.5)
	return rectangle{angle, high[0] - low[0], high[1] - low[1], geom.Vec2{c*middle[0] - s*middle[1], s*middle[0] + c*middle[1]}}
}

// smallestCircle encloses the points (Welzl 1991, iterative, in an order shuffled with a fixed seed).
func smallestCircle(points []geom.Vec2) (center geom.Vec2, radius float64) {
	p := slices.Clone(points)
	rand.New(rand.NewPCG(1, 2)).Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
	outside := func(q geom.Vec2) bool { return q.Sub(center).Len() > radius*(1+1e-12) }
	for i := range p {
		if i > 0 && !outside(p[i]) {
			continue
		}
		center, radius = p[i], 0
		for j := range i {
			if !outside(p[j]) {
				continue
			}
			center = p[i].Add(p[j]).Mul(0.5)
			radius = p[i].Sub(center).Len()
			for k := range j {
				if outside(p[k]) {
					center, radius = circumcircle(p[i], p[j], p[k])
				}
			}
		}
	}
	return center, radius
}

func circumcircle(a, b, c geom.Vec2) (center geom.Vec2, radius float64) {
	u, v := b.Sub(a), c.Sub(a)
	d := 2 * (u[0]*v[1] - u[1]*v[0])
	if d == 0 {
		return longestSpan(a, b, c)
	}
	uu, vv := u.Dot(u), v.Dot(v)
	offset := geom.Vec2{(v[1]*uu - u[1]*vv) / d, (u[0]*vv - v[0]*uu) / d}
	return a.Add(offset), offset.Len()
}

func longestSpan(a, b, c geom.Vec2) (center geom.Vec2, radius float64) {
	for _, pair := range [][2]geom.Vec2{{a, b}, {b, c}, {c, a}} {
		if r := pair[0].Sub(pair[1]).Len() / 2; r >= radius {
			center, radius = pair[0].Add(pair[1]).Mul(0.5), r
		}
	}
	return center, radius
}

// smallSphere encloses the points within about a percent of the smallest (Bădoiu and Clarkson 2003).
func smallSphere(points []geom.Vec3) (center geom.Vec3, radius float64) {
	center = geom.BoxOf(points...).Center()
	farthest := func() (geom.Vec3, float64) {
		best, distance := center, 0.0
		for _, p := range points {
			if d := p.Sub(center).Len(); d > distance {
				best, distance = p, d
			}
		}
		return best, distance
	}
	_, radius = farthest()
	bestCenter := center
	for i := 2; i < 128; i++ {
		p, r := farthest()
		if r < radius {
			bestCenter, radius = center, r
		}
		center = center.Add(p.Sub(center).Mul(1 / float64(i)))
	}
	return bestCenter, radius
}
