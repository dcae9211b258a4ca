package session

import (
	"fmt"
	"slices"

	"scenograph/internal/frame"
	"scenograph/internal/tool"
)

func (s *Session) doView(i Intent) (bool, error) {
	switch i := i.(type) {
	case SetTool:
		s.tool = i.Tool
	case SetSpace:
		s.local = i.Local
	case SetPivot:
		return true, s.setPivot(i.Pivot)
	case SetSnap:
		return true, s.setSnap(i)
	case SetShading:
		shading, err := frame.ParseShading(i.Name)
		if err != nil {
			return true, fmt.Errorf("session: %w", err)
		}
		s.shading = string(shading)
	case SetGrid:
		s.grid = i.On
	case Hover:
		s.hovered = i.Node
	case HighlightNode:
		s.highlight = i.Node
	case CompareProposal:
		s.compare = i.On
	case ChangePreferences:
		return true, s.changePreferences(i.Preferences)
	case CancelJob:
		return true, s.cancelJob(i.Job)
	case DismissMessage:
		s.dismiss()
	default:
		return s.doCamera(i)
	}
	return true, nil
}

func (s *Session) setPivot(p tool.Pivot) error {
	if !slices.Contains(tool.Pivots(), p) {
		return fmt.Errorf("session: unknown pivot %q; there are %v", p, tool.Pivots())
	}
	prefs := s.prefs
	prefs.Pivot = p
	return s.changePreferences(prefs)
}

func (s *Session) setSnap(snap SetSnap) error {
	for _, step := range []float64{snap.Move, snap.Angle, snap.Scale} {
		if !(step >= 0 && step <= 1000) {
			return fmt.Errorf("session: snapping steps must not be negative")
		}
	}
	if snap.To == "" {
		snap.To = s.snap.To
	}
	if !slices.Contains(tool.SnapTargets(), snap.To) {
		return fmt.Errorf("session: nothing snaps to %q; there are %v", snap.To, tool.SnapTargets())
	}
	prefs := s.prefs
	prefs.SnapMove, prefs.SnapAngle, prefs.SnapScale, prefs.SnapTo, prefs.SnapAlign = snap.Move, snap.Angle, snap.Scale, snap.To, snap.Align
	s.snap = snap
	return s.changePreferences(prefs)
}
