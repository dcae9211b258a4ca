package panels

import "math"

// AbsArcTo adds an elliptical arc as SVG 1.1 defines it; the rotation is in turns. SVG 1.1, appendix F.6.5.
func (o *outline) AbsArcTo(rx, ry, turns float32, large, sweep bool, x, y float32) {
	to := point{x, y}
	a, b := math.Abs(float64(rx)), math.Abs(float64(ry))
	if a == 0 || b == 0 || to == o.pen {
		o.line(to)
		return
	}
	sin, cos := math.Sincos(2 * math.Pi * float64(turns))
	hx, hy := float64(o.pen.x-x)/2, float64(o.pen.y-y)/2
	px, py := cos*hx+sin*hy, cos*hy-sin*hx
	if over := px*px/(a*a) + py*py/(b*b); over > 1 {
		a, b = a*math.Sqrt(over), b*math.Sqrt(over)
	}
	root := math.Sqrt(max(0, (a*a*b*b-a*a*py*py-b*b*px*px)/(a*a*py*py+b*b*px*px)))
	if large == sweep {
		root = -root
	}
	cx, cy := root*a*py/b, -root*b*px/a
	mx, my := float64(o.pen.x+x)/2, float64(o.pen.y+y)/2
	from := math.Atan2((py-cy)/b, (px-cx)/a)
	turn := math.Atan2((-py-cy)/b, (-px-cx)/a) - from
	if sweep && turn < 0 {
		turn += 2 * math.Pi
	}
	if !sweep && turn > 0 {
		turn -= 2 * math.Pi
	}
	steps := int(math.Ceil(math.Abs(turn)/(math.Pi/2)*curveSteps)) + 1
	for i := 1; i < steps; i++ {
		s, c := math.Sincos(from + turn*float64(i)/float64(steps))
		ex, ey := a*c+cx, b*s+cy
		o.line(point{float32(cos*ex - sin*ey + mx), float32(sin*ex + cos*ey + my)})
	}
	o.line(to)
}

// RelArcTo is AbsArcTo with an end relative to the pen.
func (o *outline) RelArcTo(rx, ry, turns float32, large, sweep bool, x, y float32) {
	to := o.rel(x, y)
	o.AbsArcTo(rx, ry, turns, large, sweep, to.x, to.y)
}
