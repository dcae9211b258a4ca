package geom

import (
	"errors"
	"math"
)

// Polygon is a simple closed outline on the floor, counter-clockwise, without repeating the first corner.
type Polygon []Vec2

// Rectangle is the axis-aligned polygon from (0,0)−size/2 to size/2.
func Rectangle(width, depth float64) Polygon {
	x, y := width/2, depth/2
	return Polygon{{-x, -y}, {x, -y}, {x, y}, {-x, y}}
}

// Area is positive for a counter-clockwise outline, in m².
func (p Polygon) Area() float64 {
	sum := 0.0
	for i, a := range p {
		b := p[(i+1)%len(p)]
		sum += a[0]*b[1] - b[0]*a[1]
	}
	return sum / 2
}

// Bounds returns the lower and upper corner.
func (p Polygon) Bounds() (low, high Vec2) {
	low, high = Vec2{math.Inf(1), math.Inf(1)}, Vec2{math.Inf(-1), math.Inf(-1)}
	for _, c := range p {
		low = Vec2{math.Min(low[0], c[0]), math.Min(low[1], c[1])}
		high = Vec2{math.Max(high[0], c[0]), math.Max(high[1], c[1])}
	}
	return low, high
}

// Contains reports whether a point lies inside (even-odd rule).
func (p Polygon) Contains(q Vec2) bool {
	inside := false
	for i, a := range p {
		b := p[(i+1)%len(p)]
		if (a[1] > q[1]) != (b[1] > q[1]) && q[0] < (b[0]-a[0])*(q[1]-a[1])/(b[1]-a[1])+a[0] {
			inside = !inside
		}
	}
	return inside
}

// Distance returns how far a point is from the outline, in metres.
func (p Polygon) Distance(q Vec2) float64 {
	best := math.Inf(1)
	for i, a := range p {
		best = math.Min(best, SegmentDistance(q, a, p[(i+1)%len(p)]))
	}
	return best
}

// SegmentDistance returns how far a point is from the segment between a and b.
func SegmentDistance(q, a, b Vec2) float64 {
	ab := b.Sub(a)
	t := 0.0
	if l := ab.Dot(ab); l > 0 {
		t = Clamp(q.Sub(a).Dot(ab)/l, 0, 1)
	}
	return q.Sub(a.Add(ab.Mul(t))).Len()
}

// Check refuses outlines with under three corners, repeated corners, self-intersection, or no counter-clockwise area.
func (p Polygon) Check() error {
	if len(p) < 3 {
		return errors.New("an outline needs at least three corners")
	}
	for i, a := range p {
		if !Finite(a[0], a[1]) {
			return errors.New("an outline has a corner that is not finite")
		}
		if a.Sub(p[(i+1)%len(p)]).Len() < 1e-6 {
			return errors.New("an outline repeats a corner")
		}
	}
	if p.selfIntersects() {
		return errors.New("an outline crosses itself")
	}
	if p.Area() <= 1e-9 {
		return errors.New("an outline must run counter-clockwise around a positive area")
	}
	return nil
}

func (p Polygon) selfIntersects() bool {
	n := len(p)
	for i := range n {
		for j := i + 2; j < n; j++ {
			if i == 0 && j == n-1 {
				continue
			}
			if segmentsCross(p[i], p[(i+1)%n], p[j], p[(j+1)%n]) {
				return true
			}
		}
	}
	return false
}

func segmentsCross(a, b, c, d Vec2) bool {
	side := func(p, q, r Vec2) float64 { return (q[0]-p[0])*(r[1]-p[1]) - (q[1]-p[1])*(r[0]-p[0]) }
	return side(a, b, c)*side(a, b, d) < 0 && side(c, d, a)*side(c, d, b) < 0
}

// Triangles cuts the polygon into triangles of corner indices, counter-clockwise (ear clipping).
func (p Polygon) Triangles() [][3]int {
	rest := make([]int, len(p))
	for i := range rest {
		rest[i] = i
	}
	var out [][3]int
	for len(rest) > 3 {
		ear := p.findEar(rest)
		if ear < 0 {
			return out
		}
		n := len(rest)
		out = append(out, [3]int{rest[(ear+n-1)%n], rest[ear], rest[(ear+1)%n]})
		rest = append(rest[:ear], rest[ear+1:]...)
	}
	if len(rest) == 3 {
		out = append(out, [3]int{rest[0], rest[1], rest[2]})
	}
	return out
}

func (p Polygon) findEar(rest []int) int {
	n := len(rest)
	for i := range rest {
		a, b, c := p[rest[(i+n-1)%n]], p[rest[i]], p[rest[(i+1)%n]]
		if (Polygon{a, b, c}).Area() <= 0 {
			continue
		}
		if !p.anyInside(rest, i, Polygon{a, b, c}) {
			return i
		}
	}
	return -1
}

func (p Polygon) anyInside(rest []int, ear int, triangle Polygon) bool {
	n := len(rest)
	for j, index := range rest {
		if j == ear || j == (ear+1)%n || j == (ear+n-1)%n {
			continue
		}
		if triangle.covers(p[index]) {
			return true
		}
	}
	return false
}

// covers reports whether a point lies in a counter-clockwise triangle, its edges included but not its corners.
func (p Polygon) covers(q Vec2) bool {
	for i, a := range p {
		b := p[(i+1)%len(p)]
		if q == a || (b[0]-a[0])*(q[1]-a[1])-(b[1]-a[1])*(q[0]-a[0]) < 0 {
			return false
		}
	}
	return true
}
