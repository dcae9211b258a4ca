package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Search ranks entries by how well the words name them; words that only describe, such as colours, do not count against a match.
func (b *builtin) Search(text string, limit int) []Match {
	words := tokens(headOf(text))
	if len(words) == 0 {
		return nil
	}
	var out []Match
	for i := range b.kinds {
		if m, ok := b.match(&b.kinds[i].Entry, words); ok {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b Match) int { return cmp.Compare(b.Score, a.Score) })
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out
}

// Scores of the ways a phrase can meet a text.
const (
	wholeName    = 1.0
	wholeSynonym = 0.94
	headAlone    = 0.6 // "deli counter" is some counter
	sharedTag    = 0.5
	sameFamily   = 0.3 // both are some kind of lamp
	leastScore   = 0.25
)

// match scores one entry. Its name or a synonym must be the whole text but for words that only describe, such as colours, materials
// and sizes; a phrase that merely ends the text is something like it, as the noun does in English. A phrase elsewhere names something
// else: a napkin holder is no napkin.
func (b *builtin) match(e *Entry, words []string) (Match, bool) {
	best := Match{Entry: *e}
	core := b.core(words)
	consider := func(phrase string, kind MatchKind, whole float64) {
		p := tokens(phrase)
		score := 0.0
		switch {
		case equal(p, words):
			score = whole
		case equal(p, core):
			score = whole - 0.03
		case len(p) > 0 && len(p) < len(core) && slices.Equal(p, core[len(core)-len(p):]):
			kind, score = Near, whole*headAlone*float64(len(p)+1)/float64(len(core)+1)
		}
		if score > best.Score {
			best.Score, best.Kind = score, kind
		}
	}
	consider(e.Name, Exact, wholeName)
	consider(e.Category, Exact, wholeName-0.01)
	for _, s := range e.Synonyms {
		consider(s, Synonym, wholeSynonym)
	}
	for _, t := range e.Tags {
		if tag := tokens(t); len(core) == 1 && equal(tag, core) && best.Score < sharedTag {
			best.Score, best.Kind = sharedTag, Near
		}
	}
	if best.Score < leastScore {
		best.Score, best.Kind = nearScore(e, core), Near
	}
	return best, best.Score >= leastScore
}

// equal compares phrases word by word, and as one word: "coffeetable" is a coffee table.
func equal(a, b []string) bool {
	return slices.Equal(a, b) || len(a) > 0 && strings.Join(a, "") == strings.Join(b, "")
}

// core leaves out the words that only describe; a text of nothing else stays as it is.
func (b *builtin) core(words []string) []string {
	var out []string
	for _, w := range words {
		if !b.describing[w] {
			out = append(out, w)
		}
	}
	if len(out) == 0 {
		return words
	}
	return out
}

// describingWords are those that say what a thing is like, not what it is.
func describingWords() map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(`one two three four five six seven eight nine ten dozen pair several some many few couple
		small large big huge tiny little tall low high long short narrow wide deep slim compact oversized mini medium
		round square rectangular oval curved flat folded folding stackable adjustable portable modular
		old new antique vintage retro classic traditional simple plain fancy elegant beautiful nice cheap luxury luxurious expensive
		cosy cozy comfy comfortable soft hard sturdy solid rustic modern colorful colourful bright dark light pale warm cool dim
		decorative ornate patterned striped upholstered padded tufted woven carved painted polished framed
		wooden wood metal metallic plastic glass stone ceramic leather fabric cloth steel iron marble concrete
		children's kids' kid's child's kid children`) {
		out[singular(w)] = true
	}
	for name := range colorWords() {
		for _, w := range tokens(name) {
			out[w] = true
		}
	}
	for _, style := range styleNames() {
		out[style] = true
	}
	for style := range styleAliases() {
		out[style] = true
	}
	for _, m := range Materials() {
		if m.Category == "wood" || m.Category == "metal" || m.Category == "stone" || m.Category == "woven" || m.Category == "fabric" {
			for _, w := range tokens(m.Name) {
				out[w] = true
			}
		}
	}
	for _, thing := range []string{"mirror", "rug", "pile"} {
		delete(out, thing)
	}
	return out
}

// nearScore is for things of the same family: the text and a phrase end in the same noun, unless that says nothing by itself.
func nearScore(e *Entry, words []string) float64 {
	last := words[len(words)-1]
	if slices.Contains([]string{"machine", "holder", "stand", "rack", "can", "box", "set", "unit", "light", "station"}, last) {
		return 0
	}
	for _, phrase := range append([]string{e.Name, e.Category}, e.Synonyms...) {
		if own := tokens(phrase); len(own) > 0 && own[len(own)-1] == last {
			return sameFamily
		}
	}
	return 0
}

// headOf drops what a thing comes with: a bed with a headboard is a bed.
func headOf(text string) string {
	head, _, _ := strings.Cut(strings.ToLower(text), " with ")
	return head
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
	case strings.HasSuffix(word, "knives"):
		return strings.TrimSuffix(word, "ves") + "fe"
	case strings.HasSuffix(word, "shelves"), strings.HasSuffix(word, "leaves"):
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
