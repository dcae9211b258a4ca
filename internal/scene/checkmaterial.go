package scene

import (
	"errors"
	"fmt"
	"math"

	"scenograph/internal/geom"
)

func (m *Material) check() error {
	if err := checkID("material", string(m.ID)); err != nil {
		return err
	}
	if err := checkText("the name", m.Name, MaxName); err != nil {
		return err
	}
	if !positiveColor(m.BaseColor) || !positiveColor(m.Emissive) {
		return fmt.Errorf("material %q: its colours must be finite and not negative", m.ID)
	}
	if !inUnit(m.Opacity, m.Metallic, m.Roughness, m.OcclusionStrength) {
		return fmt.Errorf("material %q: opacity, metallic, roughness and occlusion strength go from 0 to 1", m.ID)
	}
	if !geom.Finite(m.EmissiveStrength, m.NormalScale, m.AlphaCutoff) || m.EmissiveStrength < 0 || m.AlphaCutoff < 0 {
		return fmt.Errorf("material %q: emissive strength, normal scale and alpha cutoff must be finite", m.ID)
	}
	if m.AlphaMode != Opaque && m.AlphaMode != Mask && m.AlphaMode != Blend {
		return fmt.Errorf("material %q: unknown alpha mode %q: use opaque, mask or blend", m.ID, m.AlphaMode)
	}
	if err := m.checkLayers(); err != nil {
		return fmt.Errorf("material %q: %w", m.ID, err)
	}
	for _, t := range m.TextureRefs() {
		if err := t.check(); err != nil {
			return fmt.Errorf("material %q: %w", m.ID, err)
		}
	}
	return errors.Join(checkRaw("extensions", m.Extensions), checkRaw("extras", m.Extras))
}

func (t *TextureRef) check() error {
	if !t.Texture.Valid() {
		return fmt.Errorf("its texture %.20q is not a content hash", t.Texture)
	}
	if t.UVSet < 0 || t.UVSet > 1 {
		return fmt.Errorf("there is no UV set %d: use 0 or 1", t.UVSet)
	}
	if !geom.Finite(t.Offset[0], t.Offset[1], t.Scale[0], t.Scale[1], t.Rotation) {
		return errors.New("a texture's placement is not finite")
	}
	for _, w := range []Wrap{t.WrapU, t.WrapV} {
		if w != "" && w != Repeat && w != Clamp && w != Mirror {
			return fmt.Errorf("unknown wrap %q: use repeat, clamp or mirror", w)
		}
	}
	return nil
}

func (r *Relation) check() error {
	if err := checkID("relation", string(r.ID)); err != nil {
		return err
	}
	if r.Kind == "" || r.Subject == "" {
		return fmt.Errorf("relation %q needs a kind and a subject", r.ID)
	}
	if r.Subject == r.Object {
		return fmt.Errorf("relation %q relates %q to itself", r.ID, r.Subject)
	}
	if !geom.Finite(r.Metres) || math.Abs(r.Metres) > MaxMetres {
		return fmt.Errorf("relation %q: its distance is not finite", r.ID)
	}
	if !(r.Weight >= 0 && r.Weight <= 1000) {
		return fmt.Errorf("relation %q: its weight %g is not between 0 and 1000", r.ID, r.Weight)
	}
	return errors.Join(checkText("the kind", r.Kind, MaxID), checkText("the detail", r.Detail, MaxName))
}

func (s *Settings) check() error {
	if err := errors.Join(checkText("the scene's name", s.Name, MaxName), checkText("the prompt", s.Prompt, 1<<20)); err != nil {
		return err
	}
	for _, c := range s.Checkpoints {
		if err := checkText("a checkpoint's name", c, MaxName); err != nil {
			return err
		}
	}
	return s.Environment.check()
}

func (e *Environment) check() error {
	switch {
	case e.Sky != ProceduralSky && e.Sky != ImageSky && e.Sky != ColorSky:
		return fmt.Errorf("unknown sky %q: use procedural, image or color", e.Sky)
	case e.Sky == ImageSky && !e.Image.Valid():
		return errors.New("an image sky needs an image")
	case !positiveColor(e.Color) || !positiveColor(e.SunColor):
		return errors.New("the sky's colours must be finite and not negative")
	case !geom.Finite(e.RotationRad, e.Intensity, e.SunAzimuthRad, e.SunAltitudeRad, e.SunLux, e.ExposureEV):
		return errors.New("the environment's numbers must be finite")
	case e.Intensity < 0 || e.SunLux < 0:
		return errors.New("the sky's and the sun's strength must not be negative")
	case !geom.Finite(e.WhiteKelvin, e.WhiteTint, e.Bloom):
		return errors.New("the picture's numbers must be finite")
	case e.WhiteKelvin != 0 && (e.WhiteKelvin < 1500 || e.WhiteKelvin > 20000):
		return errors.New("the white balance must lie within 1500 and 20000 kelvin, or be 0")
	case math.Abs(e.WhiteTint) > 1:
		return errors.New("the tint of the white balance must lie within -1 and 1")
	case e.Bloom < -1 || e.Bloom > 9:
		return errors.New("the bloom must lie within -1 and 9")
	case math.Abs(e.ExposureEV) > 30:
		return errors.New("the exposure must lie within ±30 stops")
	}
	return nil
}

// Uses reports whether the node draws anything with the material.
func (n *Node) Uses(id MaterialID) bool {
	if n.Room != nil {
		for _, m := range n.Room.Materials() {
			if m == id {
				return true
			}
		}
	}
	if n.Model == nil {
		return false
	}
	for _, m := range n.Model.Materials {
		if m == id {
			return true
		}
	}
	return false
}

// Materials lists the materials the room names, without the unset ones.
func (r *RoomRef) Materials() []MaterialID {
	var out []MaterialID
	for _, m := range []MaterialID{r.Floor, r.Walls, r.Ceil, r.Trim} {
		if m != "" {
			out = append(out, m)
		}
	}
	return out
}
