package shell

import (
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// wall is one wall in its wallFrame: a slab from y = −depth to the inner face, whose ends are mitred.
type wall struct {
	wallFrame
	plan       *plan
	index      int
	run        float64 // perimeter before the wall's first corner, so that textures run around corners
	outerStart float64 // x of the outer face's ends
	outerEnd   float64
	insetStart float64 // x of the skirting's mitred ends, per metre of its depth
	insetEnd   float64
	holes      []hole
	xs, zs     []float64 // grid lines of the faces
}

// hole is an opening that goes through a wall, the room's own or a neighbour's.
type hole struct {
	x0, x1, z0, z1 float64
	arch           float64
	trim           float64 // how far a casing covers the wall beside it
}

func holeOf(o *Opening, length, height float64) hole {
	h := hole{x0: o.Offset, x1: math.Min(o.Offset+o.Width, length), z0: o.Sill, z1: math.Min(o.Sill+o.Height, height), arch: o.Arch}
	if o.Kind == Door {
		h.trim = casingWidth
	}
	return h
}

func (p *plan) walls() []wall {
	r := p.room
	out := make([]wall, len(r.Outline))
	unitInset := miterSlopes(r.Outline)
	run := 0.0
	for i := range out {
		w := wall{wallFrame: frameOf(r, i), plan: p, index: i, run: run}
		next := (i + 1) % len(r.Outline)
		w.outerStart = p.starts[i].Sub(w.from).Dot(w.along)
		w.outerEnd = p.ends[i].Sub(w.from).Dot(w.along)
		w.insetStart = unitInset[i].Dot(w.along)
		w.insetEnd = unitInset[next].Dot(w.along)
		for k := range r.Openings {
			if r.Openings[k].Wall == i {
				w.holes = append(w.holes, holeOf(&r.Openings[k], w.length, r.Height))
			}
		}
		for k := range p.borrowed {
			if p.borrowed[k].Wall == i {
				w.holes = append(w.holes, holeOf(&p.borrowed[k].Opening, w.length, r.Height))
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
	w.xs, w.zs = []float64{0, w.length}, []float64{0, w.plan.room.Height}
	for _, h := range w.holes {
		w.xs = append(w.xs, h.x0, h.x1)
		w.zs = append(w.zs, h.z0, h.z1)
	}
	for _, s := range w.plan.stretches[w.index] {
		w.xs = append(w.xs, s.from, s.to)
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
	for _, h := range w.holes {
		if x > h.x0 && x < h.x1 && z > h.z0 && z < h.z1 {
			return false
		}
	}
	return true
}

// sheetGap is the distance between inner faces below which both come forward a little, so that they do not lie in one plane.
const (
	sheetGap  = 0.002
	sheetLift = 0.001
)

// partOf is the stretch that column i belongs to.
func (w *wall) partOf(i int) stretch {
	x := (w.xs[i] + w.xs[i+1]) / 2
	for _, s := range w.plan.stretches[w.index] {
		if x < s.to {
			return s
		}
	}
	return w.plan.stretches[w.index][len(w.plan.stretches[w.index])-1]
}

// lift is how far the inner face stands before the outline.
func (s stretch) lift() float64 {
	if s.total < sheetGap && s.shared {
		return sheetLift
	}
	return 0
}

// outerX maps a grid line of column i to the outer face, whose ends follow the mitres.
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
	s := &form.Shape{}
	for i := range len(w.xs) - 1 {
		for j := range len(w.zs) - 1 {
			if w.solid(i, j) {
				w.cell(s, i, j)
			}
		}
	}
	for _, h := range w.holes {
		if h.arch > 0 {
			w.spandrel(s, &h)
		}
	}
	return Piece{Name: pieceName(RoleWall, w.index), Role: RoleWall, Wall: w.index, Mesh: w.place(s), Colliders: w.colliders()}
}

func (w *wall) cell(s *form.Shape, i, j int) {
	part := w.partOf(i)
	x0, x1, z0, z1 := w.xs[i], w.xs[i+1], w.zs[j], w.zs[j+1]
	y := part.lift()
	s.Quad([4]geom.Vec3{{x1, y, z0}, {x0, y, z0}, {x0, y, z1}, {x1, y, z1}},
		[4]geom.Vec2{{-w.run - x1, -z0}, {-w.run - x0, -z0}, {-w.run - x0, -z1}, {-w.run - x1, -z1}})
	if part.depth+part.lift() > 0 {
		w.outside(s, i, j, part)
	}
}

// outside adds cell (i, j) of the outer face and the reveals, ends, top and bottom where the cell borders on nothing.
func (w *wall) outside(s *form.Shape, i, j int, part stretch) {
	x0, x1, z0, z1 := w.xs[i], w.xs[i+1], w.zs[j], w.zs[j+1]
	o0, o1 := w.outerX(i), w.outerX(i+1)
	y, thick := part.lift(), part.depth
	s.Quad([4]geom.Vec3{{o0, -thick, z0}, {o1, -thick, z0}, {o1, -thick, z1}, {o0, -thick, z1}},
		[4]geom.Vec2{{w.run + o0, -z0}, {w.run + o1, -z0}, {w.run + o1, -z1}, {w.run + o0, -z1}})
	for _, f := range w.sides(i, i-1, j) {
		s.Quad([4]geom.Vec3{{x0, f[0], z0}, {o0, f[1], z0}, {o0, f[1], z1}, {x0, f[0], z1}},
			[4]geom.Vec2{{-f[0], -z0}, {-f[1], -z0}, {-f[1], -z1}, {-f[0], -z1}})
	}
	for _, f := range w.sides(i, i+1, j) {
		s.Quad([4]geom.Vec3{{o1, f[1], z0}, {x1, f[0], z0}, {x1, f[0], z1}, {o1, f[1], z1}},
			[4]geom.Vec2{{-f[1], -z0}, {-f[0], -z0}, {-f[0], -z1}, {-f[1], -z1}})
	}
	if !w.solid(i, j-1) {
		s.Quad([4]geom.Vec3{{o0, -thick, z0}, {x0, y, z0}, {x1, y, z0}, {o1, -thick, z0}},
			[4]geom.Vec2{{o0, 0}, {x0, -thick}, {x1, -thick}, {o1, 0}})
	}
	if !w.solid(i, j+1) {
		s.Quad([4]geom.Vec3{{o0, -thick, z1}, {o1, -thick, z1}, {x1, y, z1}, {x0, y, z1}},
			[4]geom.Vec2{{o0, 0}, {o1, 0}, {x1, -thick}, {x0, -thick}})
	}
}

// sides lists from which y to which y the side of column i towards its neighbour is seen: all of it next to a hole, else what
// stands out before or behind the neighbour.
func (w *wall) sides(i, neighbour, j int) [][2]float64 {
	part := w.partOf(i)
	if !w.solid(neighbour, j) {
		return [][2]float64{{part.lift(), -part.depth}}
	}
	next := w.partOf(neighbour)
	var out [][2]float64
	if part.depth > next.depth+1e-9 {
		out = append(out, [2]float64{-next.depth, -part.depth})
	}
	if part.lift() > next.lift() {
		out = append(out, [2]float64{part.lift(), next.lift()})
	}
	return out
}

// colliders covers the wall with boxes: one for each run of columns whose depths and solid heights are the same.
func (w *wall) colliders() []asset.Collider {
	var out []asset.Collider
	for i := 0; i < len(w.xs)-1; {
		end := i + 1
		for end < len(w.xs)-1 && w.partOf(i) == w.partOf(end) && slices.Equal(w.spans(i), w.spans(end)) {
			end++
		}
		x0, x1 := w.xs[i], w.xs[end]
		if i == 0 {
			x0 = math.Min(x0, w.outerStart)
		}
		if end == len(w.xs)-1 {
			x1 = math.Max(x1, w.outerEnd)
		}
		thick := w.partOf(i).depth
		if w.partOf(i).total < 0.02 {
			thick = 0.02
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
