package rigid

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

const (
	highest  = 0.03   // metres that a body is lifted at most
	hair     = 0.0002 // metres that are left between what would touch
	overlap  = 0.0005 // metres of overlap that are left to the simulator
	thinRug  = 0.03   // metres: what stands beside it and on it at once ignores a rug so thin
	footBand = 0.003  // metres above a body's lowest point that still are its feet
	aside    = 0.004  // metres above a body's feet: what is free and ends higher does not carry it, but lies beside it
)

// piece is a convex collider in the world.
type piece struct {
	solid.Convex
	box            geom.Box
	link, collider int
}

// setter sets movable bodies down on what carries them.
type setter struct {
	*builder
	pieces [][]piece // by body
	boxes  []geom.Box
	drawn  [][]drawn // by body, once it is asked for
	plan   *plan     // of all that bodies are and show
	apart  map[Pair]bool
}

// setDown lifts movable bodies, from the lowest up, by the little that their colliders are sunk into what lies under them, lays
// something under what stands on a surface that no collider follows, and notes which pairs overlap for good.
func (b *builder) setDown() {
	s := &setter{builder: b, pieces: make([][]piece, len(b.world.Bodies)), boxes: make([]geom.Box, len(b.world.Bodies)),
		drawn: make([][]drawn, len(b.world.Bodies)), plan: newPlan(), apart: map[Pair]bool{}}
	var movable []int
	for i := range b.world.Bodies {
		s.refresh(i)
		if b.world.Bodies[i].Free() {
			movable = append(movable, i)
		}
	}
	slices.SortStableFunc(movable, func(x, y int) int { return cmp.Compare(s.boxes[x].Min[2], s.boxes[y].Min[2]) })
	for _, i := range movable {
		if b.ctx.Err() != nil {
			return
		}
		s.overRugs(i)
		if lift := s.lift(i); lift > 0 && !b.world.Bodies[i].Prepared {
			body := &b.world.Bodies[i]
			body.World.Translation[2] = math.Ceil((body.World.Translation[2]+lift)*1e6) / 1e6
			s.refresh(i)
		}
		s.underlay(i)
		s.trim(i)
	}
	for i := range b.world.Bodies {
		if b.world.Bodies[i].Moves() || len(b.world.Bodies[i].Links) > 1 {
			s.separate(i)
		}
	}
	for pair := range s.apart {
		b.world.Apart = append(b.world.Apart, pair)
	}
	slices.SortFunc(b.world.Apart, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(x.A.Body, y.A.Body), cmp.Compare(x.B.Body, y.B.Body), cmp.Compare(x.A.Link, y.A.Link), cmp.Compare(x.B.Link, y.B.Link))
	})
}

// refresh reads a body's colliders again after it changed.
func (s *setter) refresh(i int) {
	s.pieces[i], s.drawn[i] = s.convexes(&s.world.Bodies[i]), nil
	s.boxes[i] = geom.EmptyBox()
	for k := range s.pieces[i] {
		s.boxes[i] = s.boxes[i].Union(s.pieces[i][k].box)
	}
	s.plan.add(i, s.boxes[i].Union(s.world.Bodies[i].shown()))
}

// candidates visits the bodies other than one that may meet a box, in order.
func (s *setter) candidates(i int, box geom.Box, visit func(j int)) {
	found, few := s.plan.near(box)
	if !few {
		for j := range s.pieces {
			if j != i {
				visit(j)
			}
		}
		return
	}
	for _, j := range slices.Clone(found) {
		if int(j) != i {
			visit(int(j))
		}
	}
}

// near visits the colliders of other bodies whose boxes meet a box, but for those that a body's base ignores.
func (s *setter) near(i int, box geom.Box, visit func(other int, p *piece)) {
	s.candidates(i, box, func(j int) {
		if !s.boxes[j].Overlaps(box, 0) {
			return
		}
		for k := range s.pieces[j] {
			if p := &s.pieces[j][k]; p.box.Overlaps(box, 0) && !s.apart[pairOf(Ref{i, 0}, Ref{j, p.link})] {
				visit(j, p)
			}
		}
	})
}

func pairOf(a, b Ref) Pair {
	if a.Body > b.Body {
		a, b = b, a
	}
	return Pair{a, b}
}

