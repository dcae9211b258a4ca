package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
)

// Memory is what a renderer holds on the GPU, in bytes. Drivers add their own.
type Memory struct {
	Meshes, Textures, Targets int
}

// Total is all of it.
func (m Memory) Total() int { return m.Meshes + m.Textures + m.Targets }

// defaultBudget is what a renderer may hold unless told otherwise.
const defaultBudget = 1536 << 20

// WithBudget bounds what the renderer holds on the GPU, in bytes. What one frame needs stays, even if that is more.
func WithBudget(bytes int) Option {
	return func(r *Renderer) { r.budget = bytes }
}

// Memory tells what is held now.
func (r *Renderer) Memory() Memory {
	m := Memory{Meshes: r.meshes.bytes, Textures: r.textures.bytes}
	for _, t := range r.targets() {
		m.Targets += t.bytes()
	}
	for _, s := range [...]*shadowMap{&r.shadow, &r.lamps} {
		m.Targets += int(s.width) * int(s.height) * shadowBytes
	}
	for _, texture := range r.measures.textures {
		if texture != 0 {
			m.Targets += r.measures.width * r.measures.height * pixelBytes
		}
	}
	return m
}

// shadowBytes is a texel of a shadow map.
const shadowBytes = 4

func (r *Renderer) targets() [5]*target {
	return [...]*target{&r.screen, &r.sketch, &r.paper, &r.beyond, &r.refining.target}
}

// trim gives up what was not used in this frame, the least recently used first, until the budget holds. Whatever is wanted
// again comes back from the store.
func (r *Renderer) trim() {
	over := r.Memory().Total() - r.budget
	for over > 0 {
		mesh, meshAge := r.meshes.oldest(r.number)
		texture, textureAge := r.textures.oldest(r.number)
		idle := r.idleTarget()
		switch {
		case idle != nil && idle.used <= min(meshAge, textureAge):
			over -= idle.bytes()
			if r.shown.target == idle {
				r.shown.valid = false
			}
			idle.close()
		case meshAge < r.number && meshAge <= textureAge:
			over -= r.meshes.evict(mesh)
		case textureAge < r.number:
			over -= r.textures.evict(texture)
		default:
			return
		}
	}
}

// idleTarget is the least recently used target that this frame did not use, or nil.
func (r *Renderer) idleTarget() *target {
	var found *target
	for _, t := range r.targets() {
		if t.width > 0 && t.used < r.number && (found == nil || t.used < found.used) {
			found = t
		}
	}
	return found
}

// oldest returns the mesh that has not been used for longest and its frame, which is no less than number when all were used in it.
func (c *meshes) oldest(number uint64) (key asset.ID, age uint64) {
	age = number
	for k, m := range c.byKey {
		if m.used < age || m.used == age && age < number && k < key {
			key, age = k, m.used
		}
	}
	return key, age
}

func (c *meshes) evict(key asset.ID) int {
	m := c.byKey[key]
	m.close()
	delete(c.byKey, key)
	c.bytes -= m.bytes
	return m.bytes
}

func (t *textures) oldest(number uint64) (key textureKey, age uint64) {
	age = number
	for k, g := range t.byKey {
		if g.used < age || g.used == age && age < number && k.before(key) {
			key, age = k, g.used
		}
	}
	return key, age
}

func (k textureKey) before(o textureKey) bool {
	if k.id != o.id {
		return k.id < o.id
	}
	if k.layers != o.layers {
		return k.layers < o.layers
	}
	return k.color && !o.color
}

func (t *textures) evict(key textureKey) int {
	g := t.byKey[key]
	gl.DeleteTextures(1, &g.id)
	delete(t.byKey, key)
	t.bytes -= g.bytes
	return g.bytes
}

// Bytes a pixel of a target takes: with each sample of the scene's light and depth, and of the layer, and once for the rest.
const (
	sceneBytes = 8 + 4
	layerBytes = 4
	pixelOnce  = 4 + 4 + 4 + 4 + 1 // colour with and without outlines, ids, depth, two quarters of occlusion
	sharesOnce = 8                 // two quarters of 16 where it is large
	bloomOnce  = 1                 // a sixteenth of 8 bytes, with the smaller levels
	behindOnce = 8 + 3
)

// bytes is what the target holds on the GPU.
func (t *target) bytes() int {
	each := t.samples*sceneBytes + pixelOnce
	if t.layerColor != 0 {
		each += t.samples*layerBytes + layerBytes
	}
	if t.shares[0] != 0 {
		each += sharesOnce
	}
	if len(t.bloom.levels) > 0 {
		each += bloomOnce
	}
	if t.behind != 0 {
		each += behindOnce
	}
	return t.width * t.height * each
}
