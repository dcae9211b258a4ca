package layout

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// shelf is a level surface of a host as two grids of cells that are taken or free.
type shelf struct {
	host    *placed
	low     geom.Vec2 // in the host's own floor coordinates
	step    float64
	nx, ny  int
	z       float64 // world
	clear   float64
	packed  int
	surface query.Surface

	apart grid // clear of the boxes around all that stands near
	exact grid // clear of what is really there: of a chair that is drawn up only its back
}

// grid marks cells.
type grid struct {
	cells []bool
	taken []int32 // summed-area table of the cells, (nx+1)·(ny+1)
}

// occupy takes the cells under what stands on, or reaches down to, the surface.
func (p *packer) occupy(s *shelf) {
	top := s.z + math.Min(s.clear, 0.5)
	for _, o := range p.site.fixed {
		if o == s.host || o.foot.High <= s.z+1e-3 || o.foot.Low >= top {
			continue
		}
		outline := emptyRect()
		for _, q := range o.foot.Outline {
			outline.add(s.host.frame.local(q))
		}
		if !s.near(outline) {
			continue
		}
		slice := outline
		if o.body != nil && o.foot.Low < s.z-1e-3 {
			slice = emptyRect()
			o.body.Between(s.z+1e-3, top, func(q geom.Vec3) { slice.add(s.host.frame.local(geom.Vec2{q[0], q[1]})) })
		}
		s.mark(&s.apart, outline)
		s.mark(&s.exact, slice)
	}
	s.sum(&s.apart)
	s.sum(&s.exact)
}

// rect is an upright rectangle in a host's floor coordinates.
type rect struct{ low, high geom.Vec2 }

func emptyRect() rect {
	return rect{geom.Vec2{math.Inf(1), math.Inf(1)}, geom.Vec2{math.Inf(-1), math.Inf(-1)}}
}

func (r *rect) add(p geom.Vec2) {
	r.low = geom.Vec2{math.Min(r.low[0], p[0]), math.Min(r.low[1], p[1])}
	r.high = geom.Vec2{math.Max(r.high[0], p[0]), math.Max(r.high[1], p[1])}
}

// near reports whether a rectangle, with the gap around it, reaches over the shelf.
func (s *shelf) near(r rect) bool {
	width, depth := float64(s.nx)*s.step, float64(s.ny)*s.step
	return r.high[0]+packGap > s.low[0] && r.low[0]-packGap < s.low[0]+width && r.high[1]+packGap > s.low[1] && r.low[1]-packGap < s.low[1]+depth
}

// take marks a rectangle in both grids.
func (s *shelf) take(r rect) {
	for _, g := range [2]*grid{&s.apart, &s.exact} {
		s.mark(g, r)
		s.sum(g)
	}
}

// mark takes the cells that a rectangle covers, with the gap around it.
func (s *shelf) mark(g *grid, r rect) {
	if r.low[0] > r.high[0] {
		return
	}
	x0, y0 := int(math.Floor((r.low[0]-packGap-s.low[0])/s.step)), int(math.Floor((r.low[1]-packGap-s.low[1])/s.step))
	x1, y1 := int(math.Ceil((r.high[0]+packGap-s.low[0])/s.step)), int(math.Ceil((r.high[1]+packGap-s.low[1])/s.step))
	for y := max(0, y0); y < min(s.ny, y1); y++ {
		for x := max(0, x0); x < min(s.nx, x1); x++ {
			g.cells[y*s.nx+x] = true
		}
	}
}

// sum rebuilds a summed-area table (Crow 1984).
func (s *shelf) sum(g *grid) {
	if g.taken == nil {
		g.taken = make([]int32, (s.nx+1)*(s.ny+1))
	}
	for y := range s.ny {
		row := int32(0)
		for x := range s.nx {
			if g.cells[y*s.nx+x] {
				row++
			}
			g.taken[(y+1)*(s.nx+1)+x+1] = g.taken[y*(s.nx+1)+x+1] + row
		}
	}
}

func (s *shelf) free(g *grid, x, y, w, h int) bool {
	n := s.nx + 1
	return g.taken[(y+h)*n+x+w]-g.taken[y*n+x+w]-g.taken[(y+h)*n+x]+g.taken[y*n+x] == 0
}
