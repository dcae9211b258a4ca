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
