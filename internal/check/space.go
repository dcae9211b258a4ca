package check

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// windowDepth is how close to a window a tall thing takes its light, metres.
const windowDepth = 0.4

// openings judges what stands in a door's swing and tall things before windows.
func (c *checker) openings(b *query.Body, r *query.Room) {
	foot := b.Box.Footprint()
	for _, z := range r.Swings() {
		if !b.Reaches(shrunk(z.Footprint).Prism()) {
			continue
		}
		depth := math.Max(PenetrationLimit, z.Overlap(foot))
		w := &r.Walls[z.Wall]
		message := fmt.Sprintf("%s stands %s in the way of door %s", c.name(b.Node), length(depth), z.Opening)
		fix := c.moved(b.Node, clearOf(foot.Outline, z.Outline, w).Vec3(0))
		c.add(DoorBlocked, Error, depth, message, fix, b.Node, r.Node)
	}
	if c.mount(b.Node) == scene.OnWall || c.mount(b.Node) == scene.OnCeiling {
		return
	}
	for _, z := range r.Windows(windowDepth) {
		pane := z.Footprint
		pane.Low += 0.25 * (z.High - z.Low)
		if !b.Reaches(pane.Prism()) {
			continue
		}
		covers := math.Min(foot.High, z.High) - z.Low
		message := fmt.Sprintf("%s stands before window %s and covers %s of its height", c.name(b.Node), z.Opening, length(covers))
		fix := c.moved(b.Node, clearOf(foot.Outline, z.Outline, &r.Walls[z.Wall]).Vec3(0))
		c.add(WindowBlock, Warning, covers, message, fix, b.Node, r.Node)
	}
}

// shrunk forgives a millimetre all around.
func shrunk(f query.Footprint) query.Footprint {
	middle := geom.Vec2{}
	for _, p := range f.Outline {
		middle = middle.Add(p.Mul(1 / float64(len(f.Outline))))
	}
	out := query.Footprint{Low: f.Low + PenetrationLimit, High: f.High - PenetrationLimit}
	for _, p := range f.Outline {
		d := middle.Sub(p)
		out.Outline = append(out.Outline, p.Add(d.Mul(math.Min(0.5, 1.5*PenetrationLimit/math.Max(d.Len(), 1e-6)))))
	}
	return out
}

// clearOf returns the shortest move of an outline, along the wall or away from it, that leaves a zone before the wall.
func clearOf(thing, zone geom.Polygon, w *query.Wall) geom.Vec2 {
	span := func(p geom.Polygon, d geom.Vec2) (low, high float64) {
		low, high = math.Inf(1), math.Inf(-1)
		for _, q := range p {
			low, high = math.Min(low, q.Dot(d)), math.Max(high, q.Dot(d))
		}
		return low, high
	}
	tl, th := span(thing, w.Along)
	zl, zh := span(zone, w.Along)
	inner, _ := span(thing, w.Inward)
	_, outer := span(zone, w.Inward)
	best := w.Inward.Mul(outer - inner)
	for _, move := range []float64{zl - th, zh - tl} {
		if math.Abs(move) < best.Len() {
			best = w.Along.Mul(move)
		}
	}
	if best.Len() < 1e-9 {
		return best
	}
	return best.Add(best.Normalize().Mul(query.TouchGap))
}

// floor is a room's floor with what stands on it.
type floor struct {
	plan      *query.FloorPlan
	entrances []geom.Vec2
	things    []*query.Body // what is used by somebody who stands on the floor, sorted by node
	feet      map[scene.NodeID]query.Footprint
}

func (c *checker) floorOf(r *query.Room) *floor {
	const cell = 0.05
	f := &floor{feet: c.world.Footprints(r, func(id scene.NodeID) bool { return !c.flat(id) })}
	var feet []query.Footprint
	for _, b := range c.world.Touching(r.Bounds, 0) {
		foot, ok := f.feet[b.Node]
		if !ok {
			continue
		}
		feet = append(feet, foot)
		room, inside := c.world.RoomAt(b.Box.Center)
		if inside && room == r && foot.Low <= r.Floor+0.3 && c.world.Thing(b.Node) == b.Node && c.usedFromFloor(b.Node) {
			f.things = append(f.things, b)
		}
	}
	f.plan = query.NewFloorPlan(r, feet, cell)
	f.entrances = f.plan.Entrances(r)
	return f
}

// reaches reports whether a person on one of the marked cells gets to a thing.
func (f *floor) reaches(b *query.Body, marked []bool) bool {
	return f.plan.Touches(f.feet[b.Node].Outline, marked, ReachLimit)
}

// reach floods the floor from the doors and warns of floor things that nobody can get to.
func (c *checker) reach(r *query.Room) {
	f := c.floorOf(r)
	reached := f.plan.Reach(WalkerRadius, f.entrances)
	for _, b := range f.things {
		if !f.reaches(b, reached) {
			c.unreachable(b, WalkerRadius)
		}
	}
}

// OutOfReach lists the things of a room, sorted, that nobody can get to from its doors: what World warns of, without the other checks.
func OutOfReach(world *query.World, room scene.NodeID) []scene.NodeID {
	r, ok := world.Room(room)
	if !ok {
		return nil
	}
	c := newChecker(world)
	f := c.floorOf(r)
	reached := f.plan.Reach(WalkerRadius, f.entrances)
	var out []scene.NodeID
	for _, b := range f.things {
		if !f.reaches(b, reached) {
			out = append(out, b.Node)
		}
	}
	slices.Sort(out)
	return out
}

func (c *checker) unreachable(b *query.Body, radius float64) {
	message := fmt.Sprintf("%s cannot be reached from the door by a person %s wide", c.name(b.Node), length(2*radius))
	c.add(Unreachable, Warning, 2*radius, message, nil, b.Node)
}

// usedFromFloor leaves out what hangs and what stands on other things.
func (c *checker) usedFromFloor(id scene.NodeID) bool {
	switch c.mount(id) {
	case scene.OnWall, scene.OnCeiling, scene.OnSurface:
		return false
	}
	return true
}
