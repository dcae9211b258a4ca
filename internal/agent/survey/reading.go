// Package survey is how a model reads a room off a panorama: the schema of its answer, the answer held against the picture, and the
// room that fits it.
//
// Invariant: a reading that is taken has its marks in the picture and makes a room without crossing walls; what a model says of it in
// words only chooses among the catalogue's materials.
//
//	reading, err := survey.Read(text)
//	found, err := reading.Fit(2048, 1024, roomfit.Known{CameraHeight: 1.6}, survey.Strict)
package survey

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/google/jsonschema-go/jsonschema"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/steps"
	"scenograph/internal/shell"
)

// Reading is a room as a model reads it off a panorama. Columns and rows count from the upper left corner.
type Reading struct {
	Width    float64   `json:"width" jsonschema:"how many columns you count across the whole picture: its width in pixels, or 1000 if you count in thousandths"`
	Height   float64   `json:"height" jsonschema:"how many rows you count from top to bottom: its height in pixels, or 1000 if you count in thousandths"`
	Corners  []Corner  `json:"corners" jsonschema:"every upright edge where two walls meet, once around from the left border to the right; at least 3, an ordinary room has 4; hidden ones where they must be"`
	Openings []Opening `json:"openings" jsonschema:"the doors, windows and open passages in the walls"`
	Kind     string    `json:"kind" jsonschema:"what kind of room it is, such as bedroom; empty if that cannot be told"`
	Floor    string    `json:"floor" jsonschema:"the floor's material in a few words, such as light oak parquet; empty if it cannot be seen"`
	Walls    string    `json:"walls" jsonschema:"the walls' material and colour in a few words, such as sage green paint"`
	Ceiling  string    `json:"ceiling" jsonschema:"the ceiling's material and colour in a few words, such as white plaster"`
	Remark   string    `json:"remark,omitempty" jsonschema:"what is hidden or was guessed"`
}

// Corner is where two walls meet.
type Corner struct {
	Column  float64 `json:"column" jsonschema:"its column"`
	Floor   float64 `json:"floor" jsonschema:"the row where it meets the floor, below the horizon"`
	Ceiling float64 `json:"ceiling" jsonschema:"the row where it meets the ceiling, above the horizon"`
}

// Kind is what an opening is: a shell.OpeningKind.
type Kind string

// Opening is a door, window or passage by its box in the picture.
type Opening struct {
	Kind   Kind    `json:"kind"`
	Wall   int     `json:"wall" jsonschema:"which wall it is in: wall 1 runs from the first corner to the second, the last wall from the last corner to the first"`
	Left   float64 `json:"left" jsonschema:"column of its left edge"`
	Top    float64 `json:"top" jsonschema:"row of its upper edge at the left"`
	Right  float64 `json:"right" jsonschema:"column of its right edge"`
	Bottom float64 `json:"bottom" jsonschema:"row of its lower edge at the right"`
}

func kinds() []string {
	return []string{string(shell.Door), string(shell.Window), string(shell.Passage)}
}

// Schema is the JSON Schema of a Reading, in the part of JSON Schema that every provider reads. It is made once.
var Schema = sync.OnceValues(func() (json.RawMessage, error) {
	kind := &jsonschema.Schema{Type: "string", Description: "what it is"}
	for _, k := range kinds() {
		kind.Enum = append(kind.Enum, k)
	}
	s, err := jsonschema.ForType(reflect.TypeFor[Reading](), &jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{reflect.TypeFor[Kind](): kind}})
	if err != nil {
		return nil, fmt.Errorf("survey: %w", err)
	}
	return steps.Portable(s)
})

const (
	maxCorners  = 60
	maxOpenings = 60
	maxCount    = 1 << 16 // columns and rows that a model may count
)

// Read reads a reading from a text that holds it: JSON alone, in a fence, or among words.
func Read(text string) (Reading, error) {
	var r Reading
	if err := steps.ReadObject(text, &r); err != nil {
		return r, err
	}
	r.Kind, r.Remark = strings.ToLower(chat.Printable(r.Kind, 40)), chat.Printable(r.Remark, 400)
	r.Floor, r.Walls, r.Ceiling = chat.Printable(r.Floor, 120), chat.Printable(r.Walls, 120), chat.Printable(r.Ceiling, 120)
	return r, r.check()
}

// check holds the numbers against the picture that the reading says it counts in.
func (r *Reading) check() error {
	if r.Width < 16 || r.Height < 8 || r.Width > maxCount || r.Height > maxCount {
		return fmt.Errorf("width %g and height %g are not those of the picture", r.Width, r.Height)
	}
	if n := len(r.Corners); n < 3 || n > maxCorners {
		return fmt.Errorf("there are %d corners; a room has 3 to %d", n, maxCorners)
	}
	if len(r.Openings) > maxOpenings {
		return fmt.Errorf("there are %d openings; %d are the most", len(r.Openings), maxOpenings)
	}
	for i, c := range r.Corners {
		if c.Column < 0 || c.Column > r.Width {
			return fmt.Errorf("corner %d is at column %g, outside the picture of 0 to %g", i+1, c.Column, r.Width)
		}
		if c.Floor <= r.Height/2 || c.Floor >= r.Height {
			return fmt.Errorf("corner %d meets the floor at row %g; that must be below the horizon, between %g and %g", i+1, c.Floor, r.Height/2, r.Height)
		}
		if c.Ceiling <= 0 || c.Ceiling >= r.Height/2 {
			return fmt.Errorf("corner %d meets the ceiling at row %g; that must be above the horizon, between 0 and %g", i+1, c.Ceiling, r.Height/2)
		}
	}
	for i, o := range r.Openings {
		if err := r.checkOpening(&o); err != nil {
			return fmt.Errorf("opening %d %w", i+1, err)
		}
	}
	return nil
}

func (r *Reading) checkOpening(o *Opening) error {
	switch {
	case !slices.Contains(kinds(), string(o.Kind)):
		return fmt.Errorf("is of kind %q; there are %s", chat.Printable(string(o.Kind), 40), strings.Join(kinds(), ", "))
	case o.Wall < 1 || o.Wall > len(r.Corners):
		return fmt.Errorf("is in wall %d; the walls are 1 to %d", o.Wall, len(r.Corners))
	case min(o.Left, o.Right) < 0 || max(o.Left, o.Right) > r.Width || min(o.Top, o.Bottom) < 0 || max(o.Top, o.Bottom) > r.Height:
		return fmt.Errorf("reaches from %g, %g to %g, %g, outside the picture of %g by %g", o.Left, o.Top, o.Right, o.Bottom, r.Width, r.Height)
	case o.Left == o.Right || o.Top >= o.Bottom:
		return fmt.Errorf("from column %g to %g and row %g to %g has no area; the top is above the bottom", o.Left, o.Right, o.Top, o.Bottom)
	}
	return nil
}
