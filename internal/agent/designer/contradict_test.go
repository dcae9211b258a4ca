package designer

import (
	"slices"
	"strings"
	"testing"
)

func TestContradictionsAreNamed(t *testing.T) {
	order := []Ordered{{Name: "table", Count: 1}, {Name: "floor lamp", Count: 1}}
	for _, c := range []struct{ text, told string }{
		{"put the table in the middle of the room and the table in a corner", "the table cannot be both in the middle of the room and in a corner"},
		{"the floor lamp to the left of the table and to the right of the table", "the floor lamp cannot be both left of the table and right of the table"},
		{"a floor lamp beside the table and far from the table", "the floor lamp cannot be both beside the table and far from the table"},
		{"put the table in the middle of the room and the floor lamp in a corner", ""},
		{"a floor lamp to the left of the table, against a wall", ""},
	} {
		filled, _ := fill(t, 5, 5, c.text, order)
		at := slices.IndexFunc(filled.Notes, func(n string) bool { return strings.Contains(n, " cannot be both ") })
		if (at >= 0) != (c.told != "") || at >= 0 && !strings.HasPrefix(filled.Notes[at], c.told) {
			t.Errorf("%q: %q, want %q", c.text, filled.Notes, c.told)
		}
		for _, line := range filled.Lines {
			if len(line.Nodes) != line.Count {
				t.Errorf("%q: %d of %d %s placed", c.text, len(line.Nodes), line.Count, line.Name)
			}
		}
	}
}
