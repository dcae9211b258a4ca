package usda

import (
	"bytes"
	"errors"
	"slices"
	"strings"
)

// deepest bounds how deep prims, values and dictionaries may nest.
const deepest = 200

// ErrCrate says that a layer is in the binary form.
var ErrCrate = errors.New("usda: this layer is binary (usdc) and not text: name it .usdc or .usd")

type parser struct {
	scanner
	depth int
}

// Parse reads a layer.
func Parse(data []byte) (*Layer, error) {
	if bytes.HasPrefix(data, []byte("PXR-USDC")) {
		return nil, ErrCrate
	}
	p := &parser{scanner: scanner{text: string(data)}}
	if !strings.HasPrefix(p.text, "#usda ") {
		return nil, errors.New("usda: this is no USD text layer: it does not begin with #usda")
	}
	layer := &Layer{}
	var err error
	if layer.Meta, err = p.meta(); err != nil {
		return nil, err
	}
	for {
		p.separators()
		if p.at >= len(p.text) {
			return layer, nil
		}
		prim, err := p.statement(nil)
		if err != nil {
			return nil, err
		}
		if prim != nil {
			layer.Prims = append(layer.Prims, prim)
		}
	}
}

func specifier(word string) bool { return word == "def" || word == "over" || word == "class" }

// statement reads a prim at the layer's root, or a reorder, which is left out.
func (p *parser) statement(parent *Prim) (*Prim, error) {
	word, err := p.identifier()
	if err != nil {
		return nil, err
	}
	if specifier(word) {
		return p.prim(word, parent)
	}
	if word == "reorder" {
		return nil, p.reorder()
	}
	return nil, p.fail("wants def, over or class, not %q", word)
}

func (p *parser) reorder() error {
	if _, err := p.identifier(); err != nil {
		return err
	}
	if !p.take('=') {
		return p.fail("wants = after reorder")
	}
	_, err := p.value()
	return err
}

// prim reads what follows def, over or class.
func (p *parser) prim(word string, parent *Prim) (*Prim, error) {
	if p.depth++; p.depth > deepest {
		return nil, p.fail("prims nest deeper than %d", deepest)
	}
	defer func() { p.depth-- }()
	prim := &Prim{Specifier: word, Parent: parent, Line: p.line()}
	p.space()
	var err error
	if c := p.peek(); c != '"' && c != '\'' {
		if prim.Type, err = p.identifier(); err != nil {
			return nil, err
		}
		p.space()
	}
	if c := p.peek(); c != '"' && c != '\'' {
		return nil, p.fail("wants the name of a prim in quotes")
	}
	if prim.Name, err = p.quoted(); err != nil {
		return nil, err
	}
	prim.Path = "/" + prim.Name
	if parent != nil {
		prim.Path = parent.Path + prim.Path
	}
	if prim.Meta, err = p.meta(); err != nil {
		return nil, err
	}
	return prim, p.body(prim)
}

// body reads what stands in a prim's braces.
func (p *parser) body(prim *Prim) error {
	if !p.take('{') {
		return p.fail("wants { after prim %q", prim.Name)
	}
	for {
		p.separators()
		if p.peek() == 0 {
			return p.fail("prim %q %v", prim.Path, errUnclosed)
		}
		if p.take('}') {
			return nil
		}
		if err := p.member(prim); err != nil {
			return err
		}
	}
}

func (p *parser) member(prim *Prim) error {
	start := p.at
	word, err := p.identifier()
	if err != nil {
		return err
	}
	switch {
	case specifier(word):
		child, err := p.prim(word, prim)
		if err != nil {
			return err
		}
		prim.Children = append(prim.Children, child)
		return nil
	case word == "reorder":
		return p.reorder()
	case word == "variantSet":
		return p.variants(prim)
	}
	p.at = start
	property, err := p.property()
	if err != nil {
		return err
	}
	prim.Properties = append(prim.Properties, property)
	return nil
}

// variants reads variantSet "name" = { "variant" (meta) { … } … }.
func (p *parser) variants(prim *Prim) error {
	name, err := p.key()
	if err != nil {
		return err
	}
	if !p.take('=') || !p.take('{') {
		return p.fail("wants = { after variantSet %q", name)
	}
	set := VariantSet{Name: name}
	for !p.take('}') {
		variant := &Prim{Specifier: "over", Path: prim.Path, Parent: prim.Parent, Line: p.line()}
		if variant.Name, err = p.key(); err != nil {
			return err
		}
		if variant.Meta, err = p.meta(); err != nil {
			return err
		}
		if p.depth++; p.depth > deepest {
			return p.fail("variants nest deeper than %d", deepest)
		}
		if err = p.body(variant); err != nil {
			return err
		}
		p.depth--
		set.Variants = append(set.Variants, variant)
	}
	prim.Variants = append(prim.Variants, set)
	return nil
}

func operation(word string) bool {
	return slices.Contains([]string{"prepend", "append", "add", "delete", "reorder"}, word)
}
