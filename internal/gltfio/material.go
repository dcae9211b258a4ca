package gltfio

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/qmuntal/gltf"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// whiteNits is the luminance drawn as white at exposure 0. Files by others mean their emissive factors relative to white.
const whiteNits = 100

// material returns the scene's material for one of the file's, adding it on first use; −1 is glTF's default material.
func (r *reader) material(index int) (scene.MaterialID, error) {
	if id, ok := r.materials[index]; ok {
		return id, nil
	}
	m := scene.NewMaterial("", "default", geom.Color{1, 1, 1})
	m.Metallic, m.Roughness = 1, 1
	want := ""
	if index >= 0 {
		own, extras := splitExtras(r.extras.Materials[index].Extras)
		want, m.Extras = string(own.Material), extras
		if err := r.readMaterial(&m, r.doc.Materials[index], index); err != nil {
			return "", fmt.Errorf("material %d %q: %w", index, m.Name, err)
		}
		if own.Glow > 0 && r.marks != nil {
			m.EmissiveStrength = own.Glow
		}
	}
	if want == "" {
		want = slug(r.title()) + "/" + slug(m.Name)
	}
	m.ID = r.ids.material(want)
	r.materials[index] = m.ID
	r.actions = append(r.actions, action.AddMaterial{Material: m})
	return m.ID, nil
}

func (r *reader) readMaterial(m *scene.Material, g *gltf.Material, index int) error {
	m.Name = tidy(g.Name)
	if m.Name == "" {
		m.Name = fmt.Sprintf("material %d", index)
	}
	subject := fmt.Sprintf("material %q", m.Name)
	m.DoubleSided = g.DoubleSided
	m.AlphaMode = map[gltf.AlphaMode]scene.AlphaMode{gltf.AlphaOpaque: scene.Opaque, gltf.AlphaMask: scene.Mask, gltf.AlphaBlend: scene.Blend}[g.AlphaMode]
	m.AlphaCutoff = max(0, g.AlphaCutoffOrDefault())
	m.Emissive = positive(g.EmissiveFactor)
	if r.marks == nil && m.Emissive != (geom.Color{}) {
		m.EmissiveStrength = whiteNits
		r.report.Info(subject, "shines: an emissive factor of 1 is taken as %d nits, the white of the picture", whiteNits)
	}
	if err := r.readSurface(m, g, subject); err != nil {
		return err
	}
	return r.readExtensions(m, g, subject)
}

// readSurface reads the factors and textures of core glTF.
func (r *reader) readSurface(m *scene.Material, g *gltf.Material, subject string) error {
	var err error
	use := func(info *gltf.TextureInfo) *scene.TextureRef {
		if info == nil || err != nil {
			return nil
		}
		var ref *scene.TextureRef
		ref, err = r.textureRef(info.Index, info.TexCoord, info.Extensions, subject)
		return ref
	}
	if p := g.PBRMetallicRoughness; p != nil {
		factor := p.BaseColorFactorOrDefault()
		m.BaseColor, m.Opacity = positive([3]float64(factor[:3])), geom.Clamp(factor[3], 0, 1)
		m.Metallic, m.Roughness = geom.Clamp(p.MetallicFactorOrDefault(), 0, 1), geom.Clamp(p.RoughnessFactorOrDefault(), 0, 1)
		m.BaseColorTexture, m.MetallicRoughnessTexture = use(p.BaseColorTexture), use(p.MetallicRoughnessTexture)
	}
	if n := g.NormalTexture; n != nil && n.Index != nil {
		m.NormalScale = n.ScaleOrDefault()
		m.NormalTexture = use(&gltf.TextureInfo{Index: *n.Index, TexCoord: n.TexCoord, Extensions: n.Extensions})
	}
	if o := g.OcclusionTexture; o != nil && o.Index != nil {
		m.OcclusionStrength = geom.Clamp(o.StrengthOrDefault(), 0, 1)
		m.OcclusionTexture = use(&gltf.TextureInfo{Index: *o.Index, TexCoord: o.TexCoord, Extensions: o.Extensions})
	}
	m.EmissiveTexture = use(g.EmissiveTexture)
	return err
}

func positive(c [3]float64) geom.Color {
	return geom.Color{max(0, c[0]), max(0, c[1]), max(0, c[2])}
}

// readExtensions understands what the scene has words for and keeps the rest.
func (r *reader) readExtensions(m *scene.Material, g *gltf.Material, subject string) error {
	kept := map[string]json.RawMessage{}
	for _, name := range sortedKeys(g.Extensions) {
		raw, ok := rawExtension(g.Extensions, name)
		if !ok {
			continue
		}
		switch name {
		case "KHR_materials_unlit":
			m.Unlit = true
		case "KHR_materials_emissive_strength":
			var e struct {
				Strength *float64 `json:"emissiveStrength"`
			}
			if err := json.Unmarshal(raw, &e); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			if e.Strength != nil {
				m.EmissiveStrength *= max(0, *e.Strength)
			}
		case extGlossiness:
			if err := r.readGlossiness(m, raw, subject); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		default:
			if known, err := r.readLayer(m, name, raw, subject); known || err != nil {
				if err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
				continue
			}
			own, err := r.nameTextures(raw, subject)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			kept[name] = own
			r.report.Info(subject, "the extension %.60s is kept for export but not drawn", name)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	raw, err := json.Marshal(kept)
	if err != nil {
		return err
	}
	if m.Extensions = keepRaw(raw); m.Extensions == nil {
		r.report.Warn(subject, "its extensions are too large to keep")
	}
	return nil
}

// textureName is the property that replaces a texture's index in a kept extension, because the index means nothing
// outside the file it came from.
const textureName = "scenographTexture"

// nameTextures replaces texture indices inside an extension's properties named …Texture by the textures' content hashes.
func (r *reader) nameTextures(raw json.RawMessage, subject string) (json.RawMessage, error) {
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &object) != nil {
		return raw, nil
	}
	for _, key := range sortedKeys(object) {
		if !strings.HasSuffix(key, "Texture") {
			continue
		}
		var info map[string]json.RawMessage
		var index int
		if json.Unmarshal(object[key], &info) != nil || json.Unmarshal(info["index"], &index) != nil {
			continue
		}
		if index < 0 || index >= len(r.doc.Textures) {
			return nil, fmt.Errorf("%.40s refers to texture %d, which does not exist", key, index)
		}
		id, err := r.texture(index, subject)
		if err != nil {
			return nil, err
		}
		if id == "" {
			delete(object, key)
			continue
		}
		delete(info, "index")
		info[textureName] = json.RawMessage(`"` + string(id) + `"`)
		if object[key], err = json.Marshal(info); err != nil {
			return nil, err
		}
	}
	return json.Marshal(object)
}

// restoreTextures is the inverse of nameTextures for a file being written: place gives a texture its index there.
func restoreTextures(raw json.RawMessage, place func(asset.ID) (int, error)) (json.RawMessage, error) {
	var object map[string]json.RawMessage
	if json.Unmarshal(raw, &object) != nil {
		return raw, nil
	}
	for _, key := range sortedKeys(object) {
		var info map[string]json.RawMessage
		var id asset.ID
		if json.Unmarshal(object[key], &info) != nil || json.Unmarshal(info[textureName], &id) != nil {
			continue
		}
		index, err := place(id)
		if err != nil {
			return nil, err
		}
		delete(info, textureName)
		info["index"] = fmt.Appendf(nil, "%d", index)
		if object[key], err = json.Marshal(info); err != nil {
			return nil, err
		}
	}
	return json.Marshal(object)
}
