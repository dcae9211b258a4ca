package designer

import (
	"math"
	"slices"
	"testing"
)

func TestSeatsShareTheLengthOfACounter(t *testing.T) {
	filled, _ := fill(t, 6, 5, "six bar stools at the counter", []Ordered{{Name: "counter", Count: 1}, {Name: "bar stool", Count: 6}})
	counter := filled.Scene.WorldFromNode(filled.Lines[0].Nodes[0])
	var along []float64
	for _, id := range filled.Lines[1].Nodes {
		at := filled.Scene.WorldFromNode(id).Relative(counter).Translation
		if at[1] > 0 || at[1] < -1 {
			t.Errorf("%s stands %.2f m before the counter", id, -at[1])
		}
		along = append(along, at[0])
	}
	slices.Sort(along)
	if len(along) != 6 {
		t.Fatalf("%d of 6 stools: %s", len(along), filled.Lines[1].Why)
	}
	pitch := (along[5] - along[0]) / 5
	for i := range 5 {
		if math.Abs(along[i+1]-along[i]-pitch) > 0.02 {
			t.Errorf("stools at %.2f along the counter, which are to be evenly apart", along)
		}
	}
	if math.Abs(along[0]+along[5]) > 0.02 {
		t.Errorf("stools at %.2f are not in the middle of the counter", along)
	}
}
