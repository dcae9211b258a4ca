package action

import (
	"os"
	"strings"
	"testing"
)

func TestReferenceNamesEveryActionAndIsUpToDate(t *testing.T) {
	text, err := Reference()
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range Kinds() {
		if !strings.Contains(text, "\n## "+info.Kind+"\n") {
			t.Errorf("the reference lacks %s", info.Kind)
		}
	}
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "| `") && strings.HasSuffix(strings.TrimSpace(line), "|  |") {
			t.Errorf("a field has no meaning: %s", line)
		}
	}
	kept, err := os.ReadFile("../../docs/actions.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(kept) != text {
		t.Error("docs/actions.md is out of date: run make docs")
	}
}
