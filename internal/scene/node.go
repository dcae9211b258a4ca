package scene

import (
	"encoding/json"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

// NodeID names a node for its whole life. It is chosen by whoever emits the action that adds it.
type NodeID string

// MaterialID names a material of the scene.
type MaterialID string

// RelationID names a relation between nodes.
type RelationID string

// Node is one thing in the scene. At most one of Model, Light, Camera and Room is set; none makes a group.
// A Node reached through a Snapshot is immutable, everything it points to included.
type Node struct {
	ID        NodeID         `json:"id" jsonschema:"unique and never changed"`
	Name      string         `json:"name" jsonschema:"what people read"`
	Parent    NodeID         `json:"parent,omitempty" jsonschema:"the parent's id; absent for the root"` // "" for a root
	Transform geom.Transform `json:"transform" jsonschema:"the pose in the parent's frame"`              // parentFromNode
	Hidden    bool           `json:"hidden,omitempty" jsonschema:"whether it, and what it holds, is left out of pictures and exports"`
	Locked    bool           `json:"locked,omitempty" jsonschema:"whether it can neither be selected nor moved by hand"` // cannot be selected or moved by hand
	Pinned    bool           `json:"pinned,omitempty" jsonschema:"whether a policy may not change it"`                   // a policy may not change it

	Model  *ModelRef `json:"model,omitempty" jsonschema:"the model it draws"`
	Light  *Light    `json:"light,omitempty" jsonschema:"what the light gives"`
	Camera *Camera   `json:"camera,omitempty" jsonschema:"what the camera sees"`
	Room   *RoomRef  `json:"room,omitempty" jsonschema:"the room"`

	Physics   *Physics        `json:"physics,omitempty" jsonschema:"how a simulator treats it"`
	Semantics *Semantics      `json:"semantics,omitempty" jsonschema:"what it is"`
	Joints    []JointValue    `json:"joints,omitempty" jsonschema:"values of the joints that are not at rest, sorted by name"` // sorted by joint name
	Extras    json.RawMessage `json:"extras,omitempty" jsonschema:"free-form data that is kept but not understood"`            // kept, not understood
}

// Group reports whether the node only holds others.
func (n *Node) Group() bool {
	return n.Model == nil && n.Light == nil && n.Camera == nil && n.Room == nil
}

// ModelRef places a model with one material for each of its slots.
type ModelRef struct {
	Asset     asset.ID     `json:"asset" jsonschema:"content hash of the model"`
	Materials []MaterialID `json:"materials" jsonschema:"one material id per slot of the model"`
}

// RoomRef is a room shell with the materials of its surfaces; an empty id means the plain default.
type RoomRef struct {
	shell.Room
	Floor MaterialID `json:"floor,omitempty" jsonschema:"material of the floor"`
	Walls MaterialID `json:"walls,omitempty" jsonschema:"material of the walls"`
	Ceil  MaterialID `json:"ceilingMaterial,omitempty" jsonschema:"material of the ceiling"`
	Trim  MaterialID `json:"trim,omitempty" jsonschema:"material of frames, doors and skirting"`
}

// LightKind names a light source's geometry.
type LightKind string

// The kinds of light. A directional or spot light shines along its node's −Z; an area light is a rectangle that shines along −Z.
const (
	PointLight       LightKind = "point"
	SpotLight        LightKind = "spot"
	DirectionalLight LightKind = "directional"
	AreaLight        LightKind = "area"
)

// Light is a light source at a node.
type Light struct {
	Kind      LightKind  `json:"kind" jsonschema:"point, spot, directional or area"`
	Color     geom.Color `json:"color" jsonschema:"linear Rec.709, brightest channel usually 1"`
	Intensity float64    `json:"intensity" jsonschema:"candela for point and spot, lux for directional, nits for area"`
	Range     float64    `json:"range,omitempty" jsonschema:"metres after which it is dark; 0 for no limit"`
	InnerRad  float64    `json:"innerRad,omitempty" jsonschema:"spot: half angle of full light, radians"`
	OuterRad  float64    `json:"outerRad,omitempty" jsonschema:"spot: half angle of no light, radians"`
	Width     float64    `json:"width,omitempty" jsonschema:"area: metres along the node's X"`
	Height    float64    `json:"height,omitempty" jsonschema:"area: metres along the node's Y"`
	Shadows   bool       `json:"shadows,omitempty" jsonschema:"whether it casts shadows"`
}

// Projection names how a camera maps the world to its picture.
type Projection string

// The projections.
const (
	Perspective  Projection = "perspective"
	Orthographic Projection = "orthographic"
)

// Camera looks along its node's −Z with +Y up in the picture, as in glTF and OpenGL.
type Camera struct {
	Projection Projection `json:"projection" jsonschema:"perspective or orthographic"`
	FovYRad    float64    `json:"fovYRad,omitempty" jsonschema:"perspective: vertical field of view, radians"`
	HeightM    float64    `json:"heightM,omitempty" jsonschema:"orthographic: metres seen from bottom to top"`
	Near       float64    `json:"near" jsonschema:"metres"`
	Far        float64    `json:"far" jsonschema:"metres"`
	Lens       *Lens      `json:"lens,omitempty" jsonschema:"perspective: calibrated intrinsics, which stand in for the field of view"`
}

// BodyKind tells how physics treats a node.
type BodyKind string

// The kinds of body.
const (
	StaticBody    BodyKind = "static"
	DynamicBody   BodyKind = "dynamic"
	KinematicBody BodyKind = "kinematic"
)

// Physics is what a simulator needs to know of a node.
type Physics struct {
	Body        BodyKind         `json:"body" jsonschema:"static, dynamic or kinematic"`
	MassKg      float64          `json:"massKg,omitempty" jsonschema:"kilograms; 0 when not known"`
	MassSource  string           `json:"massSource,omitempty" jsonschema:"where the mass comes from: authored, category, density of its volume, or shell: density of its walls"`
	Friction    float64          `json:"friction,omitempty" jsonschema:"coefficient; 0 for the default"`
	Restitution float64          `json:"restitution,omitempty" jsonschema:"0 to 1"`
	Colliders   []asset.Collider `json:"colliders,omitempty" jsonschema:"in the node's frame; empty means those of the model's parts"`
	Prepared    bool             `json:"prepared,omitempty" jsonschema:"it came from a simulator's model: its place, masses and colliders are written as they are"`
}

// Semantics is what a thing is, for agents and labels.
type Semantics struct {
	Category string   `json:"category" jsonschema:"such as armchair"`
	Synonyms []string `json:"synonyms,omitempty" jsonschema:"other names of the category"`
	Tags     []string `json:"tags,omitempty" jsonschema:"such as graspable, openable, lamp"`
	Mount    Mount    `json:"mount,omitempty" jsonschema:"where it stands: floor, wall, ceiling or surface"`
	Source   string   `json:"source,omitempty" jsonschema:"catalogue entry or file it came from"`
	License  string   `json:"license,omitempty" jsonschema:"the terms of use"`
	Author   string   `json:"author,omitempty" jsonschema:"who made it"`
	Page     string   `json:"page,omitempty" jsonschema:"where it was published"`
}

// RobotCategory is the category of robots.
const RobotCategory = "robot"

// Mount tells what carries a thing.
type Mount string

// The mounts.
const (
	OnFloor   Mount = "floor"
	OnWall    Mount = "wall"
	OnCeiling Mount = "ceiling"
	OnSurface Mount = "surface"
	FlatFloor Mount = "rug" // lies flat on the floor; others may stand on it
)

// JointValue is the pose of one joint of the node's model, in radians or metres.
type JointValue struct {
	Joint string  `json:"joint" jsonschema:"the joint's name"`
	Value float64 `json:"value" jsonschema:"radians or metres"`
}
