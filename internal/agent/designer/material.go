package designer

import (
	"slices"
	"strings"

	"scenograph/internal/agent/brief"
	"scenograph/internal/catalog"
)

// Families that surfaces and things are made of.
var (
	wallFamilies  = []string{"yours", "wall", "paint", "wallpaper", "tile", "stone", "floor", "woven", "plant", "metal", "fabric"}
	floorFamilies = []string{"yours", "floor", "tile", "stone", "carpet", "woven", "wall", "plant", "ground"}
	thingFamilies = []string{"yours", "wood", "fabric", "leather", "metal", "stone", "woven", "glass", "ceramic", "plastic", "paint", "paper", "tile", "carpet", "wall", "plant"}
)

// materialWords lists what the catalogue's materials are called, for the reader of prompts: their names, and the part of a name that is
// theirs alone, such as "zellige".
func materialWords(source catalog.Source) []string {
	named := []string{"wood", "floor", "tile", "stone", "wall", "wallpaper", "metal", "fabric", "leather", "carpet", "woven", "yours"}
	generic := []string{"tiles", "marble", "velvet", "leather", "plaster", "brick", "rug", "wallpaper", "wood", "planks", "parquet", "carpet", "weave"}
	var out []string
	for _, m := range source.Materials() {
		if !slices.Contains(named, m.Category) {
			continue
		}
		out = append(out, m.Name)
		if m.Category == "wallpaper" {
			for _, tag := range m.Tags {
				out = append(out, tag+" wallpaper")
			}
		}
		if first, rest, two := strings.Cut(m.Name, " "); two && slices.Contains(generic, rest) && len(first) > 4 {
			out = append(out, first)
		}
	}
	return out
}

// surfaceMaterialOf finds the material that was said of a wall, floor or ceiling.
func (p *plan) surfaceMaterialOf(s *brief.Surface) (finish, bool) {
	families, part := wallFamilies, "wall"
	if s.Part == "floor" {
		families, part = floorFamilies, "floor"
	}
	looks := s.Looks
	if len(looks.Colors) == 0 && s.Shade < 0 && !slices.Contains(looks.Words, "dark") {
		looks.Words = append([]string{"dark"}, looks.Words...)
	}
	if len(looks.Colors) == 0 && s.Shade > 0 && !slices.Contains(looks.Words, "light") {
		looks.Words = append([]string{"light"}, looks.Words...)
	}
	said := saidOf(looks, -1)
	for _, text := range []string{said + " " + part, said, strings.Join(looks.Materials, " ") + " " + part, strings.Join(looks.Materials, " ")} {
		if f, ok := p.findMaterial(text, families); ok {
			return f, true
		}
	}
	return finish{}, false
}

// thingMaterial finds the material that was said of a thing as the i-th.
func (p *plan) thingMaterial(looks brief.Looks, i int) (finish, bool) {
	if f, ok := p.findMaterial(saidOf(looks, i), thingFamilies); ok {
		return f, true
	}
	if preset := presetOf[looks.Materials[i]]; preset != "" {
		f := finish{preset, ""}
		if i == 0 && len(looks.Colors) > 0 {
			f.color = hexOf(looks.Colors[0].Linear)
		}
		return f, true
	}
	return finish{}, false
}

// saidOf is what a prompt calls a material: its adjectives and colour, then its name as said; only the i-th name, unless i is −1.
// Colours and adjectives belong to the first.
func saidOf(looks brief.Looks, i int) string {
	var words []string
	if i <= 0 {
		words = append(words, looks.Words...)
		for _, c := range looks.Colors {
			words = append(words, c.Name)
		}
	}
	made := looks.Made
	if len(made) != len(looks.Materials) {
		made = looks.Materials
	}
	if i >= 0 {
		made = made[i : i+1]
	}
	for _, m := range made {
		if general, ok := generalNames[m]; ok && i >= 0 {
			m = general
		}
		words = append(words, m)
	}
	return strings.Join(words, " ")
}

// generalNames are words for materials that stand for a usual one of theirs.
var generalNames = map[string]string{"wood": "oak", "wooden": "oak", "fabric": "linen", "upholstered": "linen", "cloth": "linen", "metal": "black metal", "metallic": "brushed steel", "stone": "limestone", "lacquered": "lacquer", "glossy": "lacquer", "timber": "oak"}

// findMaterial looks a material up; one that has only some of the words does not count.
func (p *plan) findMaterial(text string, families []string) (finish, bool) {
	for _, m := range p.policy.source.FindMaterials(catalog.MaterialQuery{Text: text, Limit: 1, Families: families}) {
		if m.Kind != catalog.Near {
			return finish{m.Preset.Name, m.Tint}, true
		}
	}
	return finish{}, false
}

// familyOf is the family of a preset, "" for one that there is not.
func (p *plan) familyOf(preset string) string {
	for _, m := range p.policy.source.Materials() {
		if m.Name == preset {
			return m.Category
		}
	}
	return ""
}
