package asset

import (
	"errors"
	"fmt"
	"slices"
)

// ErrMissing says that an asset is neither in memory nor in the project's blobs.
var ErrMissing = errors.New("it is not in the store")

// Blob returns the canonical bytes of an asset, whose SHA-256 is its ID.
func (s *Store) Blob(id ID) ([]byte, error) {
	s.mu.RLock()
	mesh, texture, model := s.meshes[id], s.textures[id], s.models[id]
	s.mu.RUnlock()
	switch {
	case mesh != nil:
		return encodeMesh(mesh), nil
	case texture != nil:
		return encodeTexture(texture)
	case model != nil:
		return encodeModel(model)
	}
	if err := s.fetch(id); err != nil {
		return nil, fmt.Errorf("asset: %s: %w", short(id), err)
	}
	return s.Blob(id)
}

// PutBlob decodes canonical bytes, checks them and keeps the asset. The blob must not change afterwards.
func (s *Store) PutBlob(blob []byte) (ID, error) {
	if len(blob) < 4 {
		return "", errors.New("asset: a blob is cut short")
	}
	id := HashOf(blob)
	switch magic := string(blob[:4]); magic {
	case meshMagic:
		mesh, err := decodeMesh(blob)
		if err != nil {
			return "", fmt.Errorf("asset: blob %s: %w", short(id), err)
		}
		s.mu.Lock()
		s.meshes[id] = mesh
		s.mu.Unlock()
	case textureMagic:
		texture, err := decodeTexture(blob)
		if err != nil {
			return "", fmt.Errorf("asset: blob %s: %w", short(id), err)
		}
		s.mu.Lock()
		s.textures[id] = texture
		s.mu.Unlock()
	case modelMagic:
		model, err := decodeModel(blob)
		if err != nil {
			return "", fmt.Errorf("asset: blob %s: %w", short(id), err)
		}
		s.mu.Lock()
		s.models[id] = model
		s.mu.Unlock()
	default:
		return "", fmt.Errorf("asset: blob %s has the unknown kind %q", short(id), magic)
	}
	return id, nil
}

// References lists an asset and all it needs, sorted.
func (s *Store) References(id ID) ([]ID, error) {
	out := []ID{id}
	s.mu.RLock()
	model := s.models[id]
	s.mu.RUnlock()
	if model == nil {
		if _, err := s.Blob(id); err != nil {
			return nil, err
		}
		s.mu.RLock()
		model = s.models[id]
		s.mu.RUnlock()
	}
	if model != nil {
		out = append(out, model.meshes()...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
