package designer

import (
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// lookingAt puts a row on that side of a thing on which there is most room, all looking at it.
func (p *plan) lookingAt(target scene.NodeID, w *wish, size geom.Vec3) []geom.Transform {
	body, ok := p.s.world.Body(target)
	if !ok {
		return nil
	}
	own := body.Box.Footprint().Outline
	low, high := own.Bounds()
	middle := low.Add(high).Mul(0.5)
	gap := math.Max(lineGap(w), 0.08)
	lines := 1
	if w.count > oneRow {
		lines = 2
	}
	columns := (w.count + lines - 1) / lines
	half, deep := (float64(columns)*(size[0]+gap)-gap)/2, size[1]+float64(lines-1)*(size[1]+kneeRoom)
	others := footprintsOf(p.s.world, p.room)
	var best []geom.Transform
	most := 0.0
	for _, way := range []geom.Vec2{{0, -1}, {1, 0}, {-1, 0}, {0, 1}} {
		reach := math.Abs(way.Dot(high.Sub(low))) / 2
		side := geom.Vec2{-way[1], way[0]}
		for away := 1.8; away > most+1e-9 && away >= 0.5; away -= 0.1 {
			at, ok := p.openFor(middle.Add(way.Mul(reach+away+deep/2)), way, geom.Vec2{half, deep / 2}, size[2], others)
			if !ok {
				continue
			}
			most, best = away, nil
			for i := range w.count {
				along := (float64(i%columns) - float64(columns-1)/2) * (size[0] + gap)
				back := float64(i/columns)*(size[1]+kneeRoom) + size[1]/2 - deep/2
				best = append(best, p.standingAt(at.Add(side.Mul(along)).Add(way.Mul(back)), query.YawToward(way.Mul(-1))))
			}
		}
	}
	return best
}

// openFor finds free floor for rows of half a width and depth, at a place or a little to one side of it.
func (p *plan) openFor(at, way, half geom.Vec2, height float64, others []query.Footprint) (geom.Vec2, bool) {
	side := geom.Vec2{-way[1], way[0]}
	for k := range 2*slides + 1 {
		slide := slideStep * float64((k+1)/2)
		if k%2 == 1 {
			slide = -slide
		}
		c := at.Add(side.Mul(slide))
		a, b := side.Mul(half[0]), way.Mul(half[1])
		row := geom.Polygon{c.Sub(a).Sub(b), c.Sub(a).Add(b), c.Add(a).Add(b), c.Add(a).Sub(b)}
		if row.Area() < 0 {
			slices.Reverse(row)
		}
		if query.Excess(p.room.Outline, row) < 0.001 && !slices.ContainsFunc(others, func(f query.Footprint) bool {
			return f.Low < p.room.Floor+height && f.High > p.room.Floor+0.05 && query.ConvexOverlap(row, f.Outline) > 1e-4
		}) {
			return c, true
		}
	}
	return at, false
}

// How far to the side of what they look at rows may stand: so many steps of so many metres.
const (
	slides    = 5
	slideStep = 0.3
)

// oneRow is how many things look at something from one row; more take two.
const oneRow = 5
