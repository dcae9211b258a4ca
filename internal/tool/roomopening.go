package tool

import (
	"errors"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// wallAt is which wall the mouse is on and how far along it: the nearest whose inner face it sees, else the one the opening is in.
func (d *RoomDrag) wallAt(view frame.View, pixel geom.Vec2, own int, o *shell.Opening) (along float64, wall int, ok bool) {
	best := math.Inf(1)
	eye := d.room.local(view.Ray(pixel))
	for i := range d.room.room.Outline {
		_, _, length, inward := d.room.room.Wall(i)
		at, z, distance, hit := d.room.onWall(view, pixel, i)
		if !hit || at < 0 || at > length || z < 0 || z > d.room.room.Height || eye.Direction.Dot(inward.Vec3(0)) > 0 && i != own {
			continue
		}
		if distance < best {
			best, along, wall, ok = distance, at, i, true
		}
	}
	if ok {
		return along, wall, true
	}
	// Off all walls, or seen from above: the wall whose foot is nearest.
	p, hit := d.room.floor(view, pixel)
	if !hit {
		return 0, 0, false
	}
	for i := range d.room.room.Outline {
		from, to, length, _ := d.room.room.Wall(i)
		off := geom.SegmentDistance(p, from, to)
		if i == own {
			off -= 0.3 // it leaves its wall only for one that is clearly nearer
		}
		if off < best {
			best, along, wall = off, p.Sub(from).Dot(to.Sub(from))/length, i
		}
	}
	return along, wall, true
}

func (d *RoomDrag) dragOpening(view frame.View, pixel geom.Vec2, snap RoomSnap, out *RoomMove) ([]action.Action, error) {
	o, _ := d.room.room.Opening(d.Part.Opening)
	along, wall, ok := d.wallAt(view, pixel, o.Wall, &o)
	if !ok {
		return nil, errHorizon
	}
	_, _, length, _ := d.room.room.Wall(wall)
	offset := along - d.grab[0]
	if wall != o.Wall {
		offset = along - o.Width/2
	}
	if o.Width > length+1e-9 {
		return nil, errors.New("the opening is wider than this wall")
	}
	middle := (length - o.Width) / 2
	switch {
	case snap.Align && math.Abs(offset-middle) < d.reach(view, d.room.room.Outline[wall], snap):
		offset = rounded(middle, 0)
		out.Guides = [][2]geom.Vec3{{d.room.along(wall, length/2, 0), d.room.along(wall, length/2, d.room.room.Height)}}
	default:
		offset = rounded(offset, snap.Step)
	}
	o.Wall, o.Offset = wall, geom.Clamp(offset, 0, length-o.Width)
	fitted, ok := d.room.room.Fitted(o)
	if !ok || fitted.Width < o.Width-1e-9 || fitted.Height < o.Height-1e-9 {
		return nil, errors.New("other openings leave no room for it on this wall")
	}
	out.Part.Index = wall
	return []action.Action{action.MoveOpening{Node: d.Part.Node, Opening: o.ID, Wall: wall, Offset: fitted.Offset}}, nil
}

// dragEdge makes an opening wider or narrower.
func (d *RoomDrag) dragEdge(view frame.View, pixel geom.Vec2, snap RoomSnap) ([]action.Action, error) {
	o, _ := d.room.room.Opening(d.Part.Opening)
	along, _, _, ok := d.room.onWall(view, pixel, o.Wall)
	if !ok {
		p, hit := d.room.floor(view, pixel)
		if !hit {
			return nil, errHorizon
		}
		from, to, length, _ := d.room.room.Wall(o.Wall)
		along = p.Sub(from).Dot(to.Sub(from)) / length
	}
	_, _, length, _ := d.room.room.Wall(o.Wall)
	const least = 0.3
	end := o.Offset + o.Width
	if d.Part.Kind == EndPart {
		o.Width = math.Max(math.Min(least, o.Width), rounded(geom.Clamp(along-o.Offset, 0, length-o.Offset), snap.Step))
	} else {
		o.Width = math.Max(math.Min(least, o.Width), rounded(geom.Clamp(end-along, 0, end), snap.Step))
		o.Offset = math.Max(0, end-o.Width)
	}
	o.Arch = math.Min(o.Arch, o.Width/2)
	return []action.Action{action.EditOpening{Node: d.Part.Node, Opening: o}}, nil
}

// WallPlace is where on a wall a pixel lies, metres from its first corner, for splitting it or cutting an opening.
func WallPlace(snap *scene.Snapshot, p RoomPart, view frame.View, pixel geom.Vec2) (float64, bool) {
	r, ok := standingRoom(snap, p.Node)
	if !ok || p.Kind != WallPart || p.Index >= len(r.room.Outline) {
		return 0, false
	}
	at, hit := r.floor(view, pixel)
	if !hit {
		return 0, false
	}
	from, to, length, _ := r.room.Wall(p.Index)
	return math.Round(geom.Clamp(at.Sub(from).Dot(to.Sub(from))/length, 0, length)*100) / 100, true
}

// NewOpening is an opening of usual size at a place of a wall that has room for it.
func NewOpening(snap *scene.Snapshot, p RoomPart, kind shell.OpeningKind, at float64) (action.Action, error) {
	r, ok := standingRoom(snap, p.Node)
	if !ok || p.Kind != WallPart {
		return nil, errors.New("point at a wall")
	}
	o := shell.Opening{Kind: kind, Wall: p.Index, Width: 0.9, Height: math.Min(2.05, r.room.Height-0.1)}
	switch kind {
	case shell.Window:
		o.Width, o.Sill = 1.4, math.Min(0.85, r.room.Height/3)
		o.Height = math.Min(1.3, r.room.Height-o.Sill-0.1)
	case shell.Passage:
		o.Width, o.Height, o.Arch = 1.3, math.Min(2.2, r.room.Height-0.1), 0.5
	}
	o.ID = r.room.FreshOpening(kind)
	o.Offset = math.Round((at-o.Width/2)*100) / 100
	fitted, ok := r.room.Fitted(o)
	if !ok {
		return nil, errors.New("there is no room for it on this wall")
	}
	return action.AddOpening{Node: p.Node, Opening: fitted}, nil
}
