package catalog

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Material builds one preset, tinted when color is a colour word or #rrggbb. For many, keep a Source: it caches textures.
func Material(store *asset.Store, preset, color string) (scene.Material, error) {
	return (&builtin{presets: presetsByName(), textures: newTextureCache()}).Material(store, preset, color)
}

func (b *builtin) Materials() []MaterialPreset { return Materials() }

// Material builds a preset's material and puts its textures in the store. Its ID comes from its content, so equal ones are shared.
func (b *builtin) Material(store *asset.Store, preset, color string) (scene.Material, error) {
	p, ok := b.presets[strings.ToLower(strings.TrimSpace(preset))]
	if !ok {
		return scene.Material{}, fmt.Errorf("catalog: there is no material %q", preset)
	}
	name := p.Name
	if color != "" {
		c, ok := ParseColor(color)
		if !ok {
			return scene.Material{}, fmt.Errorf("catalog: %q is not a colour; use a word such as sage, or #rrggbb", color)
		}
		p.Color = c
		name += " " + color
	}
	return b.make(store, p, name)
}

func presetsByName() map[string]MaterialPreset {
	out := map[string]MaterialPreset{}
	for _, p := range Materials() {
		out[p.Name] = p
	}
	return out
}

func (b *builtin) make(store *asset.Store, p MaterialPreset, name string) (scene.Material, error) {
	m := scene.NewMaterial("", name, roundColor(p.Color))
	m.Roughness, m.Metallic, m.DoubleSided = p.Roughness, p.Metallic, p.twoSided
	if p.opacity > 0 {
		m.Opacity, m.AlphaMode = p.opacity, scene.Blend
	}
	if p.emission > 0 {
		m.Emissive, m.EmissiveStrength = m.BaseColor, p.emission
	}
	if p.pattern != noPattern {
		set, err := b.textures.put(store, p.pattern)
		if err != nil {
			return m, fmt.Errorf("material %q: %w", name, err)
		}
		set.dress(&m, 1/p.reach)
	}
	return named(m), nil
}

// named gives a material the ID of its content.
func named(m scene.Material) scene.Material {
	m.ID = ""
	blob, err := json.Marshal(m)
	if err != nil {
		panic("catalog: a material cannot be encoded: " + err.Error())
	}
	sum := sha256.Sum256(blob)
	slug := strings.NewReplacer(" ", "-", "#", "").Replace(m.Name)
	m.ID = scene.MaterialID(slug + "-" + hex.EncodeToString(sum[:4]))
	return m
}

func roundColor(c geom.Color) geom.Color {
	for i := range c {
		c[i] = math.Round(c[i]*1e4) / 1e4
	}
	return c
}

// slotMaterial resolves what a slot wears: the request's wish, else the style's finish, else the kind's own.
func (b *builtin) slotMaterial(store *asset.Store, w *bench, s slot) (scene.Material, float64, error) {
	preset, color := splitFinish(w.finishOf(s))
	wanted, named := w.wish(w.req.Materials, s)
	if named {
		preset, color = splitFinish(wanted)
	}
	if wish, ok := w.wish(w.req.Colors, s); ok {
		color = wish
		if !named && b.presets[preset].Category == "wood" && !woodlike(color) {
			preset = "painted wood"
		}
	}
	if preset == artwork && color == "" {
		m, err := artworkMaterial(store, w.req.Seed, w.w > w.h)
		return m, b.presets["paper"].DensityKgM3, err
	}
	if preset == artwork {
		preset = "paper"
	}
	m, err := b.Material(store, preset, color)
	return m, b.presets[strings.ToLower(strings.TrimSpace(preset))].DensityKgM3, err
}

// wish looks up what was asked for a slot. A wish for one slot holds for those of the same role too, such as a cabinet's body and
// fronts; a wish for "" is one for the first slot.
func (b *bench) wish(wishes map[string]string, s slot) (string, bool) {
	if wish, ok := wishes[s.name]; ok {
		return wish, true
	}
	for i, other := range b.kind.slots {
		if other.material != s.material || !strings.HasPrefix(s.material, "$") && i > 0 {
			continue
		}
		if wish, ok := wishes[other.name]; ok {
			return wish, true
		}
		if wish, ok := wishes[""]; ok && i == 0 {
			return wish, true
		}
	}
	return "", false
}

// woodlike reports whether a colour is one that bare wood can have.
func woodlike(color string) bool {
	c, ok := ParseColor(color)
	return ok && c[0] > c[1] && c[1] > c[2] && c[0]-c[2] > 0.35*c[0] && c[2] > 0.08*c[0] && c[1] > 0.35*c[0]
}

// finishOf returns the finish of a slot in the thing's style; the same role has the same finish all over a thing.
func (b *bench) finishOf(s slot) string {
	if !strings.HasPrefix(s.material, "$") {
		return s.material
	}
	choices := palette(b.style)[s.material]
	return choices[randomFor(b.kind.ID, s.material, b.req.Seed).IntN(len(choices))]
}

func splitFinish(finish string) (preset, color string) {
	if at := strings.Index(finish, "#"); at > 0 {
		return strings.TrimSpace(finish[:at]), finish[at:]
	}
	return finish, ""
}
