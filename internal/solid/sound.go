package solid

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
)

// Soundness is what a surface is worth as the boundary of a solid.
type Soundness struct {
	Faces     int
	Open      bool // it has edges with a face on one side only, or faces that are turned against each other
	InsideOut bool // closed, and its faces look inwards
	Empty     bool // it spans no volume
	Crossing  bool // some of its faces cut through others; not looked for beyond MostCrossed faces
}

// MostCrossed is the number of faces up to which a surface is searched for faces that cut through each other.
const MostCrossed = 20_000

// Examine tells what is wrong with a surface.
func (p Polyhedron) Examine() Soundness {
	s := Soundness{Faces: len(p.Faces)}
	if _, err := Hull(p.Points, 8); err != nil {
		s.Empty = true
		return s
	}
	s.Open = !p.Closed()
	s.InsideOut = !s.Open && p.signedVolume() < 0
	s.Crossing = len(p.Faces) <= MostCrossed && p.crosses()
	return s
}

// signedVolume is negative where the faces of a closed surface look inwards.
func (p Polyhedron) signedVolume() float64 {
	origin, volume := p.Bounds().Center(), 0.0
	for _, f := range p.Faces {
		a, b, c := p.Points[f[0]].Sub(origin), p.Points[f[1]].Sub(origin), p.Points[f[2]].Sub(origin)
		volume += a.Dot(b.Cross(c)) / 6
	}
	return volume
}

// ModelsHollow reports whether a closed surface already leaves out what is empty inside: it has a cavity, a piece that looks inwards
// within one that looks outwards, or it fills less than open of its convex hull, as a planter or a bowl does.
func (p Polyhedron) ModelsHollow(open float64) bool {
	sign := math.Copysign(1, p.signedVolume())
	pieces := p.Islands()
	for i := range pieces {
		if sign*pieces[i].signedVolume() >= 0 {
			continue
		}
		box := pieces[i].Bounds()
		if slices.ContainsFunc(pieces, func(o Polyhedron) bool { return sign*o.signedVolume() > 0 && covers(o.Bounds(), box) }) {
			return true
		}
	}
	hull, err := Hull(p.Points, HullVertices)
	return err == nil && len(pieces) == 1 && math.Abs(p.signedVolume()) < open*hull.Properties().VolumeM3
}

func covers(outer, inner geom.Box) bool {
	return outer.Contains(inner.Min) && outer.Contains(inner.Max)
}

// crosses looks for two faces without a common corner that cut through each other, sweeping along the longest side of the bounds.
func (p Polyhedron) crosses() bool {
	size := p.Bounds().Size()
	axis := 0
	for k := range 3 {
		if size[k] > size[axis] {
			axis = k
		}
	}
	boxes := make([]geom.Box, len(p.Faces))
	order := make([]int, len(p.Faces))
	for i, f := range p.Faces {
		boxes[i], order[i] = geom.BoxOf(p.Points[f[0]], p.Points[f[1]], p.Points[f[2]]), i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(boxes[a].Min[axis], boxes[b].Min[axis]) })
	const most = 4_000_000
	tried := 0
	for i, a := range order {
		for _, b := range order[i+1:] {
			if boxes[b].Min[axis] > boxes[a].Max[axis] {
				break
			}
			if tried++; tried > most {
				return false
			}
			if boxes[a].Overlaps(boxes[b], -1e-12) && p.cut(p.Faces[a], p.Faces[b]) {
				return true
			}
		}
	}
	return false
}

// cut reports whether an edge of one face passes through the inside of the other.
func (p Polyhedron) cut(a, b [3]int) bool {
	for _, i := range a {
		if slices.Contains(b[:], i) {
			return false
		}
	}
	return p.pierced(a, b) || p.pierced(b, a)
}

// pierced tests the edges of one face against the other (signed volumes of the tetrahedra that they span).
func (p Polyhedron) pierced(face, by [3]int) bool {
	a, b, c := p.Points[face[0]], p.Points[face[1]], p.Points[face[2]]
	volume := func(p, q, r, s geom.Vec3) float64 { return q.Sub(p).Cross(r.Sub(p)).Dot(s.Sub(p)) }
	normal := b.Sub(a).Cross(c.Sub(a))
	margin := 1e-9 * normal.Len() * math.Sqrt(normal.Len())
	for i := range 3 {
		q, r := p.Points[by[i]], p.Points[by[(i+1)%3]]
		if over, under := volume(a, b, c, q), volume(a, b, c, r); !(over > margin && under < -margin) && !(over < -margin && under > margin) {
			continue
		}
		x, y, z := volume(q, r, a, b), volume(q, r, b, c), volume(q, r, c, a)
		if x > margin && y > margin && z > margin || x < -margin && y < -margin && z < -margin {
			return true
		}
	}
	return false
}