// lift is how far a body must rise to be clear of what it stands on. The fork beside a bowl, under its rim, is nothing to rise for.
func (s *setter) lift(i int) float64 {
	total, stands := 0.0, s.stands(i)
	for range 6 {
		more := 0.0
		shift := geom.At(geom.Vec3{0, 0, total}, 0)
		for k := range s.pieces[i] {
			mine := s.pieces[i][k].Moved(shift)
			s.near(i, mine.Bounds(), func(j int, other *piece) {
				if stands && s.world.Bodies[j].Free() && other.box.Max[2] > s.boxes[i].Min[2]+total+aside {
					return
				}
				depth, axis := mine.Penetration(other.Convex)
				if depth <= 0 || axis[2] < 0.7 {
					return
				}
				if way := mine.Escape(other.Convex, geom.Up); way < highest {
					more = math.Max(more, way)
				}
			})
		}
		if more == 0 {
			break
		}
		total += more + hair
	}
	if total > highest {
		return 0
	}
	return total
}

// stands reports whether colliders under a body's feet carry its centre of mass.
func (s *setter) stands(i int) bool {
	var carried []geom.Vec2
	for _, p := range s.feet(i) {
		if s.onCollider(i, p) {
			carried = append(carried, geom.Vec2{p[0], p[1]})
		}
	}
	return within(carried, s.world.Bodies[i].centerOfMass())
}

// overRugs lets a body that stands on the floor with one foot on a rug ignore the rug.
func (s *setter) overRugs(i int) {
	onFloor := false
	var rugs []int
	below := s.boxes[i]
	below.Min[2] -= footBand
	s.near(i, below, func(j int, p *piece) {
		switch other := &s.world.Bodies[j]; {
		case other.Room && math.Abs(p.box.Max[2]-s.boxes[i].Min[2]) <= footBand:
			onFloor = true
		case other.flat() && s.boxes[j].Size()[2] <= thinRug && p.box.Max[2] > s.boxes[i].Min[2]+footBand:
			rugs = append(rugs, j)
		}
	})
	if !onFloor {
		return
	}
	for _, j := range rugs {
		s.apart[pairOf(Ref{i, 0}, Ref{j, 0})] = true
	}
}

func (b *Body) flat() bool { return b.Semantics != nil && b.Semantics.Mount == scene.FlatFloor }

// separate notes the bodies that a body still overlaps: they ignore each other, rather than burst apart.
func (s *setter) separate(i int) {
	for k := range s.pieces[i] {
		mine := &s.pieces[i][k]
		if !s.world.Bodies[i].Moves() && mine.link == 0 {
			continue
		}
		s.near(i, mine.box, func(j int, other *piece) {
			if depth, _ := mine.Penetration(other.Convex); depth > overlap {
				pair := pairOf(Ref{i, mine.link}, Ref{j, other.link})
				if s.apart[pair] {
					return
				}
				s.apart[pair] = true
				s.world.Report.Info("collision", "%q and %q overlap by %.1f mm where they stand: they ignore each other", s.world.Bodies[i].Title, s.world.Bodies[j].Title, 1e3*depth)
			}
		})
	}
}

// convexes returns a body's colliders in the world.
func (b *builder) convexes(body *Body) []piece {
	var out []piece
	for i, world := range body.WorldFromLinks() {
		for k := range body.Links[i].Colliders {
			c := &body.Links[i].Colliders[k]
			if shape, ok := b.convexOf(c); ok {
				moved := shape.Moved(world.Mul(c.Pose))
				out = append(out, piece{moved, moved.Bounds(), i, k})
			}
		}
	}
	return out
}

// solidKey is what two colliders have in common that are the same but for their poses.
type solidKey struct {
	shape asset.Shape
	size  geom.Vec3
	key   string
}

type solidOf struct {
	solid.Convex
	ok bool
}

// convexOf is Convex, made once for colliders that are alike. Nobody may change it.
func (b *builder) convexOf(c *Collider) (solid.Convex, bool) {
	key := solidKey{c.Shape, c.Size, c.Key}
	known, found := b.solids[key]
	if !found {
		known.Convex, known.ok = c.Convex()
		b.solids[key] = known
	}
	return known.Convex, known.ok
}

// Convex returns the collider in its own frame, a mesh as its hull; false for one without volume.
func (c *Collider) Convex() (solid.Convex, bool) {
	if c.Shape != asset.ShapeMesh {
		return solid.ConvexOf(c.plain(), c.Surface)
	}
	hull, err := solid.Hull(c.Surface.Points, solid.HullVertices)
	if err != nil {
		return solid.Convex{}, false
	}
	return solid.NewConvex(hull), true
}

// plain is the collider as the document knows it, without its mesh.
func (c *Collider) plain() asset.Collider {
	return asset.Collider{Shape: c.Shape, Transform: c.Pose, Size: c.Size}
}
