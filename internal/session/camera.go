package session

import (
	"fmt"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
)

// Camera is the editor's own eye, and the scene camera it looks through.
type Camera struct {
	navigate.Eye
	Through scene.NodeID // the scene camera that is looked through, or ""
	Locked  bool         // moving the view moves that camera

	auto    bool // orthographic only because of a numbered view, until it is turned
	pending bool // the camera that is looked through is being moved
}

// Camera returns the editor's camera.
func (s *Session) Camera() Camera { return s.camera }

// Eye returns what is looked through now: the editor's eye, on its way or at rest, or the scene camera.
func (s *Session) Eye() navigate.Eye {
	if s.glide != nil {
		eye, _ := s.glide.At(s.now().Sub(s.glide.began))
		return eye
	}
	return s.rest()
}

// rest is where the view is, or will be at the end of its way.
func (s *Session) rest() navigate.Eye {
	n, ok := s.Scene().Node(s.camera.Through)
	if !ok || n.Camera == nil {
		return s.camera.Eye
	}
	return eyeOf(s.Scene(), n, s.camera.FocusM)
}

// eyeOf looks through a scene camera, with its focus some metres ahead.
func eyeOf(snapshot *scene.Snapshot, n *scene.Node, focus float64) navigate.Eye {
	pose := snapshot.WorldFromNode(n.ID)
	pose.Scale = geom.One
	eye := navigate.Eye{WorldFromCamera: pose, FocusM: focus, Projection: scene.Perspective, FovYRad: n.Camera.FovY()}
	if !(eye.FovYRad > 0 && eye.FovYRad < math.Pi) {
		eye.FovYRad = geom.Radians(45)
	}
	if n.Camera.Projection == scene.Orthographic {
		eye.Projection = scene.Orthographic
		eye.FocusM = math.Max(navigate.NearestFocus, n.Camera.HeightM/2/math.Tan(eye.FovYRad/2))
	}
	return eye
}

// View returns the camera for a picture of a size in pixels.
func (s *Session) View(width, height int) frame.View {
	s.pictureAspect = float64(max(width, 1)) / float64(max(height, 1))
	eye := s.Eye()
	if n, ok := s.Scene().Node(s.camera.Through); ok && n.Camera != nil && s.glide == nil {
		v := eye.View(width, height, 0)
		v.HeightM, v.Near, v.Far = n.Camera.HeightM, n.Camera.Near, n.Camera.Far
		if l := n.Camera.Lens; l != nil && v.Projection == scene.Perspective {
			v.Lens = frame.LensOf(l, width, height)
			v.Lens.Distortion = scene.Distortion{} // the window shows straight lines straight
		}
		return v
	}
	return eye.View(width, height, s.reach(eye))
}

// reach is how far from the focus anything in the scene may lie, metres.
func (s *Session) reach(eye navigate.Eye) float64 {
	if head := s.Head().Snapshot; s.extent.of != head {
		s.extent = extent{head, s.boundsOfAll()}
	}
	if s.extent.box.Empty() {
		return 20
	}
	return s.extent.box.Size().Len()/2 + s.extent.box.Center().Sub(eye.Focus()).Len() + 1
}

// extent caches the box around a scene.
type extent struct {
	of  *scene.Snapshot
	box geom.Box
}

func (s *Session) doCamera(i Intent) (bool, error) {
	switch i := i.(type) {
	case MoveCamera:
		return true, s.moveCamera(i.Eye)
	case SettleCamera:
		return true, s.settleCamera()
	case LockCamera:
		s.camera.Locked = i.On
	case FrameSelection:
		box := s.boundsOf(s.Scene(), s.selection)
		if box.Empty() {
			box = s.boundsOfAll()
		}
		s.frameBox(box)
	case FrameAll:
		s.frameBox(s.boundsOfAll())
	case FirstView:
		s.firstView()
	case HomeView:
		home := navigate.Home()
		home.FovYRad = s.ownEye().FovYRad
		s.glideTo(home.Framed(s.boundsOfAll(), s.pictureAspect), false)
	case LookThrough:
		return true, s.lookThrough(i.Camera)
	case AxisView:
		d, ok := navigate.Direction(i.Name)
		if !ok {
			return true, fmt.Errorf("session: unknown view %q; there are front, back, left, right, top and bottom", i.Name)
		}
		s.lookFrom(d)
	case LookFrom:
		if !geom.Finite(i.Direction[0], i.Direction[1], i.Direction[2]) || i.Direction.Len() < 1e-9 {
			return true, fmt.Errorf("session: %v is no direction to look from", i.Direction)
		}
		s.lookFrom(i.Direction)
	case TurnView:
		if !geom.Finite(i.Yaw, i.Pitch) {
			return true, fmt.Errorf("session: the view cannot turn by %v and %v", i.Yaw, i.Pitch)
		}
		s.turnView(i.Yaw, i.Pitch)
	case SetProjection:
		return true, s.setProjection(i.Projection)
	default:
		return s.doMeasure(i)
	}
	return true, nil
}

