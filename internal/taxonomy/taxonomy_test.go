package taxonomy_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/catalog"
	"scenograph/internal/shell"
	"scenograph/internal/taxonomy"
)

// TestEveryKindHasLabels covers the catalogue and the pieces of rooms.
func TestEveryKindHasLabels(t *testing.T) {
	synset := regexp.MustCompile(`^[a-z][a-z'.-]*(_[a-z'-]+)*\.n\.\d\d$`)
	categories := []string{string(shell.RoleFloor), string(shell.RoleWall), string(shell.RoleCeiling), string(shell.RoleDoor), "window", string(shell.RoleSkirting)}
	for _, e := range catalog.Builtin().Entries() {
		categories = append(categories, e.Category)
	}
	lvis := 0
	for _, c := range categories {
		l, ok := taxonomy.Of(c)
		if !ok {
			t.Errorf("%q has no labels: add it to labels.tsv", c)
			continue
		}
		if l.NYU40ID < 1 || l.NYU40ID > 40 || taxonomy.Classes()[l.NYU40ID-1] != l.NYU40 || !synset.MatchString(l.WordNet) {
			t.Errorf("%q: %+v", c, l)
		}
		if (l.LVIS == "") != (l.LVISID == 0) || l.LVISID > 1203 {
			t.Errorf("%q: LVIS %d %q", c, l.LVISID, l.LVIS)
		}
		if l.LVIS != "" {
			lvis++
		}
	}
	if lvis < len(categories)/2 {
		t.Errorf("only %d of %d are in LVIS", lvis, len(categories))
	}
}

// TestTable holds the data to its form: five cells, sorted, one class for one LVIS id.
func TestTable(t *testing.T) {
	text, err := os.ReadFile("labels.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")[1:]
	names, last := map[string]string{}, ""
	for _, line := range lines {
		cell := strings.Split(line, "\t")
		if len(cell) != 5 || cell[0] <= last || !slices.Contains(taxonomy.Classes(), cell[1]) {
			t.Fatalf("%q", line)
		}
		last = cell[0]
		if old, known := names[cell[2]]; known && old != cell[3] {
			t.Errorf("LVIS %s is %q and %q", cell[2], old, cell[3])
		}
		names[cell[2]] = cell[3]
	}
}

func TestKnownLabels(t *testing.T) {
	for word, want := range map[string]taxonomy.Labels{
		"armchair":      {5, "chair", 19, "armchair", "armchair.n.01"},
		"Old oak Table": {7, "table", 1050, "table", "table.n.02"},
		"trash_can":     {40, "otherprop", 23, "trash_can", "ashcan.n.01"},
		"wall":          {1, "wall", 0, "", "wall.n.01"},
	} {
		if got, ok := taxonomy.Of(word); !ok || got != want {
			t.Errorf("%s: %+v, want %+v", word, got, want)
		}
	}
	if l, ok := taxonomy.Of("settee", "couch", "sofa"); !ok || l.NYU40 != "sofa" {
		t.Errorf("a synonym: %+v", l)
	}
	for _, word := range []string{"", "   ", "frobnicator", "\x00"} {
		if l, ok := taxonomy.Of(word); ok || len(l.List()) != 0 {
			t.Errorf("%q: %+v", word, l)
		}
	}
}
