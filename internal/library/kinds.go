package library

import (
	"math"
	"path"
	"regexp"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/lookup"
	"scenograph/internal/scene"
)

// kinds is what is known of usual things: the catalogue by ID, and how to find a kind in a name.
type kinds struct {
	source     catalog.Source
	byID       map[string]catalog.Entry
	describing map[string]bool
}

func newKinds(source catalog.Source) *kinds {
	k := &kinds{source: source, byID: map[string]catalog.Entry{}, describing: map[string]bool{}}
	for _, w := range catalog.Lexicon().Describing {
		for _, word := range lookup.Words(w) {
			k.describing[word] = true
		}
	}
	if source == nil {
		return k
	}
	for _, e := range source.Entries() {
		k.byID[e.ID] = e
	}
	return k
}

// meaning is what a name was understood as.
type meaning struct {
	category string
	entries  []catalog.Entry // that the words may mean, best first
	words    string          // that named it
}

// noise are words of file names that say nothing of the thing.
var noise = regexp.MustCompile(`^(\d+k?|v\d+|lod\d*|[0-9a-f]{16,}|final|model|models|mesh|scene|untitled|new|copy|export|exported|low|high|poly|lowpoly|highpoly|hd|sd|uhd|pbr|gltf|glb|obj|fbx|blend|asset|assets|source|object|item|mat|main|export|draco|ktx|basis|opt|optimized|baked|ue|unity|sketchfab|free|download|texture|textures)$`)

// titleOf makes words people read of a file's path: "painted_wooden_cabinet_1k.gltf" is a "painted wooden cabinet". A file that is
// called like any other, such as scene.gltf, is named by its folder.
func titleOf(file string) string {
	stem := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if words := nameWords(stem); len(words) > 0 {
		return strings.Join(words, " ")
	}
	if folder := path.Dir(file); folder != "." && folder != "/" {
		if words := nameWords(path.Base(folder)); len(words) > 0 {
			return strings.Join(words, " ")
		}
	}
	return stem
}

var separators = regexp.MustCompile(`[^\pL\pN']+`)

// nameWords are the words of a name without numbers, resolutions and what exporters add.
func nameWords(stem string) []string {
	var out []string
	for _, w := range separators.Split(lookup.Plain(stem), -1) {
		w = strings.TrimRight(w, "0123456789")
		if w == "" || noise.MatchString(w) || len(w) == 1 {
			continue
		}
		out = append(out, w)
	}
	return out
}

// mostNameWords bounds how many words of a name are looked at, the last ones.
const mostNameWords = 10

// read looks for a kind of thing in a name: its longest run of words that the catalogue knows as a whole, the last of equals. Two words
// may stand in the other order, as Kenney writes them: "tableCoffee".
func (k *kinds) read(name string) meaning {
	words := nameWords(name)
	words = words[max(0, len(words)-mostNameWords):]
	for n := min(4, len(words)); n > 0; n-- {
		for at := len(words) - n; at >= 0; at-- {
			run := words[at : at+n]
			if m, ok := k.whole(strings.Join(run, " ")); ok {
				return m
			}
			if n == 2 {
				if m, ok := k.whole(run[1] + " " + run[0]); ok {
					return m
				}
			}
		}
	}
	return meaning{category: k.noun(words)}
}

// whole is what the catalogue calls exactly so.
func (k *kinds) whole(text string) (meaning, bool) {
	if k.source == nil || k.onlyDescribes(text) {
		return meaning{}, false
	}
	m := meaning{words: text}
	for _, found := range k.source.Search(text, 6) {
		if found.Kind != catalog.Near {
			m.entries = append(m.entries, found.Entry)
		}
	}
	if len(m.entries) == 0 {
		return m, false
	}
	m.category = strings.ToLower(m.entries[0].Category)
	return m, true
}

func (k *kinds) onlyDescribes(text string) bool {
	return !slices.ContainsFunc(lookup.Words(text), func(w string) bool { return !k.describing[w] })
}

// noun is the last word of a name that does not only describe.
func (k *kinds) noun(words []string) string {
	for _, w := range slices.Backward(words) {
		if one := lookup.Words(w); len(one) == 1 && !k.describing[one[0]] {
			return one[0]
		}
	}
	return ""
}

// misfit tells how far a size is from what is usual for a kind, in squares of natural logarithms: 0 lies within its range, 0.5 is one
// and a half times to twice too large on one side. Width and depth may be swapped.
func misfit(e *catalog.Entry, size geom.Vec3) float64 {
	straight, turned := 0.0, 0.0
	for i, other := range []int{1, 0, 2} {
		straight += outside(size[i], e.MinSize[i], e.MaxSize[i])
		turned += outside(size[other], e.MinSize[i], e.MaxSize[i])
	}
	return math.Min(straight, turned)
}

func outside(x, low, high float64) float64 {
	switch {
	case x <= 0 || low <= 0:
		return 25
	case x < low:
		return math.Pow(math.Log(low/x), 2)
	case x > high:
		return math.Pow(math.Log(x/high), 2)
	}
	return 0
}

// closest is the entry among those a name may mean that a size suits best; the first of those that suit about as well.
func (m *meaning) closest(size geom.Vec3) *catalog.Entry {
	var best *catalog.Entry
	least := math.Inf(1)
	for i := range m.entries {
		if fit := misfit(&m.entries[i], size); fit < least-0.15 {
			best, least = &m.entries[i], fit
		}
	}
	return best
}

// mountOf is where a thing stands: as its kind does, else small things on others and large ones on the floor.
func mountOf(e *catalog.Entry, size geom.Vec3) scene.Mount {
	if e != nil {
		return e.Mount
	}
	if math.Max(size[0], math.Max(size[1], size[2])) < 0.35 {
		return scene.OnSurface
	}
	return scene.OnFloor
}
