package designer

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

const (
	joinGap   = 0.002 // metres between edges that touch, so that nothing cuts into anything
	joinTries = 40    // lines that are held against every rule
)

// joint is a way to set things edge to edge: where the middle of each comes to be, and how all of them are turned.
type joint struct {
	at   []geom.Vec2
	yaw  float64
	cost float64
}

// aside keeps where the plan stands; what it returns takes it back there.
func (p *plan) aside() func() {
	now, survey, room := p.now, *p.s, p.room
	return func() { p.now, *p.s, p.room = now, survey, room }
}

// joinThings sets things edge to edge, as near to where they stand as the room allows. Chairs go along with their table; those for which there
// is no place at it any more are drawn up elsewhere.
func (p *plan) joinThings(key string, e *brief.Edit) error {
	things := p.targetsOf(&e.Target)
	if e.Other != nil {
		things = append(things, p.targetsOf(e.Other)...)
	}
	if len(things) == 0 {
		return p.missing(e)
	}
	things = slices.DeleteFunc(p.unguarded(things), func(t *thing) bool { return t.node.Model == nil || mountOf(t) != scene.OnFloor })
	if len(things) < 2 || p.room == nil {
		p.note("it takes two things on the floor to set edge to edge; %q names fewer that may be moved", e.Said)
		return nil
	}
	actions, why, err := p.joined(e.Axis, things)
	if err != nil {
		return err
	}
	if why != "" {
		p.note("%s cannot stand edge to edge: %s", listThings(things), why)
		return nil
	}
	how := map[string]string{"ends": "end to end", "sides": "side by side", "": "edge to edge"}[e.Axis]
	return p.offer(key, "Put "+listThings(things)+" "+how, "Asked for. What was drawn up to them comes along.", actions, changed("joined", len(things), len(things)))
}

// joined lists what sets things edge to edge in the nearest line that breaks no rule, or tells why there is none.
func (p *plan) joined(axis string, things []*thing) ([]action.Action, string, error) {
	company := p.company(things)
	others := p.s.world.Footprints(p.room, query.Everything)
	for i, t := range things {
		delete(others, t.node.ID)
		for _, c := range company[i] {
			delete(others, c.node.ID)
		}
	}
	why := "no place in the room is long enough"
	var failed []joint
	for _, l := range p.lines(axis, things) {
		if len(failed) == joinTries {
			break
		}
		near := func(f joint) bool { return f.yaw == l.yaw && f.at[0].Sub(l.at[0]).Len() < 1.5*seekStep }
		if slices.ContainsFunc(failed, near) || !p.mayLine(things, &l, others) {
			continue
		}
		actions, bad, err := p.lineUp(things, &l, company)
		if err != nil || bad == "" {
			return actions, "", err
		}
		why, failed = bad, append(failed, l)
	}
	return nil, why, nil
}

// company lists the chairs that are drawn up to each of the things.
func (p *plan) company(things []*thing) [][]*thing {
	out := make([][]*thing, len(things))
	taken := map[scene.NodeID]bool{}
	for _, t := range things {
		taken[t.node.ID] = true
	}
	for i, t := range things {
		top, ok := p.topOf(t)
		if !ok || seating[t.noun] {
			continue
		}
		for _, c := range p.seatedAt(t, top) {
			if !taken[c.node.ID] && !c.guarded {
				out[i], taken[c.node.ID] = append(out[i], c.thing), true
			}
		}
	}
	return out
}

// lines lists the ways to set things edge to edge, the one that moves them least first.
func (p *plan) lines(axis string, things []*thing) []joint {
	var out []joint
	low, high := p.room.Outline.Bounds()
	base := p.now.WorldFromNode(things[0].node.ID).Rotation.YawAngle()
	for turn := range 4 {
		yaw := geom.WrapAngle(base + float64(turn)*math.Pi/2)
		for _, along := range joinAxes(axis, things[0], p) {
			s, c := math.Sincos(yaw + float64(along)*math.Pi/2)
			way := geom.Vec2{c, s}
			ordered, total := p.inOrder(things, way, along)
			for x := low[0]; x <= high[0]; x += seekStep {
				for y := low[1]; y <= high[1]; y += seekStep {
					out = append(out, lineAt(things, ordered, geom.Vec2{round(x, 1000), round(y, 1000)}, way, total, yaw, p))
				}
			}
		}
	}
	slices.SortStableFunc(out, func(a, b joint) int { return cmp.Compare(a.cost, b.cost) })
	return slices.DeleteFunc(out, func(l joint) bool { return !p.inside(things, &l) })
}

