package query

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
)

// Surface is a level, rectangular, upward area of a model on which things can stand, in the node's frame.
type Surface struct {
	Low, High geom.Vec2 // X and Y
	Height    float64   // Z
	Clear     float64   // metres up to whatever is above it, +Inf when nothing is
}

// Area is in m², in the node's frame.
func (s *Surface) Area() float64 {
	d := s.High.Sub(s.Low)
	return d[0] * d[1]
}

const (
	levelFlat   = 0.985 // least z of the normal of a level surface
	levelMerge  = 0.004 // metres between levels that are one
	levelArea   = 0.008 // least area worth standing on, m²
	levelSide   = 0.05  // least side, metres
	levelClear  = 0.06  // least space above, metres
	gridCells   = 64    // along the longer side of a model
	levelLimit  = 24    // levels of one model
	rectLimit   = 4     // rectangles of one level
	gridFinest  = 0.008 // metres
	liftForRays = 1e-3
	offEdges    = 3.7e-5 // metres that rays keep off the edges of regular meshes
)

// Surfaces lists where things can stand on the body, largest first. They are found from the mesh alone: level upward triangles,
// the free space above them, and the largest rectangles that fit.
func (b *Body) Surfaces() []Surface {
	b.shape.surfacesOnce.Do(func() { b.shape.surfaces = b.shape.findSurfaces() })
	return b.shape.surfaces
}

func (s *shape) findSurfaces() []Surface {
	levels := s.levels()
	var out []Surface
	for _, z := range levels {
		out = append(out, s.rectangles(z)...)
	}
	slices.SortStableFunc(out, func(a, b Surface) int {
		return cmp.Or(cmp.Compare(b.Area(), a.Area()), cmp.Compare(b.Height, a.Height))
	})
	return out
}

// levels returns the heights with the most level upward area.
func (s *shape) levels() []float64 {
	type level struct{ z, area float64 }
	found := map[int]*level{}
	for i := range s.pieces {
		m := s.pieces[i].modelFromPart.Mat4()
		for k := range s.pieces[i].mesh.Triangles() {
			a, b, c := s.pieces[i].mesh.Triangle(k)
			t := triangle{geom.TransformPoint(m, a), geom.TransformPoint(m, b), geom.TransformPoint(m, c)}
			n := t[1].Sub(t[0]).Cross(t[2].Sub(t[0]))
			area := n.Len() / 2
			if area < 1e-9 || n[2] < levelFlat*2*area {
				continue
			}
			z := math.Max(t[0][2], math.Max(t[1][2], t[2][2]))
			key := int(math.Round(z / levelMerge))
			if found[key] == nil {
				found[key] = &level{z: z}
			}
			found[key].area += area
			found[key].z = math.Max(found[key].z, z)
		}
	}
	var all []level
	for _, l := range found {
		if l.area >= levelArea {
			all = append(all, *l)
		}
	}
	slices.SortFunc(all, func(a, b level) int { return cmp.Or(cmp.Compare(b.area, a.area), cmp.Compare(b.z, a.z)) })
	if len(all) > levelLimit {
		all = all[:levelLimit]
	}
	var out []float64
	for _, l := range all {
		if !slices.ContainsFunc(out, func(z float64) bool { return math.Abs(z-l.z) < 2*levelMerge }) {
			out = append(out, l.z)
		}
	}
	return out
}

// grid samples the model from above.
type grid struct {
	low    geom.Vec2
	cell   float64
	nx, ny int
	clear  []float64 // per cell: free metres above the level, or −1 where the level is not
}

func (s *shape) rectangles(z float64) []Surface {
	g := s.sample(z)
	var out []Surface
	for range rectLimit {
		x0, y0, x1, y1, ok := g.largest()
		if !ok {
			break
		}
		surface := Surface{Height: z, Clear: math.Inf(1)}
		surface.Low = geom.Vec2{g.low[0] + float64(x0)*g.cell, g.low[1] + float64(y0)*g.cell}
		surface.High = geom.Vec2{g.low[0] + float64(x1)*g.cell, g.low[1] + float64(y1)*g.cell}
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				surface.Clear = math.Min(surface.Clear, g.clear[y*g.nx+x])
				g.clear[y*g.nx+x] = -1
			}
		}
		d := surface.High.Sub(surface.Low)
		if surface.Area() < levelArea || math.Min(d[0], d[1]) < levelSide {
			break
		}
		out = append(out, surface)
	}
	return out
}

