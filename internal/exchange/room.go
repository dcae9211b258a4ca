package exchange

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

const (
	usualHeight    = 2.7  // metres, where the file gives no height
	usualThickness = 0.12 // metres; walls have none in the file
	joined         = 0.05 // metres between ends of walls that count as one corner
)

// roomFacts is a room as the file means it, with the entries it was made of.
type roomFacts struct {
	room    shell.Room
	floor   float64 // height of the floor in the world
	floors  *entry
	ceiling *entry
	walls   []wallFacts
	holes   []hole
}

// wallFacts is a wall of the file: its foot, and the wall of the outline it lies on.
type wallFacts struct {
	entry     *entry
	from, to  geom.Vec2
	low, high float64 // of its polygon, in the world
	side      int     // index of the outline's wall, −1 for none
}

// hole is a door or window of the file and the opening it became; Width is 0 when it became none.
type hole struct {
	entry   *entry
	opening shell.Opening
}

// rooms makes a room of every floor or, without floors, of the walls.
func (r *reader) rooms(kind string, entries []entry) []roomFacts {
	var walls []wallFacts
	var out []roomFacts
	for i := range entries {
		e := &entries[i]
		switch e.kind {
		case wallKind:
			if w, ok := r.wall(e); ok {
				walls = append(walls, w)
			}
		case floorKind:
			if f, ok := r.floorRoom(e); ok {
				out = append(out, f)
			}
		}
	}
	if len(out) == 0 {
		out = r.roomOfWalls(walls)
	}
	for i := range out {
		f := &out[i]
		f.room.Kind = kind
		f.takeWalls(walls)
		f.takeCeiling(r, entries, len(out) == 1)
		f.settleHeight(r)
	}
	for i := range walls {
		if len(out) > 0 && !slices.ContainsFunc(out, func(f roomFacts) bool {
			return slices.ContainsFunc(f.walls, func(w wallFacts) bool { return w.entry == walls[i].entry })
		}) {
			r.report.Warn("objects."+walls[i].entry.key, "line %d: lies along no edge of a floor; kept and not built", walls[i].entry.raw.line)
		}
	}
	r.openings(out, entries, walls)
	return out
}

// wall reads a wall's polygon: its foot is the horizontal extent of its corners, in the order they come.
func (r *reader) wall(e *entry) (wallFacts, bool) {
	corners, err := polygon(e.raw.first("metadata").get("polygon"))
	if err != nil || len(corners) < 2 {
		if err == nil {
			err = fmt.Errorf("has %d corners", len(corners))
		}
		r.report.Warn("objects."+e.key+".metadata.polygon", "line %d: %v; the wall is not used", e.raw.line, err)
		return wallFacts{}, false
	}
	w := wallFacts{entry: e, low: math.Inf(1), high: math.Inf(-1), side: -1}
	longest := -1.0
	for i, a := range corners {
		w.low, w.high = math.Min(w.low, a[2]), math.Max(w.high, a[2])
		for _, b := range corners[i+1:] {
			if l := b.Vec2().Sub(a.Vec2()).Len(); l > longest+1e-9 {
				longest, w.from, w.to = l, a.Vec2(), b.Vec2()
			}
		}
	}
	if longest < 0.01 {
		r.report.Warn("objects."+e.key+".metadata.polygon", "line %d: the wall has no length; not used", e.raw.line)
		return wallFacts{}, false
	}
	return w, true
}

func (r *reader) floorRoom(e *entry) (roomFacts, bool) {
	where := "objects." + e.key + ".metadata.polygon"
	corners, err := polygon(e.raw.first("metadata").get("polygon"))
	if err != nil {
		r.report.Warn(where, "line %d: %v; the floor is not used", e.raw.line, err)
		return roomFacts{}, false
	}
	outline := footOf(corners)
	if err := outline.Check(); err != nil {
		r.report.Warn(where, "line %d: %v; the floor is not used", e.raw.line, err)
		return roomFacts{}, false
	}
	return roomFacts{room: newRoom(outline), floor: lowest(corners), floors: e}, true
}

func newRoom(outline geom.Polygon) shell.Room {
	return shell.Room{Outline: outline, WallThickness: usualThickness}
}

