package tool

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// Dimension is a distance to be written beside a room, in the world.
type Dimension struct {
	From, To geom.Vec3
	Aside    geom.Vec3 // unit: the side of the line on which there is room for it
	Strong   bool      // it belongs to the part that is held
}

// Text is the distance in metres.
func (d Dimension) Text() string { return fmt.Sprintf("%.2f m", d.To.Sub(d.From).Len()) }

// dimensionGap is how far beside the walls the lengths of walls are written, metres.
const dimensionGap = 0.22

// Dimensions lists the lengths of a room's walls and, of an opening that is held, its width and its distances to what is beside it.
func Dimensions(snap *scene.Snapshot, p RoomPart) []Dimension {
	r, ok := standingRoom(snap, p.Node)
	if !ok {
		return nil
	}
	var out []Dimension
	n := len(r.room.Outline)
	for i := range r.room.Outline {
		_, _, length, inward := r.room.Wall(i)
		aside := r.world.Rotation.Rotate(inward.Mul(-1).Vec3(0))
		off := aside.Mul(r.room.WallThickness + dimensionGap)
		strong := p.Kind == CornerPart && (i == p.Index || (i+1)%n == p.Index) || p.Kind == WallPart && (i == p.Index || (i+1)%n == p.Index || i == (p.Index+1)%n)
		out = append(out, Dimension{From: r.along(i, 0, 0).Add(off), To: r.along(i, length, 0).Add(off), Aside: aside, Strong: strong})
	}
	if o, ok := r.room.Opening(p.Opening); ok && p.OfOpening() {
		out = append(out, r.openingDimensions(&o)...)
	}
	return out
}

func (r *standing) openingDimensions(o *shell.Opening) []Dimension {
	_, _, length, inward := r.room.Wall(o.Wall)
	aside := r.world.Rotation.Rotate(inward.Vec3(0))
	before, after := 0.0, length
	for _, q := range r.room.Openings {
		if q.Wall != o.Wall || q.ID == o.ID {
			continue
		}
		if q.Offset+q.Width <= o.Offset+1e-6 {
			before = math.Max(before, q.Offset+q.Width)
		}
		if q.Offset >= o.Offset+o.Width-1e-6 {
			after = math.Min(after, q.Offset)
		}
	}
	stops := []float64{before, o.Offset, o.Offset + o.Width, after}
	var out []Dimension
	for i := range 3 {
		if stops[i+1]-stops[i] < 0.005 {
			continue
		}
		lift := aside.Mul(0.3)
		out = append(out, Dimension{From: r.along(o.Wall, stops[i], 0.01).Add(lift), To: r.along(o.Wall, stops[i+1], 0.01).Add(lift), Aside: aside, Strong: true})
	}
	if o.Sill > 0.01 {
		middle := o.Offset + o.Width/2
		out = append(out, Dimension{From: r.along(o.Wall, middle, 0), To: r.along(o.Wall, middle, o.Sill), Aside: aside, Strong: true})
	}
	return out
}

// RoomOf is the room that a part belongs to, or the only one of a selection; "" for none.
func RoomOf(snap *scene.Snapshot, selection []scene.NodeID) scene.NodeID {
	at := slices.IndexFunc(selection, func(id scene.NodeID) bool {
		_, ok := standingRoom(snap, id)
		return ok
	})
	if at < 0 {
		return ""
	}
	return selection[at]
}
