package bundle_test

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"scenograph/internal/bundle"
)

func TestNamesOfFilesKeepTheirLetters(t *testing.T) {
	for _, c := range []struct{ name, stem, word string }{
		{"Küche", "Küche", "Küche"},
		{"Κουζίνα 2", "Κουζίνα 2", "Κουζίνα_2"},
		{"书房", "书房", "书房"},
		{"غرفة الجلوس", "غرفة الجلوس", "غرفة_الجلوس"},
		{"ห้องนั่งเล่น", "ห้องนั่งเล่น", "ห้องนั่งเล่น"},
		{"living room (new)", "living room (new)", "living_room_new"},
		{"3rd chair", "3rd chair", "3rd_chair"},
		{"../../etc/passwd", "_.._etc_passwd", "etc_passwd"},
		{`C:\a*b?"<c>|`, "C__a_b___c__", "C_a_b_c"},
		{"..", "x", "x"},
		{"///", "x", "x"},
		{"", "x", "x"},
		{"🪑🪑", "🪑🪑", "x"},
		{"a\x00b\nc", "a_b_c", "a_b_c"},
		{"bad\xff", "bad_", "bad"},
		{"photo\u202egnp.exe", "photognp.exe", "photo_gnp_exe"},
		{"con", "_con", "_con"},
		{"NUL.txt", "_NUL.txt", "NUL_txt"},
		{" .hidden. ", "hidden", "hidden"},
	} {
		if got := bundle.Stem(c.name, "x"); got != c.stem {
			t.Errorf("Stem(%q) = %q, want %q", c.name, got, c.stem)
		}
		if got := bundle.Word(c.name, "x"); got != c.word {
			t.Errorf("Word(%q) = %q, want %q", c.name, got, c.word)
		}
	}
}

func TestWordsDoNotCollide(t *testing.T) {
	taken := bundle.Words{}
	var got []string
	for _, name := range []string{"Lampe", "lampe", "lampe 2", "ΛΑΜΠΑ", "λαμπα", "灯", "灯", "?", "!"} {
		got = append(got, taken.Claim(name, "thing"))
	}
	want := "Lampe lampe_2 lampe_2_2 ΛΑΜΠΑ λαμπα_2 灯 灯_2 thing thing_2"
	if text := strings.Join(got, " "); text != want {
		t.Errorf("%s\nwant %s", text, want)
	}
}

func FuzzStem(f *testing.F) {
	for _, seed := range []string{"书房", "../x", strings.Repeat("é", 90), strings.Repeat("a ", 60), "nul", "\u200d"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, got := range []string{bundle.Stem(name, "scene"), bundle.Word(name, "scene")} {
			switch {
			case got == "" || len(got) > 160 || !utf8.ValidString(got) || !filepath.IsLocal(got):
				t.Errorf("%q becomes %q", name, got)
			case strings.ContainsAny(got, "/\\:*?\"<>|\x00\n") || strings.HasSuffix(got, ".") || strings.HasSuffix(got, " "):
				t.Errorf("%q becomes %q, which some file system refuses", name, got)
			}
		}
	})
}
