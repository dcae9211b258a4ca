package session

import (
	"math"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/tool"
)

// along adds to a person's moves those of what is related to the moved things and of what is at a wall that is moved, unless the
// preferences keep it where it is. What would go into a wall or another thing steps aside.
func (s *Session) along(actions []action.Action) []action.Action {
	if s.prefs.RelationsLoose {
		return actions
	}
	world, err := s.World()
	if err != nil {
		return tool.WithFollowers(s.Head().Snapshot, actions)
	}
	return tool.Fitted(world, tool.WithFollowers(s.Head().Snapshot, tool.WithWalls(world, actions)), len(actions))
}

const (
	relationsShown = 40 // of a selection, at most
	textsShown     = 12 // beyond, lines are drawn without words
)

// relationMarks draws the relations of what is selected as lines from subject to object: whole ones must hold, dashed ones are wished
// for. While something is dragged the lines go with it.
func (s *Session) relationMarks() []frame.Mark {
	if s.prefs.RelationsHidden || len(s.selection) == 0 || s.doc == nil {
		return nil
	}
	now := s.Head().Snapshot
	if s.preview != nil {
		now = s.preview.snapshot
	}
	var found []*scene.Relation
	for r := range now.Relations() {
		if slices.Contains(s.selection, r.Subject) || slices.Contains(s.selection, r.Object) {
			found = append(found, r)
		}
	}
	found = found[:min(len(found), relationsShown)]
	var marks []frame.Mark
	for _, r := range found {
		from, okFrom := s.heart(now, r.Subject)
		to, okTo := s.anchor(now, r, from)
		if !okFrom || !okTo {
			continue
		}
		color := [4]float32{0.98, 0.72, 0.35, 0.9}
		if slices.Contains(s.selection, r.Object) && !slices.Contains(s.selection, r.Subject) {
			color = [4]float32{0.55, 0.8, 0.95, 0.9}
		}
		line := frame.NewMark(frame.LineMark, color, from, to)
		line.WidthPx, line.Dashed, line.OnTop = 2, !r.Hard, true
		end := frame.NewMark(frame.PointMark, color, to)
		end.WidthPx, end.OnTop = 8, true
		marks = append(marks, line, end)
		if len(found) <= textsShown {
			text := frame.NewMark(frame.TextMark, color, from.Add(to).Mul(0.5))
			text.Text = strings.ReplaceAll(r.Kind, "_", " ")
			marks = append(marks, text)
		}
	}
	return marks
}

// anchor is where the line of a relation ends: the middle of the other thing, or for a relation to the room the part of it that is meant and
// nearest: a wall, a corner, a window, a door, the ceiling above.
func (s *Session) anchor(now *scene.Snapshot, r *scene.Relation, from geom.Vec3) (geom.Vec3, bool) {
	if object, ok := now.Node(r.Object); ok && object.Room == nil {
		return s.heart(now, r.Object)
	}
	world, err := s.World()
	if err != nil {
		return geom.Vec3{}, false
	}
	room, ok := world.Room(r.Object)
	if !ok {
		room, ok = world.RoomAt(from)
	}
	if !ok {
		return geom.Vec3{}, false
	}
	return roomAnchor(room, r.Kind, from)
}

// roomAnchor is the point of a room that a kind of relation holds on to, seen from a point in it.
func roomAnchor(room *query.Room, kind string, from geom.Vec3) (geom.Vec3, bool) {
	var ends []geom.Vec2
	height := from[2]
	switch kind {
	case "hung_from_ceiling":
		return geom.Vec3{from[0], from[1], room.Ceiling}, true
	case "centred_in":
		low, high := room.Outline.Bounds()
		return low.Add(high).Mul(0.5).Vec3(room.Floor), true
	case "in_corner":
		ends, height = room.Outline, room.Floor
	case "against_wall", "hung_on_wall":
		for i := range room.Walls {
			w := &room.Walls[i]
			ends = append(ends, w.Point(geom.Clamp(from.Vec2().Sub(w.From).Dot(w.Along), 0, w.Length), 0))
		}
	case "by_window", "clear_of_window", "clear_of_door":
		wanted := map[string]string{"by_window": "window", "clear_of_window": "window", "clear_of_door": "door"}[kind]
		for i := range room.Walls {
			w := &room.Walls[i]
			for _, o := range w.Openings {
				if string(o.Kind) == wanted {
					ends = append(ends, w.Point((o.From+o.To)/2, 0))
				}
			}
		}
	}
	best, at := math.Inf(1), geom.Vec3{}
	for _, p := range ends {
		if d := p.Sub(from.Vec2()).Len(); d < best {
			best, at = d, p.Vec3(height)
		}
	}
	return at, len(ends) > 0
}

// heart is the middle of a node's box, moved along with a preview.
func (s *Session) heart(now *scene.Snapshot, id scene.NodeID) (geom.Vec3, bool) {
	world, err := s.World()
	if err != nil {
		return geom.Vec3{}, false
	}
	box := world.Bounds(id, false)
	if box.Empty() {
		box = world.Bounds(id, true)
	}
	if _, ok := now.Node(id); box.Empty() || !ok {
		return geom.Vec3{}, false
	}
	was := s.Head().Snapshot.WorldFromNode(id)
	own := was.Mat4().Inv()
	return now.WorldFromNode(id).Apply(geom.TransformPoint(own, box.Center())), true
}
