package asset

import "github.com/go-gl/mathgl/mgl32"

// simplifier removes vertices of a mesh one after another, each by pulling it into a neighbour, so that the vertices that
// remain are the mesh's own (half-edge collapse, as in Hoppe 1996). What a removal costs is measured and not estimated: how far
// the removed vertex lies from the surface that takes its place, and how its normal, UV and colour differ there.
type simplifier struct {
	mesh  *Mesh
	place []int32 // of a vertex: the same number for vertices at one position
	at    []mgl32.Vec3

	corners [][3]uint32 // vertices of each triangle; dead ones have equal corners
	fans    [][]int32   // triangles around each place
	fixed   []bool      // borders, seams and knots
	strayed []float32   // metres the surface around a place has moved already
	touched []uint32    // pass in which the surroundings of a place changed
	pass    uint32
	alive   int // triangles

	ring, after, before []int32 // scratch: places around the middle, in order
}

func newSimplifier(m *Mesh) *simplifier {
	s := &simplifier{mesh: m, place: make([]int32, len(m.Positions))}
	wedge := s.weld()
	n := len(s.at)
	s.fixed, s.strayed, s.touched, s.fans = make([]bool, n), make([]float32, n), make([]uint32, n), make([][]int32, n)
	counts := make([]int32, n)
	for t := 0; t+2 < len(m.Indices); t += 3 {
		c := [3]uint32(m.Indices[t : t+3])
		a, b, d := s.place[c[0]], s.place[c[1]], s.place[c[2]]
		if a == b || b == d || a == d {
			continue
		}
		s.corners = append(s.corners, c)
		for _, p := range [3]int32{a, b, d} {
			counts[p]++
		}
	}
	s.alive = len(s.corners)
	room := make([]int32, 3*s.alive)
	for p, count := range counts {
		s.fans[p], room = room[:0:count], room[count:]
	}
	for t, c := range s.corners {
		for _, v := range c {
			p := s.place[v]
			s.fans[p] = append(s.fans[p], int32(t))
			if wedge[p] != v {
				s.fixed[p] = true
			}
		}
	}
	for p := range s.fans {
		s.fixed[p] = s.fixed[p] || !s.circle(int32(p))
	}
	return s
}

// weld numbers positions and returns one vertex at each.
func (s *simplifier) weld() []uint32 {
	known := make(map[[3]float32]int32, len(s.mesh.Positions))
	var wedge []uint32
	for v, p := range s.mesh.Positions {
		place, ok := known[p]
		if !ok {
			place = int32(len(s.at))
			known[p] = place
			s.at = append(s.at, mgl32.Vec3(p))
			wedge = append(wedge, uint32(v))
		}
		s.place[v] = place
	}
	return wedge
}

// circle walks around a place and reports whether its triangles close one ring, which is left in s.ring: triangle i of the
// walk joins ring[i] and ring[i+1].
func (s *simplifier) circle(p int32) bool {
	fan := s.fans[p]
	s.ring, s.after, s.before = s.ring[:0], s.after[:0], s.before[:0]
	if len(fan) < 3 || len(fan) > 24 {
		return false
	}
	for _, t := range fan {
		next, last := s.neighbours(t, p)
		s.after, s.before = append(s.after, next), append(s.before, last)
	}
	at := s.after[0]
	for range fan {
		found := -1
		for i, a := range s.after {
			if a == at {
				if found >= 0 {
					return false
				}
				found = i
			}
		}
		if found < 0 {
			return false
		}
		s.ring = append(s.ring, at)
		at = s.before[found]
	}
	return at == s.ring[0] && distinct(s.ring)
}

func distinct(places []int32) bool {
	for i, a := range places {
		for _, b := range places[:i] {
			if a == b {
				return false
			}
		}
	}
	return true
}

// neighbours returns the other places of a triangle, in its order after p.
func (s *simplifier) neighbours(t, p int32) (next, last int32) {
	c := s.corners[t]
	a, b, d := s.place[c[0]], s.place[c[1]], s.place[c[2]]
	switch p {
	case a:
		return b, d
	case b:
		return d, a
	}
	return a, b
}

