package credits

import (
	"strings"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func furnished(t *testing.T) *scene.Snapshot {
	t.Helper()
	draft := scene.Empty("room").Edit()
	for i, s := range []scene.Semantics{
		{Category: "sofa", Source: "catalog:sofa"},
		{Category: "chair", Source: "library:chair-1", License: "CC-BY-NC-4.0", Author: "Ann | Lee", Page: "https://example.org/chair"},
		{Category: "chair", Source: "library:chair-1", License: "CC-BY-NC-4.0", Author: "Ann | Lee", Page: "https://example.org/chair"},
		{Category: "duck", Source: "Duck.glb"},
	} {
		node := scene.Node{ID: scene.NodeID([]string{"a", "b", "c", "d"}[i]), Name: "n", Transform: geom.IdentityTransform(), Semantics: &s, Model: &scene.ModelRef{Asset: "0000000000000000000000000000000000000000000000000000000000000000"}}
		if err := draft.PutNode(node); err != nil {
			t.Fatal(err)
		}
	}
	snapshot, _ := draft.Seal()
	return snapshot
}

func TestCredits(t *testing.T) {
	works := Of(furnished(t))
	if len(works) != 2 || works[0].Name != "chair" || works[0].Count != 2 || works[1].Source != "Duck.glb" {
		t.Fatalf("%+v", works)
	}
	text := string(Merge(nil, "room", works))
	for _, part := range []string{"# Credits", "## room", `| chair (2) | Ann \| Lee | CC-BY-NC-4.0 | https://example.org/chair |`, "| duck | not known | not known | Duck.glb |", "1 of these without a known licence", "1 of these not for commercial use"} {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing from\n%s", part, text)
		}
	}
	if again := string(Merge([]byte(text), "room", works)); again != text {
		t.Errorf("merged again:\n%s", again)
	}
	both := string(Merge([]byte(text), "hall", works[1:]))
	if !strings.Contains(both, "## room") || !strings.Contains(both, "## hall") {
		t.Errorf("two scenes:\n%s", both)
	}
	if alone := string(Merge([]byte(both), "hall", nil)); alone != text {
		t.Errorf("one taken away:\n%s", alone)
	}
	if none := Merge(nil, "room", nil); none != nil {
		t.Errorf("none:\n%s", none)
	}
	mine := "# My thanks\nto all\n"
	if kept := string(Merge([]byte(mine), "room", works)); !strings.HasPrefix(kept, mine) || string(Merge([]byte(kept), "room", nil)) != mine {
		t.Errorf("a person's own text:\n%s", kept)
	}
}

func FuzzMerge(f *testing.F) {
	f.Add("# Credits\n\n## a\n\n| x |\n", "b")
	f.Add("", "")
	f.Add("## \n##", "a\nb")
	f.Fuzz(func(t *testing.T, old, name string) {
		once := Merge([]byte(old), name, []Work{{Name: "chair"}})
		if twice := Merge(once, name, []Work{{Name: "chair"}}); string(twice) != string(once) {
			t.Fatalf("%q became %q", once, twice)
		}
	})
}
