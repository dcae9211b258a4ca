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
var ErrCrate = errors.New("usda: this layer is binary (usdc), which is not read here; save it as text, with \"usdcat in.usdc -o out.usda\" or from the program that wrote it")

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

// property reads [op] [custom] [uniform|varying|config] type name [= value] [(meta)].
func (p *parser) property() (Property, error) {
	out := Property{Line: p.line()}
	for {
		word, err := p.identifier()
		if err != nil {
			return out, err
		}
		switch {
		case operation(word):
			out.Op = word
			continue
		case word == "custom":
			out.Custom = true
			continue
		case word == "uniform" || word == "config":
			out.Uniform = true
			continue
		case word == "varying":
			continue
		}
		out.Type = word
		break
	}
	if p.blank(); p.peek() == '[' {
		if p.at++; !p.take(']') {
			return out, p.fail("wants ] after the type %s", out.Type)
		}
		out.Type += "[]"
	}
	name, err := p.identifier()
	if err != nil {
		return out, err
	}
	out.Name = name
	if p.take('=') {
		if out.Value, err = p.value(); err != nil {
			return out, err
		}
	}
	out.Meta, err = p.meta()
	return out, err
}

// meta reads metadata in parentheses, if there is any.
func (p *parser) meta() ([]Field, error) {
	if !p.take('(') {
		return nil, nil
	}
	var out []Field
	for {
		p.separators()
		switch c := p.peek(); {
		case c == 0:
			return nil, p.fail("metadata %v", errUnclosed)
		case c == ')':
			p.at++
			return out, nil
		case c == '"' || c == '\'': // a bare comment
			text, err := p.quoted()
			if err != nil {
				return nil, err
			}
			out = append(out, Field{Name: "comment", Value: Value(text)})
			continue
		}
		field, err := p.field()
		if err != nil {
			return nil, err
		}
		out = append(out, field)
	}
}

func (p *parser) field() (Field, error) {
	var out Field
	word, err := p.identifier()
	if err != nil {
		return out, err
	}
	if operation(word) {
		out.Op = word
		if word, err = p.identifier(); err != nil {
			return out, err
		}
	}
	out.Name = word
	if !p.take('=') {
		return out, p.fail("wants = after %s", word)
	}
	if out.Value, err = p.value(); err != nil {
		return out, err
	}
	if p.blank(); p.peek() == '(' { // the offset of a reference
		err = p.bracket()
	}
	return out, err
}

// value takes a value as it is written: a bracket with all that is in it, a string, an asset with the path behind it, a path or a word.
func (p *parser) value() (Value, error) {
	p.space()
	start := p.at
	var err error
	switch c := p.peek(); {
	case c == 0:
		return "", p.fail("wants a value")
	case c == '(' || c == '[' || c == '{':
		err = p.bracket()
	case c == '"' || c == '\'':
		_, err = p.quoted()
	case c == '@':
		if _, err = p.asset(); err == nil && p.peek() == '<' {
			_, err = p.path()
		}
	case c == '<':
		_, err = p.path()
	case wordByte(c):
		p.word()
	default:
		err = p.fail("wants a value, not %q", c)
	}
	return Value(p.text[start:p.at]), err
}

// bracket skips a bracket with everything in it.
func (p *parser) bracket() error {
	var open []byte
	for p.at < len(p.text) {
		c := p.text[p.at]
		switch c {
		case '(', '[', '{':
			if open = append(open, c); len(open) > deepest {
				return p.fail("brackets nest deeper than %d", deepest)
			}
			p.at++
		case ')', ']', '}':
			if closing(open[len(open)-1]) != c {
				return p.fail("%q closes %q", c, open[len(open)-1])
			}
			p.at++
			if open = open[:len(open)-1]; len(open) == 0 {
				return nil
			}
		case '"', '\'':
			if _, err := p.quoted(); err != nil {
				return err
			}
		case '@':
			if _, err := p.asset(); err != nil {
				return err
			}
		case '<':
			if _, err := p.path(); err != nil {
				return err
			}
		case '#':
			p.space()
		default:
			p.at++
		}
	}
	return p.fail("a bracket %v", errUnclosed)
}

func closing(c byte) byte {
	switch c {
	case '(':
		return ')'
	case '[':
		return ']'
	}
	return '}'
}