// moveCamera follows the mouse. Looking through a locked camera it moves that camera, as a preview until SettleCamera.
func (s *Session) moveCamera(eye navigate.Eye) error {
	eye.WorldFromCamera.Scale = geom.One
	if !eye.Valid() {
		return fmt.Errorf("session: the camera's place is not finite, or its focus or angle is out of range")
	}
	n, through := s.Scene().Node(s.camera.Through)
	if through && s.camera.Locked && n.Camera != nil && !n.Locked {
		s.camera.pending, s.camera.FocusM, s.glide = true, eye.FocusM, nil
		return s.previewEdit(s.cameraActions(n, eye))
	}
	if through || s.glide != nil {
		eye.FovYRad = s.camera.FovYRad
	}
	if s.walk != nil {
		eye.FovYRad = s.walk.before.FovYRad
		s.walk = nil
	}
	turned := eye.Forward().Sub(s.camera.Forward()).Len() > 1e-9
	if s.camera.auto && turned {
		eye.Projection, s.camera.auto = scene.Perspective, false
	}
	s.camera.Eye, s.camera.Through, s.glide = eye, "", nil
	return nil
}

// cameraActions put a scene camera where an eye is.
func (s *Session) cameraActions(n *scene.Node, eye navigate.Eye) []action.Action {
	pose := eye.WorldFromCamera
	pose.Scale = s.Scene().WorldFromNode(n.ID).Scale
	actions := []action.Action{action.SetTransform{Node: n.ID, Transform: pose.Relative(s.Scene().WorldFromNode(n.Parent)).Canonical()}}
	if n.Camera.Projection == scene.Orthographic {
		camera := *n.Camera
		camera.HeightM = eye.HeightM()
		actions = append(actions, action.EditCamera{Node: n.ID, Camera: camera})
	}
	return actions
}

// settleCamera keeps where a locked camera was moved to, as one edit.
func (s *Session) settleCamera() error {
	if !s.camera.pending {
		return nil
	}
	s.camera.pending = false
	n, ok := s.Scene().Node(s.camera.Through)
	if !ok || n.Camera == nil || s.preview == nil {
		return nil
	}
	actions := s.cameraActions(n, s.Eye())
	s.preview = nil
	_, err := s.commit("Move "+n.Name, actions...)
	return err
}

func (s *Session) setProjection(p scene.Projection) error {
	if p != scene.Perspective && p != scene.Orthographic {
		return fmt.Errorf("session: unknown projection %q", p)
	}
	s.camera.Eye, s.camera.Through, s.glide = s.ownEye(), "", nil
	s.camera.Projection, s.camera.auto = p, false
	return s.setWalking(false)
}

// ownEye is where the view rests, with the editor's own lens.
func (s *Session) ownEye() navigate.Eye {
	eye, own := s.rest(), s.camera.Eye
	if s.walk != nil {
		own = s.walk.before
	}
	eye.FovYRad, eye.Projection = own.FovYRad, own.Projection
	return eye
}

// firstView carries out FirstView.
func (s *Session) firstView() {
	for n := range s.Scene().Nodes() {
		if n.Camera != nil && s.lookThrough(n.ID) == nil && s.lookThrough("") == nil {
			s.camera.Eye = s.camera.Ahead(s.boundsOfAll())
			return
		}
	}
	s.frameBox(s.boundsOfAll())
}

func (s *Session) lookThrough(id scene.NodeID) error {
	if id == "" {
		s.camera.Eye, s.camera.Through, s.walk, s.glide = s.ownEye(), "", nil, nil
		return nil
	}
	n, ok := s.Scene().Node(id)
	if !ok || n.Camera == nil {
		return fmt.Errorf("session: there is no camera %q", id)
	}
	from, to := s.Eye(), eyeOf(s.Scene(), n, s.camera.FocusM)
	own := s.ownEye()
	own.WorldFromCamera, own.FocusM = to.WorldFromCamera, s.camera.FocusM
	s.camera.Eye, s.camera.Through, s.walk = own, id, nil
	s.startGlide(from, to)
	return nil
}
