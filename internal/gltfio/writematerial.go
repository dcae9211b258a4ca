package gltfio

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// materialUse is a material as a mesh with these UV sets can wear it: glTF forbids textures on a set that is not there.
type materialUse struct {
	id       scene.MaterialID
	plain    string // name of a material that is not in the scene
	uv0, uv1 bool
}

// material writes a material for meshes with the given UV sets and returns its index.
func (w *writer) material(m *scene.Material, uv0, uv1 bool) (int, error) {
	use := materialUse{id: m.ID, uv0: true, uv1: true}
	if m.ID == "" {
		use.plain = m.Name
	}
	worn := m.Clone()
	whole := true
	worn.EachTexture(func(ref *scene.TextureRef) *scene.TextureRef {
		if ref.UVSet == 0 && !uv0 || ref.UVSet == 1 && !uv1 {
			whole = false
			return nil
		}
		return ref
	})
	if !whole {
		use.uv0, use.uv1 = uv0, uv1
	}
	if index, ok := w.materials[use]; ok {
		return index, nil
	}
	if !whole {
		w.report.Warn(fmt.Sprintf("material %q", m.Name), "is worn by a mesh without UVs: its textures were left out there")
	}
	g, err := w.surface(&worn, whole)
	if err != nil {
		return 0, fmt.Errorf("material %q: %w", m.Name, err)
	}
	w.doc.Materials = append(w.doc.Materials, g)
	w.materials[use] = len(w.doc.Materials) - 1
	return len(w.doc.Materials) - 1, nil
}

// surface converts a material. whole says that nothing was taken from it, so that it may stand for the original on reading.
func (w *writer) surface(m *scene.Material, whole bool) (*gltf.Material, error) {
	base := unit(m.BaseColor)
	g := &gltf.Material{Name: m.Name, DoubleSided: m.DoubleSided, PBRMetallicRoughness: &gltf.PBRMetallicRoughness{
		BaseColorFactor: &[4]float64{base[0], base[1], base[2], geom.Clamp(m.Opacity, 0, 1)},
		MetallicFactor:  gltf.Float(geom.Clamp(m.Metallic, 0, 1)), RoughnessFactor: gltf.Float(geom.Clamp(m.Roughness, 0, 1)),
	}}
	if base != m.BaseColor {
		w.report.Warn(fmt.Sprintf("material %q", m.Name), "its base colour was brighter than 1 and was clipped")
	}
	switch m.AlphaMode {
	case scene.Mask:
		g.AlphaMode, g.AlphaCutoff = gltf.AlphaMask, gltf.Float(m.AlphaCutoff)
	case scene.Blend:
		g.AlphaMode = gltf.AlphaBlend
	}
	if err := w.maps(g, m); err != nil {
		return nil, err
	}
	own := mark{}
	if whole {
		own.Material = m.ID
	}
	if err := w.materialExtensions(g, m, &own); err != nil {
		return nil, err
	}
	extras, err := joinExtras(own, m.Extras)
	if err == nil && extras != nil {
		g.Extras = extras
	}
	return g, err
}

func unit(c geom.Color) geom.Color {
	return geom.Color{geom.Clamp(c[0], 0, 1), geom.Clamp(c[1], 0, 1), geom.Clamp(c[2], 0, 1)}
}

// maps writes the textures of core glTF.
func (w *writer) maps(g *gltf.Material, m *scene.Material) error {
	var failure error
	use := func(ref *scene.TextureRef) *gltf.TextureInfo {
		if ref == nil || failure != nil {
			return nil
		}
		info, err := w.textureInfo(ref)
		failure = err
		return info
	}
	g.PBRMetallicRoughness.BaseColorTexture = use(m.BaseColorTexture)
	g.PBRMetallicRoughness.MetallicRoughnessTexture = use(m.MetallicRoughnessTexture)
	g.EmissiveTexture = use(m.EmissiveTexture)
	if t := use(m.NormalTexture); t != nil {
		g.NormalTexture = &gltf.NormalTexture{Index: gltf.Index(t.Index), TexCoord: t.TexCoord, Extensions: t.Extensions, Scale: gltf.Float(m.NormalScale)}
	}
	if t := use(m.OcclusionTexture); t != nil {
		g.OcclusionTexture = &gltf.OcclusionTexture{Index: gltf.Index(t.Index), TexCoord: t.TexCoord, Extensions: t.Extensions, Strength: gltf.Float(m.OcclusionStrength)}
	}
	return failure
}

// materialExtensions writes what core glTF has no words for and gives back the extensions kept from the file it came from.
func (w *writer) materialExtensions(g *gltf.Material, m *scene.Material, own *mark) error {
	extensions := map[string]json.RawMessage{}
	if len(m.Extensions) > 0 {
		if err := json.Unmarshal(m.Extensions, &extensions); err != nil {
			w.report.Warn(fmt.Sprintf("material %q", m.Name), "its extensions are not a JSON object and were left out")
			extensions = map[string]json.RawMessage{}
		}
	}
	place := func(id asset.ID) (int, error) { return w.texture(textureUse{texture: id}) }
	for _, name := range sortedKeys(extensions) {
		raw, err := restoreTextures(extensions[name], place)
		if err != nil {
			return err
		}
		extensions[name] = raw
	}
	if err := w.layers(m, extensions); err != nil {
		return err
	}
	factor, strength := emission(m)
	g.EmissiveFactor = factor
	switch {
	case m.Unlit || factor == [3]float64{}:
		own.Glow = strength
	case strength != 1:
		extensions["KHR_materials_emissive_strength"] = fmt.Appendf(nil, `{"emissiveStrength":%s}`, number(strength))
	}
	if m.Unlit {
		for _, name := range sortedKeys(extensions) {
			if strings.HasPrefix(name, "KHR_materials_") {
				delete(extensions, name)
				w.report.Warn(fmt.Sprintf("material %q", m.Name), "is unlit, which the extension %s contradicts: it was left out", name)
			}
		}
		extensions["KHR_materials_unlit"] = json.RawMessage("{}")
	}
	for _, name := range sortedKeys(extensions) {
		if g.Extensions == nil {
			g.Extensions = gltf.Extensions{}
		}
		g.Extensions[name] = extensions[name]
		w.used[name] = true
	}
	return nil
}

// emission splits emissive light into a factor within [0,1] and a strength in nits.
func emission(m *scene.Material) (factor [3]float64, strength float64) {
	brightest := max(m.Emissive[0], m.Emissive[1], m.Emissive[2])
	strength = m.EmissiveStrength
	factor = m.Emissive
	if brightest > 1 {
		factor = m.Emissive.Scale(1 / brightest)
		strength *= brightest
	}
	return unit(factor), strength
}

// number writes a finite float as JSON does.
func number(x float64) []byte {
	text, err := json.Marshal(x)
	if err != nil {
		return []byte("0")
	}
	return text
}
