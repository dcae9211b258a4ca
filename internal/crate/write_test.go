package crate

import (
	"encoding/binary"
	"slices"

	"github.com/pierrec/lz4/v4"
)

// maker writes small crates of version 0.8, uncompressed within their LZ4 blocks.
type maker struct {
	out     []byte
	tokens  []string
	strings []uint32
	fields  []field
	sets    []uint32
	paths   []path
	specs   []spec
}

func (m *maker) token(s string) uint32 {
	if i := slices.Index(m.tokens, s); i >= 0 {
		return uint32(i)
	}
	m.tokens = append(m.tokens, s)
	return uint32(len(m.tokens) - 1)
}

func (m *maker) str(s string) uint32 {
	m.strings = append(m.strings, m.token(s))
	return uint32(len(m.strings) - 1)
}

// path adds a path below another, −1 for the root.
func (m *maker) path(parent int32, name string, property bool) uint32 {
	m.paths = append(m.paths, path{parent, m.token(name), property})
	return uint32(len(m.paths) - 1)
}

type named struct {
	name string
	rep  uint64
}

func (m *maker) spec(at uint32, kind uint32, fields ...named) {
	m.specs = append(m.specs, spec{path: at, set: uint32(len(m.sets)), kind: kind})
	for _, f := range fields {
		m.sets = append(m.sets, uint32(len(m.fields)))
		m.fields = append(m.fields, field{m.token(f.name), f.rep})
	}
	m.sets = append(m.sets, noField)
}

// put lays values down and returns where.
func (m *maker) put(kind int, values ...any) uint64 {
	at := len(m.out)
	for _, v := range values {
		switch v := v.(type) {
		case byte:
			m.out = append(m.out, v)
		case uint32:
			m.out = binary.LittleEndian.AppendUint32(m.out, v)
		case int:
			m.out = binary.LittleEndian.AppendUint64(m.out, uint64(v))
		}
	}
	return uint64(kind)<<48 | uint64(at)
}

func word(kind int, payload uint32) uint64 {
	return uint64(kind)<<48 | inlinedBit | uint64(payload)
}

func (m *maker) packed(data []byte) {
	block := make([]byte, lz4.CompressBlockBound(len(data)))
	n, err := lz4.CompressBlock(data, block, nil)
	if err != nil || n == 0 { // what does not shrink is one run of literals
		block = append([]byte{0xf0}, lengths(len(data)-15)...)
		block, n = append(block, data...), 1+len(lengths(len(data)-15))+len(data)
		if len(data) < 15 {
			block, n = append([]byte{byte(len(data) << 4)}, data...), 1+len(data)
		}
	}
	m.put(0, n+1, byte(0))
	m.out = append(m.out, block[:n]...)
}

func lengths(n int) []byte {
	var out []byte
	for ; n >= 255; n -= 255 {
		out = append(out, 255)
	}
	return append(out, byte(max(n, 0)))
}

// integers writes all differences in full.
func (m *maker) integers(list []int32) {
	data := make([]byte, 4+(2*len(list)+7)/8)
	for i := range list {
		data[4+i/4] |= 3 << (2 * (i % 4))
	}
	last := int32(0)
	for _, x := range list {
		data = binary.LittleEndian.AppendUint32(data, uint32(x-last))
		last = x
	}
	m.packed(data)
}

func column[T any](list []T, of func(T) uint32) []int32 {
	var out []int32
	for _, x := range list {
		out = append(out, int32(of(x)))
	}
	return out
}

