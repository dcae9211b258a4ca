package layout

import (
	"os"
	"testing"
)

func TestReferenceIsUpToDate(t *testing.T) {
	text, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	kept, err := os.ReadFile("../../docs/relations.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != text {
		t.Error("docs/relations.md is out of date: run make docs")
	}
}
