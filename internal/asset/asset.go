// Package asset holds what scenes are made of and never change: meshes, textures and models, each named by the SHA-256 of its bytes.
//
// Invariant: whatever has been put into a Store is immutable; equal content has an equal ID on every machine.
//
//	store := asset.NewStore()
//	mesh, err := store.PutMesh(&asset.Mesh{Positions: corners, Indices: []uint32{0, 1, 2}})
//	model, err := store.PutModel(&asset.Model{Name: "flag", Slots: []string{"cloth"},
//		Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
package asset

import (
	"encoding/json"

	"scenograph/internal/geom"
)

// ID is the lower-case hexadecimal SHA-256 of an asset's canonical bytes: 64 characters.
type ID string

// Valid reports whether the ID has the form of a SHA-256.
func (id ID) Valid() bool {
	if len(id) != 64 {
		return false
	}
	for _, c := range id {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// Mesh is an indexed triangle list in its part's frame (Z up, metres), counter-clockwise seen from outside.
// Every attribute is empty or as long as Positions.
type Mesh struct {
	Positions [][3]float32
	Normals   [][3]float32 // unit length
	Tangents  [][4]float32 // unit xyz along +U, w = ±1 handedness (MikkTSpace)
	UV0, UV1  [][2]float32 // origin at the image's upper left, as in glTF
	Colors    [][4]float32 // linear RGBA
	Indices   []uint32     // three a triangle

	derived derived
}

// Triangles returns the number of triangles.
func (m *Mesh) Triangles() int { return len(m.Indices) / 3 }

// Texture is an encoded image, kept byte for byte as it came.
type Texture struct {
	Name          string
	MIME          string // image/png, image/jpeg, image/webp or image/vnd.radiance
	Width, Height int    // pixels
	Data          []byte // the encoded file
}

// Model is a tree of parts that share material slots. Its frame: origin on the floor under its middle, front −Y.
type Model struct {
	Name   string          `json:"name" jsonschema:"what people read"`
	Slots  []string        `json:"slots"` // names of the material slots that surfaces refer to by index
	Parts  []Part          `json:"parts"` // parents before children
	Recipe json.RawMessage `json:"recipe,omitempty"`
}

// Part is one rigid piece of a model.
type Part struct {
	Name      string         `json:"name" jsonschema:"what people read"`
	Parent    int            `json:"parent" jsonschema:"the parent's id; absent for the root"` // index in Model.Parts, −1 for a root
	Transform geom.Transform `json:"transform" jsonschema:"the pose in the parent's frame"`
	Surfaces  []Surface      `json:"surfaces,omitempty"`
	Joint     *Joint         `json:"joint,omitempty" jsonschema:"the joint's name"`
	Colliders []Collider     `json:"colliders,omitempty"`
	Grip      *Grip          `json:"grip,omitempty"`     // nil: what is called a handle, or the far end
	Inertial  *Inertial      `json:"inertial,omitempty"` // nil: by the model's mass and shapes
}

// Surface is a mesh drawn with the material in one of the model's slots.
type Surface struct {
	Mesh ID  `json:"mesh" jsonschema:"hull and mesh: content hash of the mesh"`
	Slot int `json:"slot"`
}

// Grip is where a jointed part is held.
type Grip struct {
	At      geom.Vec3 `json:"at" jsonschema:"the pose in the parent's frame"` // in the part's frame, metres
	RadiusM float64   `json:"radiusM"`
}

// JointKind tells how a part may move against its parent.
type JointKind string

// The kinds of joint.
const (
	Hinge JointKind = "hinge"
	Slide JointKind = "slide"
)

// Joint lets a part turn about, or slide along, an axis through the part's origin, in the part's rest frame.
type Joint struct {
	Name    string    `json:"name" jsonschema:"what people read"`
	Kind    JointKind `json:"kind"`
	Axis    geom.Vec3 `json:"axis"`  // unit
	Lower   float64   `json:"lower"` // radians or metres
	Upper   float64   `json:"upper"`
	Damping float64   `json:"damping"`

	// As a robot's maker says; 0 where nobody did.
	Friction float64 `json:"friction,omitempty" jsonschema:"N·m or N of dry friction"`
	Effort   float64 `json:"effort,omitempty" jsonschema:"N·m or N that it is driven with at most"`
	Velocity float64 `json:"velocity,omitempty" jsonschema:"rad/s or m/s at most"`
}

// Shape names a collider's geometry.
type Shape string

// The collider shapes.
const (
	ShapeBox      Shape = "box"
	ShapeSphere   Shape = "sphere"
	ShapeCapsule  Shape = "capsule"
	ShapeCylinder Shape = "cylinder"
	ShapeHull     Shape = "hull"
	ShapeMesh     Shape = "mesh"
)

// Collider is a simple solid for physics and overlap tests, in its part's frame.
// Size is full edge lengths for a box; diameter, diameter, height along Z otherwise (a capsule's height includes its caps).
type Collider struct {
	Shape     Shape          `json:"shape" jsonschema:"box, sphere, capsule, cylinder, hull or mesh"`
	Transform geom.Transform `json:"transform" jsonschema:"the pose in the parent's frame"`
	Size      geom.Vec3      `json:"size" jsonschema:"box: edge lengths; else diameter, diameter, height along Z; metres"`
	Mesh      ID             `json:"mesh,omitempty" jsonschema:"hull and mesh: content hash of the mesh"` // for hull and mesh
}
