// Package shell describes a room's shell — floor, walls, ceiling, openings — and builds its surfaces.
//
// Invariant: a room is pure data; the same room gives the same meshes, byte for byte.
package shell

import (
	"errors"
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

// Opening is a rectangular hole in one wall.
type Opening struct {
	ID     string      `json:"id" jsonschema:"unique within the room"`
	Kind   OpeningKind `json:"kind" jsonschema:"door, window or passage"`
	Wall   int         `json:"wall" jsonschema:"index of the wall: wall i runs from outline corner i to corner i+1"`
	Offset float64     `json:"offset" jsonschema:"metres from the wall's first corner to the opening's near edge"`
	Width  float64     `json:"width" jsonschema:"metres along the wall"`
	Height float64     `json:"height" jsonschema:"metres, from the sill up"`
	Sill   float64     `json:"sill" jsonschema:"metres from the floor to the opening's lower edge; 0 for doors"`
}

// Room is a floor outline with walls around it, in its node's frame, the floor at z = 0.
type Room struct {
	Kind          string       `json:"kind" jsonschema:"what the room is for, such as living room"`
	Outline       geom.Polygon `json:"outline" jsonschema:"inner corners of the walls on the floor, counter-clockwise, metres"`
	Height        float64      `json:"height" jsonschema:"clear height in metres"`
	WallThickness float64      `json:"wallThickness" jsonschema:"metres, built outwards from the outline"`
	Ceiling       bool         `json:"ceiling" jsonschema:"whether a ceiling is built"`
	Openings      []Opening    `json:"openings" jsonschema:"doors, windows and passages"`
}

// Wall returns the inner corners of wall i on the floor, its length in metres and the unit normal into the room.
func (r *Room) Wall(i int) (from, to geom.Vec2, length float64, inward geom.Vec2) {
	from, to = r.Outline[i], r.Outline[(i+1)%len(r.Outline)]
	along := to.Sub(from)
	length = along.Len()
	along = along.Mul(1 / length)
	return from, to, length, geom.Vec2{-along[1], along[0]}
}

// Check returns what is wrong with the room, or nil.
func (r *Room) Check() error {
	if err := r.Outline.Check(); err != nil {
		return err
	}
	if len(r.Outline) > 1000 || len(r.Openings) > 1000 {
		return errors.New("a room has at most 1000 corners and 1000 openings")
	}
	if !geom.Finite(r.Height, r.WallThickness) || r.Height < 0.5 || r.Height > 100 {
		return errors.New("the room's height must be between 0.5 and 100 m")
	}
	if r.WallThickness < 0 || r.WallThickness > 5 {
		return errors.New("the wall thickness must be between 0 and 5 m")
	}
	seen := map[string]bool{}
	for i := range r.Openings {
		o := &r.Openings[i]
		if o.ID == "" || seen[o.ID] {
			return fmt.Errorf("opening %d needs an id of its own, not %q", i, o.ID)
		}
		seen[o.ID] = true
		if err := r.checkOpening(o); err != nil {
			return fmt.Errorf("opening %q: %w", o.ID, err)
		}
	}
	return nil
}

func (r *Room) checkOpening(o *Opening) error {
	if o.Kind != Door && o.Kind != Window && o.Kind != Passage {
		return fmt.Errorf("unknown kind %q: use door, window or passage", o.Kind)
	}
	if o.Wall < 0 || o.Wall >= len(r.Outline) {
		return fmt.Errorf("there is no wall %d; the room has walls 0 to %d", o.Wall, len(r.Outline)-1)
	}
	_, _, length, _ := r.Wall(o.Wall)
	if !geom.Finite(o.Offset, o.Width, o.Height, o.Sill) || o.Offset < 0 || o.Width < 0.05 || o.Offset+o.Width > length+1e-9 {
		return fmt.Errorf("it must lie within its wall, which is %.2f m long", length)
	}
	if o.Sill < 0 || o.Height < 0.05 || o.Sill+o.Height > r.Height+1e-9 {
		return fmt.Errorf("it must lie between floor and ceiling, %.2f m", r.Height)
	}
	for _, p := range r.Openings {
		if p.ID != o.ID && p.Wall == o.Wall && p.Offset < o.Offset+o.Width && o.Offset < p.Offset+p.Width &&
			p.Sill < o.Sill+o.Height && o.Sill < p.Sill+p.Height {
			return fmt.Errorf("it overlaps opening %q", p.ID)
		}
	}
	return nil
}
