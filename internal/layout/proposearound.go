package layout

import (
	"math"

	"scenograph/internal/geom"
)

// tableSide is one side of a table, seen from its middle.
type tableSide struct {
	out    geom.Vec2 // own unit direction from the middle to the side
	along  geom.Vec2
	depth  float64 // middle to edge
	length float64
	seats  int // asked for
	fits   int
}

// around proposes seats at the target's sides: first as the whole group would share them, then every place that fits.
func (p *proposer) around(target *placed, v Around) {
	half := p.half()
	pitch := 2*half[0] + 0.06
	sides := sidesOf(&target.frame, pitch)
	share(sides, p.thing.peers)
	number := 0
	for i := range sides {
		side := &sides[i]
		for k := range side.seats {
			prior := 0.97
			if number == p.thing.ordinal {
				prior = 1
			}
			p.seat(target, side, seatOffset(side.length, side.seats, k), prior, v)
			number++
		}
	}
	for i := range sides {
		side := &sides[i]
		for n := 1; n <= side.fits; n++ {
			for k := range n {
				p.seat(target, side, seatOffset(side.length, n, k), 0.5, v)
			}
		}
	}
	p.ring(&target.frame, orDefault(v.Gap, aroundGap)+0.2)
}

func sidesOf(f *frame, pitch float64) []tableSide {
	x, y := f.half[0], f.half[1]
	sides := []tableSide{
		{out: geom.Vec2{0, -1}, along: geom.Vec2{1, 0}, depth: y, length: 2 * x},
		{out: geom.Vec2{0, 1}, along: geom.Vec2{-1, 0}, depth: y, length: 2 * x},
		{out: geom.Vec2{1, 0}, along: geom.Vec2{0, 1}, depth: x, length: 2 * y},
		{out: geom.Vec2{-1, 0}, along: geom.Vec2{0, -1}, depth: x, length: 2 * y},
	}
	for i := range sides {
		sides[i].fits = max(1, int(math.Floor(sides[i].length/pitch+1e-9)))
	}
	return sides
}

// share deals seats to the sides, each to the one with the most room left; the ends of a long table come last.
func share(sides []tableSide, seats int) {
	longest := math.Max(sides[0].length, sides[2].length)
	for range seats {
		best, room := -1, 0.0
		for i := range sides {
			s := &sides[i]
			left := s.length / float64(s.seats+1)
			if s.length < 0.8*longest {
				left *= 0.75
			}
			if s.seats < s.fits && left > room+1e-9 {
				best, room = i, left
			}
		}
		if best < 0 {
			return
		}
		sides[best].seats++
	}
}

func seatOffset(length float64, seats, k int) float64 {
	return length * ((float64(k)+0.5)/float64(seats) - 0.5)
}

// seat proposes a place at a side, tucked in under the top as far as the meshes allow.
func (p *proposer) seat(target *placed, side *tableSide, offset, prior float64, v Around) {
	half := p.half()
	gap := orDefault(v.Gap, aroundGap)
	yaw := target.frame.yaw + math.Atan2(-side.out[0], side.out[1])
	place := func(gap, prior float64) *pose {
		own := side.out.Mul(side.depth + gap + half[1]).Add(side.along.Mul(offset))
		return p.add(target.frame.world(own[0], own[1]), yaw, p.floor(), prior)
	}
	if v.Gap == 0 && p.thing.body != nil && target.body != nil {
		place(-2*half[1]*0.3, prior).close = target.node
		place(-2*half[1]*0.18, prior-0.1).close = target.node
		place(-2*half[1]*0.08, prior-0.2).close = target.node
	}
	place(gap, prior-0.3)
	place(gap+0.12, prior-0.4)
}
