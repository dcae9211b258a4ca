package brief

import (
	"slices"
	"testing"
)

// TestLeftOut reads what is to stay, wherever it is said: what is not read here would be lost.
func TestLeftOut(t *testing.T) {
	r := NewReader(nil)
	for said, want := range map[string]struct {
		verb Verb
		but  []string
	}{
		"remove everything except the bed":                    {Remove, []string{"bed"}},
		"delete everything but the bed, the rug and the lamp": {Remove, []string{"bed", "rug", "lamp"}},
		"remove everything on the desk except the monitor":    {Remove, []string{"monitor"}},
		"turn everything off except the floor lamp":           {Switch, []string{"floor lamp"}},
		"get rid of everything apart from the sofa":           {Remove, []string{"sofa"}},
		"keep only the sofa and the rug":                      {Remove, []string{"sofa", "rug"}},
		"clear the room":                                      {Clear, nil},
		"make everything white except the sofa":               {Recolor, []string{"sofa"}},
	} {
		b := r.Read(said)
		if len(b.Edits) != 1 || b.Edits[0].Verb != want.verb || !slices.Equal(b.Edits[0].Target.But, want.but) {
			t.Errorf("%q is read as %+v", said, b.Edits)
		}
	}
}
