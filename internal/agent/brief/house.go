package brief

import (
	"slices"
	"strings"
)

// Beyond is a further room of a flat or house.
type Beyond struct {
	Brief
	Next int     // the room it adjoins: 0 for the brief's own, k for the one before in Beyond
	Side string  // of that room: "east", …; "" for anywhere
	Join Opening // what joins the two
}

// maxBeyond bounds how many further rooms are read.
const maxBeyond = 11

// houseWords tell that a prompt is about several rooms.
var houseWords = []string{"flat", "apartment", "house", "home", "suite", "bungalow", "cottage", "cabin", "penthouse", "condo", "rooms"}

// atHome are the rooms that another room can be "with": "a bedroom with a bathroom".
var atHome = []string{"bathroom", "kitchen", "hallway", "laundry", "bedroom", "office", "dining room", "living room", "kids room"}

// adjoining are words by which a room is said to lie beside another.
var adjoining = []string{"next to", "beside", "adjacent to", "adjoining", "alongside", "connected to", "joined to", "joined by", "attached to", "linked to", "off", "behind", "into", "leading to", "opening to", "opens to", "opening onto", "to", "near", "by"}

// section is what is said of one room.
type section struct {
	xs   []lexeme
	kind string
	join []lexeme // the words between this room and the one before
	next int
}

// house cuts a text in what it says of each room; one section when it is about one.
func house(xs []lexeme) []section {
	out := []section{{}}
	if rooms := slices.ContainsFunc(xs, func(x lexeme) bool { return x.isRoom && !zoneKinds[x.room] && !slices.Contains(houseWords, x.one) }); !rooms {
		return out
	}
	cue := slices.ContainsFunc(xs, func(x lexeme) bool { return slices.Contains(houseWords, x.text) || strings.HasSuffix(x.text, "-room") })
	xs = slices.DeleteFunc(slices.Clone(xs), func(x lexeme) bool {
		return x.isRoom && slices.Contains(houseWords, x.one) || !x.known && strings.HasSuffix(x.text, "-room")
	})
	at, from, last := 0, 0, 0 // section at hand, its first lexeme not yet taken, last room mentioned
	mentioned := -1
	take := func(to int) {
		out[at].xs = append(out[at].xs, xs[from:to]...)
	}
	for i := range xs {
		if !roomMention(xs, i) {
			continue
		}
		start := phraseStart(xs, i)
		det := determiners[xs[start].text]
		known := slices.IndexFunc(out, func(s section) bool { return s.kind == xs[i].room })
		if (det == "the" || det == "this") && known >= 0 {
			if known != at && sentenceStart(xs, start) {
				take(start)
				from, at = start, known
			}
			mentioned, last = i, known
			continue
		}
		if out[0].kind == "" {
			out[0].kind, mentioned, last = xs[i].room, i, 0
			continue
		}
		link, apart := linkBefore(xs, start, mentioned, cue)
		if link < 0 || xs[i].room == out[at].kind && !another(xs, start) || len(out) > maxBeyond {
			continue
		}
		if link = max(link, from); link < start && mentioned >= link {
			link = mentioned + 1
		}
		take(link)
		next := 0
		if apart {
			next = last
		}
		for range roomCount(xs, start, i) {
			if len(out) <= maxBeyond {
				out = append(out, section{kind: xs[i].room, join: xs[link:start], next: next})
			}
		}
		at, from, mentioned = len(out)-1, start, i
		last = at
	}
	take(len(xs))
	return out
}

// roomMention reports whether lexeme i names a room, and not what a thing is for: "bedroom lamp".
func roomMention(xs []lexeme, i int) bool {
	x := xs[i]
	if !x.isRoom || zoneKinds[x.room] {
		return false
	}
	return i+1 >= len(xs) || !xs[i+1].isRoom && (xs[i+1].noun == "" || xs[i+1].stop || xs[i+1].relation != "") && !slices.Contains(houseWords, xs[i+1].text) && xs[i+1].surface == ""
}

// phraseStart is where the noun phrase that ends at i begins.
func phraseStart(xs []lexeme, i int) int {
	for i > 0 {
		x := xs[i-1]
		_, size := units[x.text]
		switch {
		case determiners[x.text] != "":
			return i - 1
		case x.text == "another" || x.text == "second" || x.text == "separate" || x.isNum || size || timesWords[x.text] || shapeWords[x.text] != "" || x.text == "shaped":
		case isAdjective(x) || !x.known && !x.punct && !slices.Contains(adjoining, x.text) && !slices.Contains(houseWords, x.text):
		default:
			return i
		}
		i--
	}
	return i
}

func another(xs []lexeme, start int) bool {
	for k := start; k < len(xs) && k < start+3; k++ {
		if xs[k].text == "another" || xs[k].text == "second" || xs[k].text == "separate" || xs[k].isNum && xs[k].number >= 1 {
			return true
		}
	}
	return false
}

// roomCount reads "two bedrooms".
func roomCount(xs []lexeme, start, at int) int {
	if at > start && xs[at-1].isNum && xs[at].plural {
		return int(max(1, min(xs[at-1].number, maxBeyond)))
	}
	return 1
}

func sentenceStart(xs []lexeme, i int) bool {
	return i == 0 || xs[i-1].punct || xs[i-1].text == "and" || xs[i-1].text == "in"
}

