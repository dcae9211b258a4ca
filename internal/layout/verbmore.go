package layout

import "scenograph/internal/scene"

// Inside puts the thing into another: on a board of a shelf, into an open drawer. What is above it belongs to the same thing.
type Inside struct {
	Target scene.NodeID `json:"target" jsonschema:"what it is put into: a shelf, a cabinet without doors, an open drawer"`
	Strength
}

// Stack puts the thing on the very top of another, middle over middle.
type Stack struct {
	Target scene.NodeID `json:"target" jsonschema:"what it is stacked on"`
	Strength
}

// Above hangs the thing over another: from the ceiling, or on the wall behind it.
type Above struct {
	Target scene.NodeID `json:"target" jsonschema:"what is below it"`
	Gap    float64      `json:"gap,omitempty" jsonschema:"at least so many metres between them"`
	Strength
}

// FarFrom keeps the thing away from another.
type FarFrom struct {
	Target   scene.NodeID `json:"target" jsonschema:"what it keeps away from"`
	Distance float64      `json:"distance,omitempty" jsonschema:"at least so many metres between them; 0 means 2 m"`
	Strength
}

// AlignedWith turns the thing as another is turned and puts their middles on one line, across or along.
type AlignedWith struct {
	Target scene.NodeID `json:"target" jsonschema:"what it is in line with"`
	Strength
}

// Row puts the thing next to the one before it in a row: turned the same way, fronts and backs in line.
type Row struct {
	After scene.NodeID `json:"after" jsonschema:"the one before it in the row"`
	Gap   float64      `json:"gap,omitempty" jsonschema:"metres between them; 0 for a sensible one"`
	Strength
}

// Grid puts the thing into a cell of a grid whose cell 0, 0 is another thing. Columns run to that thing's left, rows behind it.
type Grid struct {
	First  scene.NodeID `json:"first" jsonschema:"the thing in column 0 of row 0"`
	Column int          `json:"column" jsonschema:"its column, 0 for the first's"`
	Row    int          `json:"row" jsonschema:"its row, 0 for the first's"`
	Across float64      `json:"across,omitempty" jsonschema:"metres from middle to middle of columns; 0 for a sensible distance"`
	Along  float64      `json:"along,omitempty" jsonschema:"metres from middle to middle of rows; 0 for a sensible distance"`
	Strength
}

// Scatter strews the thing, with its like, over the floor or over another thing: anywhere, but not close together.
type Scatter struct {
	Over    scene.NodeID `json:"over,omitempty" jsonschema:"whose surface it is strewn on; empty for the floor"`
	Spacing float64      `json:"spacing,omitempty" jsonschema:"metres that scattered things keep apart at least"`
	Strength
}

// ClearOfDoor keeps the thing off the floor before doors.
type ClearOfDoor struct {
	Distance float64 `json:"distance,omitempty" jsonschema:"at least so many metres from every door; 0 means 0.9 m"`
	Strength
}

// ClearOfWindow keeps the thing away from windows.
type ClearOfWindow struct {
	Distance float64 `json:"distance,omitempty" jsonschema:"at least so many metres from every window; 0 means 1.2 m"`
	Strength
}

// Kind words.
func (Inside) Kind() string        { return "inside" }
func (Stack) Kind() string         { return "stack" }
func (Above) Kind() string         { return "above" }
func (FarFrom) Kind() string       { return "far" }
func (AlignedWith) Kind() string   { return "aligned_with" }
func (Row) Kind() string           { return "row" }
func (Grid) Kind() string          { return "grid" }
func (Scatter) Kind() string       { return "scatter" }
func (ClearOfDoor) Kind() string   { return "clear_of_door" }
func (ClearOfWindow) Kind() string { return "clear_of_window" }

// Refers returns the other node.
func (v Inside) Refers() scene.NodeID        { return v.Target }
func (v Stack) Refers() scene.NodeID         { return v.Target }
func (v Above) Refers() scene.NodeID         { return v.Target }
func (v FarFrom) Refers() scene.NodeID       { return v.Target }
func (v AlignedWith) Refers() scene.NodeID   { return v.Target }
func (v Row) Refers() scene.NodeID           { return v.After }
func (v Grid) Refers() scene.NodeID          { return v.First }
func (v Scatter) Refers() scene.NodeID       { return v.Over }
func (v ClearOfDoor) Refers() scene.NodeID   { return "" }
func (v ClearOfWindow) Refers() scene.NodeID { return "" }
