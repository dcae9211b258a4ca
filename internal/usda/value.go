package usda

import (
	"fmt"
	"strconv"
	"strings"
)

// Strings lists the strings, tokens, assets and paths in a value, without their quotes and brackets: one for a single value, all of
// them for a list.
func (v Value) Strings() []string {
	var out []string
	s := scanner{text: string(v)}
	for {
		s.space()
		switch c := s.peek(); {
		case c == 0:
			return out
		case c == '"' || c == '\'':
			text, err := s.quoted()
			if err != nil {
				return out
			}
			out = append(out, text)
		case c == '@':
			text, err := s.asset()
			if err != nil {
				return out
			}
			if s.peek() == '<' {
				path, err := s.path()
				if err != nil {
					return out
				}
				text += "<" + path + ">"
			}
			out = append(out, text)
		case c == '<':
			text, err := s.path()
			if err != nil {
				return out
			}
			out = append(out, text)
		case wordByte(c):
			out = append(out, s.word())
		default:
			s.at++
		}
	}
}

// String is the first of Strings, "" where there is none.
func (v Value) String() string {
	if all := v.Strings(); len(all) > 0 {
		return all[0]
	}
	return ""
}

// Floats reads every number in a value: the components of a tuple, of an array, of an array of tuples, one after the other.
// true and false count as 1 and 0.
func (v Value) Floats() ([]float64, error) {
	out := make([]float64, 0, strings.Count(string(v), ",")+1)
	text := string(v)
	for i := 0; i < len(text); {
		c := text[i]
		if !wordByte(c) {
			if c == '"' || c == '@' || c == '<' {
				return nil, fmt.Errorf("usda: %.40q holds no numbers", text)
			}
			i++
			continue
		}
		end := i
		for end < len(text) && wordByte(text[end]) {
			end++
		}
		x, err := number(text[i:end])
		if err != nil {
			return nil, err
		}
		out = append(out, x)
		i = end
	}
	return out, nil
}

func number(word string) (float64, error) {
	switch word {
	case "true", "True":
		return 1, nil
	case "false", "False":
		return 0, nil
	}
	x, err := strconv.ParseFloat(word, 64)
	if err != nil {
		return 0, fmt.Errorf("usda: %.40q is no number", word)
	}
	return x, nil
}

// Float reads one number; ok is false where there is not exactly one.
func (v Value) Float() (x float64, ok bool) {
	if v == "" {
		return 0, false
	}
	all, err := v.Floats()
	if err != nil || len(all) != 1 {
		return 0, false
	}
	return all[0], true
}

// Bool reads a truth value, or returns the fallback where none is written.
func (v Value) Bool(fallback bool) bool {
	x, ok := v.Float()
	if !ok {
		return fallback
	}
	return x != 0
}

// Fields reads a dictionary: the lines "type name = value" in braces.
func (v Value) Fields() ([]Field, error) {
	p := parser{scanner: scanner{text: string(v)}}
	if !p.take('{') {
		return nil, fmt.Errorf("usda: %.40q is no dictionary", string(v))
	}
	var out []Field
	for {
		p.separators()
		if p.take('}') {
			return out, nil
		}
		if _, err := p.identifier(); err != nil {
			return nil, err
		}
		for p.take('[') || p.take(']') {
			continue
		}
		name, err := p.key()
		if err != nil {
			return nil, err
		}
		if !p.take('=') {
			return nil, p.fail("wants = after %q", name)
		}
		value, err := p.value()
		if err != nil {
			return nil, err
		}
		out = append(out, Field{Name: name, Value: value})
	}
}

// Samples reports whether a value is a table of time samples.
func (p *Property) Samples() bool { return strings.HasSuffix(p.Name, ".timeSamples") }
