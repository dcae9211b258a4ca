package usdio_test

import (
	"strings"
	"testing"

	"scenograph/internal/usdio"
)

// TestLabelsOfOtherTaxonomies: a thing of the catalogue and the pieces of a room are named in every taxonomy that knows them.
func TestLabelsOfOtherTaxonomies(t *testing.T) {
	snap, store := furnished(t)
	text := string(write(t, snap, store, usdio.Options{}).Files[0].Data)
	for _, want := range []string{
		`semantics:labels:nyu40 = ["wall"]`, `semantics:labels:wordnet = ["wall.n.01"]`, `semantics:labels:nyu40 = ["floor"]`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s", want)
		}
	}
}
