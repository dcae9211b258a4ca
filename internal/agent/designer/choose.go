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
		if name := spoken(o.Name); len(strings.Fields(name)) > 0 {
			if one, ok := p.words.Noun(name); !ok || one == "" {
				nouns[name] = brief.Singular(name)
			}
		}
	}
	if len(nouns) == 0 {
		return p
	}
	q := *p
	q.words = p.words.Knowing(nouns)
	return &q
}

// spoken is a task's name as people would write it: "deli_counter" is a deli counter.
func spoken(name string) string {
	name = strings.NewReplacer("_", " ", "-", " ", "/", " ").Replace(strings.ToLower(strings.ToValidUTF8(name, "")))
	name = strings.Join(strings.Fields(name), " ")
	if runes := []rune(name); len(runes) > longestName {
		name = strings.TrimSpace(string(runes[:longestName]))
	}
	return name
}

// longestName bounds what is read of a name, characters.
const longestName = 60

// selection is what an ordered name is to be drawn as.
type selection struct {
	entry catalog.Entry
	match catalog.MatchKind // "" for a stand-in
	proxy bool              // a labelled box
	rigid bool              // the size may not be changed
}

// choose finds what an ordered name means and where the prompt wants it.
func (f *filling) choose(i int, o Ordered) {
	text := spoken(o.Name)
	if n := f.several(text); n > 1 {
		o.Count *= n
	}
	found := f.bestFor(text, o)
	entry := found.entry
	noun, phrase := strings.ToLower(entry.Category), text
	if items := f.policy.words.Read("a " + text).Items; len(items) == 1 && (found.proxy || f.serves(items[0].Noun, entry)) {
		noun = items[0].Noun
	}
	if it := f.narrower(noun); it != nil {
		switch e, ok := f.find(it.Phrase, it.Noun); {
		case found.rigid:
			noun = it.Noun // its size is ordered; what is said of it holds all the same
		case ok && e.Mount == entry.Mount:
			entry, noun = e, it.Noun
		}
	}
	w := &wish{noun: noun, phrase: phrase, entry: entry, count: o.Count, asked: true, counted: true, order: i, proxy: found.proxy, rigid: found.rigid}
	one := brief.Singular(text)
	for k := range f.b.Items {
		if it := &f.b.Items[k]; brief.Same(it.Noun, noun) || means(it.Noun, noun) || it.Noun == one || it.Phrase == one {
			w.looks = it.Looks
			for _, rel := range it.Relations {
				w.wants = append(w.wants, want{kind: rel.Kind, object: rel.Object, detail: rel.Detail, metres: rel.Metres, asked: true})
			}
		}
	}
	small := entry.Mount == scene.OnSurface && (o.Count >= 2*packFrom || !slices.Contains(entry.Tags, "soft") && !slices.Contains(entry.Tags, "textile"))
	f.lines[i] = line{ordered: o, wish: w, match: found.match, packed: small && len(w.wants) == 0}
}

// narrower is the one thing that the prompt names more exactly than an order: its "bed" is the prompt's "twin bed".
func (f *filling) narrower(noun string) *brief.Item {
	var out *brief.Item
	for k := range f.b.Items {
		if it := &f.b.Items[k]; it.Noun != noun && brief.Same(noun, it.Noun) && strings.HasSuffix(it.Noun, noun) {
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
func (f *filling) bestFor(text string, o Ordered) selection {
	row, listed := sizes.Of(text)
	listed = listed && row.Kind != lookup.Near
	var near *catalog.Match
	if found := f.policy.source.Search(text, 1); len(found) > 0 {
		if near = &found[0]; near.Kind != catalog.Near || !listed {
			if out, ok := drawn(near.Entry, near.Kind, o.Size); ok {
				return out
			}
		}
	}
	if like, ok := f.entry(row.Like); ok && listed {
		size := o.Size
		if size == (geom.Vec3{}) {
			like.Size, like.MinSize = row.Size, smaller(row.Size, like.MinSize)
		}
		if out, ok := drawn(like, catalog.Near, size); ok {
			f.note("the catalogue has no %s; %s of its size stands in", text, withArticle(strings.ToLower(like.Name)))
			return out
		}
	}
	return f.standIn(text, o, row, listed)
}

// standIn is a labelled box.
func (f *filling) standIn(text string, o Ordered, row sizes.Match, listed bool) selection {
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
	e.AgainstWall = e.Mount == scene.OnFloor && e.Size[0] >= e.Size[1]
	f.note("the catalogue has nothing like %q; a box of %.2f × %.2f × %.2f m stands in", text, e.Size[0], e.Size[1], e.Size[2])
	return selection{entry: e, proxy: true, rigid: true}
}

// What nobody knows is about as large as a stool; of many, each is about as large as a jar.
var unknownSize = geom.Vec3{0.4, 0.4, 0.45}

const fewUnknown = 4

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

func (f *filling) entry(id string) (catalog.Entry, bool) {
	if id == "" {
		return catalog.Entry{}, false
	}
	for _, e := range f.policy.source.Entries() {
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
