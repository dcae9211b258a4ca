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
	Open      bool      // reachable from above or from a side; a shut drawer's bottom is not
	Soft      bool      // crowned, as a cushion: Height is the highest point, which is what carries
}

// within reports whether a level surface covers most of this one.
func (s *Surface) within(o Surface) bool {
	shared := geom.Vec2{math.Min(s.High[0], o.High[0]) - math.Max(s.Low[0], o.Low[0]), math.Min(s.High[1], o.High[1]) - math.Max(s.Low[1], o.Low[1])}
	return math.Abs(s.Height-o.Height) < softMerge && shared[0] > 0 && shared[1] > 0 && shared[0]*shared[1] > 0.6*s.Area()
}

// Area is in m², in the node's frame.
func (s *Surface) Area() float64 {
	d := s.High.Sub(s.Low)
	return d[0] * d[1]
}

const (
	levelFlat   = 0.985 // least z of the normal of a level surface
	levelMerge  = 0.004 // metres between levels that are one
	softFlat    = 0.9   // the same for crowned surfaces
	softMerge   = 0.03
	levelArea   = 0.008 // least area worth standing on, m²
	levelSide   = 0.05  // least side, metres
	levelClear  = 0.06  // least space above, metres
	gridCells   = 64    // along the longer side of a model
	levelLimit  = 24    // levels of one model
	rectLimit   = 4     // rectangles of one level
	gridFinest  = 0.008 // metres
	liftForRays = levelMerge + 1e-3
	offEdges    = 3.7e-5 // metres that rays keep off the edges of regular meshes
)

// Surfaces lists where things can stand on the body, largest first. They are found from the mesh alone: level upward triangles,
// the free space above them, and the largest rectangles that fit.
func (b *Body) Surfaces() []Surface {
	b.shape.surfacesOnce.Do(func() { b.shape.surfaces = b.shape.findSurfaces() })
	return b.shape.surfaces
}

