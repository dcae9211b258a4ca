package gltfio

import (
	"encoding/json"

	"github.com/qmuntal/gltf"

	"scenograph/internal/scene"
)

// layerWriter writes what lies over and inside a material's surface; the first error stays.
type layerWriter struct {
	*writer
	into map[string]json.RawMessage
	err  error
}

// layers adds the material's coat, sheen, transmission and the like to the extensions.
func (w *writer) layers(m *scene.Material, into map[string]json.RawMessage) error {
	l := &layerWriter{writer: w, into: into}
	if m.IOR != 0 {
		e := iorJSON{IOR: m.IOR}
		if m.IOR == scene.MaxIOR {
			e.IOR = 0
		}
		l.put(extIOR, e)
	}
	if s := m.Specular; s != nil {
		l.put(extSpecular, specularJSON{Factor: s.Factor, Color: s.Color, Texture: l.use(s.Texture), ColorTexture: l.use(s.ColorTexture)})
	}
	if c := m.Clearcoat; c != nil {
		l.put(extClearcoat, clearcoatJSON{
			Factor: c.Factor, Texture: l.use(c.Texture), Roughness: c.Roughness, RoughnessTexture: l.use(c.RoughnessTexture), NormalTexture: l.coatNormal(c),
		})
	}
	if s := m.Sheen; s != nil {
		l.put(extSheen, sheenJSON{Color: s.Color, ColorTexture: l.use(s.ColorTexture), Roughness: s.Roughness, RoughnessTexture: l.use(s.RoughnessTexture)})
	}
	if a := m.Anisotropy; a != nil {
		l.put(extAnisotropy, anisotropyJSON{Strength: a.Strength, Rotation: a.Rotation, Texture: l.use(a.Texture)})
	}
	if t := m.Transmission; t != nil {
		l.put(extTransmission, transmissionJSON{Factor: t.Factor, Texture: l.use(t.Texture)})
	}
	if v := m.Volume; v != nil {
		l.put(extVolume, volumeJSON{
			Thickness: v.ThicknessM, ThicknessTexture: l.use(v.ThicknessTexture), AttenuationDistance: v.AttenuationDistanceM, AttenuationColor: v.AttenuationColor,
		})
	}
	return l.err
}

func (l *layerWriter) put(name string, extension any) {
	raw, err := json.Marshal(extension)
	if err != nil && l.err == nil {
		l.err = err
	}
	l.into[name] = raw
}

func (l *layerWriter) use(ref *scene.TextureRef) *gltf.TextureInfo {
	if ref == nil || l.err != nil {
		return nil
	}
	var info *gltf.TextureInfo
	info, l.err = l.textureInfo(ref)
	return info
}

func (l *layerWriter) coatNormal(c *scene.Clearcoat) *gltf.NormalTexture {
	t := l.use(c.NormalTexture)
	if t == nil {
		return nil
	}
	return &gltf.NormalTexture{Index: gltf.Index(t.Index), TexCoord: t.TexCoord, Extensions: t.Extensions, Scale: gltf.Float(c.NormalScale)}
}
