package align

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/lookup"
)

// sense is all that a phrase can mean; which it does, the place in the sentence tells.
type sense struct {
	noun                                           bool
	room, zone, shell, material, size, style, mood string
	relation, reversed                             string
	color                                          *geom.Color
}

// word is a phrase of the prompt with its senses.
type word struct {
	text   string // as written
	one    string // in the singular
	stop   bool   // punctuation that ends a phrase
	number int    // 0 for none
	dims   *measures
	sense
}

// measures are lengths in metres, or an area in m²; 0 was not said.
type measures struct{ a, b, height, area float64 }

type lexicon map[string]*sense

func (l lexicon) at(phrase string) *sense {
	s := l[phrase]
	if s == nil {
		s = &sense{}
		l[phrase] = s
	}
	return s
}

// maxWords is the longest phrase looked up.
const maxWords = 4

func newLexicon(source catalog.Source) lexicon {
	l := lexicon{}
	for _, e := range source.Entries() {
		if e.Given { // a file's name may be any word
			continue
		}
		for _, name := range append([]string{e.Name, e.Category}, e.Synonyms...) {
			if words := lookup.Words(name); len(words) > 0 {
				l.at(strings.Join(words, " ")).noun = true
			}
		}
	}
	for _, name := range []string{"chair", "table", "lamp", "shelf", "cabinet", "seat", "stool", "desk", "bed", "plant", "book", "lights", "furniture"} {
		l.at(name).noun = true
	}
	for kind, names := range rooms {
		for _, name := range append(names, kind) {
			l.at(name).room = kind
		}
	}
	for _, z := range zones {
		l.at(z).zone = z
	}
	for _, name := range anyRoom {
		l.at(name).zone = name
	}
	for material := range families {
		l.at(material).material = material
	}
	fill := func(table map[string]string, slot func(*sense) *string) {
		for phrase, meaning := range table {
			*slot(l.at(phrase)) = meaning
		}
	}
	fill(shellWords, func(s *sense) *string { return &s.shell })
	fill(materialWords, func(s *sense) *string { return &s.material })
	fill(sizes, func(s *sense) *string { return &s.size })
	fill(styles, func(s *sense) *string { return &s.style })
	fill(moods, func(s *sense) *string { return &s.mood })
	fill(relations, func(s *sense) *string { return &s.relation })
	fill(reversed, func(s *sense) *string { return &s.reversed })
	return l
}

const number = `(\d+(?:\.\d+)?)`
const unit = `\s*(m|metres?|meters?|cm|ft|feet|foot|')?`

var (
	sides   = regexp.MustCompile(`\b` + number + unit + `\s*(?:x|×|by|\*)\s*` + number + unit + `(?:\s*(?:x|×|by|\*)\s*` + number + unit + `)?(?:\b|$)`)
	area    = regexp.MustCompile(`\b` + number + `\s*(m2|m²|sqm|sq\.?\s?m|square\s(?:metres?|meters?)|sq\.?\s?ft|square\s(?:feet|foot))(?:\b|\s|$|[.,;])`)
	ceiling = regexp.MustCompile(`\b(?:ceilings?|height)(?:\s(?:height))?(?:\sof|\sat|\sis)?\s` + number + `\s*(m|metres?|meters?|cm|ft|feet)\b|\b` + number + `\s*-?(m|metres?|meters?|cm|ft|feet)\s*-?(?:high|tall)?\sceilings?\b`)
	heights = regexp.MustCompile(`\b` + number + `\s*-?(m|metres?|meters?|cm|ft|feet)\s*-?(?:high|tall)\b`)
	pieces  = regexp.MustCompile(`\x00\d+\x00|\d+\.\d+|[\p{L}\d]+(?:['’-][\p{L}\d]+)*|[^\s\p{L}\d]`)
)

// metres converts a length; without a unit it is in metres.
func metres(value, unit string) float64 {
	x, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return 0
	}
	switch {
	case unit == "cm":
		return x / 100
	case unit == "ft" || unit == "feet" || unit == "foot" || unit == "'":
		return x * 0.3048
	}
	return x
}

// maxPrompt bounds what is read of a prompt, bytes.
const maxPrompt = 16 << 10

