package session

import (
	"errors"

	"scenograph/internal/navigate"
)

// walk is a person on foot, and the eye that the walk began with.
type walk struct {
	navigate.Walker
	before navigate.Eye
}

func (s *Session) doWalk(i Intent) (bool, error) {
	switch i := i.(type) {
	case Walk:
		return true, s.setWalking(i.On)
	case Stride:
		return true, s.stride(i.Stride)
	}
	return false, nil
}

// setWalking sets the person down near where the view is, or ends the walk where it has led.
func (s *Session) setWalking(on bool) error {
	if !on {
		if s.walk != nil {
			eye := s.walk.Eye()
			eye.FovYRad, eye.Projection = s.walk.before.FovYRad, s.walk.before.Projection
			s.camera.Eye, s.walk, s.glide = eye, nil, nil
		}
		return nil
	}
	if s.walk != nil {
		return nil
	}
	if s.project == nil {
		return errNoProject
	}
	world, err := s.World()
	if err != nil {
		return err
	}
	before := s.rest()
	own := s.ownEye()
	s.walk = &walk{navigate.Land(world, before), own}
	s.glideTo(s.walk.Eye(), false)
	return nil
}

func (s *Session) stride(stride navigate.Stride) error {
	if s.walk == nil {
		return errors.New("session: nobody is walking")
	}
	world, err := s.World()
	if err != nil {
		return err
	}
	s.walk.Walker = s.walk.Step(world, stride)
	s.camera.Eye, s.glide = s.walk.Eye(), nil
	return nil
}

// Walking reports whether the view is that of a person on foot, and whether they stand on something.
func (s *Session) Walking() (walking, standing bool) {
	return s.walk != nil, s.walk != nil && s.walk.Standing
}
