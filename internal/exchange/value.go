package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// kind is what a JSON value is.
type kind uint8

const (
	null kind = iota
	boolean
	number
	text
	list
	object
)

func (k kind) String() string {
	return [...]string{"null", "true or false", "a number", "a text", "a list", "an object"}[k]
}

// value is a JSON value that keeps what encoding/json forgets: the order of fields, repeated ones, and the digits of numbers.
type value struct {
	kind   kind
	raw    string // number: its digits; text: the text; boolean: true or false
	list   []value
	fields []field
	line   int // in the file
}

type field struct {
	name  string
	value value
}

// Limits of a file.
const (
	maxFile  = 64 << 20 // bytes
	maxDepth = 64
)

// parse reads a file. The words NaN and Infinity, which Python writes and JSON does not have, are read as numbers without a finite value.
func parse(data []byte) (value, error) {
	if len(data) > maxFile {
		return value{}, fmt.Errorf("has more than %d MB", maxFile>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(data) {
		return value{}, errors.New("is not UTF-8 text")
	}
	data = spellNonFinite(data)
	p := parser{decoder: json.NewDecoder(bytes.NewReader(data)), data: data, line: 1}
	p.decoder.UseNumber()
	out, err := p.value(0)
	if err == nil {
		if _, more := p.decoder.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("something follows the end of the JSON")
		}
	}
	if err != nil {
		return value{}, fmt.Errorf("line %d: %w", p.lineAt(p.decoder.InputOffset()), plainer(err))
	}
	return out, nil
}

func plainer(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the file ends in the middle of the JSON")
	}
	return errors.New(strings.TrimPrefix(err.Error(), "json: "))
}

// notFinite stands for NaN and the infinities: JSON's grammar allows it and no float64 holds it.
const notFinite = "1e9999"

