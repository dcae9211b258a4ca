package layout

import (
	"fmt"

	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Judge measures whether a relation of a node holds in a scene as it stands. room is the one whose walls and windows count.
func Judge(world *query.World, room, subject scene.NodeID, v Verb) (Held, error) {
	s, err := newSite(&Problem{Scene: world.Snapshot(), World: world, Room: room})
	if err != nil {
		return Held{}, err
	}
	if _, ok := world.Snapshot().Node(subject); !ok {
		return Held{}, fmt.Errorf("layout: node %q does not exist", subject)
	}
	nothing := &state{}
	here, _ := s.anchor(nothing, subject)
	f := here.frame
	if n, _ := world.Snapshot().Node(subject); n.Semantics != nil {
		f.mount = n.Semantics.Mount
	}
	var target *placed
	if v.Refers() != "" {
		if _, ok := world.Snapshot().Node(v.Refers()); !ok {
			return Held{}, fmt.Errorf("layout: node %q does not exist", v.Refers())
		}
		target, _ = s.anchor(nothing, v.Refers())
	}
	return s.judge(v, &f, target, nothing).held(v), nil
}
