package designer

import (
	"math"
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/lookup"
	"scenograph/internal/scene"
	"scenograph/internal/sizes"
)

// knowing is the policy with the names of an order among its words, so that what the prompt says of them is understood.
func (p *Policy) knowing(order []Ordered) *Policy {
	nouns := map[string]string{}
	for _, o := range order {
		if name := brief.Spoken(o.Name); len(strings.Fields(name)) > 0 {
			if one, ok := p.words.Noun(name); !ok || one == "" {
				nouns[name] = brief.Singular(name)
			}
		}
	}
	q := *p
	q.words = p.words.Describing()
	if len(nouns) > 0 {
		q.words = q.words.Knowing(nouns)
	}
	return &q
}

// selection is what an ordered name is to be drawn as.
type selection struct {
	entry catalog.Entry
	match catalog.MatchKind // "" for a stand-in
	proxy bool              // a labelled box
	rigid bool              // the size may not be changed
}

// choose finds what an ordered name means.
func (f *filling) choose(i int, o Ordered) {
	text := brief.Spoken(o.Name)
	if n := f.several(text); n > 1 {
		o.Count *= n
	}
	found := f.bestFor(text, o)
	entry := found.entry
	noun, phrase := strings.ToLower(entry.Category), text
	if items := f.policy.words.Read("a " + text).Items; len(items) == 1 && (found.proxy || f.serves(items[0].Noun, entry)) {
		noun = items[0].Noun
	}
	if it := f.narrower(noun, text); it != nil {
		switch e, ok := f.find(it.Phrase, it.Noun); {
		case found.rigid:
			noun = it.Noun // its size is ordered; what is said of it holds all the same
		case ok && (e.Mount == entry.Mount || noun == "lamp" || strings.HasSuffix(it.Noun, " "+text)):
			entry, noun = e, it.Noun
		}
	} else if it := f.placedAs(text); it != nil && !found.rigid {
		if e, ok := f.find(it.Phrase, it.Noun); ok {
			entry, noun = e, it.Noun
		}
	}
	w := &wish{noun: noun, phrase: phrase, entry: entry, count: o.Count, asked: true, counted: true, order: i, proxy: found.proxy, rigid: found.rigid}
	f.lines[i] = line{ordered: o, wish: w, match: found.match}
}

// orders reports whether a thing of the prompt is ordered under its own name.
func (f *filling) orders(it *brief.Item) bool {
	return slices.ContainsFunc(f.lines, func(l line) bool {
		name := brief.Singular(brief.Spoken(l.ordered.Name))
		return name == it.Noun || name == it.Phrase
	})
}

// placedAs is what an ordered name means by where the prompt puts it: a lamp on the desk is a table lamp.
func (f *filling) placedAs(text string) *brief.Item {
	for k := range f.b.Items {
		it := f.b.Items[k]
		if it.Phrase != text && it.Noun != text && !strings.HasSuffix(text, " "+it.Phrase) {
			continue
		}
		if f.byPlace(&it); it.Noun != f.b.Items[k].Noun {
			return &it
		}
	}
	return nil
}

// narrower is the one thing that the prompt names more exactly than an order: its "bed" is the prompt's "twin bed", its "console" the
// prompt's "game console".
func (f *filling) narrower(noun, text string) *brief.Item {
	var out *brief.Item
	for k := range f.b.Items {
		it := &f.b.Items[k]
		if it.Noun == noun || f.orders(it) {
			continue
		}
		if brief.Same(noun, it.Noun) && strings.HasSuffix(it.Noun, noun) || strings.HasSuffix(it.Noun, " "+brief.Singular(text)) {
			if out != nil {
				return nil
			}
			out = it
		}
	}
	return out
}

// bestFor is the catalogue's best answer to a name: what it calls so, what the table of sizes says looks like it, something near, or a
// labelled box of the size that such things have.
func (p *plan) bestFor(text string, o Ordered) selection {
	row, listed := sizes.Of(text)
	listed = listed && row.Kind != lookup.Near
	before, _, tail := cutTail(text)
	var near *catalog.Match
	if found := p.policy.source.Search(text, 1); len(found) > 0 {
		if near = &found[0]; near.Kind != catalog.Near || !listed {
			if out, ok := drawn(sizedAs(near.Entry, row, listed), near.Kind, o.Size); ok {
				return out
			}
		}
	}
	if !listed && tail {
		return p.bestFor(before, o)
	}
	if !listed && row.Kind == lookup.Near && !inSmall(text) {
		listed = true // a "heart monitor" is as large as a monitor
	}
	if like, ok := p.entry(row.Like); ok && listed {
		size := o.Size
		if size == (geom.Vec3{}) {
			like.Size, like.MinSize = row.Size, smaller(row.Size, like.MinSize)
		}
		if out, ok := drawn(like, catalog.Near, size); ok {
			p.note("the catalogue has no %s; %s of its size stands in", text, withArticle(strings.ToLower(like.Name)))
			return out
		}
	}
	return p.standIn(text, o, row, listed)
}

