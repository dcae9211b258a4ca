package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// shelve proposes places on upward surfaces: those of the thing it is to be on, else of anything at a useful height.
func (p *proposer) shelve() {
	found := false
	for _, v := range p.thing.Relations {
		place, ok := surfaceOf(v)
		if !ok {
			continue
		}
		if target, ok := p.site.anchor(p.state, v.Refers()); ok && target != nil {
			found = true
			p.shelveOn(target, place, 1)
		}
	}
	if found {
		return
	}
	for _, o := range p.obstacles {
		if top := o.foot.High - p.floor(); !o.flat && top > 0.25 && top < 2.2 {
			p.shelveOn(o, spot{}, 0.7)
		}
	}
}

// spot says which surfaces of a thing are meant, and where on them.
type spot struct{ inside, top, middle, strewn bool }

// surfaceOf reads the spot that a relation to what carries a thing means.
func surfaceOf(v Verb) (spot, bool) {
	switch v := v.(type) {
	case On:
		return spot{middle: v.Middle}, true
	case Inside:
		return spot{inside: true}, true
	case Stack:
		return spot{top: true, middle: true}, true
	case Scatter:
		return spot{strewn: true}, v.Over != ""
	}
	return spot{}, false
}

func (p *proposer) shelveOn(target *placed, where spot, prior float64) {
	for _, area := range surfacesOf(target) {
		covered := !math.IsInf(area.Clear, 1)
		if area.Clear < p.thing.size[2]+0.002 || !area.Open || where.inside && !covered || where.top && area.Height < target.frame.high-0.02 {
			continue
		}
		cost := p.awkward(&area)
		if where.inside {
			cost = 0
		}
		p.shelveArea(target, &area, where.middle, prior-cost)
	}
}

// awkward is what a surface loses for lying under another, high over the head or close to the floor.
func (p *proposer) awkward(area *query.Surface) float64 {
	cost := 0.0
	if area.Soft {
		cost += 0.25 // uneven: cushions, the keys of a piano
	}
	if !math.IsInf(area.Clear, 1) {
		cost += 0.15
	}
	switch over := area.Height - p.floor(); {
	case over > 1.7:
		cost += 0.35
	case over < 0.2:
		cost += 0.3
	}
	return cost
}

// surfacesOf lists where things can stand on something placed, with positions from the middle of its footprint and heights
// in the world. Without a mesh it is the top of the box.
func surfacesOf(target *placed) []query.Surface {
	f := &target.frame
	if target.body == nil || math.Abs(target.body.WorldFromNode.Rotation.Rotate(geom.Up)[2]-1) > 1e-4 {
		return []query.Surface{{Low: f.half.Mul(-1), High: f.half, Height: f.high, Clear: math.Inf(1), Open: true}}
	}
	var out []query.Surface
	for _, area := range target.body.Surfaces() {
		a := target.body.WorldFromNode.Apply(area.Low.Vec3(area.Height))
		b := target.body.WorldFromNode.Apply(area.High.Vec3(area.Height))
		u, v := f.local(geom.Vec2{a[0], a[1]}), f.local(geom.Vec2{b[0], b[1]})
		out = append(out, query.Surface{
			Low:    geom.Vec2{math.Min(u[0], v[0]), math.Min(u[1], v[1])},
			High:   geom.Vec2{math.Max(u[0], v[0]), math.Max(u[1], v[1])},
			Height: a[2], Clear: area.Clear * math.Abs(target.body.WorldFromNode.Scale[2]), Open: area.Open, Soft: area.Soft,
		})
	}
	return out
}

func (p *proposer) shelveArea(target *placed, area *query.Surface, middle bool, prior float64) {
	edge := 0.01
	if area.Soft {
		edge = -0.06 // cushions hang over a little
	}
	f := &target.frame
	for turn := range 4 {
		half := p.thing.foot
		if turn%2 == 1 {
			half[0], half[1] = half[1], half[0]
		}
		low, high := area.Low.Add(half).Add(geom.Vec2{edge, edge}), area.High.Sub(half).Sub(geom.Vec2{edge, edge})
		if low[0] > high[0] || low[1] > high[1] {
			continue
		}
		nx, ny := steps(high[0]-low[0]), steps(high[1]-low[1])
		for i := range nx {
			for k := range ny {
				u, v := fraction(i, nx), fraction(k, ny)
				at := f.world(geom.Lerp(low[0], high[0], u), geom.Lerp(low[1], high[1], v))
				off := math.Hypot(u-0.5, v-0.5)
				fit := prior - 0.12*float64(min(turn, 2))
				if middle {
					fit -= off
				}
				q := p.add(at, f.yaw+float64(turn)*math.Pi/2, area.Height, fit)
				q.support = target.node
			}
		}
	}
}

func steps(span float64) int { return 1 + int(math.Min(8, math.Ceil(span/0.12))) }

func fraction(i, n int) float64 {
	if n == 1 {
		return 0.5
	}
	return float64(i) / float64(n-1)
}
