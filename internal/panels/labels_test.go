package panels

import "testing"

func TestLabelsKeepApart(t *testing.T) {
	view := Rect{0, 0, 800, 600}
	legend := Rect{650, 450, 150, 150}
	taken := []Rect{legend}
	for range 9 {
		at, ok := freeLabel(Rect{660, 440, 80, 20}, view, taken, 2)
		if !ok {
			t.Fatalf("no place after %d labels", len(taken)-1)
		}
		if overlapsAny(at, taken) || !view.holds(at) {
			t.Errorf("%v lies on %v", at, taken)
		}
		taken = append(taken, at)
	}
	alone := Rect{100, 100, 80, 20}
	if at, ok := freeLabel(alone, view, taken, 2); !ok || at != alone {
		t.Errorf("a label with room moves to %v", at)
	}
	if at, ok := freeLabel(Rect{700, 520, 60, 20}, view, []Rect{{0, 0, 800, 600}}, 2); ok {
		t.Errorf("%v is free where nothing is", at)
	}
}

func TestNotesBesideTheMouseAreReadWhole(t *testing.T) {
	for _, c := range []struct{ mouse, size, want float32 }{
		{100, 60, 134}, // there is room below
		{560, 60, 492}, // there is not: it lies above
		{598, 60, 502}, // at the very edge, over what else is written there
		{30, 900, 4},   // nowhere: its beginning shows
	} {
		if at := besideMouse(c.mouse, 34, c.size, 4, 0, 600); at != c.want {
			t.Errorf("with the mouse at %v a note of %v begins at %v, want %v", c.mouse, c.size, at, c.want)
		}
	}
}
