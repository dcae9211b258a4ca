package panels

// labelRows and labelColumns are how far from its place a label may step aside, in its own heights and half widths.
const (
	labelRows    = 5
	labelColumns = 2
)

// Overlaps reports whether two rectangles share an area.
func (r Rect) Overlaps(o Rect) bool {
	return r.X < o.X+o.W && o.X < r.X+r.W && r.Y < o.Y+o.H && o.Y < r.Y+r.H
}

func (r Rect) holds(o Rect) bool {
	return o.X >= r.X && o.Y >= r.Y && o.X+o.W <= r.X+r.W && o.Y+o.H <= r.Y+r.H
}

// freeLabel is where a label can be read: the place that is wished for or the nearest one beside it that lies within the view and
// on nothing that is taken. It is false when there is none.
func freeLabel(wish, view Rect, taken []Rect, gap float32) (Rect, bool) {
	for ring := range labelRows + 1 {
		for _, row := range []int{-ring, ring} {
			for _, column := range []int{0, -1, 1, -labelColumns, labelColumns} {
				at := wish
				at.X += float32(column) * (wish.W/2 + gap)
				at.Y += float32(row) * (wish.H + gap)
				if view.holds(at) && !overlapsAny(at, taken) {
					return at, true
				}
			}
			if ring == 0 {
				break
			}
		}
	}
	return Rect{}, false
}

// besideMouse is where a note of a size begins along one direction: after the mouse, or before it where the view ends there.
func besideMouse(mouse, by, size, gap, low, length float32) float32 {
	at := mouse + by
	if at+size+gap > low+length {
		at = min(mouse-gap, low+length-by) - size - gap // what lies between the mouse and it moves up too
	}
	return max(at, low+gap)
}

func overlapsAny(r Rect, taken []Rect) bool {
	for _, o := range taken {
		if r.Overlaps(o) {
			return true
		}
	}
	return false
}
