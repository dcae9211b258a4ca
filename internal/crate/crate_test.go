package crate

import (
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/usda"
)

// TestAsTheTextForm reads a layer that OpenUSD wrote in both forms.
func TestAsTheTextForm(t *testing.T) {
	binary, err := os.ReadFile("testdata/features.usdc")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/features.usda")
	if err != nil {
		t.Fatal(err)
	}
	got, err := Parse(binary)
	if err != nil {
		t.Fatal(err)
	}
	want, err := usda.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	sameMeta(t, "the layer", got.Meta, want.Meta)
	found := map[string]*usda.Prim{}
	for p := range got.All() {
		found[p.Path] = p
	}
	values := 0
	for p := range want.All() {
		q := found[p.Path]
		if q == nil || q.Type != p.Type || q.Specifier != p.Specifier || len(q.Children) != len(p.Children) {
			t.Errorf("%s: %+v", p.Path, q)
			continue
		}
		sameMeta(t, p.Path, q.Meta, p.Meta)
		for _, a := range p.Properties {
			b := q.Property(a.Name)
			if b == nil {
				t.Errorf("%s.%s is not there", p.Path, a.Name)
				continue
			}
			if a.Type != b.Type || a.Uniform != b.Uniform || a.Custom != b.Custom {
				t.Errorf("%s.%s: %+v", p.Path, a.Name, b)
			}
			if !a.Samples() && !same(a.Value, b.Value) {
				t.Errorf("%s.%s: %.80s, not %.80s", p.Path, a.Name, b.Value, a.Value)
			}
			sameMeta(t, p.Path+"."+a.Name, b.Meta, a.Meta)
			values++
		}
	}
	if values < 25 {
		t.Errorf("%d values", values)
	}
	if v := found["/Set/Grid"].Value("xformOp:translate.timeSamples"); !same(v, "{ 1: (1, 2, 3) }") {
		t.Errorf("the first sample is %s", v)
	}
}

func sameMeta(t *testing.T, where string, got, want []usda.Field) {
	t.Helper()
	for _, f := range want {
		g := usda.Find(got, f.Name)
		a, err := f.Value.Fields()
		if err != nil {
			if !same(f.Value, g) && f.Name != "doc" {
				t.Errorf("%s: %s is %s, not %s", where, f.Name, g, f.Value)
			}
			continue
		}
		b, err := g.Fields()
		if err != nil || len(a) != len(b) {
			t.Errorf("%s: %s is %s: %v", where, f.Name, g, err)
			continue
		}
		sameMeta(t, where+" "+f.Name, b, a)
	}
}

// same compares values as what reads them does: as numbers, else as words.
func same(a, b usda.Value) bool {
	x, err := a.Floats()
	y, other := b.Floats()
	if err != nil || other != nil {
		return (err != nil) == (other != nil) && slices.Equal(a.Strings(), b.Strings())
	}
	return slices.EqualFunc(x, y, func(x, y float64) bool { return math.Abs(x-y) <= 1e-6*(1+math.Abs(x)) })
}

// TestComposition reads what a flattened layer has no more: references, payloads, inherits, variants, list operations.
func TestComposition(t *testing.T) {
	layer, err := Parse(composed())
	if err != nil {
		t.Fatal(err)
	}
	if got := usda.Find(layer.Meta, "subLayers"); !same(got, `["below.usd"]`) {
		t.Errorf("sublayers %s", got)
	}
	chair := layer.Prim("/Chair")
	if chair == nil {
		t.Fatal("there is no chair")
	}
	for name, want := range map[string]usda.Value{
		"references": "[@chair.usd@</Other>, </Chair/Leg>]", "payload": "[@heavy.usd@]", "inherits": "[</Chair/Leg>]", "apiSchemas": `["A", "B"]`,
		"variants": "{\n\"string\" \"look\" = \"red\"\n}",
	} {
		if got := usda.Find(chair.Meta, name); !slices.Equal(got.Strings(), want.Strings()) && name != "variants" {
			t.Errorf("%s: %s, not %s", name, got, want)
		}
	}
	if f := chair.Meta[slices.IndexFunc(chair.Meta, func(f usda.Field) bool { return f.Name == "apiSchemas" })]; f.Op != "prepend" {
		t.Errorf("schemas are %+v", f)
	}
	chosen, err := usda.Find(chair.Meta, "variants").Fields()
	if err != nil || len(chosen) != 1 || chosen[0].Value.String() != "red" {
		t.Errorf("chosen: %v, %v", chosen, err)
	}
	if len(chair.Variants) != 1 || len(chair.Variants[0].Variants) != 2 || len(chair.Variants[0].Variants[0].Children) != 1 {
		t.Fatalf("variants: %+v", chair.Variants)
	}
	if p := chair.Variants[0].Variants[0].Children[0]; p.Name != "Seat" || p.Path != "/Chair/Seat" || p.Value("size").String() != "2" {
		t.Errorf("in the variant: %+v", p)
	}
}

// TestBroken cuts and bends files: an error or a layer, never a panic, and never more memory than the file can stand for.
func TestBroken(t *testing.T) {
	real, err := os.ReadFile("testdata/features.usdc")
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range [][]byte{real, composed()} {
		for n := 0; n < len(data); n += 7 {
			_, _ = Parse(data[:n])
		}
		for at := 8; at < len(data); at += 5 {
			bent := slices.Clone(data)
			bent[at] ^= 0xff
			_, _ = Parse(bent)
		}
	}
	if _, err := Parse(real[:60]); err == nil || !strings.Contains(err.Error(), "too early") {
		t.Errorf("a file cut off: %v", err)
	}
	old := slices.Clone(real)
	old[9] = 1
	if _, err := Parse(old); err == nil || !strings.Contains(err.Error(), "version 0.1") {
		t.Errorf("an old file: %v", err)
	}
}

func FuzzParse(f *testing.F) {
	if real, err := os.ReadFile("testdata/features.usdc"); err == nil {
		f.Add(real)
	}
	f.Add(composed())
	f.Fuzz(func(_ *testing.T, data []byte) {
		layer, err := Parse(data)
		if err != nil {
			return
		}
		for p := range layer.All() {
			_ = p.Schemas()
		}
	})
}
