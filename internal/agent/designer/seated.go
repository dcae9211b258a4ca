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
