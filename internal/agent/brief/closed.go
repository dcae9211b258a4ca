package brief

import "regexp"

// closing are words that end a list of what is wished for: "with only a bed and a lamp", "a bed and nothing else".
var closing = regexp.MustCompile(`(?i)\b(?:with|has|have|having|containing|contains|just|want) (?:only|just|nothing but) (\S+ (?:\S+ )?\S+)|^(?:only|just|nothing but) (\S+ (?:\S+ )?\S+)|\b(?:and|,) ?(?:nothing else|nothing more|that's all|that is all)\b`)

// closers are the words of these that mean nothing else.
var closers = []string{"nothing", "else", "that's", "all", "but"}

// opening are parts of the room, of which "only" tells no more than their number.
var opening = regexp.MustCompile(`(?i)\b(?:window|door)s?\b`)

// closed reports whether a text says that nothing but what it names is wished for.
func closed(text string) bool {
	for _, m := range closing.FindAllStringSubmatch(text, -1) {
		if !opening.MatchString(m[1] + m[2]) {
			return true
		}
	}
	return false
}
