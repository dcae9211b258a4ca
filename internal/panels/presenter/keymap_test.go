package presenter

import (
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update-keymap", false, "write docs/keys.md anew")

func TestKeyMapIsUpToDate(t *testing.T) {
	const path = "../../../docs/keys.md"
	text := KeyMap()
	if *update {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != text {
		t.Error("docs/keys.md is out of date: run go test ./internal/panels/presenter -update-keymap")
	}
}
