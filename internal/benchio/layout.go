package benchio

import (
	"encoding/json"
	"math"

	"scenograph/internal/geom"
)

// Layout answers a task: Z up, metres, degrees.
type Layout struct {
	Task     string     `json:"task"`
	Seed     uint64     `json:"seed"`
	Sizes    string     `json:"sizes"`   // own, or table where a table fixes the size of every name
	Seconds  float64    `json:"seconds"` // solving alone
	Objects  []Object   `json:"objects"`
	Unplaced []Unplaced `json:"unplaced"`
	Room     Room       `json:"room"`

	Relations []Relation `json:"relations"` // that the task's text states, as they turned out
}

// Object is one placed thing. The box of Size is turned by YawDeg about its centre.
type Object struct {
	ID        string     `json:"id"`
	Requested string     `json:"requested"` // the task's own name
	Category  string     `json:"category"`
	Position  [3]float64 `json:"position"` // box centre
	YawDeg    float64    `json:"yaw_deg"`
	Front     [2]float64 `json:"front"`   // unit, where it looks
	Size      [3]float64 `json:"size"`    // before yaw
	Support   string     `json:"support"` // floor, wall, ceiling or an object's id
	Mesh      string     `json:"mesh"`    // content hash of the model
}

// Unplaced is a requested thing without a place.
type Unplaced struct {
	Requested string `json:"requested"`
	Reason    string `json:"reason"`
}

// Relation is a relation that the task's text states.
type Relation struct {
	Text     string   `json:"text"`
	Holds    bool     `json:"holds"`
	Evidence string   `json:"evidence"`          // in words and numbers
	Objects  []string `json:"objects,omitempty"` // ids
}

// Room is what was assumed where the task says nothing.
type Room struct {
	HeightM  float64     `json:"height_m"`
	Entrance [2]float64  `json:"entrance"`         // middle of the door on the floor
	Window   *[2]float64 `json:"window,omitempty"` // middle of the window on the floor plan, where the text speaks of one
}

// NewObject describes a thing whose box, in its own frame, stands in the world as worldFromThing says, upright.
func NewObject(id, requested, category, support, mesh string, box geom.Box, worldFromThing geom.Transform) Object {
	center := worldFromThing.Apply(box.Center())
	size := box.Size()
	yaw := worldFromThing.Rotation.YawAngle()
	out := Object{ID: id, Requested: requested, Category: category, Support: support, Mesh: mesh, YawDeg: rounded(geom.Degrees(yaw), 1e6)}
	for i := range 3 {
		out.Position[i] = rounded(center[i], 1e6)
		out.Size[i] = rounded(size[i]*math.Abs(worldFromThing.Scale[i]), 1e6)
	}
	front := worldFromThing.Rotation.Rotate(geom.Vec3{0, -1, 0})
	out.Front = [2]float64{rounded(front[0], 1e9), rounded(front[1], 1e9)}
	return out
}

func rounded(v, steps float64) float64 { return geom.Canonical(math.Round(v*steps) / steps) }

// Encode writes a layout as indented JSON; the same layout gives the same bytes.
func (l Layout) Encode() ([]byte, error) {
	if l.Objects == nil {
		l.Objects = []Object{}
	}
	if l.Unplaced == nil {
		l.Unplaced = []Unplaced{}
	}
	if l.Relations == nil {
		l.Relations = []Relation{}
	}
	text, err := json.MarshalIndent(l, "", "  ")
	return append(text, '\n'), err
}
