package shell

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
)

// Edits return a changed copy of the room and leave the room alone. Openings keep their distance from the end of their wall that stays
// where it is, and move along only as far as they must to stay on it; what no longer fits is an error. The copy has passed Check.

func (r *Room) copied() *Room {
	out := *r
	out.Outline, out.Openings = slices.Clone(r.Outline), slices.Clone(r.Openings)
	return &out
}

func (r *Room) checkWall(i int) error {
	if i < 0 || i >= len(r.Outline) {
		return fmt.Errorf("there is no wall %d; the room has walls 0 to %d", i, len(r.Outline)-1)
	}
	return nil
}

func (r *Room) checkCorner(i int) error {
	if i < 0 || i >= len(r.Outline) {
		return fmt.Errorf("there is no corner %d; the room has corners 0 to %d", i, len(r.Outline)-1)
	}
	return nil
}

// follow moves the openings of walls whose ends have moved from those of before to those of the room.
func (r *Room) follow(before geom.Polygon) {
	for i := range r.Openings {
		o := &r.Openings[i]
		was := frameBetween(before[o.Wall], before[(o.Wall+1)%len(before)])
		now := frameOf(r, o.Wall)
		startMoved := r.Outline[o.Wall] != before[o.Wall]
		endMoved := r.Outline[(o.Wall+1)%len(before)] != before[(o.Wall+1)%len(before)]
		switch {
		case startMoved && !endMoved:
			o.Offset += now.length - was.length
		case startMoved && endMoved:
			// What is on the wall stays where it is, seen along the wall.
			at := was.at(o.Offset+o.Width/2, 0)
			o.Offset = at.Sub(now.from).Dot(now.along) - o.Width/2
		}
		o.Offset = math.Round(geom.Clamp(o.Offset, 0, math.Max(0, now.length-o.Width))*1e6) / 1e6
	}
}

// MoveCorner puts corner i somewhere else, in the room's frame.
func (r *Room) MoveCorner(i int, to geom.Vec2) (*Room, error) {
	if err := r.checkCorner(i); err != nil {
		return nil, err
	}
	out := r.copied()
	out.Outline[i] = to
	return out.settled(r.Outline)
}

func (r *Room) settled(before geom.Polygon) (*Room, error) {
	if err := CheckOutline(r.Outline); err != nil {
		return nil, err
	}
	r.follow(before)
	if err := r.Check(); err != nil {
		return nil, err
	}
	return r, nil
}

// MoveWall pushes wall i outwards by so many metres, inwards when negative. The walls beside it grow or shrink along their own
// lines; where one runs on in the same line, a new wall joins the two at a right angle.
func (r *Room) MoveWall(i int, outwards float64) (*Room, error) {
	if err := r.checkWall(i); err != nil {
		return nil, err
	}
	if !geom.Finite(outwards) {
		return nil, fmt.Errorf("a wall moves by a finite distance, not %g", outwards)
	}
	out := r.copied()
	if math.Abs(outwards) < 1e-9 {
		return out, nil
	}
	out, i = out.parted(i)
	before := slices.Clone(out.Outline)
	n := len(out.Outline)
	next, w := (i+1)%n, frameBetween(before[i], before[(i+1)%n])
	slide := func(corner, beyond int) geom.Vec2 {
		way := before[corner].Sub(before[beyond])
		across := -way.Dot(w.inward)
		if way.Len() < 1e-9 || math.Abs(across) < 0.02*way.Len() {
			return before[corner].Sub(w.inward.Mul(outwards))
		}
		return before[corner].Add(way.Mul(outwards / across))
	}
	out.Outline[i], out.Outline[next] = slide(i, (i+n-1)%n), slide(next, (next+1)%n)
	if err := CheckOutline(out.Outline); err != nil {
		return nil, err
	}
	if now := frameOf(out, i); now.along.Dot(w.along) < 0 {
		return nil, fmt.Errorf("wall %d would turn over: the walls beside it meet before it gets there", i)
	}
	out.follow(before)
	if err := out.Check(); err != nil {
		return nil, err
	}
	return out, nil
}

// Parted is the room with the corners that MoveWall adds for wall i where they are before it moves: walls of no length that then join
// it to those that run on in its line.
func (r *Room) Parted(i int) *Room {
	if r.checkWall(i) != nil {
		return r
	}
	out, _ := r.parted(i)
	return out
}

// parted also returns the wall's index in the room with those corners.
func (r *Room) parted(i int) (*Room, int) {
	out, n := r, len(r.Outline)
	if r.straight((i + 1) % n) {
		out = out.insertCorner(i+1, r.Outline[(i+1)%n])
	}
	if r.straight(i) {
		out = out.insertCorner(i, r.Outline[i])
		i++
	}
	return out, i
}

// straight reports whether the walls before and after a corner run on in one line.
func (r *Room) straight(corner int) bool {
	n := len(r.Outline)
	in := frameBetween(r.Outline[(corner+n-1)%n], r.Outline[corner])
	out := frameBetween(r.Outline[corner], r.Outline[(corner+1)%n])
	return math.Abs(cross(in.along, out.along)) < 0.02 && in.along.Dot(out.along) > 0
}

