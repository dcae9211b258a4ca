package asset

import (
	"fmt"
	"slices"
	"sync"

	"scenograph/internal/geom"
)

// Store keeps assets by content. It is safe for concurrent use.
type Store struct {
	// Fetch brings the canonical bytes of an asset that is not in memory, such as from a project's blobs. It may be nil
	// and must be set before the store is shared.
	Fetch func(ID) ([]byte, error)

	mu       sync.RWMutex
	meshes   map[ID]*Mesh
	textures map[ID]*Texture
	models   map[ID]*Model
	bounds   map[ID]geom.Box
	means    map[ID]mean
}

// NewStore returns an empty store.
func NewStore() *Store {
	return &Store{meshes: map[ID]*Mesh{}, textures: map[ID]*Texture{}, models: map[ID]*Model{}, bounds: map[ID]geom.Box{}, means: map[ID]mean{}}
}

// PutMesh checks and keeps a mesh, which must not change afterwards.
func (s *Store) PutMesh(m *Mesh) (ID, error) {
	if err := m.Check(); err != nil {
		return "", fmt.Errorf("asset: %w", err)
	}
	id := HashOf(encodeMesh(m))
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.meshes[id]; !ok {
		s.meshes[id] = m
	}
	return id, nil
}

// PutTexture checks and keeps a texture, which must not change afterwards.
func (s *Store) PutTexture(t *Texture) (ID, error) {
	if err := t.Check(); err != nil {
		return "", fmt.Errorf("asset: texture %q: %w", t.Name, err)
	}
	blob, err := encodeTexture(t)
	if err != nil {
		return "", fmt.Errorf("asset: texture %q: %w", t.Name, err)
	}
	id := HashOf(blob)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.textures[id]; !ok {
		s.textures[id] = t
	}
	return id, nil
}

// PutModel checks and keeps a model, which must not change afterwards. Every mesh it names must be in the store.
func (s *Store) PutModel(m *Model) (ID, error) {
	if err := m.Check(); err != nil {
		return "", fmt.Errorf("asset: model %q: %w", m.Name, err)
	}
	for _, mesh := range m.meshes() {
		if _, err := s.Mesh(mesh); err != nil {
			return "", fmt.Errorf("asset: model %q: %w", m.Name, err)
		}
	}
	blob, err := encodeModel(m)
	if err != nil {
		return "", fmt.Errorf("asset: model %q: %w", m.Name, err)
	}
	id := HashOf(blob)
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.models[id]; !ok {
		s.models[id] = m
	}
	return id, nil
}

// Mesh returns a mesh by its ID.
func (s *Store) Mesh(id ID) (*Mesh, error) { return lookUp(s, s.meshes, id, "mesh") }

// Texture returns a texture by its ID.
func (s *Store) Texture(id ID) (*Texture, error) { return lookUp(s, s.textures, id, "texture") }

// Model returns a model by its ID.
func (s *Store) Model(id ID) (*Model, error) { return lookUp(s, s.models, id, "model") }

func lookUp[T any](s *Store, table map[ID]*T, id ID, kind string) (*T, error) {
	s.mu.RLock()
	found, ok := table[id]
	s.mu.RUnlock()
	if ok {
		return found, nil
	}
	if err := s.fetch(id); err != nil {
		return nil, fmt.Errorf("asset: %s %s: %w", kind, short(id), err)
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if found, ok = table[id]; ok {
		return found, nil
	}
	return nil, fmt.Errorf("asset: %s is no %s", short(id), kind)
}

func (s *Store) fetch(id ID) error {
	if s.Fetch == nil || !id.Valid() {
		return ErrMissing
	}
	blob, err := s.Fetch(id)
	if err != nil {
		return err
	}
	got, err := s.PutBlob(blob)
	if err != nil {
		return err
	}
	if got != id {
		return fmt.Errorf("its bytes hash to %s: the file is damaged", short(got))
	}
	return nil
}

func short(id ID) string {
	if len(id) > 12 {
		return string(id[:12])
	}
	return fmt.Sprintf("%q", string(id))
}

// Has reports whether the asset is in memory or can be fetched.
func (s *Store) Has(id ID) bool {
	_, err := s.Blob(id)
	return err == nil
}

func (m *Model) meshes() []ID {
	var out []ID
	for i := range m.Parts {
		for _, surface := range m.Parts[i].Surfaces {
			out = append(out, surface.Mesh)
		}
		for _, c := range m.Parts[i].Colliders {
			if c.Mesh != "" {
				out = append(out, c.Mesh)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ModelBounds returns the box around a model at rest, in its own frame.
func (s *Store) ModelBounds(id ID) (geom.Box, error) {
	s.mu.RLock()
	box, ok := s.bounds[id]
	s.mu.RUnlock()
	if ok {
		return box, nil
	}
	model, err := s.Model(id)
	if err != nil {
		return geom.Box{}, err
	}
	box = geom.EmptyBox()
	for i, modelFromPart := range model.PartTransforms(nil) {
		for _, surface := range model.Parts[i].Surfaces {
			mesh, err := s.Mesh(surface.Mesh)
			if err != nil {
				return geom.Box{}, err
			}
			for _, p := range mesh.Positions {
				box = box.Add(modelFromPart.Apply(geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}))
			}
		}
	}
	s.mu.Lock()
	s.bounds[id] = box
	s.mu.Unlock()
	return box, nil
}
