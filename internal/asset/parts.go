package asset

import "math"

// partSamples is how many triangles stand for a part of a mesh that is in one piece.
const partSamples = 3

// Parts lists, for each part of the mesh that is in one piece, a few of its triangles, the largest first. Triangles are in one piece when
// they share a corner, to a hundredth of a millimetre.
func (m *Mesh) Parts() []int {
	m.derived.partsOnce.Do(func() { m.derived.parts = m.findParts() })
	return m.derived.parts
}

func (m *Mesh) findParts() []int {
	root := m.joined()
	samples := map[int][]int{}
	var order []int
	for k := range m.Triangles() {
		r := root(int(m.Indices[3*k]))
		list := samples[r]
		if len(list) == 0 {
			order = append(order, r)
		}
		samples[r] = m.larger(list, k)
	}
	var out []int
	for _, r := range order {
		out = append(out, samples[r]...)
	}
	return out
}

// larger keeps the largest triangles of a list and one more, sorted.
func (m *Mesh) larger(list []int, k int) []int {
	at := len(list)
	for at > 0 && m.area(k) > m.area(list[at-1]) {
		at--
	}
	if at >= partSamples {
		return list
	}
	list = append(list[:at:at], append([]int{k}, list[at:]...)...)
	return list[:min(len(list), partSamples)]
}

func (m *Mesh) area(k int) float64 {
	a, b, c := m.Triangle(k)
	return b.Sub(a).Cross(c.Sub(a)).Len()
}

// joined is a union-find over the mesh's corners, those in one place being one.
func (m *Mesh) joined() (root func(int) int) {
	parent := make([]int, len(m.Positions))
	at := map[[3]int64]int{}
	for i, p := range m.Positions {
		var key [3]int64
		for axis := range key {
			key[axis] = int64(math.Round(float64(p[axis]) * 1e5))
		}
		if first, ok := at[key]; ok {
			parent[i] = first
		} else {
			at[key], parent[i] = i, i
		}
	}
	root = func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for k := range m.Triangles() {
		a := root(int(m.Indices[3*k]))
		for _, c := range m.Indices[3*k+1 : 3*k+3] {
			if b := root(int(c)); b != a {
				parent[max(a, b)] = min(a, b)
				a = min(a, b)
			}
		}
	}
	return root
}
