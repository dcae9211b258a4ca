package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/shell"
)

// yaws keep a thing turned as it is, or along the walls.
func (p *pointer) yaws(t *thing) []float64 {
	if t.home != nil {
		return []float64{t.home.yaw}
	}
	return p.site.yaws
}

// around adds rings of places around a point.
func (p *pointer) around(q *proposer, at geom.Vec2, low float64, yaws []float64) {
	for ring := range pointRings {
		n := max(1, 8*min(ring, 4))
		for k := range n {
			s, c := math.Sincos(2 * math.Pi * float64(k) / float64(n))
			for _, yaw := range yaws {
				q.add(at.Add(geom.Vec2{c, s}.Mul(float64(ring)*pointStep)), yaw, low, 1)
			}
		}
	}
}

// onFloor stands the thing below the point; at a wall, with its back to it.
func (p *pointer) onFloor(q *proposer, at geom.Vec2) {
	yaws := p.yaws(q.thing)
	if p.hit.Role == shell.RoleWall && p.site.things[0].home == nil {
		for i := range p.site.room.Walls {
			w := &p.site.room.Walls[i]
			if w.Inward.Dot(geom.Vec2{p.hit.Normal[0], p.hit.Normal[1]}) < 0.99 {
				continue
			}
			yaws = []float64{w.Yaw}
			along := at.Sub(w.From).Dot(w.Along)
			for k := -pointRings; k <= pointRings; k++ {
				q.add(w.Point(along+float64(k)*pointStep, q.half()[1]+wallGap), w.Yaw, q.floor(), 1).wall = i
			}
		}
	}
	p.around(q, at, q.floor(), yaws)
}

// onWall hangs the thing with its middle at the point.
func (p *pointer) onWall(q *proposer) {
	t := q.thing
	for i := range p.site.room.Walls {
		w := &p.site.room.Walls[i]
		along := geom.Vec2{p.hit.Point[0], p.hit.Point[1]}.Sub(w.From)
		if math.Abs(along.Dot(w.Inward)) > 0.3 {
			continue
		}
		for k := -pointRings; k <= pointRings; k++ {
			for _, up := range []float64{0, 0.06, -0.06, 0.15, -0.15, 0.3, -0.3} {
				at := w.Point(along.Dot(w.Along)+float64(k)*pointStep, q.half()[1]+hangGap)
				q.add(at, w.Yaw, p.hit.Point[2]+up-t.size[2]/2, 1).wall = i
			}
		}
	}
}

// onSurface stands the thing on the boards of what is hit, those at or below the point first.
func (p *pointer) onSurface(q *proposer, at geom.Vec2) {
	for _, host := range p.site.fixed {
		if host.node != p.hit.Node {
			continue
		}
		yaws := []float64{host.frame.yaw, host.frame.yaw + math.Pi/2}
		if h := q.thing.home; h != nil {
			yaws = []float64{h.yaw}
		}
		for _, area := range surfacesOf(host) {
			if area.Clear < q.thing.size[2]+0.002 || !area.Open || area.Height > p.hit.Point[2]+0.05 {
				continue
			}
			p.onArea(q, host, &area, at, yaws)
		}
	}
}

// onArea adds places on a level area near a point, from the nearest on.
func (p *pointer) onArea(q *proposer, host *placed, area *query.Surface, at geom.Vec2, yaws []float64) {
	for _, yaw := range yaws {
		foot := frame{half: q.thing.foot, yaw: yaw}
		half := geom.Vec2{foot.extent(host.frame.right()), foot.extent(host.frame.back())}
		low, high := area.Low.Add(half), area.High.Sub(half)
		if low[0] > high[0] || low[1] > high[1] {
			continue
		}
		own := host.frame.local(at)
		near := geom.Vec2{geom.Clamp(own[0], low[0], high[0]), geom.Clamp(own[1], low[1], high[1])}
		for ring := range pointRings {
			n := max(1, 8*min(ring, 4))
			for k := range n {
				s, c := math.Sincos(2 * math.Pi * float64(k) / float64(n))
				spot := near.Add(geom.Vec2{c, s}.Mul(float64(ring) * pointStep))
				if spot[0] < low[0]-1e-9 || spot[0] > high[0]+1e-9 || spot[1] < low[1]-1e-9 || spot[1] > high[1]+1e-9 {
					continue
				}
				q.add(host.frame.world(spot[0], spot[1]), yaw, area.Height, 1).support = host.node
			}
		}
	}
}
