package navigate

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// A person on foot, metres and metres per second. Eyes are at the standing eye height of adults, mean of women and men (Panero and
// Zelnik, Human Dimension and Interior Space, 1979); a step is a stair's.
const (
	EyeHeight  = 1.60
	bodyHeight = 1.75
	bodyRadius = 0.22
	stepUp     = 0.25
	gravity    = 9.81
	climbSpeed = 2.5
	walkFov    = 65 * math.Pi / 180
)

// Walker is a person on foot in a scene.
type Walker struct {
	Feet       geom.Vec3
	Yaw, Pitch float64 // radians; at yaw 0 the person looks along +Y
	Fall       float64 // metres per second, down
	Standing   bool    // on something
}

// Stride is what a walker wants to do for a while.
type Stride struct {
	Forward, Right float64 // metres per second
	Yaw, Pitch     float64 // radians to turn by
	Seconds        float64
}

// Land puts a walker where an eye looks from, or on the nearest free floor.
func Land(world *query.World, eye Eye) Walker {
	f := eye.Forward()
	if math.Hypot(f[0], f[1]) < 1e-6 {
		f = eye.WorldFromCamera.Rotation.Rotate(geom.Vec3{0, 1, 0})
	}
	w := Walker{Yaw: math.Atan2(-f[0], f[1]), Pitch: geom.Clamp(math.Asin(geom.Clamp(eye.Forward()[2], -1, 1)), -0.5, 0.4)}
	at := eye.WorldFromCamera.Translation
	room, free := nearestRoom(world, at), false
	if room == nil {
		w.Feet = geom.Vec3{at[0], at[1], ground(world, geom.Vec3{at[0], at[1], at[2]})}
		return w
	}
	w.Feet = geom.Vec3{at[0], at[1], room.Floor}
	if room.Outline.Contains(geom.Vec2{at[0], at[1]}) {
		free = penetration(obstacles(world, w.Feet), geom.Vec2{at[0], at[1]}) == 0
	}
	if !free {
		w.Feet = freeFloor(world, room, w.Feet)
	}
	w.Standing = true
	return w
}

func nearestRoom(world *query.World, at geom.Vec3) *query.Room {
	var best *query.Room
	nearest := math.Inf(1)
	for _, r := range world.Rooms() {
		p := geom.Vec2{at[0], at[1]}
		d := r.Outline.Distance(p)
		if r.Outline.Contains(p) {
			d = 0
		}
		if d += math.Abs(at[2]-r.Floor-EyeHeight) * 0.1; d < nearest {
			best, nearest = r, d
		}
	}
	return best
}

// freeFloor is the place on a room's floor nearest to a point where a person can stand; the point itself when there is none.
func freeFloor(world *query.World, room *query.Room, at geom.Vec3) geom.Vec3 {
	var things []query.Footprint
	for _, f := range world.Footprints(room, query.Everything) {
		things = append(things, f)
	}
	plan := query.NewFloorPlan(room, things, 0.1)
	best, nearest := at, math.Inf(1)
	for i, inside := range plan.Inside {
		p := plan.Middle(i)
		if d := p.Sub(geom.Vec2{at[0], at[1]}).Len(); inside && plan.Taken[i] > bodyRadius+0.05 && d < nearest {
			best, nearest = geom.Vec3{p[0], p[1], room.Floor}, d
		}
	}
	return best
}

// Eye is what the walker sees.
func (w Walker) Eye() Eye {
	rotation := geom.Yaw(w.Yaw).Mul(geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2+w.Pitch)).Normalized()
	return Eye{
		WorldFromCamera: geom.Transform{Translation: w.Feet.Add(geom.Vec3{0, 0, EyeHeight}), Rotation: rotation, Scale: geom.One},
		FocusM:          2.5, Projection: scene.Perspective, FovYRad: walkFov,
	}
}

// Step goes on for a while: it turns, walks as far as walls and furniture allow, sliding along them, climbs low steps, and falls where
// nothing carries.
func (w Walker) Step(world *query.World, s Stride) Walker {
	if !geom.Finite(s.Forward, s.Right, s.Yaw, s.Pitch, s.Seconds) || s.Seconds < 0 {
		return w
	}
	s.Seconds = math.Min(s.Seconds, 0.25)
	w.Yaw = geom.WrapAngle(w.Yaw + s.Yaw)
	w.Pitch = geom.Clamp(w.Pitch+s.Pitch, -1.5, 1.5)
	sin, cos := math.Sincos(w.Yaw)
	way := geom.Vec2{s.Right*cos - s.Forward*sin, s.Right*sin + s.Forward*cos}.Mul(s.Seconds)
	const longest = bodyRadius / 3
	n := int(math.Ceil(math.Min(way.Len(), 5) / longest))
	for range n {
		w = w.shuffle(world, way.Mul(1/float64(n)))
	}
	return w.settle(world, s.Seconds)
}

// shuffle goes a short way, shorter than the body is thick.
func (w Walker) shuffle(world *query.World, by geom.Vec2) Walker {
	blocks := obstacles(world, w.Feet)
	from := geom.Vec2{w.Feet[0], w.Feet[1]}
	to := from.Add(by)
	for range 8 {
		out, depth := pushOut(blocks, to)
		if depth < 1e-6 {
			break
		}
		to = to.Add(out)
	}
	if penetration(blocks, to) > math.Max(1e-3, penetration(blocks, from)) || to.Sub(from).Len() > 2*bodyRadius {
		return w
	}
	w.Feet[0], w.Feet[1] = to[0], to[1]
	if high := ground(world, w.Feet); high > w.Feet[2] {
		w.Feet[2] = math.Min(high, w.Feet[2]+by.Len()*2) // up a step, not through it
	}
	return w
}

// settle lets gravity act.
func (w Walker) settle(world *query.World, seconds float64) Walker {
	low := ground(world, w.Feet)
	switch {
	case w.Feet[2] > low+1e-4:
		w.Fall += gravity * seconds
		w.Feet[2] = math.Max(low, w.Feet[2]-w.Fall*seconds)
	case w.Feet[2] < low:
		w.Feet[2] = math.Min(low, w.Feet[2]+climbSpeed*seconds)
	}
	if w.Standing = math.Abs(w.Feet[2]-low) <= 1e-4; w.Standing {
		w.Fall = 0
	}
	return w
}

// ground is the height of what carries a person at a place: the highest surface not above a step, or the level of the lowest floor.
func ground(world *query.World, feet geom.Vec3) float64 {
	level := 0.0
	if rooms := world.Rooms(); len(rooms) > 0 {
		level = math.Inf(1)
		for _, r := range rooms {
			level = math.Min(level, r.Floor)
		}
	}
	ray := geom.Ray{Origin: geom.Vec3{feet[0], feet[1], math.Max(feet[2], level) + stepUp}, Direction: geom.Vec3{0, 0, -1}}
	if hit, ok := world.Pick(ray, query.Everything); ok && hit.Normal[2] > 0.3 {
		return math.Max(level, hit.Point[2])
	}
	return level
}
