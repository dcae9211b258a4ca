package catalog

import "testing"

func TestSearchFindsWhatPeopleSay(t *testing.T) {
	source := Builtin()
	for text, want := range map[string]struct {
		id   string
		kind MatchKind
	}{
		"armchair": {"armchair", Exact}, "reading chair": {"armchair", Synonym}, "couch": {"sofa", Synonym}, "cosy armchair": {"armchair", Exact}, "two cosy armchairs": {"armchair", Exact},
		"warm floor lamp": {"floor-lamp", Exact}, "bookshelves": {"bookshelf", Exact}, "bookcase": {"bookshelf", Synonym}, "chest of drawers": {"dresser", Synonym}, "double bed": {"bed", Synonym},
		"bedside table": {"nightstand", Synonym}, "potted plant": {"plant", Synonym}, "wall art": {"picture", Synonym}, "television": {"tv", Synonym}, "refrigerator": {"fridge", Synonym},
		"coffee mug": {"cup", Synonym}, "rattan chair": {"armchair", Synonym}, "large dining table": {"dining-table", Exact}, "pool table": {"pool-table", Exact}, "desk lamp": {"desk-lamp", Exact}, "curtains": {"curtain", Exact},
		"dining chairs": {"dining-chair", Exact}, "desk": {"desk", Exact}, "wooden dining table": {"dining-table", Exact}, "glasses": {"wine-glass", Synonym}, "toy box": {"chest", Synonym},
		"coffeetable": {"coffee-table", Exact}, "cash_register": {"cash-register", Exact}, "napkin holder": {"napkin-holder", Exact}, "knives": {"knife", Exact}, "gaming console": {"game-console", Synonym},
		"a large red velvet sofa": {"sofa", Exact}, "bed with a tall headboard": {"bed", Exact}, "ikea sofa": {"sofa", Near}, "bar_stool_01": {"bar-stool", Exact}, "SM_Chair_01a": {"dining-chair", Synonym}, "Table.001": {"dining-table", Synonym}, "pinball machine": {"pinball-machine", Exact}, "waste paper basket": {"trash-can", Synonym}, "countertop": {"counter", Synonym}, "draughts board": {"board-game", Synonym}, "sushi counter": {"counter", Near},
		"tap": {"faucet", Synonym}, "torch": {"flashlight", Synonym}, "clothes horse": {"drying-rack", Synonym}, "cafetière": {"french-press", Synonym}, "egg": {"eggs", Exact},
		"rubber": {"eraser", Synonym}, "staircase": {"stairs", Exact}, "iron": {"iron", Exact}, "flannel": {"towels", Synonym}, "looking glass": {"mirror", Synonym}, "watch": {"wristwatch", Synonym},
	} {
		found := source.Search(text, 3)
		if len(found) == 0 || found[0].Entry.ID != want.id || found[0].Kind != want.kind {
			t.Errorf("%q found %v, want %s (%s)", text, brief(found), want.id, want.kind)
		}
	}
}

func brief(found []Match) (out []string) {
	for _, m := range found {
		out = append(out, m.Entry.ID+" "+string(m.Kind))
	}
	return out
}

func TestSearchForGeneralWordsGivesSeveral(t *testing.T) {
	source := Builtin()
	for text, least := range map[string]int{"lamp": 2, "shelf": 2, "table": 2, "seat": 4} {
		if found := source.Search(text, 0); len(found) < least {
			t.Errorf("%q found only %v", text, brief(found))
		}
	}
	if found := source.Search("lamp", 2); len(found) != 2 {
		t.Errorf("a limit of 2 gave %d", len(found))
	}
}

func TestSearchForNonsenseGivesNothing(t *testing.T) {
	for _, text := range []string{"", "   ", "xylograph quux", "flux capacitor", "leaf blower", "napkin ring", "book end", "!!!", "the of a"} {
		if found := Builtin().Search(text, 5); len(found) != 0 {
			t.Errorf("%q found %v", text, brief(found))
		}
	}
}
