package surface

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"math"
	"os"
	"path/filepath"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
)

func TestEveryRecipeIsNamedOnceAndOfAFamily(t *testing.T) {
	families, seen := map[string]int{}, map[string]bool{}
	for _, f := range Families() {
		families[f] = 0
	}
	for _, r := range All() {
		if _, known := families[r.Family]; !known || seen[r.Name] || r.Reach <= 0 || r.Pixels < 128 || r.Pixels > 1024 {
			t.Errorf("%q: family %q, seen before %v, %g m, %d pixels", r.Name, r.Family, seen[r.Name], r.Reach, r.Pixels)
		}
		families[r.Family]++
		seen[r.Name] = true
	}
	if len(seen) < 120 {
		t.Errorf("only %d recipes", len(seen))
	}
	for f, n := range families {
		if n == 0 {
			t.Errorf("no recipe is of the family %s", f)
		}
	}
}

// Points a hair apart on both sides of the seam look alike, or no more different than where joints run inside the repeat.
func TestEveryPatternTiles(t *testing.T) {
	const steps, near, lines = 64, 1e-7, 48
	for _, r := range All() {
		p := r.Pattern()
		for axis, across := range []func(a, b float64) Texel{func(a, b float64) Texel { return p(a, b) }, func(a, b float64) Texel { return p(b, a) }} {
			jumps := func(before, after float64) (n int) {
				for i := range steps {
					s := (float64(i) + 0.37) / steps
					a, b := across(before, s), across(after, s)
					if distance(a.Albedo, b.Albedo) > 0.05 || math.Abs(a.Height-b.Height) > 0.004*r.Reach {
						n++
					}
				}
				return n
			}
			seam := jumps(1-near, near)
			inside := 0
			for k := 1; k < lines && seam > steps/16; k++ {
				for _, of := range []float64{48, 40, 36, 28} { // joints lie at simple fractions
					if x := float64(k) / of; x < 1 {
						inside = max(inside, jumps(x-near, x+near))
					}
				}
			}
			if seam > steps/16+inside*5/4 {
				t.Errorf("%q: %d of %d points differ across the seam of axis %d, %d inside", r.Name, seam, steps, axis, inside)
			}
		}
	}
}

func distance(a, b geom.Color) float64 {
	return max(math.Abs(a[0]-b[0]), math.Abs(a[1]-b[1]), math.Abs(a[2]-b[2]))
}

// Real surfaces that do not shine give back between about 1 and 90 % of the light; metals more than a tenth.
func TestAlbedoIsPlausible(t *testing.T) {
	for _, r := range All() {
		look := r.Glance(197)
		l := look.Mean.Luminance()
		if r.Layers.Glow == 0 && (l < 0.003 || l > 0.95) {
			t.Errorf("%q: mean albedo %.3f", r.Name, l)
		}
		if look.Metal > 0.9 && l < 0.03 {
			t.Errorf("%q: a metal that reflects %.3f", r.Name, l)
		}
		if look.Rough < 0 || look.Rough > 1+1e-9 {
			t.Errorf("%q: roughness %.3f", r.Name, look.Rough)
		}
	}
}

