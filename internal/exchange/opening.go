package exchange

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// span is where an opening lies: metres along the outline's wall and above the floor.
type span struct {
	middle, center float64 // along the wall, and up
	width, height  float64
	onFloor        bool
}

const (
	usualDoorWidth, usualDoorHeight     = 0.9, 2.03
	usualWindowWidth, usualWindowHeight = 1.2, 1.2
	usualSill                           = 0.9
	leastOpening                        = 0.2 // metres
)

// openings cuts the doors and windows into the walls they belong to.
func (r *reader) openings(rooms []roomFacts, entries []entry, walls []wallFacts) {
	for i := range entries {
		e := &entries[i]
		if e.kind != doorKind && e.kind != windowKind {
			continue
		}
		if len(rooms) == 0 {
			r.report.Warn("objects."+e.key, "line %d: there is no room to cut it into; left out", e.raw.line)
			continue
		}
		if err := r.opening(rooms, e, walls); err != nil {
			r.report.Warn("objects."+e.key, "line %d: %v; left out", e.raw.line, err)
			rooms[0].holes = append(rooms[0].holes, hole{entry: e})
		}
	}
}

// opening places one. Position counts from the middle of its wall, along it from its polygon's first corner and up; with three
// coordinates, or without a wall, it is a point of the world.
func (r *reader) opening(rooms []roomFacts, e *entry, walls []wallFacts) error {
	at, given, err := r.positionOf(e)
	if err != nil {
		return err
	}
	f, w := wallOf(rooms, e.raw.get("metadata", "parent_obj").text())
	if w == nil || given == 3 {
		if near, nearest := nearestWall(rooms, at.Vec2()); nearest != nil && (w == nil || near < 0.5) {
			owner := roomOf(rooms, nearest)
			return r.cut(owner, nearest.side, e, spanInWorld(owner, nearest.side, at, given, e))
		}
		if w == nil {
			return fmt.Errorf("no wall is at %v and it names none that is built (%q)", at.Vec2(), e.raw.get("metadata", "parent_obj").text())
		}
	}
	along := w.to.Sub(w.from).Normalize()
	foot := w.from.Add(w.to).Mul(0.5).Add(along.Mul(at[0]))
	s := spanOf(e)
	s.middle = f.along(w.side, foot)
	s.center = (w.low+w.high)/2 + at[1] - f.floor
	return r.cut(f, w.side, e, s)
}

func (r *reader) positionOf(e *entry) (geom.Vec3, int, error) {
	if places := e.placements(); len(places) > 0 {
		at, given, err := point(places[0].value.get("position"))
		if err != nil {
			return at, given, fmt.Errorf("%s %w", e.path(places[0], "position"), err)
		}
		return at, given, nil
	}
	if box, err := e.raw.get("metadata", "bbox_on_wall").floats(); err == nil && len(box) == 4 {
		return geom.Vec3{(box[0] + box[2]) / 2, (box[1] + box[3]) / 2, 0}, 2, nil
	}
	return geom.Vec3{}, 0, fmt.Errorf("has no placement with a position")
}

// spanOf reads the size: the declared one, else the box of the mesh, else that on the wall.
func spanOf(e *entry) span {
	meta := e.raw.get("metadata")
	s := span{onFloor: meta.get("onFloor").isTrue() || e.kind == doorKind}
	box := elements(e.raw.get("bbox_size"))
	s.width, s.height = positive(meta.get("width")), positive(meta.get("height"))
	if s.width == 0 {
		s.width = math.Max(positive(box[0]), positive(box[1]))
	}
	if s.height == 0 {
		s.height = positive(box[2])
	}
	if on, err := meta.get("bbox_on_wall").floats(); err == nil && len(on) == 4 {
		if s.width == 0 {
			s.width = math.Abs(on[2] - on[0])
		}
		if s.height == 0 {
			s.height = math.Abs(on[3] - on[1])
		}
	}
	if s.width < leastOpening {
		s.width = map[string]float64{doorKind: usualDoorWidth, windowKind: usualWindowWidth}[e.kind]
	}
	if s.height < leastOpening {
		s.height = map[string]float64{doorKind: usualDoorHeight, windowKind: usualWindowHeight}[e.kind]
	}
	return s
}

