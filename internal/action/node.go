package action

import (
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// AddNode adds a whole node: a group, or a model with its materials, physics and semantics.
type AddNode struct {
	Node scene.Node `json:"node" jsonschema:"the node; its parent and materials must exist"`
}

// RemoveNode removes a node, everything under it, and the relations that name them.
type RemoveNode struct {
	Node scene.NodeID `json:"node" jsonschema:"the node to remove with all it holds"`
}

// Copy names the copy of one node.
type Copy struct {
	From scene.NodeID `json:"from" jsonschema:"the node that is copied"`
	To   scene.NodeID `json:"to" jsonschema:"the id of the copy"`
}

// DuplicateNode copies a node and everything under it, beside the original.
type DuplicateNode struct {
	Node      scene.NodeID   `json:"node" jsonschema:"the node to copy"`
	Copies    []Copy         `json:"copies" jsonschema:"the id of every copied node: the node itself and all below it"`
	Name      string         `json:"name" jsonschema:"the copy's name"`
	Transform geom.Transform `json:"transform" jsonschema:"the copy's pose in the parent's frame"`
}

// RenameNode changes the name that people see.
type RenameNode struct {
	Node scene.NodeID `json:"node" jsonschema:"the node"`
	Name string       `json:"name" jsonschema:"what people read"`
}

// ReparentNode moves a node under another, or to the root.
type ReparentNode struct {
	Node      scene.NodeID   `json:"node" jsonschema:"the node"`
	Parent    scene.NodeID   `json:"parent,omitempty" jsonschema:"the new parent; empty for the root"`
	Transform geom.Transform `json:"transform" jsonschema:"the pose in the new parent's frame"`
}

// SetTransform moves, turns or scales a node.
type SetTransform struct {
	Node      scene.NodeID   `json:"node" jsonschema:"the node"`
	Transform geom.Transform `json:"transform" jsonschema:"the new pose in the parent's frame"`
}

// SetVisibility hides or shows a node and what it holds.
type SetVisibility struct {
	Node   scene.NodeID `json:"node" jsonschema:"the node"`
	Hidden bool         `json:"hidden" jsonschema:"whether it, and what it holds, is left out of pictures and exports"`
}

// SetLock keeps a node from being selected or moved by hand.
type SetLock struct {
	Node   scene.NodeID `json:"node" jsonschema:"the node"`
	Locked bool         `json:"locked" jsonschema:"whether it can neither be selected nor moved by hand"`
}

// Pin keeps a policy from changing nodes.
type Pin struct {
	Nodes []scene.NodeID `json:"nodes" jsonschema:"the nodes"`
}

// Unpin lets a policy change nodes again.
type Unpin struct {
	Nodes []scene.NodeID `json:"nodes" jsonschema:"the nodes"`
}

func (AddNode) Kind() string       { return "add_node" }
func (RemoveNode) Kind() string    { return "remove_node" }
func (DuplicateNode) Kind() string { return "duplicate_node" }
func (RenameNode) Kind() string    { return "rename_node" }
func (ReparentNode) Kind() string  { return "reparent_node" }
func (SetTransform) Kind() string  { return "set_transform" }
func (SetVisibility) Kind() string { return "set_visibility" }
func (SetLock) Kind() string       { return "set_lock" }
func (Pin) Kind() string           { return "pin" }
func (Unpin) Kind() string         { return "unpin" }

func (a AddNode) Target() string       { return string(a.Node.ID) }
func (a RemoveNode) Target() string    { return string(a.Node) }
func (a DuplicateNode) Target() string { return string(a.Node) }
func (a RenameNode) Target() string    { return string(a.Node) }
func (a ReparentNode) Target() string  { return string(a.Node) }
func (a SetTransform) Target() string  { return string(a.Node) }
func (a SetVisibility) Target() string { return string(a.Node) }
func (a SetLock) Target() string       { return string(a.Node) }
func (a Pin) Target() string           { return joined(a.Nodes) }
func (a Unpin) Target() string         { return joined(a.Nodes) }

func joined(ids []scene.NodeID) string {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return strings.Join(texts, ", ")
}

// Apply adds the node.
func (a AddNode) Apply(d *scene.Draft) error {
	if err := fresh(d, a.Node.ID); err != nil {
		return err
	}
	return d.PutNode(a.Node)
}

// Apply removes the subtree.
func (a RemoveNode) Apply(d *scene.Draft) error {
	if _, err := nodeOf(d, a.Node); err != nil {
		return err
	}
	for _, id := range slices.Backward(d.View().Subtree(a.Node)) {
		if err := d.RemoveNode(id); err != nil {
			return err
		}
	}
	return nil
}

// Apply copies the subtree.
func (a DuplicateNode) Apply(d *scene.Draft) error {
	if _, err := nodeOf(d, a.Node); err != nil {
		return err
	}
	names := make(map[scene.NodeID]scene.NodeID, len(a.Copies))
	for _, c := range a.Copies {
		names[c.From] = c.To
	}
	for _, id := range d.View().Subtree(a.Node) {
		to, ok := names[id]
		if !ok {
			return fmt.Errorf("no id is given for the copy of %q", id)
		}
		if err := fresh(d, to); err != nil {
			return err
		}
		n, _ := nodeOf(d, id)
		n.ID, n.Pinned = to, false
		if id == a.Node {
			n.Name, n.Transform = a.Name, a.Transform
		} else {
			n.Parent = names[n.Parent]
		}
		if err := d.PutNode(n); err != nil {
			return err
		}
	}
	return nil
}

// Apply renames the node.
func (a RenameNode) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error { n.Name = a.Name; return nil })
}

// Apply moves the node under its new parent.
func (a ReparentNode) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error {
		n.Parent, n.Transform = a.Parent, a.Transform
		return nil
	})
}

// Apply sets the pose.
func (a SetTransform) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error { n.Transform = a.Transform; return nil })
}

// Apply sets the visibility.
func (a SetVisibility) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error { n.Hidden = a.Hidden; return nil })
}

// Apply sets the lock.
func (a SetLock) Apply(d *scene.Draft) error {
	return change(d, a.Node, func(n *scene.Node) error { n.Locked = a.Locked; return nil })
}

// Apply pins the nodes.
func (a Pin) Apply(d *scene.Draft) error { return setPins(d, a.Nodes, true) }

// Apply unpins the nodes.
func (a Unpin) Apply(d *scene.Draft) error { return setPins(d, a.Nodes, false) }

func setPins(d *scene.Draft, nodes []scene.NodeID, pinned bool) error {
	for _, id := range nodes {
		if err := change(d, id, func(n *scene.Node) error { n.Pinned = pinned; return nil }); err != nil {
			return err
		}
	}
	return nil
}

// Reparent returns the action that moves a node under a parent and leaves it where it stands in the world.
func Reparent(s *scene.Snapshot, node, parent scene.NodeID) ReparentNode {
	local := s.WorldFromNode(node).Relative(s.WorldFromNode(parent))
	return ReparentNode{Node: node, Parent: parent, Transform: local.Canonical()}
}
