package layout

import (
	"math"
	"slices"
	"strconv"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
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

// wallBehind is the wall that a frame's back touches, or −1.
func (p *proposer) wallBehind(f *frame) int {
	back := f.world(0, f.half[1])
	for i := range p.site.room.Walls {
		w := &p.site.room.Walls[i]
		d := back.Sub(w.From)
		if math.Abs(d.Dot(w.Inward)) < 0.1 && d.Dot(w.Along) > 0 && d.Dot(w.Along) < w.Length && math.Abs(geom.WrapAngle(f.yaw-w.Yaw)) < 0.1 {
			return i
		}
	}
	return -1
}

// alongWalls proposes poses with the back to a wall, wherever enough of it is free.
func (p *proposer) alongWalls(wall string, gap, prior float64) {
	room := p.site.room
	for i := range room.Walls {
		if wall == "" || wall == strconv.Itoa(i) {
			p.alongWall(i, math.Max(gap, wallGap), prior)
		}
	}
}

func (p *proposer) alongWall(i int, gap, prior float64) {
	w := &p.site.room.Walls[i]
	half, low := p.half(), p.floor()
	stretches := p.site.room.FreeStretches(i, low, low+p.thing.size[2], p.thing.size[1]+gap, p.standing())
	for _, s := range stretches {
		for _, offset := range p.levelWith(w, s, half[0]+wallGap) {
			p.add(w.Point(offset, half[1]+gap), w.Yaw, low, prior).wall = i
		}
		for _, offset := range p.offsets([]query.Stretch{s}, half[0]+wallGap) {
			p.add(w.Point(offset, half[1]+gap), w.Yaw, low, prior-p.offMiddle(s, offset)).wall = i
		}
	}
}

// levelWith lists where along a wall a thing would be level with what it is to face or to stand before.
func (p *proposer) levelWith(w *query.Wall, s query.Stretch, half float64) []float64 {
	var out []float64
	for _, v := range p.thing.Relations {
		switch v.(type) {
		case Facing, InFrontOf, AlignedWith:
		default:
			continue
		}
		target, ok := p.site.anchor(p.state, v.Refers())
		if !ok || target == nil {
			continue
		}
		offset := target.frame.at.Sub(w.From).Dot(w.Along)
		if offset >= s.From+half && offset <= s.To-half && !slices.Contains(out, offset) {
			out = append(out, offset)
		}
	}
	return out
}

// offMiddle is a small cost for wide things that do not stand in the middle of the free wall; narrow ones stand anywhere.
func (p *proposer) offMiddle(s query.Stretch, offset float64) float64 {
	if p.thing.size[0] < 1.1 || s.Length() <= 0 {
		return 0
	}
	return 0.5 * math.Abs(2*(offset-s.From)/s.Length()-1)
}

// standing lists the footprints that a thing on the floor must keep off.
func (p *proposer) standing() []query.Footprint {
	var out []query.Footprint
	for _, o := range p.obstacles {
		if !o.flat {
			out = append(out, o.foot)
		}
	}
	return out
}

// offsets samples where the middle of a thing fits into stretches: both ends, the middle, and evenly between.
func (p *proposer) offsets(stretches []query.Stretch, half float64) []float64 {
	step := 0.25
	if p.fine {
		step = 0.1
	}
	var out []float64
	for _, s := range stretches {
		from, to := s.From+half, s.To-half
		if to < from-1e-9 {
			continue
		}
		n := int(math.Min(40, math.Ceil((to-from)/step)))
		for k := range n + 1 {
			out = append(out, from+(to-from)*float64(k)/float64(max(1, n)))
		}
		if n%2 == 1 {
			out = append(out, (from+to)/2)
		}
	}
	return out
}

// inCorners proposes both ways to fill a corner, and one across it.
func (p *proposer) inCorners(corner string) {
	room := p.site.room
	n := len(room.Walls)
	half := p.half()
	for i := range n {
		if corner != "" && corner != strconv.Itoa(i) {
			continue
		}
		before, after := &room.Walls[(i+n-1)%n], &room.Walls[i]
		if before.Along[0]*after.Along[1]-before.Along[1]*after.Along[0] <= 0 {
			continue
		}
		p.add(after.Point(half[0]+wallGap, half[1]+wallGap), after.Yaw, p.floor(), 1).wall = i
		p.add(before.Point(before.Length-half[0]-wallGap, half[1]+wallGap), before.Yaw, p.floor(), 1).wall = before.Index
		p.across(room.Outline[i], before.Inward.Add(after.Inward))
	}
}

// across turns the thing's back to a corner and moves it out until it fits.
func (p *proposer) across(corner, inward geom.Vec2) {
	if inward.Len() < 1e-6 || p.half().Len() > 0.9 {
		return
	}
	inward = inward.Normalize()
	yaw := query.YawToward(inward)
	for d := p.half()[1]; d < 2.5*p.half().Len()+0.1; d += 0.02 {
		at := corner.Add(inward.Mul(d))
		probe := pose{at: at, yaw: yaw, low: p.floor()}
		f := p.thing.frameOf(&probe)
		if p.site.within(p.thing, &f) {
			p.add(at, yaw, p.floor(), 0.95)
			return
		}
	}
}

// byWindows proposes places before a window and on both sides of it, turned to the room, to the window and half across.
func (p *proposer) byWindows(opening string) {
	half := p.half()
	for i := range p.site.room.Walls {
		w := &p.site.room.Walls[i]
		for _, o := range w.Openings {
			if o.Kind != shell.Window || opening != "" && o.ID != opening {
				continue
			}
			from, to := o.From-half[0]-0.15, o.To+half[0]+0.15
			for k := range 9 {
				offset := geom.Lerp(from, to, float64(k)/8)
				for _, depth := range []float64{wallGap, 0.15, 0.35, 0.6} {
					at := w.Point(offset, half[1]+depth)
					p.add(at, w.Yaw, p.floor(), 1-depth/4).wall = i
					aside := geom.Radians(30)
					if offset > (o.From+o.To)/2 {
						aside = -aside
					}
					reach := half.Len() + depth
					p.add(w.Point(offset, reach), w.Yaw+aside, p.floor(), 0.9-depth/4)
					p.add(w.Point(offset, half[0]+depth), w.Yaw+2*aside/geom.Radians(60)*math.Pi/2, p.floor(), 0.8-depth/4)
				}
			}
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
