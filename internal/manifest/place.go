package manifest

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Limits of what is listed.
const (
	surfacesOfOne = 24   // receptacles of one object
	standsWithin  = 0.01 // metres that a thing may be over or under the surface it stands on
	margin        = 0.02 // metres kept free around what stands there
	edge          = 0.01 // metres kept from the rim of a surface
	leastSide     = 0.06 // metres, of a spawn region
	leastArea     = 0.01 // m², of a receptacle
	cells         = 80   // along the longer side of a receptacle
	startsOfRoom  = 12
	startsApart   = 0.8 // metres
)

// rooms lists the rooms with their openings.
func (b *builder) rooms(snap *scene.Snapshot) {
	for _, r := range b.seen.Rooms() {
		name := string(r.Node)
		if n, ok := snap.Node(r.Node); ok {
			name = n.Name
		}
		room := Room{Node: string(r.Node), Name: name, FloorZ: round(r.Floor), CeilingZ: round(r.Ceiling), AreaM2: round(r.Outline.Area()), Openings: []Opening{}}
		for _, p := range r.Outline {
			room.Outline = append(room.Outline, flat(p))
		}
		for i := range r.Walls {
			w := &r.Walls[i]
			for _, o := range w.Openings {
				at := w.Point((o.From+o.To)/2, 0)
				room.Openings = append(room.Openings, Opening{
					ID: o.ID, Kind: string(o.Kind), Center: point(at.Vec3((o.Low + o.High) / 2)), Inward: flat(w.Inward),
					Width: round(o.To - o.From), Height: round(o.High - o.Low), Leads: string(o.Leads),
				})
			}
		}
		b.Rooms = append(b.Rooms, room)
	}
}

// surfaces lists where things can stand on and in objects that stand upright, and where there is room for more.
func (b *builder) surfaces() {
	for i, placed := range b.Placed {
		body, ok := b.seen.Body(placed.Node)
		if !ok || body.WorldFromNode.Rotation.Rotate(geom.Up)[2] < 0.999 {
			continue
		}
		list := slices.DeleteFunc(slices.Clone(body.Surfaces()), func(s query.Surface) bool { return s.Area() < leastArea })
		if len(list) > surfacesOfOne {
			list = list[:surfacesOfOne]
		}
		for k := range list {
			b.surface(&b.Objects[i], body, &list[k], k)
		}
	}
}

func (b *builder) surface(o *Object, body *query.Body, s *query.Surface, number int) {
	world := body.WorldFromNode
	r := Receptacle{Name: fmt.Sprintf("%s_surface_%d", o.Name, number+1), Object: o.Name, Kind: "top", Soft: s.Soft, Holds: []string{}}
	for _, c := range []geom.Vec2{{s.Low[0], s.Low[1]}, {s.High[0], s.Low[1]}, {s.High[0], s.High[1]}, {s.Low[0], s.High[1]}} {
		r.Corners = append(r.Corners, point(world.Apply(c.Vec3(s.Height))))
	}
	along, across := r.Corners[1].Sub(r.Corners[0]), r.Corners[3].Sub(r.Corners[0])
	r.AreaM2 = round(along.Len() * across.Len())
	clear := math.Inf(1)
	if !math.IsInf(s.Clear, 1) {
		clear = s.Clear * math.Abs(world.Scale[2])
		r.Kind, r.ClearM = "shelf", round(clear)
	}
	if !s.Open {
		r.Kind = "enclosed"
	}
	taken := b.standing(body, r.Corners, clear)
	for _, t := range taken {
		if name := b.names[b.seen.Thing(t.Node)]; name != "" && math.Abs(t.Bounds.Min[2]-r.Corners[0][2]) <= standsWithin && !slices.Contains(r.Holds, name) {
			r.Holds = append(r.Holds, name)
		}
	}
	slices.Sort(r.Holds)
	b.Receptacles = append(b.Receptacles, r)
	if s.Open && !s.Soft {
		b.freeOn(&r, taken)
	}
}

// standing lists what reaches into the space above a surface.
func (b *builder) standing(body *query.Body, corners []geom.Vec3, clear float64) []*query.Body {
	space := geom.EmptyBox()
	for _, c := range corners {
		space = space.Add(c)
	}
	space.Min[2] -= standsWithin
	space.Max[2] += math.Min(clear, 1)
	own := b.seen.Thing(body.Node)
	var out []*query.Body
	for _, o := range b.seen.Touching(space, 0) {
		if b.seen.Thing(o.Node) != own && o.Bounds.Min[2] < space.Max[2] && o.Bounds.Max[2] > corners[0][2]+1e-4 {
			out = append(out, o)
		}
	}
	return out
}

