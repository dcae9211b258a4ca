// Package action is the closed set of edits: every change to a scene, by whomever, is a list of these.
//
// Invariant: Apply is pure — no clock, randomness, I/O or map order — and an error means nothing has happened, because the
// draft is dropped. Ids and computed numbers are stored as literals by whoever emits the action.
//
//	next, diff, err := action.Preview(snapshot, []action.Action{
//		action.SetTransform{Node: "sofa", Transform: geom.At(geom.Vec3{1, 2, 0}, 0)},
//	})
package action

import (
	"fmt"

	"scenograph/internal/scene"
)

// Action is one atomic, typed, serialisable edit.
type Action interface {
	// Kind is the action's name in JSON, such as set_transform.
	Kind() string
	// Target is the node, material or relation the action is about, "" for the scene as a whole.
	Target() string
	// Apply edits the draft or says why it cannot.
	Apply(*scene.Draft) error
}

// Error tells which action of a list could not be applied, and why, in words a person or a model can act on.
type Error struct {
	Index  int    // position in the list
	Kind   string // the action's kind
	Target string // what it was about
	Reason string
}

func (e *Error) Error() string {
	if e.Target == "" {
		return fmt.Sprintf("action %d (%s): %s", e.Index+1, e.Kind, e.Reason)
	}
	return fmt.Sprintf("action %d (%s %q): %s", e.Index+1, e.Kind, e.Target, e.Reason)
}

// Preview applies a list to a snapshot, all or nothing. A failure is an *Error.
func Preview(base *scene.Snapshot, actions []Action) (*scene.Snapshot, scene.Diff, error) {
	draft := base.Edit()
	for i, a := range actions {
		if a == nil {
			return nil, scene.Diff{}, &Error{Index: i, Reason: "the list holds an empty action"}
		}
		if err := a.Apply(draft); err != nil {
			return nil, scene.Diff{}, &Error{Index: i, Kind: a.Kind(), Target: a.Target(), Reason: err.Error()}
		}
	}
	next, diff := draft.Seal()
	return next, diff, nil
}

// nodeOf returns a copy of a node, to be changed and put back.
func nodeOf(d *scene.Draft, id scene.NodeID) (scene.Node, error) {
	n, ok := d.Node(id)
	if !ok {
		return scene.Node{}, fmt.Errorf("node %q does not exist", id)
	}
	return *n, nil
}

// change copies a node, lets edit alter the copy, and puts it back.
func change(d *scene.Draft, id scene.NodeID, edit func(*scene.Node) error) error {
	n, err := nodeOf(d, id)
	if err != nil {
		return err
	}
	if err := edit(&n); err != nil {
		return err
	}
	return d.PutNode(n)
}

// fresh refuses an id that is taken.
func fresh(d *scene.Draft, id scene.NodeID) error {
	if _, taken := d.Node(id); taken {
		return fmt.Errorf("node %q exists already; choose another id", id)
	}
	return nil
}
