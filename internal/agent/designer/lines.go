package designer

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// inRow reports whether the things of a wish stand side by side, and nothing but a wall, a window or what they look at says where.
func (p *plan) inRow(w *wish) bool {
	if lies(w) {
		return w.count > 2 && (w.asked && wants(w, "row") || w.noun == "yoga mat" && !boundElsewhere(w) && len(p.room.Outline) == 4)
	}
	if w.entry.Mount != scene.OnFloor {
		return false
	}
	if sleepers[p.b.Room.Kind] && beds[w.noun] && w.count >= 3 && !boundElsewhere(w) {
		return true
	}
	if !w.asked || !wants(w, "row") {
		return false
	}
	return !slices.ContainsFunc(w.wants, func(x want) bool {
		return fixing[x.kind] && x.kind != "against_wall" && x.kind != "by_window" && x.asked
	})
}

// lies reports whether people lie on a thing, and walk between two.
func lies(w *wish) bool { return w.entry.Mount == scene.FlatFloor || w.noun == "yoga mat" }

// sleepers are rooms in which beds stand in a row.
var sleepers = map[string]bool{"ward": true, "teen room": true}

var beds = map[string]bool{"bed": true, "single bed": true, "bunk bed": true, "crib": true}

// onlyWants reports whether the first kind, and none but the given kinds, was asked of a wish's place.
func onlyWants(w *wish, kinds ...string) bool {
	asked := slices.DeleteFunc(slices.Clone(w.wants), func(x want) bool { return !x.asked })
	return slices.ContainsFunc(asked, func(x want) bool { return x.kind == kinds[0] || x.kind == "back_to_back" }) &&
		!slices.ContainsFunc(asked, func(x want) bool { return !slices.Contains(kinds, x.kind) || x.object != "" && x.object != "room" })
}

// lineGap is how far things of a kind stand from each other in a row, in metres.
func lineGap(w *wish) float64 {
	switch {
	case lies(w):
		return 0.4
	case beds[w.noun]:
		return 1.15
	case w.noun == "desk" || w.noun == "vanity" || w.entry.Clearance.Left > 0:
		return 0.5
	}
	return 0.03
}

// line puts things in a row: before what they look at, else along walls.
func (p *plan) line(w *wish, size geom.Vec3) []geom.Transform {
	for _, x := range w.wants {
		if x.kind == "facing" && !roomParts[x.object] {
			if ids := p.targets(w, x, &group{}); len(ids) > 0 {
				return p.lookingAt(ids[0], w, size)
			}
		}
	}
	if p.freestanding(w) {
		return p.orAlongWalls(w, size, p.throughMiddle(w, size))
	}
	return p.alongWalls(w, size)
}

// orAlongWalls gives up rows in the middle of the room where something else stands, when the walls have place for them.
func (p *plan) orAlongWalls(w *wish, size geom.Vec3, poses []geom.Transform) []geom.Transform {
	if poses != nil && (lies(w) || wants(w, "back_to_back") || wants(w, "centred_in") || p.clearFor(poses, size, footprintsOf(p.s.world, p.room))) {
		return poses
	}
	if other := p.alongWalls(w, size); other != nil && !lies(w) {
		return other
	}
	return poses
}

// freestanding reports whether rows of a kind stand in the room and not at its walls.
func (p *plan) freestanding(w *wish) bool {
	if wants(w, "back_to_back") {
		return !boundElsewhere(w)
	}
	return !wants(w, "against_wall") && !wants(w, "by_window") && (!w.entry.AgainstWall || w.noun == "server rack" || w.noun == "pew")
}

