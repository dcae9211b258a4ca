// Package shell describes a room's shell — floor, walls, ceiling, openings — and builds its surfaces.
//
// Rooms are built each on its own, and know of the rooms beside them: where walls of two rooms meet back to back, each builds its
// share of one common wall, and the openings of either go through both (see Neighbour).
//
// Invariant: a room is pure data; the same room among the same neighbours gives the same meshes, byte for byte.
package shell

import (
	"fmt"

	"scenograph/internal/geom"
)

// OpeningKind tells what fills a hole in a wall.
type OpeningKind string

// The kinds of opening.
const (
	Door    OpeningKind = "door"
	Window  OpeningKind = "window"
	Passage OpeningKind = "passage"
)

// DoorStyle tells how a door opens.
type DoorStyle string

// The styles of doors.
const (
	Hinged  DoorStyle = ""        // one leaf on hinges
	Double  DoorStyle = "double"  // two leaves on hinges that meet in the middle
	Sliding DoorStyle = "sliding" // two leaves in two tracks; one slides before the other
)

// Opening is a hole in one wall: a rectangle, or a passage with an arched head.
type Opening struct {
	ID     string      `json:"id" jsonschema:"unique within the room"`
	Kind   OpeningKind `json:"kind" jsonschema:"door, window or passage"`
	Wall   int         `json:"wall" jsonschema:"index of the wall: wall i runs from outline corner i to corner i+1"`
	Offset float64     `json:"offset" jsonschema:"metres from the wall's first corner to the opening's near edge"`
	Width  float64     `json:"width" jsonschema:"metres along the wall"`
	Height float64     `json:"height" jsonschema:"metres, from the sill up"`
	Sill   float64     `json:"sill" jsonschema:"metres from the floor to the opening's lower edge; 0 for doors"`

	Style     DoorStyle `json:"style,omitempty" jsonschema:"of a door: double (two hinged leaves) or sliding; absent for one hinged leaf"`
	HingeLeft bool      `json:"hingeLeft,omitempty" jsonschema:"of a door with one hinged leaf: whether it hangs on the left, seen from inside the room"`
	Outward   bool      `json:"outward,omitempty" jsonschema:"of a hinged door: whether it opens out of the room"`
	Glazed    bool      `json:"glazed,omitempty" jsonschema:"of a door: whether its panels are of glass"`
	Open      float64   `json:"open,omitempty" jsonschema:"of a door: 0 shut to 1 wide open"`
	Arch      float64   `json:"arch,omitempty" jsonschema:"of a passage: metres its head rises from the sides to the crown in an arc, at most half the width; absent for a straight head"`
	Columns   int       `json:"columns,omitempty" jsonschema:"of a window: panes side by side, 1 to 20; absent for what suits the width"`
	Rows      int       `json:"rows,omitempty" jsonschema:"of a window: panes one above the other, 1 to 20; absent for what suits the height"`
}

// Skirting is the board along the foot of the walls.
type Skirting struct {
	Height float64 `json:"height" jsonschema:"metres, 0 for no skirting"`
	Depth  float64 `json:"depth" jsonschema:"metres it stands before the wall"`
}

// Room is a floor outline with walls around it, in its node's frame, the floor at z = 0.
type Room struct {
	Kind          string       `json:"kind" jsonschema:"what the room is for, such as living room"`
	Outline       geom.Polygon `json:"outline" jsonschema:"inner corners of the walls on the floor, counter-clockwise, metres; any simple polygon"`
	Height        float64      `json:"height" jsonschema:"clear height in metres"`
	WallThickness float64      `json:"wallThickness" jsonschema:"metres, built outwards from the outline; rooms whose outlines lie back to back within their walls share one wall"`
	Ceiling       bool         `json:"ceiling" jsonschema:"whether a ceiling is built"`
	Openings      []Opening    `json:"openings" jsonschema:"doors, windows and passages"`
	Skirting      *Skirting    `json:"skirting,omitempty" jsonschema:"the skirting boards; absent for 8 cm by 14 mm"`
}

// Wall returns the inner corners of wall i on the floor, its length in metres and the unit normal into the room.
func (r *Room) Wall(i int) (from, to geom.Vec2, length float64, inward geom.Vec2) {
	from, to = r.Outline[i], r.Outline[(i+1)%len(r.Outline)]
	along := to.Sub(from)
	length = along.Len()
	along = along.Mul(1 / length)
	return from, to, length, geom.Vec2{-along[1], along[0]}
}

// Baseboard is the skirting with its defaults.
func (r *Room) Baseboard() Skirting {
	if r.Skirting == nil {
		return Skirting{Height: 0.08, Depth: 0.014}
	}
	return *r.Skirting
}

// Opening finds an opening by its id.
func (r *Room) Opening(id string) (Opening, bool) {
	for _, o := range r.Openings {
		if o.ID == id {
			return o, true
		}
	}
	return Opening{}, false
}

// FreshOpening is an id for another opening of a kind.
func (r *Room) FreshOpening(kind OpeningKind) string {
	for i := 1; ; i++ {
		id := fmt.Sprintf("%s-%d", kind, i)
		if _, taken := r.Opening(id); !taken {
			return id
		}
	}
}
