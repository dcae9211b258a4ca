package family

import (
	"scenograph/internal/check"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// marks count what is not as it should be, though it is no error.
type marks struct {
	broken   int // stated relations that do not hold
	hard     int // of those, the ones that must
	awkward  int // things that cannot be reached, and windows that are stood before
	warnings int
}

// worse weighs them.
func (m marks) worse() int { return 100*m.hard + 10*m.awkward + 3*m.broken + m.warnings }

// mark counts a scene's faults. The world may be nil.
func (b *Base) mark(s *scene.Snapshot, world *query.World, survey check.Survey) marks {
	var out marks
	for _, v := range survey.Verdicts {
		if v.Severity == check.Warning {
			out.warnings++
			if v.Kind == check.Unreachable || v.Kind == check.WindowBlock {
				out.awkward++
			}
		}
	}
	for _, r := range b.broken(s, world) {
		out.broken++
		if r.Hard {
			out.hard++
		}
	}
	return out
}

// broken lists the stated relations of free things that do not hold in a scene.
func (b *Base) broken(s *scene.Snapshot, world *query.World) []*scene.Relation {
	if world == nil {
		var err error
		if world, err = b.world.After(s, scene.Compare(b.scene, s)); err != nil {
			return nil
		}
	}
	judge := layout.NewJudge(world)
	var out []*scene.Relation
	for r := range s.Relations() {
		t := b.free[r.Subject]
		if t == nil {
			continue
		}
		v, err := layout.WishOf(s, r)
		if err != nil {
			continue
		}
		if held, err := judge.Judge(t.room, r.Subject, v); err == nil && !held.Holds {
			out = append(out, r)
		}
	}
	return out
}
