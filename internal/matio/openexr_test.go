package matio

import (
	"image/color"
	"math"
	"os"
	"path/filepath"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
)

// writeEXR writes an even map of 8 × 8 pixels.
func writeEXR(t *testing.T, dir, name string, channels map[string]float32) {
	t.Helper()
	var of []pix.Channel
	for c, v := range channels {
		values := make([]float32, 64)
		for i := range values {
			values[i] = v
		}
		of = append(of, pix.Channel{Name: c, Half: true, Values: values})
	}
	data, err := pix.EncodeEXR(8, 8, of, "")
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, name), data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestOpenEXRMapsAreRead(t *testing.T) {
	dir := t.TempDir()
	writeEXR(t, dir, "slate_diff_1k.exr", map[string]float32{"R": 0.5, "G": 0.25, "B": 4})
	writeEXR(t, dir, "slate_rough_1k.exr", map[string]float32{"Y": 0.4})
	writeEXR(t, dir, "slate_nor_gl_1k.exr", map[string]float32{"R": 0.5, "G": 0.75, "B": 1})
	sets, report, err := Find(dir)
	if err != nil || len(sets) != 1 || len(report.Findings) != 0 {
		t.Fatal(sets, report, err)
	}
	store := asset.NewStore()
	m, _, err := sets[0].Build(store, Options{})
	if err != nil {
		t.Fatal(err)
	}
	encoded := func(x float64) uint8 { return uint8(math.Round(255 * geom.SRGBFromLinear(x))) }
	if got, want := picture(t, store, m.BaseColorTexture).NRGBAAt(3, 3), (color.NRGBA{encoded(0.5), encoded(0.25), 255, 255}); got != want {
		t.Errorf("the colour is %v, want %v", got, want)
	}
	if got := picture(t, store, m.NormalTexture).NRGBAAt(3, 3); got != (color.NRGBA{128, 191, 255, 255}) {
		t.Errorf("the normal is %v", got)
	}
	if got := picture(t, store, m.MetallicRoughnessTexture).NRGBAAt(3, 3).G; got != 102 {
		t.Errorf("the roughness is %d of 255, want 102", got)
	}
}

// Of equally fine files the one that needs no conversion is taken, and what is not read is a warning that names it.
func TestOpenEXRBesideOthers(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "slate_diff_1k.jpg", 8, color.NRGBA{90, 90, 90, 255})
	writeEXR(t, dir, "slate_diff_1k.exr", map[string]float32{"Y": 0.5})
	writeEXR(t, dir, "slate_rough_2k.exr", map[string]float32{"Y": 0.5})
	write(t, dir, "slate_rough_1k.jpg", 8, color.NRGBA{90, 90, 90, 255})
	for _, name := range []string{"slate_ao_1k.exr", "slate_metal_1k.tif"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("no picture"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	sets, report, err := Find(dir)
	if err != nil || len(sets) != 1 {
		t.Fatal(sets, err)
	}
	if f := sets[0].Files; f[Color] != "slate_diff_1k.jpg" || f[Roughness] != "slate_rough_2k.exr" || f[Occlusion] != "" {
		t.Errorf("the files are %v", f)
	}
	if report.Count(diag.Warning) != 2 {
		t.Errorf("the report says %v", report.Findings)
	}
}
