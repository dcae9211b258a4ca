package catalog

import (
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// textureSet is what a pattern gives a material; nil members are left out.
type textureSet struct {
	albedo, normal, roughness *asset.Texture
	plain                     float64 // roughness of the pattern's plain face
}

// textureCache generates each pattern once.
type textureCache struct {
	mutex sync.Mutex
	sets  map[pattern]func() textureSet
	ids   map[*asset.Texture]asset.ID // of textures that have been in a store
}

func newTextureCache() *textureCache {
	return &textureCache{sets: map[pattern]func() textureSet{}, ids: map[*asset.Texture]asset.ID{}}
}

func (c *textureCache) get(p pattern) textureSet {
	c.mutex.Lock()
	set, ok := c.sets[p]
	if !ok {
		set = sync.OnceValue(func() textureSet { return generate(p) })
		c.sets[p] = set
	}
	c.mutex.Unlock()
	return set()
}

// placedSet is a set whose textures are in a store.
type placedSet struct {
	albedo, normal, roughness asset.ID
	plain                     float64
}

func (c *textureCache) put(store *asset.Store, p pattern) (placedSet, error) {
	set := c.get(p)
	out := placedSet{plain: set.plain}
	var err error
	if out.albedo, err = c.place(store, set.albedo); err != nil {
		return out, err
	}
	if out.normal, err = c.place(store, set.normal); err != nil {
		return out, err
	}
	out.roughness, err = c.place(store, set.roughness)
	return out, err
}

// place puts a texture in a store that does not have it yet; nil gives "".
func (c *textureCache) place(store *asset.Store, t *asset.Texture) (asset.ID, error) {
	if t == nil {
		return "", nil
	}
	c.mutex.Lock()
	id, known := c.ids[t]
	c.mutex.Unlock()
	if known && store.Has(id) {
		return id, nil
	}
	id, err := store.PutTexture(t)
	if err != nil {
		return "", err
	}
	c.mutex.Lock()
	c.ids[t] = id
	c.mutex.Unlock()
	return id, nil
}

// dress gives a material the textures, repeated so many times a metre.
func (s placedSet) dress(m *scene.Material, perMetre float64) {
	ref := func(id asset.ID) *scene.TextureRef {
		if id == "" {
			return nil
		}
		r := scene.NewTextureRef(id)
		r.Scale = geom.Vec2{perMetre, perMetre}
		r.WrapU, r.WrapV = scene.Repeat, scene.Repeat
		return r
	}
	m.BaseColorTexture, m.NormalTexture, m.MetallicRoughnessTexture = ref(s.albedo), ref(s.normal), ref(s.roughness)
	if s.roughness != "" {
		m.Roughness = min(1, m.Roughness/s.plain)
	}
}
