package designer

import (
	"fmt"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// lift hangs things higher or lower. What hangs from the ceiling gets a longer or shorter cord: it keeps its top.
func (p *plan) lift(key string, e *brief.Edit, things []*thing) error {
	var hanging []*thing
	for _, t := range things {
		if m := mountOf(t); m == scene.OnWall || m == scene.OnCeiling {
			hanging = append(hanging, t)
		} else {
			p.note("the %s does not hang; it stays on what it stands on", t.noun)
		}
	}
	if len(hanging) == 0 {
		return nil
	}
	for _, part := range []float64{1, 0.75, 0.5, 0.25} {
		var actions []action.Action
		var nodes []nodeID
		for _, t := range hanging {
			world := p.now.WorldFromNode(t.node.ID)
			rise := e.Metres * part
			if height := t.box.Size()[2]; mountOf(t) == scene.OnCeiling {
				if height-rise < 0.4*height {
					rise = 0.6 * height
				}
				world.Scale[2] *= (height - rise) / height
			}
			world.Translation[2] += rise
			actions = append(actions, p.settledAs(t.node, world))
			nodes = append(nodes, t.node.ID)
		}
		why, err := p.broken(actions, nodes...)
		if err != nil {
			return err
		}
		if why == "" {
			if part < 1 {
				p.note("only %s m: something is in the way beyond that", short(math.Abs(e.Metres*part)))
			}
			word := map[bool]string{true: "Raise ", false: "Lower "}[e.Metres > 0]
			return p.offer(key, fmt.Sprintf("%s%s by %s m", word, listThings(hanging), short(math.Abs(e.Metres*part))), "Asked for.", actions, changed("moved", len(hanging), len(things)))
		}
		if part == 0.25 {
			p.note("%s cannot hang there: %s", listThings(hanging), why)
		}
	}
	return nil
}

func mountOf(t *thing) scene.Mount {
	if t.node.Semantics == nil || t.node.Semantics.Mount == "" {
		return scene.OnFloor
	}
	return t.node.Semantics.Mount
}

// trade lets two things exchange their places, backs where backs were; what would touch something then is moved as little as needed.
func (p *plan) trade(key string, e *brief.Edit, things []*thing) error {
	others := p.unguarded(p.targetsOf(e.Other))
	if len(others) == 0 {
		return p.missing(&brief.Edit{Verb: brief.Trade, Target: *e.Other, Said: e.Said})
	}
	return p.tradePair(key, e, things[0], others[0])
}

// tradePair lets two things trade places.
func (p *plan) tradePair(key string, e *brief.Edit, a, b *thing) error {
	if a.node.ID == b.node.ID || a.node.Model == nil || b.node.Model == nil {
		p.note("%q names one thing twice", e.Said)
		return nil
	}
	toB, errA := p.inPlaceOf(a, b)
	toA, errB := p.inPlaceOf(b, a)
	if errA != nil || errB != nil {
		return fmt.Errorf("designer: trading places: %w", errOf(errA, errB))
	}
	actions := append([]action.Action{toB, toA}, append(p.staleRelations(a.node.ID), p.staleRelations(b.node.ID)...)...)
	label := "Let " + listThings([]*thing{a}) + " and " + listThings([]*thing{b}) + " trade places"
	if a.noun == b.noun {
		label = "Let " + listThings([]*thing{a, b}) + " trade places"
	}
	why, err := p.broken(actions, a.node.ID, b.node.ID)
	if err != nil {
		return err
	}
	if why != "" {
		return p.tradeNearby(key, label, [2]*thing{a, b}, [2]action.SetTransform{toB, toA}, actions[2:], why)
	}
	return p.offer(key, label, "Asked for.", actions, changed("moved", 2, 2))
}

func errOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// inPlaceOf is the pose of a thing that stands where another did, turned as that was, their backs in one plane.
func (p *plan) inPlaceOf(t, other *thing) (action.SetTransform, error) {
	own, err := p.policy.store.ModelBounds(t.node.Model.Asset)
	if err != nil {
		return action.SetTransform{}, err
	}
	its, err := p.policy.store.ModelBounds(other.node.Model.Asset)
	if err != nil {
		return action.SetTransform{}, err
	}
	world, place := p.now.WorldFromNode(t.node.ID), p.now.WorldFromNode(other.node.ID)
	at := geom.Vec3{(its.Min[0] + its.Max[0]) / 2, its.Max[1], its.Min[2]}
	target := place.Apply(at)
	place.Scale = world.Scale
	from := place.Apply(geom.Vec3{(own.Min[0] + own.Max[0]) / 2, own.Max[1], own.Min[2]})
	place.Translation = place.Translation.Add(target.Sub(from))
	set, _ := p.settledAs(t.node, place).(action.SetTransform)
	return set, nil
}

// tradeNearby seeks places near the traded ones for whichever of the two does not fit.
func (p *plan) tradeNearby(key, label string, things [2]*thing, sets [2]action.SetTransform, rest []action.Action, why string) error {
	kept, survey := p.now, *p.s
	defer func() { p.now, *p.s = kept, survey }()
	moved, diff, err := action.Preview(p.now, []action.Action{sets[0], sets[1]})
	if err != nil {
		return fmt.Errorf("designer: trading places: %w", err)
	}
	if err := p.advance(moved, diff); err != nil {
		return err
	}
	var out []action.Action
	for _, t := range things {
		now, ok := p.s.thing(t.node.ID)
		if !ok {
			return nil
		}
		goal := geom.Vec2{now.box.Center()[0], now.box.Center()[1]}
		set, err := p.seek(now, true, []geom.Vec2{goal}, func(at geom.Vec2, yaw float64) float64 {
			return at.Sub(goal).Len() + 0.3*math.Abs(geom.WrapAngle(yaw-p.now.WorldFromNode(t.node.ID).Rotation.YawAngle()))
		})
		if err != nil {
			return err
		}
		if len(set) == 0 {
			*p.s, p.now = survey, kept
			p.note("%s cannot trade places: %s", listThings(things[:]), why)
			return nil
		}
		out = append(out, set...)
		next, diff, err := action.Preview(p.now, set)
		if err != nil {
			return fmt.Errorf("designer: trading places: %w", err)
		}
		if err := p.advance(next, diff); err != nil {
			return err
		}
	}
	*p.s, p.now = survey, kept
	if bad, err := p.broken(out, things[0].node.ID, things[1].node.ID); err != nil || bad != "" {
		p.note("%s cannot trade places: %s", listThings(things[:]), why)
		return err
	}
	return p.offer(key, label+", near where each stood", "Asked for; exactly where the other stood it would not fit.", append(out, rest...), changed("moved", 2, 2))
}

// gatherThings moves things towards their common middle, or away from it.
func (p *plan) gatherThings(key string, e *brief.Edit, things []*thing) error {
	if len(things) < 2 {
		p.note("it takes two things to move together or apart; select them")
		return nil
	}
	middle := geom.Vec3{}
	for _, t := range things {
		middle = middle.Add(t.box.Center().Mul(1 / float64(len(things))))
	}
	factor := e.Factor
	for range 6 {
		var actions []action.Action
		var nodes []nodeID
		for _, t := range things {
			world := p.now.WorldFromNode(t.node.ID)
			d := t.box.Center().Sub(middle).Mul(factor - 1)
			world.Translation = world.Translation.Add(geom.Vec3{round(d[0], 1000), round(d[1], 1000), 0})
			actions = append(actions, p.settledAs(t.node, world))
			nodes = append(nodes, t.node.ID)
		}
		why, err := p.broken(actions, nodes...)
		if err != nil {
			return err
		}
		if why == "" {
			word := map[bool]string{true: "closer together", false: "farther apart"}[e.Factor < 1]
			return p.offer(key, "Move "+listThings(things)+" "+word, "Asked for.", actions, changed("moved", len(things), len(things)))
		}
		factor = 1 + (factor-1)*0.6
	}
	p.note("%s touch something when they are moved that way", listThings(things))
	return nil
}
