package designer

import (
	"fmt"
	"math"

	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

// tidy puts floor things that break a rule, or stand askew, back to a sensible place; the rest stays.
func (p *plan) tidy(key string) error {
	if p.room == nil {
		p.note("there is no room to tidy")
		return nil
	}
	problem := layout.Problem{Scene: p.now, Store: p.policy.store, Room: p.room.Node, Seed: p.obs.Seed, Budget: 20 * budgetEach}
	var moved []*thing
	for i := range p.s.things {
		t := &p.s.things[i]
		if t.room != p.roomID() || t.guarded || t.node.Parent != p.room.Node && t.node.Parent != "" || !p.untidy(t) {
			continue
		}
		var verbs []layout.Verb
		if e, ok := p.find(t.noun, t.noun); ok && e.AgainstWall {
			verbs = append(verbs, layout.AgainstWall{})
		}
		if item, ok := p.itemOf(t, verbs); ok && item.Mount == scene.OnFloor {
			problem.Items = append(problem.Items, item)
			moved = append(moved, t)
		}
	}
	if len(moved) == 0 {
		p.note("everything is tidy: nothing touches, nothing stands askew")
		return nil
	}
	solution, err := layout.Solve(p.ctx, problem)
	if err != nil {
		return fmt.Errorf("designer: tidying: %w", err)
	}
	return p.offerMoves(key, "Tidy up: straighten "+listThings(moved), moved, &solution)
}

// untidy reports whether a thing breaks a rule or stands a little askew.
func (p *plan) untidy(t *thing) bool {
	if why, err := p.broken(nil); err == nil && why != "" {
		return true
	}
	yaw := p.now.WorldFromNode(t.node.ID).Rotation.YawAngle()
	off := math.Abs(math.Remainder(yaw, math.Pi/2))
	return off > 0.01 && off < 0.3
}
