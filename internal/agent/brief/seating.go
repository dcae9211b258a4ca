package brief

import (
	"regexp"
	"strings"
)

// headcount is a number of people; $N is the number.
const headcount = `(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|sixteen)(?: people| persons| guests| diners| of us| seats| places)?`

// seating are ways to say for how many a table is. They are tried before all other idioms, in order.
var seating = []idiom{
	idiomOf(`\b(?:make|let|have|get) `+the+` (?:to )?(?:seat|for|fit) `+headcount+`(?:[.,;!]|$)`, "seat-for $1 for $2."),
	idiomOf(`\b(?:i|we) (?:need|want|would like|'d like) `+the+` (?:to seat|for|to fit) `+headcount+`(?:[.,;!]|$)`, "seat-for $1 for $2."),
	idiomOf(`\b`+the+` (?:should|must|has to|needs to|ought to|could) (?:seat|be for|fit) `+headcount+`(?:[.,;!]|$)`, "seat-for $1 for $2."),
	idiomOf(`\bseat `+headcount+` (?:at|around) `+the+`(?:[.,;!]|$)`, "seat-for $2 for $1."),
	idiomOf(`^(?:please )?(?:make it |let |have |i want |we want |i need |we need )?`+headcount+`(?: (?:to )?(?:sit|be seated|fit))? (?:at|around|round) `+the+`(?: please)?(?:[.,;!]|$)`, "seat-for $2 for $1."),
	idiomOf(`\b(?:seats|chairs|places|seating) for `+headcount+` (?:at|around) `+the+`(?:[.,;!]|$)`, "seat-for $2 for $1."),
	idiomOf(`\b(seats|chairs|stools|armchairs|bean bags|beds) for (?:the )?`+headcount+`(?:[.,;!]|$)`, "$2 $1."),
	idiomOf(`\bseat `+the+` for `+headcount+`\b`, "seat-for $1 for $2"),
	idiomOf(`^((?:[a-z]+ )?table) (?:for|seating|to seat|that seats|which seats|that fits|seats) `+headcount+`[.!]?$`, "seat-for the $1 for $2"),
}

// tableFor is a table that is wished for with its seats.
var tableFor = idiomOf(`\b((?:[a-z]+ )?table) (?:for|seating|to seat|that seats|which seats|that can seat|that fits|seats|with (?:room|space|places|seats|seating) for) `+headcount+`(?: with (?:chairs|seats))?([.,;!]|$| and\b| in\b| by\b| near\b| under\b)`, "$1 with $2 chairs$3")

// seated gives a table that is wished for its chairs, where nothing else is said of seats.
func seated(text string) string {
	wished := tableFor.said().ReplaceAllString(text, tableFor.plain)
	if wished == text || strings.Contains(text, "seat-for ") || strings.Contains(text, "serve ") {
		return text
	}
	if without := tableFor.said().ReplaceAllString(text, "$1$3"); seatWords.MatchString(without) {
		return text
	}
	return wished
}

var seatWords = regexp.MustCompile(`\b(?:chairs?|stools?|bench(?:es)?|armchairs?)\b`)

// readSeat reads "seat-for the table for eight", which the idioms of seating make.
func (r *reader) readSeat(i int) int {
	p, next := r.phrase(i + 1)
	t, ok := r.target(p)
	if next == i+1 || !ok || next+1 >= len(r.xs) || r.xs[next].text != "for" || !r.xs[next+1].isNum {
		return i
	}
	seats := int(geomClamp(r.xs[next+1].number, 1, 40))
	r.addEdit(Edit{Verb: Seat, Target: t, Seats: seats}, i, next+2)
	return next + 2
}
