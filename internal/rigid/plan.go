package rigid

import (
	"math"
	"slices"

	"scenograph/internal/geom"
)

const (
	cell     = 1.0 // metres: how finely a plan is ruled
	mostCell = 400 // cells that a thing may cover before it counts as being everywhere
)

// plan finds boxes by where they are seen from above. Boxes that grow are added again.
type plan struct {
	cells      map[[2]int32][]int32
	everywhere []int32
	found      []int32 // of the last search
}

func newPlan() *plan { return &plan{cells: map[[2]int32][]int32{}} }

func span(box geom.Box) (low, high [2]int32, few bool) {
	count := 1.0
	for k := range 2 {
		a, b := math.Floor(box.Min[k]/cell), math.Floor(box.Max[k]/cell)
		if count *= b - a + 1; !(count <= mostCell) {
			return low, high, false
		}
		low[k], high[k] = int32(a), int32(b)
	}
	return low, high, true
}

func (p *plan) add(i int, box geom.Box) {
	if box.Empty() {
		return
	}
	low, high, few := span(box)
	if !few {
		p.everywhere = enter(p.everywhere, int32(i))
		return
	}
	for x := low[0]; x <= high[0]; x++ {
		for y := low[1]; y <= high[1]; y++ {
			p.cells[[2]int32{x, y}] = enter(p.cells[[2]int32{x, y}], int32(i))
		}
	}
}

// enter keeps a list sorted.
func enter(list []int32, i int32) []int32 {
	at, there := slices.BinarySearch(list, i)
	if there {
		return list
	}
	return slices.Insert(list, at, i)
}

// near returns what may meet a box, in order; false where that may be anything.
func (p *plan) near(box geom.Box) ([]int32, bool) {
	low, high, few := span(box)
	if !few {
		return nil, false
	}
	p.found = append(p.found[:0], p.everywhere...)
	for x := low[0]; x <= high[0]; x++ {
		for y := low[1]; y <= high[1]; y++ {
			p.found = append(p.found, p.cells[[2]int32{x, y}]...)
		}
	}
	slices.Sort(p.found)
	p.found = slices.Compact(p.found)
	return p.found, true
}
