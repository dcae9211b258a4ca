package pathtrace

import "sort"

// choice picks one lamp, or the sky, for a point.
type choice struct {
	lamps      []lamp
	cumulative []float32 // with many lamps: share of the power of all lamps up to and with each
}

// manyLamps is from how many on a lamp is chosen by its power alone, wherever the point is.
const manyLamps = 192

func newChoice(lamps []lamp) choice {
	c := choice{lamps: lamps}
	if len(lamps) < manyLamps {
		return c
	}
	sum := 0.0
	for i := range lamps {
		sum += float64(lamps[i].flux())
	}
	before := 0.0
	for i := range lamps {
		before += float64(lamps[i].flux()) / sum
		c.cumulative = append(c.cumulative, float32(before))
	}
	return c
}

func (l *lamp) flux() float32 {
	if l.area > 0 {
		return l.power * l.area
	}
	return l.power
}

// expected estimates what a lamp may give a point, shadows aside. It is 0 only where the lamp gives nothing.
func (l *lamp) expected(p vec) float32 {
	to := p.sub(l.position)
	d2 := to.dot(to)
	switch l.kind {
	case farLamp:
		return l.power
	case glowLamp:
		return l.power * l.area / max(d2, l.area)
	case sheetLamp, portalLamp:
		height := to.dot(l.direction)
		if height <= 0 {
			return 0
		}
		return l.power * l.area * max(height, 0.2*sqrt(d2)) / (sqrt(d2) * max(d2, l.area/4))
	}
	if d2*l.inverse2 >= 1.1 {
		return 0
	}
	if l.kind == spotLamp && to.dot(l.direction) < (l.outer-0.1)*sqrt(d2)-bulbRadius {
		return 0
	}
	return l.power / max(d2, 0.01)
}

// weights is what a choice was made from, kept to tell the chance of another lamp at the same point.
type weights struct{ sum, sky float32 }

// weigh sums up what may light a point.
func (c *choice) weigh(p vec, sky float32) weights {
	if len(c.cumulative) > 0 {
		return weights{sum: 1, sky: c.skyShare(sky)}
	}
	w := weights{sum: sky, sky: sky}
	for i := range c.lamps {
		w.sum += c.lamps[i].expected(p)
	}
	return w
}

// skyShare is the chance of the sky among many lamps.
func (c *choice) skyShare(sky float32) float32 {
	if sky > 0 {
		return 0.2
	}
	return 0
}

// pick chooses a lamp by a number in [0,1): its place, −1 for the sky, or false for none. rest is what is left of the number.
func (c *choice) pick(p vec, sky, which float32) (place int, chance, rest float32, w weights, ok bool) {
	if len(c.cumulative) > 0 {
		return c.pickByPower(sky, which)
	}
	w = c.weigh(p, sky)
	if !(w.sum > 0 && w.sum < far) {
		return 0, 0, 0, w, false
	}
	left := which * w.sum
	if left < sky {
		return -1, sky / w.sum, left / sky, w, true
	}
	left -= sky
	last := -1
	for i := range c.lamps {
		e := c.lamps[i].expected(p)
		if e <= 0 {
			continue
		}
		if left < e {
			return i, e / w.sum, left / e, w, true
		}
		left, last = left-e, i
	}
	if last < 0 {
		return -1, sky / w.sum, 0.5, w, sky > 0
	}
	return last, c.lamps[last].expected(p) / w.sum, 0.5, w, true
}

// pickByPower chooses among many lamps.
func (c *choice) pickByPower(sky, which float32) (place int, chance, rest float32, w weights, ok bool) {
	share := c.skyShare(sky)
	w = weights{sum: 1, sky: share}
	if which < share {
		return -1, share, which / share, w, true
	}
	which = (which - share) / (1 - share)
	i := min(sort.Search(len(c.cumulative), func(i int) bool { return c.cumulative[i] > which }), len(c.cumulative)-1)
	own, before := c.own(i)
	return i, own * (1 - share), clamp01((which - before) / max(own, 1e-12)), w, own > 0
}

func (c *choice) own(i int) (own, before float32) {
	if i > 0 {
		before = c.cumulative[i-1]
	}
	return c.cumulative[i] - before, before
}

// chance is how likely pick gives a lamp, or the sky for −1, at the point the weights are of.
func (c *choice) chance(i int, p vec, w weights) float32 {
	if !(w.sum > 0) {
		return 0
	}
	if i < 0 {
		return w.sky / w.sum
	}
	if len(c.cumulative) > 0 {
		own, _ := c.own(i)
		return own * (1 - w.sky)
	}
	return c.lamps[i].expected(p) / w.sum
}
