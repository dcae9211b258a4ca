package gltfio_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// glossy makes the first mesh's material one of specular and glossiness.
func glossy(b *builder, e object) {
	b.doc["extensionsUsed"] = list{"KHR_materials_pbrSpecularGlossiness"}
	b.doc["materials"] = list{object{"name": "glossy", "extensions": object{"KHR_materials_pbrSpecularGlossiness": e}}}
	primitive(b)["material"] = 0
}

func TestGlossyFactorsBecomeMetallic(t *testing.T) {
	gold, red := geom.Color{1, 0.77, 0.34}, geom.Color{0.6, 0.05, 0.02}
	for _, c := range []struct {
		name            string
		diffuse         list
		specular        list
		base            geom.Color
		metal, gloss, r float64
	}{
		{"gold", list{0, 0, 0, 1}, list{gold[0], gold[1], gold[2]}, gold, 1, 0.8, 0.2},
		{"red plastic", list{red[0], red[1], red[2], 1}, list{0.04, 0.04, 0.04}, red, 0, 0.3, 0.7},
	} {
		b := good()
		glossy(b, object{"diffuseFactor": c.diffuse, "specularFactor": c.specular, "glossinessFactor": c.gloss})
		m := load(t, b.glb(t), gltfio.Options{}).material(t)
		if math.Abs(m.Metallic-c.metal) > 0.01 || math.Abs(m.Roughness-c.r) > 1e-9 {
			t.Errorf("%s: metallic %.3f and roughness %.3f, want %.3f and %.3f", c.name, m.Metallic, m.Roughness, c.metal, c.r)
		}
		for i := range c.base {
			if math.Abs(m.BaseColor[i]-c.base[i]) > 0.02 {
				t.Errorf("%s: base colour %.3v, want %.3v", c.name, m.BaseColor, c.base)
			}
		}
	}
}

func TestGlossyTexturesBecomeMetallic(t *testing.T) {
	paint := func(pixels ...color.NRGBA) []byte {
		picture := image.NewNRGBA(image.Rect(0, 0, len(pixels), 1))
		for x, p := range pixels {
			picture.SetNRGBA(x, 0, p)
		}
		var out bytes.Buffer
		if err := png.Encode(&out, picture); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	b := good()
	diffuse := paint(color.NRGBA{0, 0, 0, 255}, color.NRGBA{200, 40, 30, 128})
	specular := paint(color.NRGBA{255, 220, 150, 204}, color.NRGBA{56, 56, 56, 51}) // 56 in sRGB is 0.04
	for i, data := range [][]byte{diffuse, specular} {
		b.append("images", object{"bufferView": b.view(data, 0), "mimeType": "image/png"})
		b.append("textures", object{"source": i})
	}
	glossy(b, object{"diffuseTexture": object{"index": 0}, "specularGlossinessTexture": object{"index": 1}})
	l := load(t, b.glb(t), gltfio.Options{})
	m := l.material(t)
	pixels := func(ref *scene.TextureRef) *image.NRGBA {
		texture := must[*asset.Texture](t)(l.store.Texture(ref.Texture))
		return must[*image.NRGBA](t)(pix.Decode(texture.Data, pix.DefaultLimits()))
	}
	base, rough := pixels(m.BaseColorTexture), pixels(m.MetallicRoughnessTexture)
	near := func(got, want uint8) bool { return math.Abs(float64(got)-float64(want)) <= 3 }
	for x, want := range []struct{ base, rough color.NRGBA }{
		{color.NRGBA{255, 220, 150, 255}, color.NRGBA{255, 51, 255, 255}},
		{color.NRGBA{200, 40, 30, 128}, color.NRGBA{255, 204, 0, 255}},
	} {
		got := base.NRGBAAt(x, 0)
		if !near(got.R, want.base.R) || !near(got.G, want.base.G) || !near(got.B, want.base.B) || got.A != want.base.A {
			t.Errorf("pixel %d: base colour %v, want %v", x, got, want.base)
		}
		if got := rough.NRGBAAt(x, 0); !near(got.G, want.rough.G) || !near(got.B, want.rough.B) {
			t.Errorf("pixel %d: roughness and metallic %v, want %v", x, got, want.rough)
		}
	}
}

// TestGlossyTexturesThatAreBroken keeps the thing and its factors.
func TestGlossyTexturesThatAreBroken(t *testing.T) {
	b := good()
	whole := checkerPNG(t, 16)
	b.append("images", object{"bufferView": b.view(whole[:len(whole)-20], 0), "mimeType": "image/png"})
	b.append("textures", object{"source": 0})
	glossy(b, object{"diffuseFactor": list{0.5, 0.1, 0.1, 1}, "glossinessFactor": 0.4, "specularGlossinessTexture": object{"index": 0}})
	l := load(t, b.glb(t), gltfio.Options{})
	if m := l.material(t); m.BaseColor != (geom.Color{0.5, 0.1, 0.1}) || m.Metallic != 0 || m.Roughness != 0.6 || m.MetallicRoughnessTexture != nil {
		t.Errorf("the material is %+v", m)
	}
	if report := fmt.Sprint(l.found.Report); !strings.Contains(report, "only approximated") {
		t.Errorf("the report is %s", report)
	}
}
