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
	id     asset.ID
	color  bool
	layers string // of an array, see layerKey
}

type gpuTexture struct {
	id    uint32
	bytes int
	used  uint64
}

// decoded is an image that a worker has decoded.
type decoded struct {
	key    textureKey
	levels []*image.NRGBA   // the picture, then its mipmaps
	layers [][]*image.NRGBA // the same for every picture of an array
	err    error

	reduced error // it was too large, and by how much
}

// textures decodes images in the background and keeps them on the GPU.
type textures struct {
	store   *asset.Store
	byKey   map[textureKey]*gpuTexture
	waiting map[textureKey]bool
	failed  map[textureKey]error
	reduced map[textureKey]error // those that are drawn smaller than they are, and why
	results chan decoded
	slots   chan struct{}

	white, ones, flat uint32 // stand-ins: white in sRGB, white as data, and a normal that points up
	noLayers          uint32

	uploading *uploading // nil for none

	bytes        int
	maxSide      int
	version      uint64 // counts arrivals
	samplerCache map[samplerKey]uint32
}

const (
	decodeWorkers  = 2
	maxTextureSide = 4096
)

func newTextures(store *asset.Store) *textures {
	return &textures{
		store: store, byKey: map[textureKey]*gpuTexture{}, waiting: map[textureKey]bool{}, failed: map[textureKey]error{}, reduced: map[textureKey]error{},
		results: make(chan decoded, 64), slots: make(chan struct{}, decodeWorkers), maxSide: maxTextureSide,
		white: solidTexture(255, 255, 255, true), ones: solidTexture(255, 255, 255, false), flat: solidTexture(128, 128, 255, false),
		noLayers: neutralLayers(), samplerCache: map[samplerKey]uint32{},
	}
}

// solidTexture stands in for a texture. It has the same format, levels and sampler as a real one, so that a software
// renderer need not compile its programs again when the real one arrives.
func solidTexture(r, g, b byte, color bool) uint32 {
	picture := image.NewNRGBA(image.Rect(0, 0, 4, 4))
	for i := 0; i < len(picture.Pix); i += 4 {
		copy(picture.Pix[i:], []byte{r, g, b, 255})
	}
	return uploadTexture(withMipmaps(picture, color), color).id
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
	if key.layers != "" {
		layers, err := decodeLayers(t.store, key.layers, t.maxSide)
		t.results <- decoded{key: key, layers: layers, err: err}
		return
	}
	picture, reduced, err := decodeTexture(t.store, key.id, t.maxSide)
	if err != nil {
		t.results <- decoded{key: key, err: err}
		return
	}
	t.results <- decoded{key: key, levels: withMipmaps(picture, key.color), reduced: reduced}
}

func withMipmaps(picture *image.NRGBA, color bool) []*image.NRGBA {
	return append([]*image.NRGBA{picture}, mipmaps(picture, color)...)
}

// decodeTexture reads a texture. One that is larger than a renderer should hold is made smaller, which reduced tells.
func decodeTexture(store *asset.Store, id asset.ID, maxSide int) (picture *image.NRGBA, reduced, err error) {
	texture, err := store.Texture(id)
	if err != nil {
		return nil, nil, err
	}
	if picture, err = pix.Decode(texture.Data, pix.DefaultLimits()); err != nil {
		return nil, nil, fmt.Errorf("viewport: texture %q: %w", texture.Name, err)
	}
	if size := picture.Bounds().Size(); max(size.X, size.Y) > maxSide {
		picture = pix.Downscale(picture, maxSide)
		drawn := picture.Bounds().Size()
		reduced = fmt.Errorf("viewport: texture %q of %d×%d pixels is drawn with %d×%d", texture.Name, size.X, size.Y, drawn.X, drawn.Y)
	}
	return picture, reduced, nil
}

// samplerKey is how a texture is read.
type samplerKey struct {
	wrapU, wrapV int32
	nearest      bool
}

// sampler returns the sampler object for a reference.
func (t *textures) sampler(ref *scene.TextureRef) uint32 {
	key := samplerKey{wrapMode(ref.WrapU), wrapMode(ref.WrapV), ref.Nearest}
	if id, ok := t.samplerCache[key]; ok {
		return id
	}
	var id uint32
	gl.GenSamplers(1, &id)
	gl.SamplerParameteri(id, gl.TEXTURE_WRAP_S, key.wrapU)
	gl.SamplerParameteri(id, gl.TEXTURE_WRAP_T, key.wrapV)
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
	id := standIn
	if ref == nil {
		ref = &scene.TextureRef{}
	} else if arrived, ok := t.get(textureKey{id: ref.Texture, color: color}, number); ok {
		id = arrived
	}
	bindTexture(unit, gl.TEXTURE_2D, id)
	gl.BindSampler(unit, t.sampler(ref))
}

func (t *textures) close() {
	for _, g := range t.byKey {
		gl.DeleteTextures(1, &g.id)
	}
	for _, id := range t.samplerCache {
		gl.DeleteSamplers(1, &id)
	}
	if t.uploading != nil {
		gl.DeleteTextures(1, &t.uploading.texture.id)
	}
	gl.DeleteTextures(1, &t.white)
	gl.DeleteTextures(1, &t.ones)
	gl.DeleteTextures(1, &t.flat)
	gl.DeleteTextures(1, &t.noLayers)
}
