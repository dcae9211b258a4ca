package brief

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// longestName bounds what is read of a name, characters.
const longestName = 60

// asides are remarks in brackets, and the end of a name that only tells copies or models apart: "_3", ".001", "-0", "_B", "_42U", "_HP_3000".
var asides = regexp.MustCompile(`\([^)]*\)|\[[^\]]*\]|[._ -]+\d{1,3}[A-Za-z]{0,3}$|[._ -]+[A-Z]{1,4}[._ -]?\d{1,5}[A-Za-z]{0,3}$|[._ -][A-Z]$`)

// Spoken is the name of a model or a listed thing as people would say it: "wooden_chair_3" is a wooden chair, "filing cabinet (3 drawers)"
// a filing cabinet, "FloorLamp" a floor lamp. A name of which nothing would be left stays.
func Spoken(name string) string {
	whole := plainName(name)
	if short := plainName(asides.ReplaceAllString(strings.TrimSpace(asides.ReplaceAllString(name, " ")), " ")); strings.ContainsFunc(short, unicode.IsLetter) {
		whole = short
	}
	if runes := []rune(whole); len(runes) > longestName {
		whole = strings.TrimSpace(string(runes[:longestName]))
	}
	return whole
}

func plainName(name string) string {
	name = parted(strings.ToValidUTF8(name, ""))
	name = strings.NewReplacer("_", " ", "-", " ", "/", " ").Replace(strings.ToLower(name))
	return strings.Join(strings.Fields(name), " ")
}

// parted puts spaces between words that are only told apart by their capitals: "FloorLamp".
func parted(name string) string {
	if strings.ContainsAny(name, " _-") {
		return name
	}
	runes := []rune(name)
	var b strings.Builder
	for i, r := range runes {
		if i > 1 && unicode.IsUpper(r) && unicode.IsLower(runes[i-1]) && unicode.IsLower(runes[i-2]) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Describes reports whether a name says the same as the item in other words: a "long table" is the item table whose size is long.
func (it *Item) Describes(name string) bool {
	own := strings.Fields(it.Phrase)
	for _, c := range it.Colors {
		own = append(own, strings.Fields(c.Name)...)
	}
	own = append(own, it.Sizes...)
	own = append(own, it.Made...)
	own = append(own, it.Words...)
	words := strings.Fields(Singular(name))
	if len(words) < 2 || len(own) < 2 || it.Phrase == "" {
		return false
	}
	for _, w := range words {
		if !slices.Contains(own, w) {
			return false
		}
	}
	return words[len(words)-1] == Singular(own[strings.Count(it.Phrase, " ")])
}
