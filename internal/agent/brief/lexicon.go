package brief

import (
	"maps"
	"slices"
	"strings"
)

// senses is everything a word or phrase can mean; the reader chooses by context.
type senses struct {
	noun, room, surface, material, size, tone, style, mood, time, relation, verb string
	color                                                                        Color
	group                                                                        []Item
	isRoom, isColor, light, stop, part                                           bool
}

// lexeme is one matched phrase of the text.
type lexeme struct {
	text   string
	one    string // the text with its last word in the singular
	plural bool
	punct  bool
	number float64
	isNum  bool
	known  bool
	senses
}

// maxPhrase is the longest phrase looked up, in words.
const maxPhrase = 4

type lexicon map[string]*senses

func (l lexicon) entry(phrase string) *senses {
	s := l[phrase]
	if s == nil {
		s = &senses{}
		l[phrase] = s
	}
	return s
}

// addNoun teaches a word for a thing, unless the tables know it.
func (l lexicon) addNoun(word, thing string) {
	words, called := strings.Fields(strings.ToLower(word)), strings.ToLower(thing)
	if len(words) == 0 || len(words) > maxPhrase || comparatives[word] != (change{}) {
		return
	}
	if x, ok := l.lookup(words); ok && x.noun != "" {
		return
	}
	if x, ok := l.lookup(strings.Fields(called)); ok && x.noun != "" {
		called = x.noun
	}
	word = strings.Join(words, " ")
	if _, room := roomWords[word]; room || surfaceWords[word] != "" || called == "" {
		return
	}
	l.entry(word).noun = called
}

// newLexicon joins the tables and the extra nouns (catalogue names) into one map.
func newLexicon(extra map[string]string) lexicon {
	l := lexicon{}
	for canonical, words := range nounWords {
		l.entry(canonical).noun = canonical
		for _, w := range words {
			l.entry(w).noun = canonical
		}
	}
	for _, w := range slices.Sorted(maps.Keys(extra)) {
		l.addNoun(w, extra[w])
	}
	for canonical, words := range materialWords {
		l.entry(canonical).material = canonical
		for _, w := range words {
			l.entry(w).material = canonical
		}
	}
	for w := range colorWords {
		s := l.entry(w)
		s.isColor = true
		c, _ := ColorNamed(w)
		s.color = Color{w, c}
	}
	l.addSimple()
	return l
}

func (l lexicon) addSimple() {
	assign := func(table map[string]string, set func(*senses, string)) {
		for w, canonical := range table {
			set(l.entry(w), canonical)
		}
	}
	assign(sizeWords, func(s *senses, v string) { s.size = v })
	assign(toneWords, func(s *senses, v string) { s.tone = v })
	assign(styleWords, func(s *senses, v string) { s.style = v })
	assign(moodWords, func(s *senses, v string) { s.mood = v })
	assign(lightTimes, func(s *senses, v string) { s.time = v })
	assign(relationWords, func(s *senses, v string) { s.relation = v })
	assign(verbWords, func(s *senses, v string) { s.verb = v })
	assign(surfaceWords, func(s *senses, v string) { s.surface = v })
	assign(roomWords, func(s *senses, v string) { s.room, s.isRoom = v, true })
	for phrase, items := range groupNouns {
		l.entry(phrase).group = items
	}
	for _, w := range lightWords {
		l.entry(w).light = true
	}
	for _, w := range stopWords {
		l.entry(w).stop = true
	}
	for _, w := range partWords {
		l.entry(w).part = true
	}
}

// partWords are parts of a thing: "with brass legs" says something of the thing, not of another one.
var partWords = []string{"leg", "handle", "frame", "base", "tabletop", "top", "shade", "upholstery", "trim", "arm", "armrest", "backrest", "door front", "front", "finish", "seat cushion", "cover"}

