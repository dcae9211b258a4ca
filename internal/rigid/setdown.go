package rigid

import (
	"math"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/solid"
)

// Bodies are lifted out of what carries them by at most highest, to leave a hair of air.
const (
	highest = 0.03   // metres
	hair    = 0.0002 // metres that are left between what would touch
)

// piece is a convex collider in the world.
type piece struct {
	solid.Convex
	box geom.Box
}

// setDown lifts movable bodies, from the lowest up, by the little that their colliders are sunk into what lies under them.
func (b *builder) setDown() {
	all := make([][]piece, len(b.world.Bodies))
	var movable []int
	for i := range b.world.Bodies {
		all[i] = b.world.Bodies[i].convexes()
		if b.world.Bodies[i].Free() {
			movable = append(movable, i)
		}
	}
	low := func(i int) float64 { return boxOf(all[i]).Min[2] }
	slices.SortStableFunc(movable, func(x, y int) int { return int(math.Copysign(1, low(x)-low(y))) })
	for _, i := range movable {
		lift := b.liftOf(i, all)
		if lift == 0 {
			continue
		}
		if lift > highest {
			continue
		}
		b.world.Bodies[i].World.Translation[2] = math.Round((b.world.Bodies[i].World.Translation[2]+lift)*1e6) / 1e6
		all[i] = b.world.Bodies[i].convexes()
	}
}

// liftOf is how far a body must rise to be clear of all others, as far as rising helps.
func (b *builder) liftOf(i int, all [][]piece) float64 {
	up := geom.Vec3{0, 0, 1}
	lift := 0.0
	for round := 0; round < 4; round++ {
		more := 0.0
		shift := geom.IdentityTransform()
		shift.Translation[2] = lift
		for k := range all[i] {
			mine := all[i][k].Moved(shift)
			box := all[i][k].box
			box.Min[2], box.Max[2] = box.Min[2]+lift, box.Max[2]+lift
			for j := range all {
				if j == i {
					continue
				}
				for m := range all[j] {
					other := &all[j][m]
					if !box.Overlaps(other.box, 0) {
						continue
					}
					depth, axis := mine.Penetration(other.Convex)
					if depth <= 0 || axis[2] < 0.5 && depth > hair {
						continue
					}
					if way := mine.Escape(other.Convex, up); way < highest {
						more = math.Max(more, way)
					}
				}
			}
		}
		if more == 0 {
			break
		}
		lift += more + hair
	}
	return lift
}

func boxOf(pieces []piece) geom.Box {
	box := geom.EmptyBox()
	for i := range pieces {
		box = box.Union(pieces[i].box)
	}
	return box
}

// convexes returns the body's colliders in the world.
func (body *Body) convexes() []piece {
	var out []piece
	for i, world := range body.WorldFromLinks() {
		for k := range body.Links[i].Colliders {
			c := &body.Links[i].Colliders[k]
			if shape, ok := c.Convex(); ok {
				moved := shape.Moved(world.Mul(c.Pose))
				out = append(out, piece{moved, moved.Bounds()})
			}
		}
	}
	return out
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