// spellNonFinite replaces Python's words for numbers that are not finite, outside of texts.
func spellNonFinite(data []byte) []byte {
	if !bytes.Contains(data, []byte("NaN")) && !bytes.Contains(data, []byte("Infinity")) {
		return data
	}
	var out []byte
	quoted := false
	for i := 0; i < len(data); i++ {
		c := data[i]
		switch {
		case quoted && c == '\\' && i+1 < len(data):
			out = append(out, c, data[i+1])
			i++
			continue
		case c == '"':
			quoted = !quoted
		case !quoted && (c == 'N' || c == 'I' || c == '-'):
			if word := nonFiniteWord(data[i:]); word > 0 {
				out = append(out, notFinite...)
				i += word - 1
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

func nonFiniteWord(data []byte) int {
	for _, word := range []string{"NaN", "Infinity", "-Infinity"} {
		if bytes.HasPrefix(data, []byte(word)) {
			return len(word)
		}
	}
	return 0
}

type parser struct {
	decoder *json.Decoder
	data    []byte
	at      int64 // where line was counted
	line    int
}

// lineAt counts lines up to an offset; offsets only grow.
func (p *parser) lineAt(offset int64) int {
	offset = min(offset, int64(len(p.data)))
	p.line += bytes.Count(p.data[p.at:offset], []byte("\n"))
	p.at = offset
	return p.line
}

func (p *parser) value(depth int) (value, error) {
	token, err := p.decoder.Token()
	if err != nil {
		return value{}, err
	}
	return p.from(token, depth)
}

func (p *parser) from(token json.Token, depth int) (value, error) {
	if depth > maxDepth {
		return value{}, fmt.Errorf("more than %d levels within each other", maxDepth)
	}
	out := value{line: p.lineAt(p.decoder.InputOffset())}
	switch t := token.(type) {
	case bool:
		out.kind, out.raw = boolean, strconv.FormatBool(t)
	case json.Number:
		out.kind, out.raw = number, t.String()
	case string:
		out.kind, out.raw = text, t
	case json.Delim:
		return p.container(t, out, depth)
	}
	return out, nil
}

func (p *parser) container(open json.Delim, out value, depth int) (value, error) {
	out.kind = list
	if open == '{' {
		out.kind = object
	}
	for p.decoder.More() {
		name := ""
		if out.kind == object {
			token, err := p.decoder.Token()
			if err != nil {
				return out, err
			}
			name, _ = token.(string)
		}
		v, err := p.value(depth + 1)
		if err != nil {
			return out, err
		}
		if out.kind == object {
			out.fields = append(out.fields, field{name, v})
		} else {
			out.list = append(out.list, v)
		}
	}
	_, err := p.decoder.Token()
	return out, err
}

// get returns a field, null when it is not there; of repeated fields the last, as most readers take it.
func (v value) get(names ...string) value {
	for _, name := range names {
		found := value{}
		for i := len(v.fields) - 1; i >= 0 && found.kind == null; i-- {
			if v.fields[i].name == name {
				found = v.fields[i].value
			}
		}
		v = found
	}
	return v
}

// first returns the first of several fields that is there and not null.
func (v value) first(names ...string) value {
	for _, name := range names {
		if f := v.get(name); f.kind != null {
			return f
		}
	}
	return value{}
}

// set replaces a field or adds it at the end.
func (v *value) set(name string, to value) {
	v.kind = object
	fields := slices.Clone(v.fields)
	for i := range fields {
		if fields[i].name == name {
			fields[i].value = to
			v.fields = fields
			return
		}
	}
	fields = append(fields, field{name, to})
	v.fields = fields
}

// without returns the object without some fields.
func (v value) without(names ...string) value {
	v.fields = slices.DeleteFunc(slices.Clone(v.fields), func(f field) bool { return slices.Contains(names, f.name) })
	return v
}

// float returns a finite number; texts that hold one count, as other programs write them.
func (v value) float() (float64, bool) {
	if v.kind != number && v.kind != text {
		return 0, false
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(v.raw), 64)
	return f, err == nil && !math.IsInf(f, 0) && !math.IsNaN(f)
}

func (v value) text() string {
	if v.kind == text {
		return v.raw
	}
	return ""
}

func (v value) isTrue() bool { return v.kind == boolean && v.raw == "true" }

// floats returns the numbers of a list, or of an object with x, y and z.
func (v value) floats() ([]float64, error) {
	elements := v.list
	if v.kind == object {
		for _, axis := range []string{"x", "y", "z"} {
			if c := v.get(axis); c.kind != null {
				elements = append(elements, c)
			}
		}
	} else if v.kind != list {
		return nil, fmt.Errorf("is %s and no list of numbers", v.kind)
	}
	var out []float64
	for i, e := range elements {
		f, ok := e.float()
		if !ok {
			return nil, fmt.Errorf("[%d] is no finite number", i)
		}
		out = append(out, f)
	}
	return out, nil
}

// Constructors for what is written.

func ofText(s string) value { return value{kind: text, raw: s} }
func ofBool(b bool) value   { return value{kind: boolean, raw: strconv.FormatBool(b)} }
func ofNumber(f float64) value {
	return value{kind: number, raw: strconv.FormatFloat(tidy(f), 'f', -1, 64)}
}
func ofFloats(fs ...float64) value {
	out := value{kind: list}
	for _, f := range fs {
		out.list = append(out.list, ofNumber(f))
	}
	return out
}
func ofFields(fields ...field) value { return value{kind: object, fields: fields} }

// tidy drops noise below a hundredth of a millimetre and −0.
func tidy(f float64) float64 { return math.Round(f*1e5)/1e5 + 0 }

// encode writes the value as JSON; with an indent every element has a line of its own.
func (v value) encode(indent string) []byte {
	var b bytes.Buffer
	v.write(&b, indent, "\n")
	return b.Bytes()
}

func (v value) write(b *bytes.Buffer, indent, lead string) {
	switch v.kind {
	case null:
		b.WriteString("null")
	case boolean:
		b.WriteString(v.raw)
	case number:
		if _, ok := v.float(); !ok {
			b.WriteString("null")
			return
		}
		b.WriteString(v.raw)
	case text:
		writeText(b, v.raw)
	case list:
		writeAll(b, "[]", indent, lead, len(v.list), func(i int, inner string) { v.list[i].write(b, indent, inner) })
	case object:
		writeAll(b, "{}", indent, lead, len(v.fields), func(i int, inner string) {
			writeText(b, v.fields[i].name)
			b.WriteByte(':')
			if indent != "" {
				b.WriteByte(' ')
			}
			v.fields[i].value.write(b, indent, inner)
		})
	}
}

func writeAll(b *bytes.Buffer, brackets, indent, lead string, n int, element func(i int, inner string)) {
	b.WriteByte(brackets[0])
	inner := lead + indent
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		if indent != "" {
			b.WriteString(inner)
		}
		element(i, inner)
	}
	if indent != "" && n > 0 {
		b.WriteString(lead)
	}
	b.WriteByte(brackets[1])
}

func writeText(b *bytes.Buffer, s string) {
	encoder := json.NewEncoder(b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(s) // a string always encodes, and a buffer takes everything
	b.Truncate(b.Len() - 1)
}
