package panorama_test

import (
	"math"
	"reflect"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/panorama"
	"scenograph/internal/roomfit"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

const width, height = 2048, 1024

// taken marks where the corners of a known room lie in a panorama taken from eye, as our own equirectangular camera sees them.
func taken(t *testing.T, room shell.Room, worldFromRoom geom.Transform, view frame.View) roomfit.Marks {
	t.Helper()
	m := roomfit.Marks{Width: view.Width, Height: view.Height}
	at := func(p geom.Vec3) geom.Vec2 {
		pixel, _, ok := view.Project(geom.TransformPoint(worldFromRoom.Mat4(), p))
		if !ok {
			t.Fatalf("%v is not in the picture", p)
		}
		return pixel
	}
	for _, c := range room.Outline {
		foot, head := at(c.Vec3(0)), at(c.Vec3(room.Height))
		m.Corners = append(m.Corners, roomfit.Corner{Column: foot[0], Floor: foot[1], Ceiling: head[1]})
	}
	for _, o := range room.Openings {
		from, to, length, _ := room.Wall(o.Wall)
		along := func(x, z float64) geom.Vec2 { return at(from.Add(to.Sub(from).Mul(x / length)).Vec3(z)) }
		low, high := along(o.Offset, o.Sill), along(o.Offset+o.Width, o.Sill+o.Height)
		m.Openings = append(m.Openings, roomfit.Rect{Left: high[0], Top: high[1], Right: low[0], Bottom: low[1]})
	}
	return m
}

func around(pose geom.Transform) frame.View {
	return frame.View{WorldFromCamera: pose, Near: 0.02, Far: 100}.Around(width, height)
}

// known are rooms of any shape with the place and heading of the camera in them.
func known() map[string]struct {
	room    shell.Room
	eye     geom.Vec3
	heading float64
} {
	built := func(outline geom.Polygon, openings ...shell.Opening) shell.Room {
		return shell.Room{Kind: "room", Outline: outline, Height: 2.72, WallThickness: 0.12, Ceiling: true, Openings: openings}
	}
	return map[string]struct {
		room    shell.Room
		eye     geom.Vec3
		heading float64
	}{
		"rectangle": {built(geom.Rectangle(4.6, 3.4), shell.Opening{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.6, Width: 0.9, Height: 2.03}), geom.Vec3{0.4, -0.2, 1.55}, 0.7},
		"L":         {built(geom.Polygon{{-2, -1.5}, {3, -1.5}, {3, 1}, {0.5, 1}, {0.5, 3.5}, {-2, 3.5}}, shell.Opening{ID: "window", Kind: shell.Window, Wall: 1, Offset: 0.6, Width: 1.3, Height: 1.2, Sill: 0.9}), geom.Vec3{-0.6, -0.3, 1.4}, -2.1},
		"slanted":   {built(geom.Polygon{{-2.4, -2}, {2.4, -2}, {2.4, 0.6}, {1.1, 2}, {-2.4, 2}}), geom.Vec3{-0.3, 0.1, 1.62}, 3},
	}
}

// TestRoomsFromPanoramasAreMetric fits known rooms, applies the actions to a scene that has a room, and looks from the camera that was
// added: every corner must be where the picture shows it, and every wall as long as it is.
func TestRoomsFromPanoramasAreMetric(t *testing.T) {
	for name, c := range known() {
		ahead := geom.Yaw(c.heading).Rotate(geom.Vec3{0, 1, 0})
		marks := taken(t, c.room, geom.IdentityTransform(), around(frame.LookAt(c.eye, c.eye.Add(ahead))))
		fit, err := roomfit.Solve(marks, roomfit.Known{CameraHeight: c.eye[2]})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		after, actions := applied(t, panorama.Plan{Fit: fit, Kind: "kitchen"})
		room, _ := after.Node("room-2")
		camera, _ := after.Node("panorama-camera")
		if room == nil || room.Room == nil || camera == nil || camera.Camera == nil || room.Name != "Kitchen" || room.Room.Kind != "kitchen" {
			t.Fatalf("%s: the actions are %+v", name, actions)
		}
		built := room.Room.Room
		if len(built.Outline) != len(c.room.Outline) || math.Abs(built.Height-c.room.Height) > 0.005 || len(built.Openings) != len(c.room.Openings) {
			t.Fatalf("%s: it is %+v", name, built)
		}
		if short, long := lengths(c.room.Outline), lengths(built.Outline); math.Abs(short-long) > 0.02 || math.Abs(c.room.Outline.Area()-built.Outline.Area()) > 0.05 {
			t.Errorf("%s: walls of %.3f m became %.3f m, %.2f m² became %.2f m²", name, short, long, c.room.Outline.Area(), built.Outline.Area())
		}
		for i, o := range built.Openings {
			if w := c.room.Openings[i]; o.Kind != w.Kind || math.Abs(o.Width-w.Width) > 0.01 || math.Abs(o.Height-w.Height) > 0.01 || math.Abs(o.Sill-w.Sill) > 0.01 {
				t.Errorf("%s: %+v became %+v", name, w, o)
			}
		}
		again := taken(t, built, room.Transform, around(camera.Transform))
		for _, want := range marks.Corners {
			if off := nearest(again.Corners, want); off > 1 {
				t.Errorf("%s: seen from the camera, the corner of column %.1f is off by %.2f pixels", name, want.Column, off)
			}
		}
	}
}

// applied plans twice, for equal actions, and applies them beside a room of 3 × 3 m.
func applied(t *testing.T, plan panorama.Plan) (*scene.Snapshot, []action.Action) {
	t.Helper()
	old := shell.Room{Kind: "hall", Outline: geom.Rectangle(3, 3), Height: 2.5, WallThickness: 0.1, Ceiling: true}
	head, _, err := action.Preview(scene.Empty("flat"), []action.Action{action.AddRoom{Node: "room", Name: "Hall", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: old}}})
	if err != nil {
		t.Fatal(err)
	}
	store := asset.NewStore()
	actions, err := plan.Actions(head, store)
	if err != nil {
		t.Fatal(err)
	}
	if twice, _ := plan.Actions(head, store); !reflect.DeepEqual(actions, twice) {
		t.Error("the same plan gives other actions")
	}
	after, _, err := action.Preview(head, actions)
	if err != nil {
		t.Fatal(err)
	}
	room, _ := after.Node("room-2")
	low, _ := room.Room.Outline.Bounds()
	if left := room.Transform.Translation[0] + low[0]; left < 1.5+old.WallThickness {
		t.Errorf("it begins at x = %.2f, within the room that was there", left)
	}
	return after, actions
}

