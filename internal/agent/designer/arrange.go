package designer

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// arrangement is how many equal things stand together.
type arrangement int

const (
	freely     arrangement = iota
	inGrid                 // tables in rows, with room for chairs
	inAudience             // seats in rows with aisles, all looking at one wall
	inCircle
	inMirror    // two by two on both sides of the room's middle
	overhead    // ceiling lamps spread evenly over the room
	inLine      // side by side, with their backs to a wall or looking at something
	inMiddle    // side by side, or back to back, through the middle of the room
	onBothSides // at walls that look at each other
	inFront     // between the front wall and rows
	toWindow    // before a window, looking out of it
	onFront     // in the middle of the wall that rows look at
	atCounter   // evenly along the front of one counter
	atDoor      // as near to a door as they do not block it
	toDoor      // before a wall, looking at a door
)

// arranged tells how the things of a wish stand together.
func (p *plan) arranged(w *wish) arrangement {
	switch {
	case w.done || p.room == nil:
		return freely
	case p.byDoor(w):
		return atDoor
	case facesDoor(w):
		return toDoor
	case w.count <= 3 && w.entry.Mount == scene.OnFloor && lookOut(w):
		return toWindow
	case teachers(w) && w.count == 1 && slices.ContainsFunc(p.wishes, func(o *wish) bool { return o != w && p.gridded(o) }):
		return inFront
	case w.count == 1 && w.entry.Mount == scene.OnWall && p.boardWall(w) != "" && !slices.ContainsFunc(w.wants, func(x want) bool {
		return x.asked && x.kind != "hung_on_wall" && (x.kind != "against_wall" || x.detail != "")
	}):
		return onFront
	case w.count < 2:
		return freely
	case p.seatedAtCounter(w):
		return atCounter
	case p.gridded(w):
		return inGrid
	case w.entry.Mount == scene.OnCeiling && !slices.ContainsFunc(w.wants, func(x want) bool { return x.kind != "hung_from_ceiling" || x.asked }):
		return overhead
	case w.count%2 == 0 && w.asked && w.entry.Mount == scene.OnFloor && slices.ContainsFunc(w.wants, func(x want) bool { return x.kind == "against_wall" && x.detail == "opposite" }) && (w.count == 2 || !wants(w, "row")):
		return onBothSides
	case p.inRow(w):
		return inLine
	case w.asked && w.entry.Mount == scene.OnFloor && onlyWants(w, "centred_in", "back_to_back", "row"):
		return inMiddle
	case w.count >= 3 && wants(w, "circle"):
		return inCircle
	case w.entry.Mount == scene.OnFloor && p.audience(w):
		return inAudience
	case w.entry.Mount == scene.OnFloor && w.asked && w.count%2 == 0 && w.footprint() > mirrored && (wants(w, "symmetrical") || p.b.Symmetry && !boundElsewhere(w)):
		return inMirror
	}
	return freely
}

// mirrored is the least footprint of what a symmetrical room is built of, in m².
const mirrored = 0.7

func wants(w *wish, kind string) bool {
	return slices.ContainsFunc(w.wants, func(x want) bool { return x.kind == kind })
}

// boundElsewhere reports whether something was asked of a wish's place.
func boundElsewhere(w *wish) bool {
	return slices.ContainsFunc(w.wants, func(x want) bool { return x.asked && fixing[x.kind] })
}

// audience reports whether seats are so many more than the tables take that they are for watching.
func (p *plan) audience(w *wish) bool {
	if !seats[w.noun] && w.noun != "armchair" || w.count < leastAudience {
		return false
	}
	at := 0
	for _, o := range p.wishes {
		switch o.noun {
		case "table", "dining table", "round table", "desk", "bar table", "counter":
			at += seatsAtTable * o.count
		}
	}
	return w.count >= at+leastAudience
}

const (
	leastAudience = 10
	seatsAtTable  = 8
)

// widest is the middle of the largest circle in the room, which is that of the room where it is a rectangle, and its radius.
func (p *plan) widest() (geom.Vec2, float64) {
	low, high := p.room.Outline.Bounds()
	best := low.Add(high).Mul(0.5)
	reach := 0.0
	if p.room.Outline.Contains(best) {
		reach = p.room.Outline.Distance(best)
	}
	const cells = 24
	for i := 1; i < cells; i++ {
		for k := 1; k < cells; k++ {
			at := geom.Vec2{low[0] + (high[0]-low[0])*float64(i)/cells, low[1] + (high[1]-low[1])*float64(k)/cells}
			if p.room.Outline.Contains(at) && p.room.Outline.Distance(at) > reach+0.05 {
				best, reach = at, p.room.Outline.Distance(at)
			}
		}
	}
	return best, reach
}

