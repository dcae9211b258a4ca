package lookup

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Words splits text into lower-case singular words in one spelling. "DiningTables", "dining_table.n.01" and "dining tables" read the same.
func Words(text string) []string {
	fields := strings.FieldsFunc(Plain(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
	out := fields[:0]
	for _, f := range fields {
		if f = strings.Trim(f, "'"); f == "" || articles[f] {
			continue
		}
		out = append(out, spelled(singular(f)))
	}
	return slices.Clip(out)
}

var articles = map[string]bool{"a": true, "an": true, "the": true, "of": true, "with": true}

// synset is a name of WordNet: lemma, part of speech, number of the sense.
var synset = regexp.MustCompile(`^(.+)\.[nvasr]\.\d+$`)

// Plain is text in lower case, with the words of a synset or of a name in camel case apart.
func Plain(text string) string {
	if parts := synset.FindStringSubmatch(strings.TrimSpace(text)); parts != nil {
		text = parts[1]
	}
	var out strings.Builder
	before := ' '
	for _, r := range text {
		if bare, marked := unmarked[unicode.ToLower(r)]; marked {
			r = bare
		}
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			out.WriteByte(' ')
		}
		out.WriteRune(unicode.ToLower(r))
		before = r
	}
	return out.String()
}

// unmarked are letters without the marks that some keyboards lack: an étagère is an etagere.
var unmarked = map[rune]rune{
	'à': 'a', 'á': 'a', 'â': 'a', 'ã': 'a', 'ä': 'a', 'å': 'a', 'ç': 'c', 'è': 'e', 'é': 'e', 'ê': 'e', 'ë': 'e', 'ì': 'i', 'í': 'i', 'î': 'i', 'ï': 'i',
	'ñ': 'n', 'ò': 'o', 'ó': 'o', 'ô': 'o', 'õ': 'o', 'ö': 'o', 'ø': 'o', 'ù': 'u', 'ú': 'u', 'û': 'u', 'ü': 'u', 'ý': 'y', '’': '\'',
}

// serial is what files of models carry at the end of a name: a number, a variant of it, a level of detail, a version.
var serial = regexp.MustCompile(`^(\d+[a-z]?|(lod|v|ver|var|variant)\d+)$`)

// exported are the marks that programs and their conventions put around a name.
var exported = map[string]bool{"sm": true, "mesh": true, "obj": true, "geo": true, "mdl": true, "prop": true, "lowpoly": true, "highpoly": true, "asset": true}

// unnumbered drops from both ends of a name what only tells files apart; nothing when there is no more to it.
func unnumbered(words []string) []string {
	for len(words) > 1 && (serial.MatchString(last(words)) || exported[last(words)]) {
		words = words[:len(words)-1]
	}
	for len(words) > 1 && exported[words[0]] {
		words = words[1:]
	}
	return words
}

// head drops what a thing comes with, is for or is made of: a bed with a headboard is a bed.
func head(text string) string {
	plain := Plain(text)
	for _, word := range []string{" with ", " for ", " made ", " from "} {
		if before, _, found := strings.Cut(plain, word); found && len(Words(before)) > 0 {
			plain = before
		}
	}
	return plain
}

var irregular = map[string]string{
	"knives": "knife", "penknives": "penknife", "shelves": "shelf", "bookshelves": "bookshelf", "leaves": "leaf", "loaves": "loaf", "scarves": "scarf", "wolves": "wolf",
	"mice": "mouse", "people": "person", "men": "man", "women": "woman", "children": "child", "geese": "goose", "feet": "foot", "teeth": "tooth", "cacti": "cactus", "dice": "die",
}

func singular(word string) string {
	word = strings.TrimSuffix(word, "'s")
	if one, ok := irregular[word]; ok {
		return one
	}
	switch {
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

// spelled turns the British spelling of a word into the American one, so that both find each other.
func spelled(word string) string {
	if other, ok := american[word]; ok {
		return other
	}
	return word
}

var american = map[string]string{
	"grey": "gray", "greyish": "grayish", "colour": "color", "coloured": "colored", "colourful": "colorful", "multicoloured": "multicolored", "centre": "center", "centrepiece": "centerpiece",
	"theatre": "theater", "metre": "meter", "litre": "liter", "fibre": "fiber", "tyre": "tire", "mould": "mold", "moulding": "molding", "aluminium": "aluminum", "jewellery": "jewelry",
	"pyjama": "pajama", "plough": "plow", "catalogue": "catalog", "organiser": "organizer", "moisturiser": "moisturizer", "sanitiser": "sanitizer", "steriliser": "sterilizer", "harbour": "harbor",
	"armour": "armor", "parlour": "parlor", "panelled": "paneled", "bevelled": "beveled", "enamelled": "enameled", "lacquered": "lacquered", "upholstred": "upholstered", "storey": "story",
	"draught": "draft", "cheque": "check", "doughnut": "donut", "yoghurt": "yogurt", "whisky": "whiskey", "moustache": "mustache", "sulphur": "sulfur", "cosy": "cozy", "travelling": "traveling",
	"programme": "program", "analogue": "analog", "kerb": "curb", "axe": "ax", "vice": "vise", "glamour": "glamor", "vapour": "vapor", "honour": "honor", "ageing": "aging", "disc": "disk",
}
