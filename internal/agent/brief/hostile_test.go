package brief

import (
	"reflect"
	"strings"
	"testing"
)

func TestHostilePromptsAreBoundedAndReported(t *testing.T) {
	r := NewReader(nil)
	cases := []struct{ name, prompt, note string }{
		{"huge", strings.Repeat("a chair and a table. ", 50_000), "only the first"},
		{"too many", "10,000 chairs", "at most 200"},
		{"overflow", "1e371 chairs", "at most 200"},
		{"negative", "-3 chairs", "not a number of things"},
		{"foreign", "我想要一个舒适的房间 两把椅子 非常感谢 请快一点", "reads English"},
		{"unknown", "a bedroom with zorgle and fleeb mixed", "not understood"},
		{"tiny room", "a 0.1m x 900m bedroom", "cannot be built"},
	}
	for _, c := range cases {
		b := r.Read(c.prompt)
		if !strings.Contains(strings.Join(b.Notes, "; "), c.note) {
			t.Errorf("%s: notes %q do not say %q", c.name, b.Notes, c.note)
		}
		if len(b.Items) > maxItems {
			t.Errorf("%s: %d items", c.name, len(b.Items))
		}
	}
}

func TestNothingIsReadFromNothing(t *testing.T) {
	r := NewReader(nil)
	for _, prompt := range []string{"", "   ", "\x00\x01\x02", "!!!???...", "\n\n\n", "'''", "- - -", "\xff\xfe"} {
		if b := r.Read(prompt); !b.Empty() {
			t.Errorf("%q gave %s", prompt, digest(b))
		}
	}
}

func TestCatalogueNounsAreKnown(t *testing.T) {
	b := NewReader(map[string]string{"Samovar": "Samovar"}).Read("two brass samovars on the table")
	if got, want := digest(b), "2 samovar[brass] on:table"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestColorNames(t *testing.T) {
	if len(colorWords) < 60 {
		t.Fatalf("only %d colour words", len(colorWords))
	}
	green, _ := ColorNamed("green")
	dark, ok := ColorNamed("dark green")
	if !ok || dark.Luminance() >= green.Luminance() {
		t.Errorf("dark green %v is not darker than green %v", dark, green)
	}
	if _, ok := ColorNamed("plaid"); ok {
		t.Error("plaid is no colour")
	}
}

func FuzzRead(f *testing.F) {
	for _, c := range readings {
		f.Add(c.prompt)
	}
	f.Add("12 in x 3'4\" -1e9 m2 the the the and and of of of")
	f.Add("no no no with with facing facing each each other move move to to it it")
	r := NewReader(nil)
	f.Fuzz(func(t *testing.T, prompt string) {
		a := r.Read(prompt)
		if b := r.Read(prompt); !reflect.DeepEqual(a, b) {
			t.Errorf("two readings of %q differ", prompt)
		}
		for _, it := range a.Items {
			if it.Count < 1 || it.Count > maxCount || it.Noun == "" {
				t.Errorf("%q gave a bad item %+v", prompt, it)
			}
			for _, rel := range it.Relations {
				if rel.Item >= len(a.Items) || rel.Item < -1 {
					t.Errorf("%q gave a relation to item %d of %d", prompt, rel.Item, len(a.Items))
				}
			}
		}
	})
}
