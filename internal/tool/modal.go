package tool

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/geom"
)

// Kind is what a gesture does.
type Kind string

// The kinds of gesture.
const (
	Move   Kind = "move"
	Rotate Kind = "rotate"
	Scale  Kind = "scale"
)

// Constraint limits a gesture to an axis, or to the plane across it.
type Constraint struct {
	Axis  int  // 0 X, 1 Y, 2 Z, −1 none
	Plane bool // everything but the axis
	Local bool // the axis of the pivot instead of the world's
}

// Free is no constraint.
var Free = Constraint{Axis: -1}

// Modal is a gesture that follows the mouse without a pressed button, as Blender's G, R and S do. It is a value: Input
// returns the next one.
type Modal struct {
	Kind       Kind
	Constraint Constraint
	Text       string // the number typed so far
	Snap       Snapping
	Fine       bool
	gesture    *Gesture
	from, at   geom.Ray  // sight lines through the mouse, at the start and now
	facing     geom.Vec3 // unit, from the camera into the picture
}

// Outcome tells whether a modal gesture goes on.
type Outcome int

// The outcomes.
const (
	Continue Outcome = iota
	Commit
	Cancel
)

// Event is one thing that happened. Exactly one of Key and Sight is used; a Sight with a zero direction is none.
type Event struct {
	Key       string   // "x", "X" (with Shift), digits, ".", "-", "backspace", "enter", "escape", "click", "g", "r", "s"
	Sight     geom.Ray // the line of sight through the mouse
	Snap, Set bool     // Set: snapping and Fine take the values given
	Fine      bool
}

// Start begins a modal gesture. sight is the line of sight through the mouse, facing the camera's unit direction.
func Start(kind Kind, gesture *Gesture, sight geom.Ray, facing geom.Vec3, snap Snapping) Modal {
	return Modal{Kind: kind, Constraint: Free, Snap: snap, gesture: gesture, from: sight, at: sight, facing: facing}
}

// Input takes an event and returns the next state.
func (m Modal) Input(e Event) (Modal, Outcome) {
	if e.Set {
		m.Snap.On, m.Fine = e.Snap, e.Fine
	}
	if e.Sight.Direction != (geom.Vec3{}) {
		m.at = e.Sight
	}
	switch key := strings.ToLower(e.Key); key {
	case "escape":
		return m, Cancel
	case "enter", "click":
		return m, Commit
	case "x", "y", "z":
		m.Constraint = m.Constraint.next(int(key[0]-'x'), e.Key != key)
	case "g", "r", "s":
		m.Kind = map[string]Kind{"g": Move, "r": Rotate, "s": Scale}[key]
		m.Text = ""
	case "backspace":
		m.Text = m.Text[:max(0, len(m.Text)-1)]
	case "-":
		m.Text = negated(m.Text)
	case ".", ",":
		if !strings.Contains(m.Text, ".") {
			m.Text += "."
		}
	default:
		if len(key) == 1 && key[0] >= '0' && key[0] <= '9' && len(m.Text) < 12 {
			m.Text += key
		}
	}
	return m, Continue
}

// next follows a key: first the world's axis, then the pivot's, then none.
func (c Constraint) next(axis int, plane bool) Constraint {
	if c.Axis != axis || c.Plane != plane {
		return Constraint{Axis: axis, Plane: plane}
	}
	if !c.Local {
		return Constraint{Axis: axis, Plane: plane, Local: true}
	}
	return Free
}

func negated(text string) string {
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		return rest
	}
	return "-" + text
}

// number returns the typed number, if there is one.
func (m *Modal) number() (float64, bool) {
	x, err := strconv.ParseFloat(m.Text, 64)
	return x, err == nil && geom.Finite(x)
}

// Actions is the gesture as it stands. With a typed number snapping is off.
func (m Modal) Actions() []action.Action {
	snap := m.Snap
	if _, typed := m.number(); typed {
		snap.On = false
	}
	switch m.Kind {
	case Rotate:
		return m.gesture.Rotate(m.axis(), m.angle(), snap)
	case Scale:
		return m.gesture.Scale(m.factor(), snap)
	}
	return m.gesture.Move(m.offset(), snap)
}

// axis is the world direction of the constraint; free rotation turns about the line of sight.
func (m *Modal) axis() geom.Vec3 {
	if m.Constraint.Axis < 0 {
		return m.facing.Mul(-1)
	}
	axis := geom.Vec3{}
	axis[m.Constraint.Axis] = 1
	if m.Constraint.Local {
		axis = m.gesture.Pivot.Rotation.Rotate(axis)
	}
	return axis
}

