package solid

// start builds the first tetrahedron from points far apart, or reports that there is none.
func (h *hull) start() bool {
	if len(h.points) < 4 {
		return false
	}
	a := h.best(func(p int) float64 { return -float64(h.points[p][0]) })
	b := h.best(func(p int) float64 { return h.points[p].sub(h.points[a]).length() })
	ab := h.points[b].sub(h.points[a])
	c := h.best(func(p int) float64 { return ab.cross(h.points[p].sub(h.points[a])).length() })
	normal := ab.cross(h.points[c].sub(h.points[a]))
	d := h.best(func(p int) float64 { return abs(normal.dot(h.points[p].sub(h.points[a]))) })
	side := normal.dot(h.points[d].sub(h.points[a]))
	if side == 0 {
		return false
	}
	if side > 0 {
		b, c = c, b
	}
	h.addFace(a, b, c)
	h.addFace(a, d, b)
	h.addFace(b, d, c)
	h.addFace(c, d, a)
	h.faces[0].neighbour = [3]int{1, 2, 3}
	h.faces[1].neighbour = [3]int{3, 2, 0}
	h.faces[2].neighbour = [3]int{1, 3, 0}
	h.faces[3].neighbour = [3]int{2, 1, 0}
	rest := make([]int, 0, len(h.points))
	for p := range h.points {
		if p != a && p != b && p != c && p != d {
			rest = append(rest, p)
		}
	}
	h.assign(rest, []int{0, 1, 2, 3})
	return true
}

func (h *hull) best(score func(p int) float64) int {
	winner, top := 0, score(0)
	for p := 1; p < len(h.points); p++ {
		if s := score(p); s > top {
			winner, top = p, s
		}
	}
	return winner
}

func abs(x int64) float64 {
	if x < 0 {
		return float64(-x)
	}
	return float64(x)
}

// ridge is an edge of the horizon: from–to as the visible face walks it, with the face that stays.
type ridge struct{ from, to, beyond int }

// grow replaces every face that the point sees by a fan from the point to their outline.
func (h *hull) grow(face, point int) {
	visible, horizon := h.outline(face, point)
	fan := make([]int, 0, len(horizon))
	startingAt := make(map[int]int, len(horizon))
	for _, r := range horizon {
		f := h.addFace(r.from, r.to, point)
		h.faces[f].neighbour[0] = r.beyond
		h.replaceNeighbour(r.beyond, r.to, f)
		startingAt[r.from] = f
		fan = append(fan, f)
	}
	for _, f := range fan {
		following := startingAt[h.faces[f].corner[1]]
		h.faces[f].neighbour[1] = following
		h.faces[following].neighbour[2] = f
	}
	var orphans []int
	for _, f := range visible {
		for _, p := range h.faces[f].outside {
			if p != point {
				orphans = append(orphans, p)
			}
		}
		h.faces[f].outside = nil
	}
	h.assign(orphans, fan)
}

// outline marks the connected faces that the point sees as dead and lists the edges around them.
func (h *hull) outline(face, point int) (visible []int, horizon []ridge) {
	h.faces[face].dead = true
	visible = append(visible, face)
	for i := 0; i < len(visible); i++ {
		f := h.faces[visible[i]]
		for edge := range 3 {
			beyond := f.neighbour[edge]
			if h.faces[beyond].dead {
				continue
			}
			if h.height(beyond, point) > 0 {
				h.faces[beyond].dead = true
				visible = append(visible, beyond)
				continue
			}
			horizon = append(horizon, ridge{f.corner[edge], f.corner[(edge+1)%3], beyond})
		}
	}
	return visible, horizon
}

// replaceNeighbour sets the face across the edge that starts at corner from.
func (h *hull) replaceNeighbour(face, from, replacement int) {
	for edge := range 3 {
		if h.faces[face].corner[edge] == from {
			h.faces[face].neighbour[edge] = replacement
		}
	}
}
