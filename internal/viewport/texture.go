package viewport

import (
	"fmt"
	"image"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// textureKey names a texture on the GPU: colours are decoded from sRGB, data are not.
type textureKey struct {
	id    asset.ID
	color bool
}

type gpuTexture struct {
	id    uint32
	bytes int
	used  uint64
}

// decoded is an image that a worker has decoded.
type decoded struct {
	key     textureKey
	picture *image.NRGBA
	err     error
}

// textures decodes images in the background and keeps them on the GPU, the least recently used ones going first.
type textures struct {
	store   *asset.Store
	byKey   map[textureKey]*gpuTexture
	waiting map[textureKey]bool
	failed  map[textureKey]error
	results chan decoded
	slots   chan struct{}

	white, flat  uint32 // stand-ins: white, and a normal that points up
	bytes        int
	budget       int
	maxSide      int
	version      uint64 // counts arrivals
	samplerCache map[samplerKey]uint32
}

const (
	textureBudget  = 1 << 30
	decodeWorkers  = 2
	maxTextureSide = 4096
)

func newTextures(store *asset.Store) *textures {
	return &textures{
		store: store, byKey: map[textureKey]*gpuTexture{}, waiting: map[textureKey]bool{}, failed: map[textureKey]error{},
		results: make(chan decoded, 64), slots: make(chan struct{}, decodeWorkers), budget: textureBudget, maxSide: maxTextureSide,
		white: solidTexture(255, 255, 255), flat: solidTexture(128, 128, 255), samplerCache: map[samplerKey]uint32{},
	}
}

func solidTexture(r, g, b byte) uint32 {
	var id uint32
	gl.GenTextures(1, &id)
	gl.BindTexture(gl.TEXTURE_2D, id)
	pixel := []byte{r, g, b, 255}
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, 1, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(pixel))
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
	return id
}

// get returns the texture, or ok = false while it is being decoded or when it cannot be.
func (t *textures) get(key textureKey, number uint64) (id uint32, ok bool) {
	if g, found := t.byKey[key]; found {
		g.used = number
		return g.id, true
	}
	if t.waiting[key] || t.failed[key] != nil {
		return 0, false
	}
	t.waiting[key] = true
	go t.decode(key)
	return 0, false
}

func (t *textures) decode(key textureKey) {
	t.slots <- struct{}{}
	defer func() { <-t.slots }()
	picture, err := decodeTexture(t.store, key.id, t.maxSide)
	t.results <- decoded{key, picture, err}
}

func decodeTexture(store *asset.Store, id asset.ID, maxSide int) (*image.NRGBA, error) {
	texture, err := store.Texture(id)
	if err != nil {
		return nil, err
	}
	picture, err := pix.Decode(texture.Data, pix.DefaultLimits())
	if err != nil {
		return nil, fmt.Errorf("viewport: texture %q: %w", texture.Name, err)
	}
	if size := picture.Bounds().Size(); max(size.X, size.Y) > maxSide {
		picture = pix.Downscale(picture, maxSide)
	}
	return picture, nil
}

// receive uploads what has been decoded; with wait it stays until nothing is missing.
func (t *textures) receive(wait bool) {
	for len(t.waiting) > 0 {
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

func (t *textures) accept(d decoded) {
	delete(t.waiting, d.key)
	t.version++
	if d.err != nil {
		t.failed[d.key] = d.err
		return
	}
	g := uploadTexture(d.picture, d.key.color)
	t.byKey[d.key] = g
	t.bytes += g.bytes
}

func uploadTexture(picture *image.NRGBA, color bool) *gpuTexture {
	format := int32(gl.RGBA8)
	if color {
		format = gl.SRGB8_ALPHA8
	}
	size := picture.Bounds().Size()
	g := &gpuTexture{bytes: size.X * size.Y * 16 / 3}
	gl.GenTextures(1, &g.id)
	gl.BindTexture(gl.TEXTURE_2D, g.id)
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 4)
	gl.PixelStorei(gl.UNPACK_ROW_LENGTH, int32(picture.Stride/4))
	gl.TexImage2D(gl.TEXTURE_2D, 0, format, int32(size.X), int32(size.Y), 0, gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(picture.Pix))
	gl.PixelStorei(gl.UNPACK_ROW_LENGTH, 0)
	gl.GenerateMipmap(gl.TEXTURE_2D)
	return g
}

// trim evicts what was not used in this frame until the budget holds.
func (t *textures) trim(number uint64) {
	for t.bytes > t.budget {
		var oldest textureKey
		age := number
		for key, g := range t.byKey {
			if g.used < age {
				oldest, age = key, g.used
			}
		}
		if oldest.id == "" {
			return
		}
		g := t.byKey[oldest]
		t.bytes -= g.bytes
		gl.DeleteTextures(1, &g.id)
		delete(t.byKey, oldest)
	}
}

// samplerKey is how a texture is read.
type samplerKey struct {
	wrapU, wrapV scene.Wrap
	nearest      bool
}

// sampler returns the sampler object for a reference.
func (t *textures) sampler(ref *scene.TextureRef) uint32 {
	key := samplerKey{ref.WrapU, ref.WrapV, ref.Nearest}
	if id, ok := t.samplerCache[key]; ok {
		return id
	}
	var id uint32
	gl.GenSamplers(1, &id)
	gl.SamplerParameteri(id, gl.TEXTURE_WRAP_S, wrapMode(ref.WrapU))
	gl.SamplerParameteri(id, gl.TEXTURE_WRAP_T, wrapMode(ref.WrapV))
	if ref.Nearest {
		gl.SamplerParameteri(id, gl.TEXTURE_MIN_FILTER, gl.NEAREST_MIPMAP_LINEAR)
		gl.SamplerParameteri(id, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
	} else {
		gl.SamplerParameteri(id, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
		gl.SamplerParameteri(id, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
	}
	t.samplerCache[key] = id
	return id
}

func wrapMode(w scene.Wrap) int32 {
	switch w {
	case scene.Clamp:
		return gl.CLAMP_TO_EDGE
	case scene.Mirror:
		return gl.MIRRORED_REPEAT
	}
	return gl.REPEAT
}

// bind puts a reference's texture, or a stand-in, into a unit.
func (t *textures) bind(unit uint32, ref *scene.TextureRef, color bool, standIn uint32, number uint64) {
	gl.ActiveTexture(gl.TEXTURE0 + unit)
	if ref == nil {
		gl.BindTexture(gl.TEXTURE_2D, standIn)
		gl.BindSampler(unit, 0)
		return
	}
	id, ok := t.get(textureKey{ref.Texture, color}, number)
	if !ok {
		gl.BindTexture(gl.TEXTURE_2D, standIn)
		gl.BindSampler(unit, 0)
		return
	}
	gl.BindTexture(gl.TEXTURE_2D, id)
	gl.BindSampler(unit, t.sampler(ref))
}

func (t *textures) close() {
	for _, g := range t.byKey {
		gl.DeleteTextures(1, &g.id)
	}
	for _, id := range t.samplerCache {
		gl.DeleteSamplers(1, &id)
	}
	gl.DeleteTextures(1, &t.white)
	gl.DeleteTextures(1, &t.flat)
}
