package matio

import (
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

func TestNamesSayWhatAMapIs(t *testing.T) {
	for name, want := range map[string][2]string{
		"Wood051_1K-JPG_Color.jpg": {"Wood051", "colour"}, "Wood051_2K_NormalGL.png": {"Wood051", "normal"}, "Wood051_1K-PNG_NormalDX.png": {"Wood051", "normal (DirectX)"}, "Tiles074_4K-JPG_AmbientOcclusion.jpg": {"Tiles074", "occlusion"},
		"Metal032_1K-JPG_Metalness.jpg": {"Metal032", "metalness"}, "Leaf001_1K-JPG_Opacity.jpg": {"Leaf001", "opacity"}, "Rock030_8K-JPG_Displacement.jpg": {"Rock030", "displacement"}, "Lava004_1K_Emission.jpg": {"Lava004", "emission"},
		"wood_floor_diff_1k.jpg": {"wood floor", "colour"}, "wood_floor_nor_gl_4k.exr": {"wood floor", "normal"}, "wood_floor_nor_dx_1k.png": {"wood floor", "normal (DirectX)"}, "brick_wall_09_rough_2k.jpg": {"brick wall 09", "roughness"},
		"plaster_arm_1k.jpg": {"plaster", "occlusion, roughness and metalness"}, "rusty_metal_metal_1k.jpg": {"rusty metal", "metalness"}, "fabric_pattern_05_col_01_1k.jpg": {"fabric pattern 05", "colour"}, "oak.basecolor.webp": {"oak", "colour"},
	} {
		surface, role, ok := Parse(name)
		if !ok || surface != want[0] || string(role) != want[1] {
			t.Errorf("%s: %q, %q, %v", name, surface, role, ok)
		}
	}
	for _, name := range []string{"Wood051.png", "preview.jpg", "Color.jpg", "", "a", "normal_1k.png", "IMG_2041.jpg"} {
		if surface, role, ok := Parse(name); ok {
			t.Errorf("%q is read as %q of %q", name, role, surface)
		}
	}
}

// write makes a small picture of one colour; the ending says in which format.
func write(t *testing.T, dir, name string, side int, c color.NRGBA) {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, side, side))
	for i := 0; i < len(img.Pix); i += 4 {
		copy(img.Pix[i:], []byte{c.R, c.G, c.B, 255})
	}
	file, err := os.Create(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	if strings.HasSuffix(name, ".png") {
		err = png.Encode(file, img)
	} else {
		err = jpeg.Encode(file, img, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func ambient(t *testing.T) string {
	dir := filepath.Join(t.TempDir(), "Wood051_1K-JPG")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "Wood051_1K-JPG_Color.jpg", 16, color.NRGBA{180, 120, 60, 255})
	write(t, dir, "Wood051_1K-JPG_NormalDX.png", 16, color.NRGBA{128, 100, 250, 255})
	write(t, dir, "Wood051_1K-JPG_Roughness.jpg", 16, color.NRGBA{90, 90, 90, 255})
	write(t, dir, "Wood051_1K-JPG_AmbientOcclusion.jpg", 8, color.NRGBA{200, 200, 200, 255})
	write(t, dir, "Wood051_1K-JPG_Displacement.jpg", 16, color.NRGBA{10, 10, 10, 255})
	write(t, dir, "Wood051.png", 16, color.NRGBA{1, 2, 3, 255})
	return dir
}

func picture(t *testing.T, store *asset.Store, ref *scene.TextureRef) *image.NRGBA {
	t.Helper()
	texture, err := store.Texture(ref.Texture)
	if err != nil {
		t.Fatal(err)
	}
	img, err := pix.Decode(texture.Data, pix.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestAmbientCGBecomesAMaterial(t *testing.T) {
	dir := ambient(t)
	sets, _, err := Find(dir)
	if err != nil || len(sets) != 1 {
		t.Fatalf("%d sets (%v)", len(sets), err)
	}
	if s := sets[0]; s.Licence != "CC0-1.0" || s.Source != "https://ambientcg.com/a/Wood051" || s.SizeM != 0 {
		t.Errorf("licence %q, source %q, size %g", s.Licence, s.Source, s.SizeM)
	}
	store := asset.NewStore()
	m, report, err := sets[0].Build(store, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := picture(t, store, m.NormalTexture).Pix[1]; n != 155 {
		t.Errorf("the normal's green is %d, want 255−100", n)
	}
	packed := picture(t, store, m.MetallicRoughnessTexture)
	if r, g, b := packed.Pix[0], packed.Pix[1], packed.Pix[2]; r < 198 || r > 202 || g < 88 || g > 92 || b != 0 {
		t.Errorf("occlusion %d, roughness %d, metal %d", r, g, b)
	}
	if m.Roughness != 1 || m.Metallic != 0 || m.OcclusionTexture == nil || m.BaseColorTexture.Scale[0] != 0.5 || !strings.Contains(string(m.Extras), "CC0-1.0") {
		t.Errorf("roughness %g, metal %g, occlusion %v, scale %v, extras %s", m.Roughness, m.Metallic, m.OcclusionTexture, m.BaseColorTexture.Scale, m.Extras)
	}
	assumed, aside := false, false
	for _, f := range report.Findings {
		assumed, aside = assumed || strings.Contains(f.Message, "taken for 2 m"), aside || strings.Contains(f.Message, "not displaced")
	}
	if !assumed || !aside {
		t.Errorf("the report says %v", report.Findings)
	}
	if again, _, err := sets[0].Build(asset.NewStore(), Options{}); err != nil || again.ID != m.ID {
		t.Errorf("read again it is %s, before %s (%v)", again.ID, m.ID, err)
	}
}

func TestPolyHavenWithItsSizeAndBounds(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "wood_floor_diff_1k.jpg", 64, color.NRGBA{180, 120, 60, 255})
	write(t, dir, "wood_floor_arm_1k.jpg", 64, color.NRGBA{250, 128, 3, 255})
	write(t, dir, "wood_floor_nor_gl_1k.png", 64, color.NRGBA{128, 128, 255, 255})
	if err := os.WriteFile(filepath.Join(dir, "info.json"), []byte(`{"dimensions":[2700,2700]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "wood_floor_disp_1k.exr"), []byte("v/1"), 0o600); err != nil {
		t.Fatal(err)
	}
	sets, report, err := Find(dir)
	if err != nil || len(sets) != 1 || sets[0].SizeM != 2.7 || sets[0].Licence != "CC0-1.0" {
		t.Fatalf("%+v (%v)", sets, err)
	}
	if len(report.Findings) < 2 {
		t.Errorf("nothing is said of the .exr: %v", report.Findings)
	}
	store := asset.NewStore()
	m, _, err := sets[0].Build(store, Options{MaxPixels: 32})
	if err != nil {
		t.Fatal(err)
	}
	if side := picture(t, store, m.BaseColorTexture).Rect.Dx(); side != 32 {
		t.Errorf("the colour map is %d wide", side)
	}
	if m.Metallic != 1 || m.OcclusionTexture.Texture != m.MetallicRoughnessTexture.Texture {
		t.Errorf("metal %g, occlusion %v", m.Metallic, m.OcclusionTexture)
	}
}

func TestBrokenMapsAreLeftOut(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "tin_Color.png", 8, color.NRGBA{90, 90, 90, 255})
	if err := os.WriteFile(filepath.Join(dir, "tin_Roughness.png"), []byte("not a picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	sets, _, err := Find(dir)
	if err != nil || len(sets) != 1 {
		t.Fatal(sets, err)
	}
	m, report, err := sets[0].Build(asset.NewStore(), Options{})
	if err != nil || m.MetallicRoughnessTexture != nil || report.Count("warning") != 1 {
		t.Errorf("%v, %v", err, report.Findings)
	}
	if _, _, err := Find(filepath.Join(dir, "nowhere")); err == nil {
		t.Error("a folder that is not there was found")
	}
}

func TestAnIndexKeepsNamesApart(t *testing.T) {
	var x Index
	one, two := ambient(t), ambient(t)
	for _, dir := range []string{one, two, one} {
		sets, _, err := Find(dir)
		if err != nil {
			t.Fatal(err)
		}
		x.Add(sets...)
	}
	if len(x.Entries) != 2 || x.Entries[0].Name == x.Entries[1].Name {
		t.Fatalf("%+v", x.Entries)
	}
	path := filepath.Join(t.TempDir(), "deep", "materials.json")
	if err := x.Save(path); err != nil {
		t.Fatal(err)
	}
	again, err := Load(path)
	if err != nil || len(again.Entries) != 2 || again.Entries[1].Mean != x.Entries[1].Mean {
		t.Errorf("%+v (%v)", again, err)
	}
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"Wood051_1K-JPG_Color.jpg", "a_nor_gl_1k.png", "__.png", "\xff_Color.jpg"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if surface, role, ok := Parse(name); ok && (surface == "" || role == "") {
			t.Errorf("%q is a map of %q for %q", name, surface, role)
		}
	})
}

func FuzzParseIndex(f *testing.F) {
	f.Add([]byte(`{"materials":[{"name":"a","folder":"b","files":{"colour":"c"},"sizeM":-1}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := parseIndex("x", data)
		for _, e := range x.Entries {
			if err == nil && e.SizeM < 0 {
				t.Errorf("%+v", e)
			}
		}
	})
}
