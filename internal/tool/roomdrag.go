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

// RoomSnap is what corners, walls and openings snap to while they are dragged.
type RoomSnap struct {
	Step    float64 // metres of the grid, 0 for none
	Align   bool    // right angles, corners and walls of this and other rooms, middles of walls
	ReachPx float64 // pixels within which things are snapped to
}

// RoomDrag is a part of a room that follows the mouse.
type RoomDrag struct {
	Part RoomPart
	base *scene.Snapshot
	room standing
	grab geom.Vec2 // where the part was held: in the room's frame, or along the wall (first component)
	last []action.Action
}

// RoomMove is where a drag has come to.
type RoomMove struct {
	Actions []action.Action // of the last place that is possible
	Part    RoomPart        // its index may have changed
	Why     string          // the mouse is at a place that is not possible, for this reason
	Guides  [][2]geom.Vec3  // lines that it has snapped to, in the world
}

// BeginRoomDrag takes hold of a part where the mouse is.
func BeginRoomDrag(snap *scene.Snapshot, part RoomPart, view frame.View, pixel geom.Vec2) (*RoomDrag, bool) {
	r, ok := standingRoom(snap, part.Node)
	if !ok {
		return nil, false
	}
	d := &RoomDrag{Part: part, base: snap, room: r}
	at, hit := r.floor(view, pixel)
	switch part.Kind {
	case CornerPart:
		d.grab = r.room.Outline[part.Index].Sub(at)
	case WallPart:
		d.grab = at
	default:
		o, found := r.room.Opening(part.Opening)
		if !found {
			return nil, false
		}
		along, _, ok := d.wallAt(view, pixel, o.Wall, &o)
		if !ok {
			return nil, false
		}
		d.grab[0] = along - o.Offset
		hit = true
	}
	return d, hit
}

// Drag follows the mouse. What is not possible stays at the last place that was.
func (d *RoomDrag) Drag(view frame.View, pixel geom.Vec2, snap RoomSnap) RoomMove {
	out := RoomMove{Actions: d.last, Part: d.Part}
	actions, err := d.actions(view, pixel, snap, &out)
	if err == nil && len(actions) > 0 {
		_, _, err = action.Preview(d.base, actions)
	}
	if err != nil {
		out.Why, out.Guides = reasonOf(err), nil
		return out
	}
	d.last, out.Actions = actions, actions
	return out
}

// reasonOf is the part of an error that a person wants to read.
func reasonOf(err error) string {
	var failed *action.Error
	if errors.As(err, &failed) {
		return failed.Reason
	}
	return err.Error()
}

func (d *RoomDrag) actions(view frame.View, pixel geom.Vec2, snap RoomSnap, out *RoomMove) ([]action.Action, error) {
	switch d.Part.Kind {
	case CornerPart:
		return d.dragCorner(view, pixel, snap, out)
	case WallPart:
		return d.dragWall(view, pixel, snap, out)
	case OpeningPart:
		return d.dragOpening(view, pixel, snap, out)
	}
	return d.dragEdge(view, pixel, snap)
}

var errHorizon = errors.New("the mouse is beyond the floor's horizon")

// reach is how many metres the snapping pixels are at a place of the floor.
func (d *RoomDrag) reach(view frame.View, at geom.Vec2, snap RoomSnap) float64 {
	_, depth, _ := view.Project(d.room.at(at, 0))
	return view.PixelM(math.Max(depth, view.Near)) * snap.ReachPx
}

func rounded(x, step float64) float64 {
	if step <= 0 {
		return math.Round(x*1000) / 1000
	}
	return math.Round(math.Round(x/step)*step*1e6) / 1e6
}

// ruleLine is a line through a point that corners and walls snap to, in the room's frame.
type ruleLine struct{ at, along geom.Vec2 }

func (l ruleLine) foot(p geom.Vec2) geom.Vec2 {
	return l.at.Add(l.along.Mul(p.Sub(l.at).Dot(l.along)))
}

