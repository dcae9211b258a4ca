package usdio

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/geom"
)

// text builds the lines of a .usda layer with four spaces an indentation level.
type text struct {
	bytes []byte
	depth int
}

func (t *text) line(parts ...string) {
	t.indent()
	for _, p := range parts {
		t.bytes = append(t.bytes, p...)
	}
	t.bytes = append(t.bytes, '\n')
}

func (t *text) indent() {
	for range t.depth {
		t.bytes = append(t.bytes, "    "...)
	}
}

// header is what a prim opens with. Meta holds lines of metadata, in the order written.
type header struct {
	specifier string // def, over or class
	kind      string // schema type such as Xform
	name      string
	schemas   []string // applied API schemas
	meta      []string
}

// open starts a prim, which close ends.
func (t *text) open(h header) {
	if len(h.schemas) > 0 {
		h.meta = slices.Insert(slices.Clone(h.meta), 0, "prepend apiSchemas = "+stringArray(h.schemas))
	}
	t.indent()
	t.bytes = append(t.bytes, h.specifier...)
	t.bytes = append(t.bytes, ' ')
	if h.kind != "" {
		t.bytes = append(t.bytes, h.kind...)
		t.bytes = append(t.bytes, ' ')
	}
	t.bytes = append(t.bytes, quote(h.name)...)
	if len(h.meta) > 0 {
		t.bytes = append(t.bytes, " (\n"...)
		t.depth++
		for _, m := range h.meta {
			t.line(m)
		}
		t.depth--
		t.indent()
		t.bytes = append(t.bytes, ')')
	}
	t.bytes = append(t.bytes, '\n')
	t.line("{")
	t.depth++
}

func (t *text) close() {
	t.depth--
	t.line("}")
}

// include copies lines written by another text at the same depth.
func (t *text) include(o *text) { t.bytes = append(t.bytes, o.bytes...) }

// number prints a float64 as the shortest text that reads back the same: never −0, NaN or an infinity.
func number(x float64) string { return string(appendNumber(nil, x, 64)) }

// single prints a value for a 32-bit attribute.
func single(x float64) string { return string(appendNumber(nil, x, 32)) }

func appendNumber(b []byte, x float64, bits int) []byte {
	limit := math.MaxFloat64
	if bits == 32 {
		limit = math.MaxFloat32
		x = geom.Clamp(x, -limit, limit)
		x = float64(float32(x))
	}
	if math.IsNaN(x) || x == 0 {
		return append(b, '0')
	}
	return strconv.AppendFloat(b, geom.Clamp(x, -limit, limit), 'g', -1, bits)
}

func tuple(bits int, values ...float64) string {
	b := []byte{'('}
	for i, x := range values {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = appendNumber(b, x, bits)
	}
	return string(append(b, ')'))
}

func vector(v geom.Vec3) string { return tuple(64, v[0], v[1], v[2]) }

func color(c geom.Color) string { return tuple(32, c[0], c[1], c[2]) }

// extent prints the corners of a box as a float3[].
func extent(b geom.Box) string {
	return "[" + tuple(32, b.Min[0], b.Min[1], b.Min[2]) + ", " + tuple(32, b.Max[0], b.Max[1], b.Max[2]) + "]"
}

func boolean(b bool) string {
	if b {
		return "1"
	}
	return "0"
}

// integers appends an int[] value.
func (t *text) integers(declaration string, count int, at func(i int) uint32) {
	t.indent()
	t.bytes = append(t.bytes, declaration...)
	t.bytes = append(t.bytes, " = ["...)
	for i := range count {
		if i > 0 {
			t.bytes = append(t.bytes, ", "...)
		}
		t.bytes = strconv.AppendUint(t.bytes, uint64(at(i)), 10)
	}
	t.bytes = append(t.bytes, "]\n"...)
}

// tuples appends an array of fixed-size float tuples, without the final newline when metadata follows.
func (t *text) tuples(declaration string, count int, at func(i int) []float32, meta string) {
	t.indent()
	t.bytes = append(t.bytes, declaration...)
	t.bytes = append(t.bytes, " = ["...)
	for i := range count {
		if i > 0 {
			t.bytes = append(t.bytes, ", "...)
		}
		t.bytes = append(t.bytes, '(')
		for k, x := range at(i) {
			if k > 0 {
				t.bytes = append(t.bytes, ", "...)
			}
			t.bytes = appendNumber(t.bytes, float64(x), 32)
		}
		t.bytes = append(t.bytes, ')')
	}
	t.bytes = append(t.bytes, ']')
	if meta != "" {
		t.bytes = append(t.bytes, " (\n"...)
		t.depth++
		t.line(meta)
		t.depth--
		t.indent()
		t.bytes = append(t.bytes, ')')
	}
	t.bytes = append(t.bytes, '\n')
}

// quote writes a string literal of the .usda grammar. A backslash is written by its code, since readers differ on \\ before
// a quote.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch {
		case r == '"':
			b.WriteString(`\"`)
		case r == '\\':
			b.WriteString(`\x5c`)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x20 || r == 0x7f:
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func stringArray(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
