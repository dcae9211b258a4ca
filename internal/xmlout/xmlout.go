// Package xmlout writes XML text: elements with attributes in the order they are given, two spaces a level.
//
// Invariant: whatever goes in, what comes out is well-formed XML 1.0 in UTF-8.
//
//	var x xmlout.Text
//	x.Open("body", "name", "chair", "pos", xmlout.Numbers(0, 0, 0.4))
//	x.Leaf("freejoint")
//	x.Close()
package xmlout

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Text is XML being written. The zero Text is empty and ready.
type Text struct {
	Bytes []byte
	open  []string
}

// Declaration writes the first line of a document.
func (t *Text) Declaration() {
	t.Bytes = append(t.Bytes, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"...)
}

// Open begins an element; attributes come in pairs of name and value, and those with an empty value are left out.
func (t *Text) Open(name string, attributes ...string) {
	t.start(name, attributes)
	t.Bytes = append(t.Bytes, ">\n"...)
	t.open = append(t.open, name)
}

// Leaf writes an element without content.
func (t *Text) Leaf(name string, attributes ...string) {
	t.start(name, attributes)
	t.Bytes = append(t.Bytes, "/>\n"...)
}

// Value writes an element that holds only text.
func (t *Text) Value(name, value string, attributes ...string) {
	t.start(name, attributes)
	t.Bytes = append(t.Bytes, '>')
	t.Bytes = append(t.Bytes, escaped(value)...)
	t.Bytes = append(t.Bytes, "</"...)
	t.Bytes = append(t.Bytes, name...)
	t.Bytes = append(t.Bytes, ">\n"...)
}

// Close ends the innermost open element.
func (t *Text) Close() {
	name := t.open[len(t.open)-1]
	t.open = t.open[:len(t.open)-1]
	t.indent()
	t.Bytes = append(t.Bytes, "</"...)
	t.Bytes = append(t.Bytes, name...)
	t.Bytes = append(t.Bytes, ">\n"...)
}

// Comment writes a remark.
func (t *Text) Comment(text string) {
	t.indent()
	t.Bytes = append(t.Bytes, "<!-- "...)
	t.Bytes = append(t.Bytes, strings.ReplaceAll(valid(text), "--", "- -")...)
	t.Bytes = append(t.Bytes, " -->\n"...)
}

func (t *Text) indent() {
	for range t.open {
		t.Bytes = append(t.Bytes, "  "...)
	}
}

func (t *Text) start(name string, attributes []string) {
	t.indent()
	t.Bytes = append(t.Bytes, '<')
	t.Bytes = append(t.Bytes, name...)
	for i := 0; i+1 < len(attributes); i += 2 {
		if attributes[i+1] == "" {
			continue
		}
		t.Bytes = append(t.Bytes, ' ')
		t.Bytes = append(t.Bytes, attributes[i]...)
		t.Bytes = append(t.Bytes, `="`...)
		t.Bytes = append(t.Bytes, escaped(attributes[i+1])...)
		t.Bytes = append(t.Bytes, '"')
	}
}

// valid drops what XML 1.0 does not allow.
func valid(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, forbidden) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if forbidden(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func forbidden(r rune) bool {
	return r < 0x20 && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}

func escaped(s string) string {
	s = valid(s)
	if !strings.ContainsAny(s, "<>&\"'\t\n\r") {
		return s
	}
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&apos;", "\t", "&#9;", "\n", "&#10;", "\r", "&#13;").Replace(s)
}

// Number writes a number to nine significant digits.
func Number(x float64) string { return string(appendNumber(nil, x)) }

// Numbers writes several, with spaces between them.
func Numbers(values ...float64) string {
	var out []byte
	for i, x := range values {
		if i > 0 {
			out = append(out, ' ')
		}
		out = appendNumber(out, x)
	}
	return string(out)
}

func appendNumber(out []byte, x float64) []byte {
	if math.Abs(x) < 1e-15 {
		return append(out, '0')
	}
	return strconv.AppendFloat(out, x, 'g', 9, 64)
}

// Rounded is the number that Number writes.
func Rounded(x float64) float64 {
	out, err := strconv.ParseFloat(Number(x), 64)
	if err != nil {
		return x
	}
	return out
}
