package catalog

import (
	"bytes"
	"image/png"
	"testing"

	"scenograph/internal/asset"
)

func TestEveryPresetMakesAMaterial(t *testing.T) {
	source, store := Builtin(), asset.NewStore()
	presets := source.Materials()
	if len(presets) < 60 {
		t.Errorf("only %d presets", len(presets))
	}
	names, ids := map[string]bool{}, map[string]bool{}
	for _, p := range presets {
		m, err := source.Material(store, p.Name, "")
		if err != nil {
			t.Fatal(err)
		}
		if names[p.Name] || ids[string(m.ID)] {
			t.Errorf("%q is there twice", p.Name)
		}
		names[p.Name], ids[string(m.ID)] = true, true
		if p.DensityKgM3 <= 0 || m.Roughness < 0 || m.Roughness > 1 {
			t.Errorf("%q: density %g, roughness %g", p.Name, p.DensityKgM3, m.Roughness)
		}
		if p.Textured != (m.BaseColorTexture != nil) {
			t.Errorf("%q: textured %v, texture %v", p.Name, p.Textured, m.BaseColorTexture)
		}
		for _, ref := range m.TextureRefs() {
			if _, err := store.Texture(ref.Texture); err != nil {
				t.Errorf("%q: %v", p.Name, err)
			}
		}
	}
}

func TestStylesWearKnownMaterials(t *testing.T) {
	source, store := Builtin(), asset.NewStore()
	roles := palette("modern")
	for _, style := range styleNames() {
		if len(palette(style)) != len(roles) {
			t.Errorf("%s does not have the roles of modern", style)
		}
		for role, finishes := range palette(style) {
			for _, f := range finishes {
				preset, color := splitFinish(f)
				if _, err := source.Material(store, preset, color); err != nil {
					t.Errorf("%s %s: %v", style, role, err)
				}
			}
		}
	}
}

func TestTexturesTileAndAreTheSameTwice(t *testing.T) {
	for _, p := range []pattern{grainFine, herringbone, weave, cast, pile, veins} {
		a, b := generate(p), generate(p)
		if !bytes.Equal(a.albedo.Data, b.albedo.Data) {
			t.Errorf("%s: two runs differ", p)
		}
		img, err := png.Decode(bytes.NewReader(a.albedo.Data))
		if err != nil {
			t.Fatal(err)
		}
		size, seam, inside := img.Bounds().Dx(), 0.0, 0.0
		for y := range size {
			at := func(x int) float64 { r, _, _, _ := img.At(x, y).RGBA(); return float64(r) / 65535 }
			seam += square(at(0) - at(size-1))
			inside += square(at(size/2) - at(size/2-1))
		}
		if seam > 4*inside+0.05*float64(size) {
			t.Errorf("%s: the seam differs by %.3f, the inside by %.3f", p, seam, inside)
		}
	}
}

func square(x float64) float64 { return x * x }

func TestParseColor(t *testing.T) {
	for text, ok := range map[string]bool{"sage": true, "Dark Blue": true, "light grey": true, "#a1B2c3": true, "#12": false, "": false, "blurple": false, "dark matter": false} {
		if _, got := ParseColor(text); got != ok {
			t.Errorf("%q: %v, want %v", text, got, ok)
		}
	}
}
