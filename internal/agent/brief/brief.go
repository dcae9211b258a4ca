// Package brief reads an English wish for a room, or for a change to one, into plain data a planner can work from.
//
// Invariant: reading is pure and bounded, never fails, and nothing that was said disappears without a note:
// what cannot be read is listed in Notes.
//
//	b := brief.NewReader(nil).Read("a 4m x 5m living room with two dark green velvet armchairs by the window")
//	// b.Room.Kind = "living room", b.Items[0] = {Noun: "armchair", Count: 2, Materials: [velvet], Relations: [by_window]}
package brief

import "scenograph/internal/geom"

// Brief is what a prompt asks for.
type Brief struct {
	Text     string     // the prompt as read: one line, lower case, without control characters
	Room     Room       // the room as described; zero fields were not said
	Items    []Item     // things wished for, in the order they were named
	Edits    []Edit     // changes to things that stand already
	Surfaces []Surface  // wishes for walls, floor and ceiling
	Light    Light      // wishes for the light
	Styles   []string   // canonical style words in the order said, such as "industrial"
	Moods    []string   // canonical mood words, such as "cosy"
	Excluded []string   // nouns that must not appear ("no rug", "without plants")
	Only     bool       // nothing else is wished for than what is named ("with only a bed and a lamp")
	Notes    []string   // what was bounded, guessed or not understood, for people to read
	Colors   []Color    // colours said of the room as a whole ("in blue and white")
	Symmetry bool       // the layout was asked to be symmetrical
	Density  float64    // 1 usual; below for "minimal" and "airy", above for "cluttered" and "lush"
	Defaults RoomExtras // doors and windows said of the room
	Openings []Opening  // doors, windows and passages of which more was said than how many
	Beyond   []Beyond   // further rooms, in the order they were named
}

// Room is a room as described. Lengths are metres; 0 was not said.
type Room struct {
	Kind          string // canonical, such as "living room"
	Zone          bool   // the kind is a part of a room, such as "reading corner"
	Width, Depth  float64
	Height        float64
	Tall          bool // high ceilings, without a number
	AreaM2        float64
	Size          string // "small", "large" or ""
	Shape         string // "L", "T", "U", "Z", "H", "cross", "hexagon", "octagon", "pentagon", "triangle", "trapezoid", "round", "square" or ""
	Said          bool   // a whole room was asked for ("a bedroom …"), not only things in one
	SizeEstimated bool
	People        int // the room is for so many; 0 was not said
}

// RoomExtras counts openings said of the room; −1 was not said.
type RoomExtras struct {
	Windows, Doors int
	BigWindows     bool
}

// Item is one kind of thing with its count and looks.
type Item struct {
	Noun      string // canonical head noun, such as "floor lamp"
	Phrase    string // noun with the modifiers that narrow it, such as "reading chair": search this first
	Known     bool   // the noun is in the vocabulary; an unknown noun is still searched for
	Count     int    // at least 1
	CountSaid bool   // a number or "a" was said; otherwise Count is a guess from a plural
	Each      string // noun this comes once for each of ("a chair at each desk"), or ""
	Definite  bool   // said with "the", "this", "my": may mean a thing that stands already
	More      bool   // "two more"
	Added     bool   // said with "add": on top of what stands already
	Looks
	Relations []Relation
}

// Looks are the wished-for attributes of a thing or surface.
type Looks struct {
	Colors    []Color
	Materials []string // canonical, such as "oak"
	Made      []string // the materials as said, such as "dark oak"
	Sizes     []string // "small", "large", "tall", "low", "long", "narrow", "wide", "round", "square"
	Tone      string   // "warm", "cool", "bright", "dim" or ""
	Words     []string // other modifiers as said
}

// Color is a named colour.
type Color struct {
	Name   string // as said: "dark green"
	Linear geom.Color
}

// Relation places an item. Kinds are those of scene.Relation and a few that planners resolve: "facing_each_other",
// "between", "opposite", "above", "row", "inside", "far_from", "clear_of".
type Relation struct {
	Kind   string
	Object string  // canonical noun; "window", "wall", "corner", "door", "room", "ceiling" for parts of the room; "" for none
	Said   string  // a thing that Object means, as said: "filing cabinet"
	Item   int     // index of the item meant by Object, or −1
	Detail string  // "north", "left", "back" …, or ""
	Metres float64 // 0 when not said
	Colors []Color // of the thing that Object means: "the blue armchair"
}

