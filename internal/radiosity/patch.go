package radiosity

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/shell"
)

const (
	patchM      = 0.9 // least edge of a patch, metres
	mostPatches = 110 // about; patches of larger rooms are larger
	windowM     = 0.4 // edge of a piece of a window, metres
	glassAlbedo = 0.1
	mostBodies  = 16   // the largest; the rest is too small to matter
	leastBodyM2 = 0.3  // of a body's surface
	bodyKept    = 0.75 // share of what a body reflects that its own legs and folds do not take again
)

// patch is a piece of floor, wall or ceiling in the world. Its lights are radiances in nits.
type patch struct {
	middle, normal geom.Vec3
	u, v           geom.Vec3 // half edges
	area           float64   // m²
	albedo         geom.Color
	first          geom.Color // given off before any exchange
	light          geom.Color // given off in the end
}

// window is a piece of a window in the world.
type window struct {
	middle, inward geom.Vec3
	area           float64
}

type solver struct {
	*Room
	patches []patch
	windows []window
	bodies  []Body
	convex  bool
	views   []transfer // of the patches' middles
}

func newSolver(r *Room) *solver {
	s := &solver{Room: r, convex: convex(r.Shell.Outline)}
	s.bodies = largest(r.Bodies)
	low, high := r.Shell.Outline.Bounds()
	size := high.Sub(low)
	edge := max(patchM, math.Sqrt(2*(size[0]*size[1]+(size[0]+size[1])*r.Shell.Height)/mostPatches))
	s.level(edge, 0, r.Floor)
	if r.Shell.Ceiling {
		s.level(edge, r.Shell.Height, r.Ceiling)
	} else {
		s.level(edge, r.Shell.Height, geom.Color{})
		for i := range s.patches {
			if s.patches[i].normal.Dot(r.WorldFromRoom.Rotation.Rotate(geom.Vec3{0, 0, 1})) < 0 {
				s.patches[i].first = r.Sky
			}
		}
	}
	for i := range r.Shell.Outline {
		s.wall(edge, i)
	}
	return s
}

// largest keeps the bodies with the largest surfaces.
func largest(bodies []Body) []Body {
	kept := make([]Body, 0, len(bodies))
	for _, b := range bodies {
		if surfaceOf(b.Box) >= leastBodyM2 || b.Glow != (geom.Color{}) {
			kept = append(kept, b)
		}
	}
	slices.SortStableFunc(kept, func(a, b Body) int { return cmp.Compare(surfaceOf(b.Box), surfaceOf(a.Box)) })
	return kept[:min(len(kept), mostBodies)]
}

func surfaceOf(b geom.Box) float64 {
	d := b.Size()
	return 2 * (d[0]*d[1] + d[1]*d[2] + d[2]*d[0])
}

func convex(outline geom.Polygon) bool {
	for i := range outline {
		a, b, c := outline[i], outline[(i+1)%len(outline)], outline[(i+2)%len(outline)]
		if d, e := b.Sub(a), c.Sub(b); d[0]*e[1]-d[1]*e[0] < -1e-9 {
			return false
		}
	}
	return true
}

// add puts a patch given in the room's frame into the world.
func (s *solver) add(middle, u, v, normal geom.Vec3, share float64, albedo, own geom.Color) {
	m := s.WorldFromRoom.Mat4()
	turn := func(d geom.Vec3) geom.Vec3 { return geom.TransformPoint(m, d).Sub(geom.TransformPoint(m, geom.Vec3{})) }
	p := patch{middle: geom.TransformPoint(m, middle), u: turn(u), v: turn(v), albedo: albedo, first: own}
	across := p.u.Cross(p.v)
	p.area = 4 * across.Len() * share
	p.normal = across.Normalize()
	if p.normal.Dot(turn(normal)) < 0 {
		p.normal = p.normal.Mul(-1)
	}
	s.patches = append(s.patches, p)
}

