package catalog

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/surface"
)

// Material builds one preset, tinted when color is a colour word or #rrggbb. For many, keep a Source: it keeps textures.
func Material(store *asset.Store, preset, color string) (scene.Material, error) {
	return newBuiltin("").Material(store, preset, color)
}

func (b *builtin) Materials() []MaterialPreset { return Materials() }

// Material builds a preset's material and puts its textures in the store. Its ID comes from its content, so equal ones are shared.
func (b *builtin) Material(store *asset.Store, preset, color string) (scene.Material, error) {
	p, ok := b.presets[strings.ToLower(strings.TrimSpace(preset))]
	if !ok {
		return scene.Material{}, fmt.Errorf("catalog: there is no material %q", preset)
	}
	if color == "" {
		return b.make(store, p, p.Name, nil)
	}
	c, ok := ParseColor(color)
	if !ok {
		return scene.Material{}, fmt.Errorf("catalog: %q is not a colour; use a word such as sage, or #rrggbb", color)
	}
	return b.make(store, p, p.Name+" "+color, &c)
}

func presetsByName() map[string]MaterialPreset {
	out := map[string]MaterialPreset{}
	for _, p := range Materials() {
		out[p.Name] = p
	}
	return out
}

// make dresses a material in a recipe's maps and layers; color is what its surface looks like from afar, nil for its own.
func (b *builtin) make(store *asset.Store, p MaterialPreset, name string, color *geom.Color) (scene.Material, error) {
	maps := b.shelf.Maps(p.recipe)
	factor, mean := maps.Color, maps.Mean
	if color != nil {
		factor, mean = retint(maps, *color), *color
	}
	m := scene.NewMaterial("", name, roundColor(factor))
	m.Roughness, m.Metallic = maps.Roughness, maps.Metallic
	overlay(&m, p.recipe.Layers, mean)
	err := cmp.Or(
		b.hang(store, &m.BaseColorTexture, maps.Albedo, p.ReachM),
		b.hang(store, &m.NormalTexture, maps.Normal, p.ReachM),
		b.hang(store, &m.MetallicRoughnessTexture, maps.Surface, p.ReachM))
	if err != nil {
		return m, fmt.Errorf("material %q: %w", name, err)
	}
	if maps.Occluded && m.MetallicRoughnessTexture != nil {
		shared := *m.MetallicRoughnessTexture
		m.OcclusionTexture = &shared
	}
	return Named(m), nil
}

// retint is the factor that gives maps another mean colour, as far as a factor up to 1 can.
func retint(maps surface.Maps, color geom.Color) geom.Color {
	if maps.Albedo == nil {
		return color
	}
	for i := range color {
		color[i] = min(1, color[i]*maps.Color[i]/max(maps.Mean[i], 0.004))
	}
	return color
}

// overlay adds what lies over and under the maps.
func overlay(m *scene.Material, l surface.Layers, mean geom.Color) {
	m.DoubleSided = l.TwoSided
	if l.Opacity > 0 {
		m.Opacity, m.AlphaMode = l.Opacity, scene.Blend
	}
	if l.Coat > 0 {
		m.Clearcoat = &scene.Clearcoat{Factor: l.Coat, Roughness: l.CoatRough}
	}
	if l.Sheen > 0 {
		m.Sheen = &scene.Sheen{Color: roundColor(mean.Mix(geom.Color{1, 1, 1}, 0.25).Scale(l.Sheen)), Roughness: l.SheenRough}
	}
	if l.Brushed > 0 {
		m.Anisotropy = &scene.Anisotropy{Strength: l.Brushed}
	}
	if l.Glow > 0 {
		m.Emissive, m.EmissiveStrength = roundColor(mean), l.Glow
	}
}

// hang puts a map in the store, unless it is there, and lets the material repeat it in metres.
func (b *builtin) hang(store *asset.Store, slot **scene.TextureRef, t *asset.Texture, reach float64) error {
	if t == nil {
		return nil
	}
	id, err := b.place(store, t)
	if err != nil {
		return err
	}
	ref := scene.NewTextureRef(id)
	ref.Scale = geom.Vec2{1 / reach, 1 / reach}
	ref.WrapU, ref.WrapV = scene.Repeat, scene.Repeat
	*slot = ref
	return nil
}

// place puts a texture in a store that does not have it yet.
func (b *builtin) place(store *asset.Store, t *asset.Texture) (asset.ID, error) {
	b.placing.Lock()
	id, known := b.placed[t.Name]
	b.placing.Unlock()
	if known && store.Has(id) {
		return id, nil
	}
	id, err := store.PutTexture(t)
	if err != nil {
		return "", err
	}
	b.placing.Lock()
	b.placed[t.Name] = id
	b.placing.Unlock()
	return id, nil
}

// Named gives a material the ID of its content.
func Named(m scene.Material) scene.Material {
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
	if preset == desktop && color == "" {
		m, err := desktopMaterial(store, w.req.Seed)
		return m, b.presets["screen"].DensityKgM3, err
	}
	switch preset {
	case artwork:
		preset = "paper"
	case desktop:
		preset = "screen glow"
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
	return choices[randomFor(suiteOf(b.kind.ID), s.material, b.req.Seed).IntN(len(choices))]
}

func splitFinish(finish string) (preset, color string) {
	if at := strings.Index(finish, "#"); at > 0 {
		return strings.TrimSpace(finish[:at]), finish[at:]
	}
	return finish, ""
}
