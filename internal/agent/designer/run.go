package designer

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// units are the kitchen's things that stand flush in one run, in the order in which they follow each other.
var units = map[string]int{"fridge": 1, "kitchen cabinet": 2, "counter": 2, "sink": 3, "dishwasher": 4, "washing machine": 5, "oven": 6, "stove": 6}

// inRun reports whether a wish is for a unit of a kitchen's run.
func (p *plan) inRun(w *wish) bool {
	return p.b.Room.Kind == "kitchen" && units[w.noun] > 0 && w.entry.Mount == scene.OnFloor && !w.done && !boundElsewhere(w)
}

// unit is one piece of a run.
type unit struct {
	at   int // among the candidates
	size geom.Vec3
}

// unitPoses lists where the units of a kitchen stand: side by side along one wall, or around a corner. Those that found no place are missing.
func (p *plan) unitPoses(candidates []candidate) map[int]geom.Transform {
	if p.room == nil {
		return nil
	}
	var left []unit
	for i := range candidates {
		if c := &candidates[i]; p.inRun(c.wish) {
			left = append(left, unit{i, c.built.Bounds.Size()})
		}
	}
	if len(left) < 2 {
		return nil
	}
	slices.SortStableFunc(left, func(a, b unit) int {
		return cmp.Compare(units[candidates[a.at].wish.noun], units[candidates[b.at].wish.noun])
	})
	left = spreadUnits(left, candidates)
	out := map[int]geom.Transform{}
	things := footprintsOf(p.s.world, p.room)
	work := workRoom
	for len(left) > 0 {
		best := p.bestRun(left, things, work, len(out) > 0)
		if len(best.poses) == 0 && work > tightRoom {
			work = tightRoom
			continue
		}
		if len(best.poses) == 0 {
			break
		}
		for i, pose := range best.poses {
			out[best.units[i].at] = pose
		}
		left = slices.DeleteFunc(left, func(u unit) bool { return slices.Contains(best.units, u) })
		things = append(things, best.taken)
	}
	return out
}

// spreadUnits puts half of several cabinets between sink and oven, where people work.
func spreadUnits(list []unit, candidates []candidate) []unit {
	noun := func(u unit) string { return candidates[u.at].wish.noun }
	first := slices.IndexFunc(list, func(u unit) bool { return units[noun(u)] == 2 })
	sink := slices.IndexFunc(list, func(u unit) bool { return noun(u) == "sink" })
	if first < 0 || sink < first+2 {
		return list
	}
	middle := first + (sink-first+1)/2
	moved := slices.Clone(list[middle:sink])
	return slices.Concat(list[:middle], list[sink:sink+1], moved, list[sink+1:])
}

// partRun is a part of a run along one stretch of wall.
type partRun struct {
	units []unit
	poses []geom.Transform
	taken query.Footprint
	value float64
}

// bestRun fills the stretch of wall that takes most of the units, in a corner if it can, next to what stands when there is some already.
func (p *plan) bestRun(left []unit, things []query.Footprint, work float64, going bool) partRun {
	var best partRun
	deep := 0.0
	for _, u := range left {
		deep = math.Max(deep, u.size[1])
	}
	for i := range p.room.Walls {
		wall := &p.room.Walls[i]
		low := p.room.FreeStretches(i, p.room.Floor, p.room.Floor+unitHeight, deep+work, things)
		for _, s := range low {
			for _, back := range []bool{false, true} {
				try := p.fill(wall, s, left, back, i, things)
				try.value = float64(len(try.units))
				if corner := s.From < 0.01 && !back || s.To > wall.Length-0.01 && back; corner && !going {
					try.value += 0.5
				}
				if going && len(try.units) > 0 {
					try.value -= nearRun * p.gapTo(try.taken, things)
				}
				if try.value > best.value {
					best = try
				}
			}
		}
	}
	return best
}

// gapTo is the distance of a part of a run from the part that was placed last, in metres.
func (p *plan) gapTo(f query.Footprint, things []query.Footprint) float64 {
	return query.ConvexGap(f.Outline, things[len(things)-1].Outline)
}

// Measures of a run, metres: the height of what stands under a window, that from which a unit does not, and the floor in front of it.
const (
	unitHeight = 0.9
	tallUnit   = 1.3
	workRoom   = 0.75
	tightRoom  = 0.5  // where there is no more
	openRoom   = 0.55 // for the doors of units around a corner
	doorRoom   = 0.1  // beside a wall, for the door of a tall unit to open
	besideTall = 0.05 // beside a tall unit, which is deeper, for the next one's doors to open
)

// nearRun is what a metre from the rest of the run costs, in units that a stretch of wall takes.
const nearRun = 0.4

// fill puts units one after the other into a stretch of wall, from its far end when back is set; what is tall only where no window is.
func (p *plan) fill(wall *query.Wall, s query.Stretch, left []unit, back bool, index int, things []query.Footprint) partRun {
	var out partRun
	deep, tallest, along := 0.0, 0.0, 0.0
	for _, u := range left {
		if tall := u.size[2] > tallUnit; along == 0 {
			along = toWall
			if tall {
				along = doorRoom
			}
		} else if tall {
			along += besideTall
		}
		from := s.From + along
		if back {
			from = s.To - along - u.size[0]
		}
		if along+u.size[0] > s.Length()+1e-9 || u.size[2] > tallUnit && !p.free(index, from, u.size, things) {
			continue
		}
		out.units = append(out.units, u)
		out.poses = append(out.poses, p.standingAt(wall.Point(from+u.size[0]/2, u.size[1]/2+toWall), wall.Yaw))
		along += u.size[0] + flush
		if u.size[2] > tallUnit {
			along += besideTall
		}
		deep, tallest = math.Max(deep, u.size[1]), math.Max(tallest, u.size[2])
	}
	from := s.From
	if back {
		from = s.To - along
	}
	out.taken = query.Footprint{Outline: wall.Zone(from, from+along, deep+toWall+openRoom), Low: p.room.Floor, High: p.room.Floor + tallest}
	return out
}

// free reports whether a part of a wall is free up to the height of a thing.
func (p *plan) free(wall int, from float64, size geom.Vec3, things []query.Footprint) bool {
	for _, s := range p.room.FreeStretches(wall, p.room.Floor, p.room.Floor+size[2], size[1], things) {
		if s.From <= from+1e-6 && s.To >= from+size[0]-1e-6 {
			return true
		}
	}
	return false
}

// unitSize narrows the cabinets of a run so that one wall holds all units, as far as cabinets come so narrow.
func (p *plan) unitSize(w *wish, size geom.Vec3) geom.Vec3 {
	if !p.inRun(w) || units[w.noun] != 2 || p.room == nil || len(w.looks.Sizes) > 0 {
		return size
	}
	room := 0.0
	for i := range p.room.Walls {
		for _, s := range p.room.FreeStretches(i, p.room.Floor, p.room.Floor+unitHeight, size[1]+workRoom, nil) {
			room = math.Max(room, s.Length()-doorRoom-2*besideTall-toWall)
		}
	}
	cabinets := 0
	for _, o := range p.wishes {
		switch {
		case !p.inRun(o):
		case units[o.noun] == 2:
			cabinets += o.count
		default:
			room -= float64(o.count) * (o.entry.Size[0] + flush)
		}
	}
	if each := room/float64(max(1, cabinets)) - flush; each >= w.entry.MinSize[0] && each < size[0] {
		size[0] = math.Floor(each*100) / 100
	}
	return size
}
