package exchange

import (
	"strings"
	"testing"

	"scenograph/internal/catalog"
)

func TestAMaterialIsSpoiltOnlyWhereTheFileSaysSo(t *testing.T) {
	for _, test := range []struct {
		id, description, role string
		spoilt                string // what the preset's name must hold, or "" for nothing of the kind
	}{
		{"Wood029", "Rich, dark brown wooden door with a smooth finish", "", ""},
		{"PaintedWood003", "Sage green paint", "wall", ""},
		{"Metal032", "brushed grey metal", "", ""},
		{"Rust004", "", "", "rusty"},
		{"Wood029", "charred black boards", "", "charred"},
	} {
		p, _ := pick(catalog.Materials(), namedMaterial{test.id, test.description}, test.role)
		got := ""
		for _, w := range []string{"charred", "rusty", "chipped", "cracked", "corroded"} {
			if strings.Contains(p.Name, w) {
				got = w
			}
		}
		if got != test.spoilt {
			t.Errorf("%s, %q becomes %s", test.id, test.description, p.Name)
		}
	}
}
