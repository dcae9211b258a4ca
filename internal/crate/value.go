package crate

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
	"strings"

	"scenograph/internal/usda"
)

// Kinds of values (crateDataTypes.h).
const (
	boolKind, ucharKind, intKind, uintKind, int64Kind, uint64Kind = 1, 2, 3, 4, 5, 6
	halfKind, floatKind, doubleKind                               = 7, 8, 9
	stringKind, tokenKind, assetKind                              = 10, 11, 12
	matrix2Kind, matrix3Kind, matrix4Kind                         = 13, 14, 15
	quatdKind, quatfKind, quathKind                               = 16, 17, 18
	vec2dKind                                                     = 19 // d, f, h, i of two, three and four components follow
	vec4iKind                                                     = 30
	dictionaryKind                                                = 31
	tokenListKind, stringListKind, pathListKind, referenceKind    = 32, 33, 34, 35
	intListKind, int64ListKind, uintListKind, uint64ListKind      = 36, 37, 38, 39
	pathVectorKind, tokenVectorKind                               = 40, 41
	specifierKind, permissionKind, variabilityKind                = 42, 43, 44
	selectionKind, samplesKind, payloadKind                       = 45, 46, 47
	doubleVectorKind, offsetVectorKind, stringVectorKind          = 48, 49, 50
	blockKind, valueKind                                          = 51, 52
	payloadListKind, timeCodeKind, expressionKind                 = 55, 56, 57
)

// Bits of a representation.
const (
	arrayBit, inlinedBit, packedBit = 1 << 63, 1 << 62, 1 << 61
	payloadMask                     = 1<<48 - 1
)

func kindOf(rep uint64) int { return int(rep >> 48 & 0xff) }

// shape is how a kind of numbers lies in memory: so many components, each of some bytes, whole or not.
type shape struct {
	count, width int
	float, sign  bool
	rows         int // of a matrix
	quat         bool
}

func shapeOf(kind int) (shape, bool) {
	switch kind {
	case boolKind, ucharKind:
		return shape{count: 1, width: 1}, true
	case intKind:
		return shape{count: 1, width: 4, sign: true}, true
	case uintKind:
		return shape{count: 1, width: 4}, true
	case int64Kind:
		return shape{count: 1, width: 8, sign: true}, true
	case uint64Kind:
		return shape{count: 1, width: 8}, true
	case halfKind:
		return shape{count: 1, width: 2, float: true}, true
	case floatKind:
		return shape{count: 1, width: 4, float: true}, true
	case doubleKind, timeCodeKind:
		return shape{count: 1, width: 8, float: true}, true
	case matrix2Kind, matrix3Kind, matrix4Kind:
		n := kind - matrix2Kind + 2
		return shape{count: n * n, width: 8, float: true, rows: n}, true
	case quatdKind, quatfKind, quathKind:
		return shape{count: 4, width: 8 >> (kind - quatdKind), float: true, quat: true}, true
	}
	if kind < vec2dKind || kind > vec4iKind {
		return shape{}, false
	}
	of := (kind - vec2dKind) % 4
	s := shape{count: 2 + (kind-vec2dKind)/4, width: []int{8, 4, 2, 4}[of], float: of < 3, sign: true}
	return s, true
}

// value writes a value as text. Values that lie at the same place are written once.
func (f *file) value(rep uint64, depth int) (usda.Value, error) {
	if v, known := f.values[rep]; known {
		return v, nil
	}
	if depth > 32 {
		return "", errors.New("values lie too deep within values")
	}
	text, err := f.write(rep, depth)
	if err != nil {
		return "", err
	}
	if err := f.take(len(text)); err != nil {
		return "", err
	}
	f.values[rep] = usda.Value(text)
	return usda.Value(text), nil
}

func (f *file) write(rep uint64, depth int) (string, error) {
	kind, payload := kindOf(rep), rep&payloadMask
	s, numeric := shapeOf(kind)
	switch {
	case rep&arrayBit != 0:
		return f.array(rep, s, numeric)
	case numeric && (rep&inlinedBit != 0 || s.count == 1 && s.width <= 4):
		return inlined(kind, s, uint32(payload)), nil
	case numeric:
		c := f.at(int64(payload))
		data := c.bytes(uint64(s.count * s.width))
		if c.failed {
			return "", errEnds
		}
		return string(s.append(nil, data)), nil
	}
	switch kind {
	case stringKind:
		return quote(f.text(uint32(payload))), nil
	case tokenKind:
		return quote(f.token(uint32(payload))), nil
	case assetKind:
		return asset(f.token(uint32(payload))), nil
	case specifierKind:
		return oneOf(payload, "def", "over", "class"), nil
	case permissionKind:
		return oneOf(payload, "public", "private"), nil
	case variabilityKind:
		return oneOf(payload, "varying", "uniform", "uniform"), nil
	case blockKind:
		return "None", nil
	case dictionaryKind:
		if rep&inlinedBit != 0 {
			return "{ }", nil
		}
		return f.dictionary(f.at(int64(payload)), depth)
	}
	return f.compound(kind, f.at(int64(payload)), depth)
}

