package session

import (
	"time"

	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
)

// glide is a way the eye is on.
type glide struct {
	navigate.Glide
	began time.Time
}

// frameBox moves the camera along its own direction until a box fills the picture.
func (s *Session) frameBox(box geom.Box) {
	if box.Empty() {
		return
	}
	s.glideTo(s.ownEye().Framed(box, s.pictureAspect), s.camera.auto)
}

// lookFrom looks at the focus from a direction, or at what there is where the focus lies beside all of it. The Blender preset does so without perspective until the view is turned.
func (s *Session) lookFrom(direction geom.Vec3) {
	eye := s.ownEye()
	if all := s.boundsOfAll(); !all.Empty() {
		if eye = eye.Ahead(all); !all.Contains(eye.Focus()) {
			eye = eye.At(all.Center())
		}
	}
	eye = eye.From(direction)
	auto := s.camera.auto
	if s.prefs.Navigation == BlenderNavigation && eye.Projection == scene.Perspective {
		eye.Projection, auto = scene.Orthographic, true
	}
	s.glideTo(eye, auto)
}

func (s *Session) turnView(yaw, pitch float64) {
	eye := s.ownEye()
	eye = eye.Orbit(eye.Focus(), yaw, pitch)
	if s.camera.auto {
		eye.Projection = scene.Perspective
	}
	s.glideTo(eye, false)
}

// glideTo goes to another eye on a short way, or at once where nothing is animated.
func (s *Session) glideTo(eye navigate.Eye, auto bool) {
	from := s.Eye()
	if s.walk != nil && eye != s.walk.Eye() {
		s.walk = nil
	}
	s.camera.Eye, s.camera.Through, s.camera.auto = eye, "", auto
	s.startGlide(from, eye)
}

func (s *Session) startGlide(from, to navigate.Eye) {
	s.glide = nil
	if s.config.Glide > 0 && from != to {
		s.glide = &glide{navigate.Glide{From: from, To: to, Over: s.config.Glide}, s.now()}
	}
}

// Gliding reports whether the view is on its way to another.
func (s *Session) Gliding() bool { return s.glide != nil }

// arrive ends a glide whose time is over; it reports whether the view has moved since the last call.
func (s *Session) arrive() bool {
	if s.glide == nil {
		return false
	}
	if s.now().Sub(s.glide.began) >= s.glide.Over {
		s.glide = nil
	}
	return true
}
