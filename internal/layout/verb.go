package layout

import (
	"math"

	"scenograph/internal/scene"
)

// Verb is a relation an item wants to another node or to the room. Verbs are plain comparable structs.
type Verb interface {
	Kind() string         // the word in JSON and in scene.Relation.Kind
	Refers() scene.NodeID // the other node, "" for the room
	Required() bool       // a hard relation: the item is rather left out than placed without it
	Weighs() float64      // how much a soft relation counts against others; 1 is usual
}

// Strength tells how much a relation matters.
type Strength struct {
	Hard   bool    `json:"hard,omitempty" jsonschema:"leave the thing out rather than break this relation"`
	Weight float64 `json:"weight,omitempty" jsonschema:"how much it counts against other relations, 0.1 to 10; 0 for the usual 1"`
}

// Required reports whether the relation must hold.
func (s Strength) Required() bool { return s.Hard }

// Weighs returns the weight, kept to what makes sense; a hard relation counts twice.
func (s Strength) Weighs() float64 {
	w := 1.0
	if s.Weight > 0 {
		w = math.Min(math.Max(s.Weight, 0.1), 10)
	}
	if s.Hard {
		w *= 2
	}
	return w
}

// Side names a side of a thing, seen from the thing itself as it looks to its front.
type Side string

// The sides. EitherSide lets the solver choose.
const (
	EitherSide Side = ""
	LeftSide   Side = "left"
	RightSide  Side = "right"
)

// On stands the thing on another's upward surface: a table's top, a shelf's board, a seat.
type On struct {
	Target scene.NodeID `json:"target" jsonschema:"what it stands on"`
	Middle bool         `json:"middle,omitempty" jsonschema:"prefer the middle of the surface"`
	Strength
}

// AgainstWall puts the thing's back to a wall.
type AgainstWall struct {
	Wall string  `json:"wall,omitempty" jsonschema:"index of the wall, or empty for any"`
	Gap  float64 `json:"gap,omitempty" jsonschema:"metres between back and wall"`
	Strength
}

// InCorner puts the thing into a corner of the room.
type InCorner struct {
	Corner string `json:"corner,omitempty" jsonschema:"index of the outline corner, or empty for any"`
	Strength
}

// Beside puts the thing next to another, both looking the same way.
type Beside struct {
	Target scene.NodeID `json:"target" jsonschema:"the thing it stands next to"`
	Side   Side         `json:"side,omitempty" jsonschema:"left or right as the target itself sees it, or empty for either"`
	Gap    float64      `json:"gap,omitempty" jsonschema:"metres between them; 0 for a sensible one"`
	Strength
}

// InFrontOf puts the thing before another's front.
type InFrontOf struct {
	Target   scene.NodeID `json:"target" jsonschema:"the thing it stands in front of"`
	Distance float64      `json:"distance,omitempty" jsonschema:"metres between them; 0 for a sensible one"`
	Strength
}

// Behind puts the thing behind another's back.
type Behind struct {
	Target   scene.NodeID `json:"target" jsonschema:"the thing it stands behind"`
	Distance float64      `json:"distance,omitempty" jsonschema:"metres between them; 0 for a sensible one"`
	Strength
}

// Facing turns the thing's front to another.
type Facing struct {
	Target scene.NodeID `json:"target" jsonschema:"what it looks at; empty for the middle of the room"`
	Strength
}

// Around puts the thing, with its like, around another: chairs at a table. Each looks to the target.
type Around struct {
	Target scene.NodeID `json:"target" jsonschema:"what they stand around"`
	Gap    float64      `json:"gap,omitempty" jsonschema:"metres to the target's edge; 0 tucks it in as far as it goes"`
	Strength
}

// Near keeps the thing close to another.
type Near struct {
	Target   scene.NodeID `json:"target" jsonschema:"what it is close to"`
	Distance float64      `json:"distance,omitempty" jsonschema:"at most so many metres between them; 0 means 1 m"`
	Strength
}

// ByWindow puts the thing close to a window.
type ByWindow struct {
	Opening string `json:"opening,omitempty" jsonschema:"id of the window, or empty for any"`
	Strength
}

// HungOnWall hangs the thing on a wall.
type HungOnWall struct {
	Wall   string       `json:"wall,omitempty" jsonschema:"index of the wall, or empty for any"`
	Height float64      `json:"height,omitempty" jsonschema:"metres from the floor to its middle; 0 for eye height, or over what is below"`
	Above  scene.NodeID `json:"above,omitempty" jsonschema:"a thing at the wall that it hangs over"`
	Strength
}

// HungFromCeiling hangs the thing from the ceiling.
type HungFromCeiling struct {
	Over scene.NodeID `json:"over,omitempty" jsonschema:"what it hangs over; empty for the middle of the room"`
	Strength
}

// Under lays or stands the thing below another: a rug under a table, a basket under a bench.
type Under struct {
	Target scene.NodeID `json:"target" jsonschema:"what is above it"`
	Strength
}

// CentredIn puts the thing in the middle of the room, or before the middle of another thing.
type CentredIn struct {
	Target scene.NodeID `json:"target,omitempty" jsonschema:"a thing whose middle it shares seen from above; empty for the room"`
	Strength
}

// Kind words.
func (On) Kind() string              { return "on" }
func (AgainstWall) Kind() string     { return "against_wall" }
func (InCorner) Kind() string        { return "in_corner" }
func (Beside) Kind() string          { return "beside" }
func (InFrontOf) Kind() string       { return "in_front_of" }
func (Behind) Kind() string          { return "behind" }
func (Facing) Kind() string          { return "facing" }
func (Around) Kind() string          { return "around" }
func (Near) Kind() string            { return "near" }
func (ByWindow) Kind() string        { return "by_window" }
func (HungOnWall) Kind() string      { return "hung_on_wall" }
func (HungFromCeiling) Kind() string { return "hung_from_ceiling" }
func (Under) Kind() string           { return "under" }
func (CentredIn) Kind() string       { return "centred_in" }

// Refers returns the other node.
func (v On) Refers() scene.NodeID              { return v.Target }
func (v AgainstWall) Refers() scene.NodeID     { return "" }
func (v InCorner) Refers() scene.NodeID        { return "" }
func (v Beside) Refers() scene.NodeID          { return v.Target }
func (v InFrontOf) Refers() scene.NodeID       { return v.Target }
func (v Behind) Refers() scene.NodeID          { return v.Target }
func (v Facing) Refers() scene.NodeID          { return v.Target }
func (v Around) Refers() scene.NodeID          { return v.Target }
func (v Near) Refers() scene.NodeID            { return v.Target }
func (v ByWindow) Refers() scene.NodeID        { return "" }
func (v HungOnWall) Refers() scene.NodeID      { return v.Above }
func (v HungFromCeiling) Refers() scene.NodeID { return v.Over }
func (v Under) Refers() scene.NodeID           { return v.Target }
func (v CentredIn) Refers() scene.NodeID       { return v.Target }
