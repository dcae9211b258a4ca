package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// beside proposes both sides of the target: backs, middles and fronts in line.
func (p *proposer) beside(target *frame, v Beside) {
	half := p.half()
	gap := orDefault(v.Gap, besideGap)
	for _, side := range []float64{1, -1} {
		if v.Side == LeftSide && side < 0 || v.Side == RightSide && side > 0 {
			continue
		}
		for _, extra := range []float64{0, 0.05, 0.15, 0.3} {
			x := side * (target.half[0] + gap + extra + half[0])
			spare := target.half[1] - half[1]
			p.add(target.world(x, spare), target.yaw, p.floor(), 1-extra)
			p.add(target.world(x, 0), target.yaw, p.floor(), 0.95-extra)
			p.add(target.world(x, -spare), target.yaw, p.floor(), 0.85-extra)
			p.add(target.world(x, spare/2), target.yaw, p.floor(), 0.9-extra)
		}
		reach := side * (target.half[0] + gap + half.Len())
		inward := target.yaw - side*math.Pi/6
		p.add(target.world(reach, -0.1), inward, p.floor(), 0.8)
		p.add(target.world(reach, -target.half[1]), inward-side*math.Pi/6, p.floor(), 0.7)
	}
}

// ahead proposes places before (sign −1) or behind (+1) the target, turned to it, away from it and as it is turned.
func (p *proposer) ahead(target *frame, distance, sign float64) {
	half := p.half()
	reach := target.half[0] + half[0]
	for _, extra := range []float64{0, 0.1, -0.1, 0.25, -0.2, 0.5} {
		d := math.Max(thingGap, distance+extra)
		for _, aside := range []float64{0, 0.25, -0.25, 0.6, -0.6} {
			prior := 1 - math.Abs(extra) - math.Abs(aside)/2
			y := sign * (target.half[1] + d + half[1])
			p.add(target.world(aside*reach, y), target.yaw, p.floor(), prior)
			p.add(target.world(aside*reach, y), target.yaw+math.Pi, p.floor(), prior)
			across := sign * (target.half[1] + d + half[0])
			p.add(target.world(aside*reach, across), target.yaw+math.Pi/2, p.floor(), prior-0.3)
			p.add(target.world(aside*reach, across), target.yaw-math.Pi/2, p.floor(), prior-0.3)
		}
	}
}

// ring proposes places all around the target within a distance.
func (p *proposer) ring(target *frame, distance float64) {
	half := p.half()
	for _, share := range []float64{0.1, 0.4, 0.8} {
		gap := math.Max(0.02, distance*share)
		for k := range 16 {
			s, c := math.Sincos(float64(k)*math.Pi/8 + target.yaw)
			d := geom.Vec2{c, s}
			for _, yaw := range p.ringYaws(target, d) {
				f := frame{yaw: yaw, half: half}
				at := target.at.Add(d.Mul(gap + reachAlong(target, d) + reachAlong(&f, d)))
				p.add(at, yaw, p.floor(), 1-share/2)
			}
		}
	}
	p.alongWalls("", 0, 0.6)
}

// reachAlong is the distance from a frame's middle to its outline along a unit direction.
func reachAlong(f *frame, d geom.Vec2) float64 {
	x, y := math.Abs(f.right().Dot(d)), math.Abs(f.back().Dot(d))
	reach := math.Inf(1)
	if x > 1e-9 {
		reach = math.Min(reach, f.half[0]/x)
	}
	if y > 1e-9 {
		reach = math.Min(reach, f.half[1]/y)
	}
	return reach
}

func (p *proposer) ringYaws(target *frame, d geom.Vec2) []float64 {
	out := []float64{query.YawToward(d.Mul(-1)), target.yaw, target.yaw + math.Pi}
	if p.fine {
		out = append(out, p.site.yaws...)
	}
	return out
}

// facing proposes places before the target that look back at it, at distances for talking and for watching, and, for a thing
// with no other relation that places it, along the walls.
func (p *proposer) facing(target *placed) {
	if target == nil {
		p.alongWalls("", 0, 0.8)
		return
	}
	half := p.half()
	for _, gap := range []float64{0.6, 0.9, 1.3, 1.8, 2.4, 3} {
		for _, aside := range []float64{0, 0.3, -0.3, 0.6, -0.6} {
			d := geom.Yaw(target.frame.yaw + aside).Rotate(geom.Vec3{0, -1, 0})
			direction := geom.Vec2{d[0], d[1]}
			at := target.frame.at.Add(direction.Mul(gap + reachAlong(&target.frame, direction) + half[1]))
			p.add(at, query.YawToward(direction.Mul(-1)), p.floor(), 0.9-math.Abs(aside)/3-math.Abs(gap-1.3)/6)
		}
	}
	p.alongWalls("", 0, 0.7)
}

// under proposes the floor below the target: for a rug its middle, or half before it when the target stands at a wall; for
// anything else wherever it fits between the legs.
func (p *proposer) under(target *placed) {
	if target == nil {
		return
	}
	f := &target.frame
	for _, turn := range []float64{0, math.Pi / 2} {
		for _, x := range []float64{0, 0.25, -0.25, 0.5, -0.5} {
			for _, y := range []float64{0, -0.25, 0.25, -0.5, 0.5} {
				q := p.add(f.world(x*f.half[0], y*f.half[1]), f.yaw+turn, p.floor(), 1-math.Abs(x)/2-math.Abs(y)/2-turn/8)
				q.close = target.node
			}
		}
	}
}

// spread proposes places for rugs.
func (p *proposer) spread() {
	half := p.half()
	for _, v := range p.thing.Relations {
		target, ok := p.site.anchor(p.state, v.Refers())
		if !ok || v.Refers() == "" {
			target = nil
		}
		if target == nil {
			continue
		}
		p.under(target)
		f := &target.frame
		heart := p.site.heart(target, p.state)
		for _, turn := range []float64{0, math.Pi / 2} {
			p.add(heart, f.yaw+turn, p.floor(), 1-turn/8)
			p.add(heart.Add(f.at).Mul(0.5), f.yaw+turn, p.floor(), 0.9-turn/8)
		}
		for _, shift := range []float64{0.15, 0.3, 0.5, 0.8, 1.1, 1.5} {
			for _, turn := range []float64{0, math.Pi / 2} {
				p.add(f.world(0, -f.half[1]-shift*half[1]+0.1), f.yaw+turn, p.floor(), 0.8-shift/4-turn/8)
			}
		}
	}
	p.stayHome()
	if len(p.out) == 0 {
		p.cluster(p.site.middle())
	}
}
