package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Search ranks entries by how well the words name them; words that name nothing, such as moods, do not count against a match.
func (b *builtin) Search(text string, limit int) []Match {
	words := tokens(text)
	if len(words) == 0 {
		return nil
	}
	var out []Match
	for i := range b.kinds {
		if m, ok := match(&b.kinds[i].Entry, words); ok {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out
}

// match scores one entry: its name or a synonym as a run of the text's words, best when it ends the text, as the noun does in English.
func match(e *Entry, words []string) (Match, bool) {
	best := Match{Entry: *e}
	consider := func(phrase string, kind MatchKind, weight float64) {
		score := weight * phraseScore(tokens(phrase), words)
		if score > best.Score {
			best.Score, best.Kind = score, kind
		}
	}
	consider(e.Name, Exact, 1)
	consider(e.Category, Exact, 0.97)
	for _, s := range e.Synonyms {
		consider(s, Synonym, 0.94)
	}
	for _, t := range e.Tags {
		if tag := tokens(t); len(tag) > 0 && tag[len(tag)-1] == words[len(words)-1] {
			consider(t, Near, 0.5)
		}
	}
	if best.Score < 0.3 {
		best.Score = nearScore(e, words)
		best.Kind = Near
	}
	return best, best.Score >= 0.25
}

// phraseScore is 1 for the whole text, at least 0.7 where the phrase ends it, 0.5 where it stands elsewhere, 0 where it is missing.
func phraseScore(phrase, words []string) float64 {
	if len(phrase) == 0 || len(phrase) > len(words) {
		return 0
	}
	for at := len(words) - len(phrase); at >= 0; at-- {
		if !slices.Equal(words[at:at+len(phrase)], phrase) {
			continue
		}
		share := float64(len(phrase)) / float64(len(words))
		if at+len(phrase) == len(words) {
			return 0.7 + 0.3*share
		}
		return 0.5 + 0.2*share
	}
	return 0
}

// nearScore is for things of the same family: the text and a phrase end in the same noun, unless that says nothing by itself.
func nearScore(e *Entry, words []string) float64 {
	last := words[len(words)-1]
	if slices.Contains([]string{"machine", "holder", "stand", "rack", "can", "box", "set", "unit", "light", "station"}, last) {
		return 0
	}
	for _, phrase := range append([]string{e.Name, e.Category}, e.Synonyms...) {
		if own := tokens(phrase); len(own) > 0 && own[len(own)-1] == last {
			return 0.4
		}
	}
	return 0
}

// tokens splits text into lower-case singular words.
func tokens(text string) []string {
	fields := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '\''
	})
	out := fields[:0]
	for _, f := range fields {
		if f != "a" && f != "an" && f != "the" && f != "of" && f != "with" {
			out = append(out, singular(f))
		}
	}
	return out
}

func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "shelves"):
		return strings.TrimSuffix(word, "ves") + "f"
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "sses"):
		return strings.TrimSuffix(word, "es")
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") && len(word) > 3:
		return strings.TrimSuffix(word, "s")
	}
	return word
}
