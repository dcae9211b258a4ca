package pathtrace

import (
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

	normalScale float32
	cutoff      float32
	mode        scene.AlphaMode
	doubleSided bool
	unlit       bool
	pane        bool // clear and smooth: a sheet of glass that light passes straight through

	baseMap, roughnessMap, normalMap, emissiveMap *placed
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
	out.pane = m.AlphaMode == scene.Blend && m.Opacity < paneOpacity && m.Roughness < paneRoughness && m.Metallic < 0.5 && out.baseMap == nil
	return out
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
	cover     float32 // share of light that is stopped
	metallic  float32
	roughness float32
	emission  vec
	back      bool // seen from behind
}