func (s *shape) sample(z float64) *grid {
	size := s.bounds.Size()
	g := &grid{cell: math.Max(gridFinest, math.Max(size[0], size[1])/gridCells)}
	g.nx, g.ny = max(1, int(size[0]/g.cell)), max(1, int(size[1]/g.cell))
	spare := geom.Vec2{size[0] - float64(g.nx)*g.cell, size[1] - float64(g.ny)*g.cell}.Mul(0.5)
	g.low = geom.Vec2{s.bounds.Min[0] + spare[0], s.bounds.Min[1] + spare[1]}
	g.clear = make([]float64, g.nx*g.ny)
	rays := s.rays()
	for y := range g.ny {
		for x := range g.nx {
			p := geom.Vec3{g.low[0] + (float64(x)+0.5)*g.cell, g.low[1] + (float64(y)+0.5)*g.cell, z}
			g.clear[y*g.nx+x] = rays.clearance(p)
		}
	}
	return g
}

// largest finds the largest rectangle of cells with enough space above (histogram method).
func (g *grid) largest() (x0, y0, x1, y1 int, ok bool) {
	heights := make([]int, g.nx+1)
	best := 0
	for y := range g.ny {
		for x := range g.nx {
			if g.clear[y*g.nx+x] >= levelClear {
				heights[x]++
			} else {
				heights[x] = 0
			}
		}
		var stack []int
		for x := 0; x <= g.nx; x++ {
			for len(stack) > 0 && heights[stack[len(stack)-1]] >= heights[x] {
				h := heights[stack[len(stack)-1]]
				stack = stack[:len(stack)-1]
				from := 0
				if len(stack) > 0 {
					from = stack[len(stack)-1] + 1
				}
				if area := h * (x - from); area > best {
					best, x0, y0, x1, y1, ok = area, from, y-h+1, x, y+1, true
				}
			}
			stack = append(stack, x)
		}
	}
	return x0, y0, x1, y1, ok
}

// caster sends rays through a shape in the model's frame.
type caster struct {
	pieces []shapePiece
	into   []geom.Mat4
}

func (s *shape) rays() caster {
	c := caster{pieces: s.pieces}
	for i := range s.pieces {
		c.into = append(c.into, s.pieces[i].modelFromPart.Mat4().Inv())
	}
	return c
}

func (c *caster) nearest(ray geom.Ray) float64 {
	best := math.Inf(1)
	for i := range c.pieces {
		if hit, ok := c.pieces[i].mesh.BVH().Hit(into(c.into[i], ray), best); ok {
			best = math.Min(best, hit.Distance)
		}
	}
	return best
}

// inside reports whether the ray starts in a solid: it leaves more often than it enters.
func (c *caster) inside(ray geom.Ray) bool {
	for i := range c.pieces {
		if c.pieces[i].mesh.BVH().Winding(into(c.into[i], ray)) > 0 {
			return true
		}
	}
	return false
}

// clearance returns the free space above a point on a level, or −1 when nothing carries there or the place is inside something.
func (c *caster) clearance(p geom.Vec3) float64 {
	above := p.Add(geom.Vec3{offEdges, -2 * offEdges, levelMerge + liftForRays})
	if c.nearest(geom.Ray{Origin: above, Direction: geom.Vec3{0, 0, -1}}) > 2*levelMerge+2*liftForRays {
		return -1
	}
	up := geom.Ray{Origin: above, Direction: geom.Up}
	free := c.nearest(up)
	if !math.IsInf(free, 1) && c.inside(up) {
		return -1
	}
	return free + levelMerge + liftForRays
}
