package bundle

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Lengths of names in bytes and letters. File systems take 255 bytes, endings and numbers included.
const (
	longestStem = 100
	longestWord = 48
)

// Stem is a name for a file, without its ending: the letters of every script, spaces and signs stay, and what a file system refuses
// (Windows' list is the longest) becomes an underscore. A name without anything else becomes the fallback. It never leads to
// another folder.
func Stem(name, fallback string) string {
	stem := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', strings.ContainsRune(`/\:*?"<>|`, r):
			return '_'
		case unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d': // joiners belong to letters; what turns the reading direction deceives
			return -1
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	return sound(cut(strings.Trim(stem, ". "), longestStem), fallback)
}

// Word is a Stem of letters, digits and single underscores only, for names that go into texts which divide at spaces.
func Word(name, fallback string) string {
	parts := strings.FieldsFunc(strings.ToValidUTF8(name, " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r)
	})
	word := []rune(strings.Join(parts, "_"))
	if len(word) > longestWord {
		word = word[:longestWord]
	}
	return sound(cut(strings.TrimRight(string(word), "_"), 3*longestWord), fallback)
}

// cut shortens a text to so many bytes and never within a letter.
func cut(s string, bytes int) string {
	if len(s) <= bytes {
		return s
	}
	return strings.TrimRight(strings.ToValidUTF8(s[:bytes], ""), ". ")
}

// devices are names that Windows keeps for itself, whatever their ending.
var devices = []string{"con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"}

func sound(stem, fallback string) string {
	if strings.Trim(stem, "_ ") == "" {
		return fallback
	}
	first, _, _ := strings.Cut(strings.ToLower(stem), ".")
	if slices.Contains(devices, strings.TrimSpace(first)) {
		return "_" + stem
	}
	return stem
}

// Words are file names taken in one folder. Two that differ in capitals only are one, as on macOS and Windows.
type Words map[string]bool

// Claim returns a free Word for a name and takes it.
func (w Words) Claim(name, fallback string) string {
	base := Word(name, fallback)
	word := base
	for i := 2; w[strings.ToLower(word)]; i++ {
		word = base + "_" + strconv.Itoa(i)
	}
	w[strings.ToLower(word)] = true
	return word
}
