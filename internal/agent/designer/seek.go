package designer

import (
	"cmp"
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/query"
)

// stand is a way a thing could stand: the middle of its box in plan, and its turn.
type stand struct {
	at   geom.Vec2
	yaw  float64
	cost float64
}

const (
	seekStep  = 0.1 // metres between the places that are looked at
	seekTries = 80  // places that are held against every rule, each a little away from those that failed
)

// seek finds the cheapest valid place of a standing thing in its room. cost is infinite where the thing must not go. Turns beside its
// own are tried when turning is set, and goals beside the places of a grid.
func (p *plan) seek(t *thing, turning bool, goals []geom.Vec2, cost func(at geom.Vec2, yaw float64) float64) ([]action.Action, error) {
	if p.room == nil || t.node.Model == nil {
		return nil, nil
	}
	own := p.now.WorldFromNode(t.node.ID).Rotation.YawAngle()
	yaws := []float64{own}
	for k := 1; turning && k < 4; k++ {
		yaws = append(yaws, geom.WrapAngle(own+float64(k)*math.Pi/2))
	}
	return p.seekAt(t, yaws, goals, cost)
}

// seekAt is seek with the turns that may be tried.
func (p *plan) seekAt(t *thing, yaws []float64, goals []geom.Vec2, cost func(at geom.Vec2, yaw float64) float64) ([]action.Action, error) {
	if p.room == nil || t.node.Model == nil {
		return nil, nil
	}
	bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
	if err != nil {
		return nil, err
	}
	world := p.now.WorldFromNode(t.node.ID)
	own := world.Rotation.YawAngle()
	low, high := p.room.Outline.Bounds()
	middle := geom.Vec2{t.box.Center()[0], t.box.Center()[1]}
	stands := []stand{{middle, yaws[0], cost(middle, yaws[0])}}
	for _, at := range goals {
		for _, yaw := range yaws {
			stands = append(stands, stand{at, yaw, cost(at, yaw)})
		}
	}
	for x := low[0]; x <= high[0]; x += seekStep {
		for y := low[1]; y <= high[1]; y += seekStep {
			for _, yaw := range yaws {
				at := geom.Vec2{round(x, 1000), round(y, 1000)}
				stands = append(stands, stand{at, yaw, cost(at, yaw)})
			}
		}
	}
	slices.SortStableFunc(stands, func(a, b stand) int { return cmp.Compare(a.cost, b.cost) })
	others := p.s.world.Footprints(p.room, query.Everything)
	delete(others, t.node.ID)
	var failed []stand
	for _, s := range stands {
		if math.IsInf(s.cost, 1) || len(failed) >= seekTries {
			break
		}
		if slices.ContainsFunc(failed, func(f stand) bool { return f.yaw == s.yaw && f.at.Sub(s.at).Len() < 1.5*seekStep }) {
			continue
		}
		pose := world
		pose.Rotation = geom.Yaw(geom.WrapAngle(s.yaw - own)).Mul(world.Rotation).Normalized()
		was := pose.Apply(bounds.Center())
		pose.Translation = pose.Translation.Add(geom.Vec3{round(s.at[0]-was[0], 1e6), round(s.at[1]-was[1], 1e6), 0})
		if !p.mayStand(t, bounds, pose, others) {
			continue
		}
		set := []action.Action{p.settledAs(t.node, pose)}
		why, err := p.broken(set, t.node.ID)
		if err != nil {
			return nil, err
		}
		if why == "" {
			return set, nil
		}
		failed = append(failed, s)
	}
	return nil, nil
}

// mayStand tells quickly whether a pose is within the room and clear of what stands there; rugs count for nothing.
func (p *plan) mayStand(t *thing, bounds geom.Box, pose geom.Transform, others map[nodeID]query.Footprint) bool {
	box := query.OrientedBox(bounds, pose)
	own := box.Footprint()
	if query.Excess(p.room.Outline, own.Outline) > 0.001 {
		return false
	}
	if flat(t) {
		return true
	}
	for id, f := range others {
		if o, ok := p.s.thing(id); ok && flat(o) {
			continue
		}
		if own.Low < f.High-0.01 && f.Low < own.High-0.01 && own.Overlap(f) > 1e-4 && !p.now.Under(id, t.node.ID) {
			return false
		}
	}
	return true
}

// away is the distance in plan of a box's middle, moved to a place, from the nearest outline.
func away(t *thing, at geom.Vec2, yawed bool, outlines []geom.Polygon) float64 {
	size := t.box.Size()
	if yawed {
		size[0], size[1] = size[1], size[0]
	}
	own := geom.Polygon{
		{at[0] - size[0]/2, at[1] - size[1]/2}, {at[0] + size[0]/2, at[1] - size[1]/2},
		{at[0] + size[0]/2, at[1] + size[1]/2}, {at[0] - size[0]/2, at[1] + size[1]/2},
	}
	best := math.Inf(1)
	for _, o := range outlines {
		if query.ConvexOverlap(own, o) > 0 {
			return 0
		}
		best = min(best, query.ConvexGap(own, o))
	}
	return best
}
