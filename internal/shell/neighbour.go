package shell

import (
	"math"
	"slices"

	"scenograph/internal/geom"
)

// Placed is a room somewhere in the world.
type Placed struct {
	ID    string
	Room  *Room
	World geom.Transform // worldFromRoom
}

// Neighbour is another room, as seen from this one. It is comparable: equal neighbours have equal effects.
type Neighbour struct {
	ID   string
	Room *Room
	At   geom.Vec3 // its origin in this room's frame
	Turn float64   // its yaw in this room's frame, radians
	// First says that of two doors in one place, the neighbour's is the one that is hung.
	First bool
}

// Beside lists the rooms that may share walls, floor or ceiling with one of a list, in the order of their ids. Only rooms that
// stand upright and unscaled have neighbours.
func Beside(rooms []Placed, of int) []Neighbour {
	self := &rooms[of]
	if !plain(self.World) {
		return nil
	}
	low, high := reachOf(self)
	var out []Neighbour
	for i := range rooms {
		other := &rooms[i]
		if i == of || !plain(other.World) {
			continue
		}
		if l, h := reachOf(other); l[0] > high[0] || l[1] > high[1] || l[2] > high[2] || h[0] < low[0] || h[1] < low[1] || h[2] < low[2] {
			continue
		}
		relative := other.World.Relative(self.World)
		out = append(out, Neighbour{
			ID: other.ID, Room: other.Room, At: relative.Translation, Turn: relative.Rotation.YawAngle(), First: other.ID < self.ID,
		})
	}
	slices.SortFunc(out, func(a, b Neighbour) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	return out
}

// plain reports whether a pose only moves and turns about +Z.
func plain(t geom.Transform) bool {
	up := t.Rotation.Rotate(geom.Up)
	return up[2] > 1-1e-9 && t.Scale.Sub(geom.One).Len() < 1e-9
}

// reachOf is the box around a room, its walls and slabs, with a centimetre around it.
func reachOf(p *Placed) (low, high geom.Vec3) {
	box := geom.EmptyBox()
	for _, c := range p.Room.Outline {
		box = box.Add(p.World.Apply(c.Vec3(-slab))).Add(p.World.Apply(c.Vec3(p.Room.Height + slab)))
	}
	around := p.Room.WallThickness + 0.01
	grow := geom.Vec3{around, around, 0.01}
	return box.Min.Sub(grow), box.Max.Add(grow)
}

// outline is the neighbour's outline in this room's frame.
func (n *Neighbour) outline() geom.Polygon {
	sin, cos := math.Sincos(n.Turn)
	out := make(geom.Polygon, len(n.Room.Outline))
	for i, p := range n.Room.Outline {
		out[i] = geom.Vec2{n.At[0] + cos*p[0] - sin*p[1], n.At[1] + sin*p[0] + cos*p[1]}
	}
	return out
}

// Joint is a stretch of a wall that backs onto a neighbour's wall: both build one wall together.
type Joint struct {
	Wall      int     // of this room
	From, To  float64 // metres along it, between the inner corners of both rooms
	Gap       float64 // metres between the inner faces
	Neighbour int     // index in the list
	Other     int     // the neighbour's wall
	OtherFrom float64 // metres along the neighbour's wall at To: it runs the other way
}

// Tolerances of walls that lie back to back.
const (
	parallelCos = 0.99996 // half a degree
	gapSlack    = 0.005   // metres
	leastShared = 0.05    // metres of wall
	leastRise   = 0.3     // metres of common height
)

// Joints lists where a room's walls back onto those of its neighbours.
func Joints(r *Room, beside []Neighbour) []Joint {
	var out []Joint
	for k := range beside {
		n := &beside[k]
		if math.Min(r.Height, n.At[2]+n.Room.Height)-math.Max(0, n.At[2]) < leastRise {
			continue
		}
		far := n.outline()
		for i := range r.Outline {
			w := frameOf(r, i)
			for j := range far {
				if joint, ok := w.joint(far[j], far[(j+1)%len(far)], r.WallThickness+n.Room.WallThickness); ok {
					joint.Wall, joint.Neighbour, joint.Other = i, k, j
					out = append(out, joint)
				}
			}
		}
	}
	return out
}

// joint compares this wall with another, from a to b in the same frame.
func (w *wallFrame) joint(a, b geom.Vec2, most float64) (Joint, bool) {
	way := b.Sub(a)
	if way.Dot(w.along) > -parallelCos*way.Len() {
		return Joint{}, false
	}
	a, b = a.Sub(w.from), b.Sub(w.from)
	gapA, gapB := -a.Dot(w.inward), -b.Dot(w.inward)
	gap := (gapA + gapB) / 2
	from, to := math.Max(0, b.Dot(w.along)), math.Min(w.length, a.Dot(w.along))
	if math.Abs(gapA-gapB) > 2*gapSlack || gap < -gapSlack || gap > most+gapSlack || to-from < leastShared {
		return Joint{}, false
	}
	return Joint{From: from, To: to, Gap: math.Max(gap, 0), OtherFrom: a.Dot(w.along) - to}, true
}

// share is how much of the wall in a joint this room builds, from its own inner face outwards.
func (j *Joint) share(r *Room, beside []Neighbour) float64 {
	mine, theirs := r.WallThickness, beside[j.Neighbour].Room.WallThickness
	if mine+theirs <= 0 {
		return 0
	}
	return math.Min(j.Gap*mine/(mine+theirs), mine)
}

// Borrowed is an opening of a neighbour that goes through a wall of this room.
type Borrowed struct {
	Opening   // in this room: its wall, offset, sill and sides
	Neighbour int
	Own       string // the neighbour's id of it
}

// BorrowedOpenings lists the openings of neighbours that go through a room's walls, clipped to them. Their ids are those of the
// neighbour and of its opening, joined by a slash.
func BorrowedOpenings(r *Room, beside []Neighbour) []Borrowed {
	var out []Borrowed
	for _, j := range Joints(r, beside) {
		n := &beside[j.Neighbour]
		_, _, length, _ := r.Wall(j.Wall)
		for _, o := range n.Room.Openings {
			if o.Wall != j.Other {
				continue
			}
			start := j.To + j.OtherFrom - o.Offset // metres along this wall at the opening's first edge; it runs the other way
			from, to := math.Max(start-o.Width, 0), math.Min(start, length)
			low, high := math.Max(o.Sill+n.At[2], 0), math.Min(o.Sill+o.Height+n.At[2], r.Height)
			if middle := start - o.Width/2; middle < j.From || middle > j.To || to-from < 0.02 || high-low < 0.02 {
				continue
			}
			b := Borrowed{Opening: o, Neighbour: j.Neighbour, Own: o.ID}
			b.ID, b.Wall = n.ID+"/"+o.ID, j.Wall
			b.Offset, b.Width, b.Sill, b.Height = from, to-from, low, high-low
			b.Outward, b.HingeLeft = !o.Outward, !o.HingeLeft
			out = append(out, b)
		}
	}
	return out
}

// Leads returns the neighbour that an opening of a room leads to, −1 for outdoors.
func Leads(r *Room, o *Opening, beside []Neighbour) int {
	for _, j := range Joints(r, beside) {
		if middle := o.Offset + o.Width/2; j.Wall == o.Wall && middle > j.From && middle < j.To {
			return j.Neighbour
		}
	}
	return -1
}
