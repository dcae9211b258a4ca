package catalog

import (
	"slices"
	"strings"

	"scenograph/internal/lookup"
)

// Search ranks entries by how well the words name them; words that only describe, such as colours, do not count against a match.
func (b *builtin) Search(text string, limit int) []Match {
	var out []Match
	for _, m := range b.index.Search(lookup.Query{Text: text, Limit: limit}) {
		out = append(out, Match{Entry: b.kinds[m.Doc].Entry, Score: m.Score, Kind: m.Kind})
	}
	return out
}

// Document is what a search knows of the entry.
func (e *Entry) Document() lookup.Document {
	return lookup.Document{Name: e.Name, Category: e.Category, Synonyms: e.Synonyms, Tags: e.Tags}
}

func indexOf(kinds []kind) *lookup.Index {
	docs := make([]lookup.Document, len(kinds))
	for i := range kinds {
		docs[i] = kinds[i].Document()
	}
	return lookup.New(docs, Lexicon())
}

// Lexicon is what searches for things need to know of the language: the words that describe, and the tags that name kinds of things.
func Lexicon() lookup.Lexicon {
	return lookup.Lexicon{
		Describing: describingWords(),
		Families:   []string{"storage", "appliance", "table", "seat", "seating", "light", "lamp", "tableware", "decoration", "game", "toy", "food", "instrument", "electronics", "textile", "divider", "tool", "art"},
	}
}

// describingWords are those that say what a thing is like, not what it is.
func describingWords() []string {
	out := strings.Fields(`one two three four five six seven eight nine ten dozen pair several some many few couple
		small large big huge tiny little tall low high long short narrow wide deep slim compact oversized mini medium
		round square rectangular oval curved flat folded folding stackable adjustable portable modular
		old new antique vintage retro classic traditional simple plain fancy elegant beautiful nice cheap luxury luxurious expensive
		cosy cozy comfy comfortable soft hard sturdy solid rustic modern colorful colourful bright dark light pale warm cool dim
		decorative ornate patterned striped upholstered padded tufted woven carved painted polished framed
		worn weathered rusty dirty clean shabby distressed handmade industrial minimalist contemporary scandinavian victorian
		reclaimed brushed faux knit knitted
		wooden wood metal metallic plastic glass stone ceramic leather fabric cloth steel iron marble concrete
		children's kids' kid's child's kid children`)
	for name := range colorWords() {
		out = append(out, lookup.Words(name)...)
	}
	out = append(out, styleNames()...)
	for style := range styleAliases() {
		out = append(out, style)
	}
	for _, m := range Materials() {
		if words := lookup.Words(m.Name); len(words) == 1 && slices.Contains([]string{"wood", "metal", "stone", "woven", "fabric"}, m.Category) {
			out = append(out, words[0])
		}
	}
	return slices.DeleteFunc(out, func(w string) bool {
		return slices.Contains([]string{"mirror", "rug", "pile", "canvas", "straw", "enamel", "fur"}, w)
	})
}