func positive(v value) float64 {
	f, ok := v.float()
	if !ok || f < 0 || f > maxThing {
		return 0
	}
	return f
}

func spanInWorld(f *roomFacts, side int, at geom.Vec3, given int, e *entry) span {
	s := spanOf(e)
	s.middle = f.along(side, at.Vec2())
	s.center = at[2] - f.floor
	if given < 3 {
		s.center = usualSill + s.height/2
	}
	return s
}

// along is how far a point lies along a wall of the outline.
func (f *roomFacts) along(side int, p geom.Vec2) float64 {
	from, to, length, _ := f.room.Wall(side)
	return p.Sub(from).Dot(to.Sub(from).Mul(1 / length))
}

// wallOf finds the built wall of a name, and its room.
func wallOf(rooms []roomFacts, key string) (*roomFacts, *wallFacts) {
	for i := range rooms {
		for k := range rooms[i].walls {
			if rooms[i].walls[k].entry.key == key {
				return &rooms[i], &rooms[i].walls[k]
			}
		}
	}
	return nil, nil
}

func roomOf(rooms []roomFacts, w *wallFacts) *roomFacts {
	f, _ := wallOf(rooms, w.entry.key)
	return f
}

// nearestWall finds the built wall next to a point of the floor.
func nearestWall(rooms []roomFacts, p geom.Vec2) (float64, *wallFacts) {
	best, found := math.Inf(1), (*wallFacts)(nil)
	for i := range rooms {
		for k := range rooms[i].walls {
			w := &rooms[i].walls[k]
			along := w.to.Sub(w.from)
			t := geom.Clamp(p.Sub(w.from).Dot(along)/along.Dot(along), 0, 1)
			if d := p.Sub(w.from.Add(along.Mul(t))).Len(); d < best {
				best, found = d, w
			}
		}
	}
	if best > 1 {
		return best, nil
	}
	return best, found
}

// cut makes the opening fit its wall and puts it in; what does not fit beside the others is refused.
func (r *reader) cut(f *roomFacts, side int, e *entry, s span) error {
	_, _, length, _ := f.room.Wall(side)
	o := shell.Opening{ID: e.key, Kind: shell.Door, Wall: side}
	if e.kind == windowKind {
		o.Kind = shell.Window
	}
	o.Width = math.Min(s.width, length-0.02)
	o.Height = math.Min(s.height, f.room.Height-0.02)
	if o.Width < leastOpening || o.Height < leastOpening {
		return fmt.Errorf("its wall is only %.2f m long", length)
	}
	o.Offset = geom.Clamp(s.middle-o.Width/2, 0.01, length-0.01-o.Width)
	if !s.onFloor {
		o.Sill = math.Max(0, s.center-o.Height/2)
		o.Height = math.Max(leastOpening, math.Min(o.Height, f.room.Height-0.02-o.Sill))
		o.Sill = math.Min(o.Sill, f.room.Height-0.02-o.Height)
	}
	o.Offset, o.Width, o.Height, o.Sill = tidy(o.Offset), tidy(o.Width), tidy(o.Height), tidy(o.Sill)
	f.room.Openings = append(f.room.Openings, o)
	if err := f.room.Check(); err != nil {
		f.room.Openings = f.room.Openings[:len(f.room.Openings)-1]
		return err
	}
	if moved := math.Abs(o.Offset + o.Width/2 - s.middle); moved > 0.01 && o.Width >= s.width-0.01 && o.Height >= s.height-0.01 {
		r.report.Warn("objects."+e.key, "line %d: reaches beyond its wall, which is %.2f m long; it was moved by %.2f m along it", e.raw.line, length, moved)
	} else if o.Width < s.width-0.01 || o.Height < s.height-0.01 {
		r.report.Warn("objects."+e.key, "line %d: is %.2f × %.2f m in the file and does not fit its wall, %.2f × %.2f m; it is %.2f × %.2f m here",
			e.raw.line, s.width, s.height, length, f.room.Height, o.Width, o.Height)
	}
	f.holes = append(f.holes, hole{e, o})
	return nil
}
