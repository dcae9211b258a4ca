package brief

// copula joins a thing to what is said of it: "the sofa is", "the picture hangs".
const copula = ` (?:is|are|looks?|seems?|feels?|hangs?|stands?|sits?)(?: hung| placed| hanging| standing| mounted)?`

// degree is how much of it: "a bit too".
const degree = `(?: way| much| far| a bit| a little| slightly| just| really| rather)*`

// complaint is a remark about a thing and the request that it amounts to; $1 is the thing.
func complaint(wrong, plain string) idiom {
	return idiomOf(`\b`+the+copula+degree+` too (?:`+wrong+`)\b`, plain)
}

// colloquial are ways in which people ask in passing. They are tried before the idioms, in order.
var colloquial = []idiom{
	idiomOf(`\b(?:even|a lot|somewhat|quite a bit|way) ([a-z]+er)\b`, "$1"),
	idiomOf(`\bhalf an? (met(?:re|er))s?\b`, "0.5 $1"),
	idiomOf(`\bone more\b`, "1 more"),
	idiomOf(`\b(?:to|on) its (left|right)(?: side| hand)?\b`, "to the $1 of it"),
	idiomOf(`\b(to|into|in|against) (?:an?other|a different|the other|some other) (corner|wall)\b`, "$1 the opposite $2"),
	idiomOf(`\b(?:less|not so|not as|not that) (?:orange|yellow|red|warm)\b`, "cooler"),
	idiomOf(`\b(?:less|not so|not as|not that) (?:blue|bluish|cold|cool)\b`, "warmer"),
	idiomOf(`\b(?:less|not so|not as|not that) (?:dark|gloomy)\b`, "lighter"),
	idiomOf(`\b(?:less|not so|not as|not that) (?:bright|light|pale)\b`, "darker"),
	idiomOf(`\b(?:less|not so|not as|not that) (?:big|large|huge|bulky)\b`, "smaller"),
	idiomOf(`\b(?:less|not so|not as|not that) (?:tall|high)\b`, "lower"),
	idiomOf(`\b(?:less|not so|not as|not that) wide\b`, "narrower"),
	idiomOf(`\b(?:less|not so|not as|not that) long\b`, "shorter"),
	idiomOf(`\bmake `+the+` match(?: with)? `+the+`(?:[.,;!]|$)`, "make $1 matching-to $2."),
	idiomOf(`\b(?:leave |put |make |i want |we need |give )?(?:a bit |a little |some )?more (?:space|room|distance) between `+the+`(?:[.,;!]|$)`, "move $1 farther apart."),
	idiomOf(`\b(?:leave |put |make |i want )?(?:a bit |a little )?less (?:space|room|distance) between `+the+`(?:[.,;!]|$)`, "move $1 closer together."),
	idiomOf(`\b(?:stack|pile)(?: up)? (the|these|those|my|all) `, "put $1 "),
	idiomOf(`\bline up (the|these|those|my|all) `, "put $1 "),
	idiomOf(`\b(?:switch|exchange) the two `, "swap the two "),
	idiomOf(`\bper (table|desk|bed|window|sofa|shelf|counter)\b`, "at each $1"),
	idiomOf(`\bvases? (?:with|of|full of|filled with) (?:some )?(?:fresh |cut |dried |wild )?flowers\b`, "bouquet"),
	idiomOf(`\b(?:one|two|three|four|1|2|3|4)-bed(?:room)? (flat|apartment|house)\b`, "$1"),
	idiomOf(`\bcovered (porch|terrace|patio|balcony)\b`, "$1"),
	idiomOf(`\b([a-z]+?)s,? each with ((?:an?|one|two|three|four|\d) [a-z ]+?)(?: facing each other)? and (an? [a-z ]+?) on (?:top|it)([.,;]|$)`, "${1}s, $2 at each $1, $3 on each $1$4"),
	idiomOf(`\b([a-z]+?)s,? each with ((?:an?|one|two|three|four|\d) [a-z ]+?)(?: facing each other)?([.,;]|$)`, "${1}s, $2 at each $1$3"),
	idiomOf(`\b(?:parallel|straight|neat|tidy|even|regular|orderly) (rows?|lines?)\b`, "$1"),
	idiomOf(`\b(?:privacy |hospital )?curtain(s?) between\b`, "folding screen$1 between"),
	idiomOf(`\btools on (?:the|a|one) wall\b`, "a pegboard on the wall"),
	idiomOf(`\btowels? on (?:an?|the|its) (?:towel )?(?:rack|rail|bar|hooks?|holder)\b`, "a towel rail"),
	idiomOf(`\bwith (an? [a-z -]+?) on top(?: of it)?([.,;]| and\b|$)`, "with $1 on it$2"),
	negated,
	complaint(`close to|near to|near`, "move $1 away from"),
	complaint(`far (?:away )?from`, "move $1 closer to"),
	complaint(`big|large|huge|bulky`, "make $1 smaller"),
	complaint(`small|tiny|little`, "make $1 bigger"),
	complaint(`long`, "make $1 shorter"),
	complaint(`short`, "make $1 longer"),
	complaint(`wide`, "make $1 narrower"),
	complaint(`narrow`, "make $1 wider"),
	complaint(`high(?: up)?`, "lower $1"),
	complaint(`low(?: down)?`, "raise $1"),
	complaint(`dark|gloomy`, "make $1 brighter"),
	complaint(`bright|light|pale`, "make $1 darker"),
	complaint(`cold|cool|bluish|blue`, "make $1 warmer"),
	complaint(`warm|yellow|orange`, "make $1 cooler"),
	idiomOf(`\b(?:there are |we have |i have |there's )?(?:way |far )?too many ([a-z -]+?)(?: in here| here)?(?:[.,;!]|$)`, "fewer $1."),
	idiomOf(`\b(\d+|one|two|three|four|five|six) ([a-z -]+?) (?:less|fewer)\b`, "remove $1 of the $2"),
	idiomOf(`\b(?:can|could|may) (?:we|i) (?:please )?(?:have|get) `, "i want "),
	idiomOf(`\b(?:get rid of|remove|delete|take away|take out|throw out) `+the+` and (?:put|get|add|place|hang|give me) an? ((?:[a-z]+ )*?)one(?: in its place| instead| there)?(?:[.,;!]|$)`, "swap $1 for a $2 one."),
	idiomOf(`\b`+the+` (?:blocks|is blocking|is in|stands in) (?:the|my|our|your) way(?:[.,;]? (?:so |please |and |can you |could you )*(?:move|put|place) it (?:somewhere else|elsewhere|away))?`, "move $1 to the opposite side"),
	idiomOf(`\b(?:make|turn) `+the+` (?:into an? )?(round|square|oval)(?: one)?(?:[.,;!]|$)`, "swap $1 for a $2 one."),
	idiomOf(`\b(?:move|put|place) (it|them|`+the+`) (?:somewhere else|elsewhere)`, "move $1 to the opposite side"),
	idiomOf(`\b(?:i|we|i'd|we'd) (?:want|need|like|prefer|would like) (\d+|two|three|four|five|six|seven|eight|ten|twelve) ([a-z -]+?) instead of (?:the )?(?:\d+|two|three|four|five|six|seven|eight|ten|twelve|one)\b`, "total $1 $2"),
	idiomOf(`\b(?:get rid of|remove|delete|take away|take out) half (?:of )?the ([a-z -]+?)(?:[.,;!]|$)`, "halve the $1."),
	idiomOf(`\b(?:swap|exchange|switch) ([a-z]+) and ([a-z]+)(?: around)?(?:[.,;!]|$)`, "swap the $1 and the $2."),
	idiomOf(`\b`+the+` should (?:be|go|stand) in the (?:other|opposite) corner\b`, "move $1 to the opposite corner"),
	idiomOf(`\b(?:i|we) (?:really |just )?(?:hate|dislike|detest|can't stand|cannot stand) `+the+`( any ?more)?(?:[.,;!]|$)`, "remove $1."),
	idiomOf(`\b`+the+` (?:is|are|looks?) (?:so |really |very |too )?[a-z]+[.,;]? (?:and |so |please )*(?:give me|get me|i want|i'd like|let's have) an? ((?:[a-z]+ )*?)one(?: that's| that is| which is)? ?([a-z]*)(?:[.,;!]|$)`, "swap $1 for a $3 $2."),
	idiomOf(`\b(?:take |get |clear |put )?everything (?:off|from)(?: of)? `+the+`(?: please)?(?:[.,;!]|$)`, "clear $1."),
	idiomOf(`\b`+the+` should (?:be|go|stand) where `+the+` (?:is|stands|was)(?: now)?\b`, "swap $1 and $2"),
	idiomOf(`\b(?:put|move|place) `+the+` (?:to )?where `+the+` (?:is|stands|was)(?: now)?\b`, "swap $1 and $2"),
	idiomOf(`\b`+the+`(?:'s| is| are)? (?:facing|looking|pointing) (?:in )?the wrong (?:way|direction)(?:[.,;]? (?:so |please |and )*(?:turn|rotate|spin) (?:it|them)(?: around| round)?(?: by)?(?: 180(?: degrees)?)?)?`, "turn $1 around"),
	idiomOf(`\b(?:an?|one) (?:second|third|another|further|other) ([a-z]+) (opposite|facing|next to|beside|across from|near|by) the (?:first|other|old|existing)(?: one)?\b`, "1 more $1 $2 the $1"),
	idiomOf(`\bmore light (?:over|on|at|above|by|near|for|around) `+the+`(?:[.,;!]|$| and\b)`, "make the lamps by $1 brighter."),
	idiomOf(`\bless light (?:over|on|at|above|by|near|for|around) `+the+`(?:[.,;!]|$| and\b)`, "dim the lamps by $1."),
	idiomOf(`\b(?:put|bring|get|give me|i want|hang) `+the+` back(?: again)?(?: in| up| please)*(?:[.,;!]|$)`, "restore $1."),
	idiomOf(`\b(?:put|bring|get|hang) (it|them|this|these) back(?: again)?(?: in| up| please)*(?:[.,;!]|$)`, "restore $1."),
	idiomOf(`\b(?:put|bring|get|give me) back `+the+`(?:[.,;!]|$)`, "restore $1."),
	idiomOf(`\bset (?:up )?`+the+` for (\w+)(?: people| persons| guests| of us)?\b`, "serve $1 for $2"),
	idiomOf(`\b(?:put|place|add|set) (?:an?|one) ([a-z -]+?) (?:in front of|before|for|at) (?:each|every|all the) (?:chair|seat|person|stool)s?\b`, "serve a $1"),
}

// colloquially puts remarks in passing into requests.
func colloquially(text string) string {
	for _, list := range [][]idiom{wholly, thinning, evoking, joining, seating, restyling, colloquial} {
		for _, x := range list {
			text = x.said().ReplaceAllString(text, x.plain)
		}
	}
	return should(seated(text))
}