// level cuts up the floor at z = 0 or the ceiling.
func (s *solver) level(edge, z float64, albedo geom.Color) {
	low, high := s.Shell.Outline.Bounds()
	nx, ny := steps(high[0]-low[0], edge), steps(high[1]-low[1], edge)
	du, dv := (high[0]-low[0])/float64(nx), (high[1]-low[1])/float64(ny)
	normal := geom.Vec3{0, 0, 1}
	if z > 0 {
		normal[2] = -1
	}
	const fine = 4
	for i := range nx * ny {
		corner := geom.Vec2{low[0] + float64(i%nx)*du, low[1] + float64(i/nx)*dv}
		middle, count := geom.Vec2{}, 0
		for k := range fine * fine {
			q := corner.Add(geom.Vec2{(float64(k%fine) + 0.5) / fine * du, (float64(k/fine) + 0.5) / fine * dv})
			if s.Shell.Outline.Contains(q) {
				middle, count = middle.Add(q), count+1
			}
		}
		if count > 0 {
			s.add(middle.Mul(1/float64(count)).Vec3(z), geom.Vec3{du / 2, 0, 0}, geom.Vec3{0, dv / 2, 0}, normal, float64(count)/(fine*fine), albedo, geom.Color{})
		}
	}
}

func steps(length, edge float64) int { return int(geom.Clamp(math.Ceil(length/edge-0.2), 1, 12)) }

// wall cuts up one wall and the windows in it.
func (s *solver) wall(edge float64, index int) {
	from, to, length, inward := s.Shell.Wall(index)
	along := to.Sub(from).Mul(1 / length)
	nu, nv := steps(length, edge), steps(s.Shell.Height, edge)
	du, dv := length/float64(nu), s.Shell.Height/float64(nv)
	normal := inward.Vec3(0)
	for i := range nu * nv {
		x, z := float64(i%nu)*du, float64(i/nu)*dv
		albedo, own := s.holes(index, x, z, du, dv)
		s.add(from.Add(along.Mul(x+du/2)).Vec3(z+dv/2), along.Mul(du/2).Vec3(0), geom.Vec3{0, 0, dv / 2}, normal, 1, albedo, own)
	}
	m := s.WorldFromRoom.Mat4()
	for k := range s.Shell.Openings {
		o := &s.Shell.Openings[k]
		if o.Kind != shell.Window || o.Wall != index {
			continue
		}
		nu, nv := steps(o.Width, windowM), steps(o.Height, windowM)
		for i := range nu * nv {
			x, z := o.Offset+(float64(i%nu)+0.5)*o.Width/float64(nu), o.Sill+(float64(i/nu)+0.5)*o.Height/float64(nv)
			s.windows = append(s.windows, window{
				middle: geom.TransformPoint(m, from.Add(along.Mul(x)).Vec3(z)), inward: s.WorldFromRoom.Rotation.Rotate(normal),
				area: o.Width * o.Height / float64(nu*nv),
			})
		}
	}
}

// holes returns the mean albedo of a rectangle of a wall with its windows, doors and passages, and what shines through passages.
func (s *solver) holes(index int, x, z, du, dv float64) (albedo, own geom.Color) {
	albedo = s.Walls
	for k := range s.Shell.Openings {
		o := &s.Shell.Openings[k]
		if o.Wall != index {
			continue
		}
		overlap := max(min(x+du, o.Offset+o.Width)-max(x, o.Offset), 0) * max(min(z+dv, o.Sill+o.Height)-max(z, o.Sill), 0)
		share := overlap / (du * dv)
		filled, through := geom.Color{glassAlbedo, glassAlbedo, glassAlbedo}, geom.Color{}
		switch o.Kind {
		case shell.Door:
			filled = s.Trim
		case shell.Passage:
			filled, through = geom.Color{}, s.Sky
		}
		for c := range albedo {
			albedo[c] += share * (filled[c] - s.Walls[c])
			own[c] += share * through[c]
		}
	}
	return albedo, own
}
