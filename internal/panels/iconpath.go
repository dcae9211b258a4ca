package panels

import (
	"fmt"

	"golang.org/x/exp/shiny/iconvg"
)

// point is in icon units: a 48×48 square around the origin, Y down.
type point struct{ x, y float32 }

// outline collects an icon's closed contours as straight segments; it implements iconvg.Destination.
type outline struct {
	contours [][]point
	pen      point
	control  point // of the last curve, for smooth continuation
	curved   bool
}

// traceIcon decodes IconVG data into contours.
func traceIcon(data []byte) ([][]point, error) {
	var o outline
	if err := iconvg.Decode(&o, data, nil); err != nil {
		return nil, fmt.Errorf("panels: icon: %w", err)
	}
	return o.contours, nil
}

const curveSteps = 6

func (o *outline) line(to point) {
	o.pen, o.curved = to, false
	last := len(o.contours) - 1
	o.contours[last] = append(o.contours[last], to)
}

func (o *outline) quad(c, to point) {
	from := o.pen
	for i := 1; i <= curveSteps; i++ {
		t := float32(i) / curveSteps
		u := 1 - t
		o.line(point{u*u*from.x + 2*u*t*c.x + t*t*to.x, u*u*from.y + 2*u*t*c.y + t*t*to.y})
	}
	o.control, o.curved = c, true
}

func (o *outline) cube(c1, c2, to point) {
	from := o.pen
	for i := 1; i <= curveSteps; i++ {
		t := float32(i) / curveSteps
		u := 1 - t
		a, b, c, d := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		o.line(point{a*from.x + b*c1.x + c*c2.x + d*to.x, a*from.y + b*c1.y + c*c2.y + d*to.y})
	}
	o.control, o.curved = c2, true
}

func (o *outline) smooth() point {
	if !o.curved {
		return o.pen
	}
	return point{2*o.pen.x - o.control.x, 2*o.pen.y - o.control.y}
}

func (o *outline) rel(x, y float32) point { return point{o.pen.x + x, o.pen.y + y} }

func (o *outline) start(p point) {
	o.pen, o.curved = p, false
	o.contours = append(o.contours, []point{p})
}

func (o *outline) Reset(iconvg.Metadata)             {}
func (o *outline) SetCSel(uint8)                     {}
func (o *outline) SetNSel(uint8)                     {}
func (o *outline) SetCReg(uint8, bool, iconvg.Color) {}
func (o *outline) SetNReg(uint8, bool, float32)      {}
func (o *outline) SetLOD(float32, float32)           {}
func (o *outline) StartPath(_ uint8, x, y float32)   { o.start(point{x, y}) }
func (o *outline) ClosePathEndPath()                 {}
func (o *outline) ClosePathAbsMoveTo(x, y float32)   { o.start(point{x, y}) }
func (o *outline) AbsHLineTo(x float32)              { o.line(point{x, o.pen.y}) }
func (o *outline) RelHLineTo(x float32)              { o.line(o.rel(x, 0)) }
func (o *outline) AbsVLineTo(y float32)              { o.line(point{o.pen.x, y}) }
func (o *outline) RelVLineTo(y float32)              { o.line(o.rel(0, y)) }
func (o *outline) AbsLineTo(x, y float32)            { o.line(point{x, y}) }
func (o *outline) RelLineTo(x, y float32)            { o.line(o.rel(x, y)) }
func (o *outline) AbsSmoothQuadTo(x, y float32)      { o.quad(o.smooth(), point{x, y}) }
func (o *outline) RelSmoothQuadTo(x, y float32)      { o.quad(o.smooth(), o.rel(x, y)) }
func (o *outline) AbsQuadTo(x1, y1, x, y float32)    { o.quad(point{x1, y1}, point{x, y}) }
func (o *outline) RelQuadTo(x1, y1, x, y float32)    { o.quad(o.rel(x1, y1), o.rel(x, y)) }

// ClosePathRelMoveTo closes the contour, so the pen is back at its first point before it moves.
func (o *outline) ClosePathRelMoveTo(x, y float32) {
	first := o.contours[len(o.contours)-1][0]
	o.start(point{first.x + x, first.y + y})
}

func (o *outline) AbsSmoothCubeTo(x2, y2, x, y float32) {
	o.cube(o.smooth(), point{x2, y2}, point{x, y})
}

func (o *outline) RelSmoothCubeTo(x2, y2, x, y float32) {
	o.cube(o.smooth(), o.rel(x2, y2), o.rel(x, y))
}

func (o *outline) AbsCubeTo(x1, y1, x2, y2, x, y float32) {
	o.cube(point{x1, y1}, point{x2, y2}, point{x, y})
}

func (o *outline) RelCubeTo(x1, y1, x2, y2, x, y float32) {
	o.cube(o.rel(x1, y1), o.rel(x2, y2), o.rel(x, y))
}
