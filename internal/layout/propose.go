package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// proposer collects candidate poses for one thing in one state.
type proposer struct {
	site      *site
	thing     *thing
	state     *state
	obstacles []*placed
	fine      bool // sample more finely
	out       []pose
}

func (s *site) propose(t *thing, st *state, obstacles []*placed, round int) []pose {
	p := &proposer{site: s, thing: t, state: st, obstacles: obstacles, fine: round > 1}
	switch t.Mount {
	case scene.OnWall:
		p.hang()
		p.stayHome()
	case scene.OnCeiling:
		p.dangle()
		p.stayHome()
	case scene.OnSurface:
		p.shelve()
		p.stayHome()
	case scene.FlatFloor:
		p.spread()
	default:
		p.stand()
	}
	return p.out
}

// proposeAnywhere is for a thing that fits nowhere its relations want it.
func (s *site) proposeAnywhere(t *thing, st *state, obstacles []*placed, round int) []pose {
	p := &proposer{site: s, thing: t, state: st, obstacles: obstacles, fine: round > 0}
	switch t.Mount {
	case scene.OnFloor:
		p.alongWalls("", 0, 0.5)
		p.everywhere()
	case scene.FlatFloor:
		p.everywhere()
	case scene.OnWall:
		for i := range s.room.Walls {
			if !t.curtain() {
				p.hangOn(i, HungOnWall{}, nil)
			}
		}
	}
	return p.out
}

// add keeps a pose, its position rounded.
func (p *proposer) add(at geom.Vec2, yaw, low, prior float64) *pose {
	p.out = append(p.out, pose{
		at: geom.Vec2{rounded(at[0]), rounded(at[1])}, yaw: geom.Canonical(geom.WrapAngle(yaw)), low: low,
		support: p.site.room.Node, wall: -1, prior: prior,
	})
	return &p.out[len(p.out)-1]
}

func rounded(x float64) float64 { return geom.Canonical(math.Round(x/finest) * finest) }

func (p *proposer) half() geom.Vec2 { return geom.Vec2{p.thing.size[0] / 2, p.thing.size[1] / 2} }

func (p *proposer) floor() float64 { return p.site.room.Floor }

// stand proposes places on the floor from every relation; without one, along the walls and all over.
func (p *proposer) stand() {
	for _, v := range p.thing.Relations {
		target, ok := p.site.anchor(p.state, v.Refers())
		if v.Refers() != "" && !ok {
			continue
		}
		p.standBy(v, target)
	}
	p.stayHome()
	if len(p.out) == 0 {
		p.alongWalls("", 0, 0.5)
		p.everywhere()
	}
}

func (p *proposer) standBy(v Verb, target *placed) {
	switch v := v.(type) {
	case AgainstWall:
		p.alongWalls(v.Wall, v.Gap, 1)
	case InCorner:
		p.inCorners(v.Corner)
	case Beside:
		p.beside(&target.frame, v)
	case InFrontOf:
		p.ahead(&target.frame, orDefault(v.Distance, frontGap), -1)
	case Behind:
		p.ahead(&target.frame, orDefault(v.Distance, behindGap), 1)
	case Around:
		p.around(target, v)
	case Near:
		p.ring(&target.frame, orDefault(v.Distance, nearWithin))
	case ByWindow:
		p.byWindows(v.Opening)
	case Facing:
		p.facing(target)
	case Under:
		p.under(target)
	case CentredIn:
		at := p.site.middle()
		if target != nil {
			at = target.frame.at
		}
		p.cluster(at)
	default:
		p.standMore(v, target)
	}
}

// stayHome proposes where the thing stands already, and places close by.
func (p *proposer) stayHome() {
	h := p.thing.home
	if h == nil {
		return
	}
	if t := p.thing; t.Mount != scene.OnFloor && t.Mount != scene.FlatFloor {
		q := p.add(h.at, h.yaw, h.low, 1)
		q.wall = p.wallBehind(h)
		if t.Mount == scene.OnSurface && t.carrier != "" {
			q.support = t.carrier
		}
		return
	}
	p.add(h.at, h.yaw, p.floor(), 1)
	for _, reach := range []float64{0.05, 0.12, 0.25, 0.5} {
		for k := range 8 {
			s, c := math.Sincos(float64(k) * math.Pi / 4)
			p.add(h.at.Add(geom.Vec2{c, s}.Mul(reach)), h.yaw, p.floor(), 1-reach)
		}
	}
}

// cluster proposes the given place and a few close to it, along each wall's direction.
func (p *proposer) cluster(at geom.Vec2) {
	for _, reach := range []float64{0, 0.15, 0.3, 0.6, 1} {
		for k := range 8 {
			s, c := math.Sincos(float64(k) * math.Pi / 4)
			for _, yaw := range p.site.yaws {
				p.add(at.Add(geom.Vec2{c, s}.Mul(reach)), yaw, p.floor(), 1-reach/2)
			}
			if reach == 0 {
				break
			}
		}
	}
}

// everywhere samples the whole floor.
func (p *proposer) everywhere() {
	low, high := p.site.room.Outline.Bounds()
	step := 0.4
	if p.fine {
		step = 0.25
	}
	step = math.Max(step, math.Max(high[0]-low[0], high[1]-low[1])/24)
	for y := low[1] + step/2; y < high[1]; y += step {
		for x := low[0] + step/2; x < high[0]; x += step {
			for _, yaw := range p.yawsAt(geom.Vec2{x, y}) {
				p.add(geom.Vec2{x, y}, yaw, p.floor(), 0.3)
			}
		}
	}
}

// yawsAt lists sensible directions at a place: the walls' and towards what the thing is to face.
func (p *proposer) yawsAt(at geom.Vec2) []float64 {
	out := p.site.yaws
	for _, v := range p.thing.Relations {
		if f, ok := v.(Facing); ok {
			if target, ok := p.site.anchor(p.state, f.Target); ok && f.Target != "" {
				out = append(out[:len(out):len(out)], query.YawToward(target.frame.at.Sub(at)))
			}
		}
	}
	return out
}
