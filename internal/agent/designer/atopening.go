package designer

import (
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// byDoor reports whether a thing that stands or hangs on a wall was asked to a door, and nowhere else.
func (p *plan) byDoor(w *wish) bool {
	hung := w.entry.Mount == scene.OnWall
	if w.entry.Mount != scene.OnFloor && !hung || w.count > 4 {
		return false
	}
	near := false
	for _, x := range w.wants {
		switch {
		case x.object == "door" && (x.kind == "near" || x.kind == "beside"):
			near = true
		case hung && x.kind == "hung_on_wall" && x.detail == "":
		case x.asked && fixing[x.kind] && x.kind != "against_wall" && x.kind != "hung_on_wall":
			return false
		}
	}
	return near
}

// besideDoor puts things with their backs to the walls, each as near to a door as is free; what hangs hangs at its usual height.
func (p *plan) besideDoor(w *wish, size geom.Vec3) []geom.Transform {
	things := footprintsOf(p.s.world, p.room)
	low, behind := p.room.Floor, toWall
	if w.entry.Mount == scene.OnWall {
		low, behind = math.Max(low, math.Min(low+w.entry.HangHeight, p.room.Ceiling-size[2])), onWall
	}
	var out []geom.Transform
	for range w.count {
		best, pose := math.Inf(1), geom.Transform{}
		var taken query.Footprint
		for i := range p.room.Walls {
			wall := &p.room.Walls[i]
			for _, s := range p.room.FreeStretches(i, low, low+size[2], size[1]+behind, things) {
				if s.Length() < size[0]+2*nearFrame {
					continue
				}
				for _, from := range []float64{s.From + nearFrame, s.To - nearFrame - size[0]} {
					at := wall.Point(from+size[0]/2, size[1]/2+behind)
					if d := p.toDoor(at); d < best {
						best, pose = d, p.standingAt(at, wall.Yaw)
						pose.Translation[2] = round(low, 1e5)
						taken = query.Footprint{Outline: wall.Zone(from, from+size[0], size[1]), Low: low, High: low + size[2]}
					}
				}
			}
		}
		if math.IsInf(best, 1) {
			return nil
		}
		out, things = append(out, pose), append(things, taken)
	}
	return out
}

// toDoor is the distance of a place from the nearest door.
func (p *plan) toDoor(at geom.Vec2) float64 {
	best := math.Inf(1)
	for i := range p.room.Walls {
		wall := &p.room.Walls[i]
		for _, o := range wall.Openings {
			if o.Kind != "window" {
				best = math.Min(best, at.Sub(wall.Point((o.From+o.To)/2, 0)).Len())
			}
		}
	}
	return best
}

// lookOut reports whether a thing was asked to look out of a window, and nothing else of its place.
func lookOut(w *wish) bool {
	out := false
	for _, x := range w.wants {
		switch {
		case x.asked && x.kind == "facing" && x.object == "window":
			out = true
		case x.asked && fixing[x.kind] && x.kind != "by_window":
			return false
		}
	}
	return out
}

// beforeWindow puts things before windows, their fronts to the glass, where the floor before it is free.
func (p *plan) beforeWindow(w *wish, size geom.Vec3) []geom.Transform {
	things := footprintsOf(p.s.world, p.room)
	var out []geom.Transform
	for i := range p.room.Walls {
		wall := &p.room.Walls[i]
		for _, o := range wall.Openings {
			if o.Kind != "window" {
				continue
			}
			middle := geom.Clamp((o.From+o.To)/2, size[0]/2+toWall, wall.Length-size[0]/2-toWall)
			place := wall.Zone(middle-size[0]/2, middle+size[0]/2, toGlass+size[1])
			if query.Excess(p.room.Outline, place) > 0.001 || slices.ContainsFunc(things, func(f query.Footprint) bool {
				return f.High > p.room.Floor+0.05 && query.ConvexOverlap(place, f.Outline) > 1e-4
			}) {
				continue
			}
			out = append(out, p.standingAt(wall.Point(middle, toGlass+size[1]/2), wall.Yaw+math.Pi))
			if len(out) == w.count {
				return out
			}
		}
	}
	return nil
}

// nearFrame is how far from a door's frame something stands beside it, in metres.
const nearFrame = 0.12

// onWall is how far what hangs is from its wall, in metres.
const onWall = 0.001

// toGlass is the floor between a window and what looks out of it, in metres.
const toGlass = 0.6
