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
}

func newTextureCache() *textureCache {
	return &textureCache{sets: map[pattern]func() textureSet{}}
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
	for _, t := range []struct {
		texture *asset.Texture
		id      *asset.ID
	}{{set.albedo, &out.albedo}, {set.normal, &out.normal}, {set.roughness, &out.roughness}} {
		if t.texture == nil {
			continue
		}
		id, err := store.PutTexture(t.texture)
		if err != nil {
			return out, err
		}
		*t.id = id
	}
	return out, nil
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
