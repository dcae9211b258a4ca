package gltfio_test

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// extensionCases are materials' extensions as other tools write them.
func extensionCases() map[string]object {
	texture := func(more object) object {
		info := object{"index": 0}
		for k, v := range more {
			info[k] = v
		}
		return info
	}
	turned := object{"KHR_texture_transform": object{"offset": list{0.5, 0.25}, "rotation": 0.5, "scale": list{2, 4}}}
	return map[string]object{
		"KHR_materials_clearcoat": {
			"clearcoatFactor": 0.75, "clearcoatRoughnessFactor": 0.125, "clearcoatTexture": texture(nil),
			"clearcoatRoughnessTexture": texture(object{"extensions": turned}), "clearcoatNormalTexture": texture(object{"scale": 0.5, "texCoord": 1}),
		},
		"KHR_materials_sheen": {
			"sheenColorFactor": list{0.5, 0.25, 0.125}, "sheenRoughnessFactor": 0.25, "sheenColorTexture": texture(nil), "sheenRoughnessTexture": texture(nil),
		},
		"KHR_materials_transmission": {"transmissionFactor": 0.875, "transmissionTexture": texture(nil)},
		"KHR_materials_volume": {
			"thicknessFactor": 0.25, "thicknessTexture": texture(nil), "attenuationDistance": 0.5, "attenuationColor": list{0.25, 0.5, 1},
		},
		"KHR_materials_ior": {"ior": 1.75},
		"KHR_materials_specular": {
			"specularFactor": 0.5, "specularColorFactor": list{2, 1, 0.5}, "specularTexture": texture(nil), "specularColorTexture": texture(nil),
		},
		"KHR_materials_anisotropy":  {"anisotropyStrength": 0.5, "anisotropyRotation": 0.25, "anisotropyTexture": texture(nil)},
		"KHR_materials_iridescence": {"iridescenceFactor": 0.5, "iridescenceTexture": texture(nil)},
		"KHR_materials_dispersion":  {"dispersion": 0.25},
	}
}

// wears is a triangle whose material has extensions.
func wears(t testing.TB, extensions object) []byte {
	t.Helper()
	b := newBuilder()
	b.doc["images"] = list{object{"bufferView": b.view(checkerPNG(t, 8), 0), "mimeType": "image/png", "name": "dots"}}
	b.doc["textures"] = list{object{"source": 0}}
	b.doc["materials"] = list{object{"name": "Paint", "extensions": extensions}}
	uv := b.floats("VEC2", 2, 0, 0, 1, 0, 0, 1)
	b.show(b.mesh(object{"attributes": object{"POSITION": b.triangle(), "TEXCOORD_0": uv, "TEXCOORD_1": uv}, "material": 0}))
	return b.glb(t)
}

// extensionsOf are the extensions of the first material of a file.
func extensionsOf(t testing.TB, files []bundle.File) map[string]any {
	t.Helper()
	var doc struct {
		Materials []struct{ Extensions map[string]any }
	}
	if err := json.Unmarshal(files[0].Data, &doc); err != nil {
		t.Fatal(err)
	}
	return doc.Materials[0].Extensions
}

