package scene

import (
	"errors"

	"scenograph/internal/geom"
)

// checkLayers checks what lies over and inside a material's surface.
func (m *Material) checkLayers() error {
	if m.IOR != 0 && !(m.IOR >= 1 && m.IOR <= MaxIOR) {
		return errors.New("its index of refraction must be at least 1, or 0 for the usual 1.5")
	}
	if c := m.Clearcoat; c != nil && (!inUnit(c.Factor, c.Roughness) || !geom.Finite(c.NormalScale)) {
		return errors.New("its clearcoat's factor and roughness go from 0 to 1, and its normal scale must be finite")
	}
	if s := m.Sheen; s != nil && !inUnit(s.Color[0], s.Color[1], s.Color[2], s.Roughness) {
		return errors.New("its sheen's colour and roughness go from 0 to 1")
	}
	if t := m.Transmission; t != nil && !inUnit(t.Factor) {
		return errors.New("its transmission goes from 0 to 1")
	}
	if s := m.Specular; s != nil && (!inUnit(s.Factor) || !positiveColor(s.Color)) {
		return errors.New("its specular factor goes from 0 to 1, and its colour must be finite and not negative")
	}
	if v := m.Volume; v != nil && !v.sound() {
		return errors.New("its volume's thickness and attenuation distance must be finite and not negative, its colour goes from 0 to 1")
	}
	if a := m.Anisotropy; a != nil && (!inUnit(a.Strength) || !geom.Finite(a.Rotation)) {
		return errors.New("its anisotropy's strength goes from 0 to 1, and its rotation must be finite")
	}
	return nil
}

func (v *Volume) sound() bool {
	c := v.AttenuationColor
	return geom.Finite(v.ThicknessM, v.AttenuationDistanceM) && v.ThicknessM >= 0 && v.AttenuationDistanceM >= 0 && inUnit(c[0], c[1], c[2])
}
