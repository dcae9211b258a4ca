// Package manifest tells what is in a scene for whoever trains a robot in it: stable names, poses, what opens and how far, where things
// can stand and where they have room, where a robot can start, and what everything is called.
//
// Invariant: Build is a pure function; the same scene gives the same manifest. The world is right-handed, Z up, in metres, kilograms
// and radians; quaternions are w, x, y, z; a thing's front is its −Y side.
//
//	m, err := manifest.Build(ctx, snapshot, store, manifest.Options{Name: "room"})
//	data, err := m.Encode()
package manifest

import (
	"bytes"
	"encoding/json"
	"fmt"

	"scenograph/internal/geom"
	"scenograph/internal/taxonomy"
)

// Kind is the first value of a manifest's text; Version is the form's.
const (
	Kind    = "manifest"
	Version = 1
)

// FileName is what the file is called.
const FileName = "manifest.json"

// Manifest is a scene in words and numbers.
type Manifest struct {
	Kind         string        `json:"scenograph"`
	Version      int           `json:"version"`
	Name         string        `json:"name"`
	Scene        string        `json:"scene"` // hash of the snapshot
	Conventions  Conventions   `json:"conventions"`
	Assembly     []File        `json:"assembly"` // files that hold the scene as a whole
	Assets       []Asset       `json:"assets"`
	Objects      []Object      `json:"objects"`
	Apart        [][2]Piece    `json:"apart"` // what overlaps where it stands, and must ignore each other
	Rooms        []Room        `json:"rooms"`
	Receptacles  []Receptacle  `json:"receptacles"`
	SpawnRegions []SpawnRegion `json:"spawnRegions"`
	RobotStarts  []RobotStart  `json:"robotStarts"`
}

// Conventions says how the numbers are meant.
type Conventions struct {
	Up         string `json:"up"`
	Front      string `json:"front"` // of an asset
	Handedness string `json:"handedness"`
	Length     string `json:"length"`
	Mass       string `json:"mass"`
	Angle      string `json:"angle"`
	Quaternion string `json:"quaternion"`
}

// File is a file of the export, its path relative to the manifest.
type File struct {
	Format string `json:"format"`
	Path   string `json:"path"`
}

// Asset is a thing that stands in the scene once or more often: objects of one asset differ in their place alone. Its frame is that of the
// thing, whose scale is worked into all its numbers.
type Asset struct {
	Name        string           `json:"name"` // a stable identifier
	Title       string           `json:"title"`
	Category    string           `json:"category,omitempty"`
	Synonyms    []string         `json:"synonyms,omitempty"`
	Tags        []string         `json:"tags,omitempty"`
	Labels      *taxonomy.Labels `json:"labels,omitempty"`
	Source      string           `json:"source,omitempty"`
	Author      string           `json:"author,omitempty"`
	License     string           `json:"license,omitempty"`
	Min         geom.Vec3        `json:"min"` // box in its frame, joints at rest
	Max         geom.Vec3        `json:"max"`
	MassKg      float64          `json:"massKg"`
	MassFrom    string           `json:"massFrom,omitempty"`
	Friction    float64          `json:"friction"`
	Restitution float64          `json:"restitution"`
	Links       []Link           `json:"links"` // the base first
	Joints      []Joint          `json:"joints"`
	Files       []File           `json:"files"`
}

// Link is a rigid piece. Its pose is that of its frame in the asset's, joints at rest.
type Link struct {
	Name       string     `json:"name"`
	Title      string     `json:"title"`
	Parent     string     `json:"parent,omitempty"`
	Position   geom.Vec3  `json:"position"`
	Quaternion [4]float64 `json:"quaternion"`
	MassKg     float64    `json:"massKg"`
	Center     geom.Vec3  `json:"center"`  // of mass, in the link's frame
	Inertia    [6]float64 `json:"inertia"` // about the centre: xx yy zz xy xz yz
	Colliders  []Collider `json:"colliders"`
	Grip       *geom.Vec3 `json:"grip,omitempty"` // where a handle is held, in the link's frame
}

// Collider is a solid in its link's frame. Size is the whole edges of a box, the diameter of a sphere, and diameter, diameter, height
// along Z of a cylinder or capsule, ends included. Hulls and meshes have their box as Size and their points in the files of the asset.
type Collider struct {
	Shape      string     `json:"shape"`
	Position   geom.Vec3  `json:"position"`
	Quaternion [4]float64 `json:"quaternion"`
	Size       geom.Vec3  `json:"size"`
	File       string     `json:"file,omitempty"` // a hull or mesh as OBJ, in the collider's frame, where one is written
}

