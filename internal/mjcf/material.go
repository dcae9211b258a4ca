package mjcf

import (
	"fmt"
	"math"
	"path"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/meshset"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/xmlout"
)

// materials are MuJoCo's materials.
type materials struct {
	named map[string]string // by id, or name for the plain ones
	names *rigid.Names
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
	c := m.BaseColor
	emission := 0.0
	if glow := m.Emissive.Scale(m.EmissiveStrength).Luminance(); glow > 0 {
		emission = geom.Clamp(glow/100, 0, 1)
		c = m.Emissive
	}
	w.assets.Leaf("material", "name", name, "texture", texture,
		"rgba", xmlout.Numbers(encoded(c[0]), encoded(c[1]), encoded(c[2]), meshset.Opacity(m)),
		"specular", xmlout.Number(round4(0.5*(1-m.Roughness)+0.3*m.Metallic)), "shininess", xmlout.Number(round4(1-m.Roughness)),
		"emission", number(emission))
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

// texture returns the name of a texture, written on its first use.
func (w *writer) texture(id asset.ID) (string, error) {
	file, fresh, err := w.set.Picture(id)
	if err != nil {
		return "", err
	}
	base := path.Base(file)
	name := strings.TrimSuffix(base, path.Ext(base))
	if fresh {
		w.assets.Leaf("texture", "name", name, "type", "2d", "file", w.inFolder(meshset.Textures, base))
	}
	return name, nil
}
