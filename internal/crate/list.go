package crate

import (
	"errors"
	"math"
	"strconv"
	"strings"

	"scenograph/internal/usda"
)

// line is what one list operation says.
type line struct {
	Op    string
	Value usda.Value
}

// Bits of a list operation's header.
const (
	explicitBit = 1 << 0
	itemsBit    = 1 << 1
)

// operations are the lists of a list operation, in the order in which they lie.
var operations = []struct {
	bit byte
	op  string
}{{itemsBit, ""}, {1 << 2, "add"}, {1 << 5, "prepend"}, {1 << 6, "append"}, {1 << 3, "delete"}, {1 << 4, "reorder"}}

// lines reads a field: one line, or as many as a list operation has lists.
func (f *file) lines(rep uint64) ([]line, error) {
	item := f.item(kindOf(rep))
	if item == nil || rep&arrayBit != 0 {
		v, err := f.value(rep, 0)
		return []line{{Value: v}}, err
	}
	c := f.at(int64(rep & payloadMask))
	header := c.u8()
	var out []line
	for _, o := range operations {
		if header&o.bit == 0 {
			continue
		}
		list, err := f.items(c, item)
		if err != nil {
			return nil, err
		}
		out = append(out, line{o.op, usda.Value(bracketed(list))})
	}
	if c.failed {
		return nil, errEnds
	}
	if len(out) == 0 {
		out = []line{{Value: "None"}}
	}
	return out, nil
}

// item is how an element of a kind's lists is read, nil for kinds that are no list operation.
func (f *file) item(kind int) func(*cursor) (string, error) {
	whole := func(read func(*cursor) string) func(*cursor) (string, error) {
		return func(c *cursor) (string, error) { return read(c), nil }
	}
	switch kind {
	case tokenListKind:
		return whole(func(c *cursor) string { return quote(f.token(c.u32())) })
	case stringListKind:
		return whole(func(c *cursor) string { return quote(f.text(c.u32())) })
	case pathListKind:
		return whole(func(c *cursor) string { return "<" + f.pathText(c.u32()) + ">" })
	case intListKind:
		return whole(func(c *cursor) string { return strconv.FormatInt(int64(int32(c.u32())), 10) })
	case uintListKind:
		return whole(func(c *cursor) string { return strconv.FormatUint(uint64(c.u32()), 10) })
	case int64ListKind:
		return whole(func(c *cursor) string { return strconv.FormatInt(int64(c.u64()), 10) })
	case uint64ListKind:
		return whole(func(c *cursor) string { return strconv.FormatUint(c.u64(), 10) })
	case referenceKind:
		return func(c *cursor) (string, error) {
			target := f.target(c)
			c.bytes(16) // offset and scale of time
			_, err := f.dictionary(c, 1)
			return target, err
		}
	case payloadListKind:
		return whole(f.payload)
	}
	return nil
}

// target is what a reference points at: a layer, a prim, or a prim in a layer.
func (f *file) target(c *cursor) string {
	layer, path := f.text(c.u32()), f.pathText(c.u32())
	out := ""
	if layer != "" {
		out = asset(layer)
	}
	if path != "/" && path != "" {
		out += "<" + path + ">"
	}
	return out
}

func (f *file) payload(c *cursor) string {
	target := f.target(c)
	if f.minor >= 8 {
		c.bytes(16)
	}
	return target
}

func (f *file) items(c *cursor, read func(*cursor) (string, error)) ([]string, error) {
	n, err := c.count(4)
	if err != nil {
		return nil, err
	}
	var out []string
	for range n {
		text, err := read(c)
		if err != nil {
			return nil, err
		}
		if err := f.take(len(text)); err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

// names reads a list of tokens.
func (f *file) names(rep uint64) ([]string, error) {
	if kindOf(rep) != tokenVectorKind {
		return nil, nil
	}
	return f.items(f.at(int64(rep&payloadMask)), func(c *cursor) (string, error) { return f.token(c.u32()), nil })
}

// dictionary reads keys and values. A value lies before its representation, which is so far on.
func (f *file) dictionary(c *cursor, depth int) (string, error) {
	n, err := c.count(20)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	out.WriteString("{\n")
	for range n {
		key := f.text(c.u32())
		rep, err := c.far()
		if err != nil {
			return "", err
		}
		if kindOf(rep) == valueKind || f.item(kindOf(rep)) != nil {
			continue // no kind that a dictionary holds
		}
		v, err := f.value(rep, depth+1)
		if err != nil {
			return "", err
		}
		if err := f.take(len(key) + len(v) + 16); err != nil {
			return "", err
		}
		out.WriteString(kindName(rep) + " " + quote(key) + " = " + string(v) + "\n")
	}
	if c.failed {
		return "", errEnds
	}
	return out.String() + "}", nil
}

// kindName is a word for a value's type, which readers of dictionaries pass over.
func kindName(rep uint64) string {
	name := "value"
	if kindOf(rep) == dictionaryKind {
		name = "dictionary"
	}
	if rep&arrayBit != 0 {
		name += "[]"
	}
	return name
}

// far follows an offset to a representation. Offsets lead onwards, so that nothing is read twice.
func (c *cursor) far() (uint64, error) {
	start := c.pos
	offset := int64(c.u64())
	if c.failed || offset < 8 || offset > int64(len(c.file.data)-start) {
		return 0, errors.New("a value lies outside the file")
	}
	c.pos = start + int(offset)
	return c.u64(), nil
}

// compound reads the kinds that are neither numbers nor words.
func (f *file) compound(kind int, c *cursor, depth int) (string, error) {
	list := func(read func(*cursor) (string, error)) (string, error) {
		items, err := f.items(c, read)
		if err == nil && c.failed {
			err = errEnds
		}
		return bracketed(items), err
	}
	switch kind {
	case pathVectorKind:
		return list(f.item(pathListKind))
	case tokenVectorKind:
		return list(f.item(tokenListKind))
	case stringVectorKind:
		return list(f.item(stringListKind))
	case doubleVectorKind:
		return list(func(c *cursor) (string, error) { return number(math.Float64frombits(c.u64()), 64), nil })
	case offsetVectorKind:
		return "None", nil
	case payloadKind:
		return f.payload(c), nil
	case selectionKind:
		return f.selection(c)
	case samplesKind:
		return f.samples(c, depth)
	}
	return "None", nil // kinds that only tools of their own write
}

func (f *file) selection(c *cursor) (string, error) {
	n, err := c.count(8)
	if err != nil {
		return "", err
	}
	var out strings.Builder
	out.WriteString("{\n")
	for range n {
		set, name := f.text(c.u32()), f.text(c.u32())
		if err := f.take(len(set) + len(name)); err != nil {
			return "", err
		}
		out.WriteString("string " + quote(set) + " = " + quote(name) + "\n")
	}
	return out.String() + "}", nil
}

// samples reads the first of a table of values in time; the others are left where they are.
func (f *file) samples(c *cursor, depth int) (string, error) {
	times, err := c.far()
	if err != nil {
		return "", err
	}
	start := c.pos
	offset := int64(c.u64())
	if c.failed || offset < 8 || offset > int64(len(f.data)-start) {
		return "", errEnds
	}
	c.pos = start + int(offset)
	if n, err := c.count(8); err != nil || n == 0 {
		return "{ }", err
	}
	v, err := f.value(c.u64(), depth+1)
	if err != nil {
		return "", err
	}
	first := "0"
	if at, err := f.value(times, depth+1); err == nil {
		if list, err := at.Floats(); err == nil && len(list) > 0 {
			first = number(list[0], 64)
		}
	}
	return "{ " + first + ": " + string(v) + " }", nil
}
