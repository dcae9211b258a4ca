package designer

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// rim is the edge of a table's top in the table's frame: a rectangle, or the ellipse within one.
type rim struct {
	middle, half geom.Vec2
	round        bool
}

// rimOf takes the rectangle that things can stand on; where it covers much less than the table does, the top is round.
func rimOf(t *thing, top query.Surface, world geom.Transform) rim {
	r := rim{middle: top.Low.Add(top.High).Mul(0.5), half: top.High.Sub(top.Low).Mul(0.5)}
	size := t.box.Size()
	box := geom.Vec2{size[0] / world.Scale[0], size[1] / world.Scale[1]}
	if turned := math.Abs(math.Sin(world.Rotation.YawAngle())); turned > 0.7 {
		box[0], box[1] = box[1], box[0]
	}
	if top.Area() < 0.7*box[0]*box[1] {
		r.round, r.half = true, box.Mul(0.5)
	}
	return r
}

// nearest is the place on the rim next to a point, and how far the point is from it.
func (r rim) nearest(at geom.Vec2) (seat, float64) {
	d := at.Sub(r.middle)
	if r.round {
		n := geom.Vec2{d[0] / r.half[0], d[1] / r.half[1]}
		if n.Len() < 1e-6 {
			n = geom.Vec2{0, -1}
		}
		n = n.Mul(1 / n.Len())
		edge := geom.Vec2{n[0] * r.half[0], n[1] * r.half[1]}
		return seat{edge: r.middle.Add(edge), in: edge.Mul(-1 / edge.Len())}, d.Sub(edge).Len()
	}
	const corner = 0.25 // metres that a place keeps from the corners
	axis := 0
	if math.Abs(d[1])-r.half[1] > math.Abs(d[0])-r.half[0] {
		axis = 1
	}
	other := 1 - axis
	side := math.Copysign(1, d[axis])
	reach := max(0, r.half[other]-corner)
	var edge, in geom.Vec2
	edge[axis], edge[other] = side*r.half[axis], geom.Clamp(d[other], -reach, reach)
	in[axis] = -side
	return seat{edge: r.middle.Add(edge), in: in}, d.Sub(edge).Len()
}

// around are so many places along the rim: along both long sides, or evenly around a round top.
func (r rim) around(n int) []seat {
	var out []seat
	if r.round {
		for i := range n {
			s, c := math.Sincos(2*math.Pi*float64(i)/float64(n) - math.Pi/2)
			at, _ := r.nearest(r.middle.Add(geom.Vec2{c * r.half[0], s * r.half[1]}))
			out = append(out, at)
		}
		return out
	}
	long := 0
	if r.half[1] > r.half[0] {
		long = 1
	}
	for k, each := range [2]int{(n + 1) / 2, n / 2} {
		for i := range each {
			var at geom.Vec2
			at[long] = (2*(float64(i)+0.5)/float64(each) - 1) * r.half[long]
			at[1-long] = (2*float64(k) - 1) * 2 * (r.half[1-long] + r.half[long])
			s, _ := r.nearest(r.middle.Add(at))
			out = append(out, s)
		}
	}
	return out
}
