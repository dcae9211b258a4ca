package session

import (
	"fmt"
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Camera is the editor's own eye.
type Camera struct {
	WorldFromCamera geom.Transform
	Pivot           geom.Vec3 // what orbiting turns about
	Projection      scene.Projection
	FovYRad         float64      // perspective
	Through         scene.NodeID // the scene camera that is looked through, or ""
}

func defaultCamera() Camera {
	eye, pivot := geom.Vec3{3.4, -4.2, 2.6}, geom.Vec3{0, 0, 0.7}
	return Camera{WorldFromCamera: frame.LookAt(eye, pivot), Pivot: pivot, Projection: scene.Perspective, FovYRad: geom.Radians(45)}
}

// distance is how far the pivot lies ahead, in metres.
func (c Camera) distance() float64 {
	forward := c.WorldFromCamera.Rotation.Rotate(geom.Vec3{0, 0, -1})
	return math.Max(0.1, c.Pivot.Sub(c.WorldFromCamera.Translation).Dot(forward))
}

// moved puts the camera elsewhere; the pivot stays at the same depth ahead of it.
func (c Camera) moved(worldFromCamera geom.Transform) Camera {
	pivot := c.Pivot
	c.WorldFromCamera = worldFromCamera
	forward := worldFromCamera.Rotation.Rotate(geom.Vec3{0, 0, -1})
	depth := pivot.Sub(worldFromCamera.Translation).Dot(forward)
	c.Pivot = worldFromCamera.Translation.Add(forward.Mul(math.Max(0.5, depth)))
	c.Through = ""
	return c
}

// Camera returns the editor's camera.
func (s *Session) Camera() Camera { return s.camera }

// View returns the camera for a picture of a size in pixels.
func (s *Session) View(width, height int) frame.View {
	c := s.camera
	v := frame.View{
		WorldFromCamera: c.WorldFromCamera, Projection: c.Projection, FovYRad: c.FovYRad, Near: 0.02, Far: 500, Width: width, Height: height,
	}
	if c.Projection == scene.Orthographic {
		v.HeightM = 2 * c.distance() * math.Tan(c.FovYRad/2)
	}
	if n, ok := s.Scene().Node(c.Through); ok && n.Camera != nil {
		v.WorldFromCamera = s.Scene().WorldFromNode(c.Through)
		v.WorldFromCamera.Scale = geom.One
		v.Projection, v.FovYRad, v.HeightM = n.Camera.Projection, n.Camera.FovYRad, n.Camera.HeightM
		v.Near, v.Far = n.Camera.Near, n.Camera.Far
	}
	return v
}

func (s *Session) doView(i Intent) (bool, error) {
	switch i := i.(type) {
	case MoveCamera:
		if !i.WorldFromCamera.Finite() {
			return true, fmt.Errorf("session: the camera's place is not finite")
		}
		s.camera = s.camera.moved(i.WorldFromCamera)
	case FrameSelection:
		box := s.boundsOf(s.Scene(), s.selection)
		if box.Empty() {
			box = s.boundsOfAll()
		}
		s.frameBox(box)
	case FrameAll:
		s.frameBox(s.boundsOfAll())
	case LookThrough:
		return true, s.lookThrough(i.Camera)
	case AxisView:
		return true, s.axisView(i.Name)
	case SetProjection:
		if i.Projection != scene.Perspective && i.Projection != scene.Orthographic {
			return true, fmt.Errorf("session: unknown projection %q", i.Projection)
		}
		s.camera.Projection = i.Projection
	case SetTool:
		s.tool = i.Tool
	case SetSpace:
		s.local = i.Local
	case SetSnap:
		return true, s.setSnap(i)
	case SetShading:
		s.shading = i.Name
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
		return false, nil
	}
	return true, nil
}

// frameBox moves the camera along its own direction until a box fills the picture.
func (s *Session) frameBox(box geom.Box) {
	if box.Empty() {
		return
	}
	radius := math.Max(0.15, box.Size().Len()/2)
	distance := radius / math.Sin(s.camera.FovYRad/2) * 1.05
	pose := s.View(1, 1).WorldFromCamera
	forward := pose.Rotation.Rotate(geom.Vec3{0, 0, -1})
	pose.Translation = box.Center().Sub(forward.Mul(distance))
	s.camera.WorldFromCamera, s.camera.Pivot, s.camera.Through = pose, box.Center(), ""
}

func (s *Session) lookThrough(id scene.NodeID) error {
	if id == "" {
		s.camera.Through = ""
		return nil
	}
	n, ok := s.Scene().Node(id)
	if !ok || n.Camera == nil {
		return fmt.Errorf("session: there is no camera %q", id)
	}
	pose := s.Scene().WorldFromNode(id)
	pose.Scale = geom.One
	distance := s.camera.distance()
	forward := pose.Rotation.Rotate(geom.Vec3{0, 0, -1})
	s.camera.WorldFromCamera, s.camera.Pivot = pose, pose.Translation.Add(forward.Mul(distance))
	s.camera.Through = id
	return nil
}

func (s *Session) axisView(name string) error {
	directions := map[string]geom.Vec3{
		"front": {0, -1, 0}, "back": {0, 1, 0}, "left": {-1, 0, 0}, "right": {1, 0, 0}, "top": {0, 0, 1}, "bottom": {0, 0, -1},
	}
	d, ok := directions[name]
	if !ok {
		return fmt.Errorf("session: unknown view %q; there are front, back, left, right, top and bottom", name)
	}
	s.camera.WorldFromCamera = frame.LookAt(s.camera.Pivot.Add(d.Mul(s.camera.distance())), s.camera.Pivot)
	if name == "top" || name == "bottom" {
		s.camera.WorldFromCamera.Rotation = plan(d[2])
	}
	s.camera.Through = ""
	return nil
}

// plan looks straight down (up = 1) or up (up = −1), with +Y at the top of the picture.
func plan(up float64) geom.Quat {
	if up > 0 {
		return geom.Identity
	}
	return geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Pi)
}

func (s *Session) setSnap(snap SetSnap) error {
	if !geom.Finite(snap.Move, snap.Angle, snap.Scale) || snap.Move < 0 || snap.Angle < 0 || snap.Scale < 0 {
		return fmt.Errorf("session: snapping steps must not be negative")
	}
	s.snap = snap
	prefs := s.prefs
	prefs.SnapMove, prefs.SnapAngle, prefs.SnapScale = snap.Move, snap.Angle, snap.Scale
	return s.changePreferences(prefs)
}