func crossing(a, b ruleLine) (geom.Vec2, bool) {
	turn := a.along[0]*b.along[1] - a.along[1]*b.along[0]
	if math.Abs(turn) < 0.05 {
		return geom.Vec2{}, false
	}
	by := b.at.Sub(a.at)
	return a.at.Add(a.along.Mul((by[0]*b.along[1] - by[1]*b.along[0]) / turn)), true
}

func (d *RoomDrag) dragCorner(view frame.View, pixel geom.Vec2, snap RoomSnap, out *RoomMove) ([]action.Action, error) {
	at, ok := d.room.floor(view, pixel)
	if !ok {
		return nil, errHorizon
	}
	to := at.Add(d.grab)
	free := geom.Vec2{rounded(to[0], snap.Step), rounded(to[1], snap.Step)}
	if snap.Align {
		if p, lines, ok := d.alignCorner(to, d.reach(view, to, snap)); ok {
			free = geom.Vec2{rounded(p[0], 0), rounded(p[1], 0)}
			for _, l := range lines {
				out.Guides = append(out.Guides, [2]geom.Vec3{d.room.at(l.at, 0), d.room.at(free, 0)})
			}
		}
	}
	return []action.Action{action.MoveCorner{Node: d.Part.Node, Corner: d.Part.Index, To: free}}, nil
}

// alignCorner finds the corner's place at right angles to the walls beyond its neighbours, and in line with other corners.
func (d *RoomDrag) alignCorner(to geom.Vec2, reach float64) (geom.Vec2, []ruleLine, bool) {
	var near []ruleLine
	best := math.Inf(1)
	for _, l := range d.rules() {
		off := l.foot(to).Sub(to).Len()
		if off > reach {
			continue
		}
		if off < best {
			best = off
			near = append([]ruleLine{l}, near...)
		} else {
			near = append(near, l)
		}
	}
	if len(near) == 0 {
		return to, nil, false
	}
	for _, l := range near[1:] {
		if p, ok := crossing(near[0], l); ok && p.Sub(to).Len() < 1.5*reach {
			return p, []ruleLine{near[0], l}, true
		}
	}
	return near[0].foot(to), near[:1], true
}

func (d *RoomDrag) rules() []ruleLine {
	outline := d.room.room.Outline
	n, i := len(outline), d.Part.Index
	var out []ruleLine
	for _, c := range [2][2]int{{(i + n - 1) % n, (i + n - 2) % n}, {(i + 1) % n, (i + 2) % n}} {
		along := outline[c[0]].Sub(outline[c[1]]).Normalize()
		out = append(out, ruleLine{outline[c[0]], geom.Vec2{-along[1], along[0]}}, ruleLine{outline[c[0]], along})
	}
	for k, p := range outline {
		if k != i {
			out = append(out, ruleLine{p, geom.Vec2{1, 0}}, ruleLine{p, geom.Vec2{0, 1}})
		}
	}
	for _, other := range standingRooms(d.base) {
		if other.node.ID == d.Part.Node {
			continue
		}
		for _, p := range other.room.Outline {
			q := d.room.local(geom.Ray{Origin: other.at(p, 0)}).Origin
			out = append(out, ruleLine{geom.Vec2{q[0], q[1]}, geom.Vec2{1, 0}}, ruleLine{geom.Vec2{q[0], q[1]}, geom.Vec2{0, 1}})
		}
	}
	return out
}

func (d *RoomDrag) dragWall(view frame.View, pixel geom.Vec2, snap RoomSnap, out *RoomMove) ([]action.Action, error) {
	at, ok := d.room.floor(view, pixel)
	if !ok {
		return nil, errHorizon
	}
	from, to, _, inward := d.room.room.Wall(d.Part.Index)
	by := -at.Sub(d.grab).Dot(inward)
	snapped := false
	if snap.Align {
		by, snapped = d.alignWall(by, d.reach(view, from.Add(to).Mul(0.5), snap), out)
	}
	if !snapped {
		by = d.roundWall(by, snap.Step)
	}
	if math.Abs(by) < 1e-6 {
		return nil, nil
	}
	return d.wallActions(by), nil
}

