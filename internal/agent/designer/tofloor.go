package designer

import (
	"scenograph/internal/action"
	"scenograph/internal/geom"
)

// toTheFloor lowers what stands on rugs that go: without them it would float by their thickness. What a person keeps stays.
func (p *plan) toTheFloor(gone []*thing) []action.Action {
	var out []action.Action
	leaves := map[nodeID]bool{}
	for _, t := range gone {
		leaves[t.node.ID] = true
	}
	for i := range p.s.things {
		t := &p.s.things[i]
		if leaves[t.node.ID] || t.guarded || flat(t) {
			continue
		}
		for _, rug := range gone {
			rise := t.box.Min[2] - rug.box.Min[2]
			over := t.box.Min[0] < rug.box.Max[0] && t.box.Max[0] > rug.box.Min[0] && t.box.Min[1] < rug.box.Max[1] && t.box.Max[1] > rug.box.Min[1]
			if !flat(rug) || !over || rise <= 0 || rise > rug.box.Size()[2]+0.003 {
				continue
			}
			world := p.now.WorldFromNode(t.node.ID)
			world.Translation = world.Translation.Sub(geom.Vec3{0, 0, rise})
			out = append(out, p.settledAs(t.node, world))
			break
		}
	}
	return out
}
