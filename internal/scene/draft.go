package scene

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
)

// Draft is a copy-on-write view of a snapshot. It belongs to one goroutine; on any error it is simply dropped.
type Draft struct {
	base *Snapshot
	next Snapshot
}

// digestOf hashes a value's canonical JSON. Values that reach it have been checked to hold finite numbers and valid raw JSON.
func digestOf(value any) [32]byte {
	text, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("scene: an unchecked value reached the tree: %v", err))
	}
	return sha256.Sum256(text)
}

// Node returns a node of the draft. It must not be changed in place: copy it and put it back.
func (d *Draft) Node(id NodeID) (*Node, bool) { return d.next.Node(id) }

// Material returns a material of the draft.
func (d *Draft) Material(id MaterialID) (*Material, bool) { return d.next.Material(id) }

// Relation returns a relation of the draft.
func (d *Draft) Relation(id RelationID) (*Relation, bool) { return d.next.Relation(id) }

// Settings returns the draft's settings by value.
func (d *Draft) Settings() Settings { return *d.next.settings }

// View is the draft as it stands, for reading only until the next edit.
func (d *Draft) View() *Snapshot {
	view := d.next
	return &view
}

// PutNode adds a node or replaces the one with its ID. Its parent must exist and must not lie below it.
func (d *Draft) PutNode(n Node) error {
	n.Transform = n.Transform.Canonical()
	if err := n.check(); err != nil {
		return err
	}
	if err := d.checkPlace(&n); err != nil {
		return err
	}
	if n.Model != nil {
		for slot, m := range n.Model.Materials {
			if _, ok := d.Material(m); !ok {
				return fmt.Errorf("slot %d uses material %q, which the scene does not have", slot, m)
			}
		}
	}
	if n.Room != nil {
		for _, m := range n.Room.Materials() {
			if _, ok := d.Material(m); !ok {
				return fmt.Errorf("the room uses material %q, which the scene does not have", m)
			}
		}
	}
	if old, ok := d.Node(n.ID); ok && old.Parent != n.Parent {
		d.next.children = d.next.children.remove(childKey(old.Parent, n.ID))
	}
	key := childKey(n.Parent, n.ID)
	if _, ok := d.next.children.get(key); !ok {
		d.next.children = d.next.children.put(key, n.ID, [32]byte{})
	}
	d.next.nodes = d.next.nodes.put(string(n.ID), &n, digestOf(&n))
	return nil
}

func childKey(parent, child NodeID) string { return string(parent) + "\x00" + string(child) }

func (d *Draft) checkPlace(n *Node) error {
	if n.Parent == "" {
		return nil
	}
	if _, ok := d.Node(n.Parent); !ok {
		return fmt.Errorf("its parent %q does not exist", n.Parent)
	}
	if d.next.Under(n.Parent, n.ID) {
		return fmt.Errorf("its parent %q lies below it", n.Parent)
	}
	depth := 0
	for id := n.Parent; id != ""; depth++ {
		if depth > MaxDepth {
			return fmt.Errorf("it would lie more than %d levels deep", MaxDepth)
		}
		parent, _ := d.Node(id)
		id = parent.Parent
	}
	return nil
}

// RemoveNode removes a node without children, and every relation that names it.
func (d *Draft) RemoveNode(id NodeID) error {
	n, ok := d.Node(id)
	if !ok {
		return fmt.Errorf("node %q does not exist", id)
	}
	for child := range childrenOf(d.next.children, id) {
		return fmt.Errorf("node %q still holds %q", id, child)
	}
	d.next.children = d.next.children.remove(childKey(n.Parent, id))
	d.next.nodes = d.next.nodes.remove(string(id))
	for r := range d.next.Relations() {
		if r.Subject == id || r.Object == id {
			d.next.relations = d.next.relations.remove(string(r.ID))
		}
	}
	return nil
}

// Children lists the IDs under a parent, sorted.
func (d *Draft) Children(parent NodeID) []NodeID {
	var out []NodeID
	for id := range childrenOf(d.next.children, parent) {
		out = append(out, id)
	}
	return out
}

// PutMaterial adds a material or replaces the one with its ID.
func (d *Draft) PutMaterial(m Material) error {
	if err := m.check(); err != nil {
		return err
	}
	d.next.materials = d.next.materials.put(string(m.ID), &m, digestOf(&m))
	return nil
}

// RemoveMaterial removes a material that nothing uses.
func (d *Draft) RemoveMaterial(id MaterialID) error {
	if _, ok := d.Material(id); !ok {
		return fmt.Errorf("material %q does not exist", id)
	}
	for n := range d.next.Nodes() {
		if n.Uses(id) {
			return fmt.Errorf("material %q is still used by node %q", id, n.ID)
		}
	}
	d.next.materials = d.next.materials.remove(string(id))
	return nil
}

// PutRelation adds a relation or replaces the one with its ID. The nodes it names must exist.
func (d *Draft) PutRelation(r Relation) error {
	if err := r.check(); err != nil {
		return err
	}
	if _, ok := d.Node(r.Subject); !ok {
		return fmt.Errorf("relation %q: its subject %q does not exist", r.ID, r.Subject)
	}
	if _, ok := d.Node(r.Object); !ok && r.Object != "" {
		return fmt.Errorf("relation %q: its object %q does not exist", r.ID, r.Object)
	}
	d.next.relations = d.next.relations.put(string(r.ID), &r, digestOf(&r))
	return nil
}

// RemoveRelation removes a relation.
func (d *Draft) RemoveRelation(id RelationID) error {
	if _, ok := d.Relation(id); !ok {
		return fmt.Errorf("relation %q does not exist", id)
	}
	d.next.relations = d.next.relations.remove(string(id))
	return nil
}

// PutSettings replaces the settings.
func (d *Draft) PutSettings(s Settings) error {
	if err := s.check(); err != nil {
		return err
	}
	d.next.settings = &s
	d.next.settled = digestOf(&s)
	return nil
}

// Seal ends the draft and returns the next snapshot with what changed against the base.
func (d *Draft) Seal() (*Snapshot, Diff) {
	next := d.next
	return &next, Compare(d.base, &next)
}
