package designer

import (
	"fmt"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/agent/brief"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// resize scales things about their feet; what would then touch something keeps its size.
func (p *plan) resize(key string, e *brief.Edit, things []*thing) error {
	factor := e.Factor
	if e.Metres != 0 {
		factor = p.factorOf(e, things[0])
	}
	for _, part := range []float64{1, 0.6, 0.3} {
		f := 1 + (factor-1)*part
		var actions []action.Action
		var nodes []scene.NodeID
		for _, t := range things {
			world := p.now.WorldFromNode(t.node.ID)
			scale := geom.Vec3{f, f, f}
			if e.Axis != "" {
				scale = geom.One
				scale[p.axisOf(t, e.Axis)] = f
			}
			if t.node.Semantics != nil && t.node.Semantics.Mount == scene.FlatFloor {
				scale[2] = 1
			}
			world.Scale = geom.MulVec3(world.Scale, scale)
			actions = append(actions, p.settledAs(t.node, world))
			nodes = append(nodes, t.node.ID)
		}
		why, err := p.broken(actions, nodes...)
		if err != nil {
			return err
		}
		if why == "" {
			word := sizeWord(e.Axis, f > 1)
			return p.offer(key, fmt.Sprintf("Make %s %s", listThings(things), word), fmt.Sprintf("Asked for: %.0f %% of the size.", f*100), actions, changed("resized", len(things), len(things)))
		}
		if found, err := p.resizeAside(key, e, things, actions, f); err != nil || found {
			return err
		}
		if part == 0.3 {
			p.note("%s cannot be resized where it stands: %s", listThings(things), why)
		}
	}
	return nil
}

// factorOf is how much a thing grows along an axis when it gains so many metres there.
func (p *plan) factorOf(e *brief.Edit, t *thing) float64 {
	if t.node.Model == nil {
		return 1
	}
	bounds, err := p.policy.store.ModelBounds(t.node.Model.Asset)
	axis := p.axisOf(t, e.Axis)
	size := bounds.Size()[axis] * p.now.WorldFromNode(t.node.ID).Scale[axis]
	if err != nil || size <= 0 {
		return 1
	}
	return geom.Clamp((size+e.Metres)/size, 0.2, 5)
}

// sizeWord tells in one word how a thing grows.
func sizeWord(axis string, more bool) string {
	words := map[string][2]string{"length": {"longer", "shorter"}, "width": {"wider", "narrower"}, "depth": {"deeper", "less deep"}, "height": {"taller", "lower"}}
	pair, ok := words[axis]
	if !ok {
		pair = [2]string{"larger", "smaller"}
	}
	if more {
		return pair[0]
	}
	return pair[1]
}

// axisOf is the axis of a thing's own frame that a word for its size means.
func (p *plan) axisOf(t *thing, axis string) int {
	switch axis {
	case "height":
		return 2
	case "depth":
		return 1
	case "length":
		if b, err := p.policy.store.ModelBounds(t.node.Model.Asset); err == nil && b.Size()[1] > b.Size()[0] {
			return 1
		}
	}
	return 0
}

// resizeAside moves one resized thing by as little as lets it fit.
func (p *plan) resizeAside(key string, e *brief.Edit, things []*thing, actions []action.Action, f float64) (bool, error) {
	if len(things) != 1 {
		return false, nil
	}
	set := actions[0].(action.SetTransform)
	for _, reach := range []float64{0.05, 0.1, 0.2, 0.35, 0.5} {
		for step := range 8 {
			s, c := math.Sincos(float64(step) * math.Pi / 4)
			aside := set
			aside.Transform.Translation = aside.Transform.Translation.Add(geom.Vec3{round(c*reach, 1000), round(s*reach, 1000), 0})
			why, err := p.broken([]action.Action{aside}, set.Node)
			if err != nil {
				return false, err
			}
			if why == "" {
				return true, p.offer(key, fmt.Sprintf("Make %s %s and move it a little", listThings(things), sizeWord(e.Axis, f > 1)), "Asked for; where it stood it would not fit.", []action.Action{aside}, changed("resized", 1, 1))
			}
		}
	}
	return false, nil
}
