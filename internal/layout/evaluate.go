package layout

import (
	"fmt"

	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Evaluator measures relations in one scene. It is not safe for concurrent use.
type Evaluator struct {
	world *query.World
	sites map[scene.NodeID]*site
}

// NewJudge measures relations in a world.
func NewJudge(world *query.World) *Evaluator {
	return &Evaluator{world: world, sites: map[scene.NodeID]*site{}}
}

// Judge measures whether a relation of a node holds in a scene as it stands. room is the one whose walls and windows count.
func Judge(world *query.World, room, subject scene.NodeID, v Verb) (Held, error) {
	return NewJudge(world).Judge(room, subject, v)
}

// Judge measures one relation. room is the one whose walls and windows count.
func (e *Evaluator) Judge(room, subject scene.NodeID, v Verb) (Held, error) {
	s, ok := e.sites[room]
	if !ok {
		var err error
		if s, err = newSite(&Problem{Scene: e.world.Snapshot(), World: e.world, Room: room}); err != nil {
			return Held{}, err
		}
		e.sites[room] = s
	}
	return s.judgeNode(subject, v)
}

func (s *site) judgeNode(subject scene.NodeID, v Verb) (Held, error) {
	snapshot := s.world.Snapshot()
	n, ok := snapshot.Node(subject)
	if !ok {
		return Held{}, fmt.Errorf("layout: node %q does not exist", subject)
	}
	nothing := &state{}
	here, _ := s.anchor(nothing, subject)
	f := here.frame
	if n.Semantics != nil {
		f.mount = n.Semantics.Mount
	}
	var target *placed
	if v.Refers() != "" {
		if _, ok := snapshot.Node(v.Refers()); !ok {
			return Held{}, fmt.Errorf("layout: node %q does not exist", v.Refers())
		}
		target, _ = s.anchor(nothing, v.Refers())
	}
	return s.judge(v, &f, target, nothing).held(v), nil
}
