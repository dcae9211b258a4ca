package designer

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// manyTables are so many that they stand in rows in every room of an order.
const manyTables = 4

// gridded reports whether the things of a wish stand in rows: many tables in a room for many people, or rows that were asked for.
func (p *plan) gridded(w *wish) bool {
	if w.count < 3 || w.entry.Mount != scene.OnFloor {
		return false
	}
	rows := false
	for _, x := range w.wants {
		if x.kind == "row" {
			rows = true
		} else if x.asked && (x.kind != "centred_in" || w.count < manyTables) && (x.kind != "facing" || !p.toFront(x.object)) {
			return false
		}
	}
	switch w.noun {
	case "desk", "table", "dining table", "round table", "bar table":
		if p.brisk && w.count >= manyTables {
			return true
		}
		switch p.b.Room.Kind {
		case "classroom", "restaurant", "diner", "cafe", "computer room":
			return true
		}
		return rows
	}
	return false
}

// toFront reports whether what rows look at is, or hangs at, the front wall.
func (p *plan) toFront(object string) bool {
	return object == "wall" || strings.HasSuffix(object, "board") || strings.HasSuffix(object, "screen")
}

// teachers reports whether a wish is for the desk that looks back at the rows.
func teachers(w *wish) bool { return w.noun == "desk" && strings.Contains(w.phrase, "teacher") }

// beforeRows puts the teacher's desk between the front wall and the rows, with room for a chair behind it.
func (p *plan) beforeRows(size geom.Vec3) []geom.Transform {
	wall, _ := p.frontWall()
	low, high, _ := p.reachOf(wall)
	at := wall.Point(low+(high-low)*0.5, chairRoom+size[1]/2)
	return []geom.Transform{p.standingAt(at, wall.Yaw+math.Pi)}
}

// chairRoom is the floor for a person on a chair between a desk and a wall, metres.
const chairRoom = 0.95

// frontWall is the wall that rows look at: the one with the longest stretch free of openings.
func (p *plan) frontWall() (*query.Wall, int) {
	best, at := -1.0, 0
	for i := range p.room.Walls {
		for _, s := range p.room.FreeStretches(i, p.room.Floor, p.room.Floor+2, 0.1, nil) {
			if s.Length() > best+0.01 {
				best, at = s.Length(), i
			}
		}
	}
	return &p.room.Walls[at], at
}

// grid lists poses in rows, the front one first, each centred. It is nil when the room is too small for them all.
func (p *plan) grid(w *wish, size geom.Vec3) []geom.Transform {
	wall, _ := p.frontWall()
	low, high := math.Inf(1), math.Inf(-1)
	deep := 0.0
	for _, c := range p.room.Outline {
		d := c.Sub(wall.From)
		low, high = math.Min(low, d.Dot(wall.Along)), math.Max(high, d.Dot(wall.Along))
		deep = math.Max(deep, d.Dot(wall.Inward))
	}
	front, back := 1.2, 0.8
	if w.noun != "desk" {
		front, back = 1, 1
	}
	if slices.ContainsFunc(p.wishes, teachers) {
		front, back = chairRoom+size[1]+0.7, 0.65
	}
	var across, behind float64
	columns, rows := 0, 0
	for _, room := range []float64{1, 0.85, 0.7} {
		across, behind = pitch(w.noun, size, room)
		columns = int((high - low - 0.5) / across)
		rows = int((deep-front-back-size[1])/behind) + 1
		if columns*rows >= w.count {
			break
		}
	}
	if columns < 1 || rows < 1 || columns*rows < w.count {
		return nil
	}
	rows = (w.count + columns - 1) / columns
	columns = (w.count + rows - 1) / rows
	middle := (low + high) / 2
	var out []geom.Transform
	for i := range w.count {
		row, column := i/columns, i%columns
		inRow := min(columns, w.count-row*columns)
		x := middle + (float64(column)-float64(inRow-1)/2)*across
		y := front + size[1]/2 + float64(row)*behind
		at := wall.Point(x, y)
		out = append(out, geom.At(geom.Vec3{round(at[0], 1000), round(at[1], 1000), p.room.Floor}, wall.Yaw).Canonical())
	}
	return out
}

// pitch is how far tables in rows are apart, from middle to middle, when the floor between them is so much of the usual.
func pitch(noun string, size geom.Vec3, room float64) (across, behind float64) {
	if noun == "desk" {
		return size[0] + 0.5*room, size[1] + 0.98*math.Max(room, 0.9)
	}
	return size[0] + 1.3*room, size[1] + 1.5*room
}

// thin takes rows that nobody counted back to what the floor holds, and their seats with them.
func (p *plan) thin(g *group) {
	for _, w := range g.wishes {
		if a := p.arranged(w); w.asked && (a == inGrid || a == inCircle) {
			p.shrinkToFit(w)
		}
		if w.asked || p.arranged(w) != inGrid || p.grid(w, w.entry.Size) != nil {
			continue
		}
		was := w.count
		for w.count > 3 && p.grid(w, w.entry.Size) == nil {
			w.count--
		}
		for _, o := range g.wishes {
			if o != w && !o.asked && seats[o.noun] {
				o.count = o.count * w.count / was
			}
		}
	}
}

// shrinkToFit makes the things of rows or a circle that were asked for as small as they must be for all of them to stand in it.
func (p *plan) shrinkToFit(w *wish) {
	if w.rigid || p.poses(w, w.entry.Size) != nil || p.poses(w, w.entry.MinSize) == nil {
		return
	}
	usual := w.entry.Size
	for _, share := range []float64{0.75, 0.5, 0.25, 0} {
		w.entry.Size = w.entry.MinSize.Add(usual.Sub(w.entry.MinSize).Mul(share))
		if p.poses(w, w.entry.Size) != nil {
			return
		}
	}
}

// boardWall is the wall for a board in a room with rows, as its index, or "".
func (p *plan) boardWall(w *wish) string {
	if !p.toFront(w.noun) || p.b.Room.Kind != "classroom" && !slices.ContainsFunc(p.wishes, func(o *wish) bool { return o != w && (p.arranged(o) == inGrid || p.arranged(o) == inAudience) }) {
		return ""
	}
	_, i := p.frontWall()
	return strconv.Itoa(i)
}

// Heights of a board, metres: of its middle, and of its lower edge at least.
const (
	boardMiddle = 1.5
	boardLeast  = 0.85
)

// beforeAll hangs a board in the middle of the wall that rows look at.
func (p *plan) beforeAll(size geom.Vec3) []geom.Transform {
	wall, _ := p.frontWall()
	low, high, _ := p.reachOf(wall)
	pose := p.standingAt(wall.Point((low+high)/2, size[1]/2+offWall), wall.Yaw)
	pose.Translation[2] += math.Max(boardLeast, boardMiddle-size[2]/2)
	return []geom.Transform{pose.Canonical()}
}

// offWall is how far what hangs is from the wall, in metres.
const offWall = 0.002
