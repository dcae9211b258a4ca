package presenter

import (
	"math"
	"testing"
)

func TestUnitParse(t *testing.T) {
	for _, c := range []struct {
		unit Unit
		text string
		want float64
	}{
		{Metres, "1.5", 1.5},
		{Metres, "1,5", 1.5},
		{Metres, "35cm", 0.35},
		{Metres, "12in", 0.3048},
		{Metres, "1m + 20 cm", 1.2},
		{Metres, "1.2+0.3", 1.5},
		{Metres, "-(2-0.5)*2", -3},
		{Metres, "1/4", 0.25},
		{Metres, "50% ", 0.5},
		{Metres, "2*30cm", 0.6},
		{Metres, "1 + 10mm", 1.01},
		{Degrees, "90", math.Pi / 2},
		{Degrees, "1rad", 1},
		{Degrees, "45+45", math.Pi / 2},
		{Degrees, "0.5 turn", math.Pi},
		{Kilograms, "500 g", 0.5},
		{Candela, "60 cd", 60},
		{Plain, "−2", -2},
	} {
		got, err := c.unit.Parse(c.text)
		if err != nil || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("Parse(%q) in %q = %v, %v; want %v", c.text, c.unit.Symbol, got, err, c.want)
		}
	}
}

func TestUnitParseRefuses(t *testing.T) {
	for _, text := range []string{"", "abc", "1+", "(1", "1)", "1/0", "2m*3m", "5kg", "1..2", "1e400", "((((((((((((((((((((((((((((((((((((((((((((((((((((((((1"} {
		if got, err := Metres.Parse(text); err == nil {
			t.Errorf("Parse(%q) = %v, want an error", text, got)
		}
	}
}

func TestUnitFormat(t *testing.T) {
	if got := Metres.Format(-0.0001); got != "0.000" {
		t.Errorf("a tiny negative is shown as %q", got)
	}
	if got := Degrees.Format(math.Pi / 2); got != "90.0" {
		t.Errorf("a right angle is shown as %q", got)
	}
}

func FuzzUnitParse(f *testing.F) {
	f.Add("1.2+0.3cm*(4)")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := Metres.Parse(text)
		if err == nil && (math.IsNaN(got) || math.IsInf(got, 0)) {
			t.Errorf("Parse(%q) = %v", text, got)
		}
	})
}
