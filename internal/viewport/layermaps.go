package viewport

import (
	"errors"
	"image"
	"strings"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// A material's layers may read ten textures more than the five of core glTF, which is more than all drivers offer units for.
// They share one array texture: each is brought to the size of the largest. Which of them a material has is in its block.

const (
	coreMaps  = 5  // placements of the core textures, which come first in MaterialBlock
	layerMaps = 10 // placements of the layers' textures
)

// maxLayerSide bounds the array's edge in pixels.
const maxLayerSide = 2048

// layerRefs are the textures of a material's layers in the order of MaterialBlock, nil where there is none.
func layerRefs(m *scene.Material) (refs [layerMaps]*scene.TextureRef) {
	if c := m.Clearcoat; c != nil {
		refs[0], refs[1], refs[2] = c.Texture, c.RoughnessTexture, c.NormalTexture
	}
	if s := m.Sheen; s != nil {
		refs[3], refs[4] = s.ColorTexture, s.RoughnessTexture
	}
	if t := m.Transmission; t != nil {
		refs[5] = t.Texture
	}
	if s := m.Specular; s != nil {
		refs[6], refs[7] = s.Texture, s.ColorTexture
	}
	if v := m.Volume; v != nil {
		refs[8] = v.ThicknessTexture
	}
	if a := m.Anisotropy; a != nil {
		refs[9] = a.Texture
	}
	return refs
}

// normalLayer is the place of the coat's normal map.
const normalLayer = 2

// layerKey names the array of a material's layers and returns the reference whose sampler it is read with, or nil for none.
// Every id stands behind the number of its layer.
func layerKey(m *scene.Material) (key textureKey, first *scene.TextureRef) {
	var names []string
	for i, ref := range layerRefs(m) {
		if ref == nil {
			continue
		}
		if first == nil {
			first = ref
		}
		names = append(names, string(rune('0'+i))+string(ref.Texture))
	}
	return textureKey{layers: strings.Join(names, " ")}, first
}

// decodeLayers decodes the pictures of an array and brings them to one size. What cannot be read is neutral, and is reported.
func decodeLayers(store *asset.Store, layers string, maxSide int) ([][]*image.NRGBA, error) {
	var pictures []*image.NRGBA
	var failed []error
	width, height := 1, 1
	for name := range strings.FieldsSeq(layers) {
		picture, _, err := decodeTexture(store, asset.ID(name[1:]), min(maxSide, maxLayerSide))
		if err != nil {
			failed = append(failed, err)
			picture = neutral(name[0] == '0'+normalLayer)
		}
		width, height = max(width, picture.Rect.Dx()), max(height, picture.Rect.Dy())
		pictures = append(pictures, picture)
	}
	out := make([][]*image.NRGBA, len(pictures))
	for i, picture := range pictures {
		out[i] = withMipmaps(stretched(picture, width, height), false)
	}
	return out, errors.Join(failed...)
}

// neutral is a pixel that changes nothing.
func neutral(normal bool) *image.NRGBA {
	picture := image.NewNRGBA(image.Rect(0, 0, 1, 1))
	copy(picture.Pix, []byte{255, 255, 255, 255})
	if normal {
		copy(picture.Pix, []byte{128, 128, 255, 255})
	}
	return picture
}

// stretched brings a picture to a size that is not smaller, each channel for itself, between the middles of the pixels.
func stretched(from *image.NRGBA, width, height int) *image.NRGBA {
	w, h := from.Rect.Dx(), from.Rect.Dy()
	if w == width && h == height {
		return from
	}
	to := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		y0, y1, fy := between(y, height, h)
		for x := range width {
			x0, x1, fx := between(x, width, w)
			for c := range 4 {
				at := func(x, y int) float32 { return float32(from.Pix[y*from.Stride+x*4+c]) }
				top, bottom := at(x0, y0)*(1-fx)+at(x1, y0)*fx, at(x0, y1)*(1-fx)+at(x1, y1)*fx
				to.Pix[y*to.Stride+x*4+c] = byte(top*(1-fy) + bottom*fy + 0.5)
			}
		}
	}
	return to
}

// between returns the pixels of a row of n on both sides of pixel i of a row of more, and how near the second is.
func between(i, more, n int) (low, high int, share float32) {
	x := max((float32(i)+0.5)*float32(n)/float32(more)-0.5, 0)
	low = min(int(x), n-1)
	return low, min(low+1, n-1), x - float32(low)
}

// uploadLayers makes an array texture of pictures of one size with their mipmaps.
func uploadLayers(layers [][]*image.NRGBA) *gpuTexture {
	g := &gpuTexture{}
	gl.GenTextures(1, &g.id)
	bindTexture(unitLayers, gl.TEXTURE_2D_ARRAY, g.id)
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 4)
	gl.TexParameteri(gl.TEXTURE_2D_ARRAY, gl.TEXTURE_MAX_LEVEL, int32(len(layers[0])-1))
	for level, picture := range layers[0] {
		size := picture.Rect.Size()
		w, h := int32(size.X), int32(size.Y)
		gl.TexImage3D(gl.TEXTURE_2D_ARRAY, int32(level), gl.RGBA8, w, h, int32(len(layers)), 0, gl.RGBA, gl.UNSIGNED_BYTE, nil)
		for i := range layers {
			picture := layers[i][level]
			gl.PixelStorei(gl.UNPACK_ROW_LENGTH, int32(picture.Stride/4))
			gl.TexSubImage3D(gl.TEXTURE_2D_ARRAY, int32(level), 0, 0, int32(i), w, h, 1, gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(picture.Pix))
		}
		g.bytes += size.X * size.Y * 4 * len(layers)
	}
	gl.PixelStorei(gl.UNPACK_ROW_LENGTH, 0)
	return g
}

// bindLayers puts the array of a material's layers, or a neutral one, into its unit.
func (t *textures) bindLayers(m *scene.Material, number uint64) {
	key, first := layerKey(m)
	id := t.noLayers
	if first == nil {
		first = &scene.TextureRef{}
	} else if arrived, ok := t.get(key, number); ok {
		id = arrived
	}
	bindTexture(unitLayers, gl.TEXTURE_2D_ARRAY, id)
	gl.BindSampler(unitLayers, t.sampler(first))
}

// neutralLayers stands in for any array: white, and flat where the coat's normal map may be.
func neutralLayers() uint32 {
	var layers [][]*image.NRGBA
	for i := range layerMaps {
		layers = append(layers, []*image.NRGBA{neutral(i == normalLayer)})
	}
	return uploadLayers(layers).id
}
