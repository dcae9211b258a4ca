package studio

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/library"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// The five pieces of Poly Haven as a library: right scale, right front, found by what they are, and placed before the catalogue's own.
func TestAPreferredLibraryIsPlacedFirst(t *testing.T) {
	folder := filepath.Join("..", "..", "..", "shared", "data", "polyhaven")
	if _, err := os.Stat(folder); err != nil {
		t.Skip("SKIPPED: the real models are not beside the project")
	}
	lib, err := library.Open(library.Options{Dir: t.TempDir(), Catalog: catalog.Builtin()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Add(t.Context(), folder, library.Terms{License: "CC0-1.0", Author: "Poly Haven"}, func(float64, string) {}); err != nil {
		t.Fatal(err)
	}
	for _, item := range lib.Items() {
		if item.Front != "z" || item.Up != "y" || item.Scale != 1 || item.License != "CC0-1.0" {
			t.Errorf("%+v", item)
		}
	}
	if found := lib.Search(library.Query{Text: "old wooden cabinet", Limit: 1}); len(found) != 1 || !strings.HasPrefix(found[0].Entry.ID, "painted-wooden-cabinet-") {
		t.Errorf("an old wooden cabinet is %+v", found)
	}
	const prompt = "a living room with a sofa, an old wooden cabinet, a bookshelf, a stool and a dining table"
	for prefer, want := range map[string]int{"": 0, "polyhaven": 5} {
		config := WithLibrary(Config("test", time.Now), lib, func() string { return prefer })
		if n := placed(t, config, prompt); n != want {
			t.Errorf("with %q preferred, %d things of the library were placed, want %d", prefer, n, want)
		}
	}
}

// placed counts the library's things in what the policy makes of a prompt, and checks that nothing is wrong with it.
func placed(t *testing.T, config session.Config, prompt string) int {
	t.Helper()
	proposals, _, err := agent.Collect(t.Context(), config.Policy, proposal.Observation{Scene: scene.Empty("test"), Prompt: prompt, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	last := scene.Empty("test")
	for _, p := range proposals {
		if last, _, err = action.Preview(last, action.Fit(last, p.Actions)); err != nil {
			t.Fatalf("%s: %v", p.Label, err)
		}
	}
	survey, err := check.RunSurvey(last, config.Store, check.Options{Catalog: config.Catalog})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range survey.Verdicts {
		if v.Severity == check.Error {
			t.Errorf("%s", v.Message)
		}
	}
	n := 0
	for node := range last.Nodes() {
		if node.Semantics != nil && strings.HasPrefix(node.Semantics.Source, "library:") {
			n++
			if node.Semantics.Author != "Poly Haven" || node.Semantics.License != "CC0-1.0" {
				t.Errorf("%s: %+v", node.ID, node.Semantics)
			}
		}
	}
	return n
}
