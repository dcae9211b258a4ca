package action

import (
	"fmt"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// AddLight adds a light source.
type AddLight struct {
	Node      scene.NodeID   `json:"node" jsonschema:"the node"`
	Name      string         `json:"name" jsonschema:"what people read"`
	Parent    scene.NodeID   `json:"parent,omitempty" jsonschema:"the parent's id; absent for the root"`
	Transform geom.Transform `json:"transform" jsonschema:"the pose in the parent's frame"`
	Light     scene.Light    `json:"light" jsonschema:"what the light gives"`
}

// EditLight replaces a light's parameters.
type EditLight struct {
	Node  scene.NodeID `json:"node" jsonschema:"the node"`
	Light scene.Light  `json:"light" jsonschema:"what the light gives"`
}

// RemoveLight removes a light source.
type RemoveLight struct {
	Node scene.NodeID `json:"node" jsonschema:"the node"`
}

// SetEnvironment replaces the sky, the sun and the exposure.
type SetEnvironment struct {
	Environment scene.Environment `json:"environment" jsonschema:"the whole new environment"`
}

// AddCamera adds a camera, which looks along its −Z.
type AddCamera struct {
	Node      scene.NodeID   `json:"node" jsonschema:"the node"`
	Name      string         `json:"name" jsonschema:"what people read"`
	Parent    scene.NodeID   `json:"parent,omitempty" jsonschema:"the parent's id; absent for the root"`
	Transform geom.Transform `json:"transform" jsonschema:"the pose in the parent's frame"`
	Camera    scene.Camera   `json:"camera" jsonschema:"what the camera sees"`
}

// EditCamera replaces a camera's parameters.
type EditCamera struct {
	Node   scene.NodeID `json:"node" jsonschema:"the node"`
	Camera scene.Camera `json:"camera" jsonschema:"what the camera sees"`
}

func (AddLight) Kind() string       { return "add_light" }
func (EditLight) Kind() string      { return "edit_light" }
func (RemoveLight) Kind() string    { return "remove_light" }
func (SetEnvironment) Kind() string { return "set_environment" }
func (AddCamera) Kind() string      { return "add_camera" }
func (EditCamera) Kind() string     { return "edit_camera" }

func (a AddLight) Target() string     { return string(a.Node) }
func (a EditLight) Target() string    { return string(a.Node) }
func (a RemoveLight) Target() string  { return string(a.Node) }
func (SetEnvironment) Target() string { return "" }
func (a AddCamera) Target() string    { return string(a.Node) }
func (a EditCamera) Target() string   { return string(a.Node) }

// Apply adds the light.
func (a AddLight) Apply(d *scene.Draft) error {
	if err := fresh(d, a.Node); err != nil {
		return err
	}
	light := a.Light
	return d.PutNode(scene.Node{ID: a.Node, Name: a.Name, Parent: a.Parent, Transform: a.Transform, Light: &light})
}

// Apply replaces the parameters.
func (a EditLight) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error {
		if n.Light == nil {
			return fmt.Errorf("node %q is no light", a.Node)
		}
		light := a.Light
		n.Light = &light
		return nil
	})
}

// Apply removes the light.
func (a RemoveLight) Apply(d *scene.Draft) error {
	n, err := nodeOf(d, a.Node)
	if err != nil {
		return err
	}
	if n.Light == nil {
		return fmt.Errorf("node %q is no light", a.Node)
	}
	return RemoveNode(a).Apply(d)
}

// Apply replaces the environment.
func (a SetEnvironment) Apply(d *scene.Draft) error {
	settings := d.Settings()
	settings.Environment = a.Environment
	return d.PutSettings(settings)
}

// Apply adds the camera.
func (a AddCamera) Apply(d *scene.Draft) error {
	if err := fresh(d, a.Node); err != nil {
		return err
	}
	camera := a.Camera
	return d.PutNode(scene.Node{ID: a.Node, Name: a.Name, Parent: a.Parent, Transform: a.Transform, Camera: &camera})
}

// Apply replaces the parameters.
func (a EditCamera) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error {
		if n.Camera == nil {
			return fmt.Errorf("node %q is no camera", a.Node)
		}
		camera := a.Camera
		n.Camera = &camera
		return nil
	})
}
