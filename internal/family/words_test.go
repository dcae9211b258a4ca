package family

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"scenograph/internal/scene"
)

func TestWords(t *testing.T) {
	for _, c := range []struct {
		changes Changes
		words   string
	}{
		{Changes{}, "nothing differs"},
		{Changes{Moved: []Moved{{Name: "Vase", Metres: 0.05, TurnDeg: 30}, {Name: "Sofa", Metres: 1.24}}}, "moved sofa by 1.2 m and vase by 30°"},
		{Changes{Swapped: []Swapped{{Name: "A"}, {Name: "B"}, {Name: "C"}, {Name: "D"}, {Name: "E"}}}, "another a, b, c and 2 more"},
		{Changes{Materials: []Material{{Node: "room", Slot: "walls"}, {Node: "room", Slot: "floor"}, {Node: "sofa", Slot: "seat"}, {Node: "sofa", Slot: "legs"}}}, "other floor and walls; 1 thing in another material"},
		{Changes{Lights: []Light{{}, {}}, Sun: &Sun{AltitudeDeg: [2]float64{30, 42}, AzimuthDeg: [2]float64{0, 120}}}, "2 lamps shine otherwise; sun 42° high from 120°"},
		{Changes{Relations: Relations{Broken: []scene.RelationID{"r"}}}, "1 relation given up"},
	} {
		if got := strings.Join(c.changes.Words(), "; "); got != c.words {
			t.Errorf("%q, wanted %q", got, c.words)
		}
	}
	if got := Reason(fmt.Errorf("x: %w", errors.New("family: no way"))); got != "no way" {
		t.Errorf("a reason reads %q", got)
	}
}
