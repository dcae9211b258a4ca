package scene

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
)

// layered is a material that uses every layer.
func layered() Material {
	texture := NewTextureRef(asset.HashOf([]byte("dots")))
	white := geom.Color{1, 1, 1}
	m := NewMaterial("m", "Layered", white)
	m.IOR = 1.75
	m.Specular = &Specular{Factor: 0.5, Color: geom.Color{2, 1, 0.5}, Texture: texture, ColorTexture: texture}
	m.Clearcoat = &Clearcoat{Factor: 1, Roughness: 0.1, NormalScale: 1, Texture: texture, RoughnessTexture: texture, NormalTexture: texture}
	m.Sheen = &Sheen{Color: white, Roughness: 0.5, ColorTexture: texture, RoughnessTexture: texture}
	m.Transmission = &Transmission{Factor: 1, Texture: texture}
	m.Volume = &Volume{ThicknessM: 0.1, AttenuationDistanceM: 1, AttenuationColor: white, ThicknessTexture: texture}
	m.Anisotropy = &Anisotropy{Strength: 0.5, Rotation: 1, Texture: texture}
	return m
}

func TestLayersAreChecked(t *testing.T) {
	good := layered()
	if err := good.check(); err != nil {
		t.Fatal(err)
	}
	for name, spoil := range map[string]func(*Material){
		"index of refraction": func(m *Material) { m.IOR = 0.5 },
		"index":               func(m *Material) { m.IOR = math.NaN() },
		"clearcoat":           func(m *Material) { m.Clearcoat.Roughness = 2 },
		"normal scale":        func(m *Material) { m.Clearcoat.NormalScale = math.Inf(1) },
		"sheen":               func(m *Material) { m.Sheen.Color[1] = -0.1 },
		"transmission":        func(m *Material) { m.Transmission.Factor = math.NaN() },
		"specular":            func(m *Material) { m.Specular.Color[0] = math.Inf(1) },
		"volume":              func(m *Material) { m.Volume.ThicknessM = -1 },
		"attenuation":         func(m *Material) { m.Volume.AttenuationColor[2] = 1.5 },
		"anisotropy":          func(m *Material) { m.Anisotropy.Strength = 1.01 },
		"rotation":            func(m *Material) { m.Anisotropy.Rotation = math.NaN() },
		"content hash":        func(m *Material) { m.Sheen.RoughnessTexture = &TextureRef{Texture: "nonsense"} },
	} {
		m := good.Clone()
		spoil(&m)
		if err := m.check(); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCloneSharesNothing(t *testing.T) {
	m := layered()
	before, _ := json.Marshal(m)
	c := m.Clone()
	c.Sheen.Roughness, c.Clearcoat.Factor, c.Volume.ThicknessM = 0, 0, 9
	c.EachTexture(func(ref *TextureRef) *TextureRef { ref.UVSet = 1; return ref })
	c.EachTexture(func(*TextureRef) *TextureRef { return nil })
	if after, _ := json.Marshal(m); string(after) != string(before) {
		t.Errorf("a change of the copy changed the original to %s", after)
	}
	if n := len(m.TextureRefs()); n != 10 {
		t.Errorf("%d texture references, want 10", n)
	}
	if n := len(c.TextureRefs()); n != 0 {
		t.Errorf("the copy keeps %d textures", n)
	}
}

func TestReflectance(t *testing.T) {
	plain := NewMaterial("p", "Plain", geom.Color{})
	if f0, f90 := plain.Reflectance(); math.Abs(f0[0]-0.04) > 1e-12 || f90 != 1 {
		t.Errorf("common plastic reflects %v and %v, want 0.04 and 1", f0, f90)
	}
	m := layered()
	m.IOR = 3 // a quarter head on
	if f0, f90 := m.Reflectance(); f0 != (geom.Color{0.25, 0.125, 0.0625}) || f90 != 0.5 {
		t.Errorf("reflects %v and %v", f0, f90)
	}
}

func TestMaterialsWithoutLayersReadAsBefore(t *testing.T) {
	raw, err := json.Marshal(NewMaterial("p", "Plain", geom.Color{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"ior", "specular", "clearcoat", "sheen", "anisotropy", "transmission", "volume"} {
		if strings.Contains(string(raw), word) {
			t.Errorf("a plain material names its %s: %s", word, raw)
		}
	}
}
