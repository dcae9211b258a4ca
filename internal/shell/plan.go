package shell

import (
	"math"
	"slices"

	"scenograph/internal/geom"
)

// stretch is a part of a wall that is built so deep, from the inner face outwards.
type stretch struct {
	from, to, depth float64
	total           float64 // with the neighbour's share of it
	shared          bool
}

// plan is a room's walls as they are built among the neighbours.
type plan struct {
	room      *Room
	beside    []Neighbour
	joints    []Joint
	borrowed  []Borrowed
	stretches [][]stretch // of each wall, in order, without gaps
	starts    []geom.Vec2 // outer corner at the start of each wall
	ends      []geom.Vec2
	floor     float64 // thickness of the slabs, metres
	roof      float64
}

func newPlan(r *Room, beside []Neighbour) *plan {
	p := &plan{room: r, beside: beside, floor: slab, roof: slab}
	p.joints, p.borrowed = Joints(r, beside), BorrowedOpenings(r, beside)
	p.stretches = make([][]stretch, len(r.Outline))
	for i := range p.stretches {
		p.stretches[i] = p.stretchesOf(i)
	}
	p.starts, p.ends = outerCorners(r.Outline, func(i int) (start, end float64) {
		s := p.stretches[i]
		return s[0].depth, s[len(s)-1].depth
	})
	p.stack()
	return p
}

// stretchesOf cuts a wall where it begins and ends to be shared.
func (p *plan) stretchesOf(i int) []stretch {
	w := frameOf(p.room, i)
	own := stretch{from: 0, to: w.length, depth: p.room.WallThickness, total: p.room.WallThickness}
	out := []stretch{own}
	for k := range p.joints {
		j := &p.joints[k]
		if j.Wall != i {
			continue
		}
		from, to := p.covered(&w, j)
		if from < 0.01 {
			from = 0
		}
		if to > w.length-0.01 {
			to = w.length
		}
		out = overlay(out, stretch{from, to, j.share(p.room, p.beside), j.Gap, true})
	}
	return out
}

// covered is the stretch of this wall before which the neighbour's walls stand, those around its corners included.
func (p *plan) covered(w *wallFrame, j *Joint) (from, to float64) {
	n := &p.beside[j.Neighbour]
	far, count := n.outline(), len(n.Room.Outline)
	depth := j.Gap - j.share(p.room, p.beside)
	side := func(wall int) float64 { return p.sideDepth(n, far, wall) }
	before, after := (j.Other+count-1)%count, (j.Other+1)%count
	first := mitre(far, j.Other, side(before), depth)
	last := mitre(far, after, depth, side(after))
	return last.Sub(w.from).Dot(w.along), first.Sub(w.from).Dot(w.along)
}

// sideDepth is how deep a neighbour builds another of its walls near this room: less where a third room shares it.
func (p *plan) sideDepth(n *Neighbour, far geom.Polygon, wall int) float64 {
	w := frameBetween(far[wall], far[(wall+1)%len(far)])
	for k := range p.beside {
		third := &p.beside[k]
		if third == n {
			continue
		}
		outline := third.outline()
		for j := range outline {
			most := n.Room.WallThickness + third.Room.WallThickness
			if joint, ok := w.joint(outline[j], outline[(j+1)%len(outline)], most); ok && most > 0 {
				return math.Min(joint.Gap*n.Room.WallThickness/most, n.Room.WallThickness)
			}
		}
	}
	return n.Room.WallThickness
}

// overlay puts a stretch over others.
func overlay(under []stretch, over stretch) []stretch {
	var out []stretch
	add := func(from, to float64, s stretch) {
		if to-from > 1e-6 {
			out = append(out, stretch{from, to, s.depth, s.total, s.shared})
		}
	}
	placed := false
	for _, s := range under {
		add(s.from, math.Min(s.to, over.from), s)
		if !placed && s.to > over.from {
			add(math.Max(over.from, under[0].from), math.Min(over.to, under[len(under)-1].to), over)
			placed = true
		}
		add(math.Max(s.from, over.to), s.to, s)
	}
	return out
}

