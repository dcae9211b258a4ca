package brief

import "slices"

// clutter is what people call things when there are too many of them.
const clutter = `(?:stuff|things?|items?|objects?|clutter|decorations?|decor|ornaments?|knick-?knacks?|bits and bobs|odds and ends)`

// standing is the room that stands, as people point at it.
const standing = `(?:it|this|everything|(?:the|this|that|my|our) (?:whole |entire )?(?:room|space|place|[a-z]+ ?room))`

// thinning are ways to say that there is too much of everything. Each is all of a sentence: "less stuff on the desk" is about the desk.
var thinning = []idiom{
	idiomOf(`(^|[.;!,] )(?:please )?(?:i want |i'd like |we need |with |have )?(?:a bit |a little |much |far |way )?(?:less|fewer) `+clutter+inHere+`([.;!,]|$)`, "${1}thin-out$2"),
	idiomOf(`(^|[.;!,] )(?:it|it's|its|this|that|`+standing+`|there|there's)?(?: is| are| looks?| feels?| seems?)?(?: just| a bit| a little| way| far| much)? ?too (?:cluttered|crowded|busy|full|messy|(?:much|many) `+clutter+`)`+inHere+`([.;!,]|$)`, "${1}thin-out$2"),
	idiomOf(`(^|[.;!,] )(?:please )?make `+standing+` (?:look |feel )?(?:a bit |a little |much )?(?:less (?:cluttered|crowded|busy|full)|emptier)`+inHere+`([.;!,]|$)`, "${1}thin-out$2"),
	idiomOf(`(^|[.;!,] )(?:please )?(?:declutter|thin out|pare down)(?: `+standing+`)?`+inHere+`([.;!,]|$)`, "${1}thin-out$2"),
	idiomOf(`(^|[.;!,] )(?:please )?(?:remove|get rid of|take away|clear away|take out) (?:some of )?(?:the |all the |all )?(?:clutter|decorations?|decor|ornaments?|knick-?knacks?)`+inHere+`([.;!,]|$)`, "${1}thin-out$2"),
}

const inHere = `(?: in here| here| around| in (?:the|this) room| please)*`

// readThin reads that there is too much of everything: what only adorns is meant, and not what people use.
func (r *reader) readThin(i int) int {
	r.addEdit(Edit{Verb: Thin, Target: Target{Everything: true}, Keep: append(slices.Clone(noClutter), "mirror")}, i, i+1)
	return i + 1
}