// footOf is a polygon seen from above, counter-clockwise.
func footOf(corners []geom.Vec3) geom.Polygon {
	var out geom.Polygon
	for _, c := range corners {
		if n := len(out); n > 0 && out[n-1].Sub(c.Vec2()).Len() < 1e-3 {
			continue
		}
		out = append(out, c.Vec2())
	}
	if n := len(out); n > 1 && out[0].Sub(out[n-1]).Len() < 1e-3 {
		out = out[:n-1]
	}
	if len(out) >= 3 && out.Area() < 0 {
		slices.Reverse(out)
	}
	return out
}

func lowest(corners []geom.Vec3) float64 {
	low := corners[0][2]
	for _, c := range corners {
		low = math.Min(low, c[2])
	}
	return low
}

// roomOfWalls follows walls from end to end until the first is met again.
func (r *reader) roomOfWalls(walls []wallFacts) []roomFacts {
	if len(walls) < 3 {
		return nil
	}
	used := make([]bool, len(walls))
	used[0] = true
	foot := geom.Polygon{walls[0].from}
	at, low := walls[0].to, walls[0].low
	for at.Sub(foot[0]).Len() > joined {
		next := slices.IndexFunc(walls, func(w wallFacts) bool {
			i := indexOf(walls, w)
			return !used[i] && (w.from.Sub(at).Len() < joined || w.to.Sub(at).Len() < joined)
		})
		if next < 0 {
			r.report.Warn("objects", "the walls do not close around a room and there is no floor; no room is built")
			return nil
		}
		used[next] = true
		foot = append(foot, at)
		w := walls[next]
		if w.from.Sub(at).Len() < joined {
			at = w.to
		} else {
			at = w.from
		}
		low = math.Min(low, w.low)
	}
	if len(foot) >= 3 && foot.Area() < 0 {
		slices.Reverse(foot)
	}
	if err := foot.Check(); err != nil {
		r.report.Warn("objects", "the walls make no room: %v", err)
		return nil
	}
	r.report.Info("objects", "there is no floor; the room is the one that the walls close around")
	return []roomFacts{{room: newRoom(foot), floor: low}}
}

func indexOf(walls []wallFacts, w wallFacts) int {
	return slices.IndexFunc(walls, func(o wallFacts) bool { return o.entry == w.entry })
}

// takeWalls finds the walls that lie on the outline.
func (f *roomFacts) takeWalls(walls []wallFacts) {
	for _, w := range walls {
		best := joined
		for side := range f.room.Outline {
			from, to, length, inward := f.room.Wall(side)
			along := to.Sub(from).Mul(1 / length)
			off := math.Max(math.Abs(w.from.Sub(from).Dot(inward)), math.Abs(w.to.Sub(from).Dot(inward)))
			a, b := w.from.Sub(from).Dot(along), w.to.Sub(from).Dot(along)
			if math.Min(math.Max(a, b), length)-math.Max(math.Min(a, b), 0) < 0.5*math.Abs(a-b) {
				continue
			}
			if off < best {
				best, w.side = off, side
			}
		}
		if w.side >= 0 {
			f.walls = append(f.walls, w)
		}
	}
}

// takeCeiling finds the ceiling over the room's middle; the only room takes the only ceiling.
func (f *roomFacts) takeCeiling(r *reader, entries []entry, only bool) {
	low, high := f.room.Outline.Bounds()
	middle := low.Add(high).Mul(0.5)
	for i := range entries {
		e := &entries[i]
		if e.kind != ceilingKind || f.ceiling != nil {
			continue
		}
		corners, err := polygon(e.raw.first("metadata").get("polygon"))
		if err != nil || len(corners) < 3 {
			if only {
				f.ceiling = e
				r.report.Warn("objects."+e.key, "line %d: the ceiling has no polygon; it covers the room", e.raw.line)
			}
			continue
		}
		if foot := footOf(corners); only || foot.Contains(middle) {
			f.ceiling = e
			f.room.Height = lowest(corners) - f.floor
		}
	}
	f.room.Ceiling = f.ceiling != nil
}

// settleHeight takes the height from the ceiling, else from the highest wall, else the usual one.
func (f *roomFacts) settleHeight(r *reader) {
	if f.room.Height < 0.5 {
		f.room.Height = 0
		for _, w := range f.walls {
			f.room.Height = math.Max(f.room.Height, w.high-f.floor)
		}
	}
	if f.room.Height < 0.5 || f.room.Height > 100 {
		r.report.Warn("objects", "the room's height is %.2f m in the file; %.1f m is taken", f.room.Height, usualHeight)
		f.room.Height = usualHeight
	}
	f.room.Height = tidy(f.room.Height)
}
