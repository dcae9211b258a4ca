package session

import (
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/document"
)

// human is the user as an author.
func (s *Session) human() document.Author {
	return document.Author{Kind: document.Human, Name: s.userName()}
}

func (s *Session) userName() string {
	if s.prefs.UserName != "" {
		return s.prefs.UserName
	}
	return "user"
}

// changed follows the document after each commit, undo and redo.
func (s *Session) changed(c document.Commit) {
	s.stopSimulation()
	s.fresh, s.history, s.preview = false, nil, nil
	if s.world != nil {
		next, err := s.world.After(c.After, c.Diff)
		if err != nil {
			s.Say(Failure, "%v", err)
		}
		s.world = next
	}
	s.selection = slices.DeleteFunc(slices.Clone(s.selection), func(id nodeID) bool { return !has(c.After, id) })
	s.isolated = slices.DeleteFunc(slices.Clone(s.isolated), func(id nodeID) bool { return !has(c.After, id) })
	if !has(c.After, s.hovered) {
		s.hovered = ""
	}
	if !has(c.After, s.camera.Through) {
		s.camera.Through = ""
	}
	s.queue.Rebase()
}

// commit applies the human's actions and pins what they touched.
func (s *Session) commit(label string, actions ...action.Action) (document.Commit, error) {
	return s.commitBy(s.human(), label, actions)
}

// commitAlong applies the human's actions and carries along what is related to what they move. What only went along is not pinned.
func (s *Session) commitAlong(label string, actions []action.Action) (document.Commit, error) {
	return s.commitTouching(s.human(), label, s.along(actions), len(actions))
}

func (s *Session) commitBy(author document.Author, label string, actions []action.Action) (document.Commit, error) {
	return s.commitTouching(author, label, actions, len(actions))
}

// commitTouching commits actions, of which the first so many are the author's own.
func (s *Session) commitTouching(author document.Author, label string, actions []action.Action, own int) (document.Commit, error) {
	var after *preview // shown while the journal is waited for
	if author.Kind == document.Human {
		snapshot, diff, err := s.doc.Preview(actions)
		if err != nil {
			return document.Commit{}, fmt.Errorf("session: %s: %w", label, err)
		}
		after = &preview{snapshot, diff}
		went := map[nodeID]bool{}
		for _, a := range actions[own:] {
			went[nodeID(a.Target())] = true
		}
		if touched := slices.DeleteFunc(touchedBy(s.Head().Snapshot, diff), func(id nodeID) bool { return went[id] }); len(touched) > 0 {
			actions = append(slices.Clip(actions), action.Pin{Nodes: touched})
		}
	}
	before := s.preview
	if after != nil {
		s.preview = after
	}
	commit, err := s.doc.Commit(document.Tx{Author: author, Label: label, Actions: actions})
	if errors.Is(err, document.ErrNoChange) {
		s.preview = nil
		return document.Commit{}, nil
	}
	if err != nil {
		s.preview = before
		return document.Commit{}, fmt.Errorf("session: %w", err)
	}
	return commit, nil
}
