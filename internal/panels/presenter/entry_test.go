package presenter

import (
	"math"
	"testing"
)

func TestEntry(t *testing.T) {
	for _, c := range []struct {
		typed string
		unit  Unit
		want  float64
		ok    bool
	}{
		{"2", Metres, 2, true}, {"-2", Metres, -2, true}, {"2-", Metres, -2, true}, {"2--", Metres, 2, true}, {"35cm", Metres, 0.35, true},
		{"1+0.5", Metres, 1.5, true}, {"=2-0.5", Metres, 1.5, true}, {"1/3", Metres, 1.0 / 3, true}, {"(1+2)*2", Metres, 6, true},
		{"12in", Metres, 0.3048, true}, {"45", Degrees, math.Pi / 4, true}, {"1.5rad", Degrees, 1.5, true}, {"1,5", Factor, 1.5, true},
		{"", Metres, 0, false}, {"-", Metres, 0, false}, {"1+", Metres, 0, false}, {"50%", Factor, 0.5, true},
	} {
		var e Entry
		for _, r := range c.typed {
			if !e.Type(r) {
				t.Errorf("%q: %q is refused", c.typed, r)
			}
		}
		got, ok := e.Value(0, c.unit)
		if ok != c.ok || math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%q is %v, %v, want %v", c.typed, got, ok, c.want)
		}
	}
	var e Entry
	for _, r := range "gxyzrs!" {
		if e.Type(r) {
			t.Errorf("%q is taken for a number", r)
		}
	}
	e.Type('1')
	e.Next(3)
	e.Type('2')
	if a, _ := e.Value(0, Metres); a != 1 || e.Text(3) != "1  2|  –" {
		t.Errorf("two numbers are %q", e.Text(3))
	}
	if !e.Erase() || e.Erase() || e.Empty() {
		t.Error("erasing goes too far")
	}
	e.Next(3)
	e.Next(3)
	if e.At != 0 {
		t.Error("there are more than three numbers")
	}
}

func FuzzEntry(f *testing.F) {
	f.Add("1+2cm", 3)
	f.Add("-=(°", 1)
	f.Fuzz(func(t *testing.T, s string, n int) {
		var e Entry
		for i, r := range s {
			if e.Type(r); i%5 == 4 {
				e.Next(n)
			}
			if i%7 == 6 {
				e.Erase()
			}
		}
		if v, ok := e.Value(e.At, Metres); ok && (math.IsNaN(v) || math.IsInf(v, 0)) {
			t.Fatalf("%q is %v", s, v)
		}
		e.Text(n)
	})
}
