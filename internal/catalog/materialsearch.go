package catalog

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"scenograph/internal/geom"
	"scenograph/internal/lookup"
)

// MaterialMatch is one result of a search for materials.
type MaterialMatch struct {
	Preset MaterialPreset
	Tint   string // a colour to give it, as Source.Material takes it, where none has that colour by itself; "" for its own
	Score  float64
	Kind   MatchKind
}

// MaterialQuery asks for materials.
type MaterialQuery struct {
	Text     string
	Limit    int      // 0 for all
	Families []string // which families count; none for all
	Prefix   bool     // the last word may be unfinished, as while typing
}

// FindMaterials ranks presets by their names, by other words for them, and by the colours measured on them. A text that names no
// material and no colour gives nothing.
func (b *builtin) FindMaterials(q MaterialQuery) []MaterialMatch {
	return searchMaterials(describedMaterials(), q)
}

func searchMaterials(materials []describedMaterial, q MaterialQuery) []MaterialMatch {
	w := wordsOf(q)
	if len(w.nouns) == 0 && w.color == nil {
		return nil
	}
	var out []MaterialMatch
	for i := range materials {
		m := &materials[i]
		if len(q.Families) > 0 && !slices.Contains(q.Families, m.preset.Category) {
			continue
		}
		if found, ok := m.meet(w); ok {
			out = append(out, found)
		}
	}
	slices.SortStableFunc(out, func(a, b MaterialMatch) int { return cmp.Compare(b.Score, a.Score) })
	if q.Limit > 0 && len(out) > q.Limit {
		out = out[:q.Limit]
	}
	return out
}

// describedMaterial is a preset with what a search knows of it.
type describedMaterial struct {
	preset             MaterialPreset
	name, tags, family []string
	phrases            []string // tags as they are said, in one spelling
	mean               lab
	patches            []lab // colours at points all over it
}

// describedMaterials measures every preset once, at so many points.
var describedMaterials = sync.OnceValue(func() []describedMaterial {
	var out []describedMaterial
	for _, p := range Materials() {
		out = append(out, describe(p, p.recipe.Glance(61).Colors))
	}
	return out
})

func describe(p MaterialPreset, colors []geom.Color) describedMaterial {
	m := describedMaterial{preset: p, name: lookup.Words(p.Name), family: lookup.Words(p.Category), mean: labOf(p.Color)}
	for _, t := range p.Tags {
		words := lookup.Words(t)
		m.tags = append(m.tags, words...)
		m.phrases = append(m.phrases, strings.Join(words, " "))
	}
	for _, c := range colors {
		m.patches = append(m.patches, labOf(c))
	}
	return m
}

// wanted is a query read: what it should be called, and its colours.
type wanted struct {
	nouns  []string // words that are no colours, in order
	all    []string
	text   string // all words in one spelling
	colors []string
	color  *lab // of the ground
	second *lab // of its veins, grout or stripes
	tint   string
	tone   float64 // −1 darker … +1 lighter than such things are
	prefix bool
}

// Words that say which colour is meant, and words that say nothing.
var (
	secondary = []string{"vein", "veined", "grout", "stripe", "fleck", "spot", "chip", "joint", "speckle", "pattern"}
	fillers   = []string{"in", "on", "and", "or", "for", "to", "made", "color", "material", "texture", "finish", "some", "like", "look", "looking", "style", "exposed", "real", "solid", "natural", "surface", "that", "is"}
	tones     = map[string]float64{"dark": -1, "deep": -1, "darker": -1, "black": -0.4, "light": 1, "pale": 1, "lighter": 1, "bright": 0.6, "pastel": 0.8, "soft": 0}
)

func wordsOf(q MaterialQuery) wanted {
	w := wanted{all: lookup.Words(q.Text), prefix: q.Prefix}
	for i, word := range w.all {
		if plain, ok := nouned[word]; ok {
			w.all[i] = plain
		}
	}
	w.text = strings.Join(w.all, " ")
	for i := 0; i < len(w.all); i++ {
		word := w.all[i]
		tone, toned := tones[word]
		name, used := colorAt(w.all[i:])
		switch {
		case used > 0:
			next := ""
			if i+used < len(w.all) {
				next = w.all[i+used]
			}
			c, _ := ParseColor(name)
			l := labOf(c)
			if slices.Contains(secondary, next) {
				w.second = &l
			} else if w.color == nil {
				w.color, w.tint = &l, name
			}
			w.colors = append(w.colors, w.all[i:i+used]...)
			i += used - 1
		case toned:
			w.tone = tone
			w.colors = append(w.colors, word)
		case slices.Contains(fillers, word):
		default:
			w.nouns = append(w.nouns, word)
		}
	}
	return w
}

// colorAt reads the longest colour the words begin with, such as "dark forest green", and how many words it takes. Words are in one
// spelling, which colour words need not be. Names of materials are left to be names: "rose gold", "cream" alone is a colour.
func colorAt(words []string) (string, int) {
	for n := min(3, len(words)); n > 0; n-- {
		text := strings.Join(words[:n], " ")
		for _, name := range []string{text, strings.ReplaceAll(text, " ", "-")} {
			if slices.Contains([]string{"gold", "silver", "slate", "terracotta", "sand", "rust", "chocolate", "cognac"}, name) {
				continue
			}
			if _, ok := ParseColor(name); ok {
				return name, n
			}
		}
	}
	return "", 0
}

// bestScore is what a name, its phrase and both colours add up to.
const bestScore = 2.15

// nouned turns adjectives into what they say.
var nouned = map[string]string{"tiled": "tile", "wallpapered": "wallpaper", "papered": "wallpaper", "carpeted": "carpet", "leathery": "leather", "velvety": "velvet", "wooden": "wood", "marbled": "marble", "grouted": "grout", "striped": "stripe", "chromed": "chrome", "plastered": "plaster", "slated": "slate"}

