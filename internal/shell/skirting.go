package shell

import (
	"slices"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// skirtingChop is the slant of the boards' upper edge, metres.
const skirtingChop = 0.005

// skirting lays a board along the foot of the wall between the openings that reach down to it, mitred in the corners.
func (w *wall) skirting() []Piece {
	board := w.plan.room.Baseboard()
	if board.Height < 0.01 || board.Depth < 0.001 {
		return nil
	}
	s := &form.Shape{}
	at := 0.0
	for _, h := range w.lowHoles(board.Height) {
		w.board(s, board, at, h.x0-h.trim)
		at = max(at, h.x1+h.trim)
	}
	w.board(s, board, at, w.length)
	return []Piece{{Name: pieceName(RoleSkirting, w.index), Role: RoleSkirting, Wall: w.index, Mesh: w.place(s)}}
}

func (w *wall) lowHoles(height float64) []hole {
	var out []hole
	for _, h := range w.holes {
		if h.z0 < height {
			out = append(out, h)
		}
	}
	slices.SortFunc(out, func(a, b hole) int {
		if a.x0 < b.x0 {
			return -1
		}
		return 1
	})
	return out
}

func (w *wall) board(s *form.Shape, b Skirting, x0, x1 float64) {
	if x1-x0 <= 4*b.Depth {
		return
	}
	start, end := 0.0, 0.0
	if x0 == 0 {
		start = w.insetStart
	}
	if x1 == w.length {
		end = w.insetEnd
	}
	chop := min(skirtingChop, b.Depth/2, b.Height/2)
	ring := func(x, slope float64) []geom.Vec3 {
		at := func(y, z float64) geom.Vec3 { return geom.Vec3{x + slope*y, y, z} }
		return []geom.Vec3{at(b.Depth, 0), at(b.Depth, b.Height-chop), at(b.Depth-chop, b.Height), at(0, b.Height), at(0, 0)}
	}
	s.Corners = append(s.Corners, form.Loft([][]geom.Vec3{ring(x0, start), ring(x1, end)}, true, true, geom.Radians(30)).Corners...)
}
