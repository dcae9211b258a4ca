package brief

import (
	"regexp"
	"slices"
	"strings"
)

// addMaterial teaches a word for a material, unless the tables know it.
func (l lexicon) addMaterial(word string) {
	words := strings.Fields(strings.ToLower(word))
	if len(words) == 0 || len(words) > maxPhrase {
		return
	}
	if _, known := l.lookup(words); known {
		return
	}
	word = strings.Join(words, " ")
	l.entry(word).material = word
}

// Ways of saying what a surface is made of that the grammar reads better with the material first.
var (
	veined     = regexp.MustCompile(`\b(marble|stone|granite|onyx|quartz|tiles?|brick)((?: [a-z]+)?) with (?:[a-z]+ )?([a-z]+) (vein|grout)(?:s|ing)?\b`)
	madeOf     = regexp.MustCompile(`\b(walls?|floors?|ceiling) (?:of|in|made of|made from|covered in|covered with|clad in) ((?:[a-z-]+ ){0,4}[a-z-]+)`)
	tiledPart  = regexp.MustCompile(`\b(floor|wall) tiles?\b`)
	woodFloor  = regexp.MustCompile(`\b(?:wood|timber) floor(?:s|ing)?\b`)
	wallpapers = regexp.MustCompile(`\bwallpaper\b( [a-z]+)?`)
)

// plainer rewrites a text in these ways: "walls of exposed brick" are exposed brick walls.
func (l lexicon) plainer(text string) string {
	text = veined.ReplaceAllString(text, "$3-${4}ed $1$2")
	text = woodFloor.ReplaceAllString(text, "wooden floor")
	text = tiledPart.ReplaceAllStringFunc(text, func(said string) string {
		if strings.HasPrefix(said, "floor") {
			return "tile floor"
		}
		return "tile walls"
	})
	text = wallpapers.ReplaceAllStringFunc(text, func(said string) string {
		next := strings.TrimPrefix(said, "wallpaper")
		if slices.Contains([]string{" walls", " wall", " on", " for", " in"}, next) {
			return said
		}
		return "wallpaper walls" + next
	})
	return madeOf.ReplaceAllStringFunc(text, func(said string) string {
		parts := madeOf.FindStringSubmatch(said)
		words := strings.Fields(parts[2])
		for n := 1; n <= len(words); n++ {
			if slices.Contains([]string{"the", "a", "an", "and", "with", "this", "my", "our"}, words[n-1]) {
				return said
			}
			if end := l.materialEnd(words, n); end > 0 {
				rest := strings.Join(words[end:], " ")
				return strings.TrimSpace(strings.Join(words[:end], " ") + " " + parts[1] + " " + rest)
			}
		}
		return said
	})
}

// materialEnd is where the longest material's name that begins at word n−1 ends; 0 for none.
func (l lexicon) materialEnd(words []string, n int) int {
	for end := min(len(words), n-1+maxPhrase); end >= n; end-- {
		if x, ok := l.lookup(words[n-1 : end]); ok && x.material != "" {
			return end
		}
	}
	return 0
}
