package layout

import (
	"errors"
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Pointed is a place on the surface that a ray meets.
type Pointed struct {
	Placement
	Hit   query.Hit
	Moved float64 // metres from the point that was meant to where there is room
}

const (
	pointReach = 0.6 // metres that a pointed-at place may be off
	pointStep  = 0.03
	pointRings = int(pointReach / pointStep)
)

// Point finds the place that is meant by pointing: the nearest valid one to where a ray meets a surface, such as the ray of a pixel in a
// view. On a top or a board the thing stands there; on a wall or a ceiling a thing that hangs hangs there, and any other stands on
// the floor below; between the boards of a shelf it stands on the one below the point. What usually stands on the floor and fits nowhere
// on the furniture that is pointed at stands beside it; where a vase is pointed at that carries nothing, the thing stands beside it on the
// vase's table. problem has the one item, whose relations are not looked at.
func Point(problem Problem, ray geom.Ray) (Pointed, error) {
	if len(problem.Items) != 1 {
		return Pointed{}, fmt.Errorf("layout: pointing places one item, not %d", len(problem.Items))
	}
	item := problem.Items[0]
	item.Relations = nil
	problem.Items = []Item{item}
	world := problem.World
	if world == nil {
		var err error
		if world, err = query.New(problem.Scene, problem.Store); err != nil {
			return Pointed{}, fmt.Errorf("layout: %w", err)
		}
		problem.World = world
	}
	hit, ok := world.Pick(ray, query.Except(problem.Scene.Subtree(item.Node)...))
	if !ok {
		return Pointed{}, errors.New("layout: there is nothing where you point")
	}
	if problem.Room == "" {
		room, inside := world.RoomAt(hit.Point.Add(hit.Normal.Mul(0.05)))
		if !inside {
			return Pointed{}, errors.New("layout: what you point at is in no room")
		}
		problem.Room = room.Node
	}
	p := &pointer{hit: hit}
	mount := p.mount(world, item.Mount)
	place, err := p.carried(problem, mount)
	for err != nil && mount == scene.OnSurface {
		below, ok := carrierOf(world, p.hit.Node)
		if !ok {
			break
		}
		p.hit.Node = below // beside the vase that is pointed at, on its table
		place, err = p.carried(problem, mount)
		place.Hit = hit
	}
	if err != nil && mount == scene.OnSurface && item.Mount == scene.OnFloor {
		return p.carried(problem, scene.OnFloor) // what is too large for a table stands beside it
	}
	return place, err
}

// carrierOf is the thing that another rests on, higher than the floor.
func carrierOf(world *query.World, node scene.NodeID) (scene.NodeID, bool) {
	b, ok := world.Body(node)
	if !ok {
		return "", false
	}
	rest := world.Rest(b, query.Except(world.Snapshot().Subtree(node)...))
	if !rest.Found || rest.Gap > lowerReach {
		return "", false
	}
	carrier, ok := world.Body(rest.Support)
	return rest.Support, ok && carrier.Bounds.Max[2] > b.Bounds.Min[2]-lowerReach && carrier.Bounds.Min[2] < b.Bounds.Min[2]
}

// pointer looks for a place near a hit.
type pointer struct {
	site *site
	hit  query.Hit
	fail failure
}

// mount is how the thing is carried where it is pointed to: things that hang keep hanging, rugs lie, all others stand on what is there.
func (p *pointer) mount(world *query.World, usual scene.Mount) scene.Mount {
	switch usual {
	case scene.OnWall, scene.OnCeiling, scene.FlatFloor:
		return usual
	}
	if _, body := world.Body(p.hit.Node); body {
		if n, ok := world.Snapshot().Node(p.hit.Node); ok && n.Semantics != nil && n.Semantics.Mount == scene.FlatFloor {
			return scene.OnFloor
		}
		return scene.OnSurface
	}
	return scene.OnFloor
}

// carried looks for a place where the thing is carried in a given way.
func (p *pointer) carried(problem Problem, mount scene.Mount) (Pointed, error) {
	problem.Items = []Item{problem.Items[0]}
	problem.Items[0].Mount = mount
	var err error
	if p.site, err = newSite(&problem); err != nil {
		return Pointed{}, err
	}
	return p.find()
}

func (p *pointer) find() (Pointed, error) {
	s := p.site
	t := s.things[0]
	p.fail = failure{thing: t, blockers: map[scene.NodeID]int{}}
	if !usable(t) {
		return Pointed{}, fmt.Errorf("layout: %s", s.reason(&p.fail, &state{of: make([]*placed, 1), plan: s.plan}))
	}
	st := &state{of: make([]*placed, 1), plan: s.plan}
	obstacles := s.obstacles(st)
	best, found := Pointed{Moved: math.Inf(1)}, false
	for _, q := range p.poses(t) {
		off := q.at.Sub(geom.Vec2{p.hit.Point[0], p.hit.Point[1]}).Len() + math.Abs(p.meant(t, q.low)-p.hit.Point[2])*q.prior
		if off >= best.Moved {
			continue
		}
		p.fail.tried++
		if bad, by := s.try(t, &q, obstacles); bad != fits {
			p.fail.faults[bad]++
			if by != nil {
				p.fail.blockers[by.node]++
			}
			continue
		}
		if s.rest(t, &q, obstacles) {
			found, best = true, Pointed{Placement{Node: t.Node, World: t.transform(&q), Support: q.support, Score: 1}, p.hit, off}
		}
	}
	if !found {
		if t.Mount == scene.OnSurface {
			t.Relations = []Verb{On{Target: p.hit.Node}} // what is said is about what is pointed at
		}
		return Pointed{}, fmt.Errorf("layout: there is no room within %.1f m of where you point: %s", pointReach, s.reason(&p.fail, st))
	}
	return best, nil
}

// meant is the height of the part of a thing that is pointed with: the middle of what hangs on a wall, else the underside.
func (p *pointer) meant(t *thing, low float64) float64 {
	if t.Mount == scene.OnWall {
		return low + t.size[2]/2
	}
	return low
}

// poses lists places around the hit, nearest first.
func (p *pointer) poses(t *thing) []pose {
	q := &proposer{site: p.site, thing: t, fine: true}
	at := geom.Vec2{p.hit.Point[0], p.hit.Point[1]}
	switch t.Mount {
	case scene.OnWall:
		p.onWall(q)
	case scene.OnCeiling:
		p.around(q, at, p.site.room.Ceiling-t.size[2], p.yaws(t))
	case scene.OnSurface:
		p.onSurface(q, at)
	default:
		p.onFloor(q, at)
	}
	for i := range q.out {
		if t.Mount == scene.OnFloor || t.Mount == scene.FlatFloor || t.Mount == scene.OnCeiling {
			q.out[i].prior = 0 // the height is not what is pointed at
		} else {
			q.out[i].prior = 1
		}
	}
	return q.out
}
