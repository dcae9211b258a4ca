package query

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// FloorPlan is a room's floor cut into square cells: which of them a standing person could use.
type FloorPlan struct {
	Low    geom.Vec2 // world corner of cell 0, 0
	Cell   float64   // metres
	NX, NY int
	Inside []bool    // the cell's middle lies in the room
	Taken  []float64 // metres from the cell's middle to the nearest wall or thing, 0 inside one
}

// AgentHeight is how high above the floor a thing must hang to be walked under, metres; StepHeight how low it must be to be stepped on.
const (
	AgentHeight = 1.9
	StepHeight  = 0.06
)

// NewFloorPlan samples the room's floor. Of the footprints, those that a person can step on or walk under do not count.
func NewFloorPlan(r *Room, things []Footprint, cell float64) *FloorPlan {
	low, high := r.Outline.Bounds()
	size := high.Sub(low)
	cell = math.Max(cell, math.Max(size[0], size[1])/400)
	f := &FloorPlan{Low: low, Cell: cell, NX: int(math.Ceil(size[0] / cell)), NY: int(math.Ceil(size[1] / cell))}
	f.Inside, f.Taken = make([]bool, f.NX*f.NY), make([]float64, f.NX*f.NY)
	for i := range f.Inside {
		p := f.Middle(i)
		f.Inside[i] = r.Outline.Contains(p)
		f.Taken[i] = math.Sqrt(outlineDistance2(r.Outline, p))
	}
	for _, t := range things {
		f.Add(r, t)
	}
	return f
}

// Add takes a thing's footprint off the floor.
func (f *FloorPlan) Add(r *Room, t Footprint) {
	if t.High < r.Floor+StepHeight || t.Low > r.Floor+AgentHeight || len(t.Outline) < 3 {
		return
	}
	const reach = 0.6
	low, high := t.Outline.Bounds()
	f.within(low, high, reach, func(i int) bool {
		p := f.Middle(i)
		d := 0.0
		if insideConvex(t.Outline, p) <= 0 {
			d = math.Sqrt(outlineDistance2(t.Outline, p))
		}
		f.Taken[i] = math.Min(f.Taken[i], d)
		return true
	})
}

// Clone returns a copy to which more can be added.
func (f *FloorPlan) Clone() *FloorPlan {
	g := *f
	g.Taken = append([]float64(nil), f.Taken...)
	return &g
}

// Middle returns the world position of a cell's middle.
func (f *FloorPlan) Middle(i int) geom.Vec2 {
	return geom.Vec2{f.Low[0] + (float64(i%f.NX)+0.5)*f.Cell, f.Low[1] + (float64(i/f.NX)+0.5)*f.Cell}
}

func (f *FloorPlan) cellOf(p geom.Vec2) (x, y int) {
	return int(math.Floor((p[0] - f.Low[0]) / f.Cell)), int(math.Floor((p[1] - f.Low[1]) / f.Cell))
}

// Free is the floor area in m² that nothing stands on.
func (f *FloorPlan) Free() float64 {
	n := 0
	for i, inside := range f.Inside {
		if inside && f.Taken[i] > 0 {
			n++
		}
	}
	return float64(n) * f.Cell * f.Cell
}

// Reach marks the cells that a disc of the given radius can walk to from any of the starting points. Starting points are moved
// to the nearest walkable cell within a metre.
func (f *FloorPlan) Reach(radius float64, from []geom.Vec2) []bool {
	walkable := func(i int) bool { return f.Inside[i] && f.Taken[i] >= radius-f.Cell/2 }
	seen := make([]bool, len(f.Inside))
	var pending []int
	for _, p := range from {
		at := f.nearest(p, 1, walkable)
		if at >= 0 && !seen[at] {
			seen[at] = true
			pending = append(pending, at)
		}
	}
	for len(pending) > 0 {
		i := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		x, y := i%f.NX, i/f.NX
		for _, d := range [4][2]int{{1, 0}, {-1, 0}, {0, 1}, {0, -1}} {
			u, v := x+d[0], y+d[1]
			if u < 0 || v < 0 || u >= f.NX || v >= f.NY {
				continue
			}
			if j := v*f.NX + u; !seen[j] && walkable(j) {
				seen[j] = true
				pending = append(pending, j)
			}
		}
	}
	return seen
}

// nearest is the chosen cell whose middle is closest to a point, or −1 when none is closer than limit metres.
func (f *FloorPlan) nearest(p geom.Vec2, limit float64, chosen func(int) bool) int {
	best, at := limit, -1
	f.within(p, p, limit, func(i int) bool {
		if d := f.Middle(i).Sub(p).Len(); d < best && chosen(i) {
			best, at = d, i
		}
		return true
	})
	return at
}

// within visits the cells of a box grown by reach metres until visit returns false.
func (f *FloorPlan) within(low, high geom.Vec2, reach float64, visit func(i int) bool) {
	x0, y0 := f.cellOf(geom.Vec2{low[0] - reach, low[1] - reach})
	x1, y1 := f.cellOf(geom.Vec2{high[0] + reach, high[1] + reach})
	for y := max(0, y0); y <= min(f.NY-1, y1); y++ {
		for x := max(0, x0); x <= min(f.NX-1, x1); x++ {
			if !visit(y*f.NX + x) {
				return
			}
		}
	}
}

// Entrances returns where people come in: the floor before doors and passages, or the middle of the largest free patch when
// the room has none.
func (f *FloorPlan) Entrances(r *Room) []geom.Vec2 {
	var out []geom.Vec2
	for _, z := range r.Swings() {
		w := &r.Walls[z.Wall]
		for _, o := range w.Openings {
			if o.ID == z.Opening {
				out = append(out, w.Point((o.From+o.To)/2, 0.4))
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	best, at := 0.0, -1
	for i, inside := range f.Inside {
		if inside && f.Taken[i] > best {
			best, at = f.Taken[i], i
		}
	}
	if at >= 0 {
		out = append(out, f.Middle(at))
	}
	return out
}

// Touches reports whether the middle of a marked cell is within limit metres of an outline.
func (f *FloorPlan) Touches(outline geom.Polygon, marked []bool, limit float64) bool {
	low, high := outline.Bounds()
	found := false
	f.within(low, high, limit, func(i int) bool {
		found = marked[i] && outlineDistance2(outline, f.Middle(i)) <= limit*limit
		return !found
	})
	return found
}

// Footprints lists the footprints of the bodies over a room's floor, except the filtered out.
func (w *World) Footprints(r *Room, filter Filter) map[scene.NodeID]Footprint {
	out := map[scene.NodeID]Footprint{}
	for _, b := range w.Touching(r.Bounds, 0) {
		if filter(b.Node) {
			out[b.Node] = b.Box.Footprint()
		}
	}
	return out
}