// Surface is a wish for a part of the shell.
type Surface struct {
	Part string // "walls", "floor" or "ceiling"
	Looks
	Shade float64 // −1 darker … +1 lighter than now; 0 for no wish
	Wall  string  // a single wall, such as "north"; "" for all
}

// Light is a wish for the light as a whole.
type Light struct {
	Warmth     float64 // −1 cooler … +1 warmer
	Brightness float64 // −1 dimmer … +1 brighter
	TimeOfDay  string  // "morning", "day", "evening", "night", "overcast" or ""
	Said       bool
	Bare       bool // only "warmer", "darker": what is selected may be meant
}

// Verb names a change.
type Verb string

// The changes that can be asked for.
const (
	Remove   Verb = "remove"
	Move     Verb = "move"
	Rotate   Verb = "rotate"
	Recolor  Verb = "recolor"
	Swap     Verb = "swap"
	Resize   Verb = "resize"
	Shade    Verb = "shade" // lighter or darker, warmer or cooler
	Switch   Verb = "switch"
	Fewer    Verb = "fewer"
	Clear    Verb = "clear" // of everything: the room, or with a noun what stands on a thing
	Tidy     Verb = "tidy"
	Lift     Verb = "lift"     // hang higher or lower
	Trade    Verb = "trade"    // two things exchange their places
	Gather   Verb = "gather"   // closer together, or farther apart
	Restore  Verb = "restore"  // as it was before: what is gone comes back, what was moved returns
	Again    Verb = "again"    // as many again
	Heighten Verb = "heighten" // the room, by Factor
	Serve    Verb = "serve"    // at each seat of a table: With, or what a meal takes
	Restyle  Verb = "restyle"  // in another style
	Seat     Verb = "seat"     // so many at a table
	Thin     Verb = "thin"     // less of what only adorns; Keep stays
	Evoke    Verb = "evoke"    // the room that stands, like one of the kind Style
	Join     Verb = "join"     // edge to edge along Axis: "ends", "sides", or "" for either
)

// Edit changes something that stands already.
type Edit struct {
	Verb   Verb
	Target Target
	Looks             // Recolor: the new looks
	With   *Item      // Swap: the replacement; Noun "" when only its looks are wished ("something lower"). Serve: what each seat gets; nil for a meal
	To     []Relation // Move
	Rad    float64    // Rotate: radians counter-clockwise; 0 when not said
	Offset geom.Vec2  // Move: metres, x right and y back as seen in plan
	Factor float64    // Resize: 1 keeps the size
	Amount float64    // Shade: −1 darker … +1 lighter
	Warmth float64    // Shade: −1 cooler … +1 warmer
	On     bool       // Switch
	Axis   string     // Resize: "length", "width", "depth" or "height"; "" for all. Join: see there
	Metres float64    // Lift: upwards. Resize: by so much along Axis, instead of Factor
	Own    bool       // Move: Offset's y is along the thing's own front and back
	Other  *Target    // Trade: the other thing; Recolor: whose looks to take
	Seats  int        // Serve and Seat: so many; 0 for every seat there is. Again: so many in all; 0 for twice as many
	Style  string     // Restyle: as in Brief.Styles. Evoke: as in Room.Kind
	Keep   []string   // Clear and Thin: nouns of what stays there
	Said   string     // the words it was read from
}

// Target tells which things an edit is about.
type Target struct {
	Noun       string // canonical; "" with Selection or Everything
	Phrase     string
	Selection  bool // "it", "these", "the selection"
	All        bool // "all lamps", "the chairs"
	Count      int  // 0 for unlimited or one
	Everything bool
	Furniture  bool       // of everything, what stands on the floor
	Spoken     bool       // "it", of an earlier request
	Except     int        // so many are left out: "all chairs but one"
	But        []string   // these are left out: "everything but the bed and the rug"
	Side       string     // "left", "right", "north" …, or "": which of several
	Looks                 // narrows: "the green chair"
	Near       []Relation // and "nearest", "farthest"
}

// Empty reports whether nothing at all was asked for.
func (b *Brief) Empty() bool {
	return b.Room == (Room{}) && len(b.Items) == 0 && len(b.Openings) == 0 && len(b.Edits) == 0 && len(b.Surfaces) == 0 &&
		!b.Light.Said && len(b.Styles) == 0 && len(b.Moods) == 0 && len(b.Colors) == 0
}
