// Package radiosity estimates the light that goes back and forth between the surfaces of a room.
//
// Floor, walls and ceiling are cut into patches of about a metre. Lamps, sun and windows light them, what stands in the room is taken
// for boxes that shade and reflect, and the patches exchange what they reflect until nothing is left (Goral, Torrance, Greenberg and
// Battaile 1984). The irradiance that results on surfaces of all directions and places is fitted by a few numbers that a shader reads.
//
// Invariant: the same room gives the same field, bit for bit.
package radiosity

import (
	"scenograph/internal/geom"
	"scenograph/internal/shade"
	"scenograph/internal/shell"
)

// Room is a room with all that lights it. All but the shell is in the world's frame.
type Room struct {
	Shell         *shell.Room
	WorldFromRoom geom.Transform

	Floor, Walls, Ceiling, Trim geom.Color // albedos; doors are trim

	Bodies []Body
	Lamps  []Lamp

	Sky    geom.Color // nits, in windows and behind passages
	ToSun  geom.Vec3  // unit
	SunLux geom.Color // 0 without sun
}

// Body is a thing that stands in the room.
type Body struct {
	Box    geom.Box
	Albedo geom.Color
	Glow   geom.Color // nits that it emits itself and that no lamp accounts for
}

// Lamp is a small light, or a rectangle that shines to one side.
type Lamp struct {
	Position, Direction geom.Vec3  // direction unit
	Intensity           geom.Color // candela, or nits of a rectangle
	CosInner, CosOuter  float64    // of a spot's cone; −1 for both when it shines all around
	Range               float64    // metres, 0 for no end
	AreaM2              float64    // of a rectangle, else 0
}

// Field is the irradiance over π, in nits, that a room's surfaces give each other. It leaves out what comes straight from lamps, sun
// and windows, and holds what comes straight from the sky through passages, and from bodies that glow.
type Field struct {
	shade.Ambient
	Windows float64 // share of the room's surface that is window
}

// bounces is how often light is followed from patch to patch. Of albedo 0.9, a hundredth is left then.
const bounces = 40

// Solve estimates the field of a room that passes shell.Room.Check.
func Solve(r *Room) Field {
	s := newSolver(r)
	s.lightDirectly()
	s.exchange()
	return s.fit()
}