// close writes the sections and the table of contents.
func (m *maker) close() []byte {
	type entry struct {
		name string
		at   int
	}
	var toc []entry
	section := func(name string, write func()) {
		toc = append(toc, entry{name, len(m.out)})
		write()
	}
	section("TOKENS", func() {
		var text []byte
		for _, t := range m.tokens {
			text = append(append(text, t...), 0)
		}
		m.put(0, len(m.tokens), len(text))
		m.packed(text)
	})
	section("STRINGS", func() {
		m.put(0, len(m.strings))
		for _, s := range m.strings {
			m.put(0, s)
		}
	})
	section("FIELDS", func() {
		m.put(0, len(m.fields))
		m.integers(column(m.fields, func(f field) uint32 { return f.name }))
		var reps []byte
		for _, f := range m.fields {
			reps = binary.LittleEndian.AppendUint64(reps, f.rep)
		}
		m.packed(reps)
	})
	section("FIELDSETS", func() {
		m.put(0, len(m.sets))
		m.integers(column(m.sets, func(s uint32) uint32 { return s }))
	})
	section("PATHS", m.tree)
	section("SPECS", func() {
		m.put(0, len(m.specs))
		m.integers(column(m.specs, func(s spec) uint32 { return s.path }))
		m.integers(column(m.specs, func(s spec) uint32 { return s.set }))
		m.integers(column(m.specs, func(s spec) uint32 { return s.kind }))
	})
	binary.LittleEndian.PutUint64(m.out[16:], uint64(len(m.out)))
	m.put(0, len(toc))
	for _, e := range toc {
		m.out = append(m.out, append([]byte(e.name), make([]byte, 16-len(e.name))...)...)
		m.put(0, e.at, 0)
	}
	return m.out
}

// tree writes paths depth first.
func (m *maker) tree() {
	var indices, tokens, jumps []int32
	var walk func(at int32, last bool)
	walk = func(at int32, last bool) {
		mine := len(indices)
		p := m.paths[at]
		token := int32(p.token)
		if p.property {
			token = -token
		}
		indices, tokens, jumps = append(indices, at), append(tokens, token), append(jumps, 0)
		var children []int32
		for i := range m.paths {
			if m.paths[i].parent == at {
				children = append(children, int32(i))
			}
		}
		for i, c := range children {
			walk(c, i == len(children)-1)
		}
		switch {
		case len(children) > 0 && last:
			jumps[mine] = -1
		case len(children) > 0:
			jumps[mine] = int32(len(indices) - mine)
		case last:
			jumps[mine] = -2
		}
	}
	walk(0, true)
	m.put(0, len(m.paths), len(m.paths))
	m.integers(indices)
	m.integers(tokens)
	m.integers(jumps)
}

// composed is a chair with all that brings in other prims.
func composed() []byte {
	m := &maker{out: append([]byte(magic), make([]byte, headerLen-len(magic))...)}
	m.out[9] = 8
	m.token("") // so that no property has the token 0, whose sign cannot tell
	root := m.path(noParent, "", false)
	chair := m.path(int32(root), "Chair", false)
	leg := m.path(int32(chair), "Leg", false)
	set := m.path(int32(chair), "{look=}", false)
	red := m.path(int32(chair), "{look=red}", false)
	seat := m.path(int32(red), "Seat", false)
	size := m.path(int32(seat), "size", true)
	blue := m.path(int32(chair), "{look=blue}", false)
	other := m.path(int32(root), "Other", false) // has a path, and is no prim
	def := named{"specifier", word(specifierKind, 0)}
	m.spec(root, rootSpec, named{"subLayers", m.put(stringVectorKind, 1, m.str("below.usd"))})
	offset := func() []any { return []any{0, 0x3ff0000000000000} }
	references := append([]any{byte(explicitBit | itemsBit), 2, m.str("chair.usd"), other}, offset()...)
	references = append(append(references, 0, m.str(""), leg), append(offset(), 0)...)
	m.spec(chair, primSpec, def, named{"typeName", word(tokenKind, m.token("Xform"))},
		named{"references", m.put(referenceKind, references...)},
		named{"payload", m.put(payloadListKind, append([]any{byte(1 << 5), 1, m.str("heavy.usd"), root}, offset()...)...)},
		named{"inheritPaths", m.put(pathListKind, byte(1<<5), 1, leg)},
		named{"apiSchemas", m.put(tokenListKind, byte(1<<5), 2, m.token("A"), m.token("B"))},
		named{"variantSetNames", m.put(stringListKind, byte(1<<5), 1, m.str("look"))},
		named{"variantSelection", m.put(selectionKind, 1, m.str("look"), m.str("red"))},
	)
	m.spec(leg, primSpec, def)
	m.spec(set, variantSetSpec)
	m.spec(red, variantSpec, named{"specifier", word(specifierKind, 1)})
	m.spec(seat, primSpec, def, named{"typeName", word(tokenKind, m.token("Cube"))})
	m.spec(size, attributeSpec, named{"typeName", word(tokenKind, m.token("double"))}, named{"default", word(intKind, 2)})
	m.spec(blue, variantSpec)
	return m.close()
}
