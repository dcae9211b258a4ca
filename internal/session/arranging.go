package session

import (
	"errors"
	"fmt"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// boxed is a selected node with its box in the world.
type boxed struct {
	id  nodeID
	box geom.Box
}

func (s *Session) boxedSelection(least, axis int) ([]boxed, error) {
	if axis < 0 || axis > 2 {
		return nil, fmt.Errorf("session: there is no axis %d", axis)
	}
	snapshot := s.Head().Snapshot
	var out []boxed
	for _, id := range topmost(snapshot, s.selection) {
		if n, _ := snapshot.Node(id); !n.Locked {
			out = append(out, boxed{id, s.boundsOf(snapshot, []nodeID{id})})
		}
	}
	if len(out) < least {
		return nil, fmt.Errorf("session: select at least %d objects that are not locked", least)
	}
	return out, nil
}

// shifted moves a node by a vector in the world.
func shifted(snapshot *scene.Snapshot, id nodeID, by geom.Vec3) action.Action {
	n, _ := snapshot.Node(id)
	world := snapshot.WorldFromNode(id)
	world.Translation = world.Translation.Add(by)
	return action.SetTransform{Node: id, Transform: local(snapshot, n.Parent, world)}
}

// align lines the selection up with the box around all of it.
func (s *Session) align(axis int, edge AlignEdge) error {
	list, err := s.boxedSelection(2, axis)
	if err != nil {
		return err
	}
	all := geom.EmptyBox()
	for _, b := range list {
		all = all.Union(b.box)
	}
	place := func(b geom.Box) float64 {
		switch edge {
		case AlignMin:
			return b.Min[axis]
		case AlignMax:
			return b.Max[axis]
		}
		return b.Center()[axis]
	}
	var actions []action.Action
	for _, b := range list {
		var by geom.Vec3
		by[axis] = place(all) - place(b.box)
		actions = append(actions, shifted(s.Head().Snapshot, b.id, by))
	}
	_, err = s.commit(fmt.Sprintf("Align %d objects", len(list)), actions...)
	return err
}

// distribute leaves the first and the last where they are and makes the gaps between neighbours equal.
func (s *Session) distribute(axis int) error {
	list, err := s.boxedSelection(3, axis)
	if err != nil {
		return err
	}
	slices.SortStableFunc(list, func(a, b boxed) int {
		return cmpFloat(a.box.Center()[axis], b.box.Center()[axis])
	})
	first, last := list[0], list[len(list)-1]
	room := last.box.Min[axis] - first.box.Max[axis]
	for _, b := range list[1 : len(list)-1] {
		room -= b.box.Size()[axis]
	}
	gap := room / float64(len(list)-1)
	at := first.box.Max[axis] + gap
	var actions []action.Action
	for _, b := range list[1 : len(list)-1] {
		var by geom.Vec3
		by[axis] = at - b.box.Min[axis]
		actions = append(actions, shifted(s.Head().Snapshot, b.id, by))
		at += b.box.Size()[axis] + gap
	}
	_, err = s.commit(fmt.Sprintf("Distribute %d objects", len(list)), actions...)
	return err
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// drop lets every selected object down onto what is beneath it, or up out of the floor.
func (s *Session) drop() error {
	nodes, err := s.deletable()
	if err != nil {
		return err
	}
	world, err := s.World()
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	snapshot := s.Head().Snapshot
	var actions []action.Action
	for _, id := range nodes {
		if by, ok := s.fall(world, snapshot, id); ok {
			actions = append(actions, shifted(snapshot, id, geom.Vec3{0, 0, by}))
		}
	}
	if len(actions) == 0 {
		return errors.New("session: there is nothing beneath the selection")
	}
	_, err = s.commit(s.labelled("Drop", nodes), actions...)
	return err
}

// fall is how far an object moves along Z to stand on something: the least gap of all its bodies.
func (s *Session) fall(world *query.World, snapshot *scene.Snapshot, id nodeID) (float64, bool) {
	own := snapshot.Subtree(id)
	box := s.boundsOf(snapshot, []nodeID{id})
	gap, found := 0.0, false
	for _, part := range own {
		body, ok := world.Body(part)
		if !ok {
			continue
		}
		rest := world.Rest(body, query.Except(own...))
		if rest.Found && (!found || rest.Gap < gap) {
			gap, found = rest.Gap, true
		}
	}
	if !found {
		floor := 0.0
		for _, room := range world.Rooms() {
			if c := box.Center(); room.Outline.Contains(geom.Vec2{c[0], c[1]}) {
				floor = room.Floor
			}
		}
		return floor - box.Min[2], !box.Empty()
	}
	return -gap, true
}
