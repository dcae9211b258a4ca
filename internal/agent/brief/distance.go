package brief

import "slices"

// roughly are words before a distance that do not change it.
var roughly = []string{"about", "around", "roughly", "approximately", "exactly", "at least", "at most", "some", "only", "just", "within", "circa", "ca", "almost", "nearly", "up to"}

// parts are what a length in words is a part or multiple of.
var parts = map[string]float64{"a": 1, "an": 1, "one": 1, "half a": 0.5, "half an": 0.5}

// readDistance reads the "40 cm" of "40 cm in front of the sofa" and the "about a foot" of "about a foot from the wall" at i, for the
// relation that follows; next == i when there is none.
func (r *reader) readDistance(i int) (next int) {
	metres, k := r.apart(i)
	if metres <= 0 || k >= len(r.xs) || !distant[r.xs[k].relation] || timesWords[r.xs[k].text] && k+1 < len(r.xs) && r.xs[k+1].isNum {
		return i
	}
	r.metres, r.metresAt = geomClamp(metres, 0, maxRoomM), k
	return k
}

// apart reads "about 40 cm away" at i.
func (r *reader) apart(i int) (metres float64, next int) {
	k := i
	for k < len(r.xs) && slices.Contains(roughly, r.xs[k].text) {
		k++
	}
	metres, k = r.measure(k)
	if metres > 0 && k < len(r.xs) && slices.Contains(afterLength, r.xs[k].text) {
		k++
	}
	return metres, k
}

// afterLength are words between a length and the relation that it tells of.
var afterLength = []string{"away", "off", "gap", "space", "distance"}

// Distance reads a length in words at the start of a text that was split into words: "about", "two", "feet", "away". n is how many words
// it takes, 0 when none stands there.
func Distance(words []string) (metres float64, n int) {
	r := &reader{xs: make([]lexeme, 0, len(words))}
	for _, w := range words {
		x := lexeme{text: w}
		if n, ok := numberWord(w); ok {
			x.number, x.isNum = float64(n), true
		} else {
			x.number, x.isNum = parseNumber(w)
		}
		r.xs = append(r.xs, x)
	}
	if metres, n = r.apart(0); metres <= 0 {
		return 0, 0
	}
	return metres, n
}

// distant are relations that can be told in metres.
var distant = map[string]bool{"from": true, "near": true, "beside": true, "in_front_of": true, "behind": true, "far_from": true, "left_of": true, "right_of": true, "opposite": true, "above": true}

// measure reads a length at k: "40 cm", "two feet", "half a metre", "1.5 m", "one and a half metres".
func (r *reader) measure(k int) (metres float64, next int) {
	if k >= len(r.xs) {
		return 0, k
	}
	var amount float64
	x := r.xs[k]
	next = k + 1
	switch {
	case x.isNum:
		amount = x.number
	case x.text == "half" && k+1 < len(r.xs) && parts[r.xs[k+1].text] == 1:
		amount, next = 0.5, k+2
	case parts[x.text] > 0:
		amount = parts[x.text]
	case x.text == "a couple of" || x.text == "couple":
		amount = 2
	default:
		return 0, k
	}
	if next+2 < len(r.xs) && r.xs[next].text == "and" && r.xs[next+1].text == "a" && r.xs[next+2].text == "half" {
		amount, next = amount+0.5, next+3
	}
	if next >= len(r.xs) {
		return 0, k
	}
	unit, ok := units[r.xs[next].text]
	if !ok || r.xs[next].text == "in" && !(next+1 < len(r.xs) && r.xs[next+1].relation != "") {
		return 0, k
	}
	return amount * unit, next + 1
}
