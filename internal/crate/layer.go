package crate

import (
	"errors"
	"slices"
	"strings"

	"scenograph/internal/usda"
)

// deepest bounds how deep prims lie within prims; pathText and what reads layers follow it.
const deepest = 256

// builder makes the prims of a layer.
type builder struct {
	*file
	specOf map[uint32]*spec // by path
	prims  map[uint32]*usda.Prim
	order  map[*usda.Prim][]string // of the children, as the file tells it
	layer  *usda.Layer
}

func (f *file) layer() (*usda.Layer, error) {
	b := &builder{file: f, specOf: make(map[uint32]*spec, len(f.specs)), prims: map[uint32]*usda.Prim{}, order: map[*usda.Prim][]string{}, layer: &usda.Layer{}}
	for i := range f.specs {
		b.specOf[f.specs[i].path] = &f.specs[i]
	}
	root := &usda.Prim{}
	for i := range f.specs {
		s := &f.specs[i]
		switch s.kind {
		case rootSpec:
			if err := b.describe(root, s); err != nil {
				return nil, err
			}
		case primSpec, variantSpec:
			if _, err := b.prim(s.path, 0); err != nil {
				return nil, err
			}
		}
	}
	for i := range f.specs {
		if s := &f.specs[i]; s.kind == attributeSpec || s.kind == relationshipSpec {
			if err := b.property(s); err != nil {
				return nil, err
			}
		}
	}
	b.layer.Meta = root.Meta
	b.arrange(root)
	return b.layer, nil
}

// prim makes a prim, or what stands for a variant, below its parent.
func (b *builder) prim(at uint32, depth int) (*usda.Prim, error) {
	if p, known := b.prims[at]; known {
		return p, nil
	}
	s := b.specOf[at]
	if s == nil || s.kind != primSpec && s.kind != variantSpec || depth > deepest {
		return nil, errors.New("a prim lies below what is none, or too deep")
	}
	p := &usda.Prim{Specifier: "over", Name: b.token(b.paths[at].token)}
	parent := b.paths[at].parent
	if parent < 0 {
		return nil, errors.New("a prim has no path")
	}
	if above := b.specOf[uint32(parent)]; above == nil || above.kind != rootSpec {
		var err error
		if p.Parent, err = b.prim(uint32(parent), depth+1); err != nil {
			return nil, err
		}
	}
	b.prims[at] = p
	p.Path = b.pathText(at)
	if err := b.describe(p, s); err != nil {
		return nil, err
	}
	switch {
	case s.kind == variantSpec:
		return p, b.variant(p)
	case p.Parent == nil:
		b.layer.Prims = append(b.layer.Prims, p)
	default:
		p.Parent.Children = append(p.Parent.Children, p)
	}
	return p, nil
}

// variant puts what the path element {set=name} says below the prim that has the set.
func (b *builder) variant(p *usda.Prim) error {
	set, name, ok := strings.Cut(strings.Trim(p.Name, "{}"), "=")
	if !ok || p.Parent == nil {
		return errors.New("a variant has no prim")
	}
	p.Name, p.Specifier = name, "over"
	for i := range p.Parent.Variants {
		if p.Parent.Variants[i].Name == set {
			p.Parent.Variants[i].Variants = append(p.Parent.Variants[i].Variants, p)
			return nil
		}
	}
	p.Parent.Variants = append(p.Parent.Variants, usda.VariantSet{Name: set, Variants: []*usda.Prim{p}})
	return nil
}

// each visits the fields of a spec.
func (b *builder) each(s *spec, visit func(name string, rep uint64) error) error {
	for i := int(s.set); i < len(b.sets) && b.sets[i] != noField; i++ {
		if int(b.sets[i]) >= len(b.fields) {
			return errors.New("a set of fields points beyond the fields")
		}
		f := b.fields[b.sets[i]]
		if err := visit(b.token(f.name), f.rep); err != nil {
			return err
		}
	}
	return nil
}

