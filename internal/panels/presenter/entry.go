package presenter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Entry is what is typed into a transform under way: up to three numbers, one after the other, with units and sums.
type Entry struct {
	Fields [3]string
	At     int
	sum    bool // minus is a sign no more, but takes away
}

// Empty reports whether nothing is typed.
func (e *Entry) Empty() bool { return e.Fields == [3]string{} }

// Type takes a character; it reports whether it belongs to a number. Minus changes the sign until the number has become a sum, which
// it does with "=", "+", "*", "/" or "(".
func (e *Entry) Type(r rune) bool {
	field := &e.Fields[e.At]
	switch {
	case r == '=':
		e.sum = true
		return true
	case r == '-' && !e.sum:
		if rest, ok := strings.CutPrefix(*field, "-"); ok {
			*field = rest
		} else {
			*field = "-" + *field
		}
		return true
	case unicode.IsDigit(r) || r == '.' || r == ',':
	case strings.ContainsRune("+-*/()", r):
		e.sum = true
	case strings.ContainsRune("mckinftdegrau°'\"% ", r) && strings.ContainsFunc(*field, unicode.IsDigit):
	default:
		return false
	}
	*field += string(r)
	return true
}

// Erase takes the last character back; it reports whether there was one.
func (e *Entry) Erase() bool {
	field := &e.Fields[e.At]
	_, size := utf8.DecodeLastRuneInString(*field)
	*field = (*field)[:len(*field)-size]
	e.sum = e.sum && *field != ""
	return size > 0
}

// Next goes on to the next of n numbers.
func (e *Entry) Next(n int) { e.At, e.sum = (e.At+1)%max(1, min(n, len(e.Fields))), false }

// Value is a number in document units. ok is false while it is not typed or not complete.
func (e *Entry) Value(i int, unit Unit) (value float64, ok bool) {
	if e.Fields[i] == "" {
		return 0, false
	}
	value, err := unit.Parse(e.Fields[i])
	return value, err == nil
}

// Text shows what is typed, the number being typed with a cursor.
func (e *Entry) Text(n int) string {
	var parts []string
	for i := range max(1, min(n, len(e.Fields))) {
		part := e.Fields[i]
		if i == e.At {
			part += "|"
		}
		if part == "" {
			part = "–"
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "  ")
}
