package solid

import (
	"math"
	"slices"

	"scenograph/internal/geom"
)

// worthCutting is the share of all hulls' volume that a cut must free to be made.
const worthCutting = 0.02

// searchVertices bounds the hulls that are only compared with each other.
const searchVertices = 32

// coarseFaces is how many faces a surface may have before the search for cuts looks at a coarser one.
const coarseFaces = 4000

// piece is a surface and what the search sees of it.
type piece struct {
	surface, seen Polyhedron
	best          cut
}

func newPiece(surface, seen Polyhedron) piece { return piece{surface, seen, bestCut(seen)} }

// cutConcave halves a surface by axis-aligned planes for as long as that shrinks the hulls of the pieces, largest gain
// first and none under worth m³, into at most limit open pieces whose hulls together are a collider for it.
func cutConcave(p Polyhedron, limit int, worth float64) []Polyhedron {
	if limit < 2 {
		return []Polyhedron{p}
	}
	pieces := []piece{newPiece(p, coarse(p))}
	for len(pieces) < limit {
		best := 0
		for i := range pieces {
			if pieces[i].best.gain > pieces[best].best.gain {
				best = i
			}
		}
		c := pieces[best].best
		if c.gain <= worth {
			break
		}
		below, above := split(pieces[best].surface, c.axis, c.at)
		seenBelow, seenAbove := split(pieces[best].seen, c.axis, c.at)
		pieces[best] = newPiece(below, seenBelow)
		pieces = append(pieces, newPiece(above, seenAbove))
	}
	var out []Polyhedron
	for i := range pieces {
		if len(pieces[i].surface.Faces) > 0 {
			out = append(out, pieces[i].surface)
		}
	}
	return out
}

// coarse merges the points of a large surface within cells of a grid of 48 across (Rossignac and Borrel 1993).
func coarse(p Polyhedron) Polyhedron {
	if len(p.Faces) <= coarseFaces {
		return p
	}
	const cells = 48
	b := p.Bounds()
	size := b.Size()
	step := math.Max(size[0], math.Max(size[1], size[2])) / cells
	cellOf := map[[3]int]int{}
	remap := make([]int, len(p.Points))
	var out Polyhedron
	for i, point := range p.Points {
		var cell [3]int
		for axis := range 3 {
			cell[axis] = int((point[axis] - b.Min[axis]) / step)
		}
		index, known := cellOf[cell]
		if !known {
			index = len(out.Points)
			cellOf[cell] = index
			out.Points = append(out.Points, point)
		}
		remap[i] = index
	}
	seen := map[[3]int]bool{}
	for _, f := range p.Faces {
		face := [3]int{remap[f[0]], remap[f[1]], remap[f[2]]}
		if face[0] != face[1] && face[1] != face[2] && face[2] != face[0] && !seen[face] {
			seen[face] = true
			out.Faces = append(out.Faces, face)
		}
	}
	return out
}

// cut is a plane across an axis and the hull volume in m³ that is saved by cutting there.
type cut struct {
	axis     int
	at, gain float64
}

func bestCut(p Polyhedron) cut {
	var best cut
	whole := hullVolume(p)
	if whole == 0 {
		return best
	}
	for axis := range 3 {
		for _, at := range planes(p, axis) {
			below, above := split(p, axis, at)
			if len(below.Faces) == 0 || len(above.Faces) == 0 {
				continue
			}
			if gain := whole - hullVolume(below) - hullVolume(above); gain > best.gain {
				best = cut{axis, at, gain}
			}
		}
	}
	return best
}

func hullVolume(p Polyhedron) float64 {
	hull, err := Hull(p.Points, searchVertices)
	if err != nil {
		return 0
	}
	return hull.Properties().VolumeM3
}

// planes proposes places to cut: even steps, and where most surface lies flat across the axis.
func planes(p Polyhedron, axis int) []float64 {
	const steps, flats = 5, 5
	b := p.Bounds()
	low, size := b.Min[axis], b.Size()[axis]
	if size <= 4*thinnest {
		return nil
	}
	var out []float64
	for i := 1; i <= steps; i++ {
		out = append(out, low+size*float64(i)/(steps+1))
	}
	const bins = 256
	var area [bins]float64
	for _, f := range p.Faces {
		a, b, c := p.Points[f[0]], p.Points[f[1]], p.Points[f[2]]
		n := b.Sub(a).Cross(c.Sub(a))
		if math.Abs(n[axis]) > 0.95*n.Len() {
			area[int(geom.Clamp((a[axis]-low)/size*bins, 0, bins-1))] += n.Len()
		}
	}
	order := make([]int, 0, bins)
	for i := 2; i < bins-2; i++ {
		if area[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmpFloat(area[b], area[a]) })
	for _, bin := range order[:min(len(order), flats)] {
		out = append(out, low+size*(float64(bin)+0.5)/bins)
	}
	return out
}

// split cuts the triangles at a plane into two open surfaces.
func split(p Polyhedron, axis int, at float64) (below, above Polyhedron) {
	points := slices.Clone(p.Points)
	crossing := map[[2]int]int{}
	cross := func(a, b int) int {
		key := [2]int{min(a, b), max(a, b)}
		index, known := crossing[key]
		if !known {
			from, to := p.Points[key[0]], p.Points[key[1]]
			t := (at - from[axis]) / (to[axis] - from[axis])
			index = len(points)
			crossing[key] = index
			points = append(points, from.Add(to.Sub(from).Mul(t)))
		}
		return index
	}
	for _, f := range p.Faces {
		below.Faces = append(below.Faces, clip(p, f, cross, func(v geom.Vec3) bool { return v[axis] <= at })...)
		above.Faces = append(above.Faces, clip(p, f, cross, func(v geom.Vec3) bool { return v[axis] > at })...)
	}
	below.Points, above.Points = points, points
	return below.compact(), above.compact()
}

// clip returns the triangles of the part of a face whose corners are kept.
func clip(p Polyhedron, face [3]int, cross func(a, b int) int, keep func(geom.Vec3) bool) [][3]int {
	var outline []int
	for i := range 3 {
		a, b := face[i], face[(i+1)%3]
		inA, inB := keep(p.Points[a]), keep(p.Points[b])
		if inA {
			outline = append(outline, a)
		}
		if inA != inB {
			outline = append(outline, cross(a, b))
		}
	}
	var out [][3]int
	for i := 1; i+1 < len(outline); i++ {
		out = append(out, [3]int{outline[0], outline[i], outline[i+1]})
	}
	return out
}
