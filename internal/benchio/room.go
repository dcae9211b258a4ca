package benchio

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// RoomNode is the id of a task's room in the scene that Room makes.
const RoomNode scene.NodeID = "room"

const (
	doorWidth  = 0.9
	doorHeight = 2.0
	doorCorner = 0.12 // metres from the corner
	cornerFree = 0.8  // from a corner in which something stands
	doorStep   = 0.1
	stepIn     = 0.9 // the floor behind a door that people step on
)

// Measures of the window that a task's text speaks of, metres.
const (
	windowWidth  = 1.6
	windowHeight = 1.2
	windowSill   = 0.95
	windowLeast  = 0.6
)

// Assumed are the openings of a room that its task leaves open.
type Assumed struct {
	Entrance [2]float64  // middle of the door on the floor
	Window   *[2]float64 // middle of the window on the floor plan; nil where the text speaks of none
}

// Room builds the empty room of a task, with the door that the benchmark leaves open: in the longest wall, near its first corner. A text
// that speaks of a window, or things that hang at one, give the room one too: in the middle of the wall that lies farthest from the door.
func (t *Task) Room() (room *scene.Snapshot, assumed Assumed, err error) {
	r := shell.Room{Kind: "room", Outline: t.Outline, Height: t.Height(), WallThickness: 0.12, Ceiling: true}
	wall, longest := 0, 0.0
	for i := range r.Outline {
		if _, _, length, _ := r.Wall(i); length > longest+1e-6 {
			wall, longest = i, length
		}
	}
	width := min(doorWidth, longest*0.8)
	offset := doorOffset(&r, wall, width, t.cornered())
	if width >= 0.3 {
		r.Openings = []shell.Opening{{ID: "door", Kind: shell.Door, Wall: wall, Offset: offset, Width: width, Height: doorHeight}}
		from, to, length, _ := r.Wall(wall)
		middle := from.Add(to.Sub(from).Mul((offset + width/2) / length))
		assumed.Entrance = [2]float64{middle[0], middle[1]}
	}
	if t.windowed() {
		assumed.Window = addWindow(&r, wall)
	}
	snapshot, _, err := action.Preview(scene.Empty(t.Name), []action.Action{
		action.SetSceneInfo{Name: t.Name, Prompt: t.Prompt},
		action.AddRoom{Node: RoomNode, Name: "Room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: r}},
	})
	if err != nil {
		return nil, assumed, fmt.Errorf("benchio: building the room: %w", err)
	}
	return snapshot, assumed, nil
}

// cornered reports whether a task has things stand in all corners, which the door then keeps off.
func (t *Task) cornered() bool {
	text := strings.ToLower(t.Prompt)
	return strings.Contains(text, "corners") || strings.Contains(text, "every corner") || strings.Contains(text, "each corner")
}

// doorOffset is where a door starts along a wall: near the first corner, or as far from it as people need to step in, where the corner is
// sharp, or as things that stand in it need.
func doorOffset(r *shell.Room, wall int, width float64, cornered bool) float64 {
	from, to, length, _ := r.Wall(wall)
	along := to.Sub(from).Mul(1 / length)
	inward := geom.Vec2{-along[1], along[0]}
	near := min(doorCorner, (length-width)/2)
	if cornered {
		near = min(cornerFree, (length-width)/2)
	}
	for offset := near; offset+width <= length-near+1e-9; offset += doorStep {
		start, end := from.Add(along.Mul(offset)).Add(inward.Mul(stepIn)), from.Add(along.Mul(offset+width)).Add(inward.Mul(stepIn))
		if r.Outline.Contains(start) && r.Outline.Contains(end) {
			return offset
		}
	}
	return near
}

// windowed reports whether a task speaks of a window, or asks for what hangs at one.
func (t *Task) windowed() bool {
	if strings.Contains(strings.ToLower(t.Prompt), "window") {
		return true
	}
	for _, w := range t.Wants {
		name := strings.ToLower(w.Name)
		if strings.Contains(name, "curtain") && !strings.Contains(name, "shower") && !strings.Contains(name, "privacy") || strings.Contains(name, "window") {
			return true
		}
	}
	return false
}

// addWindow puts a window into the long wall whose middle is farthest from that of the door's wall.
func addWindow(r *shell.Room, door int) *[2]float64 {
	from, to, _, _ := r.Wall(door)
	entrance := from.Add(to).Mul(0.5)
	best, at := 0.0, -1
	for i := range r.Outline {
		a, b, length, _ := r.Wall(i)
		if far := a.Add(b).Mul(0.5).Sub(entrance).Len(); i != door && length >= 2*windowLeast && far*length > best+1e-6 {
			best, at = far*length, i
		}
	}
	if at < 0 {
		return nil
	}
	a, b, length, _ := r.Wall(at)
	width := math.Min(windowWidth, length*0.5)
	r.Openings = append(r.Openings, shell.Opening{ID: "window", Kind: shell.Window, Wall: at, Offset: (length - width) / 2, Width: width, Height: windowHeight, Sill: windowSill})
	middle := a.Add(b).Mul(0.5)
	return &[2]float64{middle[0], middle[1]}
}
