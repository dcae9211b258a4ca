package action

import (
	"fmt"
	"slices"

	"scenograph/internal/scene"
)

// AddMaterial adds a material to the scene.
type AddMaterial struct {
	Material scene.Material `json:"material" jsonschema:"the material"`
}

// SetMaterialParameters replaces the parameters of a material, for everything that uses it.
type SetMaterialParameters struct {
	Material scene.Material `json:"material" jsonschema:"the whole material under the id it has"`
}

// RemoveMaterial removes a material that nothing uses.
type RemoveMaterial struct {
	Material scene.MaterialID `json:"material" jsonschema:"the material"`
}

// SetModel gives a node another model, with a material for each of its slots. What stands on it and what is known of it stays.
type SetModel struct {
	Node  scene.NodeID   `json:"node" jsonschema:"the node, which has a model"`
	Model scene.ModelRef `json:"model" jsonschema:"the model and its materials, which must exist"`
}

// SetMaterial gives one slot of a node's model another material.
type SetMaterial struct {
	Node     scene.NodeID     `json:"node" jsonschema:"the node"`
	Slot     int              `json:"slot" jsonschema:"index of the model's material slot"`
	Material scene.MaterialID `json:"material" jsonschema:"the material"`
}

// RoomSurface names what of a room a material covers.
type RoomSurface string

// The surfaces of a room.
const (
	FloorSurface   RoomSurface = "floor"
	WallSurface    RoomSurface = "walls"
	CeilingSurface RoomSurface = "ceiling"
	TrimSurface    RoomSurface = "trim"
)

// SetRoomMaterial gives the floor, the walls, the ceiling or the trim of a room another material.
type SetRoomMaterial struct {
	Node     scene.NodeID     `json:"node" jsonschema:"the node"`
	Surface  RoomSurface      `json:"surface" jsonschema:"floor, walls, ceiling or trim"`
	Material scene.MaterialID `json:"material,omitempty" jsonschema:"empty for the plain default"`
}

func (AddMaterial) Kind() string           { return "add_material" }
func (SetMaterialParameters) Kind() string { return "set_material_parameters" }
func (RemoveMaterial) Kind() string        { return "remove_material" }
func (SetModel) Kind() string              { return "set_model" }
func (SetMaterial) Kind() string           { return "set_material" }
func (SetRoomMaterial) Kind() string       { return "set_room_material" }

func (a AddMaterial) Target() string           { return string(a.Material.ID) }
func (a SetMaterialParameters) Target() string { return string(a.Material.ID) }
func (a RemoveMaterial) Target() string        { return string(a.Material) }
func (a SetModel) Target() string              { return string(a.Node) }
func (a SetMaterial) Target() string           { return string(a.Node) }
func (a SetRoomMaterial) Target() string       { return string(a.Node) }

// Apply adds the material.
func (a AddMaterial) Apply(d *scene.Draft) error {
	if _, taken := d.Material(a.Material.ID); taken {
		return fmt.Errorf("material %q exists already; use it or choose another id", a.Material.ID)
	}
	return d.PutMaterial(a.Material)
}

// Apply replaces the parameters.
func (a SetMaterialParameters) Apply(d *scene.Draft) error {
	if _, ok := d.Material(a.Material.ID); !ok {
		return fmt.Errorf("material %q does not exist; add it first", a.Material.ID)
	}
	return d.PutMaterial(a.Material)
}

// Apply removes the material.
func (a RemoveMaterial) Apply(d *scene.Draft) error { return d.RemoveMaterial(a.Material) }

// Apply binds the slot.
func (a SetMaterial) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error {
		if n.Model == nil {
			return fmt.Errorf("node %q has no model", a.Node)
		}
		if a.Slot < 0 || a.Slot >= len(n.Model.Materials) {
			return fmt.Errorf("there is no slot %d; the model has %d", a.Slot, len(n.Model.Materials))
		}
		model := *n.Model
		model.Materials = slices.Clone(model.Materials)
		model.Materials[a.Slot] = a.Material
		n.Model = &model
		return nil
	})
}

// Apply draws the other model.
func (a SetModel) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error {
		if n.Model == nil {
			return fmt.Errorf("node %q has no model", a.Node)
		}
		model := a.Model
		model.Materials = slices.Clone(a.Model.Materials)
		n.Model = &model
		return nil
	})
}

// Apply covers the surface.
func (a SetRoomMaterial) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error {
		if n.Room == nil {
			return fmt.Errorf("node %q is no room", a.Node)
		}
		room := *n.Room
		switch a.Surface {
		case FloorSurface:
			room.Floor = a.Material
		case WallSurface:
			room.Walls = a.Material
		case CeilingSurface:
			room.Ceil = a.Material
		case TrimSurface:
			room.Trim = a.Material
		default:
			return fmt.Errorf("unknown surface %q: use floor, walls, ceiling or trim", a.Surface)
		}
		n.Room = &room
		return nil
	})
}
