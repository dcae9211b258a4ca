package layout

import (
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// circle lists the relations that make things one group on the floor.
var circle = []string{"facing", "around", "near", "in_front_of"}

// heart is the middle of a thing and of what faces it, stands around it, near it or in front of it: where a rug belongs.
func (s *site) heart(target *placed, st *state) geom.Vec2 {
	friends := map[scene.NodeID]bool{}
	note := func(kind string, subject, object scene.NodeID) {
		switch {
		case !slices.Contains(circle, kind):
		case subject == target.node:
			friends[object] = true
		case object == target.node:
			friends[subject] = true
		}
	}
	for _, t := range s.things {
		for _, v := range t.Relations {
			note(v.Kind(), t.Node, v.Refers())
		}
	}
	for r := range s.world.Snapshot().Relations() {
		note(r.Kind, r.Subject, r.Object)
	}
	sum, n := target.frame.at, 1.0
	add := func(p *placed) {
		if friends[p.node] && !p.flat && p.frame.at.Sub(target.frame.at).Len() < 3 {
			sum, n = sum.Add(p.frame.at), n+1
		}
	}
	for _, p := range s.fixed {
		add(p)
	}
	for _, p := range st.of {
		if p != nil {
			add(p)
		}
	}
	return sum.Mul(1 / n)
}
