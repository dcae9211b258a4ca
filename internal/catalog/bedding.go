package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// cover is a cloth that lies on a mattress and hangs over its sides and foot.
type cover struct {
	half, foot, top float64 // where it bends over, and its upper side
	hang, drop      float64 // how far it hangs down at the sides and at the foot
}

// bendOver is the radius of the bend at a mattress's edge, metres.
const bendOver = 0.06

// over follows a cloth past the place where it bends over an edge: how far out it then is, and how far down.
func over(past float64) (out, down float64) {
	d := past + bendOver
	switch quarter := bendOver * math.Pi / 2; {
	case d <= 0:
		return past, 0
	case d < quarter:
		sin, cos := math.Sincos(d / bendOver)
		return bendOver*sin - bendOver, bendOver * (1 - cos)
	default:
		return 0, bendOver + d - quarter
	}
}

// sheet is the cloth from y0 to y1, measured along it from the foot's edge (below 0 it hangs there), lift metres over the mattress's
// cover and thick. It is stuffed when puff is over 0: it swells between seams.
func (c cover) sheet(y0, y1, lift, thick, puff float64, columns, rows int) *form.Shape {
	across := 2 * (c.half + c.hang)
	return form.Sheet(columns, rows, across, y1-y0, thick, func(u, v float64) geom.Vec3 {
		s, t := (u-0.5)*across, geom.Lerp(y0, y1, v)
		outX, downX := over(math.Abs(s) - c.half)
		outY, downY := over(-t)
		down := math.Cbrt(downX*downX*downX + downY*downY*downY)
		swell := puff * (0.55*math.Sin(7.3*t+2*math.Sin(3*s)) + 0.45*math.Sin(8.1*s+1.4*math.Sin(4*t)+1))
		folds := (0.011*math.Sin(11*t+1) + 0.004*math.Sin(23*t)) * math.Min(1, downX/0.1)
		pleats := (0.008*math.Sin(9*s) + 0.003*math.Sin(21*s)) * math.Min(1, downY/0.1)
		x := math.Copysign(c.half+outX+lift+math.Min(0, folds)*0.8, s)
		if downX == 0 {
			x = s
		}
		return vec(x, c.foot-outY-lift*math.Min(1, downY/bendOver)-math.Min(0, pleats), c.top+lift+swell*math.Exp(-12*down)-down)
	})
}

// bedding is a stuffed duvet turned back at its head, so that its white inside shows, and at times a throw over the foot.
func (b *bench) bedding(foot, to, low, top float64) {
	const thick = 0.045
	c := cover{half: b.w/2 - 0.03, foot: foot + 0.03, top: top + thick - 0.002, hang: math.Min(0.17, top-low-0.02)}
	c.drop = c.hang * 0.8
	long := to - c.foot
	b.put("duvet", c.sheet(-c.drop, long, 0, thick, 0.0045, 28, 18))
	back := c.sheet(long-0.3, long+0.03, 0.032, 0.028, 0.0015, 28, 6).Bend(func(p geom.Vec3) geom.Vec3 {
		if d := p[1] - (to - 0.03); d > 0 { // the turn: it goes down to the mattress
			p[2] -= 20 * d * d
		}
		return p
	}, geom.Radians(80))
	b.put("pillows", back)
	if b.pick(3) > 0 {
		b.put("throw", c.sheet(0.1, 0.64, 0.02, 0.012, 0.0015, 28, 6))
	}
}
