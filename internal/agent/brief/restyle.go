package brief

import (
	"regexp"
	"slices"
)

// styled is a style in one or two words.
const styled = `((?:mid-century |mid century |art )?[a-z-]+)`

// restyling are ways to ask for another style, and to leave things out.
var restyling = []idiom{
	idiomOf(`\b(?:restyle|redesign|redo|redecorate|style|refresh) `+the+` (?:in|as|to) (?:an? )?(?:more )?`+styled+`(?: style| look| fashion| way| design)?(?:[.,;!]|$)`, "make $1 more $2."),
	idiomOf(`\b(?:restyle|redesign|redo|redecorate|refresh) (it|them|everything) (?:in|as|to) (?:an? )?(?:more )?`+styled+`(?: style| look| fashion| way| design)?(?:[.,;!]|$)`, "make $1 more $2."),
	idiomOf(`\bgive (it|`+the+`) (?:an? )?(?:more )?`+styled+` (?:look|feel|style|vibe|design)(?:[.,;!]|$)`, "make $1 more $3."),
	idiomOf(`\b(?:i'd like|i want|we want|i would like) (?:an? |the )?(?:more )?`+styled+` (?:look|style|vibe) (?:for|in) `+the+`(?:[.,;!]|$)`, "make $2 more $1."),
	idiomOf(`\b(?:except for|apart from|other than|aside from|besides|excluding|everything but) `, "except "),
	idiomOf(`\b(remove|delete|clear|get rid of|take away|take out|throw out) except `, "$1 everything except "),
	idiomOf(`\b(?:keep only|leave only|only keep) `+the+`(?:[.,;!]|$)`, "remove everything except $1."),
	idiomOf(`\b(everything|all of it|it all)(?: in here| here| in the room| in this room)\b`, "everything"),
	idiomOf(`^(?:please )?(?:no|without)(?: more)? ((?:[a-z]+ )?[a-z]+s)(?: in here| here)?(?: please)?[.!]?$`, "remove all the $1"),
	idiomOf(`\b(\d+|two|three|four|five|six) (?:more |other |extra )?(?:[a-z]+ )?(?:just )?like (?:the|that|this) ([a-z]+(?: [a-z]+)?)(?:[.,;!]|$)`, "$1 more ${2}s."),
	idiomOf(`\b(?:another|one more|an extra) (?:[a-z]+ )?(?:just )?like (?:the|that|this) ([a-z]+(?: [a-z]+)?)(?:[.,;!]|$)`, "1 more $1."),
	idiomOf(`\b(?:switch|turn) (?:everything|all of them|all lights) (off|on)\b`, "turn $1 everything"),
	idiomOf(`^(?:can|could|may|should) `+the+` (?:go|stand|be moved|move|be put) `, "move $1 "),
}

// oughtToBe is a wish for one thing alone, said as what should be.
var oughtToBe = regexp.MustCompile(`^the ([a-z -]+?) (?:should|must|ought to|needs to) be (?:a |an )?([a-z]+)((?: [a-z-]+){0,3})[.!]?$`)

// places are words with which a place begins, or what else is no look.
var places = []string{"in", "on", "at", "by", "next", "near", "nearer", "under", "above", "over", "where", "against", "behind", "between", "facing", "opposite", "closer", "further", "farther", "moved", "to", "turned", "placed", "away", "removed", "gone", "left", "right", "put", "beside", "parallel", "centred", "centered", "one", "two", "three", "four", "five", "six", "eight"}

// should puts "the rug should be blue" into a request; what should be somewhere is read as a place.
func should(text string) string {
	said := oughtToBe.FindStringSubmatch(text)
	if said == nil || slices.Contains(places, said[2]) {
		return text
	}
	return "make the " + said[1] + " " + said[2] + said[3]
}

// restyles takes the first style said of what stands already.
func (r *reader) restyles(t Target, styles []string, from, end int) {
	r.addEdit(Edit{Verb: Restyle, Target: t, Style: styles[0]}, from, end)
}
