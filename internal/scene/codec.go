package scene

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// FormatVersion is the version of the scene's text form.
const FormatVersion = 1

type document struct {
	Version   int         `json:"version"`
	Settings  *Settings   `json:"settings"`
	Nodes     []*Node     `json:"nodes"`
	Materials []*Material `json:"materials"`
	Relations []*Relation `json:"relations"`
}

// EncodeSnapshot writes a scene as indented JSON, every list sorted by ID: equal scenes have equal bytes.
func EncodeSnapshot(s *Snapshot) ([]byte, error) {
	doc := document{Version: FormatVersion, Settings: s.settings, Nodes: []*Node{}, Materials: []*Material{}, Relations: []*Relation{}}
	for n := range s.Nodes() {
		doc.Nodes = append(doc.Nodes, n)
	}
	for m := range s.Materials() {
		doc.Materials = append(doc.Materials, m)
	}
	for r := range s.Relations() {
		doc.Relations = append(doc.Relations, r)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetIndent("", " ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(doc); err != nil {
		return nil, fmt.Errorf("scene: encode: %w", err)
	}
	return out.Bytes(), nil
}

// DecodeSnapshot reads what EncodeSnapshot wrote and checks all of it.
func DecodeSnapshot(text []byte) (*Snapshot, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	var doc document
	if err := decoder.Decode(&doc); err != nil {
		return nil, fmt.Errorf("scene: decode: %w", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, fmt.Errorf("scene: decode: there is more text after the scene")
	}
	if doc.Version != FormatVersion || doc.Settings == nil {
		return nil, fmt.Errorf("scene: decode: version %d is not one this program reads (%d)", doc.Version, FormatVersion)
	}
	draft := Empty("").Edit()
	if err := draft.PutSettings(*doc.Settings); err != nil {
		return nil, fmt.Errorf("scene: decode: %w", err)
	}
	for _, m := range doc.Materials {
		if err := putOnce(m, func(m Material) error { return draft.PutMaterial(m) }); err != nil {
			return nil, fmt.Errorf("scene: decode: %w", err)
		}
	}
	if err := draft.putNodes(doc.Nodes); err != nil {
		return nil, fmt.Errorf("scene: decode: %w", err)
	}
	for _, r := range doc.Relations {
		if err := putOnce(r, func(r Relation) error { return draft.PutRelation(r) }); err != nil {
			return nil, fmt.Errorf("scene: decode: %w", err)
		}
	}
	next, _ := draft.Seal()
	return next, nil
}

func putOnce[T any](value *T, put func(T) error) error {
	if value == nil {
		return fmt.Errorf("a list holds null")
	}
	return put(*value)
}

// putNodes adds nodes in whatever order they come, parents first.
func (d *Draft) putNodes(nodes []*Node) error {
	waiting := map[NodeID][]*Node{}
	for _, n := range nodes {
		if n == nil {
			return fmt.Errorf("the list of nodes holds null")
		}
		waiting[n.Parent] = append(waiting[n.Parent], n)
	}
	ready := []NodeID{""}
	placed := 0
	for len(ready) > 0 {
		parent := ready[0]
		ready = ready[1:]
		for _, n := range waiting[parent] {
			if _, ok := d.Node(n.ID); ok {
				return fmt.Errorf("node %q is there twice", n.ID)
			}
			if err := d.PutNode(*n); err != nil {
				return fmt.Errorf("node %q: %w", n.ID, err)
			}
			ready = append(ready, n.ID)
			placed++
		}
	}
	if placed != len(nodes) {
		return fmt.Errorf("%d nodes hang from a parent that is not there or from each other", len(nodes)-placed)
	}
	return nil
}