// linkBefore finds where the words that join a room's phrase to what came before begin, −1 when nothing does. apart tells that it was
// said to lie beside the room before, and is not one of a list.
func linkBefore(xs []lexeme, start, mentioned int, cue bool) (link int, apart bool) {
	if start == 0 {
		return -1, false
	}
	before := xs[start-1]
	fresh := determiners[xs[start].text] == "a" || xs[start].text == "another" || xs[start].isNum || cue
	switch {
	case slices.Contains(adjoining, before.text) && before.text != "to" && before.text != "by" && before.text != "near" && before.text != "into":
		return joinStart(xs, start-1, mentioned), true
	case before.text == "to" || before.text == "into" || before.text == "by" || before.text == "onto" || before.text == "near":
		link = joinStart(xs, start-1, mentioned)
		return link, true
	case (before.text == "and" || before.text == "plus" || before.punct) && fresh:
		link = start - 1
		for link > 0 && (xs[link-1].text == "," || xs[link-1].text == "and") {
			link--
		}
		return link, false
	case before.text == "with" && slices.Contains(atHome, roomAfter(xs, start)):
		return start - 1, true
	}
	return -1, false
}

func roomAfter(xs []lexeme, i int) string {
	for ; i < len(xs); i++ {
		if xs[i].isRoom {
			return xs[i].room
		}
	}
	return ""
}

// joinStart goes back over the words of a join: "connected by a sliding door to", "which opens into", "with an archway to".
func joinStart(xs []lexeme, i, mentioned int) int {
	words := []string{"connected", "joined", "linked", "attached", "leading", "leads", "opens", "opening", "open", "that", "which", "via", "through", "by", "with", "directly", "a", "an", "wide", "double", "sliding", "glass", "french", "arched", "door", "doors", "doorway", "archway", "arch", "passage", ",", "it", "is", "and", "next", "right", "lying", "located", "situated"}
	for i-1 > mentioned && slices.Contains(words, xs[i-1].text) {
		i--
	}
	return i
}

// readHouse reads the further rooms of a text.
func (r *Reader) readHouse(sections []section, b *Brief) {
	for k, s := range sections[1:] {
		body, join := cutJoin(s.xs)
		state := &reader{b: &Brief{Text: b.Text, Density: 1, Defaults: RoomExtras{Windows: -1, Doors: -1}}, last: -1, small: r.small}
		for _, sentence := range sentences(body) {
			state.sentence(sentence)
		}
		state.finish(body)
		room := Beyond{Brief: *state.b, Next: min(s.next, k)}
		room.Room.Kind, room.Room.Said = s.kind, true
		room.Side, room.Brief.Openings = sideOf(body, room.Brief.Openings)
		room.Join = joinOf(slices.Concat(s.join, join))
		if len(room.Styles) == 0 {
			room.Styles = b.Styles
		}
		if len(room.Moods) == 0 {
			room.Moods = b.Moods
		}
		for _, n := range room.Notes {
			if !slices.Contains(b.Notes, n) {
				b.Notes = append(b.Notes, n)
			}
		}
		room.Notes = nil
		b.Beyond = append(b.Beyond, room)
	}
	r.settleJoins(b)
}

// settleJoins turns openings that are said to lead to another of the rooms into what joins the two.
func (r *Reader) settleJoins(b *Brief) {
	all := []*Brief{b}
	for i := range b.Beyond {
		all = append(all, &b.Beyond[i].Brief)
	}
	for i, room := range all {
		room.Openings = slices.DeleteFunc(room.Openings, func(o Opening) bool {
			other := slices.IndexFunc(all, func(q *Brief) bool { return o.To != "" && q != room && q.Room.Kind == o.To })
			if other < 0 {
				return false
			}
			later := max(i, other) - 1
			b.Beyond[later].Next, b.Beyond[later].Join = min(i, other), o
			return true
		})
	}
}

// cutJoin takes "joined by a door", "connected through an archway" and "with a door between them" out of a section.
func cutJoin(xs []lexeme) (rest, join []lexeme) {
	for i := 0; i < len(xs); i++ {
		end := i
		switch xs[i].text {
		case "joined", "connected", "linked", "separated", "joined by", "connected by", "through", "via":
			for end = i + 1; end < len(xs) && !xs[end].punct && xs[end].text != "and" && xs[end].verb == ""; end++ {
			}
		case "between":
			for from := len(rest); from > 0 && len(rest)-from < 5; from-- {
				if t := rest[from-1].text; t == "with" || t == "," || t == "has" {
					join = append(join, rest[from:]...)
					rest = rest[:from-1]
					break
				}
			}
			for end = i + 1; end < len(xs) && !xs[end].punct; end++ {
			}
		}
		if end > i {
			join = append(join, xs[i:end]...)
			i = end - 1
			continue
		}
		rest = append(rest, xs[i])
	}
	return rest, join
}

// joinOf is what the words between two rooms say joins them: a door when nothing is said.
func joinOf(xs []lexeme) Opening {
	o := Opening{Kind: "door", Count: 1}
	for _, x := range xs {
		switch {
		case x.surface == "passage" || strings.HasPrefix(x.text, "arch"):
			o.Kind = "passage"
		case x.text == "open" || x.text == "open-plan" || x.text == "opening":
			o.Kind = "passage"
		}
	}
	for _, x := range xs {
		o.describe(x.text)
		o.Large = o.Large || x.text == "wide" || x.text == "large"
	}
	return o
}

// sideOf reads on which side of its neighbour a room lies, right after its name: "a bathroom to the east".
func sideOf(xs []lexeme, openings []Opening) (string, []Opening) {
	for i := range xs {
		if !xs[i].isRoom {
			continue
		}
		r := &reader{xs: xs}
		side, _ := r.readWhere(i + 1)
		return side, openings
	}
	return "", openings
}
