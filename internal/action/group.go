package action

import (
	"errors"
	"fmt"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Group puts nodes that share a parent under a new group in their place; nothing moves.
type Group struct {
	Group scene.NodeID   `json:"group" jsonschema:"the new group's id"`
	Name  string         `json:"name" jsonschema:"what people read"`
	Nodes []scene.NodeID `json:"nodes" jsonschema:"at least one; all under the same parent"`
}

// Placement is a node's pose in its new parent's frame.
type Placement struct {
	Node      scene.NodeID   `json:"node" jsonschema:"the node"`
	Transform geom.Transform `json:"transform" jsonschema:"the pose in the parent's frame"`
}

// Ungroup moves what a group holds to the group's parent and removes the group.
type Ungroup struct {
	Group  scene.NodeID `json:"group" jsonschema:"the group's id"`
	Places []Placement  `json:"places" jsonschema:"the pose of every child in the frame of the group's parent"`
}

func (Group) Kind() string   { return "group" }
func (Ungroup) Kind() string { return "ungroup" }

func (a Group) Target() string   { return string(a.Group) }
func (a Ungroup) Target() string { return string(a.Group) }

// Apply makes the group.
func (a Group) Apply(d *scene.Draft) error {
	if len(a.Nodes) == 0 {
		return errors.New("a group needs at least one node")
	}
	if err := fresh(d, a.Group); err != nil {
		return err
	}
	first, err := nodeOf(d, a.Nodes[0])
	if err != nil {
		return err
	}
	group := scene.Node{ID: a.Group, Name: a.Name, Parent: first.Parent, Transform: geom.IdentityTransform()}
	if err := d.PutNode(group); err != nil {
		return err
	}
	for _, id := range a.Nodes {
		err := change(d, id, func(n *scene.Node) error {
			if n.Parent != first.Parent {
				return fmt.Errorf("%q and %q lie under different parents", a.Nodes[0], id)
			}
			n.Parent = a.Group
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Apply dissolves the group.
func (a Ungroup) Apply(d *scene.Draft) error {
	group, err := nodeOf(d, a.Group)
	if err != nil {
		return err
	}
	if !group.Group() {
		return fmt.Errorf("node %q is no group", a.Group)
	}
	for _, place := range a.Places {
		err := change(d, place.Node, func(n *scene.Node) error {
			if n.Parent != a.Group {
				return fmt.Errorf("node %q is not in the group", place.Node)
			}
			n.Parent, n.Transform = group.Parent, place.Transform
			return nil
		})
		if err != nil {
			return err
		}
	}
	return d.RemoveNode(a.Group)
}

// UngroupOf returns the action that dissolves a group and leaves everything where it stands.
func UngroupOf(s *scene.Snapshot, group scene.NodeID) Ungroup {
	out := Ungroup{Group: group}
	g, ok := s.Node(group)
	if !ok {
		return out
	}
	for child := range s.Children(group) {
		out.Places = append(out.Places, Placement{Node: child.ID, Transform: g.Transform.Mul(child.Transform).Canonical()})
	}
	return out
}
