// Package xmltree reads XML as a tree of elements, within bounds.
//
// Invariant: a document that declares entities, nests deeper than Depth or has more than Elements elements is refused; what is
// returned holds no more text than the document has bytes.
//
//	root, err := xmltree.Parse(data)
//	for _, link := range root.All("link") { name, ok := link.Attr("name") }
package xmltree

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Bounds of a document.
const (
	Depth    = 400
	Elements = 2_000_000
)

// Element is one element with its attributes in the order of the text.
type Element struct {
	Name     string // local name, without a prefix
	Attrs    []Attr
	Children []*Element
	Text     string // of the element itself, trimmed
	Line     int
}

// Attr is one attribute.
type Attr struct{ Name, Value string }

// Parse reads a document.
func Parse(data []byte) (*Element, error) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	decoder.CharsetReader = charset
	p := parser{decoder: decoder, texts: map[*Element]int{}}
	for {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if err := p.take(token); err != nil {
			line, _ := decoder.InputPos()
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
	}
	switch {
	case len(p.open) > 0:
		return nil, fmt.Errorf("the element <%s> of line %d is not closed", p.open[len(p.open)-1].Name, p.open[len(p.open)-1].Line)
	case p.root == nil:
		return nil, errors.New("it holds no element")
	}
	return p.root, nil
}

// charset takes text as it is; what is no UTF-8 is refused by the decoder.
func charset(label string, in io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-8", "utf8", "us-ascii", "ascii":
		return in, nil
	}
	return nil, fmt.Errorf("its encoding is %q; save it as UTF-8", label)
}

type parser struct {
	decoder *xml.Decoder
	root    *Element
	open    []*Element
	names   []string // of the open elements, prefix included
	count   int
	texts   map[*Element]int // pieces of text of each element
}

// pieces bounds how often comments and sections may interrupt an element's text.
const pieces = 1000

func (p *parser) take(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		return p.start(token)
	case xml.EndElement:
		if len(p.open) == 0 || p.names[len(p.names)-1] != token.Name.Space+":"+token.Name.Local {
			return fmt.Errorf("</%s> closes nothing that is open", token.Name.Local)
		}
		last := p.open[len(p.open)-1]
		last.Text = strings.TrimSpace(last.Text)
		p.open, p.names = p.open[:len(p.open)-1], p.names[:len(p.names)-1]
	case xml.CharData:
		if len(p.open) > 0 && len(bytes.TrimSpace(token)) > 0 {
			e := p.open[len(p.open)-1]
			e.Text += string(token)
			if p.texts[e]++; p.texts[e] > pieces {
				return fmt.Errorf("the text of <%s> is in too many pieces", e.Name)
			}
		}
	case xml.Directive:
		if bytes.Contains(bytes.ToUpper(token), []byte("ENTITY")) {
			return errors.New("it declares entities, which are not read")
		}
	}
	return nil
}

func (p *parser) start(token xml.StartElement) error {
	if p.count++; p.count > Elements {
		return fmt.Errorf("it has more than %d elements", Elements)
	}
	if len(p.open) >= Depth {
		return fmt.Errorf("elements lie more than %d deep in each other", Depth)
	}
	line, _ := p.decoder.InputPos()
	e := &Element{Name: token.Name.Local, Line: line}
	for _, a := range token.Attr {
		e.Attrs = append(e.Attrs, Attr{a.Name.Local, a.Value})
	}
	switch {
	case len(p.open) > 0:
		above := p.open[len(p.open)-1]
		above.Children = append(above.Children, e)
	case p.root != nil:
		return errors.New("it has more than one root element")
	default:
		p.root = e
	}
	p.open = append(p.open, e)
	p.names = append(p.names, token.Name.Space+":"+token.Name.Local)
	return nil
}

// Attr returns an attribute's value.
func (e *Element) Attr(name string) (string, bool) {
	for _, a := range e.Attrs {
		if a.Name == name {
			return a.Value, true
		}
	}
	return "", false
}

// Get returns an attribute's value, "" where there is none.
func (e *Element) Get(name string) string {
	value, _ := e.Attr(name)
	return value
}

// First returns the first child of a name, or nil.
func (e *Element) First(name string) *Element {
	if e == nil {
		return nil
	}
	for _, c := range e.Children {
		if c.Name == name {
			return c
		}
	}
	return nil
}

// All returns the children of a name.
func (e *Element) All(name string) []*Element {
	var out []*Element
	if e == nil {
		return nil
	}
	for _, c := range e.Children {
		if c.Name == name {
			out = append(out, c)
		}
	}
	return out
}

// Numbers reads an attribute as exactly count numbers. ok is false where the attribute is missing.
func (e *Element) Numbers(name string, count int) (values []float64, ok bool, err error) {
	text, ok := e.Attr(name)
	if !ok {
		return nil, false, nil
	}
	values, err = Floats(text)
	if err == nil && len(values) != count {
		err = fmt.Errorf("has %d numbers; %d are needed", len(values), count)
	}
	if err != nil {
		return nil, true, fmt.Errorf("line %d: <%s %s=%q>: %w", e.Line, e.Name, name, brief(text), err)
	}
	return values, true, nil
}

// Number reads an attribute as a number, or returns the fallback where it is missing.
func (e *Element) Number(name string, fallback float64) (float64, error) {
	values, ok, err := e.Numbers(name, 1)
	if !ok || err != nil {
		return fallback, err
	}
	return values[0], nil
}

// Floats reads numbers that are separated by spaces. They must be finite.
func Floats(text string) ([]float64, error) {
	var out []float64
	for _, word := range strings.Fields(text) {
		x, err := strconv.ParseFloat(word, 64)
		if err != nil && !errors.Is(err, strconv.ErrRange) {
			return nil, fmt.Errorf("%q is no number", brief(word))
		}
		if math.IsNaN(x) || math.IsInf(x, 0) {
			return nil, fmt.Errorf("%q is not finite", brief(word))
		}
		out = append(out, x)
	}
	return out, nil
}

func brief(text string) string {
	if len(text) > 40 {
		return strings.ToValidUTF8(text[:40], "") + "…"
	}
	return text
}

// Get0 is Get, "" for no element.
func (e *Element) Get0(name string) string {
	if e == nil {
		return ""
	}
	return e.Get(name)
}

// Text0 is the element's text, "" for no element.
func (e *Element) Text0() string {
	if e == nil {
		return ""
	}
	return e.Text
}
