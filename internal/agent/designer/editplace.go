package designer

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// settledAs is the action that gives a node a pose in the world.
func (p *plan) settledAs(n *scene.Node, world geom.Transform) action.Action {
	if n.Parent != "" {
		world = world.Relative(p.now.WorldFromNode(n.Parent))
	}
	return action.SetTransform{Node: n.ID, Transform: world.Canonical()}
}

// itemOf makes a layout item of a thing that stands in the scene.
func (p *plan) itemOf(t *thing, verbs []layout.Verb) (layout.Item, bool) {
	item := layout.Item{Node: t.node.ID, Name: t.noun, Mount: scene.OnFloor, Relations: verbs, Movable: true}
	if t.node.Model == nil {
		return item, false
	}
	bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
	if err != nil {
		return item, false
	}
	item.Model, item.Bounds, item.Scale = t.node.Model.Asset, bounds, p.now.WorldFromNode(t.node.ID).Scale
	if t.node.Semantics != nil && t.node.Semantics.Mount != "" {
		item.Mount = t.node.Semantics.Mount
	}
	if e, ok := p.find(t.noun, t.noun); ok {
		item.Clearance = layout.Clearance(e.Clearance)
	}
	return item, true
}

// move solves a new place, or shifts by metres.
func (p *plan) move(key string, e *brief.Edit, things []*thing) error {
	if len(e.To) == 0 && e.Offset != (geom.Vec2{}) {
		return p.shift(key, e, things)
	}
	if len(e.To) == 0 || p.room == nil {
		p.note("where to? say for example: move the %s to the window", things[0].noun)
		return nil
	}
	if spotted(e.To[0]) && things[0].node.Model != nil {
		return p.moveToSpot(key, e, things)
	}
	stand := &wish{noun: things[0].noun, count: len(things), asked: true}
	stand.entry.Mount = scene.OnFloor
	if e, ok := p.find(stand.noun, stand.noun); ok {
		stand.entry = e
	}
	for _, t := range things {
		stand.nodes = append(stand.nodes, t.node.ID)
	}
	for _, rel := range e.To {
		stand.wants = append(stand.wants, p.interpret(stand, p.wantOf(rel)))
	}
	solution, err := p.solveElsewhere(e, stand, things)
	if err != nil {
		return err
	}
	if len(e.To) == 1 && !holds(&solution) && things[0].node.Model != nil && len(p.outlinesOf(e.To[0].Object, things[0])) > 0 && nearby[e.To[0].Kind] {
		return p.moveToSpot(key, e, things)
	}
	for _, f := range solution.Unplaced {
		p.note("the %s cannot go there: %s", stand.noun, f.Reason)
	}
	return p.offerMoves(key, "Move "+listThings(things)+" "+moveWords(e.To), things, &solution)
}

// solveElsewhere solves a move. "The opposite corner" and "another wall" are tried by name, the farthest from where the thing stands first.
func (p *plan) solveElsewhere(e *brief.Edit, stand *wish, things []*thing) (solution layout.Solution, err error) {
	wants := stand.wants
	for _, elsewhere := range p.elsewhere(e, things[0]) {
		stand.wants = slices.Clone(wants)
		for i := range stand.wants {
			if stand.wants[i].detail == "opposite" {
				stand.wants[i].detail = elsewhere
			}
		}
		for _, p.strict = range []bool{true, false} {
			if solution, err = p.solveMove(e, stand, things); err != nil {
				return solution, err
			}
			if len(solution.Unplaced) == 0 && (holds(&solution) || elsewhere == "") {
				return solution, nil
			}
		}
	}
	return solution, nil
}

// elsewhere lists the corners or walls that are not the thing's own, by their index and the farthest first; of other moves only "".
func (p *plan) elsewhere(e *brief.Edit, t *thing) []string {
	at := slices.IndexFunc(e.To, func(r brief.Relation) bool {
		return r.Detail == "opposite" && (r.Kind == "in_corner" || r.Kind == "against_wall")
	})
	if at < 0 {
		return []string{""}
	}
	from := geom.Vec2{t.box.Center()[0], t.box.Center()[1]}
	var far []float64
	for i := range p.room.Walls {
		w := &p.room.Walls[i]
		if e.To[at].Kind == "in_corner" {
			far = append(far, p.room.Outline[i].Sub(from).Len())
			continue
		}
		far = append(far, from.Sub(w.From).Dot(w.Inward))
	}
	own := slices.Index(far, slices.Min(far))
	var order []int
	for i := range far {
		if i != own {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(far[b], far[a]) })
	var out []string
	for _, i := range order {
		out = append(out, indexed+strconv.Itoa(i))
	}
	return out
}

// indexed begins the detail of a want that names a wall or corner by its index.
const indexed = "#"

// nearby relations can be searched for as a distance when no pose of the solver keeps them.
var nearby = map[string]bool{"near": true, "beside": true, "by_window": true}

// holds reports whether everything has a place where its relations hold.
func holds(solution *layout.Solution) bool {
	for _, place := range solution.Placements {
		for _, h := range place.Relations {
			if !h.Holds {
				return false
			}
		}
	}
	return len(solution.Unplaced) == 0
}

