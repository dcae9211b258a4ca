package align

import "scenograph/internal/agent/brief"

// denials are words before a relation that must not hold.
var denials = map[string]bool{"not": true, "never": true, "nowhere": true}

// longestLength is how many words a length takes at most: "about one and a half metres away".
const longestLength = 8

// qualify reads what is said of a relation before it: "not too" of "not too near the window", "about a foot" of "about a foot from the wall".
// It returns where the relation stands, i when nothing is said of one.
func (p *parser) qualify(i int) int {
	if denials[p.words[i].text] {
		k := i + 1
		for k < len(p.words) && (p.words[k].text == "too" || p.words[k].text == "so" || p.words[k].text == "directly") {
			k++
		}
		if k < len(p.words) && p.words[k].relation != "" {
			p.not = true
			return k
		}
		return i
	}
	var ahead []string
	for k := i; k < len(p.words) && k < i+longestLength && !p.words[k].stop; k++ {
		ahead = append(ahead, p.words[k].text)
	}
	metres, n := brief.Distance(ahead)
	if n == 0 || i+n >= len(p.words) || !distant[p.words[i+n].relation] {
		return i
	}
	p.away = metres
	return i + n
}

// distant are relations that can be told in metres.
var distant = map[string]bool{"from": true, "near": true, "beside": true, "in_front_of": true, "behind": true, "far": true, "left_of": true, "right_of": true, "opposite": true}

// thereIs are words between a place and what is there: "on every desk is a lamp".
var thereIs = map[string]bool{"is": true, "are": true, "stands": true, "stand": true, "sits": true, "lies": true, "hangs": true, "there": true}

// fronts reports whether a place from i to next is said of what follows it.
func (p *parser) fronts(i, next int) bool {
	begins := i > 0 && (p.words[i-1].stop || p.words[i-1].text == "and")
	return begins && next < len(p.words) && thereIs[p.words[next].text]
}

// many makes a count one for each of several things: there may be any number of them.
func (o *object) many() { o.exact, o.plural = false, true }
