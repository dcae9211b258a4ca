package layout

import (
	"math"
	"slices"
	"strconv"

	"scenograph/internal/geom"
	"scenograph/internal/query"
)

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
