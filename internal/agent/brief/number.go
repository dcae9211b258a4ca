package brief

import (
	"math"
	"strconv"
	"strings"
)

// maxCount bounds how many of one thing are considered at all.
const maxCount = 200

var numberWords = map[string]int{
	"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// vagueCounts are what people mean by words that are not numbers.
var vagueCounts = map[string]int{
	"pair": 2, "couple": 2, "dozen": 12, "dozens": 24, "several": 3, "few": 3, "some": 2, "multiple": 3, "many": 6, "trio": 3, "both": 2, "various": 3,
	"lots": 6, "plenty": 6, "half-dozen": 6, "twin-set": 2, "quartet": 4, "hundred": 100, "hundreds": 200, "thousand": 1000, "thousands": 1000, "million": 1000000,
	"handful": 4, "numerous": 6, "single": 1, "another": 1, "assorted": 3,
}

// parseNumber reads digits with separators; ok is false for text that is no number. It may return ±Inf.
func parseNumber(s string) (x float64, ok bool) {
	if s == "" || !(isDigit(rune(s[0])) || s[0] == '-') {
		return 0, false
	}
	x, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	if err != nil && !math.IsInf(x, 0) {
		return 0, false
	}
	return x, true
}

// numberWord reads one word as a count.
func numberWord(word string) (int, bool) {
	if n, ok := numberWords[word]; ok {
		return n, true
	}
	tens, ones, found := strings.Cut(word, "-")
	if !found {
		return 0, false
	}
	t, okT := numberWords[tens]
	o, okO := numberWords[ones]
	if okT && okO && t >= 20 && o > 0 && o < 10 {
		return t + o, true
	}
	return 0, false
}
