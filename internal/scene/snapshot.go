// Package scene is the document: nodes, materials, relations and settings, as an immutable value.
//
// Invariant: a Snapshot never changes; a Draft shares everything it does not touch, and sealing it gives the next
// Snapshot with the exact difference.
//
//	draft := scene.Empty("studio").Edit()
//	err := draft.PutNode(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.IdentityTransform()})
//	next, diff := draft.Seal()
package scene

import (
	"crypto/sha256"
	"iter"
	"strings"

	"scenograph/internal/geom"
)

// Snapshot is one state of the scene. Any goroutine may hold and read it without a lock.
type Snapshot struct {
	nodes     tree[*Node]
	materials tree[*Material]
	relations tree[*Relation]
	children  tree[NodeID] // key: parent, NUL, child
	settings  *Settings
	settled   [32]byte // digest of settings
}

// Empty is a scene without nodes under the default sky.
func Empty(name string) *Snapshot {
	s := &Snapshot{settings: &Settings{Name: name, Environment: DefaultEnvironment()}}
	s.settled = digestOf(s.settings)
	return s
}

// Node returns a node by its ID.
func (s *Snapshot) Node(id NodeID) (*Node, bool) { return s.nodes.get(string(id)) }

// Material returns a material by its ID.
func (s *Snapshot) Material(id MaterialID) (*Material, bool) { return s.materials.get(string(id)) }

// Relation returns a relation by its ID.
func (s *Snapshot) Relation(id RelationID) (*Relation, bool) { return s.relations.get(string(id)) }

// Settings returns what belongs to the scene as a whole. It must not be changed.
func (s *Snapshot) Settings() *Settings { return s.settings }

// Len returns the number of nodes.
func (s *Snapshot) Len() int { return s.nodes.len() }

// Nodes yields every node, sorted by ID.
func (s *Snapshot) Nodes() iter.Seq[*Node] { return values(s.nodes) }

// Materials yields every material, sorted by ID.
func (s *Snapshot) Materials() iter.Seq[*Material] { return values(s.materials) }

// Relations yields every relation, sorted by ID.
func (s *Snapshot) Relations() iter.Seq[*Relation] { return values(s.relations) }

func values[V any](t tree[V]) iter.Seq[V] {
	return func(yield func(V) bool) {
		for _, v := range t.all() {
			if !yield(v) {
				return
			}
		}
	}
}

// Children yields the nodes under a parent, sorted by ID; "" asks for the roots.
func (s *Snapshot) Children(parent NodeID) iter.Seq[*Node] {
	return func(yield func(*Node) bool) {
		for id := range childrenOf(s.children, parent) {
			if n, ok := s.Node(id); ok && !yield(n) {
				return
			}
		}
	}
}

func childrenOf(index tree[NodeID], parent NodeID) iter.Seq[NodeID] {
	prefix := string(parent) + "\x00"
	return func(yield func(NodeID) bool) {
		for key, id := range index.from(prefix) {
			if !strings.HasPrefix(key, prefix) || !yield(id) {
				return
			}
		}
	}
}

// Subtree lists a node and everything under it, parents before children.
func (s *Snapshot) Subtree(id NodeID) []NodeID {
	if _, ok := s.Node(id); !ok {
		return nil
	}
	out := []NodeID{id}
	for i := 0; i < len(out); i++ {
		for child := range childrenOf(s.children, out[i]) {
			out = append(out, child)
		}
	}
	return out
}

// Under reports whether a node is ancestor itself or lies below it.
func (s *Snapshot) Under(id, ancestor NodeID) bool {
	for id != "" {
		if id == ancestor {
			return true
		}
		n, ok := s.Node(id)
		if !ok {
			return false
		}
		id = n.Parent
	}
	return false
}

// WorldFromNode returns the node's pose in the world, the identity for an unknown node.
func (s *Snapshot) WorldFromNode(id NodeID) geom.Transform {
	n, ok := s.Node(id)
	if !ok {
		return geom.IdentityTransform()
	}
	t := n.Transform
	for n.Parent != "" {
		if n, ok = s.Node(n.Parent); !ok {
			break
		}
		t = n.Transform.Mul(t)
	}
	return t
}

// Visible reports whether neither the node nor an ancestor is hidden.
func (s *Snapshot) Visible(id NodeID) bool {
	for id != "" {
		n, ok := s.Node(id)
		if !ok || n.Hidden {
			return false
		}
		id = n.Parent
	}
	return true
}

// Hash is the Merkle hash of the whole scene: equal scenes have equal hashes, however they came to be.
func (s *Snapshot) Hash() [32]byte {
	nodes, materials, relations := s.nodes.hash(), s.materials.hash(), s.relations.hash()
	buffer := make([]byte, 0, 4*32)
	buffer = append(buffer, nodes[:]...)
	buffer = append(buffer, materials[:]...)
	buffer = append(buffer, relations[:]...)
	buffer = append(buffer, s.settled[:]...)
	return sha256.Sum256(buffer)
}

// Edit starts a draft of the next snapshot.
func (s *Snapshot) Edit() *Draft {
	return &Draft{base: s, next: *s}
}
