package mjcf

import (
	"fmt"
	"math"
	"path"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/xmlout"
)

// materials are MuJoCo's materials and the textures that go along.
type materials struct {
	named    map[string]string   // by id, or name for the plain ones
	textures map[asset.ID]string // asset names
	names    *rigid.Names
	files    *rigid.Names
	list     []picture
}

type picture struct {
	path string
	id   asset.ID
}

// material returns the name of a material, written on its first use. MuJoCo's colours are as they show, so gamma-encoded.
func (w *writer) material(m *scene.Material) (string, error) {
	key := string(m.ID)
	if key == "" {
		key = "\x00" + m.Name
	}
	if name, known := w.materials.named[key]; known {
		return name, nil
	}
	name := w.materials.names.Claim(m.Name, "material")
	w.materials.named[key] = name
	texture := ""
	if m.BaseColorTexture != nil {
		var err error
		if texture, err = w.texture(m.BaseColorTexture.Texture); err != nil {
			return "", fmt.Errorf("material %q: %w", m.Name, err)
		}
	}
	opacity := 1.0
	if m.AlphaMode == scene.Blend {
		opacity = math.Max(0.02, m.Opacity)
	}
	if m.Transmission != nil {
		opacity = math.Min(opacity, 1-0.8*m.Transmission.Factor)
	}
	c := m.BaseColor
	emission := 0.0
	if glow := m.Emissive.Scale(m.EmissiveStrength).Luminance(); glow > 0 {
		emission = geom.Clamp(glow/100, 0, 1)
		c = m.Emissive
	}
	w.assets.Leaf("material", "name", name, "texture", texture,
		"rgba", xmlout.Numbers(encoded(c[0]), encoded(c[1]), encoded(c[2]), round4(opacity)),
		"specular", xmlout.Number(round4(0.5*(1-m.Roughness)+0.3*m.Metallic)), "shininess", xmlout.Number(round4(1-m.Roughness)),
		"reflectance", "", "emission", number(emission))
	return name, nil
}

func number(x float64) string {
	if x == 0 {
		return ""
	}
	return xmlout.Number(round4(x))
}

func encoded(x float64) float64 { return round4(geom.SRGBFromLinear(geom.Clamp(x, 0, 1))) }

func round4(x float64) float64 { return math.Round(x*1e4) / 1e4 }

func sincos(angle float64) (sin, cos float64) { return math.Sincos(angle) }

// texture returns the name of a texture, written on its first use.
func (w *writer) texture(id asset.ID) (string, error) {
	if name, known := w.materials.textures[id]; known {
		return name, nil
	}
	t, err := w.store.Texture(id)
	if err != nil {
		return "", err
	}
	name := w.materials.files.Claim(strings.TrimSuffix(path.Base(t.Name), path.Ext(t.Name))+"_"+string(id[:8]), "texture")
	w.materials.textures[id] = name
	w.assets.Leaf("texture", "name", name, "type", "2d", "file", name+".png")
	w.materials.list = append(w.materials.list, picture{"textures/" + name + ".png", id})
	return name, nil
}

// pictures returns the textures as PNG files.
func (m *materials) pictures(w *writer) ([]bundle.File, error) {
	out := make([]bundle.File, len(m.list))
	for i, p := range m.list {
		t, err := w.store.Texture(p.id)
		if err != nil {
			return nil, err
		}
		data := t.Data
		if t.MIME != pix.PNG {
			if data, err = pix.ToPNG(t.Data, pix.DefaultLimits()); err != nil {
				return nil, fmt.Errorf("texture %q: %w", t.Name, err)
			}
		}
		out[i] = bundle.File{Path: p.path, Data: data}
	}
	return out, nil
}

// fileStem keeps a name as it is but for what file systems refuse.
func fileStem(name string) string {
	stem := strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, strings.ToValidUTF8(name, "_"))
	stem = strings.Trim(stem, ". ")
	if len(stem) > 100 {
		stem = strings.ToValidUTF8(stem[:100], "")
	}
	if stem == "" {
		return "scene"
	}
	return stem
}
