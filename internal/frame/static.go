package frame

import (
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// standing is what a frame needs of a snapshot whatever the view: what throws shadows, and what takes skylight from the floor.
// It is kept from plan to plan.
type standing struct {
	snap      *scene.Snapshot
	instances []Instance // the first of every frame's
	casters   []Batch
	furniture []Batch
	above     *Above
}

// planStanding fills in casters and furniture; their instances come first in the frame.
func (p *Planner) planStanding(f *Frame) {
	s := &p.standing
	if s.snap != p.base.snap {
		p.restand(s)
	}
	f.Instances = append(f.Instances[:0], s.instances...)
	if f.Style.Shadows {
		f.Casters = s.casters
	}
	if f.Style.Occlusion {
		f.Furniture, f.Above = s.furniture, s.above
	}
}

func (p *Planner) restand(s *standing) {
	f := Frame{Instances: s.instances[:0]}
	box := geom.EmptyBox()
	casters, furniture := p.draws[:0], []draw(nil)
	for i := range p.base.items {
		it := &p.base.items[i]
		if blended(it.material) {
			continue
		}
		casters = append(casters, draw{item: it})
		if it.piece == nil {
			furniture = append(furniture, draw{item: it})
			box = box.Union(it.bounds)
		}
	}
	*s = standing{snap: p.base.snap, casters: f.batch(s.casters[:0], casters), furniture: f.batch(s.furniture[:0], furniture)}
	s.instances = f.Instances
	p.draws = casters[:0]
	if !box.Empty() {
		s.above = aboveOf(box)
	}
}