// sizedAs gives an entry the usual size of a narrower kind that it draws: a "student desk" is a small desk.
func sizedAs(e catalog.Entry, row sizes.Match, listed bool) catalog.Entry {
	if !listed || row.Like != e.ID || row.Mount != e.Mount || strings.EqualFold(row.Name, e.Name) {
		return e
	}
	if _, ok := drawn(e, catalog.Near, row.Size); ok {
		e.Size, e.MinSize = row.Size, smaller(row.Size, e.MinSize)
	}
	return e
}

// inSmall reports whether a name is that of a likeness and not of the thing itself: a "model ship".
func inSmall(text string) bool {
	first, _, _ := strings.Cut(text, " ")
	return slices.Contains([]string{"toy", "model", "miniature", "mini", "paper", "plush", "doll"}, first)
}

// tails begin what is said of a thing after its name: a "globe of the world", a "whiteboard on wheels".
var tails = []string{" of ", " with ", " on ", " for ", " in ", " from "}

func cutTail(text string) (before, after string, ok bool) {
	for _, tail := range tails {
		if before, after, ok = strings.Cut(text, tail); ok && before != "" {
			return before, after, true
		}
	}
	return text, "", false
}

// standIn is a labelled box. One whose size nobody knows may be built smaller.
func (p *plan) standIn(text string, o Ordered, row sizes.Match, listed bool) selection {
	if text == "" {
		text = "thing"
	}
	e := catalog.Entry{Name: text, Category: brief.Singular(text), Mount: scene.OnFloor, Size: unknownSize}
	switch {
	case listed:
		e.Mount, e.Size = row.Mount, row.Size
	case o.Count > fewUnknown:
		e.Mount, e.Size = scene.OnSurface, unknownSize.Mul(0.4)
	}
	if o.Size != (geom.Vec3{}) {
		e.Size = o.Size
	}
	e.MinSize, e.MaxSize = e.Size, e.Size
	known := listed || o.Size != (geom.Vec3{})
	if !known {
		e.MinSize = e.Size.Mul(unknownLeast)
	}
	e.AgainstWall = e.Mount == scene.OnFloor && e.Size[0] >= e.Size[1]
	p.note("the catalogue has nothing like %q; a box of %.2f × %.2f × %.2f m stands in", text, e.Size[0], e.Size[1], e.Size[2])
	return selection{entry: e, proxy: true, rigid: known}
}

// What nobody knows is about as large as a stool; of many, each is about as large as a jar.
var unknownSize = geom.Vec3{0.4, 0.4, 0.45}

const (
	fewUnknown   = 4
	unknownLeast = 0.4 // of the usual size, where there is no room for that
)

// drawn reports whether an entry can be built at a size that is asked for, and as what.
func drawn(e catalog.Entry, kind catalog.MatchKind, size geom.Vec3) (selection, bool) {
	if size == (geom.Vec3{}) {
		return selection{entry: e, match: kind}, true
	}
	for i := range 3 {
		if size[i] < e.MinSize[i]-sizeTolerance || size[i] > e.MaxSize[i]+sizeTolerance {
			return selection{}, false
		}
	}
	e.Size, e.MinSize, e.MaxSize = size, size, size
	return selection{entry: e, match: kind, rigid: true}, true
}

// sizeTolerance is how far the catalogue may be from a size that is asked for, in metres.
const sizeTolerance = 0.005

func (p *plan) entry(id string) (catalog.Entry, bool) {
	if id == "" {
		return catalog.Entry{}, false
	}
	for _, e := range p.policy.source.Entries() {
		if e.ID == id {
			return e, true
		}
	}
	return catalog.Entry{}, false
}

// smaller is a size of which no side is larger than the usual one's.
func smaller(usual, least geom.Vec3) geom.Vec3 {
	return geom.Vec3{math.Min(usual[0], least[0]), math.Min(usual[1], least[1]), math.Min(usual[2], least[2])}
}

// ReadOrder reads what a prompt says with the names of an order among the words.
func (p *Policy) ReadOrder(prompt string, order []Ordered) brief.Brief {
	return p.knowing(order).words.Read(prompt)
}
