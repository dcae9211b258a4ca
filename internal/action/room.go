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

func (AddRoom) Kind() string       { return "add_room" }
func (EditRoom) Kind() string      { return "edit_room" }
func (AddOpening) Kind() string    { return "add_opening" }
func (EditOpening) Kind() string   { return "edit_opening" }
func (RemoveOpening) Kind() string { return "remove_opening" }

func (a AddRoom) Target() string       { return string(a.Node) }
func (a EditRoom) Target() string      { return string(a.Node) }
func (a AddOpening) Target() string    { return string(a.Node) }
func (a EditOpening) Target() string   { return string(a.Node) }
func (a RemoveOpening) Target() string { return string(a.Node) }

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
