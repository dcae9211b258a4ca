package designer

import (
	"cmp"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/scene"
)

// assign gives the lines of an order the looks and places that the prompt wishes for them.
func (f *filling) assign() {
	meant := make([][]*line, len(f.b.Items))
	for k := range f.b.Items {
		meant[k] = f.linesOf(&f.b.Items[k])
	}
	f.inTheMiddle()
	for k := range f.b.Items {
		it := &f.b.Items[k]
		for _, l := range meant[k] {
			l.wish.looks = it.Looks
			for _, rel := range it.Relations {
				f.want(l.wish, it, rel, meant)
			}
		}
	}
	for i := range f.lines {
		l := &f.lines[i]
		e := &l.wish.entry
		small := e.Mount == scene.OnSurface && (l.ordered.Count > packFrom || !slices.Contains(e.Tags, "soft") && !slices.Contains(e.Tags, "textile"))
		l.packed = small && !f.lookedAt(l.wish) && (len(l.wish.wants) == 0 || l.wish.count >= packFrom && carriedOnly(l.wish))
	}
}

// lookedAt reports whether other things have their place by one thing, which then comes before them: chairs before a TV.
func (f *filling) lookedAt(w *wish) bool {
	return w.count == 1 && slices.ContainsFunc(f.lines, func(l line) bool {
		return slices.ContainsFunc(l.wish.wants, func(x want) bool { return x.kind != "on" && x.kind != "inside" && slices.Contains(x.of, w) })
	})
}

// inTheMiddle stands the one small thing that others are to lie around in a circle on the floor in their middle: "mats in a circle around
// the singing bowl".
func (f *filling) inTheMiddle() {
	for k := range f.b.Items {
		it := &f.b.Items[k]
		if !slices.ContainsFunc(it.Relations, func(r brief.Relation) bool { return r.Kind == "circle" }) {
			continue
		}
		for _, r := range it.Relations {
			if r.Kind != "around" || r.Object == "" {
				continue
			}
			for _, l := range f.linesOf(&brief.Item{Noun: r.Object, Phrase: r.Object}) {
				if w := l.wish; w.count == 1 && w.entry.Mount == scene.OnSurface {
					w.entry.Mount = scene.OnFloor
					w.wants = append(w.wants, want{kind: "centred_in", object: "room", asked: true})
				}
			}
		}
	}
}

// carriedOnly reports whether all that is wished for a thing's place is what carries it.
func carriedOnly(w *wish) bool {
	return !slices.ContainsFunc(w.wants, func(x want) bool { return x.kind != "on" && x.kind != "inside" || x.object == "floor" })
}

// want adds a relation of an item of the prompt to a line's wish. What it refers to is the line that was ordered under that name, where
// there is one.
func (f *filling) want(w *wish, it *brief.Item, rel brief.Relation, meant [][]*line) {
	x := want{kind: rel.Kind, object: rel.Object, detail: rel.Detail, metres: rel.Metres, asked: true}
	carried := rel.Kind == "on" || rel.Kind == "inside"
	remount(w, rel)
	if carried && (w.entry.Mount == scene.OnCeiling || w.entry.Mount == scene.OnWall && rel.Object != "wall") {
		return // what hangs stands on nothing
	}
	if carried && anySurface[rel.Object] {
		x.object = anyCarrier
	}
	var others []*line
	if rel.Item >= 0 && rel.Item < len(meant) {
		others = meant[rel.Item]
	} else if rel.Object != "" && !roomParts[rel.Object] {
		others = f.linesOf(&brief.Item{Noun: rel.Object, Phrase: cmp.Or(rel.Said, rel.Object)})
	}
	for _, l := range f.ownOf(w, others) {
		if l.wish != w && !slices.Contains(x.of, l.wish) {
			x.of = append(x.of, l.wish)
		}
	}
	if len(x.of) > 0 {
		var nouns []string
		for _, o := range x.of {
			if !slices.Contains(nouns, o.noun) {
				nouns = append(nouns, o.noun)
			}
		}
		x.object = strings.Join(nouns, "|")
	}
	w.wants = append(w.wants, x)
}

// anySurface are words for whatever carries small things.
var anySurface = map[string]bool{"surface": true, "top": true, "ledge": true}

// ownOf narrows what a wish refers to down to what bears its own name: of all the stands, the guitars' are the guitar stands.
func (f *filling) ownOf(w *wish, others []*line) []*line {
	var own []*line
	for _, l := range others {
		if first, _, ok := strings.Cut(brief.Spoken(l.ordered.Name), " "); ok && endsIn(" "+w.phrase, brief.Singular(first)) || strings.HasPrefix(brief.Spoken(l.ordered.Name), w.noun+" ") {
			own = append(own, l)
		}
	}
	if len(own) > 0 {
		return own
	}
	return others
}

// linesOf are the lines of an order that an item of the prompt means: those of its very name, else those whose names end alike, else
// those of its noun, else those that its noun can mean.
func (f *filling) linesOf(it *brief.Item) []*line {
	phrase, noun := brief.Singular(it.Phrase), brief.Singular(it.Noun)
	for _, fits := range []func(l *line, name string) bool{
		func(_ *line, name string) bool { return name == phrase || phrase == "" && name == noun },
		func(_ *line, name string) bool { return it.Describes(name) },
		func(_ *line, name string) bool { return endsIn(name, phrase) || endsIn(phrase, name) },
		func(l *line, name string) bool { return l.wish.noun == it.Noun || name == noun },
		func(l *line, _ string) bool { return means(it.Noun, l.wish.noun) },
		func(_ *line, name string) bool {
			last, ok := f.policy.words.Noun(name[strings.LastIndexByte(name, ' ')+1:])
			return ok && last == it.Noun
		},
		func(_ *line, name string) bool { return len(noun) >= leastCompound && strings.HasSuffix(name, noun) },
	} {
		var out []*line
		for i := range f.lines {
			if l := &f.lines[i]; fits(l, brief.Singular(brief.Spoken(l.ordered.Name))) {
				out = append(out, l)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// leastCompound is how long a word is that may end another: "shelf" in "bookshelf".
const leastCompound = 4

func endsIn(name, words string) bool { return words != "" && strings.HasSuffix(name, " "+words) }
