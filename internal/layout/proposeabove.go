package layout

import (
	"math"
	"strconv"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// eyeHeight is where the middle of a picture hangs, metres over the floor (museum practice, 57 to 60 inches).
const eyeHeight = 1.5

// hang proposes places on the walls.
func (p *proposer) hang() {
	wanted := HungOnWall{}
	var above *placed
	for _, v := range p.thing.Relations {
		switch v := v.(type) {
		case HungOnWall:
			wanted = v
			if v.Above != "" {
				above, _ = p.site.anchor(p.state, v.Above)
			}
		case Above:
			above, _ = p.site.anchor(p.state, v.Target)
		case ByWindow:
			p.drape(v.Opening)
		}
	}
	if p.thing.curtain() {
		return
	}
	for i := range p.site.room.Walls {
		if wanted.Wall == "" || wanted.Wall == strconv.Itoa(i) {
			p.hangOn(i, wanted, above)
		}
	}
}

func (p *proposer) hangOn(i int, wanted HungOnWall, above *placed) {
	room := p.site.room
	w := &room.Walls[i]
	half, height := p.half(), p.thing.size[2]
	for _, low := range p.heights(wanted, above) {
		stretches := room.FreeStretches(i, low, low+height, p.thing.size[1]+hangGap, p.standing())
		offsets := p.offsets(stretches, half[0]+0.02)
		if above != nil {
			offsets = append(offsets, above.frame.at.Sub(w.From).Dot(w.Along))
		}
		for _, offset := range offsets {
			p.add(w.Point(offset, half[1]+hangGap), w.Yaw, low, 1).wall = i
		}
	}
}

// heights lists where the underside may hang, world Z.
func (p *proposer) heights(wanted HungOnWall, above *placed) []float64 {
	room := p.site.room
	height := p.thing.size[2]
	top := room.Ceiling - 0.05 - height
	var out []float64
	add := func(low float64) {
		if low = geom.Clamp(low, room.Floor+0.12, math.Max(room.Floor+0.12, top)); low+height <= room.Ceiling {
			out = append(out, low)
		}
	}
	if wanted.Height > 0 {
		add(room.Floor + wanted.Height - height/2)
		return out
	}
	if above != nil {
		add(above.foot.High + 0.2)
		add(above.foot.High + 0.08)
		add(math.Max(above.foot.High+0.05, room.Floor+eyeHeight-height/2))
		return out
	}
	add(room.Floor + eyeHeight - height/2)
	add(room.Floor + eyeHeight + 0.25 - height/2)
	return out
}

// drape hangs curtains and blinds before a window, clear of its board.
func (p *proposer) drape(opening string) {
	const clear = 0.06
	half, height := p.half(), p.thing.size[2]
	for i := range p.site.room.Walls {
		w := &p.site.room.Walls[i]
		for _, o := range w.Openings {
			if o.Kind != shell.Window || opening != "" && o.ID != opening {
				continue
			}
			middle := (o.From + o.To) / 2
			low := math.Min(o.High+0.15, p.site.room.Ceiling-0.02) - height
			low = math.Max(low, p.floor()+0.01)
			offsets := []float64{middle}
			if 2*half[0] < 0.7*(o.To-o.From) {
				offsets = append(offsets, o.From+half[0]-0.1, o.To-half[0]+0.1)
			}
			for _, offset := range offsets {
				p.add(w.Point(offset, half[1]+clear), w.Yaw, low, 1).wall = i
			}
		}
	}
}

// dangle proposes places under the ceiling: over the target, in the middle, or spread evenly.
func (p *proposer) dangle() {
	low := p.site.room.Ceiling - p.thing.size[2]
	at, yaw := p.site.middle(), p.site.yaws[0]
	for _, v := range p.thing.Relations {
		target, ok := p.site.anchor(p.state, v.Refers())
		if ok && v.Refers() != "" && target != nil {
			at, yaw = target.frame.at, target.frame.yaw
		}
	}
	for _, reach := range []float64{0, 0.2, 0.5, 0.9, 1.4, 2} {
		for k := range 8 {
			s, c := math.Sincos(float64(k) * math.Pi / 4)
			p.add(at.Add(geom.Vec2{c, s}.Mul(reach)), yaw, low, 1-reach/2.5)
			if reach == 0 {
				break
			}
		}
	}
}
