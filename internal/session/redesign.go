package session

import (
	"errors"
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/redesign"
	"scenograph/internal/scene"
)

// Redesign builds things of the catalogue anew, each as it is but for what is given: their places, names and relations stay.
type Redesign struct {
	Nodes []scene.NodeID
	Style string    // "" leaves it, and the materials they wear
	Size  geom.Vec3 // width, depth and height in metres; 0 leaves an axis
	Other bool      // another design of the same size and style
}

func (Redesign) intent() {}

func (s *Session) redesign(i Redesign) error {
	if s.config.Catalog == nil {
		return errors.New("session: there is no catalogue")
	}
	var actions []action.Action
	label := "Redesign " + plainCount(len(i.Nodes))
	for _, id := range i.Nodes {
		n, ok := s.Head().Snapshot.Node(id)
		if !ok || n.Model == nil {
			continue
		}
		req, ok := catalog.DesignOf(s.store, n.Model.Asset)
		if !ok {
			return fmt.Errorf("session: %s is not of the catalogue, so it cannot be built anew", n.Name)
		}
		if len(i.Nodes) == 1 {
			label = "Redesign " + n.Name
		}
		made, err := s.remake(n, req, i)
		if err != nil {
			return err
		}
		actions = append(actions, made...)
	}
	if len(actions) == 0 {
		return nil
	}
	_, err := s.commit(label, actions...)
	return err
}

func plainCount(n int) string { return fmt.Sprintf("%d objects", n) }

// remake lists what makes a node a thing of another design.
func (s *Session) remake(n *scene.Node, req catalog.Request, i Redesign) ([]action.Action, error) {
	old := req.Size
	if i.Style != "" {
		req.Style = i.Style
	}
	for axis, v := range i.Size {
		if v > 0 {
			req.Size[axis] = v
		}
	}
	if i.Other {
		req.Seed++
	}
	var thing catalog.Thing
	var err error
	s.await("Building "+n.Name, func() { thing, err = s.config.Catalog.Build(s.store, req) })
	if err != nil {
		return nil, fmt.Errorf("session: %w", err)
	}
	if thing.Model == n.Model.Asset {
		if i.Other {
			s.Say(Note, "%s comes in one design of this size and style", n.Name)
		}
		return nil, nil
	}
	return redesign.Actions(s.Head().Snapshot, s.store, n, redesign.Change{Thing: thing, Was: old, Is: req.Size, Keep: i.Style == ""}), nil
}
