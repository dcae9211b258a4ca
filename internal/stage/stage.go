// Package stage reads Universal Scene Description: layers are composed — sublayers, references, payloads, inherits and the chosen
// variants, all within one folder or one .usdz — and what the composed prims describe becomes things.
//
// Invariant: nothing outside the folder is read, composition is bounded in depth and in prims, and what is not understood is in the
// report.
//
//	found, err := stage.Read(maker)
package stage

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"scenograph/internal/assembly"
	"scenograph/internal/usda"
)

// Bounds of composition.
const (
	deepest    = 100     // references within references, and prims within prims
	mostPrims  = 400_000 // composed prims
	mostLayers = 2_000
)

// layer is a file with the layers below it, strongest first.
type layer struct {
	file  string
	stack []*usda.Layer
	files []string // of the stack
}

// spec is one opinion about a prim. Paths in it that begin with from mean prims below to in the stage.
type spec struct {
	prim     *usda.Prim
	layer    *layer
	file     string // that assets in it are relative to
	from, to string
}

// composer opens layers and composes prims.
type composer struct {
	*assembly.Maker
	source source
	layers map[string]*layer
	count  int
}

func (c *composer) open(file string, depth int) (*layer, error) {
	if l, known := c.layers[file]; known {
		if l == nil {
			return nil, fmt.Errorf("%s refers to itself", path.Base(file))
		}
		return l, nil
	}
	if depth > deepest || len(c.layers) > mostLayers {
		return nil, errors.New("its layers refer to too many others")
	}
	c.layers[file] = nil
	parsed, err := c.source.layer(c, file)
	if err != nil {
		delete(c.layers, file)
		return nil, err
	}
	l := &layer{file: file, stack: []*usda.Layer{parsed}, files: []string{file}}
	for _, sub := range usda.Find(parsed.Meta, "subLayers").Strings() {
		below, err := c.open(c.source.beside(c, file, sub), depth+1)
		if err != nil {
			c.Report.Warn("layer "+path.Base(sub), "was left out: %v", err)
			continue
		}
		l.stack, l.files = append(l.stack, below.stack...), append(l.files, below.files...)
	}
	c.layers[file] = l
	return l, nil
}

// find lists the opinions of a layer about a path.
func (l *layer) find(at, to string) []spec {
	var out []spec
	for i, one := range l.stack {
		if p := one.Prim(at); p != nil {
			out = append(out, spec{prim: p, layer: l, file: l.files[i], from: at, to: to})
		}
	}
	return out
}

// expand adds to opinions those that they bring in, in the order of strength: local, inherits, variants, references, payloads,
// specializes (USD glossary, LIVRPS).
func (c *composer) expand(specs []spec, at string, depth int) []spec {
	if depth > deepest {
		c.Report.Warn("prim "+at, "refers to others without end")
		return specs
	}
	out := slices.Clone(specs)
	for _, s := range specs {
		for _, target := range arcs(s.prim, "inherits") {
			out = append(out, c.expand(s.layer.find(target, at), at, depth+1)...)
		}
	}
	for _, s := range c.variants(specs) {
		out = append(out, c.expand([]spec{s}, at, depth+1)...)
	}
	for _, arc := range []string{"references", "payload", "specializes"} {
		for _, s := range specs {
			for _, target := range arcs(s.prim, arc) {
				out = append(out, c.reference(s, target, at, depth)...)
			}
		}
	}
	return out
}

// arcs lists the targets of a list of references. "None" is no target.
func arcs(p *usda.Prim, name string) []string {
	var out []string
	for _, f := range p.Meta {
		if f.Name == name && f.Op != "delete" && f.Op != "reorder" {
			for _, target := range f.Value.Strings() {
				if target != "None" {
					out = append(out, target)
				}
			}
		}
	}
	return out
}

// reference brings in a prim of the same layer, "/Path", or of another file, "file.usd" or "file.usd</Path>".
func (c *composer) reference(s spec, target, at string, depth int) []spec {
	if strings.HasPrefix(target, "/") {
		found := s.layer.find(target, at)
		if len(found) == 0 {
			c.Report.Warn("prim "+at, "refers to %s, which is not there", target)
		}
		return c.expand(found, at, depth+1)
	}
	file, inner, _ := strings.Cut(target, "<")
	inner = strings.TrimSuffix(inner, ">")
	l, err := c.open(c.source.beside(c, s.file, file), depth+1)
	if err != nil {
		c.Report.Warn("prim "+at, "is without what it refers to, %s: %v", path.Base(file), err)
		return nil
	}
	if inner == "" {
		name := usda.Find(l.stack[0].Meta, "defaultPrim").String()
		if name == "" && len(l.stack[0].Prims) > 0 {
			name = l.stack[0].Prims[0].Name
		}
		inner = "/" + name
	}
	found := l.find(inner, at)
	if len(found) == 0 {
		c.Report.Warn("prim "+at, "refers to %s in %s, which is not there", inner, path.Base(file))
	}
	return c.expand(found, at, depth+1)
}

// variants returns the contents of the chosen variant of each set: chosen by the strongest opinion, else the first.
func (c *composer) variants(specs []spec) []spec {
	chosen := map[string]string{}
	for _, s := range specs {
		fields, err := usda.Find(s.prim.Meta, "variants").Fields()
		if err != nil {
			continue
		}
		for _, f := range fields {
			if _, known := chosen[f.Name]; !known {
				chosen[f.Name] = f.Value.String()
			}
		}
	}
	var out []spec
	for _, s := range specs {
		for _, set := range s.prim.Variants {
			for i, v := range set.Variants {
				if name, known := chosen[set.Name]; known && v.Name == name || !known && i == 0 {
					inner := s
					inner.prim = v
					out = append(out, inner)
				}
			}
		}
	}
	return out
}

// compose makes a prim and those below it of opinions.
func (c *composer) compose(name, at string, specs []spec, parent *prim, depth int) (*prim, error) {
	if c.count++; c.count > mostPrims || depth > deepest {
		return nil, errors.New("it unfolds to too many prims, or too deep")
	}
	if err := c.Context().Err(); err != nil {
		return nil, err
	}
	p := &prim{name: name, path: at, parent: parent, active: true, specs: c.expand(specs, at, 0)}
	for i := len(p.specs) - 1; i >= 0; i-- {
		if kind := p.specs[i].prim.Type; kind != "" {
			p.kind = kind
		}
	}
	if v := p.meta("active"); v != "" && !v.Bool(true) {
		p.active = false
		return p, nil
	}
	inner := map[string][]spec{}
	var order []string
	for _, s := range p.specs {
		for _, child := range s.prim.Children {
			if inner[child.Name] == nil {
				order = append(order, child.Name)
			}
			one := s
			one.prim = child
			inner[child.Name] = append(inner[child.Name], one)
		}
	}
	for _, name := range order {
		list := inner[name]
		if !slices.ContainsFunc(list, func(s spec) bool { return s.prim.Specifier == "def" }) && !c.defines(list) {
			continue // over and class describe prims for others
		}
		child, err := c.compose(name, at+"/"+name, list, p, depth+1)
		if err != nil {
			return nil, err
		}
		if child.active {
			p.children = append(p.children, child)
		}
	}
	return p, nil
}

// defines reports whether an over brings in a def by a reference.
func (c *composer) defines(list []spec) bool {
	return slices.ContainsFunc(list, func(s spec) bool {
		return s.prim.Specifier == "over" && (len(arcs(s.prim, "references")) > 0 || len(arcs(s.prim, "payload")) > 0)
	})
}
