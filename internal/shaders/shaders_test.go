package shaders

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestEveryVariantExpands(t *testing.T) {
	for _, v := range Variants() {
		source, err := Expand(v)
		if err != nil {
			t.Fatalf("%v: %v", v, err)
		}
		for _, text := range []string{source.Vertex, source.Fragment} {
			if !strings.HasPrefix(text, "#version 410 core\n") || strings.Contains(text, "#include") || !strings.Contains(text, "void main()") {
				t.Fatalf("%v: not a whole stage", v)
			}
		}
	}
}

func TestIncludesOnceWithLineNumbers(t *testing.T) {
	root := fstest.MapFS{
		"x.vert.glsl": {Data: []byte("#include \"lib/a.glsl\"\n#include \"lib/b.glsl\"\nvoid main() {}\n")},
		"x.frag.glsl": {Data: []byte("void main() {}\n")},
		"lib/a.glsl":  {Data: []byte("float a;\n")},
		"lib/b.glsl":  {Data: []byte("#include \"lib/a.glsl\"\nfloat b;\n")},
	}
	got, err := expand(root, Variant{"x", Lit})
	if err != nil {
		t.Fatal(err)
	}
	want := "#version 410 core\n#define LIT\n#line 1 0\n#line 1 1\nfloat a;\n#line 2 0\n#line 1 2\n#line 2 2\nfloat b;\n#line 3 0\nvoid main() {}\n"
	if got.Vertex != want {
		t.Fatalf("got\n%s\nwant\n%s", got.Vertex, want)
	}
	if m := got.Explain("2:1(7): error"); m != "lib/b.glsl:1(7): error" {
		t.Fatalf("explained as %q", m)
	}
}

func TestIncludeErrors(t *testing.T) {
	cases := map[string]fstest.MapFS{
		"includes itself": {
			"x.vert.glsl": {Data: []byte("#include \"a\"\n")}, "a": {Data: []byte("#include \"x.vert.glsl\"\n")},
			"x.frag.glsl": {Data: []byte("")},
		},
		"not exist": {"x.vert.glsl": {Data: []byte("#include \"missing\"\n")}, "x.frag.glsl": {Data: []byte("")}},
	}
	for want, root := range cases {
		if _, err := expand(root, Variant{Program: "x"}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