// alongWalls puts things side by side along the longest free stretch of wall that holds them all, else along as few as can be; nil when
// the walls do not hold them.
func (p *plan) alongWalls(w *wish, size geom.Vec3) []geom.Transform {
	gap := lineGap(w)
	things := footprintsOf(p.s.world, p.room)
	var out []geom.Transform
	for len(out) < w.count {
		left := w.count - len(out)
		wall, s := p.stretchFor(w, size, float64(left)*(size[0]+gap)-gap, things)
		if free := (s.Length() - float64(left)*size[0]) / float64(max(1, left-1)); len(out) == 0 && free >= leastGap && free < gap {
			gap = free // rather close than not all in one row
		}
		fits := int((s.Length() + gap + 1e-9) / (size[0] + gap))
		if wall == nil || fits < 1 {
			return nil
		}
		n := min(left, fits)
		if left-n == 1 && n > 2 {
			n-- // the last one is not to stand alone
		}
		from := s.From + (s.Length()-float64(n)*(size[0]+gap)+gap)/2
		for i := range n {
			at := wall.Point(from+(float64(i)+0.5)*size[0]+float64(i)*gap, size[1]/2+toWall)
			out = append(out, p.standingAt(at, wall.Yaw))
		}
		things = append(things, query.Footprint{Outline: wall.Zone(from, from+float64(n)*(size[0]+gap), size[1]+0.6), Low: p.room.Floor, High: p.room.Floor + size[2]})
	}
	return out
}

// leastGap is how near things of a row may stand, in metres.
const leastGap = 0.03

// toWall is how far the backs of things in a row are from the wall, in metres.
const toWall = 0.02

// stretchFor is the longest free stretch of the walls that a wish means: of the one wall that was named or that has a window, of all
// where that holds less than need.
func (p *plan) stretchFor(w *wish, size geom.Vec3, need float64, things []query.Footprint) (*query.Wall, query.Stretch) {
	var best *query.Wall
	var longest query.Stretch
	named := p.wallsMeant(w)
	for _, only := range []bool{true, false} {
		for i := range p.room.Walls {
			if only && !named[i] {
				continue
			}
			for _, s := range p.room.FreeStretches(i, p.room.Floor, p.room.Floor+size[2], size[1]+0.6, things) {
				if s.Length() > longest.Length()+0.01 {
					best, longest = &p.room.Walls[i], s
				}
			}
		}
		if longest.Length() >= need || only && namesWall(w) && longest.Length() >= size[0] {
			break
		}
	}
	return best, longest
}

// namesWall reports whether a wall was named for things: rather in two parts there, on both sides of a window, than together elsewhere.
func namesWall(w *wish) bool {
	return slices.ContainsFunc(w.wants, func(x want) bool {
		return x.asked && x.kind == "against_wall" && directions[x.detail] != geom.Vec2{}
	})
}

// wallsMeant are the indices of the walls that a wish's place names.
func (p *plan) wallsMeant(w *wish) map[int]bool {
	out := map[int]bool{}
	for _, x := range w.wants {
		for i := range p.room.Walls {
			if x.kind == "by_window" && slices.ContainsFunc(p.room.Walls[i].Openings, func(o query.Opening) bool { return o.Kind == "window" }) {
				out[i] = true
			}
		}
		if x.kind == "against_wall" && x.detail != "" {
			if i, ok := p.wallIndex(x.detail); ok {
				out[i] = true
			}
		}
	}
	return out
}

// Measures of rows that stand free in the room, metres: the way between two rows and at their ends, and the most between two things that
// were only asked into the middle.
const (
	betweenRows = 1.2
	betweenMats = 0.6
	besideRows  = 0.8
	spreadMost  = 1.6
)

