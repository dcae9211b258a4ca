package catalog

import (
	"testing"

	"scenograph/internal/asset"
)

func TestEveryPresetMakesAMaterial(t *testing.T) {
	source, store := newBuiltin(""), asset.NewStore()
	source.shelf.Pixels = 64
	presets := source.Materials()
	if len(presets) < 120 {
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

func TestParseColor(t *testing.T) {
	for text, ok := range map[string]bool{"sage": true, "Dark Blue": true, "light grey": true, "#a1B2c3": true, "#12": false, "": false, "blurple": false, "dark matter": false} {
		if _, got := ParseColor(text); got != ok {
			t.Errorf("%q: %v, want %v", text, got, ok)
		}
	}
}
