package lookup

import (
	"slices"
	"strings"
)

// Scores of the ways a phrase can meet a text.
const (
	wholeName     = 1.0
	wholeCategory = 0.99
	wholeSynonym  = 0.94
	lessDescribed = 0.03 // with words around it that only describe
	headAlone     = 0.6  // "deli counter" is some counter
	sharedTag     = 0.5
	sameFamily    = 0.3 // both are some kind of lamp
	leastScore    = 0.25
)

// pretending words make a picture of a thing out of it: a toy car is no car.
var pretending = map[string]bool{"toy": true, "doll": true, "doll's": true, "rocking": true, "stuffed": true, "exercise": true, "model": true, "play": true, "miniature": true}

// vague nouns say nothing of what a thing is without the word before them.
var vague = map[string]bool{"machine": true, "holder": true, "stand": true, "rack": true, "can": true, "box": true, "set": true, "unit": true, "light": true, "station": true, "piece": true, "board": true, "case": true, "head": true, "top": true, "pot": true, "house": true, "bag": true, "display": true}

// misleading phrases end in the name of a thing and are something else.
var misleading = map[string]bool{
	"power plant": true, "steel plant": true, "flower bed": true, "river bed": true, "truck bed": true, "sea bed": true, "dog bed": true, "cat bed": true, "sea horse": true, "looking glass": true, "hour glass": true,
	"fire engine": true, "search engine": true, "time table": true, "water table": true, "periodic table": true, "multiplication table": true, "pool noodle": true, "electric chair": true, "chair lift": true,
	"tree house": true, "green house": true, "bird house": true, "dog house": true, "family tree": true, "shoe tree": true, "mushroom cloud": true, "eye lash": true, "window box": true, "sand box": true, "mail box": true, "post box": true,
	"oil lamp post": true, "lamp post": true, "street lamp": true, "head lamp": true, "fog lamp": true, "car seat": true, "bike seat": true, "bicycle seat": true, "saddle seat": true, "ironing board": true, "diving board": true, "surf board": true, "skate board": true,
	"bus shelter": true, "bottle opener": true, "can opener": true, "boxing ring": true, "door bell": true, "barbell": true, "chess piece": true, "hot dog": true, "hot plate": true, "license plate": true, "number plate": true, "name plate": true, "face mask": true,
	"tennis court": true, "golf course": true, "fish bowl": true, "toilet bowl": true, "toilet seat": true, "sugar bowl": true, "computer program": true, "rear mirror": true, "wing mirror": true, "side mirror": true, "car mirror": true, "blood pressure monitor": true,
	"baby monitor": true, "heart monitor": true, "memory card": true, "sound card": true, "graphic card": true, "play pen": true, "pig pen": true, "sheep pen": true, "parking meter": true, "solar panel": true, "key board": true, "brief case": true, "suit case": true, "stair case": true,
	"barcode scanner": true, "body scanner": true, "bread bin": true, "produce bin": true, "soap dish": true, "butter dish": true, "satellite dish": true, "bird bath": true, "hair dryer": true, "salad spinner": true,
	"cement mixer": true, "concrete mixer": true, "sound mixer": true, "audio mixer": true, "snow globe": true, "pastry case": true, "pencil case": true, "dvd player": true, "mp3 player": true, "phone booth": true, "photo booth": true, "voting booth": true, "rice cooker": true, "slow cooker": true, "oil drum": true, "street light": true, "traffic light": true, "bicycle pump": true,
}

// asked is a text in the ways it is compared.
type asked struct {
	words, core        []string
	joined, coreJoined string
	misled             bool
	slip               bool // a word of it was put right
}

func (x *Index) ask(words []string) asked {
	a := asked{words: words, core: words, joined: strings.Join(words, "")}
	core := make([]string, 0, len(words))
	for _, w := range words {
		if !x.describing[w] {
			core = append(core, w)
		}
	}
	if len(core) > 0 {
		a.core = core
	}
	a.coreJoined = strings.Join(a.core, "")
	n := len(a.core)
	a.misled = n > 1 && misleading[a.core[n-2]+" "+a.core[n-1]]
	return a
}

// match scores one document. Its name or a synonym must be the whole text but for words that only describe, such as colours, materials
// and sizes, or words that the document says of itself; a phrase that merely ends the text is something like it, as the noun does in
// English. A phrase elsewhere names something else: a napkin holder is no napkin.
func (e *entry) match(a *asked) (score float64, kind Kind) {
	own := e.ownCore(a)
	for i := range e.phrases {
		p := &e.phrases[i]
		s, k := 0.0, p.kind
		switch {
		case p.same(a.words, a.joined):
			s = p.whole
		case p.same(a.core, a.coreJoined):
			s = p.whole - lessDescribed
		case own != nil && slices.Equal(p.words, own):
			s = p.whole - lessDescribed
		case !a.misled && p.ends(a.core):
			s, k = p.whole*headAlone*float64(len(p.words)+1)/float64(len(a.core)+1), Near
		}
		if s > score {
			score, kind = s, k
		}
	}
	if len(a.core) == 1 && score < sharedTag && slices.ContainsFunc(e.families, func(f []string) bool { return slices.Equal(f, a.core) }) {
		score, kind = sharedTag, Near
	}
	if score < leastScore && !a.misled && e.family(a.core) {
		score, kind = sameFamily, Near
	}
	if kind == Exact && a.slip {
		kind = Synonym
	}
	return score, kind
}

// ownCore leaves out, before the last word of a text, what the document says of itself; nil when that is nothing.
func (e *entry) ownCore(a *asked) []string {
	if len(e.said) == 0 || len(a.core) < 2 {
		return nil
	}
	var out []string
	for i, w := range a.core {
		if i == len(a.core)-1 || !e.said[w] {
			out = append(out, w)
		}
	}
	if len(out) == len(a.core) {
		return nil
	}
	return out
}

// same compares phrases word by word and as one word: "coffeetable" is a coffee table.
func (p *phrase) same(words []string, joined string) bool {
	return p.joined == joined || slices.Equal(p.words, words)
}

// ends reports whether a text ends in the phrase, unless that says nothing by itself.
func (p *phrase) ends(core []string) bool {
	n := len(p.words)
	return n < len(core) && slices.Equal(p.words, core[len(core)-n:]) && !(n == 1 && vague[p.words[0]])
}

// family reports whether the text and the document's own name end in the same noun.
func (e *entry) family(core []string) bool {
	noun := last(core)
	if vague[noun] {
		return false
	}
	return slices.ContainsFunc(e.phrases, func(p phrase) bool { return p.kind == Exact && last(p.words) == noun && !p.toy })
}