// insertCorner adds a corner before corner i; openings of later walls follow.
func (r *Room) insertCorner(i int, at geom.Vec2) *Room {
	out := r.copied()
	out.Outline = slices.Insert(out.Outline, i, at)
	for k := range out.Openings {
		if out.Openings[k].Wall >= i {
			out.Openings[k].Wall++
		}
	}
	return out
}

// SplitWall adds a corner on wall i, so many metres from its start. The openings stay where they are; one that would be cut in two
// is an error.
func (r *Room) SplitWall(i int, at float64) (*Room, error) {
	if err := r.checkWall(i); err != nil {
		return nil, err
	}
	w := frameOf(r, i)
	if !(at >= MinWall && at <= w.length-MinWall) {
		return nil, fmt.Errorf("wall %d is %.2f m long: it can be split between %.2f and %.2f m", i, w.length, MinWall, w.length-MinWall)
	}
	for _, o := range r.Openings {
		if o.Wall == i && o.Offset < at-1e-6 && o.Offset+o.Width > at+1e-6 {
			return nil, fmt.Errorf("opening %q reaches from %.2f to %.2f m of wall %d and would be cut in two at %.2f m", o.ID, o.Offset, o.Offset+o.Width, i, at)
		}
	}
	out := r.insertCorner(i+1, w.at(at, 0))
	for k := range out.Openings {
		if o := &out.Openings[k]; o.Wall == i && o.Offset >= at-1e-6 {
			o.Wall, o.Offset = i+1, math.Max(0, o.Offset-at)
		}
	}
	if err := out.Check(); err != nil {
		return nil, err
	}
	return out, nil
}

// RemoveCorner makes one wall of the two that meet at corner i. Openings of both stay on it, as near to where they were as they can.
func (r *Room) RemoveCorner(i int) (*Room, error) {
	if err := r.checkCorner(i); err != nil {
		return nil, err
	}
	n := len(r.Outline)
	if n <= 3 {
		return nil, errors.New("a room needs three corners")
	}
	out := r.copied()
	out.Outline = slices.Delete(out.Outline, i, i+1)
	if err := CheckOutline(out.Outline); err != nil {
		return nil, err
	}
	before := (i + n - 1) % n
	for k := range out.Openings {
		o := &out.Openings[k]
		was := frameOf(r, o.Wall)
		switch {
		case o.Wall == i && i == 0:
			o.Wall = n - 2
		case o.Wall >= i && i > 0:
			o.Wall--
		case i == 0:
			o.Wall--
		}
		if r.Openings[k].Wall != i && r.Openings[k].Wall != before {
			continue
		}
		now := frameOf(out, o.Wall)
		middle := was.at(o.Offset+o.Width/2, 0).Sub(now.from).Dot(now.along)
		o.Offset = math.Round(geom.Clamp(middle-o.Width/2, 0, math.Max(0, now.length-o.Width))*1e6) / 1e6
	}
	if err := out.Check(); err != nil {
		return nil, err
	}
	return out, nil
}

// MoveOpening puts an opening on a wall, its near edge so many metres from the wall's start.
func (r *Room) MoveOpening(id string, wall int, offset float64) (*Room, error) {
	if err := r.checkWall(wall); err != nil {
		return nil, err
	}
	out := r.copied()
	i := slices.IndexFunc(out.Openings, func(o Opening) bool { return o.ID == id })
	if i < 0 {
		return nil, fmt.Errorf("the room has no opening %q", id)
	}
	out.Openings[i].Wall, out.Openings[i].Offset = wall, offset
	if err := out.Check(); err != nil {
		return nil, err
	}
	return out, nil
}

// Fitted returns an opening moved along its wall, by as little as it takes, and narrowed if it must be, so that it fits between the
// ends and the other openings; false when there is no room for it.
func (r *Room) Fitted(o Opening) (Opening, bool) {
	if r.checkWall(o.Wall) != nil {
		return o, false
	}
	w := frameOf(r, o.Wall)
	o.Sill = geom.Clamp(o.Sill, 0, math.Max(0, r.Height-0.05))
	o.Height = math.Min(o.Height, r.Height-o.Sill)
	free := []stretch{{from: 0, to: w.length}}
	for _, p := range r.Openings {
		if p.ID != o.ID && p.Wall == o.Wall && p.Sill < o.Sill+o.Height && o.Sill < p.Sill+p.Height {
			free = cutOut(free, p.Offset, p.Offset+p.Width)
		}
	}
	best, found := math.Inf(1), false
	out := o
	for _, s := range free {
		width := math.Min(o.Width, s.to-s.from)
		if width < math.Min(o.Width, 0.3) {
			continue
		}
		offset := geom.Clamp(o.Offset+(o.Width-width)/2, s.from, s.to-width)
		cost := math.Abs(offset-o.Offset) + 10*(o.Width-width)
		if cost < best {
			best, found = cost, true
			out.Offset, out.Width = offset, width
		}
	}
	out.Arch = math.Min(out.Arch, math.Min(out.Width/2, out.Height))
	return out, found
}

func cutOut(free []stretch, from, to float64) []stretch {
	var out []stretch
	for _, s := range free {
		if from-s.from > 1e-9 {
			out = append(out, stretch{from: s.from, to: math.Min(s.to, from)})
		}
		if s.to-to > 1e-9 {
			out = append(out, stretch{from: math.Max(s.from, to), to: s.to})
		}
	}
	return slices.DeleteFunc(out, func(s stretch) bool { return s.to <= s.from })
}
