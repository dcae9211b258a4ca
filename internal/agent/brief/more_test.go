package brief

import "testing"

func TestFollowUpsAreKnown(t *testing.T) {
	for prompt, more := range map[string]bool{
		"a bit more": true, "More!": true, "again, please": true, "and even further": true, "one more time": true, "do that again": true,
		"more plants": false, "a bit more light": false, "further apart": false, "": false,
	} {
		if AsksForMore(prompt) != more {
			t.Errorf("%q asks for more: %v", prompt, !more)
		}
	}
	for prompt, others := range map[string]bool{
		"the other one too": true, "and the others as well": true, "do the same for the other one": true, "the rest": true,
		"the other lamp": false, "move the other one": false,
	} {
		if AsksForOthers(prompt) != others {
			t.Errorf("%q asks for others: %v", prompt, !others)
		}
	}
}

func TestEveryClauseOfAMoveIsRead(t *testing.T) {
	r := NewReader(nil)
	b := r.Read("put the laptop in the middle of the desk and the mug to its right")
	if len(b.Edits) != 2 || b.Edits[1].Target.Noun != "cup" || b.Edits[1].To[0].Kind != "right_of" || b.Edits[1].To[0].Object != "laptop" {
		t.Errorf("the mug: %+v", b.Edits)
	}
	b = r.Read("move the sofa a little to the left and the rug with it")
	if len(b.Edits) != 2 || b.Edits[1].Target.Noun != "rug" || b.Edits[1].Offset != b.Edits[0].Offset {
		t.Errorf("the rug: %+v", b.Edits)
	}
	b = r.Read("make the desk lighter and a bit longer")
	if len(b.Edits) != 2 || b.Edits[1].Verb != Resize || b.Edits[1].Target.Noun != "desk" {
		t.Errorf("the desk: %+v", b.Edits)
	}
	if b = r.Read("remove the clutter on the desk"); len(b.Edits) != 1 || b.Edits[0].Verb != Clear || len(b.Edits[0].Keep) == 0 || b.Edits[0].Target.Noun != "desk" {
		t.Errorf("the clutter: %+v", b.Edits)
	}
}
