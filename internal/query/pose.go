package query

import (
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// Posed returns a node's body with its joints at other values; joints that are not named are at rest. The world stays as it is.
func (w *World) Posed(id scene.NodeID, joints func(name string) float64) (*Body, error) {
	n, ok := w.snapshot.Node(id)
	if !ok || n.Model == nil {
		return nil, fmt.Errorf("query: node %q shows no model", id)
	}
	s, err := newShape(w.store, n.Model.Asset, joints)
	if err != nil {
		return nil, fmt.Errorf("query: node %q: %w", id, err)
	}
	return s.visible(n.Model.Asset, id, w.snapshot.WorldFromNode(id))
}

// Model returns the model that a node shows, or false.
func (w *World) Model(id scene.NodeID) (*asset.Model, bool) {
	n, ok := w.snapshot.Node(id)
	if !ok || n.Model == nil {
		return nil, false
	}
	model, err := w.store.Model(n.Model.Asset)
	return model, err == nil
}

// Store returns the assets that the world is made of.
func (w *World) Store() *asset.Store { return w.store }