// lex splits a prompt into phrases, measures first.
func (l lexicon) lex(prompt string) []word {
	if len(prompt) > maxPrompt {
		prompt = prompt[:maxPrompt]
	}
	text := strings.NewReplacer("’", "'", "\x00", " ", "s' ", "s ", "s’ ", "s ").Replace(strings.ToLower(strings.ToValidUTF8(prompt, " ")))
	var dims []measures
	keep := func(re *regexp.Regexp, read func(m []string) measures) {
		text = re.ReplaceAllStringFunc(text, func(s string) string {
			dims = append(dims, read(re.FindStringSubmatch(s)))
			return " \x00" + strconv.Itoa(len(dims)-1) + "\x00 "
		})
	}
	keep(ceiling, func(m []string) measures {
		if m[1] != "" {
			return measures{height: metres(m[1], m[2])}
		}
		return measures{height: metres(m[3], m[4])}
	})
	keep(heights, func(m []string) measures { return measures{height: metres(m[1], m[2])} })
	keep(sides, func(m []string) measures {
		last := m[4]
		if m[6] != "" {
			last = m[6]
		}
		first := m[2]
		if first == "" {
			first = last
		}
		d := measures{a: metres(m[1], first), b: metres(m[3], last)}
		if m[5] != "" {
			d.height = metres(m[5], last)
		}
		return d
	})
	keep(area, func(m []string) measures {
		x := metres(m[1], "")
		if strings.HasSuffix(m[2], "t") {
			x *= 0.3048 * 0.3048
		}
		return measures{area: x}
	})
	return l.phrases(pieces.FindAllString(text, -1), dims)
}

func (l lexicon) phrases(tokens []string, dims []measures) []word {
	var out []word
	for i := 0; i < len(tokens); {
		w, n := l.next(tokens[i:], dims)
		out = append(out, w)
		i += n
	}
	return out
}

func (l lexicon) next(tokens []string, dims []measures) (word, int) {
	t := tokens[0]
	if t[0] == 0 {
		if k, err := strconv.Atoi(strings.Trim(t, "\x00")); err == nil && k < len(dims) {
			return word{text: t, dims: &dims[k]}, 1
		}
	}
	if !isWord(t) {
		return word{text: t, stop: true}, 1
	}
	for n := min(maxWords, len(tokens)); n >= 1; n-- {
		if phrase, ok := joined(tokens[:n]); ok {
			if w, ok := l.find(phrase); ok {
				return w, n
			}
		}
	}
	w := word{text: t, one: singular(t), number: numbers[t]}
	if x, err := strconv.Atoi(t); err == nil && x > 0 && x <= 999 {
		w.number = x
	}
	return w, 1
}

func isWord(t string) bool {
	return t[0] >= 0x80 || t[0] >= 'a' && t[0] <= 'z' || t[0] >= '0' && t[0] <= '9'
}

func joined(tokens []string) (string, bool) {
	for _, t := range tokens {
		if t[0] == 0 || !isWord(t) {
			return "", false
		}
	}
	return strings.Join(tokens, " "), true
}

// find looks a phrase up as it is written, in the singular, and as a colour.
func (l lexicon) find(phrase string) (word, bool) {
	one := strings.Join(lookup.Words(phrase), " ")
	if definite[phrase] || numbers[phrase] > 0 || vague[phrase] > 0 {
		return word{}, false
	}
	fields := strings.Fields(phrase)
	first := fields[0]
	loose := !slices.ContainsFunc(fields, func(w string) bool { return dropped[w] })
	for _, form := range []string{phrase, one, singular(phrase), strings.ReplaceAll(one, "-", " "), strings.ReplaceAll(one, " ", "")} {
		s, ok := l[form]
		if !ok || form == "" || form != phrase && (definite[first] || numbers[first] > 0 || !loose) {
			continue
		}
		w := word{text: phrase, one: form, sense: *s}
		if c, ok := catalog.ParseColor(phrase); ok {
			w.color = &c
		}
		return w, true
	}
	if c, ok := catalog.ParseColor(phrase); ok && phrase[0] != '#' {
		return word{text: phrase, one: phrase, sense: sense{color: &c}}, true
	}
	return word{}, false
}

// dropped words are left out when names are compared, so a phrase with one must be known as it is: "a vase with flowers" are two.
var dropped = map[string]bool{"a": true, "an": true, "the": true, "of": true, "with": true}

// singular takes the plural off the last word.
func singular(phrase string) string {
	words := strings.Fields(phrase)
	if len(words) == 0 {
		return phrase
	}
	last := lookup.Words(words[len(words)-1])
	if len(last) == 1 {
		words[len(words)-1] = last[0]
	}
	return strings.Join(words, " ")
}

// plural reports whether a word is in the plural.
func (w *word) plural() bool {
	return w.one != "" && singular(w.text) != w.text
}
