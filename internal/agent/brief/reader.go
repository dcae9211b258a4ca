package brief

import (
	"maps"
	"slices"
	"strings"
)

// Reader reads prompts. It is safe for concurrent use.
type Reader struct {
	words   lexicon
	known   spelling
	nothing bool // stands yet: "put the bed in the corner" wishes for a bed
	small   map[string]bool
}

// NewReader knows the built-in vocabulary and further words for things, each with what it means, such as a catalogue's synonyms, and
// for materials.
func NewReader(nouns map[string]string, materials ...string) *Reader {
	words := newLexicon(nouns)
	for _, m := range materials {
		words.addMaterial(m)
	}
	return &Reader{words: words, known: words.spelling()}
}

// Read turns a prompt into a brief. Later text refines earlier text ("the chairs should …").
func (r *Reader) Read(prompt string) Brief { return r.read(prompt, nil) }

// ReadAfter is Read in a conversation: "it" means the thing that the requests before were about in the end, when the prompt names none.
func (r *Reader) ReadAfter(earlier []string, prompt string) Brief {
	var spoken *Target
	for _, said := range earlier {
		said, _, _ = strings.Cut(said, " (refused: ")
		before := r.read(said, spoken)
		if t, ok := before.topic(); ok {
			t.Spoken = true
			spoken = &t
		}
	}
	return r.read(prompt, spoken)
}

// topic is the thing that a request was about in the end.
func (b *Brief) topic() (Target, bool) {
	for i := len(b.Edits) - 1; i >= 0; i-- {
		e := &b.Edits[i]
		t := e.Target
		if t.Noun == "" {
			continue
		}
		if e.Verb == Swap && e.With.Noun != "" {
			t = Target{Noun: e.With.Noun, Phrase: e.With.Phrase, All: e.With.Count > 1 || t.All}
		}
		return t, true
	}
	if b.Room.Said || b.Room.Kind != "" {
		return Target{}, false // it was about a whole room
	}
	if n := len(b.Items); n > 0 && b.Items[n-1].Noun != "" {
		it := &b.Items[n-1]
		return Target{Noun: it.Noun, Phrase: it.Phrase, All: it.Count > 1}, true
	}
	return Target{}, false
}

// Noun finds the thing that a short name is about, such as "sofa" for "Sofa 02 (old)".
func (r *Reader) Noun(name string) (string, bool) {
	text, _ := fold(name)
	found := ""
	for _, x := range r.words.lex(tokens(text)) {
		if x.noun != "" {
			found = x.noun
		}
	}
	return found, found != ""
}

// Knowing is the reader with further words for things: each word, in the singular, and the noun it means.
func (r *Reader) Knowing(nouns map[string]string) *Reader {
	words := maps.Clone(r.words)
	for _, w := range slices.Sorted(maps.Keys(nouns)) {
		word := Singular(w)
		if s, ok := words[word]; ok {
			known := *s
			known.room, known.isRoom = "", false // a "sushi bar" that is ordered is no room
			words[word] = &known
		}
		words.addNoun(word, nouns[w])
		if _, room := roomWords[word]; room {
			words.entry(word).noun = nouns[w]
		}
	}
	return &Reader{words: words, known: words.spelling(), nothing: r.nothing, small: r.small}
}

// Carrying is the reader that knows which nouns are small things, which others carry.
func (r *Reader) Carrying(small map[string]bool) *Reader {
	out := *r
	out.small = small
	return &out
}

// Describing is the reader of texts that describe what is to be, where nothing stands that could be moved.
func (r *Reader) Describing() *Reader {
	out := *r
	out.nothing = true
	return &out
}

// Singular is a phrase with its last word in the singular.
func Singular(phrase string) string {
	words := strings.Fields(phrase)
	if len(words) == 0 {
		return ""
	}
	words[len(words)-1], _ = singular(words[len(words)-1])
	return strings.Join(words, " ")
}

// Same reports whether a noun can mean a thing called full: "table" means a "dining table" too.
func Same(noun, full string) bool { return sameThing(noun, full) }
