package radiosity

import "scenograph/internal/geom"

// segment is a line between two points, without its ends.
type segment struct{ from, inverse geom.Vec3 }

func segmentOf(from, to geom.Vec3) segment {
	d := to.Sub(from)
	return segment{from, geom.Vec3{1 / d[0], 1 / d[1], 1 / d[2]}} // infinite where it runs along an axis
}

// passes reports whether the segment passes a box: the slab test of Kay and Kajiya 1986.
func (s *segment) passes(b *geom.Box) bool {
	low, high := 1e-3, 0.999
	for i := range 3 {
		t, u := (b.Min[i]-s.from[i])*s.inverse[i], (b.Max[i]-s.from[i])*s.inverse[i]
		if t > u {
			t, u = u, t
		}
		if t > low {
			low = t
		}
		if u < high {
			high = u
		}
		if low >= high {
			return false
		}
	}
	return true
}
