package gltfio

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"math"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

const extGlossiness = "KHR_materials_pbrSpecularGlossiness"

// dielectricF0 is how much of light falling straight on it a surface that is no metal reflects (glTF 2.0, B.2.2).
const dielectricF0 = 0.04

// maxGlossSide bounds the side of the textures that a glossy material is translated to, in pixels.
const maxGlossSide = 4096

// glossiness is KHR_materials_pbrSpecularGlossiness, the older way to describe a surface.
type glossiness struct {
	Diffuse        *[4]float64       `json:"diffuseFactor"`
	Specular       *[3]float64       `json:"specularFactor"`
	Glossiness     *float64          `json:"glossinessFactor"`
	DiffuseTexture *gltf.TextureInfo `json:"diffuseTexture"`
	Texture        *gltf.TextureInfo `json:"specularGlossinessTexture"`
}

// readGlossiness translates a surface described by its diffuse and specular colours and its glossiness to base colour, metallic
// and roughness: its factors, and its textures pixel by pixel where the two lie alike on the surface.
func (r *reader) readGlossiness(m *scene.Material, raw json.RawMessage, subject string) error {
	var e glossiness
	if err := json.Unmarshal(raw, &e); err != nil {
		return err
	}
	diffuse, specular, gloss := [4]float64{1, 1, 1, 1}, [3]float64{1, 1, 1}, 1.0
	if e.Diffuse != nil {
		diffuse = *e.Diffuse
	}
	if e.Specular != nil {
		specular = *e.Specular
	}
	if e.Glossiness != nil {
		gloss = geom.Clamp(*e.Glossiness, 0, 1)
	}
	m.Opacity = geom.Clamp(diffuse[3], 0, 1)
	m.BaseColorTexture, m.MetallicRoughnessTexture = nil, nil
	under, err := r.glossTexture(e.DiffuseTexture, "diffuseTexture", subject)
	if err != nil {
		return err
	}
	over, err := r.glossTexture(e.Texture, "specularGlossinessTexture", subject)
	if err != nil {
		return err
	}
	if over == nil {
		var metallic float64
		m.BaseColor, metallic = metallicOf(positive([3]float64(diffuse[:3])), positive(specular))
		m.Metallic, m.Roughness, m.BaseColorTexture = metallic, 1-gloss, under
		r.report.Info(subject, "was described by specular and glossiness, and was translated to metallic and roughness")
		return nil
	}
	t := glossTextures{diffuse: positive([3]float64(diffuse[:3])), specular: positive(specular), gloss: gloss}
	trouble := errors.New("its textures lie differently")
	if under == nil || sameLie(*under, *over) {
		trouble = r.bakeGlossiness(m, t, under, over, subject)
	}
	if trouble == nil || r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	m.BaseColor, m.Metallic, m.Roughness, m.BaseColorTexture, m.MetallicRoughnessTexture = t.diffuse, 0, 1-gloss, under, nil
	r.report.Warn(subject, "was described by specular and glossiness, and its highlights are only approximated: %v", trouble)
	return nil
}

// glossTexture reads a use of a texture in the extension, nil for none.
func (r *reader) glossTexture(info *gltf.TextureInfo, key, subject string) (*scene.TextureRef, error) {
	if info == nil {
		return nil, nil
	}
	if !within(&info.Index, len(r.doc.Textures)) {
		return nil, fmt.Errorf("%s refers to texture %d, which does not exist", key, info.Index)
	}
	return r.textureRef(info.Index, info.TexCoord, info.Extensions, subject)
}

// sameLie reports whether two textures are laid on a surface in the same way.
func sameLie(a, b scene.TextureRef) bool {
	a.Texture, b.Texture = "", ""
	return a == b
}

// metallicOf finds the base colour and the metallic part of a surface whose diffuse and specular colours are known.
//
// A surface of base colour b and metallic part m has the specular colour s = f (1−m) + b m with f = 0.04, and the diffuse colour d with
// d (1−max s) = b (1−m) (1−f). Eliminating b, with d' = d (1−max s)/(1−f), gives f m² + (d' + s − 2f) m + (f − s) = 0, which is solved for the
// brightness of the colours. Base colours follow from either equation; the more metal there is, the more the specular one is trusted.
func metallicOf(diffuse, specular geom.Color) (base geom.Color, metallic float64) {
	left := 1 - math.Min(1, math.Max(specular[0], math.Max(specular[1], specular[2])))
	scale := left / (1 - dielectricF0)
	d, s := brightness(diffuse)*scale, brightness(specular)
	if s >= dielectricF0 {
		b, c := d+s-2*dielectricF0, dielectricF0-s
		root := math.Sqrt(math.Max(0, b*b-4*dielectricF0*c))
		metallic = geom.Clamp((root-b)/(2*dielectricF0), 0, 1)
	}
	for i := range base {
		fromDiffuse := diffuse[i] * scale / math.Max(1-metallic, 1e-4)
		fromSpecular := (specular[i] - dielectricF0*(1-metallic)) / math.Max(metallic, 1e-4)
		base[i] = geom.Clamp(fromDiffuse+(fromSpecular-fromDiffuse)*metallic*metallic, 0, 1)
	}
	return base, metallic
}

