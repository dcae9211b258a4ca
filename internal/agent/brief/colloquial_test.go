package brief

import (
	"strings"
	"testing"
)

// TestColloquial reads requests in passing, complaints and slips of the pen.
func TestColloquial(t *testing.T) {
	r := NewReader(nil)
	for said, want := range map[string]string{
		"the sofa is a bit too close to the window":                "move sofa",
		"The armchiars are too big.":                               "resize armchair",
		"the painting hangs too high":                              "lift picture",
		"the sofa looks too dark":                                  "shade sofa",
		"i really hate the plant":                                  "remove plant",
		"The rug is ugly, give me a green one that's larger":       "swap rug",
		"everything off the coffee table please":                   "clear coffee table",
		"the wardrobe should be where the dresser is":              "trade wardrobe",
		"the chair's facing the wrong way, turn it by 180":         "rotate chair",
		"more light over the desk":                                 "shade lamp",
		"put the lamp back":                                        "restore lamp",
		"double the chairs":                                        "again chair",
		"set the table for four":                                   "serve table",
		"put a laptop in front of every chair":                     "serve table",
		"two chairs less":                                          "remove chair",
		"make the desk 20cm wider":                                 "resize desk",
		"make the ceiling lower":                                   "heighten ",
		"raise the ceiling by 30 cm":                               "heighten ",
		"the cofee table is too long":                              "resize coffee table",
		"make the sofa darker and the rug lighter":                 "shade sofa, shade rug",
		"i want six chairs instead of four":                        "again chair",
		"get rid of half the chairs":                               "fewer chair",
		"swap fridge and stove":                                    "trade fridge",
		"make the table round":                                     "swap table",
		"can we have a bigger wardrobe?":                           "resize wardrobe",
		"get rid of that lamp and put a taller one in its place":   "swap lamp",
		"The fridge is in the way, can you move it somewhere else": "move fridge",
		"too many chairs":                                          "fewer chair",
		"table for eight":                                          "seat table",
		"make the table seat 6 people":                             "seat table",
		"we need the dining table to seat ten":                     "seat dining table",
		"repalce the sofa with a bench":                            "swap sofa",
		"restyle the bed and the wardrobe in a rustic style":       "restyle bed, restyle wardrobe",
		"give the desk a mid-century look":                         "restyle desk",
		"remove everything but the bed":                            "remove ",
		"no plants please":                                         "remove plant",
		"the rug should be dark blue":                              "recolor rug",
		"less stuff":                                               "thin ",
		"it's way too cluttered in here":                           "thin ",
		"there is too much stuff in here":                          "thin ",
		"make the room less crowded":                               "thin ",
		"less clutter on the desk":                                 "clear desk",
		"make it feel like a library":                              "evoke ",
		"turn this room into a cosy cafe":                          "evoke ",
		"put the two tables end to end":                            "join table",
		"push the desks together":                                  "join desk",
		"put the sofa and the armchair side by side":               "join sofa",
		"can the desk go under the window?":                        "move desk",
	} {
		b := r.Read(said)
		var got []string
		for _, e := range b.Edits {
			got = append(got, string(e.Verb)+" "+e.Target.Noun)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q is read as %q, want %q (items %v, notes %q)", said, got, want, b.Items, b.Notes)
		}
	}
	if b := r.Read("make the walls a light grey and the floor dark oak"); len(b.Surfaces) != 2 {
		t.Errorf("walls and floor are read as %+v", b.Surfaces)
	}
	if b := r.Read("make the room larger"); !b.Empty() || len(b.Notes) != 1 {
		t.Errorf("a larger room is read as %+v, notes %q", b.Room, b.Notes)
	}
	if b := r.Read("a globe, a crane and a drone"); len(b.Notes) != 0 {
		t.Errorf("words that are no slips are mended: %q", b.Notes)
	}
}

// TestTopic follows what a conversation is about.
func TestTopic(t *testing.T) {
	r := NewReader(nil)
	for _, c := range []struct{ before, said, noun string }{
		{"add a plant", "make it bigger", "plant"},
		{"swap the lamp for a chandelier", "make it warmer", "chandelier"},
		{"move the sofa to the window", "turn it around", "sofa"},
	} {
		if b := r.ReadAfter([]string{c.before, "make it a bit lighter"}, c.said); len(b.Edits) != 1 || b.Edits[0].Target.Noun != c.noun {
			t.Errorf("%q after %q is read as %+v", c.said, c.before, b.Edits)
		}
	}
}