// solveMove places the things of a move.
func (p *plan) solveMove(e *brief.Edit, stand *wish, things []*thing) (layout.Solution, error) {
	g := &group{wishes: []*wish{stand}}
	problem := layout.Problem{Scene: p.now, Store: p.policy.store, Room: p.room.Node, Seed: p.obs.Seed, Budget: 4 * budgetEach * len(things)}
	for i, t := range things {
		verbs := p.verbsFor(stand, i, g)
		item, ok := p.itemOf(t, verbs)
		if !ok || len(verbs) == 0 {
			p.note("%q has no place it could mean here", e.Said)
			return layout.Solution{}, nil
		}
		problem.Items = append(problem.Items, item)
	}
	solution, err := layout.Solve(p.ctx, problem)
	if err != nil {
		return solution, fmt.Errorf("designer: moving %s: %w", stand.noun, err)
	}
	return solution, nil
}

func (p *plan) offerMoves(key, label string, things []*thing, solution *layout.Solution) error {
	var actions []action.Action
	var nodes []scene.NodeID
	held, all, still := 0, 0, 0
	for _, place := range solution.Placements {
		t, ok := p.s.thing(place.Node)
		if !ok {
			continue
		}
		for _, h := range place.Relations {
			all++
			if h.Holds {
				held++
			}
		}
		if stays(p.now.WorldFromNode(place.Node), place.World) {
			still++
			continue
		}
		actions = append(actions, p.settledAs(t.node, place.World))
		actions = append(actions, p.staleRelations(place.Node)...)
		nodes = append(nodes, place.Node)
	}
	if len(actions) == 0 {
		if still > 0 {
			p.note("nothing was moved: no better place than where it stands was found for %s", listThings(things))
		}
		return nil
	}
	if why, err := p.broken(actions, nodes...); err != nil || why != "" {
		if err == nil {
			p.note("no valid move was found: %s", why)
		}
		return err
	}
	score := changed("moved", len(solution.Placements), len(things))
	if all > 0 && held < all {
		score.Total = round(score.Total*(0.5+0.5*float64(held)/float64(all)), 1000)
		p.note("the place is as near to what was asked as could be found")
	}
	return p.offer(key, label, "Asked for. It is the nearest place that touches nothing and blocks no door.", actions, score)
}

// stays reports whether two poses are the same for the eye: less than a millimetre and a tenth of a degree apart.
func stays(a, b geom.Transform) bool {
	return a.Translation.Sub(b.Translation).Len() < 1e-3 && math.Abs(math.Remainder(a.Rotation.YawAngle()-b.Rotation.YawAngle(), 2*math.Pi)) < geom.Radians(0.1)
}

// staleRelations drops what was stated of a thing's old place.
func (p *plan) staleRelations(id scene.NodeID) []action.Action {
	var out []action.Action
	for r := range p.now.Relations() {
		if r.Subject == id {
			out = append(out, action.RemoveRelation{Relation: r.ID})
		}
	}
	return out
}

// shift moves by metres, less when something is in the way.
func (p *plan) shift(key string, e *brief.Edit, things []*thing) error {
	for _, part := range []float64{1, 0.75, 0.5, 0.25} {
		offset := e.Offset.Mul(part)
		var actions []action.Action
		var nodes []scene.NodeID
		for _, t := range things {
			world := p.now.WorldFromNode(t.node.ID)
			way := geom.Vec3{offset[0], offset[1], 0}
			if e.Own {
				way = geom.Yaw(world.Rotation.YawAngle()).Rotate(way)
			}
			world.Translation = world.Translation.Add(geom.Vec3{round(way[0], 1e6), round(way[1], 1e6), 0})
			actions = append(actions, p.settledAs(t.node, world))
			nodes = append(nodes, t.node.ID)
		}
		why, err := p.broken(actions, nodes...)
		if err != nil {
			return err
		}
		if why == "" {
			if part < 1 {
				p.note("only %s m: something is in the way beyond that", short(offset.Len()))
			}
			return p.offer(key, fmt.Sprintf("Move %s by %s m", listThings(things), short(offset.Len())), "Asked for.", actions, changed("moved", len(things), len(things)))
		}
		if part == 0.25 {
			p.note("%s cannot move that way: %s", listThings(things), why)
		}
	}
	return nil
}

// rotate turns things by an angle or towards something; what would then touch something is moved as little as needed.
func (p *plan) rotate(key string, e *brief.Edit, things []*thing) error {
	var actions []action.Action
	var nodes []scene.NodeID
	for _, t := range things {
		world := p.now.WorldFromNode(t.node.ID)
		turn := e.Rad
		if len(e.To) > 0 {
			at, ok := p.pointOf(e.To[0], t)
			if !ok {
				p.note("there is no %s to face", e.To[0].Object)
				return nil
			}
			d := geom.Vec2{at[0] - t.box.Center()[0], at[1] - t.box.Center()[1]}
			turn = geom.WrapAngle(query.YawToward(d) - world.Rotation.YawAngle())
		} else if turn == 0 {
			turn = math.Pi / 2
		}
		world.Rotation = geom.Yaw(turn).Mul(world.Rotation).Normalized()
		actions = append(actions, p.settledAs(t.node, p.turnInPlace(t, world)))
		nodes = append(nodes, t.node.ID)
	}
	why, err := p.broken(actions, nodes...)
	if err != nil {
		return err
	}
	if why != "" {
		return p.rotateElsewhere(key, things, actions, why)
	}
	return p.offer(key, "Turn "+listThings(things), "Asked for.", actions, changed("turned", len(things), len(things)))
}

