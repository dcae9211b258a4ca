package benchio

import (
	"math"
	"testing"

	"scenograph/internal/geom"
)

func TestPeopleCanStepIn(t *testing.T) {
	for _, outline := range []geom.Polygon{
		{{0, 0}, {5, 0}, {5, 4}, {0, 4}},
		{{0, 0}, {6, 0}, {0, 5}},
		{{0, 0}, {7, 0}, {2, 3}},
		{{2, 0}, {6, 0}, {8, 3.46}, {6, 6.93}, {2, 6.93}, {0, 3.46}},
	} {
		task := Task{Name: "t", Outline: outline, Prompt: "a room"}
		_, assumed, err := task.Room()
		if err != nil {
			t.Fatal(err)
		}
		at := geom.Vec2(assumed.Entrance)
		beside := math.Inf(1)
		for i := range outline {
			a, b := outline[i], outline[(i+1)%len(outline)]
			along := b.Sub(a)
			d := at.Sub(a.Add(along.Mul(geom.Clamp(at.Sub(a).Dot(along)/along.Dot(along), 0, 1)))).Len()
			if d > 1e-6 { // not the door's own wall
				beside = math.Min(beside, d)
			}
		}
		if beside < 0.5 {
			t.Errorf("%v: the middle of the door at %.2f is %.2f m from another wall", outline, at, beside)
		}
	}
}