func decoded(t *testing.T, x *asset.Texture) *image.NRGBA {
	t.Helper()
	img, err := pix.Decode(x.Data, pix.DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	return img
}

func TestNormalsAreUnitAndMapsHaveTheirRanges(t *testing.T) {
	for _, name := range []string{"oak planks", "brick", "linen", "pebbled leather", "tread plate"} {
		r, ok := Named(name)
		if !ok {
			t.Fatal(name)
		}
		m := Draw(r, 128)
		img := decoded(t, m.Normal)
		mean := geom.Vec3{}
		for i := 0; i < len(img.Pix); i += 4 {
			n := geom.Vec3{float64(img.Pix[i])/127.5 - 1, float64(img.Pix[i+1])/127.5 - 1, float64(img.Pix[i+2])/127.5 - 1}
			if l := n.Len(); l < 0.97 || l > 1.03 || n[2] <= 0 {
				t.Fatalf("%s: a normal of length %g, z %g", name, l, n[2])
			}
			mean = mean.Add(n)
		}
		if mean = mean.Mul(4 / float64(len(img.Pix))); math.Abs(mean[0]) > 0.02 || math.Abs(mean[1]) > 0.02 {
			t.Errorf("%s leans by %v", name, mean)
		}
	}
}

// The factor times the map is the surface, so that any colour can stand in the factor's place.
func TestFactorTimesMapIsTheSurface(t *testing.T) {
	for _, name := range []string{"walnut", "marble", "terracotta tiles", "wool"} {
		r, _ := Named(name)
		m := Draw(r, 64)
		img := decoded(t, m.Albedo)
		for c := range 3 {
			sum := 0.0
			for i := c; i < len(img.Pix); i += 4 {
				sum += geom.LinearFromSRGB(float64(img.Pix[i]) / 255)
			}
			got := sum / float64(len(img.Pix)/4) * m.Color[c]
			if math.Abs(got-m.Mean[c]) > 0.02+0.03*m.Mean[c] {
				t.Errorf("%s: channel %d is %.3f, the surface %.3f", name, c, got, m.Mean[c])
			}
		}
	}
}

func TestPlainSurfacesHaveNoMaps(t *testing.T) {
	r, _ := Named("gloss paint")
	if m := Draw(r, 64); len(m.textures()) > 0 || m.Roughness != 0.25 || m.Color != m.Mean {
		t.Errorf("gloss paint has %d maps, roughness %g", len(m.textures()), m.Roughness)
	}
	metal, _ := Named("verdigris copper")
	if m := Draw(metal, 64); m.Surface == nil || m.Metallic != 1 || m.Roughness != 1 {
		t.Errorf("verdigris: %+v", m)
	}
}

// A change of these means that drawnWith must rise and that new projects get other textures than old ones.
func TestTexelsAreTheSameEverywhere(t *testing.T) {
	for name, want := range map[string]string{
		"oak planks": "e79295035ac15417", "marble": "168f5fde2f5eca33", "brick": "954250d341163a75", "linen": "05b937f9cdea3aec", "grass": "0c122f1f5163a75c",
	} {
		r, _ := Named(name)
		h := sha256.New()
		for _, x := range sample(r, 48).texels {
			h.Write([]byte{byte(x.albedo[0]*255 + 0.5), byte(x.albedo[1]*255 + 0.5), byte(x.albedo[2]*255 + 0.5), byte(x.rough*255 + 0.5), byte(x.metal*255 + 0.5)})
		}
		if got := hex.EncodeToString(h.Sum(nil)[:8]); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}

func TestAShelfDrawsOnceAndMistrustsItsFolder(t *testing.T) {
	dir := t.TempDir()
	r, _ := Named("felt")
	first := NewShelf(dir).Maps(r)
	files, err := filepath.Glob(filepath.Join(dir, "*"+mapsSuffix))
	if err != nil || len(files) != 1 {
		t.Fatalf("%v (%v)", files, err)
	}
	again, ok := readMaps(files[0])
	if !ok || !bytes.Equal(again.Albedo.Data, first.Albedo.Data) || again.Color != first.Color || again.Roughness != first.Roughness {
		t.Fatal("what was kept is not what was drawn")
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-9] ^= 4
	if err := os.WriteFile(files[0], data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, ok := readMaps(files[0]); ok {
		t.Error("a damaged file was believed")
	}
	if healed := NewShelf(dir).Maps(r); !bytes.Equal(healed.Albedo.Data, first.Albedo.Data) {
		t.Error("a damaged file changed the surface")
	}
}

func TestAFolderIsPruned(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a", "b", "c"} {
		if err := os.WriteFile(filepath.Join(dir, name+mapsSuffix), make([]byte, 100), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	prune(dir, 250)
	if files, _ := filepath.Glob(filepath.Join(dir, "*")); len(files) != 2 {
		t.Errorf("%v are left", files)
	}
}

func FuzzParseMaps(f *testing.F) {
	f.Add([]byte("{}\n"))
	f.Add([]byte(`{"files":[{"use":"albedo","bytes":-1}]}` + "\n"))
	f.Add([]byte(`{"maps":{"color":[1,1,1]},"files":[{"use":"normal","bytes":9,"sha256":"00"}]}` + "\nabc"))
	f.Fuzz(func(_ *testing.T, data []byte) { parseMaps(data) })
}

func BenchmarkDraw(b *testing.B) {
	for _, name := range []string{"oak", "oak planks", "marble", "linen", "subway tiles"} {
		b.Run(name, func(b *testing.B) {
			r, _ := Named(name)
			for b.Loop() {
				Draw(r, 0)
			}
		})
	}
}

func BenchmarkDrawAll(b *testing.B) {
	all := All()
	for b.Loop() {
		bytes := 0
		for i := range all {
			m := Draw(&all[i], 0)
			for _, t := range m.textures() {
				bytes += len(t.Data)
			}
		}
		b.ReportMetric(float64(bytes)/(1<<20), "MiB")
		b.ReportMetric(float64(len(all)), "materials")
	}
}

func BenchmarkShelfFromFolder(b *testing.B) {
	dir := b.TempDir()
	r, _ := Named("oak planks")
	NewShelf(dir).Maps(r)
	for b.Loop() {
		NewShelf(dir).Maps(r)
	}
}