// slot is one thing of a line: its index and its extent along it, metres.
type slot struct {
	index  int
	extent float64
}

// inOrder sorts things by where they stand along a line, so that they need not pass each other.
func (p *plan) inOrder(things []*thing, way geom.Vec2, along int) (ordered []slot, total float64) {
	for i, t := range things {
		extent := p.sizeOf(t)[along]
		ordered, total = append(ordered, slot{i, extent}), total+extent
	}
	slices.SortStableFunc(ordered, func(a, b slot) int {
		return cmp.Compare(planMiddle(things[a.index]).Dot(way), planMiddle(things[b.index]).Dot(way))
	})
	return ordered, total + joinGap*float64(len(things)-1)
}

func planMiddle(t *thing) geom.Vec2 {
	m := t.box.Center()
	return geom.Vec2{m[0], m[1]}
}

// lineAt is the line whose middle is at a place.
func lineAt(things []*thing, ordered []slot, middle, way geom.Vec2, total, yaw float64, p *plan) joint {
	l := joint{at: make([]geom.Vec2, len(things)), yaw: yaw}
	from := -total / 2
	for _, s := range ordered {
		t := things[s.index]
		l.at[s.index] = middle.Add(way.Mul(from + s.extent/2))
		from += s.extent + joinGap
		turned := math.Abs(geom.WrapAngle(yaw - p.now.WorldFromNode(t.node.ID).Rotation.YawAngle()))
		l.cost += l.at[s.index].Sub(planMiddle(t)).Len() + 0.5*turned
	}
	return l
}

// joinAxes tells along which of its own axes a thing may meet another: 0 is its width, 1 its depth. What has a front meets others at its
// sides alone.
func joinAxes(axis string, t *thing, p *plan) []int {
	long := 0
	if size := p.sizeOf(t); size[1] > size[0] {
		long = 1
	}
	entry, known := p.find(t.noun, t.noun)
	fronted := seating[t.noun] || known && entry.AgainstWall
	switch {
	case fronted:
		return []int{0}
	case axis == "ends":
		return []int{long}
	case axis == "sides":
		return []int{1 - long}
	}
	return []int{long, 1 - long}
}

// sizeOf is how large a thing is along its own axes, metres.
func (p *plan) sizeOf(t *thing) geom.Vec3 {
	bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
	if err != nil {
		return t.box.Size()
	}
	size, scale := bounds.Size(), p.now.WorldFromNode(t.node.ID).Scale
	return geom.Vec3{size[0] * scale[0], size[1] * scale[1], size[2] * scale[2]}
}

// posedAt is the pose of a thing whose middle comes to a place.
func (p *plan) posedAt(t *thing, at geom.Vec2, yaw float64) geom.Transform {
	world := p.now.WorldFromNode(t.node.ID)
	world.Rotation = geom.Yaw(geom.WrapAngle(yaw - world.Rotation.YawAngle())).Mul(world.Rotation).Normalized()
	bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
	if err != nil {
		return world
	}
	is := world.Apply(bounds.Center())
	world.Translation = world.Translation.Add(geom.Vec3{round(at[0]-is[0], 1e6), round(at[1]-is[1], 1e6), 0})
	return world
}

// inside reports whether every thing of a line is within the room.
func (p *plan) inside(things []*thing, l *joint) bool {
	for i, t := range things {
		size := p.sizeOf(t)
		s, c := math.Sincos(l.yaw)
		x, y := geom.Vec2{c, s}.Mul(size[0]/2), geom.Vec2{-s, c}.Mul(size[1]/2)
		at := l.at[i]
		if query.Excess(p.room.Outline, geom.Polygon{at.Sub(x).Sub(y), at.Add(x).Sub(y), at.Add(x).Add(y), at.Sub(x).Add(y)}) > 0.001 {
			return false
		}
	}
	return true
}

