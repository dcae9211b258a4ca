package align

import (
	"scenograph/internal/geom"
)

// asked is a prompt as requirements.
type asked struct {
	objects    []object
	shell      []object // walls, floor, ceiling, windows and doors of which looks or a count were said
	absent     []object
	room, size string // the room's kind, and "small" or "large"
	roomText   string
	dims       measures
	seats      int // for how many people
	styles     []string
	moods      []string
	unread     []string
}

// object is a thing that is asked for, or one that is spoken of.
type object struct {
	noun   string // singular, such as "coffee table"
	text   string // as written, with its modifiers
	count  int
	exact  bool // a number was said: more are not asked for
	spoken bool // only referred to: "the window seat"
	plural bool
	looks  looks
	places []place
}

type looks struct {
	colors    []color
	materials []string
	sizes     []string
	styles    []string
	moods     []string
	words     []string // other modifiers: "ergonomic"
	dims      *measures
}

type color struct {
	name   string
	linear geom.Color
}

// place is a stated relation of an object.
type place struct {
	kind string
	text string
	to   []int  // objects it refers to
	part string // or a part of the room: wall, window, corner, door, ceiling, floor, room
	side string // north, …
	each bool
	not  bool    // it must not hold
	away float64 // metres that were said, 0 for none
}
