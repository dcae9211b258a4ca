package gltfio

import (
	"fmt"
	"strings"
	"unicode"

	"scenograph/internal/scene"
)

// idSource makes ids that are free in the scene the import goes into. The same file gives the same ids.
type idSource struct {
	into      *scene.Snapshot
	nodes     map[scene.NodeID]bool
	materials map[scene.MaterialID]bool
	relations map[scene.RelationID]bool
	tried     map[string]int
}

func newIDSource(into *scene.Snapshot) idSource {
	return idSource{into: into, nodes: map[scene.NodeID]bool{}, materials: map[scene.MaterialID]bool{}, relations: map[scene.RelationID]bool{}, tried: map[string]int{}}
}

func (s *idSource) node(want string) scene.NodeID {
	id := s.free("node", want, func(id string) bool {
		_, taken := s.into.Node(scene.NodeID(id))
		return taken || s.nodes[scene.NodeID(id)]
	})
	s.nodes[scene.NodeID(id)] = true
	return scene.NodeID(id)
}

func (s *idSource) material(want string) scene.MaterialID {
	id := s.free("material", want, func(id string) bool {
		_, taken := s.into.Material(scene.MaterialID(id))
		return taken || s.materials[scene.MaterialID(id)]
	})
	s.materials[scene.MaterialID(id)] = true
	return scene.MaterialID(id)
}

func (s *idSource) relation(want string) scene.RelationID {
	id := s.free("relation", want, func(id string) bool {
		_, taken := s.into.Relation(scene.RelationID(id))
		return taken || s.relations[scene.RelationID(id)]
	})
	s.relations[scene.RelationID(id)] = true
	return scene.RelationID(id)
}

// free returns the wanted id, or the first of want-2, want-3, … that is not taken.
func (s *idSource) free(kind, want string, taken func(string) bool) string {
	if want == "" || len(want) > 160 || strings.ContainsFunc(want, unicode.IsControl) {
		want = slug(want)
	}
	id := want
	key := kind + "/" + want
	for n := max(2, s.tried[key]); taken(id); n++ {
		id = fmt.Sprintf("%s-%d", want, n)
		s.tried[key] = n + 1
	}
	return id
}

// slug keeps letters and digits in lower case and joins the rest by single underscores.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, c := range strings.ToLower(name) {
		if !unicode.IsLetter(c) && !unicode.IsDigit(c) || c == unicode.ReplacementChar {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('_')
			gap = false
		}
		b.WriteRune(c)
		if b.Len() > 80 {
			break
		}
	}
	if b.Len() == 0 {
		return "object"
	}
	return b.String()
}

// tidy makes a name that a scene accepts.
func tidy(name string) string {
	name = strings.ToValidUTF8(name, "")
	if len(name) > scene.MaxName {
		name = strings.ToValidUTF8(name[:scene.MaxName], "")
	}
	return name
}

// IDs makes ids that are free in a scene, for readers of other formats.
type IDs struct{ source idSource }

// NewIDs avoids the ids of a scene.
func NewIDs(into *scene.Snapshot) *IDs { return &IDs{newIDSource(into)} }

// Node returns a free id made of a name, or the wanted id itself where it is free.
func (s *IDs) Node(want string) scene.NodeID { return s.source.node(want) }

// Material returns a free id for a material.
func (s *IDs) Material(want string) scene.MaterialID { return s.source.material(want) }

// Relation returns a free id for a relation.
func (s *IDs) Relation(want string) scene.RelationID { return s.source.relation(want) }

// Slug keeps letters and digits of a name in lower case and joins the rest by single underscores.
func Slug(name string) string { return slug(name) }

// Tidy makes a name that a scene accepts.
func Tidy(name string) string { return tidy(name) }

// Category guesses words from a file's name: "sofa_03_1k" is a "sofa".
func Category(title string) string { return categoryOf(title) }