func lengths(p geom.Polygon) (sum float64) {
	for i := range p {
		sum += p[(i+1)%len(p)].Sub(p[i]).Len()
	}
	return sum
}

// nearest is how far, in pixels and around the seam, the nearest of some corners is from one.
func nearest(of []roomfit.Corner, want roomfit.Corner) float64 {
	best := math.Inf(1)
	for _, c := range of {
		across := math.Abs(c.Column - want.Column)
		across = math.Min(across, width-across)
		best = math.Min(best, math.Max(across, math.Max(math.Abs(c.Floor-want.Floor), math.Abs(c.Ceiling-want.Ceiling))))
	}
	return best
}

// A dragged corner refits the walls along two directions: each stays on its axis, whatever one mark says.
func TestDraggedCornersStayManhattan(t *testing.T) {
	c := known()["L"]
	marks := taken(t, c.room, geom.IdentityTransform(), around(frame.LookAt(c.eye, c.eye.Add(geom.Vec3{0, 1, 0}))))
	for _, drag := range []float64{0, 4, 12, -9} {
		moved := marks
		moved.Corners = append([]roomfit.Corner(nil), marks.Corners...)
		moved.Corners[2].Column += drag
		moved.Corners[2].Floor += drag / 2
		fit, err := roomfit.Solve(moved, roomfit.Known{CameraHeight: c.eye[2]})
		if err != nil {
			t.Fatalf("dragged by %v: %v", drag, err)
		}
		for i := range fit.Outline {
			side := fit.Outline[(i+1)%len(fit.Outline)].Sub(fit.Outline[i])
			if math.Min(math.Abs(side[0]), math.Abs(side[1])) > 1e-6 {
				t.Errorf("dragged by %v: wall %d runs along %v", drag, i, side)
			}
		}
		if (fit.Error > 0.5) != (drag != 0) {
			t.Errorf("dragged by %v pixels, the marks miss the room by %.2f", drag, fit.Error)
		}
	}
}

func TestMaterialsAreAddedOnce(t *testing.T) {
	c := known()["rectangle"]
	fit, err := roomfit.Solve(taken(t, c.room, geom.IdentityTransform(), around(frame.LookAt(c.eye, c.eye.Add(geom.Vec3{0, 1, 0})))), roomfit.Known{CameraHeight: c.eye[2]})
	if err != nil {
		t.Fatal(err)
	}
	oak, white := scene.NewMaterial("oak", "oak", geom.Color{0.5, 0.3, 0.2}), scene.NewMaterial("white", "white", geom.Color{0.9, 0.9, 0.9})
	after, actions := applied(t, panorama.Plan{Fit: fit, Floor: &oak, Walls: &white, Ceiling: &white})
	room, _ := after.Node("room-2")
	if len(actions) != 4 || room.Room.Floor != "oak" || room.Room.Walls != "white" || room.Room.Ceil != "white" {
		t.Errorf("%d actions; floor %q, walls %q, ceiling %q", len(actions), room.Room.Floor, room.Room.Walls, room.Room.Ceil)
	}
}