// turnInPlace keeps the middle of the thing's box where it is.
func (p *plan) turnInPlace(t *thing, world geom.Transform) geom.Transform {
	if t.node.Model == nil {
		return world
	}
	bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
	if err != nil {
		return world
	}
	was := p.now.WorldFromNode(t.node.ID).Apply(bounds.Center())
	is := world.Apply(bounds.Center())
	world.Translation = world.Translation.Add(geom.Vec3{was[0] - is[0], was[1] - is[1], 0})
	return world
}

// rotateElsewhere searches the neighbourhood for the nearest place where the turned things fit.
func (p *plan) rotateElsewhere(key string, things []*thing, actions []action.Action, why string) error {
	for _, reach := range []float64{0.15, 0.3, 0.45, 0.6, 0.8, 1, 1.3} {
		for step := range 12 {
			s, c := math.Sincos(float64(step) * math.Pi / 6)
			shifted := slices.Clone(actions)
			var nodes []scene.NodeID
			for i, a := range shifted {
				set := a.(action.SetTransform)
				n, _ := p.now.Node(set.Node)
				world := p.now.WorldFromNode(n.Parent).Mul(set.Transform)
				if n.Parent == "" {
					world = set.Transform
				}
				world.Translation = world.Translation.Add(geom.Vec3{round(c*reach, 1000), round(s*reach, 1000), 0})
				shifted[i] = p.settledAs(n, world)
				nodes = append(nodes, set.Node)
			}
			if bad, err := p.broken(shifted, nodes...); err != nil {
				return err
			} else if bad == "" {
				return p.offer(key, "Turn "+listThings(things)+" and move it a little", "Asked for; where it stood the turned thing would not fit.", shifted, changed("turned", len(things), len(things)))
			}
		}
	}
	return p.turnAnywhere(key, things, actions, why)
}

// turnAnywhere turns things where the room has room for them, when there is none where they stand.
func (p *plan) turnAnywhere(key string, things []*thing, turned []action.Action, why string) error {
	sets, err := p.turnedElsewhere(things, turned)
	if err != nil {
		return err
	}
	if len(sets) == 0 {
		p.note("%s cannot turn: %s, and no other place in the room has room for it", listThings(things), why)
		return nil
	}
	return p.offer(key, "Turn "+listThings(things)+" where there is room", "Asked for; the turned thing would fit neither where it stood nor beside it.", sets, changed("turned", len(things), len(things)))
}

// turnedElsewhere lists what takes each of the turned things to the nearest place where it fits, or nothing when one has none.
func (p *plan) turnedElsewhere(things []*thing, turned []action.Action) (sets []action.Action, err error) {
	defer p.aside()()
	for i, t := range things {
		set, _ := turned[i].(action.SetTransform)
		pose := set.Transform
		if t.node.Parent != "" {
			pose = p.now.WorldFromNode(t.node.Parent).Mul(pose)
		}
		stood := planMiddle(t)
		distance := func(at geom.Vec2, _ float64) float64 { return at.Sub(stood).Len() }
		found, err := p.seekAt(t, []float64{pose.Rotation.YawAngle()}, nil, distance)
		if err != nil || len(found) == 0 {
			return nil, err
		}
		if err := p.suppose(found); err != nil {
			return nil, err
		}
		sets = append(append(sets, found...), p.staleRelations(t.node.ID)...)
	}
	return sets, nil
}

// pointOf is where a relation's object is, seen from a thing.
func (p *plan) pointOf(rel brief.Relation, t *thing) (geom.Vec3, bool) {
	middle := t.box.Center()
	if p.room != nil {
		switch rel.Object {
		case "room", "":
			low, high := p.room.Outline.Bounds()
			m := low.Add(high).Mul(0.5)
			return geom.Vec3{m[0], m[1], 0}, true
		case "window", "door":
			best, found := geom.Vec3{}, false
			for i := range p.room.Walls {
				w := &p.room.Walls[i]
				for _, o := range w.Openings {
					at := w.Point((o.From+o.To)/2, 0).Vec3(0)
					if string(o.Kind) == rel.Object && (!found || at.Sub(middle).Len() < best.Sub(middle).Len()) {
						best, found = at, true
					}
				}
			}
			return best, found
		}
	}
	for _, o := range p.s.named(rel.Object, p.roomID()) {
		if o.node.ID != t.node.ID {
			return o.box.Center(), true
		}
	}
	return geom.Vec3{}, false
}
