package benchio

import (
	"fmt"

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
)

// Room builds the empty room of a task, with the door that the benchmark leaves open: in the longest wall, near its first corner.
// entrance is the middle of the door on the floor.
func (t *Task) Room() (room *scene.Snapshot, entrance [2]float64, err error) {
	r := shell.Room{Kind: "room", Outline: t.Outline, Height: t.Height(), WallThickness: 0.12, Ceiling: true}
	wall, longest := 0, 0.0
	for i := range r.Outline {
		if _, _, length, _ := r.Wall(i); length > longest+1e-6 {
			wall, longest = i, length
		}
	}
	width := min(doorWidth, longest*0.8)
	offset := min(doorCorner, (longest-width)/2)
	if width >= 0.3 {
		r.Openings = []shell.Opening{{ID: "door", Kind: shell.Door, Wall: wall, Offset: offset, Width: width, Height: doorHeight}}
		from, to, length, _ := r.Wall(wall)
		middle := from.Add(to.Sub(from).Mul((offset + width/2) / length))
		entrance = [2]float64{middle[0], middle[1]}
	}
	snapshot, _, err := action.Preview(scene.Empty(t.Name), []action.Action{
		action.SetSceneInfo{Name: t.Name, Prompt: t.Prompt},
		action.AddRoom{Node: RoomNode, Name: "Room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: r}},
	})
	if err != nil {
		return nil, entrance, fmt.Errorf("benchio: building the room: %w", err)
	}
	return snapshot, entrance, nil
}
