package brief

import (
	"regexp"
	"slices"
	"strings"
)

// Slips of the pen are looked for in words of at least slipLetters letters; one letter for another only in longer ones, since short
// words that differ by one letter are often other words.
const (
	slipLetters   = 5
	slipExchanged = 7
)

// spelling are the words that a text may hold, and by their first letter those that a slip can have meant.
type spelling struct {
	known map[string]bool
	meant map[byte][]string
}

func (l lexicon) spelling() spelling {
	out := spelling{known: map[string]bool{}, meant: map[byte][]string{}}
	for phrase, s := range l {
		telling := s.noun != "" || s.surface != "" || s.isColor || s.material != "" || s.isRoom || s.verb != "" || s.style != ""
		for word := range strings.FieldsFuncSeq(phrase, func(r rune) bool { return r == ' ' || r == '-' }) {
			if telling && len(word) >= slipLetters && !slices.Contains(out.meant[word[0]], word) {
				out.meant[word[0]] = append(out.meant[word[0]], word)
			}
			out.known[word] = true
		}
	}
	for _, word := range []string{"everything", "except"} {
		out.meant[word[0]] = append(out.meant[word[0]], word)
	}
	for _, words := range out.meant {
		slices.Sort(words)
	}
	return out
}

var longWord = regexp.MustCompile(`[a-z]{5,}`)

// mend puts the words that unknown words with one slip mean in their place, where there is one such word only, and tells of each.
func (s *spelling) mend(text string, tell func(wrote, meant string)) string {
	return longWord.ReplaceAllStringFunc(text, func(word string) string {
		one, plural := singular(word)
		if s.known[word] || s.known[one] || grammarWords[word] || len(one) < slipLetters {
			return word
		}
		meant := ""
		for _, w := range s.meant[word[0]] {
			if oneSlip(one, w) {
				if meant != "" {
					return word
				}
				meant = w
			}
		}
		if meant == "" {
			return word
		}
		tell(word, meant)
		if plural {
			return meant + "s"
		}
		return meant
	})
}

// oneSlip reports whether two words differ by two letters that changed places, a letter too many or too few, or in longer words one letter
// for another.
func oneSlip(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == b {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:] {
		return true
	}
	return len(a) >= slipExchanged && a[i+1:] == b[i+1:]
}
