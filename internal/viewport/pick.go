package viewport

import (
	"math"
	"slices"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
)

// PickAt returns what the last Draw showed at a point, in output pixels from the upper left, or the nearest thing within a
// radius of pixels; false for nothing.
func (r *Renderer) PickAt(x, y float64, radius int) (frame.Label, bool) {
	if !r.shown.valid {
		return frame.Label{}, false
	}
	cx, cy := r.shown.pixelsOf(x, y)
	ids, w, h, x0, y0 := r.readIDs(cx-radius, cy-radius, cx+radius+1, cy+radius+1)
	best, bestDistance := uint32(0), radius*radius+1
	for i := range w * h {
		dx, dy := x0+i%w-cx, y0+i/w-cy
		if d := dx*dx + dy*dy; ids[i]&labelMask != 0 && d < bestDistance {
			best, bestDistance = ids[i]&labelMask, d
		}
	}
	return r.shown.label(best)
}

// PickRect lists what the last Draw showed in a rectangle of output pixels, in order of label.
func (r *Renderer) PickRect(x0, y0, x1, y1 float64) []frame.Label {
	if !r.shown.valid {
		return nil
	}
	ax, ay := r.shown.pixelsOf(min(x0, x1), max(y0, y1))
	bx, by := r.shown.pixelsOf(max(x0, x1), min(y0, y1))
	ids, w, h, _, _ := r.readIDs(ax, ay, bx+1, by+1)
	seen := map[uint32]bool{}
	for _, id := range ids[:w*h] {
		seen[id&labelMask] = true
	}
	var found []uint32
	for id := range seen {
		found = append(found, id)
	}
	slices.Sort(found)
	var out []frame.Label
	for _, id := range found {
		if label, ok := r.shown.label(id); ok {
			out = append(out, label)
		}
	}
	return out
}

func (s *shown) label(id uint32) (frame.Label, bool) {
	if id == 0 || int(id) >= len(s.labels) {
		return frame.Label{}, false
	}
	return s.labels[id], true
}

// readIDs reads the ids of a half-open rectangle of drawn pixels, cut to the picture.
func (r *Renderer) readIDs(x0, y0, x1, y1 int) (ids []uint32, w, h, left, bottom int) {
	x0, y0 = max(x0, 0), max(y0, 0)
	x1, y1 = min(x1, r.shown.width), min(y1, r.shown.height)
	w, h = max(x1-x0, 0), max(y1-y0, 0)
	if w*h == 0 {
		return nil, 0, 0, x0, y0
	}
	ids = make([]uint32, w*h)
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, r.shown.target.labels)
	gl.PixelStorei(gl.PACK_ALIGNMENT, 4)
	gl.ReadPixels(int32(x0), int32(y0), int32(w), int32(h), gl.RED_INTEGER, gl.UNSIGNED_INT, gl.Ptr(ids))
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, 0)
	return ids, w, h, x0, y0
}

// pixelsOf converts a point of the shown picture to a pixel of the drawn one, from the bottom.
func (s *shown) pixelsOf(x, y float64) (int, int) {
	px := int(math.Floor(x * s.scale))
	py := s.height - 1 - int(math.Floor(y*s.scale))
	return px, py
}