// outerCorners offsets every wall outwards by its depth at either end. Where depths differ along one line, the two corners differ.
func outerCorners(outline geom.Polygon, depth func(wall int) (start, end float64)) (starts, ends []geom.Vec2) {
	n := len(outline)
	starts, ends = make([]geom.Vec2, n), make([]geom.Vec2, n)
	for i := range outline {
		before := (i + n - 1) % n
		_, a := depth(before)
		b, _ := depth(i)
		in, out := frameBetween(outline[before], outline[i]), frameBetween(outline[i], outline[(i+1)%n])
		if math.Abs(cross(in.along, out.along)) < 0.02 && in.along.Dot(out.along) > 0 {
			ends[before], starts[i] = outline[i].Sub(in.inward.Mul(a)), outline[i].Sub(out.inward.Mul(b))
			continue
		}
		starts[i] = mitre(outline, i, a, b)
		ends[before] = starts[i]
	}
	return starts, ends
}

// mitre is where the outer faces of the walls before and after corner i meet, when they are a and b metres deep.
func mitre(outline geom.Polygon, i int, a, b float64) geom.Vec2 {
	n := len(outline)
	p := outline[i]
	in, out := frameBetween(outline[(i+n-1)%n], p), frameBetween(p, outline[(i+1)%n])
	turn := cross(in.along, out.along)
	if math.Abs(turn) < 0.02 {
		return p.Sub(out.inward.Mul(b))
	}
	// p + s·in.along − a·in.inward = p + t·out.along − b·out.inward
	s := (b - a*in.along.Dot(out.along)) / turn
	return p.Add(in.along.Mul(s)).Sub(in.inward.Mul(a))
}

func cross(a, b geom.Vec2) float64 { return a[0]*b[1] - a[1]*b[0] }

// outer is the walls' outer outline, the inner one where walls are too thick for a simple outline.
func (p *plan) outer() geom.Polygon {
	var out geom.Polygon
	add := func(q geom.Vec2) {
		if len(out) == 0 || out[len(out)-1].Sub(q).Len() > 1e-4 {
			out = append(out, q)
		}
	}
	for i := range p.room.Outline {
		w := frameOf(p.room, i)
		add(p.starts[i])
		for k := 1; k < len(p.stretches[i]); k++ {
			a, b := p.stretches[i][k-1], p.stretches[i][k]
			add(w.at(b.from, -a.depth))
			add(w.at(b.from, -b.depth))
		}
		add(p.ends[i])
	}
	if len(out) > 1 && out[0].Sub(out[len(out)-1]).Len() <= 1e-4 {
		out = out[:len(out)-1]
	}
	if out.Check() != nil {
		return p.room.Outline
	}
	return out
}

// stack thins floor and ceiling where a room right above or below has a slab in the same place.
func (p *plan) stack() {
	for i := range p.beside {
		n := &p.beside[i]
		if !overlaps(p.room.Outline, n.outline()) {
			continue
		}
		if gap := n.At[2] - p.room.Height; n.Room.Height > 0 && gap >= 0 && gap < 2*slab {
			p.roof = math.Max(gap/2, 0.001)
		}
		if gap := -n.At[2] - n.Room.Height; gap >= 0 && gap < 2*slab {
			p.floor = math.Max(gap/2, 0.001)
		}
	}
}

// overlaps reports whether a corner or the middle of a triangle of one outline lies in the other.
func overlaps(a, b geom.Polygon) bool {
	inside := func(p, q geom.Polygon) bool {
		return slices.ContainsFunc(p.Triangles(), func(t [3]int) bool {
			middle := p[t[0]].Add(p[t[1]]).Add(p[t[2]]).Mul(1.0 / 3)
			return q.Contains(middle)
		}) || slices.ContainsFunc(p, q.Contains)
	}
	return inside(a, b) || inside(b, a)
}
