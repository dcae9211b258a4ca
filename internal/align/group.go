package align

import (
	"fmt"
	"math"

	"scenograph/internal/geom"
)

func (j *judge) eachOther(it *item, all []*item) measured {
	best := measured{detail: fmt.Sprintf("%s has no other to face", it.id)}
	for _, o := range all {
		if o == it {
			continue
		}
		m := worse(facing(it, o.middle(), string(o.id), o.middle()), facing(o, it.middle(), string(it.id), it.middle()))
		if m.with = o; best.with == nil || m.share > best.share {
			best = m
		}
	}
	return best
}

// formation measures how far things are off a common line or circle.
func (j *judge) formation(kind string, it *item, all []*item) measured {
	if kind == "rows" && len(all) > 1 {
		return abreast(it, all)
	}
	if len(all) < 3 {
		return measured{share: share(len(all) == 2 && kind != "circle" && kind != "arc"), detail: "too few for it"}
	}
	var mean geom.Vec2
	for _, o := range all {
		mean = mean.Add(o.middle().Mul(1 / float64(len(all))))
	}
	if kind == "circle" {
		radius := 0.0
		for _, o := range all {
			radius += o.middle().Sub(mean).Len() / float64(len(all))
		}
		return gap(it, nil, "the circle", math.Abs(it.middle().Sub(mean).Len()-radius), 0.4)
	}
	if kind == "arc" {
		middle, radius := circleThrough(all, mean)
		return gap(it, nil, "the arc", math.Abs(it.middle().Sub(middle).Len()-radius), 0.4)
	}
	var xx, xy, yy float64
	for _, o := range all {
		d := o.middle().Sub(mean)
		xx, xy, yy = xx+d[0]*d[0], xy+d[0]*d[1], yy+d[1]*d[1]
	}
	angle := math.Atan2(2*xy, xx-yy) / 2
	d := it.middle().Sub(mean)
	return gap(it, nil, "the line", math.Abs(-d[0]*math.Sin(angle)+d[1]*math.Cos(angle)), 0.25)
}

func (j *judge) between(pl *place, it *item, to []*item) measured {
	var ends []geom.Vec2
	var span float64
	for _, t := range to {
		if t != it {
			ends = append(ends, t.middle())
		}
	}
	if pl.part == "window" || pl.part == "wall" || pl.part == "door" {
		for _, z := range j.openings(it, pl.part) {
			ends = append(ends, z.From.Add(z.To).Mul(0.5))
		}
	}
	best := measured{detail: fmt.Sprintf("%s has no two things to be between", it.id)}
	for a := range ends {
		for _, q := range ends[a+1:] {
			along := q.Sub(ends[a])
			if span = along.Len(); span < 1e-6 {
				continue
			}
			u := along.Mul(1 / span)
			d := it.middle().Sub(ends[a])
			off := math.Abs(-d[0]*u[1] + d[1]*u[0])
			m := measured{share: within(off, math.Max(0.6, span/3)), name: "off the line", value: off, unit: "m", limit: fmt.Sprintf("up to %.2f m", math.Max(0.6, span/3))}
			m.detail = fmt.Sprintf("%s is %.2f m off the line between them", it.id, off)
			if t := d.Dot(u) / span; t < 0.1 || t > 0.9 {
				m.share, m.detail = 0, fmt.Sprintf("%s is not between them", it.id)
			}
			if best.name == "" || m.share > best.share {
				best = m
			}
		}
	}
	return best
}

// abreast measures how far behind or before its neighbour in a row a thing stands: the one that is abreast of it, or behind it, most exactly.
func abreast(it *item, all []*item) measured {
	off := math.Inf(1)
	for _, o := range all {
		if d := o.middle().Sub(it.middle()); o != it {
			off = math.Min(off, math.Min(math.Abs(d.Dot(it.front)), math.Abs(d.Dot(geom.Vec2{-it.front[1], it.front[0]}))))
		}
	}
	return gap(it, nil, "its row", off, 0.25)
}

// circleThrough is the circle that passes nearest to the middles of things: least squares of x²+y² = 2ax+2by+c (Kåsa 1976). Things
// on one line are on none: their radius is 0.
func circleThrough(all []*item, mean geom.Vec2) (geom.Vec2, float64) {
	var xx, xy, yy, xz, yz, zz float64
	for _, o := range all {
		d := o.middle().Sub(mean)
		z := d.Dot(d)
		xx, xy, yy = xx+d[0]*d[0], xy+d[0]*d[1], yy+d[1]*d[1]
		xz, yz, zz = xz+d[0]*z, yz+d[1]*z, zz+z
	}
	det := xx*yy - xy*xy
	if det < 1e-6*(xx+yy)*(xx+yy) {
		return mean, 0
	}
	a, b := (xz*yy-yz*xy)/(2*det), (yz*xx-xz*xy)/(2*det)
	return mean.Add(geom.Vec2{a, b}), math.Sqrt(a*a + b*b + zz/float64(len(all)))
}
