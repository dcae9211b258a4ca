package layout

import (
	"math"
	"strconv"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/shell"
)

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
