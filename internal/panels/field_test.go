package panels

import (
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
)

func sortedNames(m Marks) []string { return slices.Sorted(maps.Keys(m)) }

// numberBench draws one number field and collects how it was edited.
func numberBench(t *testing.T, value *float64, unit presenter.Unit) (*bench, *[]stage) {
	b := newBench(t)
	var stages []stage
	b.draw = func() {
		imgui.Begin("test")
		got, state := b.ui.number("field", unit, *value, false, 0, 120)
		if state != idle {
			stages = append(stages, state)
		}
		if state == finished {
			*value = got
		}
		imgui.End()
	}
	b.frames(3)
	return b, &stages
}

func TestNumberTyped(t *testing.T) {
	for text, want := range map[string]float64{"35cm": 0.35, "1.2+0.3": 1.5, "12in": 0.3048} {
		value := 1.0
		b, _ := numberBench(t, &value, presenter.Metres)
		b.click("field")
		b.frames(2)
		b.typeText(text)
		b.key(imgui.KeyEnter)
		if math.Abs(value-want) > 1e-9 {
			t.Errorf("typing %q gave %v, want %v", text, value, want)
		}
	}
}

func TestNumberTypedWronglyKeepsTheBox(t *testing.T) {
	value := 1.0
	b, stages := numberBench(t, &value, presenter.Metres)
	b.click("field")
	b.frames(2)
	b.typeText("nonsense")
	b.key(imgui.KeyEnter)
	if value != 1 || len(*stages) != 0 || !b.ui.edit.typing {
		t.Errorf("value %v, stages %v, typing %v", value, *stages, b.ui.edit.typing)
	}
	b.key(imgui.KeyEscape)
	if value != 1 || b.ui.edit.typing {
		t.Errorf("Esc left value %v, typing %v", value, b.ui.edit.typing)
	}
}

func TestNumberDragged(t *testing.T) {
	value := 1.0
	b, stages := numberBench(t, &value, presenter.Metres)
	b.drag("field", 40, 0)
	if math.Abs(value-1.4) > 1e-6 {
		t.Errorf("40 pixels gave %v, want 1.4", value)
	}
	last := (*stages)[len(*stages)-1]
	if (*stages)[0] != changing || last != finished || slices.Contains((*stages)[:len(*stages)-1], finished) {
		t.Errorf("stages %v: want previews and one commit", *stages)
	}
}
