package brief

import (
	"regexp"
	"sync"
)

// idiom is a way of asking for a change that the grammar reads better in other words.
type idiom struct {
	said  func() *regexp.Regexp // compiled when first asked for: every start of the program would wait for it
	plain string
}

// the is a determiner that points at what stands already.
const the = `((?:the|this|these|that|those|my|our|both|all)(?: the)?(?: [a-z-]+){0,4}?)`

func idiomOf(said, plain string) idiom {
	return idiom{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(said) }), plain}
}

// idioms are tried in order; each holds within one clause.
var idioms = []idiom{
	idiomOf(`(\d) ?°`, "$1 degrees"),
	idiomOf(`\b(?:i|we) (?:don't|do not|no longer) (?:like|want|need) `+the+`( any ?more)?(?:[.,;!]|$)`, "remove $1."),
	idiomOf(`\b`+the+` (?:has|have|needs|need) to (?:go|disappear)\b`, "remove $1"),
	idiomOf(`\b(?:can|could|would|will) you (?:please )?`, ""),
	idiomOf(`\b`+the+` (?:would|should|could|might) (?:look|be) (?:better|nicer|good|great|best)(?: in| with| as)? `, "make $1 "),
	idiomOf(`\b(?:i'd|i|we|we'd) (?:would |'d )?(?:want|like|prefer|love) `+the+` (?:in|to be) `, "make $1 "),
	idiomOf(`\bgive `+the+` (?:an? )?([a-z ]+?) (?:covers?|upholstery|finish|colou?r|coat|paint)\b`, "make $1 $2"),
	idiomOf(`\b(?:switch|turn) `+the+` (off|on)(?: again)?(?:[.,;!]|$| and\b)`, "turn $2 $1 "),
	idiomOf(`\bbring `+the+` (up|down)\b`, "move $1 $2"),
	idiomOf(`\b(?:take|lift|clear) `+the+` (?:off|away from|from|out of) (?:the|this|my) [a-z]+(?: [a-z]+)?(?:[.,;!]|$)`, "remove $1."),
	idiomOf(`\btake (it|them|`+the+`) (?:away|out|off)(?:[.,;!]|$| and\b)`, "remove $1 "),
	idiomOf(`\b(remove|delete|get rid of|take away) all but ([a-z0-9]+)(?: of the)? ([a-z]+s)\b`, "$1 all $3 except $2"),
	idiomOf(`\b(?:remove|delete|clear|get rid of) (?:the )?clutter (?:on|from) `, "declutter "),
	idiomOf(`\bless clutter on `, "declutter "),
	idiomOf(`\b(?:fill|stock|load) `+the+` with `, "put some on $1 : "),
	idiomOf(`\b(?:add |put |i want |we need )?(?:a|an) (?:second|third|fourth|fifth|further|additional) `, "add 1 more "),
	idiomOf(`\b(?:the )?other side of the room\b`, "opposite side"),
	idiomOf(`\bthe same colou?r as `, "matching-to "),
	idiomOf(`\bto match `, "matching-to "),
	idiomOf(`\bin front of the (\w+)'s? (?:foot|end)\b`, "at the foot of the $1"),
	idiomOf(`\b(?:center|centre) `+the+`(?: on| along| at)? (?:its|the|that) wall\b`, "move $1 to wall-middle"),
	idiomOf(`\b(?:center|centre) `+the+`(?: in (?:the|this) room)?(?:[.,;!]|$)`, "move $1 in the middle of the room."),
	idiomOf(`\b(?:along|around|on|at|lining) the (?:edges?|perimeter|borders?|outside|rim|sides)(?: of the (?:room|space|terrace|patio|deck|balcony|roof|shop|hall|studio|office|floor))\b`, "along the walls"),
	idiomOf(`\b(?:along|around|lining) the (?:outer )?(?:edges?|perimeter|borders?)\b`, "along the walls"),
	idiomOf(`\bto the (?:middle|center|centre) of the room\b`, "in the middle of the room"),
}

var filling = regexp.MustCompile(`\bput some on ([^:]+?) : ([a-z ]+)`)

// idiomatic puts idioms into plain words.
func idiomatic(text string) string {
	for _, x := range idioms {
		text = x.said().ReplaceAllString(text, x.plain)
	}
	return filling.ReplaceAllString(text, "put $2 on $1")
}
