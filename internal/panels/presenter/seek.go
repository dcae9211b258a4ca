package presenter

import (
	"cmp"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/session"
)

// mostCompletions bounds what is tried for a word that is being typed.
const mostCompletions = 4

// finder ranks things by a text without waiting for anything. settled is false while asking again may find more.
type finder func(text string) (found []catalog.Match, settled bool)

// finderOf searches the person's library together with the catalogue, or the catalogue alone.
func finderOf(source catalog.Source, own session.Shelves) finder {
	if own != nil {
		return own.Search
	}
	return func(text string) ([]catalog.Match, bool) { return source.Search(text, 0), true }
}

// seek lists what a text means, best first, and then whatever holds all of its words. A last word that is not finished is
// completed from what things are called.
func seek(find finder, things []Thing, text string) (ids []string, settled bool) {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return nil, true
	}
	found := map[string]bool{}
	add := func(id string) {
		if !found[id] {
			found[id] = true
			ids = append(ids, id)
		}
	}
	matches, settled := find(text)
	for _, m := range matches {
		add(m.Entry.ID)
	}
	if last := len(words) - 1; len(ids) == 0 && settled {
		for _, whole := range completions(things, words[last]) {
			matches, _ := find(strings.Join(append(slices.Clone(words[:last]), whole), " "))
			for _, m := range matches {
				add(m.Entry.ID)
			}
		}
	}
	for i := range things {
		if holdsAll(things[i].Words, words) {
			add(things[i].ID)
		}
	}
	return ids, settled
}

// completions lists words that begin as one does, the most frequent first.
func completions(things []Thing, begun string) []string {
	count := map[string]int{}
	for i := range things {
		for _, w := range strings.Fields(things[i].Words) {
			if w != begun && strings.HasPrefix(w, begun) {
				count[w]++
			}
		}
	}
	words := make([]string, 0, len(count))
	for w := range count {
		words = append(words, w)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	return words[:min(len(words), mostCompletions)]
}

func holdsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
