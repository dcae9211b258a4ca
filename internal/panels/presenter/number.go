package presenter

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

// Unit is what a number field shows and what a bare number typed into it means.
type Unit struct {
	Symbol string  // shown after the number
	Base   float64 // document units in one shown unit
	Digits int     // decimals shown
	Step   float64 // shown units per dragged pixel
}

// The units of the inspector's fields. Document numbers are metres, radians, kilograms and the photometric units.
var (
	Metres     = Unit{"m", 1, 3, 0.01}
	Degrees    = Unit{"°", math.Pi / 180, 1, 0.5}
	Plain      = Unit{"", 1, 3, 0.005}
	Factor     = Unit{"×", 1, 3, 0.005}
	Kilograms  = Unit{"kg", 1, 2, 0.05}
	Candela    = Unit{"cd", 1, 1, 0.5}
	Lux        = Unit{"lx", 1, 0, 5}
	Nits       = Unit{"nit", 1, 0, 5}
	Stops      = Unit{"EV", 1, 2, 0.02}
	Pixels     = Unit{"px", 1, 2, 1}
	Fine       = Unit{"", 1, 5, 0.001}
	Kelvin     = Unit{"K", 1, 0, 20}
	lengthUnit = map[string]float64{"mm": 0.001, "cm": 0.01, "m": 1, "km": 1000, "in": 0.0254, "inch": 0.0254, "\"": 0.0254, "ft": 0.3048, "'": 0.3048}
	angleUnit  = map[string]float64{"°": math.Pi / 180, "deg": math.Pi / 180, "rad": 1, "turn": 2 * math.Pi}
	massUnit   = map[string]float64{"g": 0.001, "kg": 1, "t": 1000, "lb": 0.45359237}
)

// Format shows a document value in the unit, without the symbol.
func (u Unit) Format(value float64) string {
	s := strconv.FormatFloat(value/u.Base, 'f', u.Digits, 64)
	if s == "-"+strconv.FormatFloat(0, 'f', u.Digits, 64) {
		return s[1:]
	}
	return s
}

// Parse evaluates what was typed — "1.2+0.3", "35cm", "12in", "2*(3-1)", "1/3" — to a document value.
func (u Unit) Parse(text string) (float64, error) {
	p := numberParser{unit: u, rest: []rune(strings.ReplaceAll(text, ",", "."))}
	value, err := p.sum(0)
	if err != nil {
		return 0, err
	}
	if p.skipSpace(); len(p.rest) > 0 {
		return 0, fmt.Errorf("%q is not understood", string(p.rest))
	}
	if !value.measured {
		value.amount *= u.Base
	}
	if math.IsNaN(value.amount) || math.IsInf(value.amount, 0) {
		return 0, errors.New("that is not a number")
	}
	return tidy(value.amount), nil
}

// tidy rounds to 12 digits, so that 35 cm are 0.35 m and not 0.35000000000000003.
func tidy(v float64) float64 {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 12, 64), 64)
	if err != nil {
		return v
	}
	return rounded
}

// quantity is a number, in document units once a unit was written.
type quantity struct {
	amount   float64
	measured bool
}

type numberParser struct {
	unit Unit
	rest []rune
}

const maxDepth = 50

func (p *numberParser) skipSpace() {
	for len(p.rest) > 0 && unicode.IsSpace(p.rest[0]) {
		p.rest = p.rest[1:]
	}
}

func (p *numberParser) take(operators string) rune {
	p.skipSpace()
	if len(p.rest) > 0 && strings.ContainsRune(operators, p.rest[0]) {
		r := p.rest[0]
		p.rest = p.rest[1:]
		return r
	}
	return 0
}

func (p *numberParser) sum(depth int) (quantity, error) {
	left, err := p.product(depth)
	for err == nil {
		op := p.take("+-−")
		if op == 0 {
			return left, nil
		}
		var right quantity
		if right, err = p.product(depth); err != nil {
			break
		}
		left, right = p.agree(left, right)
		if op != '+' {
			right.amount = -right.amount
		}
		left.amount += right.amount
	}
	return left, err
}

// agree gives a bare number beside a measured one the field's unit.
func (p *numberParser) agree(a, b quantity) (quantity, quantity) {
	if a.measured && !b.measured {
		b = quantity{b.amount * p.unit.Base, true}
	}
	if b.measured && !a.measured {
		a = quantity{a.amount * p.unit.Base, true}
	}
	return a, b
}

func (p *numberParser) product(depth int) (quantity, error) {
	left, err := p.factor(depth)
	for err == nil {
		op := p.take("*×/÷")
		if op == 0 {
			return left, nil
		}
		var right quantity
		if right, err = p.factor(depth); err != nil {
			break
		}
		if left.measured && right.measured {
			return left, errors.New("a length times a length is not a length")
		}
		if op == '/' || op == '÷' {
			if right.amount == 0 {
				return left, errors.New("division by zero")
			}
			right.amount = 1 / right.amount
		}
		left = quantity{left.amount * right.amount, left.measured || right.measured}
	}
	return left, err
}

func (p *numberParser) factor(depth int) (quantity, error) {
	if depth > maxDepth {
		return quantity{}, errors.New("too many brackets")
	}
	switch p.take("+-−(") {
	case '+':
		return p.factor(depth + 1)
	case '-', '−':
		q, err := p.factor(depth + 1)
		q.amount = -q.amount
		return q, err
	case '(':
		q, err := p.sum(depth + 1)
		if err == nil && p.take(")") == 0 {
			return q, errors.New("a bracket is not closed")
		}
		return q, err
	}
	return p.number()
}

func (p *numberParser) number() (quantity, error) {
	end := 0
	for end < len(p.rest) && (unicode.IsDigit(p.rest[end]) || p.rest[end] == '.') {
		end++
	}
	if end == 0 {
		if len(p.rest) == 0 {
			return quantity{}, errors.New("a number is missing")
		}
		return quantity{}, fmt.Errorf("%q is not a number", string(p.rest))
	}
	amount, err := strconv.ParseFloat(string(p.rest[:end]), 64)
	if err != nil {
		return quantity{}, fmt.Errorf("%q is not a number", string(p.rest[:end]))
	}
	p.rest = p.rest[end:]
	return p.withUnit(amount)
}

func (p *numberParser) withUnit(amount float64) (quantity, error) {
	p.skipSpace()
	end := 0
	for end < len(p.rest) && (unicode.IsLetter(p.rest[end]) || strings.ContainsRune("°\"'%", p.rest[end])) {
		end++
	}
	if end == 0 {
		return quantity{amount, false}, nil
	}
	name := strings.ToLower(string(p.rest[:end]))
	p.rest = p.rest[end:]
	if name == "%" {
		return quantity{amount / 100, false}, nil
	}
	if scale, ok := p.unit.scales()[name]; ok {
		return quantity{amount * scale, true}, nil
	}
	return quantity{}, fmt.Errorf("%q is not a unit of this field", name)
}

// scales lists the units that may be typed into a field of this unit, in document units.
func (u Unit) scales() map[string]float64 {
	for _, units := range []map[string]float64{lengthUnit, angleUnit, massUnit} {
		if _, ok := units[u.Symbol]; ok {
			return units
		}
	}
	return map[string]float64{strings.ToLower(u.Symbol): u.Base}
}
