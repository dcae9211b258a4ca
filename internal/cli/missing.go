package cli

import (
	"errors"
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// missing tells which asset of a scene cannot be read: a picture without it would look whole and be wrong.
func missing(found contents) error {
	snap, store := found.snapshot, found.store
	for n := range snap.Nodes() {
		if n.Model == nil {
			continue
		}
		if err := missingModel(store, n.Model.Asset); err != nil {
			return fmt.Errorf("node %q cannot be drawn: %w", n.ID, err)
		}
	}
	for m := range snap.Materials() {
		for _, t := range m.TextureRefs() {
			if _, err := store.Texture(t.Texture); err != nil {
				return fmt.Errorf("material %q cannot be drawn: %w", m.ID, unread("texture", t.Texture, err))
			}
		}
	}
	if e := &snap.Settings().Environment; e.Sky == scene.ImageSky && e.Image != "" {
		if _, err := store.Texture(e.Image); err != nil {
			return fmt.Errorf("the sky cannot be drawn: %w", unread("image", e.Image, err))
		}
	}
	return nil
}

func missingModel(store *asset.Store, id asset.ID) error {
	model, err := store.Model(id)
	if err != nil {
		return unread("model", id, err)
	}
	for i := range model.Parts {
		for _, s := range model.Parts[i].Surfaces {
			if _, err := store.Mesh(s.Mesh); err != nil {
				return unread("mesh", s.Mesh, err)
			}
		}
	}
	return nil
}

func unread(what string, id asset.ID, err error) error {
	if errors.Is(err, asset.ErrMissing) {
		return fmt.Errorf("its %s %.12s… is missing from the project; copy the project again with all of its blobs", what, id)
	}
	return fmt.Errorf("its %s %.12s…: %w", what, id, err)
}