// Joint moves a link about or along an axis through its origin.
type Joint struct {
	Name    string    `json:"name"`
	Title   string    `json:"title"`
	Type    string    `json:"type"` // revolute or prismatic
	Link    string    `json:"link"`
	Axis    geom.Vec3 `json:"axis"` // in the link's frame
	Lower   float64   `json:"lower"`
	Upper   float64   `json:"upper"`
	Damping float64   `json:"damping"`
	Holding float64   `json:"holding"` // dry friction, N·m or N
}

// Object is a thing where it stands.
type Object struct {
	Name       string             `json:"name"` // a stable identifier, the same in every format
	Node       string             `json:"node"` // id in the scene
	Title      string             `json:"title"`
	Asset      string             `json:"asset"`
	Body       string             `json:"body"`            // static, dynamic or kinematic
	Fixed      string             `json:"fixed,omitempty"` // why a movable thing is static here
	Position   geom.Vec3          `json:"position"`
	Quaternion [4]float64         `json:"quaternion"`
	Joints     map[string]float64 `json:"joints,omitempty"` // values that are not 0, by joint of the asset
	Room       string             `json:"room,omitempty"`   // node
	On         string             `json:"on,omitempty"`     // name of the object it stands on; "" for the floor, a wall or the ceiling
}

// Piece is a rigid piece of an object or of a room.
type Piece struct {
	Object string `json:"object"`         // or a room's name as a body
	Link   string `json:"link,omitempty"` // as the asset has it; "" for the base
	Body   string `json:"body"`           // as formats call it that hold the whole scene
}

// Room is a room's floor and openings.
type Room struct {
	Node     string      `json:"node"`
	Name     string      `json:"name"`
	Outline  []geom.Vec2 `json:"outline"` // inner, counter-clockwise, world X and Y
	FloorZ   float64     `json:"floorZ"`
	CeilingZ float64     `json:"ceilingZ"`
	AreaM2   float64     `json:"areaM2"`
	Openings []Opening   `json:"openings"`
}

// Opening is a door, window or passage.
type Opening struct {
	ID     string    `json:"id"`
	Kind   string    `json:"kind"`
	Center geom.Vec3 `json:"center"`
	Inward geom.Vec2 `json:"inward"` // into the room
	Width  float64   `json:"width"`
	Height float64   `json:"height"`
	Leads  string    `json:"leads,omitempty"` // node of the room behind it
}

// Receptacle is a level surface of an object on or in which others can stand.
type Receptacle struct {
	Name    string      `json:"name"` // object and number
	Object  string      `json:"object"`
	Kind    string      `json:"kind"`             // top; shelf, with something above it; enclosed, which no hand reaches as things stand
	Corners []geom.Vec3 `json:"corners"`          // world, counter-clockwise from above
	ClearM  float64     `json:"clearM,omitempty"` // free height above; 0 for the open sky
	AreaM2  float64     `json:"areaM2"`
	Soft    bool        `json:"soft,omitempty"`
	Holds   []string    `json:"holds"` // objects that stand there
}

// SpawnRegion is a free rectangle: things within it, and lower than ClearM, touch nothing else.
type SpawnRegion struct {
	On     string    `json:"on"`   // a receptacle, or a room
	Kind   string    `json:"kind"` // receptacle or floor
	Center geom.Vec3 `json:"center"`
	Yaw    float64   `json:"yaw"`
	Half   geom.Vec2 `json:"half"` // half edges along its own X and Y
	ClearM float64   `json:"clearM,omitempty"`
}

// RobotStart is a free place on the floor that can be reached from the door.
type RobotStart struct {
	Room       string    `json:"room"`
	Position   geom.Vec3 `json:"position"`
	Yaw        float64   `json:"yaw"` // towards the middle of the room; 0 looks along +X
	ClearanceM float64   `json:"clearanceM"`
}

// Encode writes the manifest as indented JSON.
func (m *Manifest) Encode() ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(m); err != nil {
		return nil, fmt.Errorf("manifest: %w", err)
	}
	return out.Bytes(), nil
}

// Asset returns an asset by its name, or nil.
func (m *Manifest) Asset(name string) *Asset {
	for i := range m.Assets {
		if m.Assets[i].Name == name {
			return &m.Assets[i]
		}
	}
	return nil
}
