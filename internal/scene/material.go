package scene

import (
	"encoding/json"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// AlphaMode tells how a material's opacity is used (glTF 2.0, 3.9.4).
type AlphaMode string

// The alpha modes.
const (
	Opaque AlphaMode = "opaque"
	Mask   AlphaMode = "mask"
	Blend  AlphaMode = "blend"
)

// Material is a metallic-roughness surface. Textures multiply the factors beside them, as in glTF.
type Material struct {
	ID   MaterialID `json:"id" jsonschema:"unique and never changed"`
	Name string     `json:"name" jsonschema:"what people read"`

	BaseColor geom.Color `json:"baseColor" jsonschema:"linear Rec.709 albedo"`
	Opacity   float64    `json:"opacity" jsonschema:"0 to 1"`
	Metallic  float64    `json:"metallic" jsonschema:"0 to 1"`
	Roughness float64    `json:"roughness" jsonschema:"perceptual, 0 to 1"`

	Emissive         geom.Color `json:"emissive" jsonschema:"linear Rec.709"`
	EmissiveStrength float64    `json:"emissiveStrength" jsonschema:"factor on emissive; nits for a white emissive"`

	NormalScale       float64 `json:"normalScale" jsonschema:"factor on the normal map's x and y"`
	OcclusionStrength float64 `json:"occlusionStrength" jsonschema:"0 to 1"`

	AlphaMode   AlphaMode `json:"alphaMode" jsonschema:"opaque, mask or blend"`
	AlphaCutoff float64   `json:"alphaCutoff" jsonschema:"mask: opacity below this is a hole"`
	DoubleSided bool      `json:"doubleSided,omitempty" jsonschema:"whether its back is drawn too"`
	Unlit       bool      `json:"unlit,omitempty" jsonschema:"whether it shows its colour without light"`

	IOR          float64       `json:"ior,omitempty" jsonschema:"index of refraction, at least 1; 0 means 1.5"`
	Specular     *Specular     `json:"specular,omitempty" jsonschema:"strength and tint of a dielectric's reflection"`
	Clearcoat    *Clearcoat    `json:"clearcoat,omitempty" jsonschema:"a clear coat, as lacquer"`
	Sheen        *Sheen        `json:"sheen,omitempty" jsonschema:"the soft shine of cloth"`
	Anisotropy   *Anisotropy   `json:"anisotropy,omitempty" jsonschema:"stretched highlights, as on brushed metal"`
	Transmission *Transmission `json:"transmission,omitempty" jsonschema:"light that goes through, as with glass"`
	Volume       *Volume       `json:"volume,omitempty" jsonschema:"what is inside a transmitting surface"`

	BaseColorTexture         *TextureRef `json:"baseColorTexture,omitempty" jsonschema:"sRGB colour and alpha"`
	MetallicRoughnessTexture *TextureRef `json:"metallicRoughnessTexture,omitempty" jsonschema:"linear; G roughness, B metallic"`
	NormalTexture            *TextureRef `json:"normalTexture,omitempty" jsonschema:"linear; OpenGL convention, +Y up"`
	OcclusionTexture         *TextureRef `json:"occlusionTexture,omitempty" jsonschema:"linear; R"`
	EmissiveTexture          *TextureRef `json:"emissiveTexture,omitempty" jsonschema:"sRGB"`

	Extensions json.RawMessage `json:"extensions,omitempty" jsonschema:"glTF material extensions that are kept but not understood"` // glTF material extensions kept, not understood
	Extras     json.RawMessage `json:"extras,omitempty" jsonschema:"free-form data that is kept but not understood"`
}

// Wrap tells what lies beyond an image's edge.
type Wrap string

// The wraps.
const (
	Repeat Wrap = "repeat"
	Clamp  Wrap = "clamp"
	Mirror Wrap = "mirror"
)

// TextureRef uses a texture with a placement (KHR_texture_transform).
type TextureRef struct {
	Texture  asset.ID  `json:"texture" jsonschema:"content hash of the image"`
	UVSet    int       `json:"uvSet,omitempty" jsonschema:"0 or 1"`
	Offset   geom.Vec2 `json:"offset" jsonschema:"in UV units"`
	Scale    geom.Vec2 `json:"scale" jsonschema:"1 keeps the size"`
	Rotation float64   `json:"rotation,omitempty" jsonschema:"radians, counter-clockwise"`
	WrapU    Wrap      `json:"wrapU,omitempty" jsonschema:"repeat (default), clamp or mirror"`
	WrapV    Wrap      `json:"wrapV,omitempty" jsonschema:"repeat (default), clamp or mirror"`
	Nearest  bool      `json:"nearest,omitempty" jsonschema:"no smoothing between pixels"`
}

// NewMaterial is an opaque, rough, dielectric surface of one colour.
func NewMaterial(id MaterialID, name string, color geom.Color) Material {
	return Material{
		ID: id, Name: name, BaseColor: color, Opacity: 1, Roughness: 0.8,
		EmissiveStrength: 1, NormalScale: 1, OcclusionStrength: 1, AlphaMode: Opaque, AlphaCutoff: 0.5,
	}
}

// NewTextureRef uses a texture as it is.
func NewTextureRef(id asset.ID) *TextureRef {
	return &TextureRef{Texture: id, Scale: geom.Vec2{1, 1}}
}

// TextureRefs lists the set texture references in a fixed order.
func (m *Material) TextureRefs() []*TextureRef {
	var out []*TextureRef
	for _, slot := range m.textureSlots() {
		if *slot != nil {
			out = append(out, *slot)
		}
	}
	return out
}

// EachTexture lets change replace every set texture reference of the material, which must be the caller's own; nil takes it off.
func (m *Material) EachTexture(change func(*TextureRef) *TextureRef) {
	for _, slot := range m.textureSlots() {
		if *slot != nil {
			*slot = change(*slot)
		}
	}
}

// textureSlots lists where the material can name a texture, in a fixed order.
func (m *Material) textureSlots() []**TextureRef {
	slots := []**TextureRef{&m.BaseColorTexture, &m.MetallicRoughnessTexture, &m.NormalTexture, &m.OcclusionTexture, &m.EmissiveTexture}
	if c := m.Clearcoat; c != nil {
		slots = append(slots, &c.Texture, &c.RoughnessTexture, &c.NormalTexture)
	}
	if s := m.Sheen; s != nil {
		slots = append(slots, &s.ColorTexture, &s.RoughnessTexture)
	}
	if t := m.Transmission; t != nil {
		slots = append(slots, &t.Texture)
	}
	if s := m.Specular; s != nil {
		slots = append(slots, &s.Texture, &s.ColorTexture)
	}
	if v := m.Volume; v != nil {
		slots = append(slots, &v.ThicknessTexture)
	}
	if a := m.Anisotropy; a != nil {
		slots = append(slots, &a.Texture)
	}
	return slots
}
