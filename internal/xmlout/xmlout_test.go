package xmlout_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"unicode/utf8"

	"scenograph/internal/xmlout"
)

func TestNumbers(t *testing.T) {
	for x, want := range map[float64]string{0: "0", 0.1: "0.1", 1e-16: "0", -2.5: "-2.5", 1.0 / 3: "0.333333333", 12345678: "12345678"} {
		if got := xmlout.Number(x); got != want {
			t.Errorf("%v is %q, want %q", x, got, want)
		}
	}
}

// FuzzText reads back whatever was written as a value, an attribute and a comment.
func FuzzText(f *testing.F) {
	for _, s := range []string{"plain", `<&>"'`, "a\x00b", "line\nbreak\ttab", "\xff", "--", "椅子", "]]>", "\uFFFE"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var x xmlout.Text
		x.Declaration()
		x.Open("a", "b", s+".")
		x.Comment(s)
		x.Value("c", s)
		x.Leaf("d")
		x.Close()
		var read struct {
			B string `xml:"b,attr"`
			C string `xml:"c"`
		}
		if err := xml.Unmarshal(x.Bytes, &read); err != nil {
			t.Fatalf("%v\n%s", err, x.Bytes)
		}
		want := s
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\uFFFE\uFFFF") {
			return
		}
		if read.B != want+"." || read.C != want {
			t.Errorf("%q came back as %q and %q", s, read.B, read.C)
		}
	})
}
