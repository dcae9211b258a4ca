package designer

import (
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/scene"
)

// numbers are written as words up to twelve.
var numbers = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

// counted is "a door", "two windows".
func counted(n int, noun string) string {
	if n == 1 {
		return withArticle(noun)
	}
	return number(n) + " " + plural(noun)
}

func number(n int) string {
	if n < len(numbers) {
		return numbers[n]
	}
	return fmt.Sprint(n)
}

func withArticle(noun string) string {
	if noun == "" || plurals[noun] == noun {
		return noun
	}
	if strings.ContainsRune("aeiou", rune(noun[0])) && !strings.HasPrefix(noun, "one") && !strings.HasPrefix(noun, "uni") {
		return "an " + noun
	}
	return "a " + noun
}

var plurals = map[string]string{"bookshelf": "bookshelves", "shelf": "shelves", "wall shelf": "wall shelves", "knife": "knives", "bench": "benches", "box": "boxes", "toy box": "toy boxes", "glass": "glasses", "wine glass": "wine glasses", "flowers": "flowers", "couch": "couches", "string lights": "string lights", "scissors": "scissors", "gloves": "gloves", "pruning shears": "pruning shears", "bread": "bread", "fruit": "fruit", "mouse": "mice", "pruning shear": "pruning shears"}

func plural(noun string) string {
	if before, last, ok := cutLast(noun); ok {
		if s, ok := plurals[last]; ok && plurals[noun] == "" {
			return before + " " + s
		}
	}
	if s, ok := plurals[noun]; ok {
		return s
	}
	switch {
	case strings.HasSuffix(noun, "ch"), strings.HasSuffix(noun, "sh"), strings.HasSuffix(noun, "x"), strings.HasSuffix(noun, "ss"):
		return noun + "es"
	case strings.HasSuffix(noun, "y") && len(noun) > 1 && !strings.ContainsRune("aeiou", rune(noun[len(noun)-2])):
		return noun[:len(noun)-1] + "ies"
	}
	return noun + "s"
}

// looksWords is what was said of a thing's looks: "warm", "dark green velvet".
func looksWords(l brief.Looks) string {
	var words []string
	if l.Tone != "" {
		words = append(words, l.Tone)
	}
	words = append(words, l.Sizes...)
	for _, c := range l.Colors {
		words = append(words, c.Name)
	}
	words = append(words, l.Materials...)
	return strings.Join(words, " ")
}

// called is what the wish's things are called: in the words of the prompt when they were asked for.
func (w *wish) called() string {
	switch {
	case !w.asked || w.phrase == "":
		return w.noun
	case plurals[w.phrase] == w.phrase:
		return w.phrase
	}
	return brief.Singular(w.phrase)
}

// phraseOf is "two dark green armchairs".
func phraseOf(w *wish, n int) string {
	name := w.called()
	var extra []string
	for _, word := range strings.Fields(looksWords(w.looks)) {
		if !strings.Contains(name, word) {
			extra = append(extra, word)
		}
	}
	looks := strings.Join(extra, " ")
	if n == 1 {
		return withArticle(strings.TrimSpace(looks + " " + name))
	}
	return number(n) + " " + strings.TrimSpace(looks+" "+plural(name))
}

func theNoun(w *wish) string {
	if w.count > 1 {
		return "the " + plural(w.called())
	}
	return "the " + w.called()
}

// labelGroup says in one sentence what a group's proposal does.
func (p *plan) labelGroup(g *group, candidates []candidate) string {
	counts := map[*wish]int{}
	for i := range candidates {
		if candidates[i].ok {
			counts[candidates[i].wish]++
		}
	}
	var parts []string
	var lead *wish
	for _, w := range g.wishes {
		if counts[w] == 0 {
			continue
		}
		if lead == nil {
			lead = w
		}
		parts = append(parts, phraseOf(w, counts[w]))
	}
	if len(parts) > 3 {
		parts = append(parts[:2], fmt.Sprintf("%d more kinds of things", len(parts)-2))
	}
	label := leadVerb(lead) + " " + joinWords(parts)
	if len(parts) == 1 {
		label += p.placeWords(lead, candidates, g)
	} else {
		label += p.sharedPlace(lead, candidates, g)
	}
	return label
}

func leadVerb(w *wish) string {
	switch {
	case w.entry.Mount == scene.FlatFloor:
		return "Lay"
	case w.entry.Mount == scene.OnWall, w.entry.Mount == scene.OnCeiling:
		return "Hang"
	case w.noun == "floor lamp", w.noun == "plant":
		return "Stand"
	case w.entry.Mount == scene.OnSurface:
		return "Put"
	case w.entry.AgainstWall && w.count == 1:
		return "Add"
	}
	return "Place"
}

