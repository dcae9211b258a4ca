package pathtrace

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// material is a scene's material, ready to be evaluated.
type material struct {
	base      vec
	opacity   float32
	metallic  float32
	roughness float32
	emissive  vec // picture units

	f0, f90    vec     // reflectance of the dielectric part, head on and grazing
	through    float32 // share of the light that goes in and is let through
	ior        float32
	solid      bool // has an inside that bends and absorbs light
	absorbed   vec  // per metre inside
	coat       float32
	coatRough  float32
	fibres     vec // sheen
	fibreRough float32
	stretch    float32    // anisotropy
	stretched  [2]float32 // cosine and sine of its turn from the tangent

	normalScale float32
	cutoff      float32
	mode        scene.AlphaMode
	doubleSided bool
	unlit       bool
	pane        bool // clear and smooth: a sheet of glass that light passes straight through
	window      bool // a room's pane to the outdoors

	baseMap, roughnessMap, normalMap, emissiveMap *placed
	f0Map, f90Map, throughMap                     *placed
	coatMap, coatRoughMap, fibreMap               *placed
}

// A blended material is taken for a sheet of glass when it is clearer and smoother than this.
const (
	paneOpacity   = 0.6
	paneRoughness = 0.25
)

func newMaterial(m *scene.Material, t *textures, exposure float32) *material {
	out := &material{
		base: colorOf(m.BaseColor), opacity: clamp01(float32(m.Opacity)), metallic: clamp01(float32(m.Metallic)),
		roughness: clamp01(float32(m.Roughness)), emissive: colorOf(m.Emissive.Scale(m.EmissiveStrength)).scale(exposure),
		normalScale: float32(m.NormalScale), cutoff: float32(m.AlphaCutoff), mode: m.AlphaMode,
		doubleSided: m.DoubleSided, unlit: m.Unlit,
		baseMap: t.get(m.BaseColorTexture), roughnessMap: t.get(m.MetallicRoughnessTexture),
		normalMap: t.get(m.NormalTexture), emissiveMap: t.get(m.EmissiveTexture),
	}
	if !out.emissive.finite() {
		out.emissive = vec{}
	}
	out.layers(m, t)
	out.pane = m.AlphaMode == scene.Blend && m.Opacity < paneOpacity && m.Roughness < paneRoughness && m.Metallic < 0.5 && out.baseMap == nil
	out.window = m.ID == "" && m.Name == frame.WindowGlass
	return out
}

// layers takes over what the material has beyond metallic-roughness.
func (out *material) layers(m *scene.Material, t *textures) {
	f0, f90 := m.Reflectance()
	out.f0, out.f90, out.ior = colorOf(f0), gray(float32(f90)), float32(m.IndexOfRefraction())
	if s := m.Specular; s != nil {
		out.f0Map, out.f90Map = t.get(s.ColorTexture), t.get(s.Texture)
	}
	if x := m.Transmission; m.Transmissive() {
		out.through, out.throughMap = clamp01(float32(x.Factor)), t.get(x.Texture)
		if v := m.Volume; v != nil && v.ThicknessM > 0 {
			out.solid = true
			out.absorbed = absorption(v)
		}
	}
	if c := m.Clearcoat; c != nil && !m.Unlit {
		out.coat, out.coatRough = clamp01(float32(c.Factor)), clamp01(float32(c.Roughness))
		out.coatMap, out.coatRoughMap = t.get(c.Texture), t.get(c.RoughnessTexture)
	}
	if s := m.Sheen; s != nil && !m.Unlit {
		out.fibres, out.fibreRough, out.fibreMap = colorOf(s.Color), clamp01(float32(s.Roughness)), t.get(s.ColorTexture)
	}
	if a := m.Anisotropy; a != nil {
		sin, cos := math.Sincos(a.Rotation)
		out.stretch, out.stretched = clamp01(float32(a.Strength)), [2]float32{float32(cos), float32(sin)}
	}
}

// absorption is how much of each channel a metre takes, as an exponent: −ln(colour)/distance (KHR_materials_volume).
func absorption(v *scene.Volume) vec {
	if v.AttenuationDistanceM <= 0 {
		return vec{}
	}
	one := func(c float64) float32 {
		return float32(-math.Log(geom.Clamp(c, 1e-4, 1)) / v.AttenuationDistanceM)
	}
	return vec{one(v.AttenuationColor[0]), one(v.AttenuationColor[1]), one(v.AttenuationColor[2])}
}

func colorOf(c geom.Color) vec {
	out := vec{float32(c[0]), float32(c[1]), float32(c[2])}
	if !out.finite() {
		return vec{}
	}
	return vec{max(out.x, 0), max(out.y, 0), max(out.z, 0)}
}

// opaque reports whether light never passes the material.
func (m *material) opaque() bool {
	if m.through > 0 {
		return false
	}
	return m.mode != scene.Mask && m.mode != scene.Blend || m.mode == scene.Blend && m.opacity >= 1 && m.baseMap == nil
}

// cover is the share of light the surface stops at a point of its texture: 0 or 1 for a mask.
func (m *material) cover(alpha float32) float32 {
	switch m.mode {
	case scene.Mask:
		if alpha < m.cutoff {
			return 0
		}
		return 1
	case scene.Blend:
		return clamp01(alpha)
	}
	return 1
}

// surface is a point of the scene as light meets it.
type surface struct {
	p         vec // world
	flat      vec // unit normal of the triangle, on the side that is looked at
	n         vec // unit shading normal on the same side
	material  *material
	label     uint32
	albedo    vec
	f0, f90   vec     // of the dielectric part
	cover     float32 // share of light that is stopped
	through   float32 // share of the light that goes in and is let through
	coat      float32 // share of the surface that is coated
	coatRough float32
	fibres    vec // colour of the sheen
	tangent   vec // along which highlights are stretched, zero for nowhere
	metallic  float32
	roughness float32
	emission  vec
	back      bool // seen from behind
	uv        [2]float32
}
