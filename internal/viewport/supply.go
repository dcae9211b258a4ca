package viewport

import (
	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

// supply brings all that a frame draws onto the GPU: textures are decoded on other goroutines while meshes are uploaded here.
// A picture that waits for its textures is then drawn once and not twice.
func (r *Renderer) supply(f *frame.Frame) {
	lists := [...][]frame.Batch{f.Opaque, f.Blended, f.Ghosts, f.Casters}
	clear(r.materials)
	for _, list := range lists {
		for i := range list {
			if m := list[i].Material; r.materials[m] == 0 {
				r.materials[m] = 1
				r.request(m)
			}
		}
	}
	for _, list := range lists {
		for i := range list {
			r.meshes.get(&list[i], r.number)
		}
	}
	r.textures.receive(true)
}

// request starts decoding a material's textures.
func (r *Renderer) request(m *scene.Material) {
	for ref, color := range materialTextures(m) {
		r.textures.get(textureKey{id: ref.Texture, color: color}, r.number)
	}
	if key, first := layerKey(m); first != nil {
		r.textures.get(key, r.number)
	}
}

// materialTextures yields the textures a material is drawn with, but those of its layers, and whether each holds colours.
func materialTextures(m *scene.Material) func(yield func(*scene.TextureRef, bool) bool) {
	return func(yield func(*scene.TextureRef, bool) bool) {
		for _, t := range [...]struct {
			ref   *scene.TextureRef
			color bool
		}{
			{m.BaseColorTexture, true}, {m.EmissiveTexture, true},
			{m.NormalTexture, false}, {m.MetallicRoughnessTexture, false}, {m.OcclusionTexture, false},
		} {
			if t.ref != nil && !yield(t.ref, t.color) {
				return
			}
		}
	}
}
