package scene

import (
	"math"

	"scenograph/internal/geom"
)

// DefaultIOR is the index of refraction of a material whose IOR is 0: that of plastics and common glass.
const DefaultIOR = 1.5

// MaxIOR stands for an infinite index of refraction: such a surface reflects everything, which glTF writes as an ior of 0.
const MaxIOR = 1e6

// Clearcoat is a thin, clear, dielectric coat of index 1.5 over everything else (KHR_materials_clearcoat).
type Clearcoat struct {
	Factor    float64 `json:"factor" jsonschema:"0 to 1: how much of the surface is coated"`
	Roughness float64 `json:"roughness" jsonschema:"perceptual, 0 to 1"`

	NormalScale float64 `json:"normalScale,omitempty" jsonschema:"factor on the coat's normal map"`

	Texture          *TextureRef `json:"texture,omitempty" jsonschema:"linear; R times factor"`
	RoughnessTexture *TextureRef `json:"roughnessTexture,omitempty" jsonschema:"linear; G times roughness"`
	NormalTexture    *TextureRef `json:"normalTexture,omitempty" jsonschema:"linear; without one the coat is smooth, whatever lies under it"`
}

// Sheen is light scattered by the fibres of cloth, strongest at grazing angles (KHR_materials_sheen).
type Sheen struct {
	Color     geom.Color `json:"color" jsonschema:"linear Rec.709, 0 to 1"`
	Roughness float64    `json:"roughness" jsonschema:"perceptual, 0 to 1"`

	ColorTexture     *TextureRef `json:"colorTexture,omitempty" jsonschema:"sRGB"`
	RoughnessTexture *TextureRef `json:"roughnessTexture,omitempty" jsonschema:"linear; A times roughness"`
}

// Transmission lets light through without scattering, as glass does (KHR_materials_transmission).
type Transmission struct {
	Factor  float64     `json:"factor" jsonschema:"0 to 1: share of the light that goes in and is let through, tinted by the base colour"`
	Texture *TextureRef `json:"texture,omitempty" jsonschema:"linear; R times factor"`
}

// Volume gives a transmitting surface an inside that bends and absorbs light (KHR_materials_volume).
type Volume struct {
	ThicknessM           float64    `json:"thicknessM" jsonschema:"metres in the mesh's space; 0 is a thin wall that does not bend light"`
	AttenuationDistanceM float64    `json:"attenuationDistanceM,omitempty" jsonschema:"metres after which white light has the attenuation colour; 0 means never"`
	AttenuationColor     geom.Color `json:"attenuationColor" jsonschema:"linear Rec.709, 0 to 1"`

	ThicknessTexture *TextureRef `json:"thicknessTexture,omitempty" jsonschema:"linear; G times thickness"`
}

// Specular scales and tints the reflection of a dielectric (KHR_materials_specular).
type Specular struct {
	Factor float64    `json:"factor" jsonschema:"0 to 1: strength of the reflection"`
	Color  geom.Color `json:"color" jsonschema:"linear Rec.709 tint of the reflection head on; may exceed 1"`

	Texture      *TextureRef `json:"texture,omitempty" jsonschema:"linear; A times factor"`
	ColorTexture *TextureRef `json:"colorTexture,omitempty" jsonschema:"sRGB"`
}

// Anisotropy stretches highlights along a direction of the surface, as brushed metal does (KHR_materials_anisotropy).
type Anisotropy struct {
	Strength float64     `json:"strength" jsonschema:"0 to 1"`
	Rotation float64     `json:"rotation,omitempty" jsonschema:"radians, counter-clockwise from the tangent"`
	Texture  *TextureRef `json:"texture,omitempty" jsonschema:"linear; RG the direction in tangent space, 0.5 being 0; B times strength"`
}

// IndexOfRefraction is the material's index, that of common glass when none is set.
func (m *Material) IndexOfRefraction() float64 {
	if m.IOR == 0 {
		return DefaultIOR
	}
	return m.IOR
}

// Reflectance returns what the material's dielectric part reflects head on and at grazing angles, without textures:
// ((n−1)/(n+1))² times the specular colour, at most 1, and the specular factor on both (KHR_materials_specular).
func (m *Material) Reflectance() (f0 geom.Color, f90 float64) {
	n := m.IndexOfRefraction()
	r := (n - 1) / (n + 1)
	s := Specular{Factor: 1, Color: geom.Color{1, 1, 1}}
	if m.Specular != nil {
		s = *m.Specular
	}
	for i := range f0 {
		f0[i] = min(r*r*s.Color[i], 1) * s.Factor
	}
	return f0, s.Factor
}

// Absorption returns how much light the volume takes per metre, −ln(colour)/distance: the transmittance after d metres is
// exp(−d · absorption) (Beer and Lambert; KHR_materials_volume).
func (v *Volume) Absorption() geom.Color {
	var out geom.Color
	if v.AttenuationDistanceM == 0 {
		return out
	}
	for i, c := range v.AttenuationColor {
		out[i] = min(-math.Log(max(c, 1e-4))/v.AttenuationDistanceM, 1e6)
	}
	return out
}

// Transmissive reports whether one sees through the material by transmission.
func (m *Material) Transmissive() bool {
	return m.Transmission != nil && m.Transmission.Factor > 0 && !m.Unlit
}

// Layered reports whether the material has a coat, sheen, stretched highlights or a textured reflectance.
func (m *Material) Layered() bool {
	if m.Unlit {
		return false
	}
	return m.Clearcoat != nil && m.Clearcoat.Factor > 0 || m.Sheen != nil && m.Sheen.Color != geom.Color{} ||
		m.Anisotropy != nil && m.Anisotropy.Strength > 0 || m.Specular != nil && (m.Specular.Texture != nil || m.Specular.ColorTexture != nil)
}

// Clone copies the material with its layers and texture references, so that the copy can be changed.
func (m *Material) Clone() Material {
	out := *m
	out.Clearcoat, out.Sheen, out.Transmission = copied(m.Clearcoat), copied(m.Sheen), copied(m.Transmission)
	out.Volume, out.Specular, out.Anisotropy = copied(m.Volume), copied(m.Specular), copied(m.Anisotropy)
	for _, slot := range out.textureSlots() {
		*slot = copied(*slot)
	}
	return out
}

func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	out := *p
	return &out
}