// offset is the move in the world, metres. A typed number counts along the axis, or along X.
func (m *Modal) offset() geom.Vec3 {
	c := m.Constraint
	if x, ok := m.number(); ok {
		if c.Axis < 0 || c.Plane {
			return geom.Vec3{x, 0, 0}
		}
		return m.axis().Mul(x)
	}
	pivot := m.gesture.Pivot.Translation
	speed := 1.0
	if m.Fine {
		speed = 0.1
	}
	switch {
	case c.Axis < 0:
		return onPlane(m.at, pivot, m.facing).Sub(onPlane(m.from, pivot, m.facing)).Mul(speed)
	case c.Plane:
		return onPlane(m.at, pivot, m.axis()).Sub(onPlane(m.from, pivot, m.axis())).Mul(speed)
	}
	return m.axis().Mul(speed * (alongLine(m.at, pivot, m.axis()) - alongLine(m.from, pivot, m.axis())))
}

// angle is in radians; a typed number is in degrees.
func (m *Modal) angle() float64 {
	if x, ok := m.number(); ok {
		return geom.Radians(x)
	}
	pivot, axis := m.gesture.Pivot.Translation, m.axis()
	a := onPlane(m.from, pivot, m.facing).Sub(pivot)
	b := onPlane(m.at, pivot, m.facing).Sub(pivot)
	if a.Len() < 1e-9 || b.Len() < 1e-9 {
		return 0
	}
	turn := math.Atan2(a.Cross(b).Dot(m.facing), a.Dot(b))
	if axis.Dot(m.facing) < 0 {
		turn = -turn
	}
	if m.Fine {
		turn *= 0.1
	}
	return turn
}

func (m *Modal) factor() geom.Vec3 {
	f, typed := m.number()
	if !typed {
		pivot := m.gesture.Pivot.Translation
		a := onPlane(m.from, pivot, m.facing).Sub(pivot).Len()
		b := onPlane(m.at, pivot, m.facing).Sub(pivot).Len()
		f = 1
		if a > 1e-9 {
			f = b / a
		}
		if m.Fine {
			f = 1 + (f-1)*0.1
		}
	}
	out := geom.Vec3{f, f, f}
	for i := range out {
		if c := m.Constraint; c.Axis >= 0 && (i == c.Axis) == c.Plane {
			out[i] = 1
		}
	}
	return out
}

// Hint says what the gesture does now, for the status bar: "Move along Z: 0.25 m".
func (m Modal) Hint() string {
	where := ""
	if c := m.Constraint; c.Axis >= 0 {
		where = " along " + string("XYZ"[c.Axis])
		if c.Plane {
			where = " across " + string("XYZ"[c.Axis])
		} else if m.Kind == Rotate {
			where = " about " + string("XYZ"[c.Axis])
		}
		if c.Local {
			where += " of the object"
		}
	}
	value := m.value()
	if m.Text != "" {
		value = m.Text + "▏" + value
	}
	return strings.ToUpper(string(m.Kind[0])) + string(m.Kind[1:]) + where + ": " + value
}

func (m *Modal) value() string {
	switch m.Kind {
	case Rotate:
		return fmt.Sprintf("%.1f°", geom.Degrees(m.angle()))
	case Scale:
		f := m.factor()
		return fmt.Sprintf("× %.3f, %.3f, %.3f", f[0], f[1], f[2])
	}
	d := m.offset()
	if m.Constraint.Axis >= 0 && !m.Constraint.Plane {
		return fmt.Sprintf("%.3f m", d.Dot(m.axis()))
	}
	return fmt.Sprintf("%.3f, %.3f, %.3f m", d[0], d[1], d[2])
}

// onPlane is where a line of sight meets the plane through a point, or, when it runs along the plane, the point's nearest on the line.
func onPlane(sight geom.Ray, through, normal geom.Vec3) geom.Vec3 {
	slope := sight.Direction.Dot(normal)
	distance := through.Sub(sight.Origin)
	if math.Abs(slope) < 0.02 {
		return sight.At(distance.Dot(sight.Direction))
	}
	return sight.At(geom.Clamp(distance.Dot(normal)/slope, -1e4, 1e4))
}

// alongLine is the place on a line, in metres from the point along the unit axis, that is nearest to a line of sight.
func alongLine(sight geom.Ray, through, axis geom.Vec3) float64 {
	b := axis.Dot(sight.Direction)
	between := through.Sub(sight.Origin)
	divisor := 1 - b*b
	if divisor < 1e-4 {
		return 0
	}
	return (b*between.Dot(sight.Direction) - between.Dot(axis)) / divisor
}