// mayLine tells quickly whether a line is clear of what does not move with it.
func (p *plan) mayLine(things []*thing, l *joint, others map[nodeID]query.Footprint) bool {
	for i, t := range things {
		bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
		if err != nil || !p.mayStand(t, bounds, p.posedAt(t, l.at[i], l.yaw), others) {
			return false
		}
	}
	return true
}

// lineUp lists what makes a line, with the chairs that come along, or tells what it would break.
func (p *plan) lineUp(things []*thing, l *joint, company [][]*thing) (actions []action.Action, why string, err error) {
	back := p.aside()
	defer back()
	var nodes []scene.NodeID
	for i, t := range things {
		was, is := p.now.WorldFromNode(t.node.ID), p.posedAt(t, l.at[i], l.yaw)
		actions, nodes = append(actions, p.settledAs(t.node, is)), append(nodes, t.node.ID)
		for _, c := range company[i] {
			pose := carriedAlong(p.now.WorldFromNode(c.node.ID), was, is)
			actions, nodes = append(actions, p.settledAs(c.node, pose)), append(nodes, c.node.ID)
		}
	}
	if err := p.suppose(actions); err != nil {
		return nil, "", err
	}
	for _, c := range slices.Concat(company...) {
		more, bad, err := p.drawUp(c, things)
		if err != nil || bad != "" {
			return nil, bad, err
		}
		if err := p.suppose(more); err != nil {
			return nil, "", err
		}
		actions = append(actions, more...)
	}
	back()
	for _, id := range nodes {
		actions = append(actions, p.staleRelations(id)...)
	}
	why, err = p.broken(actions, nodes...)
	return actions, why, err
}

// carriedAlong is the pose of what goes along, level, with a thing that goes from one pose to another.
func carriedAlong(pose, was, is geom.Transform) geom.Transform {
	turn := geom.Yaw(geom.WrapAngle(is.Rotation.YawAngle() - was.Rotation.YawAngle()))
	pose.Translation = is.Translation.Add(turn.Rotate(pose.Translation.Sub(was.Translation)))
	pose.Rotation = turn.Mul(pose.Rotation).Normalized()
	return pose
}

// suppose moves the survey on without offering anything.
func (p *plan) suppose(actions []action.Action) error {
	if len(actions) == 0 {
		return nil
	}
	next, diff, err := action.Preview(p.now, actions)
	if err != nil {
		return fmt.Errorf("designer: %w", err)
	}
	return p.advance(next, diff)
}

// drawUp finds a chair another place at one of the things when it stands in something, or tells why it has none.
func (p *plan) drawUp(chair *thing, things []*thing) ([]action.Action, string, error) {
	now, ok := p.s.thing(chair.node.ID)
	wrong := func(v check.Verdict) bool { return v.Severity == check.Error }
	if !ok || !slices.ContainsFunc(check.Around(p.s.world, chair.node.ID), wrong) {
		return nil, "", nil
	}
	var rims []geom.Polygon
	for _, t := range things {
		if body, ok := p.s.thing(t.node.ID); ok {
			low, high := body.box.Min, body.box.Max
			rims = append(rims, geom.Polygon{{low[0], low[1]}, {high[0], low[1]}, {high[0], high[1]}, {low[0], high[1]}})
		}
	}
	own := planMiddle(now)
	facing := func(at geom.Vec2) float64 {
		nearest := slices.MinFunc(rims, func(a, b geom.Polygon) int {
			return cmp.Compare(away(now, at, false, []geom.Polygon{a}), away(now, at, false, []geom.Polygon{b}))
		})
		low, high := nearest.Bounds()
		goal := geom.Vec2{geom.Clamp(at[0], low[0], high[0]), geom.Clamp(at[1], low[1], high[1])}
		return query.YawToward(goal.Sub(at))
	}
	set, err := p.seek(now, true, nil, func(at geom.Vec2, yaw float64) float64 {
		return away(now, at, false, rims) + 0.2*at.Sub(own).Len() + math.Abs(geom.WrapAngle(yaw-facing(at)))
	})
	if err == nil && len(set) == 0 {
		return nil, "no place is left for " + withArticle(now.noun), nil
	}
	return set, "", err
}
