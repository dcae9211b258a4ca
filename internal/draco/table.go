package draco

import "errors"

var errTopology = errors.New("its triangles do not fit together")

// none stands for no corner and no vertex.
const none = int32(-1)

// table joins triangles: corner 3f+k is the k-th of face f, and its opposite is the corner across the edge it faces.
type table struct {
	vertex   []int32 // corner → vertex
	opposite []int32 // corner → corner, none at a border
	leftmost []int32 // vertex → one of its corners, at a border the first of them; none when it is not used
	border   []bool  // vertex → whether traversal stops at it
}

func newTable(corners, vertices int) *table {
	t := &table{vertex: make([]int32, corners), opposite: make([]int32, corners), leftmost: make([]int32, 0, vertices)}
	for i := range corners {
		t.vertex[i], t.opposite[i] = none, none
	}
	return t
}

func next(c int32) int32 {
	switch {
	case c < 0:
		return none
	case c%3 == 2:
		return c - 2
	}
	return c + 1
}

func previous(c int32) int32 {
	switch {
	case c < 0:
		return none
	case c%3 == 0:
		return c + 2
	}
	return c - 1
}

func (t *table) across(c int32) int32 {
	if c < 0 {
		return none
	}
	return t.opposite[c]
}

// swingLeft and swingRight are the neighbouring corners around the same vertex.
func (t *table) swingLeft(c int32) int32  { return next(t.across(next(c))) }
func (t *table) swingRight(c int32) int32 { return previous(t.across(previous(c))) }

// join makes two corners face each other; each may do so once.
func (t *table) join(a, b int32) error {
	if a < 0 || b < 0 || a == b || t.opposite[a] != none || t.opposite[b] != none {
		return errTopology
	}
	t.opposite[a], t.opposite[b] = b, a
	return nil
}

// findBorders fills border for a table without seams.
func (t *table) findBorders() {
	t.border = make([]bool, len(t.leftmost))
	for v, c := range t.leftmost {
		t.border[v] = t.swingLeft(c) == none
	}
}

// seamed is the connectivity of an attribute that is cut along seams.
type seamed struct {
	*table
	cut    []bool // corner → whether the edge it faces is a seam
	onSeam []bool // vertex of the positions → whether a seam ends at it
}

func newSeamed(base *table) seamed {
	return seamed{cut: make([]bool, len(base.vertex)), onSeam: make([]bool, len(base.leftmost))}
}

func (s *seamed) addSeam(base *table, c int32) {
	s.cut[c] = true
	s.onSeam[base.vertex[next(c)]], s.onSeam[base.vertex[previous(c)]] = true, true
	if o := base.opposite[c]; o != none {
		s.cut[o] = true
		s.onSeam[base.vertex[next(o)]], s.onSeam[base.vertex[previous(o)]] = true, true
	}
}

// split gives every piece between seams around a vertex a vertex of its own.
func (s *seamed) split(base *table) error {
	t := newTable(len(base.vertex), len(base.leftmost))
	copy(t.opposite, base.opposite)
	for c, cut := range s.cut {
		if cut {
			t.opposite[c] = none
		}
	}
	for v, start := range base.leftmost {
		if start == none {
			continue
		}
		first := start
		if s.onSeam[v] {
			for c := t.swingLeft(first); c != none; c = t.swingLeft(c) {
				if c == start {
					return errTopology
				}
				first = c
			}
		}
		t.leftmost = append(t.leftmost, first)
		t.vertex[first] = int32(len(t.leftmost) - 1)
		for c := base.swingRight(first); c != none && c != first; c = base.swingRight(c) {
			if s.cut[next(c)] {
				t.leftmost = append(t.leftmost, c)
			}
			t.vertex[c] = int32(len(t.leftmost) - 1)
		}
	}
	t.border = make([]bool, len(t.leftmost))
	for v, c := range t.leftmost {
		t.border[v] = s.onSeam[base.vertex[c]]
	}
	for _, v := range t.vertex {
		if v == none {
			return errTopology
		}
	}
	s.table = t
	return nil
}