// poses lists where the arranged things of a wish stand; nil when the room has no place for the arrangement.
func (p *plan) poses(w *wish, size geom.Vec3) []geom.Transform {
	switch p.arranged(w) {
	case inGrid:
		return p.grid(w, size)
	case inAudience:
		return p.rows(w, size)
	case inCircle:
		return p.circle(w, size)
	case inMirror:
		return p.mirror(w, size)
	case overhead:
		return p.overRoom(w, size)
	case inLine:
		return p.line(w, size)
	case inMiddle:
		return p.orAlongWalls(w, size, p.throughMiddle(w, size))
	case onBothSides:
		return p.bothSides(w, size)
	case toWindow:
		return p.beforeWindow(w, size)
	case inFront:
		return p.beforeRows(size)
	case onFront:
		return p.beforeAll(size)
	case atCounter:
		return p.alongCounter(w, size)
	case atDoor:
		return p.besideDoor(w, size)
	case toDoor:
		return p.opposeDoor(size)
	}
	return nil
}

// footprintsOf lists what stands on a room's floor.
func footprintsOf(world *query.World, room *query.Room) []query.Footprint {
	var out []query.Footprint
	feet := world.Footprints(room, func(scene.NodeID) bool { return true })
	for _, id := range slices.Sorted(maps.Keys(feet)) {
		out = append(out, feet[id])
	}
	return out
}

// overRoom hangs lamps in even rows over the whole ceiling.
func (p *plan) overRoom(w *wish, size geom.Vec3) []geom.Transform {
	low, high := p.room.Outline.Bounds()
	room := high.Sub(low)
	columns := max(1, int(math.Round(math.Sqrt(float64(w.count)*room[0]/room[1]))))
	columns = min(columns, w.count)
	rows := (w.count + columns - 1) / columns
	var out []geom.Transform
	for i := range w.count {
		row := i / columns
		inRow := min(columns, w.count-row*columns)
		at := geom.Vec2{low[0] + room[0]*(float64(i%columns)+0.5)/float64(inRow), low[1] + room[1]*(float64(row)+0.5)/float64(rows)}
		if !p.room.Outline.Contains(at) {
			return nil
		}
		pose := p.standingAt(at, 0)
		pose.Translation[2] = round(p.room.Ceiling-size[2], 1e5)
		out = append(out, pose)
	}
	return out
}

// Measures of an audience, metres: knee room between rows that a person walks through, aisles, and the floor before the first row.
const (
	kneeRoom   = 0.62
	seatGap    = 0.04
	sideAisle  = 0.75
	midAisle   = 1.0
	stageDepth = 1.8
	leastStage = 0.9
	rearAisle  = 0.3
	aisleFrom  = 8 // columns
)

// rows puts seats in rows that look at the front wall, with aisles at both sides and, from eight columns on, in the middle.
func (p *plan) rows(w *wish, size geom.Vec3) []geom.Transform {
	wall, _ := p.frontWall()
	low, high, deep := p.reachOf(wall)
	each, pitch := size[0]+seatGap, size[1]+kneeRoom
	columns, aisle := int((high-low-2*sideAisle)/each), 0.0
	if columns >= aisleFrom {
		aisle = midAisle
		columns = int((high - low - 2*sideAisle - aisle) / each)
	}
	if columns < 1 {
		return nil
	}
	lines := (w.count + columns - 1) / columns
	columns = (w.count + lines - 1) / lines
	if columns%2 == 1 && aisle > 0 && columns+1 <= int((high-low-2*sideAisle-aisle)/each) {
		columns++
	}
	front := math.Min(stageDepth, deep-rearAisle-float64(lines)*pitch)
	if front < leastStage {
		return nil
	}
	var out []geom.Transform
	middle := (low + high) / 2
	for i := range w.count {
		row, column := i/columns, i%columns
		x := (float64(column) - float64(columns-1)/2) * each
		if aisle > 0 {
			x += math.Copysign(aisle/2, x)
		}
		at := wall.Point(middle+x, front+size[1]/2+float64(row)*pitch)
		out = append(out, p.standingAt(at, wall.Yaw+math.Pi))
	}
	return out
}

// reachOf is how far the room reaches along a wall, from the wall's start, and away from it.
func (p *plan) reachOf(wall *query.Wall) (low, high, deep float64) {
	low, high = math.Inf(1), math.Inf(-1)
	for _, c := range p.room.Outline {
		d := c.Sub(wall.From)
		low, high = math.Min(low, d.Dot(wall.Along)), math.Max(high, d.Dot(wall.Along))
		deep = math.Max(deep, d.Dot(wall.Inward))
	}
	return low, high, deep
}

func (p *plan) standingAt(at geom.Vec2, yaw float64) geom.Transform {
	return geom.At(geom.Vec3{round(at[0], 1000), round(at[1], 1000), p.room.Floor}, geom.WrapAngle(yaw)).Canonical()
}

