package action

import (
	"fmt"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// AddRoom adds a room shell.
type AddRoom struct {
	Node      scene.NodeID   `json:"node" jsonschema:"the node"`
	Name      string         `json:"name" jsonschema:"what people read"`
	Transform geom.Transform `json:"transform" jsonschema:"the pose in the parent's frame"`
	Room      scene.RoomRef  `json:"room" jsonschema:"the room"`
}

// EditRoom replaces a room's outline, height, walls and openings; its materials stay.
type EditRoom struct {
	Node scene.NodeID `json:"node" jsonschema:"the node"`
	Room shell.Room   `json:"room" jsonschema:"the room"`
}

// AddOpening cuts a door, a window or a passage into a wall.
type AddOpening struct {
	Node    scene.NodeID  `json:"node" jsonschema:"the room"`
	Opening shell.Opening `json:"opening" jsonschema:"the opening"`
}

// EditOpening replaces the opening that has the same id.
type EditOpening struct {
	Node    scene.NodeID  `json:"node" jsonschema:"the room"`
	Opening shell.Opening `json:"opening" jsonschema:"the opening"`
}

// RemoveOpening closes an opening.
type RemoveOpening struct {
	Node    scene.NodeID `json:"node" jsonschema:"the room"`
	Opening string       `json:"opening" jsonschema:"the opening's id"`
}

// MoveCorner puts a corner of a room somewhere else; its openings keep their distance from the corners that stay.
type MoveCorner struct {
	Node   scene.NodeID `json:"node" jsonschema:"the room"`
	Corner int          `json:"corner" jsonschema:"index of the corner in the outline"`
	To     geom.Vec2    `json:"to" jsonschema:"metres, in the room's frame"`
}

// MoveWall pushes a wall outwards; the walls beside it stay attached.
type MoveWall struct {
	Node scene.NodeID `json:"node" jsonschema:"the room"`
	Wall int          `json:"wall" jsonschema:"index of the wall: wall i runs from outline corner i to corner i+1"`
	By   float64      `json:"by" jsonschema:"metres outwards; negative moves it inwards"`
}

// SplitWall adds a corner on a wall.
type SplitWall struct {
	Node scene.NodeID `json:"node" jsonschema:"the room"`
	Wall int          `json:"wall" jsonschema:"index of the wall"`
	At   float64      `json:"at" jsonschema:"metres from the wall's first corner"`
}

// RemoveCorner makes one wall of two.
type RemoveCorner struct {
	Node   scene.NodeID `json:"node" jsonschema:"the room"`
	Corner int          `json:"corner" jsonschema:"index of the corner in the outline"`
}

// MoveOpening moves an opening along its wall, or to another.
type MoveOpening struct {
	Node    scene.NodeID `json:"node" jsonschema:"the room"`
	Opening string       `json:"opening" jsonschema:"the opening's id"`
	Wall    int          `json:"wall" jsonschema:"index of the wall it goes to"`
	Offset  float64      `json:"offset" jsonschema:"metres from the wall's first corner to the opening's near edge"`
}

func (AddRoom) Kind() string       { return "add_room" }
func (EditRoom) Kind() string      { return "edit_room" }
func (AddOpening) Kind() string    { return "add_opening" }
func (EditOpening) Kind() string   { return "edit_opening" }
func (RemoveOpening) Kind() string { return "remove_opening" }

func (MoveCorner) Kind() string   { return "move_corner" }
func (MoveWall) Kind() string     { return "move_wall" }
func (SplitWall) Kind() string    { return "split_wall" }
func (RemoveCorner) Kind() string { return "remove_corner" }
func (MoveOpening) Kind() string  { return "move_opening" }

func (a AddRoom) Target() string       { return string(a.Node) }
func (a EditRoom) Target() string      { return string(a.Node) }
func (a AddOpening) Target() string    { return string(a.Node) }
func (a EditOpening) Target() string   { return string(a.Node) }
func (a RemoveOpening) Target() string { return string(a.Node) }

func (a MoveCorner) Target() string   { return string(a.Node) }
func (a MoveWall) Target() string     { return string(a.Node) }
func (a SplitWall) Target() string    { return string(a.Node) }
func (a RemoveCorner) Target() string { return string(a.Node) }
func (a MoveOpening) Target() string  { return string(a.Node) }

// Apply adds the room.
func (a AddRoom) Apply(d *scene.Draft) error {
	if err := fresh(d, a.Node); err != nil {
		return err
	}
	room := a.Room
	return d.PutNode(scene.Node{ID: a.Node, Name: a.Name, Transform: a.Transform, Room: &room})
}

func changeRoom(d *scene.Draft, id scene.NodeID, edit func(*shell.Room) error) error {
	return change(d, id, func(n *scene.Node) error {
		if n.Room == nil {
			return fmt.Errorf("node %q is no room", id)
		}
		room := *n.Room
		room.Openings = slices.Clone(room.Openings)
		if err := edit(&room.Room); err != nil {
			return err
		}
		n.Room = &room
		return nil
	})
}

func openingIndex(r *shell.Room, id string) int {
	return slices.IndexFunc(r.Openings, func(o shell.Opening) bool { return o.ID == id })
}

// Apply replaces the shell.
func (a EditRoom) Apply(d *scene.Draft) error {
	return changeRoom(d, a.Node, func(r *shell.Room) error { *r = a.Room; return nil })
}

// Apply adds the opening.
func (a AddOpening) Apply(d *scene.Draft) error {
	return changeRoom(d, a.Node, func(r *shell.Room) error {
		r.Openings = append(r.Openings, a.Opening)
		return nil
	})
}

// Apply replaces the opening.
func (a EditOpening) Apply(d *scene.Draft) error {
	return changeRoom(d, a.Node, func(r *shell.Room) error {
		i := openingIndex(r, a.Opening.ID)
		if i < 0 {
			return fmt.Errorf("room %q has no opening %q", a.Node, a.Opening.ID)
		}
		r.Openings[i] = a.Opening
		return nil
	})
}

// Apply removes the opening.
func (a RemoveOpening) Apply(d *scene.Draft) error {
	return changeRoom(d, a.Node, func(r *shell.Room) error {
		i := openingIndex(r, a.Opening)
		if i < 0 {
			return fmt.Errorf("room %q has no opening %q", a.Node, a.Opening)
		}
		r.Openings = slices.Delete(r.Openings, i, i+1)
		return nil
	})
}

// reshape puts what an edit of the shell returns in the room's place.
func reshape(d *scene.Draft, id scene.NodeID, edit func(*shell.Room) (*shell.Room, error)) error {
	return changeRoom(d, id, func(r *shell.Room) error {
		next, err := edit(r)
		if err != nil {
			return err
		}
		*r = *next
		return nil
	})
}

// Apply moves the corner.
func (a MoveCorner) Apply(d *scene.Draft) error {
	return reshape(d, a.Node, func(r *shell.Room) (*shell.Room, error) { return r.MoveCorner(a.Corner, a.To) })
}

// Apply moves the wall.
func (a MoveWall) Apply(d *scene.Draft) error {
	return reshape(d, a.Node, func(r *shell.Room) (*shell.Room, error) { return r.MoveWall(a.Wall, a.By) })
}

// Apply adds the corner.
func (a SplitWall) Apply(d *scene.Draft) error {
	return reshape(d, a.Node, func(r *shell.Room) (*shell.Room, error) { return r.SplitWall(a.Wall, a.At) })
}

// Apply removes the corner.
func (a RemoveCorner) Apply(d *scene.Draft) error {
	return reshape(d, a.Node, func(r *shell.Room) (*shell.Room, error) { return r.RemoveCorner(a.Corner) })
}

// Apply moves the opening.
func (a MoveOpening) Apply(d *scene.Draft) error {
	return reshape(d, a.Node, func(r *shell.Room) (*shell.Room, error) { return r.MoveOpening(a.Opening, a.Wall, a.Offset) })
}
