package presenter

import (
	"cmp"
	"slices"
	"strings"

	"scenograph/internal/catalog"
)

// mostCompletions bounds what is tried for a word that is being typed.
const mostCompletions = 4

// seek lists what a text means, best first, and then whatever holds all of its words. A last word that is not finished is
// completed from what things are called.
func seek(source catalog.Source, things []Thing, text string) []string {
	words := strings.Fields(strings.ToLower(text))
	if len(words) == 0 {
		return nil
	}
	var ids []string
	found := map[string]bool{}
	add := func(id string) {
		if !found[id] {
			found[id] = true
			ids = append(ids, id)
		}
	}
	for _, m := range source.Search(text, 0) {
		add(m.Entry.ID)
	}
	if last := len(words) - 1; len(ids) == 0 {
		for _, whole := range completions(things, words[last]) {
			for _, m := range source.Search(strings.Join(append(slices.Clone(words[:last]), whole), " "), 0) {
				add(m.Entry.ID)
			}
		}
	}
	for i := range things {
		if holdsAll(things[i].Words, words) {
			add(things[i].ID)
		}
	}
	return ids
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
