package tool

import (
	"math"
	"slices"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// RoomPartKind tells what of a room can be taken hold of.
type RoomPartKind int

// The kinds of part.
const (
	NoPart      RoomPartKind = iota
	CornerPart               // a corner of the floor
	WallPart                 // a wall, by its foot
	OpeningPart              // a door, a window or a passage
	StartPart                // the edge of an opening that is nearer to its wall's first corner
	EndPart                  // the other edge
)

// RoomPart is a part of a room.
type RoomPart struct {
	Node    scene.NodeID
	Kind    RoomPartKind
	Index   int    // of the corner or of the wall
	Opening string // id of the opening
}

// OfOpening reports whether the part is an opening or an edge of one.
func (p RoomPart) OfOpening() bool { return p.Kind >= OpeningPart }

// standing is a room on its node: upright, and of its own size.
type standing struct {
	node  *scene.Node
	room  *shell.Room
	world geom.Transform
}

func standingRooms(snap *scene.Snapshot) []standing {
	var out []standing
	for n := range snap.Nodes() {
		if n.Room == nil || !snap.Visible(n.ID) {
			continue
		}
		world := snap.WorldFromNode(n.ID)
		if up := world.Rotation.Rotate(geom.Up); up[2] > 1-1e-9 && world.Scale.Sub(geom.One).Len() < 1e-9 {
			out = append(out, standing{n, &n.Room.Room, world})
		}
	}
	return out
}

func standingRoom(snap *scene.Snapshot, id scene.NodeID) (standing, bool) {
	rooms := standingRooms(snap)
	i := slices.IndexFunc(rooms, func(r standing) bool { return r.node.ID == id })
	if i < 0 {
		return standing{}, false
	}
	return rooms[i], true
}

func (r *standing) at(p geom.Vec2, z float64) geom.Vec3 { return r.world.Apply(p.Vec3(z)) }

// along is a place on a wall, metres from its first corner and above the floor.
func (r *standing) along(wall int, offset, z float64) geom.Vec3 {
	from, to, length, _ := r.room.Wall(wall)
	return r.at(from.Add(to.Sub(from).Mul(offset/length)), z)
}

// local is a ray in the room's frame.
func (r *standing) local(ray geom.Ray) geom.Ray {
	inverse := r.world.Rotation.Inverse()
	return geom.Ray{Origin: inverse.Rotate(ray.Origin.Sub(r.world.Translation)), Direction: inverse.Rotate(ray.Direction)}
}

// floor is where a pixel's ray meets the room's floor plane, in the room's frame.
func (r *standing) floor(view frame.View, pixel geom.Vec2) (geom.Vec2, bool) {
	ray := r.local(view.Ray(pixel))
	t, ok := ray.HitPlane(0)
	if !ok || t <= 0 || t > 1e4 {
		return geom.Vec2{}, false
	}
	p := ray.At(t)
	return geom.Vec2{p[0], p[1]}, true
}

// onWall is where a pixel's ray meets the plane of a wall's inner face: metres along it and above the floor, and how far away.
func (r *standing) onWall(view frame.View, pixel geom.Vec2, wall int) (along, z, distance float64, ok bool) {
	ray := r.local(view.Ray(pixel))
	from, to, length, inward := r.room.Wall(wall)
	n := inward.Vec3(0)
	steep := ray.Direction.Dot(n)
	if math.Abs(steep) < 0.05 {
		return 0, 0, 0, false
	}
	t := from.Vec3(0).Sub(ray.Origin).Dot(n) / steep
	p := ray.At(t)
	return geom.Vec2{p[0], p[1]}.Sub(from).Dot(to.Sub(from)) / length, p[2], t, t > 0
}

// PickRoomPart finds what of the rooms lies under a pixel, corners before openings before walls, within so many pixels.
// Rooms that are locked are left out.
func PickRoomPart(snap *scene.Snapshot, view frame.View, pixel geom.Vec2, slack float64) (RoomPart, bool) {
	best, part := math.Inf(1), RoomPart{}
	offer := func(p RoomPart, off, rank float64) {
		if off <= slack && rank*1e4+off < best {
			best, part = rank*1e4+off, p
		}
	}
	for _, r := range standingRooms(snap) {
		if r.node.Locked {
			continue
		}
		for i, c := range r.room.Outline {
			if q, depth, ok := view.Project(r.at(c, 0)); ok && depth > view.Near {
				offer(RoomPart{Node: r.node.ID, Kind: CornerPart, Index: i}, q.Sub(pixel).Len(), 0)
			}
		}
		for i := range r.room.Openings {
			r.offerOpening(view, pixel, &r.room.Openings[i], offer)
		}
		for i := range r.room.Outline {
			_, _, length, _ := r.room.Wall(i)
			offer(RoomPart{Node: r.node.ID, Kind: WallPart, Index: i}, segmentOff(view, pixel, r.along(i, 0, 0), r.along(i, length, 0)), 3)
		}
	}
	return part, part.Kind != NoPart
}

func (r *standing) offerOpening(view frame.View, pixel geom.Vec2, o *shell.Opening, offer func(RoomPart, float64, float64)) {
	part := RoomPart{Node: r.node.ID, Index: o.Wall, Opening: o.ID}
	low, high := [2]geom.Vec3{r.along(o.Wall, o.Offset, o.Sill), r.along(o.Wall, o.Offset+o.Width, o.Sill)},
		[2]geom.Vec3{r.along(o.Wall, o.Offset, o.Sill+o.Height), r.along(o.Wall, o.Offset+o.Width, o.Sill+o.Height)}
	for side, kind := range [2]RoomPartKind{StartPart, EndPart} {
		part.Kind = kind
		offer(part, segmentOff(view, pixel, low[side], high[side]), 1)
	}
	part.Kind = OpeningPart
	offer(part, segmentOff(view, pixel, low[0], low[1]), 2)
	var outline geom.Polygon
	for _, p := range []geom.Vec3{low[0], low[1], high[1], high[0]} {
		q, depth, ok := view.Project(p)
		if !ok || depth < view.Near {
			return
		}
		outline = append(outline, q)
	}
	if outline.Contains(pixel) {
		offer(part, 0, 2)
	}
}

// segmentOff is how far a pixel is from the picture of a segment; infinite behind the eye.
func segmentOff(view frame.View, pixel geom.Vec2, a, b geom.Vec3) float64 {
	const steps = 8
	best := math.Inf(1)
	var last geom.Vec2
	seen := false
	for k := range steps + 1 {
		q, depth, ok := view.Project(a.Add(b.Sub(a).Mul(float64(k) / steps)))
		if !ok || depth < view.Near {
			seen = false
			continue
		}
		if seen {
			best = math.Min(best, geom.SegmentDistance(pixel, last, q))
		}
		last, seen = q, true
	}
	return best
}

// PartLine is the picture of a part in the world: one point for a corner, a wall's foot, an opening's outline or edge.
func PartLine(snap *scene.Snapshot, p RoomPart) []geom.Vec3 {
	r, ok := standingRoom(snap, p.Node)
	if !ok || p.Index >= len(r.room.Outline) {
		return nil
	}
	_, _, length, _ := r.room.Wall(p.Index)
	switch p.Kind {
	case CornerPart:
		return []geom.Vec3{r.at(r.room.Outline[p.Index], 0)}
	case WallPart:
		return []geom.Vec3{r.along(p.Index, 0, 0), r.along(p.Index, length, 0)}
	}
	o, ok := r.room.Opening(p.Opening)
	if !ok {
		return nil
	}
	low, high := o.Sill, o.Sill+o.Height
	switch p.Kind {
	case StartPart:
		return []geom.Vec3{r.along(o.Wall, o.Offset, low), r.along(o.Wall, o.Offset, high)}
	case EndPart:
		return []geom.Vec3{r.along(o.Wall, o.Offset+o.Width, low), r.along(o.Wall, o.Offset+o.Width, high)}
	case OpeningPart:
		return []geom.Vec3{r.along(o.Wall, o.Offset, low), r.along(o.Wall, o.Offset+o.Width, low),
			r.along(o.Wall, o.Offset+o.Width, high), r.along(o.Wall, o.Offset, high), r.along(o.Wall, o.Offset, low)}
	}
	return nil
}
