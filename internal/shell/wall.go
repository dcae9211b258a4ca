package shell

import (
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// wall is one wall in its wallFrame: a slab from y = −thickness to y = 0 whose ends are mitred.
type wall struct {
	wallFrame
	room       *Room
	index      int
	run        float64 // perimeter before the wall's first corner, so that textures run around corners
	outerStart float64 // x of the outer face's ends
	outerEnd   float64
	insetStart float64 // x of the skirting's mitred ends, per metre of its depth
	insetEnd   float64
	holes      []*Opening
	xs, zs     []float64 // grid lines of the faces
}

func layWalls(r *Room) []wall {
	out := make([]wall, len(r.Outline))
	outline := outer(r)
	unitInset := miterSlopes(r.Outline)
	run := 0.0
	for i := range out {
		w := wall{wallFrame: frameOf(r, i), room: r, index: i, run: run}
		next := (i + 1) % len(r.Outline)
		w.outerStart = outline[i].Sub(w.from).Dot(w.along)
		w.outerEnd = outline[next].Sub(w.from).Dot(w.along)
		w.insetStart = unitInset[i].Dot(w.along)
		w.insetEnd = unitInset[next].Dot(w.along)
		for k := range r.Openings {
			if r.Openings[k].Wall == i {
				w.holes = append(w.holes, &r.Openings[k])
			}
		}
		w.cut()
		run += w.length
		out[i] = w
	}
	return out
}

// miterSlopes returns for each corner where it moves when all walls come in by one metre.
func miterSlopes(outline geom.Polygon) []geom.Vec2 {
	const step = 1e-3
	inner := form.Inset(outline, step)
	out := make([]geom.Vec2, len(outline))
	for i := range out {
		out[i] = inner[i].Sub(outline[i]).Mul(1 / step)
	}
	return out
}

func (w *wall) cut() {
	w.xs, w.zs = []float64{0, w.length}, []float64{0, w.room.Height}
	for _, o := range w.holes {
		w.xs = append(w.xs, o.Offset, math.Min(o.Offset+o.Width, w.length))
		w.zs = append(w.zs, o.Sill, math.Min(o.Sill+o.Height, w.room.Height))
	}
	w.xs, w.zs = distinct(w.xs), distinct(w.zs)
}

func distinct(lines []float64) []float64 {
	slices.Sort(lines)
	return slices.CompactFunc(lines, func(a, b float64) bool { return math.Abs(b-a) < 1e-6 })
}

// solid reports whether grid cell (i, j) is wall; cells beyond the ends are not.
func (w *wall) solid(i, j int) bool {
	if i < 0 || j < 0 || i+1 >= len(w.xs) || j+1 >= len(w.zs) {
		return false
	}
	x, z := (w.xs[i]+w.xs[i+1])/2, (w.zs[j]+w.zs[j+1])/2
	for _, o := range w.holes {
		if x > o.Offset && x < o.Offset+o.Width && z > o.Sill && z < o.Sill+o.Height {
			return false
		}
	}
	return true
}

// outerX maps a grid line to the outer face, whose ends follow the mitres.
func (w *wall) outerX(i int) float64 {
	switch {
	case i == 0 && len(w.xs) > 1:
		return math.Min(w.outerStart, w.xs[1]-1e-4)
	case i == len(w.xs)-1:
		return math.Max(w.outerEnd, w.xs[i-1]+1e-4)
	}
	return w.xs[i]
}

func (w *wall) piece() Piece {
	thick := w.room.WallThickness
	s := &form.Shape{}
	for i := range len(w.xs) - 1 {
		for j := range len(w.zs) - 1 {
			if !w.solid(i, j) {
				continue
			}
			w.inner(s, i, j)
			if thick > 0 {
				w.outside(s, i, j, thick)
			}
		}
	}
	return Piece{Name: pieceName(RoleWall, w.index), Role: RoleWall, Wall: w.index, Mesh: w.place(s), Colliders: w.colliders()}
}

func (w *wall) inner(s *form.Shape, i, j int) {
	x0, x1, z0, z1 := w.xs[i], w.xs[i+1], w.zs[j], w.zs[j+1]
	s.Quad([4]geom.Vec3{{x1, 0, z0}, {x0, 0, z0}, {x0, 0, z1}, {x1, 0, z1}},
		[4]geom.Vec2{{-w.run - x1, -z0}, {-w.run - x0, -z0}, {-w.run - x0, -z1}, {-w.run - x1, -z1}})
}

// outside adds cell (i, j) of the outer face and the reveals, ends, top and bottom where the cell borders on nothing.
func (w *wall) outside(s *form.Shape, i, j int, thick float64) {
	x0, x1, z0, z1 := w.xs[i], w.xs[i+1], w.zs[j], w.zs[j+1]
	o0, o1 := w.outerX(i), w.outerX(i+1)
	s.Quad([4]geom.Vec3{{o0, -thick, z0}, {o1, -thick, z0}, {o1, -thick, z1}, {o0, -thick, z1}},
		[4]geom.Vec2{{w.run + o0, -z0}, {w.run + o1, -z0}, {w.run + o1, -z1}, {w.run + o0, -z1}})
	if !w.solid(i-1, j) {
		s.Quad([4]geom.Vec3{{x0, 0, z0}, {o0, -thick, z0}, {o0, -thick, z1}, {x0, 0, z1}},
			[4]geom.Vec2{{0, -z0}, {thick, -z0}, {thick, -z1}, {0, -z1}})
	}
	if !w.solid(i+1, j) {
		s.Quad([4]geom.Vec3{{o1, -thick, z0}, {x1, 0, z0}, {x1, 0, z1}, {o1, -thick, z1}},
			[4]geom.Vec2{{0, -z0}, {thick, -z0}, {thick, -z1}, {0, -z1}})
	}
	if !w.solid(i, j-1) {
		s.Quad([4]geom.Vec3{{o0, -thick, z0}, {x0, 0, z0}, {x1, 0, z0}, {o1, -thick, z0}},
			[4]geom.Vec2{{o0, 0}, {x0, -thick}, {x1, -thick}, {o1, 0}})
	}
	if !w.solid(i, j+1) {
		s.Quad([4]geom.Vec3{{o0, -thick, z1}, {o1, -thick, z1}, {x1, 0, z1}, {x0, 0, z1}},
			[4]geom.Vec2{{o0, 0}, {o1, 0}, {x1, -thick}, {x0, -thick}})
	}
}

// colliders covers the wall with boxes: one for each run of columns whose solid heights are the same.
func (w *wall) colliders() []asset.Collider {
	thick := math.Max(w.room.WallThickness, 0.02)
	var out []asset.Collider
	for i := 0; i < len(w.xs)-1; {
		end := i + 1
		for end < len(w.xs)-1 && slices.Equal(w.spans(i), w.spans(end)) {
			end++
		}
		x0, x1 := w.xs[i], w.xs[end]
		if i == 0 {
			x0 = math.Min(x0, w.outerStart)
		}
		if end == len(w.xs)-1 {
			x1 = math.Max(x1, w.outerEnd)
		}
		for _, z := range w.spans(i) {
			out = append(out, w.collider(geom.Vec3{x0, -thick, z[0]}, geom.Vec3{x1, 0, z[1]}))
		}
		i = end
	}
	return out
}

// spans lists the solid heights of column i.
func (w *wall) spans(i int) [][2]float64 {
	var out [][2]float64
	for j := range len(w.zs) - 1 {
		if !w.solid(i, j) {
			continue
		}
		if n := len(out); n > 0 && out[n-1][1] == w.zs[j] {
			out[n-1][1] = w.zs[j+1]
			continue
		}
		out = append(out, [2]float64{w.zs[j], w.zs[j+1]})
	}
	return out
}

// Skirting boards, metres.
const (
	skirtingHeight = 0.08
	skirtingDepth  = 0.014
	skirtingChop   = 0.005 // slant of the upper edge
)

// skirting lays a board along the foot of the wall between the openings that reach down to it, mitred in the corners.
func (w *wall) skirting() []Piece {
	s := &form.Shape{}
	edges := []float64{0}
	for _, o := range w.lowHoles() {
		edges = append(edges, o.Offset-trim(o), o.Offset+o.Width+trim(o))
	}
	edges = append(edges, w.length)
	for i := 0; i+1 < len(edges); i += 2 {
		if edges[i+1]-edges[i] > 4*skirtingDepth {
			w.board(s, edges[i], edges[i+1])
		}
	}
	return []Piece{{Name: pieceName(RoleSkirting, w.index), Role: RoleSkirting, Wall: w.index, Mesh: w.place(s)}}
}

func (w *wall) lowHoles() []*Opening {
	var out []*Opening
	for _, o := range w.holes {
		if o.Sill < skirtingHeight {
			out = append(out, o)
		}
	}
	slices.SortFunc(out, func(a, b *Opening) int {
		if a.Offset < b.Offset {
			return -1
		}
		return 1
	})
	return out
}

// trim is how far an opening's casing covers the wall beside it.
func trim(o *Opening) float64 {
	if o.Kind == Door {
		return casingWidth
	}
	return 0
}

func (w *wall) board(s *form.Shape, x0, x1 float64) {
	start, end := 0.0, 0.0
	if x0 == 0 {
		start = w.insetStart
	}
	if x1 == w.length {
		end = w.insetEnd
	}
	ring := func(x, slope float64) []geom.Vec3 {
		at := func(y, z float64) geom.Vec3 { return geom.Vec3{x + slope*y, y, z} }
		return []geom.Vec3{at(skirtingDepth, 0), at(skirtingDepth, skirtingHeight-skirtingChop), at(skirtingDepth-skirtingChop, skirtingHeight), at(0, skirtingHeight), at(0, 0)}
	}
	s.Corners = append(s.Corners, form.Loft([][]geom.Vec3{ring(x0, start), ring(x1, end)}, true, true, geom.Radians(30)).Corners...)
}