func oneOf(i uint64, words ...string) string {
	if i < uint64(len(words)) {
		return words[i]
	}
	return words[0]
}

// inlined is a value of 32 bits: a number itself, the components of a vector or of a matrix's diagonal as whole numbers of 8 bits, or a
// wider number as a narrower one (crateValueInliners.h).
func inlined(kind int, s shape, bits uint32) string {
	var raw [4]byte
	binary.LittleEndian.PutUint32(raw[:], bits)
	switch {
	case s.count == 1 && s.width <= 4:
		return string(s.append(nil, raw[:s.width]))
	case s.count == 1 && s.float:
		return number(float64(math.Float32frombits(bits)), 64)
	case s.count == 1 && s.sign:
		return strconv.FormatInt(int64(int32(bits)), 10)
	case s.count == 1:
		return strconv.FormatUint(uint64(bits), 10)
	}
	var list []string
	if s.rows == 0 {
		for _, b := range raw[:min(4, s.count)] {
			list = append(list, strconv.Itoa(int(int8(b))))
		}
		return "(" + strings.Join(list, ", ") + ")"
	}
	for row := range s.rows {
		cells := make([]string, s.rows)
		for i := range cells {
			if cells[i] = "0"; i == row {
				cells[i] = strconv.Itoa(int(int8(raw[row])))
			}
		}
		list = append(list, "("+strings.Join(cells, ", ")+")")
	}
	return "( " + strings.Join(list, ", ") + " )"
}

// append writes the numbers of one element.
func (s shape) append(out, data []byte) []byte {
	at := func(i int) []byte { return data[i*s.width : (i+1)*s.width] }
	switch {
	case s.count == 1:
		return s.number(out, at(0))
	case s.quat: // the real part lies last, and is written first
		out = s.number(append(out, '('), at(3))
		for i := range 3 {
			out = s.number(append(out, ", "...), at(i))
		}
		return append(out, ')')
	case s.rows > 0:
		for i := range s.count {
			out = append(out, []string{", ", "( (", "), ("}[cellAt(i, s.rows)]...)
			out = s.number(out, at(i))
		}
		return append(out, ") )"...)
	}
	for i := range s.count {
		out = s.number(append(out, []string{"(", ", "}[min(1, i)]...), at(i))
	}
	return append(out, ')')
}

// cellAt tells a matrix's first cell (1), the first of a later row (2), and the others (0).
func cellAt(i, rows int) int {
	switch {
	case i == 0:
		return 1
	case i%rows == 0:
		return 2
	}
	return 0
}

func (s shape) number(out, b []byte) []byte {
	switch {
	case !s.float && s.sign:
		return strconv.AppendInt(out, signed(b, s.width), 10)
	case !s.float && s.width == 8:
		return strconv.AppendUint(out, binary.LittleEndian.Uint64(b), 10)
	case !s.float:
		return strconv.AppendInt(out, signed(b, s.width)&(1<<(8*s.width)-1), 10)
	case s.width == 2:
		return append(out, number(half(binary.LittleEndian.Uint16(b)), 32)...)
	case s.width == 4:
		return append(out, number(float64(math.Float32frombits(binary.LittleEndian.Uint32(b))), 32)...)
	}
	return append(out, number(math.Float64frombits(binary.LittleEndian.Uint64(b)), 64)...)
}

func number(x float64, bits int) string {
	switch {
	case math.IsNaN(x):
		return "nan"
	case math.IsInf(x, 0):
		return strings.TrimPrefix(strconv.FormatFloat(x, 'g', -1, 64), "+")
	}
	return strconv.FormatFloat(x, 'g', -1, bits)
}

// half widens a number of 16 bits (IEEE 754 binary16).
func half(b uint16) float64 {
	exponent, fraction := int(b>>10&31), float64(b&1023)
	x := math.Ldexp(1+fraction/1024, exponent-15)
	switch {
	case exponent == 0:
		x = math.Ldexp(fraction, -24)
	case exponent == 31 && fraction == 0:
		x = math.Inf(1)
	case exponent == 31:
		x = math.NaN()
	}
	if b>>15 != 0 {
		return -x
	}
	return x
}

func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "\uFFFD") {
		switch r {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '\n':
			b.WriteString(`\n`)
		case '\r':
			b.WriteString(`\r`)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

func asset(s string) string {
	mark := "@"
	if strings.Contains(s, "@") {
		mark = "@@@"
	}
	return mark + s + mark
}