func joinWords(parts []string) string {
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + " and " + parts[len(parts)-1]
}

// placeWords says where the first of a wish's things stands, by a relation that holds.
func (p *plan) placeWords(w *wish, candidates []candidate, g *group) string {
	if slices.ContainsFunc(w.wants, func(x want) bool { return x.kind == "facing_each_other" }) && w.count > 1 {
		return " facing each other"
	}
	best, rank := "", 99
	if hung := slices.DeleteFunc(slices.Clone(candidates), func(c candidate) bool { return c.wish != w || !c.ok }); len(hung) > 1 && len(w.drapes) > 1 {
		return " at the windows"
	}
	for i := range candidates {
		c := &candidates[i]
		if c.wish != w || !c.ok {
			continue
		}
		for _, h := range c.place.Relations {
			if !h.Holds {
				continue
			}
			if words, r := p.relationWords(h.Verb.Kind(), h.Verb.Refers(), h.Detail, w); r < rank {
				best, rank = words, r
			}
		}
		break
	}
	return best
}

func (p *plan) sharedPlace(w *wish, candidates []candidate, g *group) string {
	for i := range candidates {
		c := &candidates[i]
		if c.wish != w || !c.ok {
			continue
		}
		for _, h := range c.place.Relations {
			if h.Holds && (h.Verb.Kind() == "against_wall" || h.Verb.Kind() == "by_window") {
				words, _ := p.relationWords(h.Verb.Kind(), "", h.Detail, w)
				return words
			}
		}
		break
	}
	return ""
}

// relationWords is a relation as people say it, and how much it tells: less is more.
func (p *plan) relationWords(kind string, object scene.NodeID, detail string, w *wish) (string, int) {
	name := p.nameOf(object)
	the := "the " + name
	switch kind {
	case "on":
		return " on " + the, 0
	case "by_window":
		return " by the window", 1
	case "under":
		if w.entry.Mount == scene.FlatFloor {
			return " under " + the, 0
		}
		return " below " + the, 2
	case "around":
		return " around " + the, 1
	case "in_front_of":
		return " in front of " + the, 2
	case "beside":
		return " beside " + the, 2
	case "behind":
		return " behind " + the, 2
	case "in_corner":
		return " in a corner", 2
	case "hung_on_wall":
		if object != "" {
			return " above " + the, 1
		}
		return p.wallWords(" on", detail), 3
	case "hung_from_ceiling":
		if object != "" {
			return " over " + the, 1
		}
		return " from the ceiling", 3
	case "against_wall":
		return p.wallWords(" against", detail), 3
	case "facing":
		if object == "" {
			return " facing the room", 5
		}
		return " facing " + the, 4
	case "near":
		return " near " + the, 4
	case "centred_in":
		if object != "" {
			return " in the middle of " + the, 3
		}
		return " in the middle of the room", 3
	}
	return "", 99
}

// wallWords is "against the east wall"; detail is "wall 1".
func (p *plan) wallWords(word, detail string) string {
	index := 0
	if _, err := fmt.Sscanf(detail, "wall %d", &index); err == nil && index >= 0 && index < len(p.room.Walls) {
		return word + " the " + wallName(&p.room.Walls[index]) + " wall"
	}
	return word + " the wall"
}

// nameOf is what people call a node, planned or there.
func (p *plan) nameOf(id scene.NodeID) string {
	for _, w := range p.wishes {
		if _, ok := p.ownNode(w, id); ok {
			if w.count > 1 && seats[w.noun] {
				return plural(w.noun)
			}
			return w.noun
		}
	}
	if t, ok := p.s.thing(id); ok {
		return t.noun
	}
	return "room"
}

// reasonGroup says why the group is offered.
func (p *plan) reasonGroup(g *group) string {
	var said []string
	for _, w := range g.wishes {
		if w.asked {
			said = append(said, w.noun)
		}
	}
	if len(said) > 0 {
		return fmt.Sprintf("Asked for: %s. Placed without touching anything that stands, with room to use it.", joinWords(said))
	}
	kind := p.b.Room.Kind
	if kind == "" {
		kind = "room"
	}
	return fmt.Sprintf("Not asked for, but usual in a %s of %.0f m²; reject it if you want the room sparser.", kind, p.area())
}

// cutLast parts the last word from the words before it.
func cutLast(text string) (before, last string, ok bool) {
	i := strings.LastIndexByte(text, ' ')
	if i < 0 {
		return "", text, false
	}
	return text[:i], text[i+1:], true
}
