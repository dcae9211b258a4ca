package tool

import (
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// How near to a wall a thing's back is to go along with it, metres: as it stands, when that was asked of it, and when it hangs there, as
// curtains do a little before the glass.
const (
	leansWithin  = 0.06
	asksWithin   = 0.35
	hangsWithin  = 0.15
	cornerWithin = 0.1 // of a side to the wall beside it, for what keeps to a corner
	parallel     = 0.98
)

// WithWalls adds to actions that reshape rooms those that carry along what is at their walls: furniture with its back to a wall that is
// moved, what hangs on it, curtains with their window, lamps with the ceiling. What is locked stays.
func WithWalls(world *query.World, actions []action.Action) []action.Action {
	head := world.Snapshot()
	rooms := map[scene.NodeID]bool{}
	moved := map[scene.NodeID]bool{}
	for _, a := range actions {
		id := scene.NodeID(a.Target())
		if _, ok := a.(action.SetTransform); ok {
			moved[id] = true
		} else if n, ok := head.Node(id); ok && n.Room != nil {
			rooms[id] = true
		}
	}
	if len(rooms) == 0 {
		return actions
	}
	after, _, err := action.Preview(head, actions)
	if err != nil {
		return actions
	}
	out := slices.Clone(actions)
	for _, b := range world.Bodies() {
		n, ok := head.Node(b.Node)
		room, inside := world.RoomAt(b.Box.Center)
		if !ok || !inside || !rooms[room.Node] || moved[b.Node] || world.Thing(b.Node) != b.Node || n.Locked || underMoved(head, b.Node, moved) {
			continue
		}
		was, okWas := cornered(head, room.Node, actions)
		is, okIs := standingRoom(after, room.Node)
		if !okWas || !okIs || len(was.room.Outline) != len(is.room.Outline) {
			continue
		}
		w := wallbound{head, b, n, &was, &is}
		if pose, goes := w.pose(); goes {
			out = append(out, Place(head, b.Node, pose))
		}
	}
	return out
}

// cornered is a room as it stands, with the corners that splitting and moving its walls adds: its walls are then those of afterwards,
// one by one, unless walls that run on in one line are moved several times at once.
func cornered(head *scene.Snapshot, id scene.NodeID, actions []action.Action) (standing, bool) {
	out, ok := standingRoom(head, id)
	for _, a := range actions {
		switch a := a.(type) {
		case action.SplitWall:
			if a.Node == id && ok {
				if split, err := out.room.SplitWall(a.Wall, a.At); err == nil {
					out.room = split
				}
			}
		case action.MoveWall:
			if a.Node == id && ok {
				out.room = out.room.Parted(a.Wall)
			}
		}
	}
	return out, ok
}

func underMoved(s *scene.Snapshot, id scene.NodeID, moved map[scene.NodeID]bool) bool {
	for m := range moved {
		if under(s, id, m) {
			return true
		}
	}
	return false
}

// wallbound is a thing in a room before and after the room is reshaped.
type wallbound struct {
	head    *scene.Snapshot
	body    *query.Body
	node    *scene.Node
	was, is *standing
}

// pose is where the thing goes; ok is false when it stays.
func (w *wallbound) pose() (geom.Transform, bool) {
	now := w.body.WorldFromNode
	if w.mount() == scene.OnCeiling {
		rise := w.is.room.Height - w.was.room.Height
		next := now
		next.Translation[2] += rise
		return next, math.Abs(rise) > 1e-9 && math.Abs(w.was.world.Translation[2]+w.was.room.Height-w.body.Bounds.Max[2]) < hangsWithin
	}
	wall, at, half, ok := w.wall()
	if !ok {
		return now, false
	}
	from, to, length, _ := w.was.room.Wall(wall)
	newWall, along := w.along(wall, at, half)
	newFrom, newTo, newLength, newInward := w.is.room.Wall(newWall)
	if newLength < 2*half {
		return now, false
	}
	direction := newTo.Sub(newFrom).Mul(1 / newLength)
	local := newFrom.Add(direction.Mul(geom.Clamp(along, half, newLength-half))).Add(newInward.Mul(at[1]))
	old := to.Sub(from).Mul(1 / length)
	turn := geom.WrapAngle(math.Atan2(direction[1], direction[0]) - math.Atan2(old[1], old[0]))
	shift := w.is.at(local, 0).Sub(geom.Vec3{w.body.Box.Center[0], w.body.Box.Center[1], w.is.world.Translation[2]})
	next := geom.At(w.body.Box.Center.Add(geom.Vec3{shift[0], shift[1], 0}), turn).Mul(geom.At(w.body.Box.Center.Mul(-1), 0)).Mul(now)
	return next.Canonical(), shift.Len() > 1e-6 || math.Abs(turn) > 1e-6
}

func (w *wallbound) mount() scene.Mount {
	if w.node.Semantics == nil {
		return ""
	}
	return w.node.Semantics.Mount
}

// wall finds the wall that the thing is at, its middle in metres along and away from that wall, and half of what it takes of it.
func (w *wallbound) wall() (wall int, at geom.Vec2, half float64, ok bool) {
	if m := w.mount(); m != scene.OnWall && m != scene.OnFloor && m != "" {
		return 0, at, 0, false
	}
	inverse := w.was.world.Rotation.Inverse()
	local := func(p geom.Vec3) geom.Vec2 { return inverse.Rotate(p.Sub(w.was.world.Translation)).Vec2() }
	back := inverse.Rotate(w.body.WorldFromNode.Rotation.Rotate(geom.Vec3{0, 1, 0}))
	within := w.within()
	nearest := math.Inf(1)
	for i := range w.was.room.Outline {
		from, to, length, inward := w.was.room.Wall(i)
		if length < 1e-9 {
			continue
		}
		along := to.Sub(from).Mul(1 / length)
		if -back.Vec2().Dot(inward) < parallel && !w.asked("in_corner") {
			continue
		}
		gap, low, high := math.Inf(1), math.Inf(1), math.Inf(-1)
		for _, p := range w.body.Box.Outline() {
			q := local(p.Vec3(0)).Sub(from)
			gap = math.Min(gap, q.Dot(inward))
			low, high = math.Min(low, q.Dot(along)), math.Max(high, q.Dot(along))
		}
		if middle := (low + high) / 2; math.Abs(gap) > within || math.Abs(gap) >= nearest || middle < 0 || middle > length {
			continue
		}
		middle := local(w.body.Box.Center).Sub(from)
		nearest, wall, half, ok = math.Abs(gap), i, (high-low)/2, true
		at = geom.Vec2{middle.Dot(along), middle.Dot(inward)}
	}
	return wall, at, half, ok
}

func (w *wallbound) within() float64 {
	switch {
	case w.mount() == scene.OnWall:
		return hangsWithin
	case w.asked("against_wall"), w.asked("in_corner"), w.asked("by_window"):
		return asksWithin
	}
	return leansWithin
}

func (w *wallbound) asked(kind string) bool {
	for r := range w.head.Relations() {
		if r.Subject == w.node.ID && r.Kind == kind {
			return true
		}
	}
	return false
}

// along is how far along which wall the thing goes: with its window, with the corner that it keeps to, else where it is.
func (w *wallbound) along(wall int, at geom.Vec2, half float64) (int, float64) {
	_, _, length, inward := w.was.room.Wall(wall)
	if to, along, ok := w.withWindow(wall, at[0]); ok {
		return to, along
	}
	from, to, newLength, _ := w.is.room.Wall(wall)
	switch {
	case at[0]-half < cornerWithin:
		return wall, at[0]
	case length-at[0]-half < cornerWithin:
		return wall, newLength - (length - at[0])
	}
	start, _, _, _ := w.was.room.Wall(wall)
	old := geom.Vec2{inward[1], -inward[0]}
	place := start.Add(old.Mul(at[0])).Add(inward.Mul(at[1]))
	return wall, place.Sub(from).Dot(to.Sub(from)) / newLength
}

// withWindow is where a curtain or blind goes with its window.
func (w *wallbound) withWindow(wall int, along float64) (int, float64, bool) {
	category := ""
	if w.node.Semantics != nil {
		category = strings.ToLower(w.node.Semantics.Category)
	}
	if w.mount() != scene.OnWall || !w.asked("by_window") && !strings.Contains(category, "curtain") && !strings.Contains(category, "blind") {
		return 0, 0, false
	}
	for _, o := range w.was.room.Openings {
		p, ok := w.is.room.Opening(o.ID)
		if !ok || o.Wall != wall || along < o.Offset || along > o.Offset+o.Width {
			continue
		}
		return p.Wall, p.Offset + p.Width/2 + along - o.Offset - o.Width/2, true
	}
	return 0, 0, false
}
