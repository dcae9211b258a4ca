package action

import (
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// SetSemantics says what a node is.
type SetSemantics struct {
	Node      scene.NodeID     `json:"node" jsonschema:"the node"`
	Semantics *scene.Semantics `json:"semantics,omitempty" jsonschema:"absent to forget it"`
}

// SetPhysics says how a simulator treats a node.
type SetPhysics struct {
	Node    scene.NodeID   `json:"node" jsonschema:"the node"`
	Physics *scene.Physics `json:"physics,omitempty" jsonschema:"absent to forget it"`
}

// SetJointPose opens doors and pulls drawers. A room's joints are its door leaves, named by their opening: "door-1 leaf".
type SetJointPose struct {
	Node   scene.NodeID       `json:"node" jsonschema:"the node"`
	Joints []scene.JointValue `json:"joints" jsonschema:"values in radians or metres, sorted by joint name; others are at rest"`
}

// AddRelation states a spatial fact between nodes.
type AddRelation struct {
	Relation scene.Relation `json:"relation" jsonschema:"the relation"`
}

// RemoveRelation takes a stated fact back.
type RemoveRelation struct {
	Relation scene.RelationID `json:"relation" jsonschema:"the relation"`
}

// NameCheckpoint names the state the scene is in.
type NameCheckpoint struct {
	Name string `json:"name" jsonschema:"what people read"`
}

// SetSceneInfo sets the scene's name and the prompt it was built from.
type SetSceneInfo struct {
	Name   string `json:"name" jsonschema:"what people read"`
	Prompt string `json:"prompt,omitempty" jsonschema:"what was asked for"`
}

func (SetSemantics) Kind() string   { return "set_semantics" }
func (SetPhysics) Kind() string     { return "set_physics" }
func (SetJointPose) Kind() string   { return "set_joint_pose" }
func (AddRelation) Kind() string    { return "add_relation" }
func (RemoveRelation) Kind() string { return "remove_relation" }
func (NameCheckpoint) Kind() string { return "name_checkpoint" }
func (SetSceneInfo) Kind() string   { return "set_scene_info" }

func (a SetSemantics) Target() string   { return string(a.Node) }
func (a SetPhysics) Target() string     { return string(a.Node) }
func (a SetJointPose) Target() string   { return string(a.Node) }
func (a AddRelation) Target() string    { return string(a.Relation.ID) }
func (a RemoveRelation) Target() string { return string(a.Relation) }
func (a NameCheckpoint) Target() string { return a.Name }
func (SetSceneInfo) Target() string     { return "" }

// Apply sets the semantics.
func (a SetSemantics) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error { n.Semantics = a.Semantics; return nil })
}

// Apply sets the physics.
func (a SetPhysics) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error { n.Physics = a.Physics; return nil })
}

// Apply sets the joints.
func (a SetJointPose) Apply(d *scene.Draft) error {
	if n, ok := d.Node(a.Node); ok && n.Room != nil {
		values := map[string]float64{}
		for _, j := range a.Joints {
			values[j.Joint] = j.Value
		}
		return changeRoom(d, a.Node, func(r *shell.Room) error { return r.Pose(values) })
	}
	return change(d, a.Node, func(n *scene.Node) error {
		if n.Model == nil {
			return fmt.Errorf("node %q has no model with joints", a.Node)
		}
		n.Joints = slices.Clone(a.Joints)
		return nil
	})
}

// Apply adds the relation.
func (a AddRelation) Apply(d *scene.Draft) error {
	if _, taken := d.Relation(a.Relation.ID); taken {
		return fmt.Errorf("relation %q exists already; choose another id", a.Relation.ID)
	}
	return d.PutRelation(a.Relation)
}

// Apply removes the relation.
func (a RemoveRelation) Apply(d *scene.Draft) error { return d.RemoveRelation(a.Relation) }

// Apply notes the checkpoint.
func (a NameCheckpoint) Apply(d *scene.Draft) error {
	if a.Name == "" {
		return errors.New("a checkpoint needs a name")
	}
	settings := d.Settings()
	if slices.Contains(settings.Checkpoints, a.Name) {
		return fmt.Errorf("there is a checkpoint %q already; choose another name", a.Name)
	}
	settings.Checkpoints = append(slices.Clone(settings.Checkpoints), a.Name)
	return d.PutSettings(settings)
}

// Apply sets name and prompt.
func (a SetSceneInfo) Apply(d *scene.Draft) error {
	settings := d.Settings()
	settings.Name, settings.Prompt = a.Name, a.Prompt
	return d.PutSettings(settings)
}