// renamed are the fields that the text form calls otherwise.
var renamed = map[string]string{"inheritPaths": "inherits", "variantSelection": "variants", "variantSetNames": "variantSets", "documentation": "doc"}

func (b *builder) describe(p *usda.Prim, s *spec) error {
	return b.each(s, func(name string, rep uint64) error {
		switch name {
		case "primChildren":
			list, err := b.names(rep)
			b.order[p] = list
			return err
		case "properties", "variantSetChildren", "variantChildren":
			return nil
		}
		lines, err := b.lines(rep)
		if err != nil {
			return err
		}
		switch name {
		case "specifier":
			p.Specifier = string(lines[0].Value)
		case "typeName":
			p.Type = lines[0].Value.String()
		default:
			if text, known := renamed[name]; known {
				name = text
			}
			for _, l := range lines {
				p.Meta = append(p.Meta, usda.Field{Op: l.Op, Name: name, Value: l.Value})
			}
		}
		return nil
	})
}

// property adds an attribute or a relationship to its prim; what an attribute is connected to, and samples, are properties of their own.
func (b *builder) property(s *spec) error {
	at := b.paths[s.path]
	if at.parent < 0 || !at.property {
		return nil
	}
	p := b.prims[uint32(at.parent)]
	if p == nil {
		return nil
	}
	q := usda.Property{Name: b.token(at.token)}
	if s.kind == relationshipSpec {
		q.Type = "rel"
	}
	var more []usda.Property
	err := b.each(s, func(name string, rep uint64) error {
		lines, err := b.lines(rep)
		if err != nil || len(lines) == 0 {
			return err
		}
		switch name {
		case "typeName":
			q.Type = lines[0].Value.String()
		case "default":
			q.Value = lines[0].Value
		case "variability":
			q.Uniform = lines[0].Value == "uniform" && s.kind == attributeSpec
		case "custom":
			q.Custom = lines[0].Value.Bool(false)
		case "timeSamples":
			more = append(more, usda.Property{Name: q.Name + ".timeSamples", Value: lines[0].Value})
		case "connectionPaths":
			for _, l := range lines {
				more = append(more, usda.Property{Op: l.Op, Name: q.Name + ".connect", Value: l.Value})
			}
		case "targetPaths":
			for _, l := range lines {
				if l.Op != "delete" {
					q.Op, q.Value = l.Op, l.Value
				}
			}
		case "targetChildren", "connectionChildren":
		default:
			q.Meta = append(q.Meta, usda.Field{Name: name, Value: lines[0].Value})
		}
		return nil
	})
	p.Properties = append(p.Properties, q)
	for i := range more {
		more[i].Type = q.Type
	}
	p.Properties = append(p.Properties, more...)
	return err
}

// arrange sorts children as the file tells.
func (b *builder) arrange(root *usda.Prim) {
	sorted := func(list []*usda.Prim, names []string) {
		place := make(map[string]int, len(names))
		for i, name := range names {
			place[name] = i + 1
		}
		slices.SortStableFunc(list, func(x, y *usda.Prim) int { return place[x.Name] - place[y.Name] })
	}
	sorted(b.layer.Prims, b.order[root])
	for p, names := range b.order {
		sorted(p.Children, names)
	}
}

// pathText writes a path as the text form does, without the variants it lies in.
func (f *file) pathText(at uint32) string {
	var parts []string
	for i := at; len(parts) < 4*deepest; {
		if int64(i) >= int64(len(f.paths)) {
			return ""
		}
		p := f.paths[i]
		if p.parent < 0 {
			break
		}
		switch name := f.token(p.token); {
		case strings.HasPrefix(name, "{"):
		case strings.HasPrefix(name, "["):
		case p.property:
			parts = append(parts, "."+name)
		default:
			parts = append(parts, "/"+name)
		}
		i = uint32(p.parent)
	}
	if len(parts) == 0 {
		return "/"
	}
	slices.Reverse(parts)
	return strings.Join(parts, "")
}
