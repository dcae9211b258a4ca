package designer

import (
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// flank reads "a vase between two candles" as the vase with a candle on each side, when nothing else is said of where the two stand: the
// one in the middle is placed as it would be, and they go with it. What carries the two carries it as well.
func (p *plan) flank(w *wish) {
	if w.count != 1 {
		return
	}
	for i, x := range w.wants {
		if x.kind != "between" || !x.asked {
			continue
		}
		pair := p.pairOf(w, x)
		if pair == nil || pair.entry.Mount != w.entry.Mount || w.entry.Mount != scene.OnFloor && w.entry.Mount != scene.OnSurface {
			continue
		}
		if slices.ContainsFunc(pair.wants, func(y want) bool { return y.asked && fixing[y.kind] && !bears[y.kind] }) {
			return
		}
		w.wants = slices.Delete(w.wants, i, i+1)
		shareBearer(w, pair)
		shareBearer(pair, w)
		pair.wants = append(pair.wants, want{kind: "beside", object: w.noun, of: []*wish{w}, asked: true})
		return
	}
}

// bears are relations to what carries a thing.
var bears = map[string]bool{"on": true, "inside": true}

// shareBearer puts a thing on what another was asked to stand on, where nothing is said of what carries it.
func shareBearer(w, other *wish) {
	borne := func(x want) bool { return bears[x.kind] }
	if slices.ContainsFunc(w.wants, borne) {
		return
	}
	for _, x := range other.wants {
		if borne(x) {
			w.wants = append(w.wants, x)
		}
	}
}

// pairOf is the wish for two of a kind that a want means, or nil.
func (p *plan) pairOf(w *wish, x want) *wish {
	pair := p.wishFor(x.object, w, x.soft)
	if len(x.of) == 1 {
		pair = x.of[0]
	}
	if pair == nil || pair == w || pair.count != 2 || !pair.asked {
		return nil
	}
	return pair
}

// facesDoor reports whether one thing on the floor was asked to look at a door, and nothing else of its place.
func facesDoor(w *wish) bool {
	faces := false
	for _, x := range w.wants {
		switch {
		case x.asked && x.kind == "facing" && x.object == "door":
			faces = true
		case x.asked && fixing[x.kind]:
			return false
		}
	}
	return faces && w.count == 1 && w.entry.Mount == scene.OnFloor
}

// opposeDoor puts a thing with its back to a wall, as straight before a door as the wall is free; nil where it would look past it.
func (p *plan) opposeDoor(size geom.Vec3) []geom.Transform {
	things := footprintsOf(p.s.world, p.room)
	best, pose := leastToward, []geom.Transform(nil)
	for i := range p.room.Walls {
		wall := &p.room.Walls[i]
		for _, s := range p.room.FreeStretches(i, p.room.Floor, p.room.Floor+size[2], size[1]+toWall, things) {
			if s.Length() < size[0] {
				continue
			}
			for _, door := range p.doorways() {
				middle := geom.Clamp(door.Sub(wall.From).Dot(wall.Along), s.From+size[0]/2, s.To-size[0]/2)
				at := wall.Point(middle, size[1]/2+toWall)
				way := door.Sub(at)
				if toward := way.Dot(wall.Inward) / way.Len(); way.Len() > size[1] && toward > best+1e-6 {
					best, pose = toward, []geom.Transform{p.standingAt(at, wall.Yaw)}
				}
			}
		}
	}
	return pose
}

// leastToward is the cosine of how far past a door something may look that faces it: 30°.
const leastToward = 0.866

// doorways lists the middles of the room's doors and passages.
func (p *plan) doorways() []geom.Vec2 {
	var out []geom.Vec2
	for i := range p.room.Walls {
		wall := &p.room.Walls[i]
		for _, o := range wall.Openings {
			if o.Kind != "window" {
				out = append(out, wall.Point((o.From+o.To)/2, 0))
			}
		}
	}
	return out
}

// middleReach is how near to each of two things, edge to edge, what stands between them comes, when both have their places; otherwise it
// is the reach given.
func (p *plan) middleReach(w *wish, a, b scene.NodeID, reach float64) float64 {
	from, known := p.s.world.Body(a)
	to, also := p.s.world.Body(b)
	if !known || !also {
		return reach
	}
	gap := query.ConvexGap(from.Box.Outline(), to.Box.Outline())
	return max(reach, (gap-min(w.entry.Size[0], w.entry.Size[1]))/2+betweenSlack)
}

// betweenSlack is how far what stands between two things may be off their middle, metres.
const betweenSlack = 0.2