// roundWall rounds how far a wall moves so that the wall before it gets a round length.
func (d *RoomDrag) roundWall(by, step float64) float64 {
	n := len(d.room.room.Outline)
	from, to, length, _ := d.room.room.Wall((d.Part.Index + n - 1) % n)
	_, _, _, inward := d.room.room.Wall(d.Part.Index)
	if along := to.Sub(from).Mul(1 / length).Dot(inward); math.Abs(along) > 0.999 {
		grow := -along // metres that it grows for each metre outwards
		return (rounded(length+grow*by, step) - length) / grow
	}
	return rounded(by, step)
}

// alignWall brings a wall in line with others, or back to back with those of other rooms, so that the two are one wall.
func (d *RoomDrag) alignWall(by, reach float64, out *RoomMove) (float64, bool) {
	from, _, _, inward := d.room.room.Wall(d.Part.Index)
	best, found := reach, false
	result := by
	consider := func(p, q geom.Vec2, gap float64) {
		target := -p.Sub(from).Dot(inward) - gap
		if off := math.Abs(target - by); off < best {
			best, found, result = off, true, target
			out.Guides = [][2]geom.Vec3{{d.room.at(p, 0), d.room.at(q, 0)}}
		}
	}
	for _, other := range standingRooms(d.base) {
		own := other.node.ID == d.Part.Node
		for k := range other.room.Outline {
			if own && k == d.Part.Index {
				continue
			}
			a, b, _, _ := other.room.Wall(k)
			p3, q3 := d.room.local(geom.Ray{Origin: other.at(a, 0)}).Origin, d.room.local(geom.Ray{Origin: other.at(b, 0)}).Origin
			p, q := geom.Vec2{p3[0], p3[1]}, geom.Vec2{q3[0], q3[1]}
			along := q.Sub(p).Normalize()
			if math.Abs(along.Dot(inward)) > 0.002 {
				continue
			}
			if facing := (geom.Vec2{-along[1], along[0]}); !own && facing.Dot(inward) < 0 {
				consider(p, q, math.Max(d.room.room.WallThickness, other.room.WallThickness))
				continue
			}
			consider(p, q, 0)
		}
	}
	return result, found
}

// wallActions moves the wall, and with it every wall that is one with it: those of the rooms behind, and theirs.
func (d *RoomDrag) wallActions(by float64) []action.Action {
	type key struct {
		node scene.NodeID
		wall int
	}
	rooms := standingRooms(d.base)
	placed := make([]shell.Placed, len(rooms))
	index := map[scene.NodeID]int{}
	for i, r := range rooms {
		placed[i] = shell.Placed{ID: string(r.node.ID), Room: r.room, World: r.world}
		index[r.node.ID] = i
	}
	out := []action.Action{action.MoveWall{Node: d.Part.Node, Wall: d.Part.Index, By: by}}
	seen := map[key]bool{{d.Part.Node, d.Part.Index}: true}
	type step struct {
		key
		by float64
	}
	for queue := []step{{key{d.Part.Node, d.Part.Index}, by}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		i := index[at.node]
		beside := shell.Beside(placed, i)
		for _, j := range shell.Joints(rooms[i].room, beside) {
			next := key{scene.NodeID(beside[j.Neighbour].ID), j.Other}
			if j.Wall != at.wall || seen[next] {
				continue
			}
			seen[next] = true
			if node := rooms[index[next.node]].node; node.Locked {
				continue
			}
			out = append(out, action.MoveWall{Node: next.node, Wall: next.wall, By: -at.by})
			queue = append(queue, step{next, -at.by})
		}
	}
	return out
}

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
