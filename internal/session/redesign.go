package session

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
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
	snapshot := s.Head().Snapshot
	out := newMaterials(snapshot, thing.Materials)
	ref := scene.ModelRef{Asset: thing.Model}
	for k := range thing.Materials {
		ref.Materials = append(ref.Materials, thing.Materials[k].ID)
	}
	if before, err := s.store.Model(n.Model.Asset); err == nil && i.Style == "" && slices.Equal(before.Slots, thing.Slots) {
		ref.Materials, out = slices.Clone(n.Model.Materials), nil
	}
	out = append(out, action.SetModel{Node: n.ID, Model: ref})
	if n.Physics != nil && n.Physics.MassSource != "authored" {
		physics := *n.Physics
		physics.MassKg, physics.MassSource = thing.Physics.MassKg, thing.Physics.MassSource
		out = append(out, action.SetPhysics{Node: n.ID, Physics: &physics})
	}
	if at := keptAgainst(n, thing.Entry, old, req.Size); at != n.Transform {
		out = append(out, action.SetTransform{Node: n.ID, Transform: at.Canonical()})
	}
	return append(out, relit(snapshot, n.ID, thing)...), nil
}

// keptAgainst leaves a thing's back at the wall and its top at the ceiling when its size changes.
func keptAgainst(n *scene.Node, e catalog.Entry, old, size geom.Vec3) geom.Transform {
	for i := range size {
		if old[i] == 0 || size[i] == 0 {
			return n.Transform
		}
		size[i] = geom.Clamp(size[i], e.MinSize[i], e.MaxSize[i])
	}
	shift := geom.Vec3{}
	switch {
	case e.Mount == scene.OnCeiling:
		shift[2] = old[2] - size[2]
	case e.Mount == scene.OnWall || e.AgainstWall:
		shift[1] = (old[1] - size[1]) / 2
	}
	at := n.Transform
	at.Translation = at.Translation.Add(at.Rotation.Rotate(geom.MulVec3(shift, at.Scale)))
	return at
}

// relit moves the lights that came with a thing to where the new design has them.
func relit(snapshot *scene.Snapshot, id scene.NodeID, thing catalog.Thing) []action.Action {
	var out []action.Action
	wanted := map[scene.NodeID]bool{}
	for _, n := range thing.Nodes(id, thing.Entry.Name, "", geom.IdentityTransform())[1:] {
		wanted[n.ID] = true
		switch had, ok := snapshot.Node(n.ID); {
		case !ok:
			out = append(out, action.AddNode{Node: n})
		case had.Parent == id && had.Transform != n.Transform:
			out = append(out, action.SetTransform{Node: n.ID, Transform: n.Transform.Canonical()})
		}
	}
	for n := range snapshot.Nodes() {
		if n.Parent == id && n.Light != nil && strings.HasPrefix(string(n.ID), string(id)+"-") && !wanted[n.ID] {
			out = append(out, action.RemoveNode{Node: n.ID})
		}
	}
	return out
}
