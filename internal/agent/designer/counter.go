package designer

import (
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// counters are what people sit at along one side. An island stands free, and is placed together with its stools.
var counters = map[string]bool{"counter": true, "bar": true}

// Measures of seats at a counter, metres: from the counter to the seat, the least and the most between two.
const (
	knees       = 0.06
	elbows      = 0.04
	widestElbow = 0.5
)

// sharesCounter reports whether seats share the length of one counter, which then stands before they do.
func sharesCounter(w, counter *wish) bool {
	return w.count > 1 && counter.count == 1 && counters[counter.noun] && (w.noun == "bar stool" || w.noun == "stool")
}

// counterOf is the one counter that stands already and along which seats are to stand.
func (p *plan) counterOf(w *wish) (*query.Body, bool) {
	if w.count < 2 || w.entry.Mount != scene.OnFloor || w.noun != "bar stool" && w.noun != "stool" {
		return nil, false
	}
	var at *query.Body
	for _, x := range w.wants {
		if x.kind != "at" {
			if x.asked && fixing[x.kind] {
				return nil, false
			}
			continue
		}
		ids := p.targets(w, x, &group{})
		if len(ids) != 1 || at != nil || !p.like(ids[0], "counter|kitchen island|bar") {
			return nil, false
		}
		body, ok := p.s.world.Body(ids[0])
		if !ok {
			return nil, false
		}
		at = body
	}
	return at, at != nil
}

// alongCounter spreads seats evenly along a counter's front; nil where they are too many for it.
func (p *plan) alongCounter(w *wish, size geom.Vec3) []geom.Transform {
	counter, ok := p.counterOf(w)
	if !ok {
		return nil
	}
	long, deep := counter.Local.Size()[0], counter.Local.Size()[1]
	pitch := math.Min(long/float64(w.count), size[0]+widestElbow)
	if pitch < size[0]+elbows {
		return nil
	}
	turn := counter.WorldFromNode.Rotation
	front, side := turn.Rotate(geom.Vec3{0, -1, 0}), turn.Rotate(geom.Vec3{1, 0, 0})
	middle := counter.WorldFromNode.Apply(counter.Local.Center()).Add(front.Mul(deep/2 + knees + size[1]/2))
	yaw := query.YawToward(geom.Vec2{-front[0], -front[1]})
	var out []geom.Transform
	for i := range w.count {
		at := middle.Add(side.Mul((float64(i) - float64(w.count-1)/2) * pitch))
		out = append(out, p.standingAt(geom.Vec2{at[0], at[1]}, yaw))
	}
	if slices.ContainsFunc(out, func(t geom.Transform) bool {
		return !p.room.Outline.Contains(geom.Vec2{t.Translation[0], t.Translation[1]})
	}) {
		return nil
	}
	return out
}

func (p *plan) seatedAtCounter(w *wish) bool {
	_, ok := p.counterOf(w)
	return ok
}
