package session

import (
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/document"
	"scenograph/internal/frame"
	"scenograph/internal/job"
	"scenograph/internal/query"
	"scenograph/internal/review"
	"scenograph/internal/scene"
)

// preview is an edit that is shown and not committed.
type preview struct {
	snapshot *scene.Snapshot
	diff     scene.Diff
}

// shown caches the scene that is drawn while something is isolated.
type shown struct {
	of       *scene.Snapshot
	isolated []scene.NodeID
	result   *scene.Snapshot
}

// Open reports whether a project is open. The accessors below may be called before; they return empty values.
func (s *Session) Open() bool { return s.project != nil }

// Head returns the committed scene and its revision.
func (s *Session) Head() document.Head {
	if s.doc == nil {
		return document.Head{Snapshot: scene.Empty("")}
	}
	return s.doc.Head()
}

// Scene returns what is committed, or what a running drag previews.
func (s *Session) Scene() *scene.Snapshot {
	if s.preview != nil {
		return s.preview.snapshot
	}
	return s.Head().Snapshot
}

// Shown returns the scene to draw: Scene, without what isolation hides.
func (s *Session) Shown() *scene.Snapshot {
	now := s.Scene()
	if len(s.isolated) == 0 {
		return now
	}
	if s.shown.of != now || !slices.Equal(s.shown.isolated, s.isolated) {
		s.shown = shown{now, s.isolated, isolate(now, s.isolated)}
	}
	return s.shown.result
}

// Document returns the transactional head, nil before a project is open.
func (s *Session) Document() *document.Document { return s.doc }

// Project describes the open project; it is empty before one is open.
func (s *Session) Project() ProjectInfo {
	if s.project == nil {
		return ProjectInfo{}
	}
	head := s.doc.Head()
	info := ProjectInfo{Name: head.Snapshot.Settings().Name, Revision: head.Revision, Untitled: s.untitled, Fresh: s.fresh}
	info.Changed = s.untitled && head.Revision > s.began
	if !s.untitled {
		info.Path = s.project.Path()
		info.Name = strings.TrimSuffix(filepath.Base(info.Path), ".scene")
	}
	return info
}

// ProjectInfo describes the open project.
type ProjectInfo struct {
	Name     string
	Path     string // "" while untitled
	Revision uint64
	Untitled bool
	Changed  bool // untitled and not as it began: closing it would lose something
	Fresh    bool // nothing has been done since it was opened
}

// Store returns the assets of all projects of this session.
func (s *Session) Store() *asset.Store { return s.store }

// Selection lists the selected nodes in the order they were selected; the last is the active one. It must not be changed.
func (s *Session) Selection() []scene.NodeID { return s.selection }

// Hovered is the node under the mouse, or "".
func (s *Session) Hovered() scene.NodeID { return s.hovered }

// Isolated reports whether only some nodes are shown.
func (s *Session) Isolated() bool { return len(s.isolated) > 0 }

// Tool returns what the mouse does in the viewport, and whether along local axes.
func (s *Session) Tool() (tool Tool, local bool) { return s.tool, s.local }

// Snap returns the snapping steps.
func (s *Session) Snap() SetSnap { return s.snap }

// Shading returns the shading mode's name and whether the grid is shown.
func (s *Session) Shading() (name string, grid bool) { return s.shading, s.grid }

// Style returns how the viewport draws the scene at rest.
func (s *Session) Style() frame.Style {
	style := frame.DefaultStyle()
	style.Shading, style.Grid = frame.Shading(s.shading), s.grid
	if s.prefs.ToneMap != "" {
		style.ToneMap = frame.ToneMap(s.prefs.ToneMap)
	}
	return style
}

// Overlay returns what is drawn over the scene: selection, hover and the focused proposal's ghosts.
func (s *Session) Overlay() frame.Overlay {
	o := frame.Overlay{Selected: s.selection, Marks: s.marks()}
	if s.hovered != "" {
		o.Hovered = []scene.NodeID{s.hovered}
	}
	if item, ok := s.Focused(); ok && item.After != nil && !s.compare && s.preview == nil {
		o.Ghost = &frame.Ghost{After: item.After, Diff: item.Diff, Highlight: s.highlight}
	}
	if g := s.sheetGhost(); g != nil && !s.compare && s.preview == nil {
		o.Ghost = g
	}
	if g := s.aimGhost(); g != nil && s.preview == nil {
		o.Ghost = g
	}
	if g := s.variantGhost(); g != nil && !s.compare && s.preview == nil {
		o.Ghost = g
	}
	return o
}

// Proposals lists the waiting proposals; they are valid until the next intent.
func (s *Session) Proposals() []*review.Item {
	if s.queue == nil {
		return nil
	}
	return s.queue.Items()
}

// Focused returns the proposal under review, or false.
func (s *Session) Focused() (*review.Item, bool) {
	if s.queue == nil {
		return nil, false
	}
	return s.queue.Focused()
}

// Comparing reports whether ghosts are held back to show what is there now.
func (s *Session) Comparing() bool { return s.compare }

// Highlighted is the ghost's node that is drawn brighter, or "".
func (s *Session) Highlighted() scene.NodeID { return s.highlight }

// Preferences returns the user's preferences.
func (s *Session) Preferences() Preferences { return s.prefs }

// Jobs lists running background work. What has a number below 0 cannot be cancelled.
func (s *Session) Jobs() []job.Status {
	running := s.runner.Running()
	if wait, ok := s.waiting(); ok {
		running = append([]job.Status{wait}, running...)
	}
	return running
}

// CanUndo and CanRedo tell what would be undone or redone, "" when nothing.
func (s *Session) CanUndo() string {
	if s.doc == nil {
		return ""
	}
	label, _ := s.doc.CanUndo()
	return label
}

// CanRedo tells what would be redone, "" when nothing.
func (s *Session) CanRedo() string {
	if s.doc == nil {
		return ""
	}
	label, _ := s.doc.CanRedo()
	return label
}

// Quitting reports whether the main loop should end.
func (s *Session) Quitting() bool { return s.quitting }

// TakeClipboard returns text that CopyNodes or CutNodes wants on the system's clipboard, once.
func (s *Session) TakeClipboard() (string, bool) {
	text := s.clipboard
	s.clipboard = ""
	return text, text != ""
}

// Preview applies actions to the head without committing or showing them.
func (s *Session) Preview(actions []action.Action) (*scene.Snapshot, scene.Diff, error) {
	if s.doc == nil {
		return nil, scene.Diff{}, errNoProject
	}
	return s.doc.Preview(actions)
}

// World returns the geometry of the committed scene, for picking and measuring.
func (s *Session) World() (*query.World, error) {
	head := s.Head().Snapshot
	if s.world == nil || s.world.Snapshot() != head {
		world, err := query.New(head, s.store)
		if err != nil {
			return nil, err
		}
		s.world = world
	}
	return s.world, nil
}
