package designer

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Edge that a person takes at a table or counter, and how much wider than the seat it is, in metres.
const (
	placeWidth = 0.58
	elbowRoom  = 0.08

	tableForTwo = 0.85 // its edges
	besideRim   = 0.1  // what stays free of a seat that a cushion lies on, both sides together
)

// seatedSize makes a table as long as the seats need that are to stand around it, and a counter as long as its stools need. The catalogue
// keeps it to what such a thing can be.
func (p *plan) seatedSize(w *wish, size geom.Vec3) geom.Vec3 {
	if w.entry.Mount != scene.OnFloor || w.count == 0 || size == (geom.Vec3{}) {
		return size
	}
	all, place := p.seatsFor(w)
	seats := float64(all) / float64(w.count)
	if seats < 1 {
		return size
	}
	need := 0.0
	switch w.noun {
	case "counter", "kitchen island":
		need = seats*place + 0.1
	case "round table":
		if d := seats * place / math.Pi; d > size[0] {
			return geom.Vec3{math.Min(d, w.entry.MaxSize[0]), math.Min(d, w.entry.MaxSize[1]), size[2]}
		}
	case "dining table", "table":
		if seats <= 2 && len(w.looks.Sizes) == 0 {
			return geom.MaxVec3(w.entry.MinSize, geom.Vec3{math.Min(size[0], tableForTwo), math.Min(size[1], tableForTwo), size[2]})
		}
		need = math.Ceil((seats-2)/2)*place + 0.15
	}
	if need > size[0] {
		size[0] = math.Min(need, math.Max(w.entry.MaxSize[0], size[0]))
	}
	return size
}

// carriedSize makes a small thing as small as the place that each of the things which were named to carry it has for one: a cushion fits
// the seat of a chair. The catalogue keeps it to what such a thing can be.
func (p *plan) carriedSize(w *wish, size geom.Vec3) geom.Vec3 {
	if w.entry.Mount != scene.OnSurface || size == (geom.Vec3{}) {
		return size
	}
	for _, x := range w.wants {
		if x.kind != "on" || !x.asked {
			continue
		}
		for _, id := range p.targets(w, x, &group{}) {
			body, ok := p.s.world.Body(id)
			if !ok {
				continue
			}
			long, short := 0.0, 0.0
			for _, s := range body.Surfaces() {
				d := s.High.Sub(s.Low)
				if d[0]*d[1] > long*short {
					long, short = math.Max(d[0], d[1]), math.Min(d[0], d[1])
				}
			}
			if long > 0 {
				size[0], size[1] = math.Min(size[0], long-besideRim), math.Min(size[1], short-besideRim)
			}
		}
	}
	return geom.MaxVec3(size, w.entry.MinSize)
}

// seatsFor counts the seats that were wished for at a kind of table or counter, and tells how much of its edge each takes.
func (p *plan) seatsFor(w *wish) (n int, place float64) {
	place = placeWidth
	for _, o := range p.wishes {
		if o == w || !seats[o.noun] {
			continue
		}
		for _, x := range o.wants {
			if (x.kind == "around" || x.kind == "at") && p.wishFor(x.object, o, x.soft) == w {
				n, place = n+o.count, math.Max(place, o.entry.Size[0]+elbowRoom)
				break
			}
		}
	}
	return n, place
}
