package document

import (
	"math/rand/v2"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/scene"
)

func TestDifferenceLeadsFromOneSceneToAnother(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 2))
		grow := func(s *scene.Snapshot, steps, from int) *scene.Snapshot {
			for i := range steps {
				if next, _, err := action.Preview(s, randomActions(rng, s, from+i)); err == nil {
					s = next
				}
			}
			return s
		}
		a := grow(scene.Empty("a"), 25, 0)
		b := grow(a, 25, 100)
		got, _, err := action.Preview(a, action.Difference(a, b))
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if got.Hash() != b.Hash() {
			t.Errorf("seed %d: the difference leads elsewhere: %+v", seed, scene.Compare(got, b))
		}
		whole, _, err := action.Preview(scene.Empty("a"), action.Difference(scene.Empty("a"), b))
		if err != nil || whole.Hash() != b.Hash() {
			t.Errorf("seed %d: a scene is not built from nothing: %v", seed, err)
		}
	}
}
