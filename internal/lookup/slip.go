package lookup

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// real holds English words that are one slip away from a word of the catalogue and mean something else, so that a stable is not read as
// a table. It was drawn from the American and British lists of SCOWL, http://wordlist.aspell.net, which may be used freely.
//
//go:embed real.txt
var real string

var realWords = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(real) {
		out[w] = true
	}
	return out
})

// shortestSlip is the fewest letters of a word in which a slip is looked for: too many short words are one letter apart.
const shortestSlip = 4

// corrected puts words right that are not known and are one slip away from a known one; false when nothing could be put right.
func (x *Index) corrected(words []string) ([]string, bool) {
	out, changed := slices.Clone(words), false
	for i, w := range words {
		if x.knows(w) || len(w) < shortestSlip || realWords()[w] {
			continue
		}
		if right, ok := x.oneSlip(w); ok {
			out[i], changed = right, true
		}
	}
	return out, changed
}

// oneSlip finds the known word that is met most often among those one slip away.
func (x *Index) oneSlip(word string) (string, bool) {
	best, most := "", 0
	for _, known := range x.vocabulary {
		if d := len(known) - len(word); d < -1 || d > 1 || len(known) < shortestSlip || !slipped(word, known) {
			continue
		}
		if n := len(x.postings[known]); n > most || best == "" {
			best, most = known, n
		}
	}
	return best, best != ""
}

// slipped reports whether one letter was left out, added, changed, or two neighbours swapped (Damerau, 1964).
func slipped(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i == len(a) {
		return false
	}
	return a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