func (s *shape) findSurfaces() []Surface {
	rays := s.rays()
	var out []Surface
	for _, l := range s.levels(levelFlat, levelMerge) {
		out = append(out, s.rectangles(l, &rays)...)
	}
	for _, l := range s.levels(softFlat, softMerge) {
		for _, soft := range s.rectangles(l, &rays) {
			if soft.Soft = true; soft.Open && !slices.ContainsFunc(out, soft.within) {
				out = append(out, soft)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Surface) int {
		return cmp.Or(cmp.Compare(b.Area(), a.Area()), cmp.Compare(b.Height, a.Height))
	})
	return out
}

// level is the level upward triangles at one height.
type level struct {
	z, area   float64
	triangles []triangle
}

// levels returns the heights with the most level upward area.
func (s *shape) levels(flat, merge float64) []level {
	found := map[int]*level{}
	for i := range s.pieces {
		m := s.pieces[i].modelFromPart.Mat4()
		for k := range s.pieces[i].mesh.Triangles() {
			a, b, c := s.pieces[i].mesh.Triangle(k)
			t := triangle{geom.TransformPoint(m, a), geom.TransformPoint(m, b), geom.TransformPoint(m, c)}
			n := t[1].Sub(t[0]).Cross(t[2].Sub(t[0]))
			area := n.Len() / 2
			if area < 1e-9 || n[2] < flat*2*area {
				continue
			}
			z := math.Max(t[0][2], math.Max(t[1][2], t[2][2]))
			key := int(math.Round(z / merge))
			if found[key] == nil {
				found[key] = &level{z: z}
			}
			found[key].area += area
			found[key].triangles = append(found[key].triangles, t)
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
	var out []level
	for _, l := range all {
		at := slices.IndexFunc(out, func(o level) bool { return math.Abs(o.z-l.z) < 2*merge })
		if at < 0 {
			out = append(out, l)
			continue
		}
		out[at].triangles = append(out[at].triangles, l.triangles...)
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

// newGrid divides the floor of a box into square cells.
func newGrid(bounds geom.Box) *grid {
	size := bounds.Size()
	g := &grid{cell: math.Max(gridFinest, math.Max(size[0], size[1])/gridCells)}
	g.nx, g.ny = max(1, int(size[0]/g.cell)), max(1, int(size[1]/g.cell))
	spare := geom.Vec2{size[0] - float64(g.nx)*g.cell, size[1] - float64(g.ny)*g.cell}.Mul(0.5)
	g.low = geom.Vec2{bounds.Min[0] + spare[0], bounds.Min[1] + spare[1]}
	g.clear = make([]float64, g.nx*g.ny)
	return g
}

func (s *shape) rectangles(l level, rays *caster) []Surface {
	g := s.sample(l, rays)
	if g == nil {
		return nil
	}
	var out []Surface
	for range rectLimit {
		x0, y0, x1, y1, ok := g.largest()
		if !ok {
			break
		}
		surface := Surface{Height: l.z, Clear: math.Inf(1)}
		surface.Low = geom.Vec2{g.low[0] + float64(x0)*g.cell, g.low[1] + float64(y0)*g.cell}
		surface.High = geom.Vec2{g.low[0] + float64(x1)*g.cell, g.low[1] + float64(y1)*g.cell}
		for y := y0; y < y1; y++ {
			for x := x0; x < x1; x++ {
				surface.Clear = math.Min(surface.Clear, g.clear[y*g.nx+x])
				g.clear[y*g.nx+x] = -1
			}
		}
		if !worthIt(surface.High.Sub(surface.Low)) {
			break
		}
		surface.Open = rays.reaches(&surface)
		out = append(out, surface)
	}
	return out
}

// worthIt reports whether something could stand on a rectangle.
func worthIt(size geom.Vec2) bool {
	return size[0]*size[1] >= levelArea && math.Min(size[0], size[1]) >= levelSide
}

// sample measures a level, or is nil where not even all of it together could carry anything.
func (s *shape) sample(l level, rays *caster) *grid {
	g := newGrid(s.bounds)
	for i := range g.clear {
		g.clear[i] = -1
	}
	for i := range l.triangles {
		g.cover(&l.triangles[i])
	}
	if x0, y0, x1, y1, ok := g.largest(); !ok || !worthIt(geom.Vec2{float64(x1-x0) * g.cell, float64(y1-y0) * g.cell}) {
		return nil
	}
	if rays.columns == nil {
		rays.columns = s.columns(g)
	}
	for i := range g.clear {
		if g.clear[i] < 0 {
			continue
		}
		if g.clear[i] = rays.columns.clearance(i, l.z+liftForRays); g.clear[i] >= 0 {
			g.clear[i] += liftForRays
		}
	}
	return g
}

// middle keeps off the edges of regular meshes, where rays are counted twice.
func (g *grid) middle(i int) geom.Vec2 {
	return geom.Vec2{g.low[0] + (float64(i%g.nx)+0.5)*g.cell + offEdges, g.low[1] + (float64(i/g.nx)+0.5)*g.cell - 2*offEdges}
}

// cover marks the cells whose middle lies under a triangle, as if nothing were above.
func (g *grid) cover(t *triangle) {
	outline := geom.Polygon{{t[0][0], t[0][1]}, {t[1][0], t[1][1]}, {t[2][0], t[2][1]}}
	low, high := outline.Bounds()
	cell := func(v, from float64) int { return int(math.Floor((v - from) / g.cell)) }
	for y := max(0, cell(low[1], g.low[1])); y <= min(g.ny-1, cell(high[1], g.low[1])); y++ {
		for x := max(0, cell(low[0], g.low[0])); x <= min(g.nx-1, cell(high[0], g.low[0])); x++ {
			if i := y*g.nx + x; insideConvex(outline, g.middle(i)) >= 0 {
				g.clear[i] = math.Inf(1)
			}
		}
	}
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
	pieces  []shapePiece
	into    []geom.Mat4
	columns *columns // upward rays from the cells that all levels share; nil until one level is sampled
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

// reaches looks from a hand's height over the surface's middle to the sky and to all sides.
func (c *caster) reaches(s *Surface) bool {
	if math.IsInf(s.Clear, 1) {
		return true
	}
	middle := s.Low.Add(s.High).Mul(0.5).Vec3(s.Height + math.Min(0.5*s.Clear, 0.05))
	half := s.High.Sub(s.Low).Mul(0.5)
	for _, d := range []geom.Vec3{{0, -1, 0}, {1, 0, 0}, {-1, 0, 0}, {0, 1, 0}} {
		free := 0
		for _, aside := range []float64{-0.37, 0.03, 0.41} { // a single ray might pass between two doors
			from := middle.Add(geom.Vec3{aside * half[0] * math.Abs(d[1]), aside * half[1] * math.Abs(d[0]), 0})
			if math.IsInf(c.nearest(geom.Ray{Origin: from, Direction: d}), 1) {
				free++
			}
		}
		if free >= 2 {
			return true
		}
	}
	return false
}
