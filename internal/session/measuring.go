package session

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// Measurement is a distance between two points of the world.
type Measurement struct{ From, To geom.Vec3 }

// mostMeasurements is how many are kept; the oldest goes first.
const mostMeasurements = 64

func (s *Session) doMeasure(i Intent) (bool, error) {
	switch i := i.(type) {
	case AddMeasurement:
		if !geom.Finite(i.From[0], i.From[1], i.From[2], i.To[0], i.To[1], i.To[2]) {
			return true, fmt.Errorf("session: between %v and %v there is no distance", i.From, i.To)
		}
		s.measurements = append(slices.Clone(s.measurements), i.Measurement)
		if n := len(s.measurements); n > mostMeasurements {
			s.measurements = s.measurements[n-mostMeasurements:]
		}
	case ClearMeasurements:
		s.measurements = nil
	default:
		return s.doWalk(i)
	}
	return true, nil
}

// Measurements lists what was measured, oldest first.
func (s *Session) Measurements() []Measurement { return s.measurements }

// String says how long it is, and how far along each axis.
func (m Measurement) String() string {
	d := m.To.Sub(m.From)
	return fmt.Sprintf("%.3f m\nX %.3f  Y %.3f  Z %.3f", d.Len(), math.Abs(d[0]), math.Abs(d[1]), math.Abs(d[2]))
}

// Marks draw the distance, its way along the axes, and its text.
func (m Measurement) Marks() []frame.Mark {
	line := frame.NewMark(frame.LineMark, [4]float32{1, 0.82, 0.36, 1}, m.From, m.To)
	line.WidthPx, line.OnTop = 2.5, true
	ends := frame.NewMark(frame.PointMark, line.Color, m.From, m.To)
	ends.WidthPx, ends.OnTop = 9, true
	text := frame.NewMark(frame.TextMark, line.Color, m.From.Add(m.To).Mul(0.5))
	text.Text = m.String()
	marks := []frame.Mark{line, ends, text}
	at := m.From
	for axis, color := range [][4]float32{{1, 0.45, 0.43, 0.85}, {0.26, 0.82, 0.7, 0.85}, {0.42, 0.66, 1, 0.85}} {
		next := at
		next[axis] = m.To[axis]
		if d := m.To.Sub(m.From); math.Abs(d[axis]) > 1e-3 && math.Abs(d[axis]) < d.Len()-1e-4 {
			leg := frame.NewMark(frame.LineMark, color, at, next)
			leg.WidthPx, leg.Dashed, leg.OnTop = 1.5, true, true
			marks = append(marks, leg)
		}
		at = next
	}
	return marks
}

// marks are drawn over the scene: measurements, relations of the selection, and the contacts of the physics view.
func (s *Session) marks() []frame.Mark {
	var marks []frame.Mark
	for _, m := range s.measurements {
		marks = append(marks, m.Marks()...)
	}
	marks = append(marks, s.relationMarks()...)
	return append(marks, s.contacts()...)
}
