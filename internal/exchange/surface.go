package exchange

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// materialWords tells, by the beginning of an ambientCG name (https://ambientcg.com/list), which words name such a material in a
// catalogue. A longer beginning goes before a shorter one.
func materialWords() [][2]string {
	return [][2]string{
		{"woodfloor", "planks wood floor"}, {"woodsiding", "planks wood"}, {"planks", "planks wood"}, {"wood", "wood"}, {"bark", "bark wood"}, {"chipboard", "wood cork"}, {"cardboard", "paper cork"},
		{"paintedwood", "painted wood"}, {"paintedbricks", "brick white"}, {"paintedmetal", "painted metal"}, {"paintedplaster", "wall paint plaster"}, {"painted", "paint"},
		{"bricks", "brick"}, {"tiles", "tiles ceramic"}, {"roofingtiles", "terracotta tiles"}, {"pavingstones", "stone tiles"}, {"marble", "marble stone"}, {"onyx", "marble stone"},
		{"travertine", "stone marble"}, {"granite", "granite stone"}, {"terrazzo", "terrazzo stone"}, {"rock", "stone slate"}, {"concrete", "concrete"}, {"asphalt", "concrete dark"}, {"gravel", "stone terrazzo"},
		{"plaster", "plaster wall"}, {"wallpaper", "wall paint paper"}, {"officeceiling", "plaster wall"}, {"leaking", "plaster wall"}, {"facade", "plaster"}, {"fingerprints", "plaster wall"}, {"scratches", "plaster wall"},
		{"wrinkles", "paint plastic"}, {"fabric", "fabric linen cotton"}, {"leather", "leather"}, {"carpet", "carpet rug wool"}, {"rug", "rug carpet wool"}, {"tatami", "jute woven"}, {"wicker", "wicker rattan woven"}, {"rattan", "rattan woven"},
		{"metal", "metal"}, {"steel", "steel metal"}, {"sheetmetal", "metal steel"}, {"corrugatedsteel", "metal steel"}, {"diamondplate", "metal steel"}, {"pipe", "metal"}, {"rust", "rusty iron metal"}, {"foil", "chrome metal"}, {"chainmail", "metal iron"},
		{"plastic", "plastic"}, {"rubber", "rubber plastic"}, {"acousticfoam", "felt fabric"}, {"glass", "glass"}, {"porcelain", "porcelain ceramic"}, {"clay", "terracotta ceramic"}, {"obsidian", "black marble"},
		{"paper", "paper"}, {"candy", "plastic"}, {"grass", "leaf green"}, {"moss", "leaf green"}, {"ground", "soil"}, {"snow", "plaster white"}, {"ice", "glass"}, {"thatchedroof", "jute woven"}, {"cork", "cork"},
	}
}

// named is a material of the file: an ambientCG name and what the file says of it.
type namedMaterial struct {
	id, description string
}

func materialOf(v value) namedMaterial {
	if v.kind == text {
		return namedMaterial{id: v.raw}
	}
	return namedMaterial{v.first("id", "name").text(), v.get("description").text()}
}

func (m namedMaterial) none() bool { return m.id == "" && m.description == "" }

// wordsFor lists the catalogue's words for a material's name, "" when the name says nothing.
func wordsFor(name string) string {
	name = strings.ToLower(name)
	best, length := "", 0
	for _, pair := range materialWords() {
		if len(pair[0]) > length && strings.HasPrefix(name, pair[0]) {
			best, length = pair[1], len(pair[0])
		}
	}
	return best
}

// pick chooses the preset whose name, kind and tags have the words, then whose colour is near; the role is floor, wall or "".
func pick(presets []catalog.MaterialPreset, m namedMaterial, role string) (catalog.MaterialPreset, string) {
	words := strings.Fields(wordsFor(m.id))
	if len(words) == 0 {
		words = textWords(m.id + " " + m.description)
	}
	color, named := colorIn(m.description)
	best, most := catalog.MaterialPreset{}, math.Inf(-1)
	for _, p := range presets {
		if p.Category == "light" || p.Category == "screen" || p.Category == "food" {
			continue
		}
		score := 0.0
		for i, w := range words {
			score += likeness(p, w) / float64(i+1)
		}
		if role != "" && (p.Category == role || has(p.Tags, role)) {
			score += 0.8
		}
		if named {
			score -= 1.2 * colorDistance(p.Color, color)
		}
		if spoilt(p.Name, m) {
			score--
		}
		if score > most {
			best, most = p, score
		}
	}
	if named && colorDistance(best.Color, color) > 0.12 {
		return best, hex(color)
	}
	return best, ""
}

