package session

import (
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
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
		object, ok := now.Node(r.Object)
		from, okFrom := s.heart(now, r.Subject)
		to, okTo := s.heart(now, r.Object)
		if !ok || object.Room != nil || !okFrom || !okTo {
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
