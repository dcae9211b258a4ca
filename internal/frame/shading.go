package frame

import (
	"fmt"
	"strings"

	"scenograph/internal/scene"
)

// Shading says what a surface's colour shows.
type Shading string

// The shadings.
const (
	Lit       Shading = "lit"
	LightOnly Shading = "light" // white surfaces under the scene's light
	Albedo    Shading = "albedo"
	Normals   Shading = "normals"
	Roughness Shading = "roughness"
	Metallic  Shading = "metallic"
	Depth     Shading = "depth"
	IDs       Shading = "ids"
	Wireframe Shading = "wireframe"
	Overdraw  Shading = "overdraw" // how often each pixel is drawn
	Physics   Shading = "physics"  // colliders, contacts, centres of mass and joints
)

// Shadings lists the shadings in menu order.
func Shadings() []Shading {
	return []Shading{Lit, LightOnly, Albedo, Normals, Roughness, Metallic, Depth, IDs, Wireframe, Overdraw, Physics}
}

// ParseShading finds a shading by its name.
func ParseShading(name string) (Shading, error) {
	names := make([]string, 0, len(Shadings()))
	for _, s := range Shadings() {
		if string(s) == name {
			return s, nil
		}
		names = append(names, string(s))
	}
	return "", fmt.Errorf("frame: there is no shading %q; there are %s", name, strings.Join(names, ", "))
}

// Title names the shading for people.
func (s Shading) Title() string {
	switch s {
	case LightOnly:
		return "Light only"
	case IDs:
		return "IDs"
	case "":
		return "Lit"
	}
	return strings.ToUpper(string(s[:1])) + string(s[1:])
}

// Lights reports whether surfaces are drawn under the scene's light.
func (s Shading) Lights() bool { return s == Lit || s == LightOnly || s == "" }

// whiteAlbedo is what LightOnly gives every surface: bright, and darker than anything could be, so that light still bounces less
// each time (a coat of white paint reflects about this much).
const whiteAlbedo = 0.8

// shown is the material in which the frame's shading dresses an item.
func (p *Planner) shown(f *Frame, it *item) *scene.Material {
	switch f.Style.Shading {
	case LightOnly:
		if it.material.AlphaMode != scene.Blend {
			return p.whitened(it.material)
		}
	case Physics:
		if it.piece != nil {
			return &p.bodies.shell
		}
		return &p.bodies.thing
	}
	return it.material
}

// whitened is a matt white surface with the relief, the holes and the glow of a material.
func (p *Planner) whitened(m *scene.Material) *scene.Material {
	if white, ok := p.white[m]; ok {
		return white
	}
	if len(p.white) >= thinLimit {
		clear(p.white)
	}
	white := scene.NewMaterial("", "white", [3]float64{whiteAlbedo, whiteAlbedo, whiteAlbedo})
	white.Roughness, white.DoubleSided = 0.9, m.DoubleSided
	white.Emissive, white.EmissiveStrength, white.EmissiveTexture = m.Emissive, m.EmissiveStrength, m.EmissiveTexture
	white.NormalTexture, white.NormalScale = m.NormalTexture, m.NormalScale
	white.OcclusionTexture, white.OcclusionStrength = m.OcclusionTexture, m.OcclusionStrength
	if m.AlphaMode == scene.Mask {
		white.AlphaMode, white.AlphaCutoff, white.Opacity, white.BaseColorTexture = m.AlphaMode, m.AlphaCutoff, m.Opacity, m.BaseColorTexture
	}
	p.white[m] = &white
	return &white
}