// brightness is how bright a linear colour is seen (HSP colour model: weights 0.299, 0.587 and 0.114 of the squares).
func brightness(c geom.Color) float64 {
	return math.Sqrt(0.299*c[0]*c[0] + 0.587*c[1]*c[1] + 0.114*c[2]*c[2])
}

// glossTextures are the factors that a glossy material's textures are multiplied by.
type glossTextures struct {
	diffuse, specular geom.Color // linear
	gloss             float64
}

// bakeGlossiness works the factors and textures of a glossy material into a base-colour and a metallic-roughness texture.
func (r *reader) bakeGlossiness(m *scene.Material, t glossTextures, under, over *scene.TextureRef, subject string) error {
	specular, err := r.pixelsOf(over)
	if err != nil {
		return err
	}
	diffuse := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	diffuse.Pix = []uint8{255, 255, 255, 255}
	if under != nil {
		if diffuse, err = r.pixelsOf(under); err != nil {
			return err
		}
	}
	base, rough, err := t.bake(r.ctx, diffuse, specular)
	if err != nil {
		return err
	}
	m.BaseColor, m.Metallic, m.Roughness = geom.Color{1, 1, 1}, 1, 1
	if m.BaseColorTexture, err = r.putBaked(base, *over, m.Name+" base colour"); err != nil {
		return err
	}
	if m.MetallicRoughnessTexture, err = r.putBaked(rough, *over, m.Name+" metallic roughness"); err != nil {
		return err
	}
	r.report.Info(subject, "was described by specular and glossiness: its textures were translated to base colour, metallic and roughness")
	return nil
}

func (r *reader) pixelsOf(ref *scene.TextureRef) (*image.NRGBA, error) {
	texture, err := r.options.Store.Texture(ref.Texture)
	if err != nil {
		return nil, err
	}
	picture, err := pix.Decode(texture.Data, pix.DefaultLimits())
	if err != nil {
		return nil, err
	}
	return pix.Downscale(picture, maxGlossSide), nil
}

func (r *reader) putBaked(picture *image.NRGBA, like scene.TextureRef, name string) (*scene.TextureRef, error) {
	data, err := pix.EncodePicture(picture)
	if err != nil {
		return nil, err
	}
	size := picture.Rect.Size()
	id, err := r.options.Store.PutTexture(&asset.Texture{Name: name, MIME: pix.Sniff(data), Width: size.X, Height: size.Y, Data: data})
	if err != nil {
		return nil, err
	}
	like.Texture = id
	return &like, nil
}

// bake translates pixel by pixel, at the larger of the two sizes. Colours of both are sRGB, alpha is linear: opacity in the one,
// glossiness in the other. Roughness goes to green and metallic to blue (glTF 2.0, 3.9.2).
func (t glossTextures) bake(ctx context.Context, diffuse, specular *image.NRGBA) (base, rough *image.NRGBA, err error) {
	width, height := max(diffuse.Rect.Dx(), specular.Rect.Dx()), max(diffuse.Rect.Dy(), specular.Rect.Dy())
	base, rough = image.NewNRGBA(image.Rect(0, 0, width, height)), image.NewNRGBA(image.Rect(0, 0, width, height))
	linear := linearTable()
	for y := range height {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		for x := range width {
			d, s := nearest(diffuse, x, y, width, height), nearest(specular, x, y, width, height)
			color, metallic := metallicOf(lit(d, t.diffuse, &linear), lit(s, t.specular, &linear))
			out := base.Pix[base.PixOffset(x, y):]
			for i, c := range color {
				out[i] = byteOf(geom.SRGBFromLinear(c))
			}
			out[3] = d[3]
			out = rough.Pix[rough.PixOffset(x, y):]
			out[0], out[1], out[2], out[3] = 255, byteOf(1-t.gloss*float64(s[3])/255), byteOf(metallic), 255
		}
	}
	return base, rough, nil
}

// nearest is the pixel of a picture that covers a pixel of a larger one.
func nearest(picture *image.NRGBA, x, y, width, height int) []uint8 {
	size := picture.Rect.Size()
	return picture.Pix[picture.PixOffset(x*size.X/width, y*size.Y/height):]
}

func lit(pixel []uint8, factor geom.Color, linear *[256]float64) geom.Color {
	return geom.Color{factor[0] * linear[pixel[0]], factor[1] * linear[pixel[1]], factor[2] * linear[pixel[2]]}
}

func byteOf(x float64) uint8 { return uint8(math.Round(255 * geom.Clamp(x, 0, 1))) }

func linearTable() (table [256]float64) {
	for i := range table {
		table[i] = geom.LinearFromSRGB(float64(i) / 255)
	}
	return table
}