// circle puts things around the middle of the room, their fronts towards it; in half a circle around what they were asked to look at.
func (p *plan) circle(w *wish, size geom.Vec3) []geom.Transform {
	if wantsHalf(w) {
		return p.arc(w, size)
	}
	middle, reach := p.widest()
	turned := 0.0
	if w.entry.Mount == scene.FlatFloor && size[0] > size[1] {
		size[0], size[1], turned = size[1], size[0], math.Pi/2 // mats point to the middle
	}
	radius := math.Max(1, float64(w.count)*(size[0]+0.12)/(2*math.Pi)+size[1]/2)
	if radius+math.Hypot(size[0]/2, size[1]/2)+0.1 > reach {
		return nil
	}
	var out []geom.Transform
	for i := range w.count {
		a := 2*math.Pi*float64(i)/float64(w.count) + math.Pi/float64(w.count)
		s, c := math.Sincos(a)
		at := middle.Add(geom.Vec2{c, s}.Mul(radius))
		if !p.room.Outline.Contains(at) {
			return nil
		}
		out = append(out, p.standingAt(at, query.YawToward(middle.Sub(at))+turned))
	}
	return out
}

// mirror puts things two by two on both sides of the room's middle, across its longer direction, each a quarter of the room from it.
func (p *plan) mirror(w *wish, size geom.Vec3) []geom.Transform {
	wall := &p.room.Walls[0]
	for i := range p.room.Walls {
		if p.room.Walls[i].Length > wall.Length+1e-6 {
			wall = &p.room.Walls[i]
		}
	}
	low, high, deep := p.reachOf(wall)
	pairs := w.count / 2
	across, along := (high-low)/4, deep/float64(pairs+1)
	turned := 0.0
	if size[0] > 2*across-1 {
		turned = math.Pi / 2
	}
	var out []geom.Transform
	for i := range w.count {
		side := float64(2*(i%2) - 1)
		at := wall.Point((low+high)/2+side*across, along*float64(i/2+1))
		if !p.room.Outline.Contains(at) {
			return nil
		}
		out = append(out, p.standingAt(at, wall.Yaw+turned))
	}
	return out
}

// settled lists the arranged things that can stand exactly where the arrangement has them; the others have to be moved.
func (p *plan) settled(stage *scene.Snapshot, moved map[scene.NodeID]bool) (map[scene.NodeID]bool, error) {
	if len(moved) == 0 {
		return nil, nil
	}
	world, err := query.New(stage, p.policy.store)
	if err != nil {
		return nil, fmt.Errorf("designer: %w", err)
	}
	out := map[scene.NodeID]bool{}
	var nodes []scene.NodeID
	for id := range moved {
		nodes = append(nodes, id)
	}
	slices.Sort(nodes)
	for _, id := range nodes {
		out[id] = true
	}
	for _, v := range check.Around(world, nodes...) {
		if v.Kind == check.Clearance && !slices.ContainsFunc(v.Nodes, func(id scene.NodeID) bool { return !moved[world.Thing(id)] }) {
			continue // they are that near to each other on purpose
		}
		for _, id := range v.Nodes {
			delete(out, world.Thing(id))
		}
	}
	return out, nil
}

// placedAt is the placement of what stands where the arrangement has it.
func (p *plan) placedAt(stage *scene.Snapshot, id scene.NodeID) layout.Placement {
	return layout.Placement{Node: id, World: stage.WorldFromNode(id), Support: p.room.Node, Score: 1}
}

// staged is the scene with the arranged things of a group at their poses already, for layout to move as little as it must.
func (p *plan) staged(candidates []candidate) (*scene.Snapshot, map[scene.NodeID]bool, error) {
	draft, moved := p.now.Edit(), map[scene.NodeID]bool{}
	for at, pose := range p.unitPoses(candidates) {
		if err := p.stage(draft, &candidates[at], pose); err != nil {
			return nil, nil, err
		}
		moved[candidates[at].node] = true
	}
	for i := range candidates {
		c := &candidates[i]
		if c.index > 0 || moved[c.node] {
			continue
		}
		poses := p.poses(c.wish, c.built.Bounds.Size())
		if poses == nil {
			continue
		}
		for k := range candidates {
			if o := &candidates[k]; o.wish == c.wish {
				if err := p.stage(draft, o, poses[o.index]); err != nil {
					return nil, nil, err
				}
				moved[o.node] = true
			}
		}
	}
	if len(moved) == 0 {
		return p.now, moved, nil
	}
	next, _ := draft.Seal()
	return next, moved, nil
}

func (p *plan) stage(draft *scene.Draft, c *candidate, world geom.Transform) error {
	for _, m := range c.built.Materials {
		if err := draft.PutMaterial(m); err != nil {
			return fmt.Errorf("designer: %w", err)
		}
	}
	local := world.Relative(p.now.WorldFromNode(p.room.Node)).Canonical()
	for _, n := range c.built.Nodes(c.node, c.name, p.room.Node, local) {
		if err := draft.PutNode(n); err != nil {
			return fmt.Errorf("designer: %w", err)
		}
	}
	return nil
}
