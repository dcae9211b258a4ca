package brief

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The bounds of one reading.
const (
	maxBytes  = 8000
	maxTokens = 1200
	maxItems  = 120
)

// token is a word, a number or a punctuation mark.
type token struct {
	text string
	gap  bool // a space came before it
}

var foldedRunes = map[rune]string{
	'×': " x ", '’': "'", '‘': "'", '“': " ", '”': " ", '–': "-", '—': ", ", '−': "-", '²': "2", '½': " half ", '\u00a0': " ",
	'é': "e", 'è': "e", 'ê': "e", 'à': "a", 'â': "a", 'ç': "c", 'ï': "i", 'ô': "o", 'û': "u", '′': "'", '″': "\"", '_': " ", '&': " and ",
}

// fold bounds the text, lowers its case, and turns everything that is not a readable character into a space.
func fold(text string) (folded string, cut bool) {
	if len(text) > maxBytes {
		text, cut = text[:maxBytes], true
		for len(text) > 0 && !utf8.ValidString(text[len(text)-1:]) {
			text = text[:len(text)-1]
		}
	}
	var b strings.Builder
	for _, r := range text {
		if s, ok := foldedRunes[unicode.ToLower(r)]; ok {
			b.WriteString(s)
			continue
		}
		if r == '\n' || r == '\r' {
			b.WriteString(" ; ")
			continue
		}
		if r == utf8.RuneError || !unicode.IsPrint(r) {
			b.WriteByte(' ')
			continue
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return hyphenate(strings.Join(strings.Fields(b.String()), " ")), cut
}

// hyphenate joins "north facing" before what faces, so that it is not read as facing something.
func hyphenate(text string) string {
	for _, side := range [...]string{"north", "south", "east", "west"} {
		text = strings.ReplaceAll(text, side+" facing ", side+"-facing ")
	}
	return strings.NewReplacer("3d printer", "printer", "3-d printer", "printer").Replace(text) // a number would count printers
}

// tokens splits folded text. Digits part from letters ("4m" gives 4, m); hyphens stay inside words.
func tokens(text string) []token {
	var out []token
	runes := []rune(text)
	gap := true
	for i := 0; i < len(runes) && len(out) < maxTokens; {
		r := runes[i]
		if r == ' ' {
			gap = true
			i++
			continue
		}
		if r == '\'' && i > 0 && unicode.IsLetter(runes[i-1]) {
			i++ // the end of a plural that owns something: "kids' room"
			continue
		}
		j := scan(runes, i)
		out = append(out, token{string(runes[i:j]), gap})
		gap = false
		i = j
	}
	return out
}

func scan(runes []rune, i int) int {
	r := runes[i]
	if isDigit(r) || (r == '-' && i+1 < len(runes) && isDigit(runes[i+1]) && (i == 0 || runes[i-1] == ' ')) {
		return scanNumber(runes, i)
	}
	if !unicode.IsLetter(r) {
		return i + 1
	}
	j := i
	for j < len(runes) && (unicode.IsLetter(runes[j]) || inWord(runes, j)) {
		j++
	}
	return j
}

func inWord(runes []rune, j int) bool {
	return (runes[j] == '-' || runes[j] == '\'') && j+1 < len(runes) && unicode.IsLetter(runes[j+1])
}

// scanNumber takes 1,000 and 2.5 and 1e3 whole.
func scanNumber(runes []rune, i int) int {
	j := i + 1
	for j < len(runes) {
		r := runes[j]
		next := j+1 < len(runes) && isDigit(runes[j+1])
		switch {
		case isDigit(r), r == '.' && next:
			j++
		case r == ',' && next && thousands(runes, j):
			j++
		case r == 'e' && exponent(runes, j):
			j += 2
		case r == 's' && !(j+1 < len(runes) && unicode.IsLetter(runes[j+1])):
			return j + 1
		default:
			return j
		}
	}
	return j
}

func thousands(runes []rune, comma int) bool {
	k := comma + 1
	for k < len(runes) && isDigit(runes[k]) {
		k++
	}
	return k-comma == 4
}

func exponent(runes []rune, e int) bool {
	if e+1 < len(runes) && isDigit(runes[e+1]) {
		return true
	}
	return e+2 < len(runes) && (runes[e+1] == '+' || runes[e+1] == '-') && isDigit(runes[e+2])
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

var irregularPlurals = map[string]string{
	"shelves": "shelf", "bookshelves": "bookshelf", "knives": "knife", "leaves": "leaf", "loaves": "loaf", "children": "child", "people": "person", "mice": "mouse",
	"succulents": "succulent", "cacti": "cactus", "glasses": "glass", "dishes": "dish", "benches": "bench", "boxes": "box",
	"couches": "couch", "brushes": "brush", "mattresses": "mattress", "vases": "vase", "cases": "case", "bookcases": "bookcase",
	"chaises": "chaise", "canvases": "canvas", "curtains": "curtain", "stairs": "stairs", "drawers": "drawer", "shears": "shears", "markers": "marker",
	"scissors": "scissors", "glass": "glass", "canvas": "canvas", "mattress": "mattress", "cactus": "cactus", "brass": "brass", "bus": "bus",
	"christmas": "christmas", "headphones": "headphones", "gas": "gas", "is": "is", "this": "this", "lens": "lens", "duchess": "duchess",
}

// singular returns the singular of a noun and whether it was a plural.
func singular(word string) (string, bool) {
	if s, ok := irregularPlurals[word]; ok {
		return s, s != word
	}
	switch {
	case strings.HasSuffix(word, "'s"):
		return word, false
	case len(word) < 4 || !strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us"):
		return word, false
	case strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y", true
	case strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "sses"):
		return word[:len(word)-2], true
	}
	return word[:len(word)-1], true
}
