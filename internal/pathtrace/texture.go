package pathtrace

import (
	"fmt"
	"image"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// texture is a decoded image that is read with bilinear filtering.
type texture struct {
	width, height int
	pixels        []byte // RGBA
	stride        int
}

// placed is a texture with a placement and the way it is read.
type placed struct {
	*texture
	u, v         vec // rows of KHR_texture_transform
	second       bool
	wrapU, wrapV scene.Wrap
	nearest      bool
}

// maxTextureSide is the longest edge that is kept of a texture, as in the viewport.
const maxTextureSide = 4096

// textures decodes each image once.
type textures struct {
	store   *asset.Store
	byID    map[asset.ID]*texture
	trouble []error
}

// get returns nil for no reference and for images that cannot be read, which are noted.
func (t *textures) get(ref *scene.TextureRef) *placed {
	if ref == nil {
		return nil
	}
	image, known := t.byID[ref.Texture]
	if !known {
		var err error
		if image, err = loadTexture(t.store, ref.Texture); err != nil {
			t.trouble = append(t.trouble, err)
		}
		t.byID[ref.Texture] = image
	}
	if image == nil {
		return nil
	}
	sin, cos := math.Sincos(ref.Rotation)
	sx, sy := ref.Scale[0], ref.Scale[1]
	return &placed{
		texture: image, second: ref.UVSet == 1, wrapU: ref.WrapU, wrapV: ref.WrapV, nearest: ref.Nearest,
		u: vec{float32(cos * sx), float32(sin * sy), float32(ref.Offset[0])},
		v: vec{float32(-sin * sx), float32(cos * sy), float32(ref.Offset[1])},
	}
}

func loadTexture(store *asset.Store, id asset.ID) (*texture, error) {
	found, err := store.Texture(id)
	if err != nil {
		return nil, fmt.Errorf("pathtrace: %w", err)
	}
	picture, err := pix.Decode(found.Data, pix.DefaultLimits())
	if err != nil {
		return nil, fmt.Errorf("pathtrace: texture %q: %w", found.Name, err)
	}
	return textureOf(picture), nil
}

func textureOf(picture *image.NRGBA) *texture {
	if size := picture.Rect.Size(); max(size.X, size.Y) > maxTextureSide {
		picture = pix.Downscale(picture, maxTextureSide)
	}
	size := picture.Rect.Size()
	if size.X < 1 || size.Y < 1 {
		return nil
	}
	return &texture{width: size.X, height: size.Y, pixels: picture.Pix, stride: picture.Stride}
}

// transfer decodes sRGB bytes, and plain ones.
type transfer struct{ linear, plain [256]float32 }

func newTransfer() *transfer {
	t := &transfer{}
	for i := range t.linear {
		t.linear[i] = float32(geom.LinearFromSRGB(float64(i) / 255))
		t.plain[i] = float32(i) / 255
	}
	return t
}

// at reads the texture where the placement puts uv; table decodes its colour channels. A coarse reading takes the nearest pixel.
func (p *placed) at(uv [2]float32, table *[256]float32, coarse bool) (color vec, alpha float32) {
	at := vec{uv[0], uv[1], 1}
	x, y := p.u.dot(at)*float32(p.width), p.v.dot(at)*float32(p.height)
	if !(abs(x) < 1e9 && abs(y) < 1e9) {
		x, y = 0, 0
	}
	if p.nearest || coarse {
		return p.pixel(floor(x), floor(y), table)
	}
	x, y = x-0.5, y-0.5
	i, j := floor(x), floor(y)
	fx, fy := x-float32(i), y-float32(j)
	c00, a00 := p.pixel(i, j, table)
	c10, a10 := p.pixel(i+1, j, table)
	c01, a01 := p.pixel(i, j+1, table)
	c11, a11 := p.pixel(i+1, j+1, table)
	color = c00.mix(c10, fx).mix(c01.mix(c11, fx), fy)
	top, bottom := a00+(a10-a00)*fx, a01+(a11-a01)*fx
	return color, top + (bottom-top)*fy
}

func (p *placed) pixel(i, j int, table *[256]float32) (color vec, alpha float32) {
	at := wrapped(j, p.height, p.wrapV)*p.stride + wrapped(i, p.width, p.wrapU)*4
	px := p.pixels[at : at+4 : at+4]
	return vec{table[px[0]], table[px[1]], table[px[2]]}, float32(px[3]) / 255
}

func floor(x float32) int { return int(math.Floor(float64(x))) }

func wrapped(i, n int, how scene.Wrap) int {
	if i >= 0 && i < n {
		return i
	}
	switch how {
	case scene.Clamp:
		return min(max(i, 0), n-1)
	case scene.Mirror:
		i %= 2 * n
		if i < 0 {
			i += 2 * n
		}
		return min(i, 2*n-1-i)
	}
	i %= n
	if i < 0 {
		i += n
	}
	return i
}
