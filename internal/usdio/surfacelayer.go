package usdio

import (
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// layers writes the index of refraction, the coat and the tinted reflection as far as UsdPreviewSurface goes, and reports the rest.
func (n *network) layers() error {
	m := n.material
	if m.Unlit {
		return nil
	}
	if m.IOR != 0 {
		n.input("float", "ior", single(m.IndexOfRefraction()))
	}
	if c := m.Clearcoat; c != nil {
		if err := n.coat(c); err != nil {
			return err
		}
	}
	n.reportLost()
	return nil
}

// coat writes a clearcoat, whose inputs UsdPreviewSurface shares with glTF but for the normal map.
func (n *network) coat(c *scene.Clearcoat) error {
	if c.Texture == nil {
		n.input("float", "clearcoat", single(c.Factor))
	} else {
		n.connect("float", "clearcoat", "Coat", "r")
		if err := n.image("Coat", c.Texture, "raw", []float64{c.Factor, 1, 1, 1}, nil, "r"); err != nil {
			return err
		}
	}
	if c.RoughnessTexture == nil {
		n.input("float", "clearcoatRoughness", single(c.Roughness))
		return nil
	}
	n.connect("float", "clearcoatRoughness", "CoatRoughness", "g")
	return n.image("CoatRoughness", c.RoughnessTexture, "raw", []float64{1, c.Roughness, 1, 1}, nil, "g")
}

// clearness is how much a transmitting surface is written as clear: UsdPreviewSurface has opacity only, at which highlights stay.
func (n *network) clearness() float64 {
	if n.material.Transmission == nil || n.material.Unlit {
		return 0
	}
	return 0.9 * n.material.Transmission.Factor
}

// reportLost names what of the surface UsdPreviewSurface has no words for.
func (n *network) reportLost() {
	m := n.material
	var lost []string
	note := func(is bool, what string) {
		if is {
			lost = append(lost, what)
		}
	}
	note(m.Clearcoat != nil && m.Clearcoat.NormalTexture != nil, "the coat's normal map")
	note(m.Sheen != nil && m.Sheen.Color != geom.Color{}, "sheen")
	note(m.Anisotropy != nil && m.Anisotropy.Strength > 0, "anisotropy")
	note(m.Volume != nil && m.Volume.ThicknessM > 0, "volume")
	note(m.Specular != nil && (m.Specular.Factor != 1 || m.Specular.Color != geom.Color{1, 1, 1} || m.Specular.Texture != nil || m.Specular.ColorTexture != nil), "specular strength and colour")
	if len(lost) > 0 {
		n.writer.report.Warn("material "+m.Name, "USD preview surfaces have no %s: left out", strings.Join(lost, ", "))
	}
	if m.Transmissive() {
		n.writer.report.Warn("material "+m.Name, "transmission is written as opacity")
	}
}
