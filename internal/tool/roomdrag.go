package tool

import (
	"errors"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
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