// grammar words that the reader handles itself.
var grammarWords = map[string]bool{
	"clutter": true, // a word of the idioms, which come later
	"a":       true, "an": true, "the": true, "and": true, "with": true, "no": true, "without": true, "all": true, "it": true, "them": true, "this": true, "these": true, "those": true, "that": true, "they": true, "everything": true, "selected": true, "selection": true, "more": true, "fewer": true, "less": true, "x": true, "m": true, "each": true, "every": true, "other": true, "degrees": true, "closer": true, "nearer": true, "farther": true, "further": true, "apart": true, "higher": true, "degree": true, "half": true, "except": true,
}

// lex matches the longest known phrase at each place.
func (l lexicon) lex(toks []token) []lexeme {
	var out []lexeme
	for i := 0; i < len(toks); {
		x, n := l.match(toks, i)
		out = append(out, x)
		i += n
	}
	return out
}

func (l lexicon) match(toks []token, i int) (lexeme, int) {
	t := toks[i].text
	if x, ok := parseNumber(t); ok {
		return lexeme{text: t, one: t, isNum: true, number: x, known: true}, 1
	}
	if !isLetter(t) && !isDigit(rune(t[0])) {
		return lexeme{text: t, one: t, punct: true, known: true}, 1
	}
	if x, n, ok := l.shadedColor(toks, i); ok {
		return x, n
	}
	for n := min(maxPhrase, len(toks)-i); n >= 1; n-- {
		words, ok := phraseWords(toks[i : i+n])
		if !ok {
			continue
		}
		if x, ok := l.lookup(words); ok {
			return x, n
		}
	}
	if n, ok := numberWord(t); ok {
		return lexeme{text: t, one: t, isNum: true, number: float64(n), known: true}, 1
	}
	if owner, ok := strings.CutSuffix(t, "'s"); ok {
		if x, ok := l.lookup([]string{owner}); ok && x.noun != "" {
			return x, 1
		}
	}
	one, plural := singular(t)
	return lexeme{text: t, one: one, plural: plural, known: grammarWords[t]}, 1
}

// lookup tries a phrase as it is, in the singular, and with its hyphens opened or closed.
func (l lexicon) lookup(words []string) (lexeme, bool) {
	if len(words) == 0 {
		return lexeme{}, false
	}
	phrase := strings.Join(words, " ")
	last := len(words) - 1
	one, plural := singular(words[last])
	oneWords := append(slices.Clone(words[:last]), one)
	onePhrase := strings.Join(oneWords, " ")
	for _, form := range []string{phrase, onePhrase, strings.ReplaceAll(phrase, "-", " "), strings.ReplaceAll(onePhrase, "-", " "), strings.ReplaceAll(onePhrase, "-", ""), strings.ReplaceAll(onePhrase, " ", "-")} {
		if s, ok := l[form]; ok {
			return lexeme{text: phrase, one: form, plural: plural, known: true, senses: *s}, true
		}
	}
	return lexeme{}, false
}

// shadedColor joins "dark" and "forest green".
func (l lexicon) shadedColor(toks []token, i int) (lexeme, int, bool) {
	if _, ok := colorShades[toks[i].text]; !ok {
		return lexeme{}, 0, false
	}
	for n := min(maxPhrase-1, len(toks)-i-1); n >= 1; n-- {
		words, ok := phraseWords(toks[i+1 : i+1+n])
		if !ok {
			continue
		}
		rest := strings.Join(words, " ")
		name := toks[i].text + " " + rest
		c, ok := ColorNamed(name)
		_, base := colorWords[rest]
		if _, whole := colorWords[name]; ok && (base || whole) {
			return lexeme{text: name, one: name, known: true, senses: senses{isColor: true, color: Color{name, c}}}, n + 1, true
		}
	}
	return lexeme{}, 0, false
}

func phraseWords(toks []token) ([]string, bool) {
	words := make([]string, len(toks))
	for i, t := range toks {
		if !isLetter(t.text) && !isDigit(rune(t.text[0])) || (i > 0 && !t.gap && isDigit(rune(toks[i-1].text[0]))) {
			return nil, false
		}
		words[i] = t.text
	}
	return words, true
}

func isLetter(s string) bool {
	r := rune(s[0])
	return r >= 'a' && r <= 'z' || r >= 0x80
}