// freeOn adds the largest free rectangle of a receptacle.
func (b *builder) freeOn(r *Receptacle, taken []*query.Body) {
	origin, x, y := r.Corners[0], r.Corners[1].Sub(r.Corners[0]), r.Corners[3].Sub(r.Corners[0])
	width, depth := x.Len(), y.Len()
	x, y = x.Normalize(), y.Normalize()
	cell := math.Max(0.01, math.Max(width, depth)/cells)
	nx, ny := int(width/cell), int(depth/cell)
	low, high, ok := largest(nx, ny, func(i, j int) bool {
		p := origin.Add(x.Mul((float64(i) + 0.5) * cell)).Add(y.Mul((float64(j) + 0.5) * cell))
		q := geom.Vec2{p[0], p[1]}
		return !slices.ContainsFunc(taken, func(o *query.Body) bool {
			outline := o.Box.Outline()
			return outline.Contains(q) || outline.Distance(q) < margin+0.71*cell
		})
	})
	full := geom.Vec2{float64(high[0]-low[0]) * cell / 2, float64(high[1]-low[1]) * cell / 2}
	half := full.Sub(geom.Vec2{edge, edge})
	if !ok || 2*math.Min(half[0], half[1]) < leastSide {
		return
	}
	center := origin.Add(x.Mul(float64(low[0])*cell + full[0])).Add(y.Mul(float64(low[1])*cell + full[1]))
	b.SpawnRegions = append(b.SpawnRegions, SpawnRegion{On: r.Name, Kind: "receptacle", Center: point(center), Yaw: round(math.Atan2(x[1], x[0])), Half: flat(half), ClearM: r.ClearM})
}

// largest finds the largest rectangle of free cells: low is its first cell, high the one after its last.
func largest(nx, ny int, free func(i, j int) bool) (low, high [2]int, ok bool) {
	if nx <= 0 || ny <= 0 {
		return low, high, false
	}
	heights, best := make([]int, nx+1), 0
	for j := range ny {
		for i := range nx {
			if heights[i]++; !free(i, j) {
				heights[i] = 0
			}
		}
		var stack []int
		for i := 0; i <= nx; i++ {
			for len(stack) > 0 && heights[stack[len(stack)-1]] >= heights[i] {
				tall := heights[stack[len(stack)-1]]
				stack = stack[:len(stack)-1]
				from := 0
				if len(stack) > 0 {
					from = stack[len(stack)-1] + 1
				}
				if area := tall * (i - from); area > best {
					best, low, high, ok = area, [2]int{from, j - tall + 1}, [2]int{i, j + 1}, true
				}
			}
			stack = append(stack, i)
		}
	}
	return low, high, ok
}

// floors adds the largest free rectangle of each floor, and places where a robot can start.
func (b *builder) floors(radius float64) {
	for _, r := range b.seen.Rooms() {
		rug := func(id scene.NodeID) bool {
			n, ok := b.seen.Snapshot().Node(b.seen.Thing(id))
			return ok && n.Semantics != nil && n.Semantics.Mount == scene.FlatFloor
		}
		var feet []query.Footprint
		found := b.seen.Footprints(r, func(id scene.NodeID) bool { return !rug(id) })
		for _, body := range b.seen.Bodies() {
			if f, ok := found[body.Node]; ok {
				feet = append(feet, f)
			}
		}
		plan := query.NewFloorPlan(r, feet, 0.05)
		low, high, ok := largest(plan.NX, plan.NY, func(i, j int) bool {
			return plan.Inside[j*plan.NX+i] && plan.Taken[j*plan.NX+i] > margin+0.71*plan.Cell
		})
		if ok {
			half := geom.Vec2{float64(high[0]-low[0]) * plan.Cell / 2, float64(high[1]-low[1]) * plan.Cell / 2}
			center := plan.Low.Add(geom.Vec2{float64(low[0]) * plan.Cell, float64(low[1]) * plan.Cell}).Add(half)
			b.SpawnRegions = append(b.SpawnRegions, SpawnRegion{On: string(r.Node), Kind: "floor", Center: point(center.Vec3(r.Floor)), Half: flat(half), ClearM: round(math.Min(query.AgentHeight, r.Ceiling-r.Floor))})
		}
		b.starts(r, plan, plan.Reach(radius, plan.Entrances(r)), feet)
	}
}

// starts picks the freest places first, each some way from the others.
func (b *builder) starts(r *query.Room, plan *query.FloorPlan, reached []bool, feet []query.Footprint) {
	var list []int
	room := map[int]float64{} // metres to the nearest thing or wall
	for i, ok := range reached {
		if ok {
			list, room[i] = append(list, i), clearance(r, plan.Middle(i), feet)
		}
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(room[b], room[a]) })
	low, high := r.Outline.Bounds()
	middle := low.Add(high).Mul(0.5)
	var taken []geom.Vec2
	for _, i := range list {
		p := plan.Middle(i)
		if slices.ContainsFunc(taken, func(q geom.Vec2) bool { return p.Sub(q).Len() < startsApart }) {
			continue
		}
		taken = append(taken, p)
		yaw := 0.0
		if d := middle.Sub(p); d.Len() > plan.Cell {
			yaw = math.Atan2(d[1], d[0])
		}
		b.RobotStarts = append(b.RobotStarts, RobotStart{Room: string(r.Node), Position: point(p.Vec3(r.Floor)), Yaw: round(yaw), ClearanceM: round(room[i])})
		if len(taken) == startsOfRoom {
			return
		}
	}
}

// clearance is how far a place on the floor is from the walls and from what a robot would run into.
func clearance(r *query.Room, p geom.Vec2, feet []query.Footprint) float64 {
	least := r.Outline.Distance(p)
	for i := range feet {
		if f := &feet[i]; f.High >= r.Floor+query.StepHeight && f.Low <= r.Floor+query.AgentHeight {
			if f.Outline.Contains(p) {
				return 0
			}
			least = math.Min(least, f.Outline.Distance(p))
		}
	}
	return least
}
