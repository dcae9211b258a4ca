package matio

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"os"
	"path/filepath"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// Options bound and scale what is built. Zero values mean the usual.
type Options struct {
	MaxPixels int     // of a map's side; larger ones are made smaller; 0 means 2048
	SizeM     float64 // metres one repeat covers; 0 means the set's own, else DefaultSizeM
}

// Build reads a set's maps into the store. Its material's ID comes from its content.
func (s *Set) Build(store *asset.Store, o Options) (scene.Material, diag.Report, error) {
	b := builder{set: s, store: store, most: o.MaxPixels}
	if b.most <= 0 {
		b.most = 2048
	}
	size := o.SizeM
	if size <= 0 {
		size = s.SizeM
	}
	if size <= 0 {
		size = DefaultSizeM
		b.report.Info(s.Name, "says nothing of its size; one repeat is taken for %g m", size)
	}
	m := scene.NewMaterial("", s.Name, geom.Color{1, 1, 1})
	b.reach = size
	for _, part := range []func(*scene.Material) error{b.color, b.normal, b.surface, b.emission} {
		if err := part(&m); err != nil {
			return m, b.report, fmt.Errorf("matio: %s: %w", s.Name, err)
		}
	}
	if name := s.Files[Displacement]; name != "" {
		b.report.Info(s.Name, "%s is left aside: surfaces are not displaced", name)
	}
	if len(m.TextureRefs()) == 0 {
		return m, b.report, fmt.Errorf("matio: %s: none of its maps can be read", s.Name)
	}
	if s.Licence+s.Source != "" {
		m.Extras, _ = json.Marshal(map[string]string{"licence": s.Licence, "source": s.Source})
	}
	named(&m)
	return m, b.report, nil
}

// named gives a material the ID of its content.
func named(m *scene.Material) {
	blob, err := json.Marshal(m)
	if err != nil {
		panic("matio: a material cannot be encoded: " + err.Error())
	}
	sum := sha256.Sum256(blob)
	slug := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, strings.ToLower(clip(m.Name, 48)))
	m.ID = scene.MaterialID(slug + "-" + hex.EncodeToString(sum[:4]))
}

type builder struct {
	set    *Set
	store  *asset.Store
	most   int
	reach  float64
	report diag.Report
}

// open reads and decodes a map within the bounds; nil without an error when the set has none or it cannot be used.
func (b *builder) open(role Role) (data []byte, img *image.NRGBA, shrunk bool) {
	name := b.set.Files[role]
	if name == "" {
		return nil, nil, false
	}
	path := filepath.Join(b.set.Folder, name)
	limits := pix.DefaultLimits() // 8k maps, one at a time
	info, err := os.Stat(path)
	if err == nil && (!info.Mode().IsRegular() || info.Size() > int64(limits.Bytes)) {
		err = fmt.Errorf("it is no file or larger than %d MiB", limits.Bytes>>20)
	}
	if err == nil {
		data, err = os.ReadFile(path)
	}
	if err == nil {
		img, err = decode(role, data, limits)
	}
	if err != nil {
		b.report.Warn(path, "is left out: %v", err)
		return nil, nil, false
	}
	if side := max(img.Rect.Dx(), img.Rect.Dy()); side > b.most {
		b.report.Info(name, "is %d pixels wide and was made smaller, to %d", side, b.most)
		return data, pix.Downscale(img, b.most), true
	}
	return data, img, false
}

// put keeps a picture: the file's own bytes where they are as they should be, else a PNG, or a JPEG for colours that came as one.
func (b *builder) put(role Role, data []byte, img *image.NRGBA, changed bool) (*scene.TextureRef, error) {
	t := &asset.Texture{Name: b.set.Name + " " + string(role), Width: img.Rect.Dx(), Height: img.Rect.Dy(), MIME: pix.Sniff(data), Data: data}
	if changed && role == Color && t.MIME == "image/jpeg" && img.Opaque() {
		var out bytes.Buffer
		if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: 92}); err != nil {
			return nil, err
		}
		t.Data = out.Bytes()
	} else if changed || (t.MIME != "image/png" && t.MIME != "image/jpeg") {
		encoded, err := pix.EncodePNG(img)
		if err != nil {
			return nil, err
		}
		t.MIME, t.Data = "image/png", encoded
	}
	id, err := b.store.PutTexture(t)
	if err != nil {
		return nil, err
	}
	ref := scene.NewTextureRef(id)
	ref.Scale = geom.Vec2{1 / b.reach, float64(img.Rect.Dx()) / float64(img.Rect.Dy()) / b.reach}
	ref.WrapU, ref.WrapV = scene.Repeat, scene.Repeat
	return ref, nil
}

// color reads the colour map, and the opacity map into its alpha.
func (b *builder) color(m *scene.Material) (err error) {
	data, img, changed := b.open(Color)
	if img == nil {
		return nil
	}
	if _, mask, _ := b.open(Opacity); mask != nil {
		soft := 0
		for y := range img.Rect.Dy() {
			for x := range img.Rect.Dx() {
				a := mask.Pix[mask.PixOffset(x*mask.Rect.Dx()/img.Rect.Dx(), y*mask.Rect.Dy()/img.Rect.Dy())]
				img.Pix[img.PixOffset(x, y)+3] = a
				if a > 40 && a < 215 {
					soft++
				}
			}
		}
		m.AlphaMode, m.DoubleSided, changed = scene.Mask, true, true
		if soft*5 > img.Rect.Dx()*img.Rect.Dy() {
			m.AlphaMode = scene.Blend
		}
	}
	m.BaseColorTexture, err = b.put(Color, data, img, changed)
	return err
}

// normal reads the normal map; one of DirectX has its green turned round.
func (b *builder) normal(m *scene.Material) (err error) {
	data, img, changed := b.open(NormalGL)
	if img == nil {
		if data, img, _ = b.open(NormalDX); img == nil {
			return nil
		}
		for i := 1; i < len(img.Pix); i += 4 {
			img.Pix[i] = 255 - img.Pix[i]
		}
		changed = true
		b.report.Info(b.set.Files[NormalDX], "has DirectX's green; it was turned round")
	}
	m.NormalTexture, err = b.put(NormalGL, data, img, changed)
	return err
}

func (b *builder) emission(m *scene.Material) (err error) {
	data, img, changed := b.open(Emission)
	if img == nil {
		return nil
	}
	m.Emissive, m.EmissiveStrength = geom.Color{1, 1, 1}, 200
	m.EmissiveTexture, err = b.put(Emission, data, img, changed)
	return err
}

// Glance is the mean colour of the colour map, from a small copy of it; grey when it has none.
func (s *Set) Glance() geom.Color {
	b := builder{set: s, most: 64}
	_, img, _ := b.open(Color)
	if img == nil {
		return geom.Color{0.5, 0.5, 0.5}
	}
	var sum geom.Color
	for i := 0; i < len(img.Pix); i += 4 {
		for c := range sum {
			sum[c] += geom.LinearFromSRGB(float64(img.Pix[i+c]) / 255)
		}
	}
	for c := range sum {
		sum[c] = math.Round(sum[c]/float64(len(img.Pix)/4)*1e4) / 1e4
	}
	return sum
}
