package brief

import (
	"math"
)

// count reads "two", "3", "a pair of", "several", "two more", "a dozen", "half a dozen".
func (r *reader) count(p *phrase, i int) int {
	for i < len(r.xs) {
		x := r.xs[i]
		vague, isVague := vagueCounts[x.one]
		if !isVague {
			vague, isVague = vagueCounts[x.text]
		}
		switch {
		case x.isNum:
			if i+1 < len(r.xs) && (units[r.xs[i+1].text] != 0 && r.xs[i+1].text != "in" || timesWords[r.xs[i+1].text] && i+2 < len(r.xs) && r.xs[i+2].isNum) {
				return i
			}
			r.setCount(p, x)
		case rowWords[x.one] && i+1 < len(r.xs) && r.xs[i+1].text == "of":
			p.rows = 1
			if p.countSaid {
				p.rows = min(max(p.count, 1), maxRows)
			}
			p.count, p.countSaid = p.rows*eachRow, true
		case isVague && x.noun == "" && x.one != "row":
			if x.one == "dozen" && p.countSaid {
				p.count = min(p.count*12, maxCount)
			} else if x.one == "hundred" && p.countSaid || x.one == "thousand" && p.countSaid || x.one == "million" && p.countSaid {
				r.setCount(p, lexeme{text: x.text, number: float64(p.count) * float64(vague)})
			} else {
				r.setCount(p, lexeme{text: x.text, number: float64(vague)})
			}
		case x.text == "half" && i+2 < len(r.xs) && r.xs[i+1].text == "a" && r.xs[i+2].text == "dozen":
			p.count, p.countSaid = 6, true
			i += 2
		case x.text == "more", x.text == "extra", x.text == "additional", x.text == "further":
			p.more = true
		case (x.text == "x" || x.text == "of") && (p.countSaid || p.det == "all"), (x.text == "of" || x.text == "the" || x.text == "set") && (p.countSaid || p.det == "a"):
		default:
			return i
		}
		i++
	}
	return i
}

func (r *reader) setCount(p *phrase, x lexeme) {
	p.countSaid = true
	switch n := x.number; {
	case math.IsNaN(n) || n < 0:
		r.note("%s is not a number of things; none are placed", clip(x.text))
		p.count = -1
	case n > maxCount:
		r.note("%s were asked for; at most %d of one kind are tried", clip(x.text), maxCount)
		p.count = maxCount
	case n == 0:
		p.count = -1
	case n != math.Trunc(n):
		p.count = max(1, int(math.Round(n)))
		r.note("%s is read as %d", clip(x.text), p.count)
	default:
		p.count = int(n)
	}
	if p.rows > 1 && p.count > 0 {
		p.count = min(p.count*p.rows, maxCount)
	}
}

// rowWords are what things stand in when they stand side by side: "a row of washers". A row of no said length has eachRow things.
var rowWords = map[string]bool{"row": true, "line": true, "bank": true}
