package tool

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// Kind is what a motion does.
type Kind int

// The kinds of motion.
const (
	Rest Kind = iota
	Move
	Turn
	Stretch
)

// Free is the axis of a motion that keeps to none.
const Free = -1

// Constraint keeps a motion to an axis or to the plane across it.
type Constraint struct {
	Axis  int  // 0 X, 1 Y, 2 Z, Free; a free turn goes about the line of sight
	Plane bool // everything but the axis
	Local bool // of the last node instead of the world
}

// Motion is a transform that follows the mouse.
type Motion struct {
	Kind       Kind
	Constraint Constraint
	Grip       Grip
	HandleM    float64 // the length of the handle that is dragged, metres; 0 without one

	start, mouse geom.Vec2 // pixels
	angle        float64   // gone round so far, radians
	last         geom.Vec2 // where the mouse really is
}

// Begin starts a motion with the mouse at a pixel.
func Begin(kind Kind, grip Grip, c Constraint, mouse geom.Vec2) Motion {
	return Motion{Kind: kind, Grip: grip, Constraint: c, start: mouse, mouse: mouse, last: mouse}
}

// finely is how much less the mouse moves things with Shift.
const finely = 0.1

// Drag follows the mouse to a pixel, which may lie outside of the picture; finely, by a tenth.
func (m *Motion) Drag(view frame.View, to geom.Vec2, fine bool) {
	by, from := to.Sub(m.last), m.mouse
	m.last = to
	if fine {
		by = by.Mul(finely)
	}
	m.mouse = m.mouse.Add(by)
	if m.Kind == Turn {
		m.angle += m.turned(view, from, m.mouse)
	}
}

// Frame is the rotation of the axes that the motion keeps to.
func (m *Motion) Frame() geom.Quat {
	if m.Constraint.Local {
		return m.Grip.Axes
	}
	return geom.Identity
}

// Axis is a unit axis of the motion's frame, in the world.
func (m *Motion) Axis(i int) geom.Vec3 {
	var v geom.Vec3
	v[i] = 1
	return m.Frame().Rotate(v)
}

// Amount is how far the mouse has carried the motion: metres along the frame's axes of a move, radians in the first number of a turn,
// factors along the frame's axes of a stretch.
func (m *Motion) Amount(view frame.View) geom.Vec3 {
	switch m.Kind {
	case Turn:
		return geom.Vec3{m.angle, 0, 0}
	case Stretch:
		return m.spread(m.factor(view))
	}
	return m.Frame().Inverse().Rotate(m.offset(view))
}

// spread puts one factor on the axes that a stretch is about.
func (m *Motion) spread(factor float64) geom.Vec3 {
	out := geom.One
	for i := range out {
		if m.Constraint.Axis == Free || (m.Constraint.Axis == i) != m.Constraint.Plane {
			out[i] = factor
		}
	}
	return out
}

// Snapped rounds an amount to steps. A move along the world's axes ends on the grid of the world, and stays where it is along the
// axes that it has hardly moved on.
func (m *Motion) Snapped(amount geom.Vec3, step float64) geom.Vec3 {
	if step <= 0 {
		return amount
	}
	round := func(x float64) float64 { return math.Round(x/step) * step }
	for i := range amount {
		switch {
		case m.Kind == Turn:
			amount[i] = round(amount[i])
		case m.Kind == Stretch && amount[i] != 1:
			amount[i] = math.Max(step, round(amount[i]))
		case m.Kind == Stretch:
		case math.Abs(amount[i]) < step/2:
			amount[i] = 0
		case m.Constraint.Local:
			amount[i] = round(amount[i])
		default:
			amount[i] = round(m.Grip.Pivot[i]+amount[i]) - m.Grip.Pivot[i]
		}
	}
	return amount
}

// smallest keeps a stretch from losing an axis.
const smallest = 0.001

// Apply returns where the held nodes go for an amount.
func (m *Motion) Apply(view frame.View, amount geom.Vec3) []geom.Transform {
	if m.Kind == Move && !(m.Grip.Each && m.Constraint.Local) {
		return m.Grip.shifted(m.Frame().Rotate(amount))
	}
	out := make([]geom.Transform, len(m.Grip.World))
	for i, w := range m.Grip.World {
		pivot, frame := m.Grip.Pivot, m.Frame()
		if m.Grip.Each {
			pivot = w.Translation
			if m.Constraint.Local {
				frame = w.Rotation
			}
		}
		switch m.Kind {
		case Move:
			w.Translation = w.Translation.Add(frame.Rotate(amount))
		case Turn:
			turn := geom.AxisAngle(m.turnAxis(view, frame), amount[0])
			w.Rotation = turn.Mul(w.Rotation).Normalized()
			w.Translation = pivot.Add(turn.Rotate(w.Translation.Sub(pivot)))
		default:
			w = stretched(w, pivot, frame, amount)
		}
		out[i] = w
	}
	return out
}

// stretched scales a node along the axes of a frame. Where they are not its own, what no transform can say — shear — is left out.
func stretched(w geom.Transform, pivot geom.Vec3, frame geom.Quat, factor geom.Vec3) geom.Transform {
	for i := range factor {
		if math.Abs(factor[i]) < smallest {
			factor[i] = math.Copysign(smallest, factor[i])
		}
	}
	inverse := frame.Inverse()
	offset := frame.Rotate(geom.MulVec3(factor, inverse.Rotate(w.Translation.Sub(pivot))))
	own := inverse.Mul(w.Rotation)
	var scale geom.Vec3
	for axis := range 3 {
		var unit geom.Vec3
		unit[axis] = 1
		seen := geom.MulVec3(factor, own.Rotate(unit))
		scale[axis] = math.Copysign(seen.Len(), seen.Dot(own.Rotate(unit)))
	}
	w.Scale, w.Translation = geom.MulVec3(w.Scale, scale), pivot.Add(offset)
	return w
}

func (m *Motion) turnAxis(view frame.View, frame geom.Quat) geom.Vec3 {
	if m.Constraint.Axis == Free {
		return view.Forward().Mul(-1)
	}
	var unit geom.Vec3
	unit[m.Constraint.Axis] = 1
	return frame.Rotate(unit)
}

// Start is the pixel where the mouse was at the beginning.
func (m *Motion) Start() geom.Vec2 { return m.start }
