package exchange

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/proxy"
	"scenograph/internal/scene"
)

// mostStretch is how far a catalogue thing may be stretched beyond its own range of sizes along an axis before a box is more honest.
const mostStretch = 3.0

// standIn is what takes the place of a mesh that is not there.
type standIn struct {
	thing  catalog.Thing
	origin Origin
	word   string
	match  catalog.MatchKind
	scale  geom.Vec3
	why    string
}

// lookUp finds the catalogue's entry for the first of several words that it knows by name or synonym.
func (b *builder) lookUp(words []string) (catalog.Match, string, bool) {
	for _, kind := range []catalog.MatchKind{catalog.Exact, catalog.Synonym} {
		for _, w := range words {
			for _, m := range b.search(w) {
				if m.Kind == kind {
					return m, w, true
				}
			}
		}
	}
	return catalog.Match{}, "", false
}

func (b *builder) search(word string) []catalog.Match {
	found, ok := b.searched[word]
	if !ok {
		found = b.options.Catalog.Search(word, 3)
		b.searched[word] = found
	}
	return found
}

// standInFor builds the catalogue's thing at the size, or a labelled box.
func (b *builder) standInFor(t *thingFacts) (standIn, error) {
	words := t.entry.words()
	m, word, known := b.lookUp(words)
	if !known {
		why := "the catalogue has no thing of this name"
		if near := b.nearest(words); near != "" {
			why += "; the nearest is " + near
		}
		return b.proxy(t, why)
	}
	request := catalog.Request{Entry: m.Entry.ID, Size: t.size, Colors: map[string]string{}}
	if c, ok := b.colorOf(t.entry); ok {
		request.Colors[""] = c
	}
	thing, err := b.model(request)
	if err != nil {
		return standIn{}, err
	}
	out := standIn{thing: thing, origin: FromCatalog, word: word, match: m.Kind, scale: geom.One}
	built := thing.Bounds.Size()
	for i := range 3 {
		if t.size[i] <= 0 || built[i] <= 1e-6 {
			continue
		}
		out.scale[i] = t.size[i] / built[i]
		thin := math.Max(t.size[i], built[i]) < 0.06
		if s := math.Max(out.scale[i], 1/out.scale[i]); s > mostStretch && !thin {
			return b.proxy(t, fmt.Sprintf("the catalogue's %s is no larger than %.2f × %.2f × %.2f m or no smaller; it would be stretched %.1f times",
				m.Entry.Name, built[0], built[1], built[2], s))
		}
		if math.Abs(out.scale[i]-1) < 1e-9 {
			out.scale[i] = 1
		}
	}
	return out, nil
}

func (b *builder) nearest(words []string) string {
	for _, w := range words {
		if found := b.search(w); len(found) > 0 {
			return found[0].Entry.Name
		}
	}
	return ""
}

// colorOf is the colour that the file names for an object.
func (b *builder) colorOf(e *entry) (string, bool) {
	c, ok := colorIn(strings.ReplaceAll(e.key, "_", " "))
	if !ok {
		c, ok = colorIn(e.raw.get("metadata", "annotation", "description").text())
	}
	return hex(c), ok
}

func (b *builder) model(request catalog.Request) (catalog.Thing, error) {
	key := fmt.Sprint(request)
	if thing, ok := b.built[key]; ok {
		return thing, nil
	}
	thing, err := b.options.Catalog.Build(b.options.Store, request)
	if err == nil {
		b.built[key] = thing
	}
	return thing, err
}

// proxy is a box of the size with its category written on front and top.
func (b *builder) proxy(t *thingFacts, why string) (standIn, error) {
	size := t.size
	for i := range size {
		if size[i] <= 0 {
			size[i] = usualProxy
			why += fmt.Sprintf("; its size along %c is not known and taken as %g m", 'x'+rune(i), usualProxy)
		}
		size[i] = math.Max(size[i], sheet)
	}
	label := t.entry.category()
	key := fmt.Sprint("proxy ", label, size)
	thing, ok := b.built[key]
	if !ok {
		var err error
		if thing, err = proxy.Build(b.options.Store, label, size, scene.OnFloor); err != nil {
			return standIn{}, err
		}
		b.built[key] = thing
	}
	return standIn{thing: thing, origin: Proxy, scale: geom.One, why: why}, nil
}

// usualProxy is the edge of a box whose size the file does not tell, in metres.
const usualProxy = 0.4
