// Package usda reads the text form of Universal Scene Description: the prims of one layer, their metadata and their properties, with
// values left as they are written until someone asks for them.
//
// Invariant: Parse is bounded in depth and never panics; an error tells the line.
//
//	layer, err := usda.Parse(data)
//	for prim := range layer.All() { fmt.Println(prim.Path, prim.Schemas()) }
//
// Nothing is composed: references, payloads, variants and sublayers are told as metadata.
package usda

import (
	"iter"
	"slices"
	"strings"
)

// Layer is one .usda file.
type Layer struct {
	Meta  []Field
	Prims []*Prim
}

// Prim is a def, over or class with what is in it, in the order of the file.
type Prim struct {
	Specifier  string // def, over or class
	Type       string // such as Xform, "" where none is given
	Name       string
	Path       string // from the layer's root: /Root/Chair
	Line       int
	Parent     *Prim
	Meta       []Field
	Properties []Property
	Children   []*Prim
	Variants   []VariantSet
}

// VariantSet is a named choice of contents. Each variant is held as a prim without a name of its own.
type VariantSet struct {
	Name     string
	Variants []*Prim
}

// Field is one line of metadata: an optional list operation, a name and a value.
type Field struct {
	Op    string // prepend, append, add, delete, reorder or ""
	Name  string
	Value Value
}

// Property is an attribute or a relationship (Type "rel").
type Property struct {
	Op      string // as of a Field
	Custom  bool
	Uniform bool
	Type    string // such as double3 or token[]; "rel" for relationships
	Name    string // such as xformOp:translate or inputs:file.connect
	Value   Value  // "" where only declared
	Meta    []Field
	Line    int
}

// Value is a value as it is written.
type Value string

// All visits every prim of the layer, parents before children. Prims within variants are left out.
func (l *Layer) All() iter.Seq[*Prim] {
	return func(yield func(*Prim) bool) {
		for _, p := range l.Prims {
			if !p.visit(yield) {
				return
			}
		}
	}
}

// Subtree visits a prim and everything below it.
func (p *Prim) Subtree() iter.Seq[*Prim] {
	return func(yield func(*Prim) bool) { p.visit(yield) }
}

func (p *Prim) visit(yield func(*Prim) bool) bool {
	if !yield(p) {
		return false
	}
	for _, c := range p.Children {
		if !c.visit(yield) {
			return false
		}
	}
	return true
}

// Find returns the value of a field of metadata, "" where it is not there.
func Find(meta []Field, name string) Value {
	for _, f := range meta {
		if f.Name == name {
			return f.Value
		}
	}
	return ""
}

// Property returns a property by name, or nil.
func (p *Prim) Property(name string) *Property {
	for i := range p.Properties {
		if p.Properties[i].Name == name {
			return &p.Properties[i]
		}
	}
	return nil
}

// Value returns the value of a property, "" where it has none.
func (p *Prim) Value(name string) Value {
	if q := p.Property(name); q != nil {
		return q.Value
	}
	return ""
}

// Schemas lists the applied API schemas, in the order written.
func (p *Prim) Schemas() []string {
	var out []string
	for _, f := range p.Meta {
		if f.Name == "apiSchemas" && f.Op != "delete" {
			out = append(out, f.Value.Strings()...)
		}
	}
	return out
}

// Has reports whether an API schema is applied; a schema with instances such as SemanticsLabelsAPI counts with any.
func (p *Prim) Has(schema string) bool {
	return slices.ContainsFunc(p.Schemas(), func(s string) bool { return s == schema || strings.HasPrefix(s, schema+":") })
}

// Child returns a child by name, or nil.
func (p *Prim) Child(name string) *Prim {
	for _, c := range p.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// Prim returns the prim at a path, or nil.
func (l *Layer) Prim(path string) *Prim {
	names := strings.Split(strings.TrimPrefix(path, "/"), "/")
	var at *Prim
	for _, p := range l.Prims {
		if p.Name == names[0] {
			at = p
		}
	}
	for _, name := range names[1:] {
		if at == nil {
			return nil
		}
		at = at.Child(name)
	}
	return at
}