// spoilt reports whether a preset is of something burnt, rusty or broken that the file does not speak of.
func spoilt(preset string, m namedMaterial) bool {
	said := textWords(m.id + " " + m.description)
	return slices.ContainsFunc(textWords(preset), func(w string) bool {
		return has([]string{"charred", "rusty", "corroded", "chipped", "cracked", "peeling", "mossy", "stained"}, w) &&
			!slices.ContainsFunc(said, func(s string) bool { return len(s) > 3 && strings.HasPrefix(w, s) })
	})
}

func likeness(p catalog.MaterialPreset, word string) float64 {
	switch {
	case p.Name == word:
		return 3
	case has(textWords(p.Name), word):
		return 2
	case p.Category == word:
		return 1.8
	case has(p.Tags, word):
		return 1
	}
	return 0
}

func textWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return (c < 'a' || c > 'z') && c != '-' })
}

func has(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// colorIn finds the first colour a text names; "dark wood" is one.
func colorIn(s string) (geom.Color, bool) {
	words := textWords(strings.NewReplacer("-tone", " ", "-colored", " ", "-coloured", " ").Replace(strings.ToLower(s)))
	for i, w := range words {
		if i+1 < len(words) {
			if c, ok := catalog.ParseColor(w + " " + words[i+1]); ok {
				return c, true
			}
			if words[i+1] == "wood" || words[i+1] == "wooden" {
				switch w {
				case "dark":
					return geom.Hex(0x4a3323), true
				case "light", "pale", "blond", "blonde":
					return geom.Hex(0xd3b286), true
				}
			}
		}
		if c, ok := catalog.ParseColor(w); ok {
			return c, true
		}
	}
	if (has(words, "wood") || has(words, "wooden")) && has(words, "dark") {
		return geom.Hex(0x4a3323), true
	}
	return geom.Color{}, false
}

// colorDistance is that of display values, each in [0,1].
func colorDistance(a, b geom.Color) float64 {
	sum := 0.0
	for i := range 3 {
		d := geom.SRGBFromLinear(a[i]) - geom.SRGBFromLinear(b[i])
		sum += d * d
	}
	return math.Sqrt(sum)
}

func hex(c geom.Color) string {
	out := "#"
	for _, x := range c {
		out += fmt.Sprintf("%02x", int(math.Round(255*geom.SRGBFromLinear(geom.Clamp(x, 0, 1)))))
	}
	return out
}

// material makes the catalogue's nearest material, under the file's name, which is kept with it for writing back.
func (b *builder) material(e *entry, m namedMaterial, role string) (scene.MaterialID, error) {
	if m.none() {
		return "", nil
	}
	key := role + "\x00" + m.id + "\x00" + m.description
	id, done := b.materials[key]
	preset, color := pick(b.presets, m, role)
	b.found.Surfaces = append(b.found.Surfaces, Surface{ID: e.key, Named: m.id, Material: preset.Name, Color: color})
	if done {
		return id, nil
	}
	made, err := b.options.Catalog.Material(b.options.Store, preset.Name, color)
	if err != nil {
		return "", err
	}
	if m.id != "" {
		made.Name = m.id + " (" + made.Name + ")"
	}
	made.Extras = extrasOf(ofFields(field{"id", ofText(m.id)}, field{"description", ofText(m.description)}))
	made.ID = scene.MaterialID(fmt.Sprintf("%s-%d", slug(m.id+" "+role), len(b.materials)+1))
	b.materials[key] = made.ID
	b.addMaterial(made)
	return made.ID, nil
}

// extrasKey is where a node or a material keeps what the file said of it.
const extrasKey = "3d-generalist"

func extrasOf(v value) json.RawMessage {
	return ofFields(field{extrasKey, v}).encode("")
}

// keptOf returns what extrasOf kept.
func keptOf(extras json.RawMessage) value {
	if len(extras) == 0 {
		return value{}
	}
	v, err := parse(extras)
	if err != nil {
		return value{}
	}
	return v.get(extrasKey)
}

func slug(s string) string {
	out := strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return '-'
	}, strings.ToLower(strings.TrimSpace(s)))
	out = strings.Trim(out[:min(len(out), 60)], "-")
	if out == "" {
		return "material"
	}
	return out
}
