package document

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/scene"
)

// Trunk is the branch that every scene begins on.
const Trunk = "main"

// branchCause marks the record with which the head began to belong to a branch: a checkpoint where it was begun, or a commit that
// brought its scene back. There is one history, and each branch is what it was when it was last worked on.
const branchCause = "branch:"

// Branch is a line of work.
type Branch struct {
	Name    string
	Tip     uint64 // log number of its last record; 0 for the beginning
	Scene   *scene.Snapshot
	Current bool // the head belongs to it
}

// At returns the state after a record of the log; 0 asks for the beginning.
func (d *Document) At(seq uint64) (*scene.Snapshot, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if seq == 0 {
		return d.origin, true
	}
	for i := range d.entries {
		if d.entries[i].Seq == seq {
			return d.states[i], true
		}
	}
	return nil, false
}

// Branches lists the branches in the order they were begun.
func (d *Document) Branches() []Branch {
	d.mu.Lock()
	defer d.mu.Unlock()
	out := []Branch{{Name: Trunk, Scene: d.origin, Current: true}}
	before := map[uint64]string{} // by the revision of a switch: the branch that was left
	current := 0
	turn := func(name string) {
		if current = slices.IndexFunc(out, func(b Branch) bool { return b.Name == name }); current < 0 {
			out = append(out, Branch{Name: name})
			current = len(out) - 1
		}
	}
	to := map[uint64]string{}
	for i, e := range d.entries {
		name, marked := strings.CutPrefix(e.Cause, branchCause)
		switch {
		case marked && e.Kind == Committed:
			before[e.Revision], to[e.Revision] = out[current].Name, name
			turn(name)
		case marked && e.Kind == Checkpoint:
			turn(name)
		case e.Kind == Undone && before[e.Of] != "":
			turn(before[e.Of])
		case e.Kind == Redone && to[e.Of] != "":
			turn(to[e.Of])
		}
		out[current].Tip, out[current].Scene = e.Seq, d.states[i]
	}
	for i := range out {
		out[i].Current = i == current
	}
	return out
}

// Checkpoints lists the names that were given to states, oldest first.
func (d *Document) Checkpoints() []Entry {
	var out []Entry
	for _, e := range d.History() {
		if e.Kind == Checkpoint && !strings.HasPrefix(e.Cause, branchCause) {
			out = append(out, e)
		}
	}
	return out
}

// Checkpoint finds the last checkpoint of a name.
func (d *Document) Checkpoint(name string) (Entry, bool) {
	all := d.Checkpoints()
	for i := len(all) - 1; i >= 0; i-- {
		if strings.EqualFold(all[i].Label, strings.TrimSpace(name)) {
			return all[i], true
		}
	}
	return Entry{}, false
}

// NameBranch begins a branch at the head. The scene stays as it is.
func (d *Document) NameBranch(by Author, name string) (Commit, error) {
	if name = strings.TrimSpace(name); name == "" {
		return Commit{}, errors.New("document: give the branch a name")
	}
	if slices.ContainsFunc(d.Branches(), func(b Branch) bool { return b.Name == name }) {
		return Commit{}, fmt.Errorf("document: there is a branch %q already; switch to it, or choose another name", name)
	}
	return d.mark(by, name, fmt.Sprintf("Begin branch %s", name))
}

func (d *Document) mark(by Author, name, label string) (Commit, error) {
	d.writing.Lock()
	head := d.Head()
	record := Record{Kind: Checkpoint, Revision: head.Revision, Of: d.inForce(), Author: by, Label: label, Cause: branchCause + name, Snapshot: head.Snapshot}
	return d.publish(record, head.Snapshot, scene.Diff{})
}

// SwitchTo brings a branch's scene back as a commit, which undo takes back.
func (d *Document) SwitchTo(by Author, name string) (Commit, error) {
	var names []string
	for _, b := range d.Branches() {
		names = append(names, b.Name)
		if b.Name != strings.TrimSpace(name) {
			continue
		}
		if b.Current {
			return Commit{}, ErrNoChange
		}
		label := "Switch to branch " + b.Name
		commit, err := d.bringBack(by, b.Scene, label, branchCause+b.Name)
		if errors.Is(err, ErrNoChange) {
			return d.mark(by, b.Name, label)
		}
		return commit, err
	}
	return Commit{}, fmt.Errorf("document: there is no branch %q; there are %s", name, strings.Join(names, ", "))
}

// Return brings back the state of a record, also one that was undone and cut off by later work, as a commit.
func (d *Document) Return(by Author, seq uint64, label string) (Commit, error) {
	state, ok := d.At(seq)
	if !ok {
		return Commit{}, fmt.Errorf("document: the history has no line %d", seq)
	}
	return d.bringBack(by, state, label, "")
}

// bringBack commits the actions that turn the head into a state, to the bit.
func (d *Document) bringBack(by Author, state *scene.Snapshot, label, cause string) (Commit, error) {
	head := d.Head().Snapshot
	actions := action.Difference(head, state)
	for m := range head.Materials() {
		if _, wanted := state.Material(m.ID); !wanted {
			actions = append(actions, action.RemoveMaterial{Material: m.ID})
		}
	}
	after, _, err := action.Preview(head, actions)
	if err != nil {
		return Commit{}, fmt.Errorf("document: %q: %w", label, err)
	}
	if after.Hash() != state.Hash() {
		return Commit{}, fmt.Errorf("document: %q: what comes back would not be what it was", label)
	}
	return d.Commit(Tx{Author: by, Label: label, Cause: cause, Actions: actions})
}
