package steps

import (
	"encoding/json"
	"errors"

	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

// Relation is a relational verb of package layout, as {"verb": kind, …}.
type Relation struct{ layout.Verb }

// UnmarshalJSON implements json.Unmarshaler.
func (r *Relation) UnmarshalJSON(text []byte) error {
	verb, err := layout.Decode(text)
	if err != nil {
		return errors.New(trimmed(err))
	}
	r.Verb = verb
	return nil
}

// MarshalJSON implements json.Marshaler.
func (r Relation) MarshalJSON() ([]byte, error) {
	if r.Verb == nil {
		return []byte("null"), nil
	}
	return layout.Encode(r.Verb)
}

// Place brings things of the catalogue into a room; the solver finds where they stand.
type Place struct {
	ID        scene.NodeID `json:"id" jsonschema:"a new id, such as armchair-1; with a count above 1 it gets -1, -2 and so on"`
	Thing     string       `json:"thing" jsonschema:"what it is, in the catalogue's words"`
	Count     int          `json:"count,omitempty" jsonschema:"how many; 1 when left out"`
	Name      string       `json:"name,omitempty" jsonschema:"what people read"`
	Room      scene.NodeID `json:"room,omitempty" jsonschema:"the room's id; the only or largest one when left out"`
	Size      []float64    `json:"size,omitempty" jsonschema:"width, depth and height in metres; the usual size when left out"`
	Style     string       `json:"style,omitempty" jsonschema:"such as modern or rustic"`
	Color     string       `json:"color,omitempty" jsonschema:"a colour word such as sage or dark blue, or #rrggbb"`
	Material  string       `json:"material,omitempty" jsonschema:"a material of the catalogue"`
	At        []float64    `json:"at,omitempty" jsonschema:"x and y in metres of the world; it goes as near to there as it fits"`
	YawDeg    float64      `json:"yawDeg,omitempty" jsonschema:"with at: turned so much counter-clockwise seen from above; at 0 its front looks to -Y"`
	Relations []Relation   `json:"relations,omitempty" jsonschema:"how it stands to other things and to the room; prefer these to at"`
}

// Move brings a thing that is there to another place.
type Move struct {
	Node      scene.NodeID `json:"node" jsonschema:"the thing's id"`
	At        []float64    `json:"at,omitempty" jsonschema:"x and y in metres of the world; it goes as near to there as it fits"`
	YawDeg    *float64     `json:"yawDeg,omitempty" jsonschema:"with at: turned so much counter-clockwise seen from above; at 0 its front looks to -Y"`
	Relations []Relation   `json:"relations,omitempty" jsonschema:"how it is to stand to other things and to the room; prefer these to at"`
}

// Swap puts another thing of the catalogue in a thing's place.
type Swap struct {
	Node     scene.NodeID `json:"node" jsonschema:"the thing that goes"`
	ID       scene.NodeID `json:"id" jsonschema:"a new id for the thing that comes"`
	Thing    string       `json:"thing" jsonschema:"what comes, in the catalogue's words"`
	Size     []float64    `json:"size,omitempty" jsonschema:"width, depth and height in metres; the usual size when left out"`
	Style    string       `json:"style,omitempty" jsonschema:"such as modern or rustic"`
	Color    string       `json:"color,omitempty" jsonschema:"a colour word or #rrggbb"`
	Material string       `json:"material,omitempty" jsonschema:"a material of the catalogue"`
}

// Paint gives a thing or a room's surface another material or colour.
type Paint struct {
	Node     scene.NodeID `json:"node" jsonschema:"the thing's or the room's id"`
	Part     string       `json:"part,omitempty" jsonschema:"of a thing: a slot such as legs, all when left out; of a room: floor, walls, ceiling or trim"`
	Material string       `json:"material,omitempty" jsonschema:"a material of the catalogue; left out, only the colour changes"`
	Color    string       `json:"color,omitempty" jsonschema:"a colour word such as sage or dark blue, or #rrggbb"`
}

// TuneLight changes the light of a lamp.
type TuneLight struct {
	Node     scene.NodeID `json:"node" jsonschema:"the lamp or the light"`
	Strength float64      `json:"strength,omitempty" jsonschema:"factor on its light, 0.05 to 20; 1 or left out keeps it"`
	Kelvin   float64      `json:"kelvin,omitempty" jsonschema:"colour temperature, 1000 to 12000; left out keeps the colour"`
}

// BuildRoom builds a rectangular room around the world's origin, or beside what is there. Wall 0 is the southern one; they go on
// counter-clockwise: 1 east, 2 north, 3 west.
type BuildRoom struct {
	ID      scene.NodeID `json:"id" jsonschema:"a new id, such as room"`
	Kind    string       `json:"kind" jsonschema:"what the room is for, such as living room"`
	Width   float64      `json:"width" jsonschema:"metres along X, 1.5 to 40"`
	Depth   float64      `json:"depth" jsonschema:"metres along Y, 1.5 to 40"`
	Height  float64      `json:"height,omitempty" jsonschema:"clear height in metres; 2.6 when left out"`
	Doors   []Hole       `json:"doors,omitempty" jsonschema:"doors; one in the southern wall when left out"`
	Windows []Hole       `json:"windows,omitempty" jsonschema:"windows; one in the northern wall when left out"`
	Floor   string       `json:"floor,omitempty" jsonschema:"a material of the catalogue"`
	Walls   string       `json:"walls,omitempty" jsonschema:"a material of the catalogue, or a colour"`
}

// Hole is a door or a window.
type Hole struct {
	Wall   int     `json:"wall" jsonschema:"0 south, 1 east, 2 north, 3 west"`
	Offset float64 `json:"offset,omitempty" jsonschema:"metres from the wall's first corner; the middle when left out"`
	Width  float64 `json:"width,omitempty" jsonschema:"metres; 0.9 for doors and 1.5 for windows when left out"`
}

// words are the larger steps with what they do.
type word struct {
	name, doc string
	zero      any
}

func words() []word {
	return []word{
		{"place", "Bring things of the catalogue into a room; the solver finds where they stand by their relations.", Place{}},
		{"move", "Bring a thing to another place.", Move{}},
		{"swap", "Put another thing of the catalogue in a thing's place.", Swap{}},
		{"paint", "Give a thing or a room's surface another material or colour.", Paint{}},
		{"tune_light", "Change the strength or the colour temperature of a lamp.", TuneLight{}},
		{"place_at_pixel", "Put one small thing on or in the selected piece of furniture, by pointing into its close-up: books on a board, a lamp on a desk.", PlaceAtPixel{}},
		{"build_room", "Build a rectangular room.", BuildRoom{}},
	}
}

var _ json.Unmarshaler = (*Relation)(nil)