// plainly is a value as JSON has it.
func plainly(t testing.TB, v any) any {
	t.Helper()
	raw, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	var out any
	if err := json.Unmarshal(raw, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestMaterialExtensionsComeBackEqual(t *testing.T) {
	var exports [][]bundle.File
	cases := extensionCases()
	for name := range cases {
		extensions := object{name: cases[name]}
		switch name {
		case "KHR_materials_dispersion", "KHR_materials_volume": // mean nothing alone
			extensions["KHR_materials_volume"], extensions["KHR_materials_transmission"] = cases["KHR_materials_volume"], cases["KHR_materials_transmission"]
		}
		l := load(t, wears(t, extensions), gltfio.Options{})
		written := must[gltfio.Result](t)(gltfio.Write(l.snap, l.store, gltfio.WriteOptions{Format: gltfio.GLTF}))
		got := extensionsOf(t, written.Files)
		if want := plainly(t, extensions); !reflect.DeepEqual(want, any(got)) {
			t.Errorf("%s\nwas   %v\nbecame %v", name, want, got)
		}
		after, _ := apply(t, written.Files, asset.NewStore(), gltfio.Options{Settings: true})
		compareScenes(t, l.snap, after)
		exports = append(exports, written.Files)
	}
	judge(t, exports...)
}

// TestOnlyWhatIsNotDrawnIsNamed reads the import report.
func TestOnlyWhatIsNotDrawnIsNamed(t *testing.T) {
	undrawn := map[string]bool{"KHR_materials_iridescence": true, "KHR_materials_dispersion": true}
	for name, extension := range extensionCases() {
		l := load(t, wears(t, object{name: extension}), gltfio.Options{})
		named := false
		for _, f := range l.found.Report.Findings {
			named = named || strings.Contains(f.Message, name)
		}
		if named != undrawn[name] {
			t.Errorf("%s: named in the report: %v; %v", name, named, l.found.Report.Findings)
		}
		if m := l.material(t); (len(m.Extensions) > 0) != undrawn[name] {
			t.Errorf("%s is kept as %s", name, m.Extensions)
		}
	}
}

func TestExtensionDefaults(t *testing.T) {
	empty := object{}
	l := load(t, wears(t, object{
		"KHR_materials_clearcoat": empty, "KHR_materials_sheen": empty, "KHR_materials_transmission": empty, "KHR_materials_volume": empty,
		"KHR_materials_ior": empty, "KHR_materials_specular": empty, "KHR_materials_anisotropy": empty,
	}), gltfio.Options{})
	m := l.material(t)
	white := geom.Color{1, 1, 1}
	want := scene.NewMaterial(m.ID, m.Name, white)
	want.Metallic, want.Roughness, want.IOR = 1, 1, 1.5
	want.Clearcoat, want.Sheen, want.Transmission, want.Anisotropy = &scene.Clearcoat{}, &scene.Sheen{}, &scene.Transmission{}, &scene.Anisotropy{}
	want.Volume, want.Specular = &scene.Volume{AttenuationColor: white}, &scene.Specular{Factor: 1, Color: white}
	compareJSON(t, "the material", want, m)
	if m.Layered() || m.Transmissive() {
		t.Error("empty extensions change the surface")
	}
}

func TestAwkwardExtensions(t *testing.T) {
	for _, c := range []struct {
		name      string
		extension object
		check     func(m *scene.Material) bool
	}{
		{"KHR_materials_ior", object{"ior": 0}, func(m *scene.Material) bool { f0, _ := m.Reflectance(); return m.IOR == scene.MaxIOR && f0[0] > 0.9999 }},
		{"KHR_materials_ior", object{"ior": 0.5}, func(m *scene.Material) bool { return m.IOR == 1 }},
		{"KHR_materials_ior", object{"ior": 1e300}, func(m *scene.Material) bool { return m.IOR == scene.MaxIOR }},
		{"KHR_materials_clearcoat", object{"clearcoatFactor": 7, "clearcoatRoughnessFactor": -1}, func(m *scene.Material) bool { return *m.Clearcoat == scene.Clearcoat{Factor: 1} }},
		{"KHR_materials_sheen", object{"sheenColorFactor": list{2, -1, 0.5}}, func(m *scene.Material) bool { return m.Sheen.Color == geom.Color{1, 0, 0.5} }},
		{"KHR_materials_volume", object{"thicknessFactor": -3, "attenuationDistance": -1}, func(m *scene.Material) bool { return m.Volume.ThicknessM == 0 && m.Volume.AttenuationDistanceM == 0 }},
	} {
		if m := load(t, wears(t, object{c.name: c.extension}), gltfio.Options{}).material(t); !c.check(m) {
			t.Errorf("%s %v was read as %s", c.name, c.extension, must[[]byte](t)(json.Marshal(m)))
		}
	}
	for name, extension := range map[string]any{
		"KHR_materials_clearcoat": object{"clearcoatTexture": object{"index": 9}}, "KHR_materials_sheen": object{"sheenColorTexture": object{"index": -1}},
		"KHR_materials_ior": "glass", "KHR_materials_anisotropy": object{"anisotropyTexture": "dots"},
	} {
		if _, err := gltfio.ReadBytes(t.Context(), "bad.glb", wears(t, object{name: extension}), gltfio.Options{Store: asset.NewStore()}); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s %v: %v", name, extension, err)
		}
	}
}