// reduce removes vertices until none is left whose removal moves the surface by no more than a tolerance in metres.
func (s *simplifier) reduce(tolerance float32) {
	for {
		s.pass++
		before := s.alive
		for p := range s.at {
			if !s.fixed[p] && s.touched[p] != s.pass && len(s.fans[p]) > 0 {
				s.remove(int32(p), tolerance)
			}
		}
		if before-s.alive < max(before/50, 1) {
			return
		}
	}
}

// remove pulls a place into the neighbour for which that costs least, when it costs no more than the tolerance.
func (s *simplifier) remove(p int32, tolerance float32) {
	if !s.circle(p) {
		return
	}
	best, bestCost := -1, tolerance
	for _, i := range s.flattest(p) {
		if i < 0 {
			continue
		}
		if cost, ok := s.cost(p, i, tolerance); ok && cost <= bestCost {
			best, bestCost = i, cost
		}
	}
	if best >= 0 {
		s.collapse(p, s.ring[best], bestCost)
	}
}

// flattest picks the two neighbours, as places in the ring, towards which the surface bends least; −1 for none.
func (s *simplifier) flattest(p int32) [2]int {
	n, best, bends := s.normal(p), [2]int{-1, -1}, [2]float32{2, 2}
	for i, q := range s.ring {
		d := s.at[q].Sub(s.at[p])
		bend := d.Dot(n) * d.Dot(n) / max(d.Dot(d), 1e-30)
		switch {
		case bend < bends[0]:
			best[1], bends[1] = best[0], bends[0]
			best[0], bends[0] = i, bend
		case bend < bends[1]:
			best[1], bends[1] = i, bend
		}
	}
	return best
}

// normal is the area-weighted unit normal around a place.
func (s *simplifier) normal(p int32) mgl32.Vec3 {
	var sum mgl32.Vec3
	for i := range s.ring {
		a, b := s.at[s.ring[i]], s.at[s.ring[(i+1)%len(s.ring)]]
		sum = sum.Add(a.Sub(s.at[p]).Cross(b.Sub(s.at[p])))
	}
	if l := sum.Len(); l > 0 {
		return sum.Mul(1 / l)
	}
	return sum
}

// collapse makes the triangles around p use q's vertex instead.
func (s *simplifier) collapse(p, q int32, cost float32) {
	into := s.wedgeOf(p, q)
	for _, t := range s.fans[p] {
		if next, last := s.neighbours(t, p); next == q || last == q {
			s.drop(t, next)
			s.drop(t, last)
			s.corners[t] = [3]uint32{}
			s.alive--
			continue
		}
		for k, v := range s.corners[t] {
			if s.place[v] == p {
				s.corners[t][k] = into
			}
		}
		s.fans[q] = append(s.fans[q], t)
	}
	s.fans[p] = nil
	for _, r := range s.ring {
		s.touched[r] = s.pass
		s.strayed[r] = max(s.strayed[r], cost)
	}
}

func (s *simplifier) drop(t, from int32) {
	fan := s.fans[from]
	for i, x := range fan {
		if x == t {
			fan[i] = fan[len(fan)-1]
			s.fans[from] = fan[:len(fan)-1]
			return
		}
	}
}

// wedgeOf returns the vertex by which the triangles of the edge from p to q know q.
func (s *simplifier) wedgeOf(p, q int32) uint32 {
	for _, t := range s.fans[p] {
		for _, v := range s.corners[t] {
			if s.place[v] == q {
				return v
			}
		}
	}
	return 0
}

// indices lists the triangles that are left.
func (s *simplifier) indices() []uint32 {
	out := make([]uint32, 0, 3*s.alive)
	for _, c := range s.corners {
		if c != ([3]uint32{}) {
			out = append(out, c[:]...)
		}
	}
	return out
}
