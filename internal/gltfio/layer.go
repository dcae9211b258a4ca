package gltfio

import (
	"encoding/json"
	"fmt"

	"github.com/qmuntal/gltf"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// The material extensions that a scene has words for, as they stand in a file.
const (
	extClearcoat    = "KHR_materials_clearcoat"
	extSheen        = "KHR_materials_sheen"
	extTransmission = "KHR_materials_transmission"
	extVolume       = "KHR_materials_volume"
	extIOR          = "KHR_materials_ior"
	extSpecular     = "KHR_materials_specular"
	extAnisotropy   = "KHR_materials_anisotropy"
)

type (
	clearcoatJSON struct {
		Factor           float64             `json:"clearcoatFactor"`
		Texture          *gltf.TextureInfo   `json:"clearcoatTexture,omitempty"`
		Roughness        float64             `json:"clearcoatRoughnessFactor"`
		RoughnessTexture *gltf.TextureInfo   `json:"clearcoatRoughnessTexture,omitempty"`
		NormalTexture    *gltf.NormalTexture `json:"clearcoatNormalTexture,omitempty"`
	}
	sheenJSON struct {
		Color            [3]float64        `json:"sheenColorFactor"`
		ColorTexture     *gltf.TextureInfo `json:"sheenColorTexture,omitempty"`
		Roughness        float64           `json:"sheenRoughnessFactor"`
		RoughnessTexture *gltf.TextureInfo `json:"sheenRoughnessTexture,omitempty"`
	}
	transmissionJSON struct {
		Factor  float64           `json:"transmissionFactor"`
		Texture *gltf.TextureInfo `json:"transmissionTexture,omitempty"`
	}
	volumeJSON struct {
		Thickness           float64           `json:"thicknessFactor"`
		ThicknessTexture    *gltf.TextureInfo `json:"thicknessTexture,omitempty"`
		AttenuationDistance float64           `json:"attenuationDistance,omitempty"` // 0: infinite
		AttenuationColor    [3]float64        `json:"attenuationColor"`
	}
	iorJSON struct {
		IOR float64 `json:"ior"`
	}
	specularJSON struct {
		Factor       float64           `json:"specularFactor"`
		Texture      *gltf.TextureInfo `json:"specularTexture,omitempty"`
		Color        [3]float64        `json:"specularColorFactor"`
		ColorTexture *gltf.TextureInfo `json:"specularColorTexture,omitempty"`
	}
	anisotropyJSON struct {
		Strength float64           `json:"anisotropyStrength"`
		Rotation float64           `json:"anisotropyRotation,omitempty"`
		Texture  *gltf.TextureInfo `json:"anisotropyTexture,omitempty"`
	}
)

// layerReader reads one extension of a material; the first error stays.
type layerReader struct {
	*reader
	subject string
	err     error
}

// readLayer reads an extension that the scene has words for; known is false for any other.
func (r *reader) readLayer(m *scene.Material, name string, raw json.RawMessage, subject string) (known bool, err error) {
	read := map[string]func(*layerReader, *scene.Material, json.RawMessage){
		extClearcoat: (*layerReader).clearcoat, extSheen: (*layerReader).sheen, extTransmission: (*layerReader).transmission,
		extVolume: (*layerReader).volume, extIOR: (*layerReader).ior, extSpecular: (*layerReader).specular, extAnisotropy: (*layerReader).anisotropy,
	}[name]
	if read == nil {
		return false, nil
	}
	l := &layerReader{reader: r, subject: subject}
	read(l, m, raw)
	return true, l.err
}

func (l *layerReader) decode(raw json.RawMessage, into any) {
	if err := json.Unmarshal(raw, into); err != nil && l.err == nil {
		l.err = err
	}
}

// use reads a reference to a texture.
func (l *layerReader) use(info *gltf.TextureInfo) *scene.TextureRef {
	if info == nil || l.err != nil {
		return nil
	}
	if !within(&info.Index, len(l.doc.Textures)) {
		l.err = fmt.Errorf("it refers to texture %d, which does not exist", info.Index)
		return nil
	}
	var ref *scene.TextureRef
	ref, l.err = l.textureRef(info.Index, info.TexCoord, info.Extensions, l.subject)
	return ref
}

func (l *layerReader) clearcoat(m *scene.Material, raw json.RawMessage) {
	var e clearcoatJSON
	l.decode(raw, &e)
	c := &scene.Clearcoat{Factor: geom.Clamp(e.Factor, 0, 1), Roughness: geom.Clamp(e.Roughness, 0, 1), Texture: l.use(e.Texture), RoughnessTexture: l.use(e.RoughnessTexture)}
	if n := e.NormalTexture; n != nil && n.Index != nil {
		c.NormalTexture = l.use(&gltf.TextureInfo{Index: *n.Index, TexCoord: n.TexCoord, Extensions: n.Extensions})
		c.NormalScale = n.ScaleOrDefault()
	}
	m.Clearcoat = c
}

func (l *layerReader) sheen(m *scene.Material, raw json.RawMessage) {
	var e sheenJSON
	l.decode(raw, &e)
	m.Sheen = &scene.Sheen{Color: unit(e.Color), Roughness: geom.Clamp(e.Roughness, 0, 1), ColorTexture: l.use(e.ColorTexture), RoughnessTexture: l.use(e.RoughnessTexture)}
}

func (l *layerReader) transmission(m *scene.Material, raw json.RawMessage) {
	var e transmissionJSON
	l.decode(raw, &e)
	m.Transmission = &scene.Transmission{Factor: geom.Clamp(e.Factor, 0, 1), Texture: l.use(e.Texture)}
}

func (l *layerReader) volume(m *scene.Material, raw json.RawMessage) {
	e := volumeJSON{AttenuationColor: [3]float64{1, 1, 1}}
	l.decode(raw, &e)
	m.Volume = &scene.Volume{
		ThicknessM: max(0, e.Thickness), ThicknessTexture: l.use(e.ThicknessTexture),
		AttenuationDistanceM: max(0, e.AttenuationDistance), AttenuationColor: unit(e.AttenuationColor),
	}
}

func (l *layerReader) ior(m *scene.Material, raw json.RawMessage) {
	e := iorJSON{IOR: scene.DefaultIOR}
	l.decode(raw, &e)
	switch {
	case e.IOR == 0:
		m.IOR = scene.MaxIOR
	case e.IOR < 1:
		m.IOR = 1
		l.report.Warn(l.subject, "has an index of refraction of %g, which is below 1: 1 was taken", e.IOR)
	default:
		m.IOR = min(e.IOR, scene.MaxIOR)
	}
}

func (l *layerReader) specular(m *scene.Material, raw json.RawMessage) {
	e := specularJSON{Factor: 1, Color: [3]float64{1, 1, 1}}
	l.decode(raw, &e)
	m.Specular = &scene.Specular{Factor: geom.Clamp(e.Factor, 0, 1), Color: positive(e.Color), Texture: l.use(e.Texture), ColorTexture: l.use(e.ColorTexture)}
}

func (l *layerReader) anisotropy(m *scene.Material, raw json.RawMessage) {
	var e anisotropyJSON
	l.decode(raw, &e)
	m.Anisotropy = &scene.Anisotropy{Strength: geom.Clamp(e.Strength, 0, 1), Rotation: e.Rotation, Texture: l.use(e.Texture)}
}

// layerSet is the UV set that a coat's normal map or stretched highlights need tangents for, or −1.
func layerSet(extensions gltf.Extensions) int {
	if raw, ok := rawExtension(extensions, extClearcoat); ok {
		var e clearcoatJSON
		if json.Unmarshal(raw, &e) == nil && e.NormalTexture != nil && e.NormalTexture.Index != nil {
			return setOf(e.NormalTexture.TexCoord, e.NormalTexture.Extensions)
		}
	}
	if raw, ok := rawExtension(extensions, extAnisotropy); ok {
		var e anisotropyJSON
		if json.Unmarshal(raw, &e) == nil && e.Texture != nil {
			return setOf(e.Texture.TexCoord, e.Texture.Extensions)
		}
		return 0
	}
	return -1
}