// throughMiddle puts things side by side along the longer direction through the middle of the room, in as many rows as they need, or
// two by two back to back; nil when that is too small for them.
func (p *plan) throughMiddle(w *wish, size geom.Vec3) []geom.Transform {
	low, high := p.room.Outline.Bounds()
	middle, room := low.Add(high).Mul(0.5), high.Sub(low)
	along, across, turned := geom.Vec2{1, 0}, geom.Vec2{0, 1}, 0.0
	if room[1] > room[0] {
		along, across, turned = across, along.Mul(-1), math.Pi/2
		room[0], room[1] = room[1], room[0]
	}
	gap, between, lanes := lineGap(w), betweenRows, 1
	if lies(w) {
		if size[0] > size[1] {
			size[0], size[1], turned = size[1], size[0], turned+math.Pi/2 // mats lie lengthwise in their row
		}
		between = betweenMats
	}
	deep := size[1] + between
	paired := wants(w, "back_to_back")
	if !wants(w, "row") && !paired {
		gap = geom.Clamp((room[0]-2*besideRows)/float64(w.count)-size[0], 0.3, spreadMost)
	}
	columns := int((room[0] - 2*besideRows + gap) / (size[0] + gap))
	if wants(w, "row") && w.count > 4 {
		columns = min(columns, (w.count+1)/2)
	}
	if columns < 1 {
		return nil
	}
	if paired {
		deep, columns = 2*size[1]+toWall+between, min(columns, (w.count+1)/2)
		lanes = 2
	}
	rows := (w.count + columns*lanes - 1) / (columns * lanes)
	columns = (w.count + rows*lanes - 1) / (rows * lanes)
	if block := deep - between; float64(rows-1)*deep+block+2*math.Min(between/2, besideRows) > room[1] {
		return nil
	}
	var out []geom.Transform
	for i := range w.count {
		row, lane, column := i/(columns*lanes), i%lanes, i/lanes%columns
		x := (float64(column) - float64(columns-1)/2) * (size[0] + gap)
		y := (float64(row)-float64(rows-1)/2)*deep + (float64(lane)-float64(lanes-1)/2)*(size[1]+toWall)
		at := middle.Add(along.Mul(x)).Add(across.Mul(y))
		if !p.room.Outline.Contains(at) {
			return nil
		}
		yaw := turned
		if lane == 1 {
			yaw += math.Pi
		}
		out = append(out, p.standingAt(at, yaw))
	}
	return out
}

// bothSides puts half of an even number of things with their backs to each of two walls that look at each other, where these have least
// openings.
func (p *plan) bothSides(w *wish, size geom.Vec3) []geom.Transform {
	things := footprintsOf(p.s.world, p.room)
	each := w.count / 2
	gap := lineGap(w)
	need := float64(each)*(size[0]+gap) - gap
	var best []geom.Transform
	most := 0.0
	for i := range p.room.Walls {
		for k := i + 1; k < len(p.room.Walls); k++ {
			a, b := &p.room.Walls[i], &p.room.Walls[k]
			if a.Inward.Dot(b.Inward) > -0.98 {
				continue
			}
			one, two := longestOf(p.room.FreeStretches(i, p.room.Floor, p.room.Floor+size[2], size[1], things)), longestOf(p.room.FreeStretches(k, p.room.Floor, p.room.Floor+size[2], size[1], things))
			if value := math.Min(one.Length(), two.Length()); value >= need && value > most && a.Length > 0 {
				most = value
				best = append(p.alongStretch(a, one, size, each, gap), p.alongStretch(b, two, size, each, gap)...)
			}
		}
	}
	return best
}

func longestOf(stretches []query.Stretch) query.Stretch {
	if len(stretches) == 0 {
		return query.Stretch{}
	}
	return slices.MaxFunc(stretches, func(a, b query.Stretch) int { return cmp.Compare(a.Length(), b.Length()) })
}

// alongStretch spreads n things over a stretch of wall, at least gap apart, each in the middle of its share.
func (p *plan) alongStretch(wall *query.Wall, s query.Stretch, size geom.Vec3, n int, gap float64) []geom.Transform {
	share := math.Min(s.Length()/float64(n), size[0]+math.Max(gap, spreadMost))
	if share < size[0]+gap {
		share = size[0] + gap
	}
	middle := (s.From + s.To) / 2
	var out []geom.Transform
	for i := range n {
		at := middle + (float64(i)-float64(n-1)/2)*share
		out = append(out, p.standingAt(wall.Point(at, size[1]/2+toWall), wall.Yaw))
	}
	return out
}
