package viewport

import (
	"image"
	"math"

	"github.com/go-gl/gl/v4.1-core/gl"
)

// uploadBudget is how many bytes of textures one Draw takes to the GPU: more would be felt as a jerk.
const uploadBudget = 16 << 20

// uploading is a texture on its way to the GPU, some rows at a time.
type uploading struct {
	decoded decoded
	texture *gpuTexture
	level   int
	row     int
}

// beginUpload makes room for a texture.
func beginUpload(d decoded) *uploading {
	return &uploading{decoded: d, texture: emptyLevels(d.levels, d.key.color)}
}

// emptyLevels makes a texture with room for a picture and its mipmaps, and leaves it bound.
func emptyLevels(levels []*image.NRGBA, color bool) *gpuTexture {
	format := int32(gl.RGBA8)
	if color {
		format = gl.SRGB8_ALPHA8
	}
	g := &gpuTexture{}
	gl.GenTextures(1, &g.id)
	gl.BindTexture(gl.TEXTURE_2D, g.id)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAX_LEVEL, int32(len(levels)-1))
	for i, picture := range levels {
		size := picture.Rect.Size()
		gl.TexImage2D(gl.TEXTURE_2D, int32(i), format, int32(size.X), int32(size.Y), 0, gl.RGBA, gl.UNSIGNED_BYTE, nil)
		g.bytes += size.X * size.Y * 4
	}
	return g
}

// step uploads rows until a budget of bytes is spent, one at least, and returns what it took.
func (u *uploading) step(budget int) (bytes int) {
	gl.BindTexture(gl.TEXTURE_2D, u.texture.id)
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 4)
	for !u.done() && bytes < budget {
		picture := u.decoded.levels[u.level]
		size := picture.Rect.Size()
		rows := min(max((budget-bytes)/(size.X*4), 1), size.Y-u.row)
		gl.PixelStorei(gl.UNPACK_ROW_LENGTH, int32(picture.Stride/4))
		gl.TexSubImage2D(gl.TEXTURE_2D, int32(u.level), 0, int32(u.row), int32(size.X), int32(rows), gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(picture.Pix[u.row*picture.Stride:]))
		bytes += rows * size.X * 4
		if u.row += rows; u.row == size.Y {
			u.level, u.row = u.level+1, 0
		}
	}
	gl.PixelStorei(gl.UNPACK_ROW_LENGTH, 0)
	return bytes
}

func (u *uploading) done() bool { return u.level == len(u.decoded.levels) }

// uploadTexture takes a whole texture to the GPU at once.
func uploadTexture(levels []*image.NRGBA, color bool) *gpuTexture {
	u := beginUpload(decoded{key: textureKey{color: color}, levels: levels})
	u.step(math.MaxInt)
	return u.texture
}

// receive uploads what has been decoded, as much as one frame has time for; with wait it stays until nothing is missing.
func (t *textures) receive(wait bool) {
	budget := uploadBudget
	if wait {
		budget = math.MaxInt
	}
	for budget > 0 {
		if u := t.uploading; u != nil {
			if budget -= u.step(budget); !u.done() {
				return
			}
			t.keep(u.decoded, u.texture)
			t.uploading = nil
		}
		if len(t.waiting) == 0 {
			return
		}
		if wait {
			t.accept(<-t.results)
			continue
		}
		select {
		case d := <-t.results:
			t.accept(d)
		default:
			return
		}
	}
}

// accept takes in what a worker has made of a texture.
func (t *textures) accept(d decoded) {
	switch {
	case d.layers != nil:
		t.keep(d, uploadLayers(d.layers))
	case d.err != nil:
		t.keep(d, nil)
	default:
		t.uploading = beginUpload(d)
	}
}

// keep ends the wait for a texture.
func (t *textures) keep(d decoded, g *gpuTexture) {
	delete(t.waiting, d.key)
	t.version++
	if d.err != nil {
		t.failed[d.key] = d.err
	}
	if d.reduced != nil {
		t.reduced[d.key] = d.reduced
	}
	if g != nil {
		t.byKey[d.key] = g
		t.bytes += g.bytes
	}
}
