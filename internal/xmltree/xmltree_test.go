package xmltree

import (
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	root, err := Parse([]byte("<?xml version='1.0'?>\n<robot name=\"a&amp;b\">\n <!-- x --><link name='one'/><link name='two'>text</link></robot>"))
	if err != nil {
		t.Fatal(err)
	}
	links := root.All("link")
	if root.Get("name") != "a&b" || len(links) != 2 || links[1].Get("name") != "two" || links[1].Text != "text" || links[1].Line != 3 {
		t.Errorf("read as %+v", root)
	}
}

func TestHostileDocumentsAreRefused(t *testing.T) {
	bomb := `<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>`
	for name, text := range map[string]string{
		"entities": bomb, "deep": strings.Repeat("<a>", Depth+1) + strings.Repeat("</a>", Depth+1), "empty": "", "open": "<a><b></a>", "unclosed": "<a><b>",
		"two roots": "<a/><b/>", "latin": "<?xml version='1.0' encoding='latin1'?><a/>", "no entity": "<a>&nothing;</a>",
	} {
		if root, err := Parse([]byte(text)); err == nil {
			t.Errorf("%s: read as %+v", name, root)
		}
	}
}

func TestNumbers(t *testing.T) {
	root, err := Parse([]byte(`<a v="1 2.5 -3e2" nan="0 nan 0" inf="1e999" word="x" none=""/>`))
	if err != nil {
		t.Fatal(err)
	}
	if v, ok, err := root.Numbers("v", 3); !ok || err != nil || v[2] != -300 {
		t.Error(v, ok, err)
	}
	for _, name := range []string{"nan", "inf", "word", "none"} {
		if v, _, err := root.Numbers(name, 3); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s gave %v, %v", name, v, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("<a b='1'><c/>text</a>"))
	f.Add([]byte("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if root, err := Parse(data); err == nil && root == nil {
			t.Error("neither a tree nor an error")
		}
	})
}