// meet scores one material.
func (m *describedMaterial) meet(w wanted) (MaterialMatch, bool) {
	out := MaterialMatch{Preset: m.preset}
	said, named, met := 0.0, 0, 0
	for i, word := range w.nouns {
		last := w.prefix && i == len(w.nouns)-1
		switch {
		case has(m.name, word, last):
			said, named, met = said+1, named+1, met+1
		case has(m.tags, word, last):
			said, met = said+0.8, met+1
		case has(m.family, word, last), slices.Contains(kindred[word], m.preset.Category):
			said, met = said+0.55, met+1
		case slices.Contains(secondary, word):
			said, met = said+0.5, met+1 // what has this colour is judged by its colour
		}
	}
	if len(w.nouns) > 0 && (met == 0 || met*2 < len(w.nouns)) {
		return out, false
	}
	score := 1.0
	if len(w.nouns) > 0 {
		score = said / float64(len(w.nouns))
	}
	score -= 0.06 * float64(m.unsaid(w))
	if m.called(w) {
		score += 0.2
	}
	out.Kind = m.kindOf(w, named, met)
	score += m.coloring(w, &out)
	if len(w.nouns) == 0 && (out.Tint != "" || score < 1.25) {
		return out, false
	}
	out.Score = math.Round(max(0, score)/bestScore*1e3) / 1e3
	return out, out.Score > 0.15
}

// called reports whether people call the material just that.
func (m *describedMaterial) called(w wanted) bool { return slices.Contains(m.phrases, w.text) }

// unsaid counts the words of the name that the query does not have. Who wants a thing worn says so: such words count for several.
func (m *describedMaterial) unsaid(w wanted) (n int) {
	for _, word := range m.name {
		switch {
		case slices.Contains(w.all, word):
		case slices.Contains(worn, word):
			n += 5
		default:
			n++
		}
	}
	return n
}

// worn are words of what has seen better days.
var worn = lookup.Words("chipped cracked rusty rusted weathered stained peeling distressed worn corroded mossy scratched")

func (m *describedMaterial) kindOf(w wanted, named, met int) MatchKind {
	switch {
	case slices.Equal(m.name, w.all) || len(w.colors) == 0 && named == len(w.nouns) && named == len(m.name):
		return Exact
	case met == len(w.nouns):
		return Synonym
	}
	return Near
}

// coloring is what the colours add, at most about 0.6; it tints what could have the colour but has another.
func (m *describedMaterial) coloring(w wanted, out *MaterialMatch) float64 {
	bonus := 0.35 * w.tone * (m.mean[0] - 45) / 50
	if w.color != nil {
		near := math.Exp(-sq(m.mean.distance(*w.color) / 24))
		switch {
		case m.called(w):
			near = max(near, 0.9)
		case colorSaid(m, w):
			near = max(near, 0.75)
		}
		if near < 0.55 && slices.Contains(dyed, m.preset.Category) && !slices.Contains(m.tags, "wood") {
			out.Tint, near = w.tint, 0.55
		}
		bonus = 0.6*near - 0.25*(1-near)
	}
	if w.second != nil {
		best := 1e9
		for _, p := range m.patches {
			if d := p.distance(*w.second); d < best && p.distance(m.mean) > 9 {
				best = d
			}
		}
		bonus += 0.35 * math.Exp(-sq(best/28))
	}
	return bonus
}

// colorSaid reports whether the material's words name the colour asked for.
func colorSaid(m *describedMaterial, w wanted) bool {
	for _, word := range lookup.Words(w.tint) {
		if !slices.Contains(m.name, word) && !slices.Contains(m.tags, word) {
			return false
		}
	}
	return true
}

func sq(x float64) float64 { return x * x }

// dyed families come in any colour.
var dyed = []string{"fabric", "paint", "carpet", "leather", "wall", "tile", "plastic", "ceramic", "glass", "paper"}

// kindred gives words for what several families are.
var kindred = map[string][]string{
	"floor": {"floor", "tile", "carpet"}, "flooring": {"floor", "tile", "carpet"}, "timber": {"wood", "floor"}, "wooden": {"wood", "floor"}, "wood": {"wood", "floor"}, "metallic": {"metal"}, "cloth": {"fabric"}, "textile": {"fabric"}, "upholstery": {"fabric", "leather"},
	"wall": {"wall", "paint", "wallpaper", "tile"}, "tile": {"tile"}, "rug": {"carpet"}, "green": {"plant"}, "greenery": {"plant"}, "foliage": {"plant"}, "rock": {"stone"}, "worktop": {"stone"}, "countertop": {"stone"}, "curtain": {"fabric"}, "panelling": {"wall"}, "paneling": {"wall"},
}

func has(words []string, word string, unfinished bool) bool {
	if slices.Contains(words, word) {
		return true
	}
	return unfinished && len(word) > 1 && slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, word) })
}

// lab is a colour in CIE L*a*b* under D65.
type lab [3]float64

// labOf converts linear Rec.709 (CIE 15:2004, section 8.2.1; the matrix of BT.709).
func labOf(c geom.Color) lab {
	x := (0.4124*c[0] + 0.3576*c[1] + 0.1805*c[2]) / 0.9505
	y := 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
	z := (0.0193*c[0] + 0.1192*c[1] + 0.9505*c[2]) / 1.089
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	return lab{116*f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))}
}

// distance weighs lightness half: a shadow changes it, and people name hues.
func (a lab) distance(b lab) float64 {
	return math.Sqrt(sq((a[0]-b[0])*0.6) + sq(a[1]-b[1]) + sq(a[2]-b[2]))
}
