package query

import (
	"math"

	"scenograph/internal/geom"
)

// columns holds where the vertical line through the middle of each cell of a grid meets the triangles of a shape.
type columns struct {
	first []int32 // per cell, and one more: where its crossings start
	met   []crossed
}

// crossed is one triangle on a vertical line.
type crossed struct {
	height float64
	cell   int32
	piece  int32
	leaves int32 // 1 where an upward ray leaves the piece, −1 where it enters
}

// columns crosses all triangles with all cells at once: rays that all go one way need no tree.
func (s *shape) columns(g *grid) *columns {
	var met []crossed
	for i := range s.pieces {
		m := s.pieces[i].modelFromPart.Mat4()
		outward := int32(1)
		if m.Det() < 0 {
			outward = -1
		}
		for k := range s.pieces[i].mesh.Triangles() {
			a, b, c := s.pieces[i].mesh.Triangle(k)
			t := triangle{geom.TransformPoint(m, a), geom.TransformPoint(m, b), geom.TransformPoint(m, c)}
			met = t.crossColumns(g, crossed{piece: int32(i), leaves: outward}, met)
		}
	}
	return byCell(met, g.nx*g.ny)
}

// byCell sorts crossings by their cells and keeps the order within each.
func byCell(met []crossed, cells int) *columns {
	c := &columns{first: make([]int32, cells+1), met: make([]crossed, len(met))}
	for i := range met {
		c.first[met[i].cell+1]++
	}
	for i := range cells {
		c.first[i+1] += c.first[i]
	}
	next := append([]int32(nil), c.first...)
	for i := range met {
		c.met[next[met[i].cell]] = met[i]
		next[met[i].cell]++
	}
	return c
}

// crossColumns appends the cells whose middle the triangle covers.
func (t *triangle) crossColumns(g *grid, as crossed, met []crossed) []crossed {
	x0, x1 := g.between(0, t[0][0], t[1][0], t[2][0])
	y0, y1 := g.between(1, t[0][1], t[1][1], t[2][1])
	if x0 > x1 || y0 > y1 {
		return met
	}
	area := aside(t[0], t[1], t[2][0], t[2][1])
	if area == 0 {
		return met
	}
	if area < 0 {
		as.leaves = -as.leaves
	}
	for y := y0; y <= y1; y++ {
		for x := x0; x <= x1; x++ {
			p := g.middle(y*g.nx + x)
			u, v, w := aside(t[1], t[2], p[0], p[1])/area, aside(t[2], t[0], p[0], p[1])/area, aside(t[0], t[1], p[0], p[1])/area
			if u < 0 || v < 0 || w < 0 {
				continue
			}
			as.cell, as.height = int32(y*g.nx+x), u*t[0][2]+v*t[1][2]+w*t[2][2]
			met = append(met, as)
		}
	}
	return met
}

// aside is twice the signed area, seen from above, of a triangle with the side from a to b.
func aside(a, b geom.Vec3, x, y float64) float64 {
	return (b[0]-a[0])*(y-a[1]) - (b[1]-a[1])*(x-a[0])
}

// between returns the first and the last cell along an axis whose middles may lie between the least and the greatest of three places.
func (g *grid) between(axis int, a, b, c float64) (first, last int) {
	cells := g.nx
	if axis == 1 {
		cells = g.ny
	}
	low, high := (min(a, b, c)-g.low[axis])/g.cell, (max(a, b, c)-g.low[axis])/g.cell
	return int(math.Ceil(max(low-0.51, 0))), int(math.Floor(min(high-0.49, float64(cells-1))))
}

// clearance returns the free space above a height in a cell, or −1 when the place is inside something.
func (c *columns) clearance(cell int, height float64) float64 {
	free, piece, leaves := math.Inf(1), int32(-1), int32(0)
	for _, m := range c.met[c.first[cell]:c.first[cell+1]] {
		if m.piece != piece {
			if leaves > 0 {
				return -1
			}
			piece, leaves = m.piece, 0
		}
		if m.height > height {
			free, leaves = min(free, m.height-height), leaves+m.leaves
		}
	}
	if leaves > 0 {
		return -1
	}
	return free
}
