package session

import (
	"scenograph/internal/contact"
	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

// touching is where the bodies of a scene touch, for the physics view.
type touching struct {
	of      *scene.Snapshot
	marks   []frame.Mark
	looking bool
}

// touchNext finds the contacts of the committed scene in the background while the physics view is on.
func (s *Session) touchNext() {
	head := s.Head().Snapshot
	if s.shading != string(frame.Physics) || s.touching.of == head || s.touching.looking {
		return
	}
	world, err := s.World()
	if err != nil {
		return // the commit that made it has said so
	}
	s.touching.looking = true
	s.behind(func() func() {
		marks := contact.Marks(contact.Find(s.ctx, world))
		return func() { s.touching = touching{of: head, marks: marks} }
	})
}

// contacts are the marks of the physics view, while they are those of the scene that is shown.
func (s *Session) contacts() []frame.Mark {
	if s.shading != string(frame.Physics) || s.touching.of != s.Shown() {
		return nil
	}
	return s.touching.marks
}
