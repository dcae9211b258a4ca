package catalog

import (
	"encoding/json"

	"scenograph/internal/asset"
)

// DesignOf reads how the catalogue built a model; false for every other model.
func DesignOf(store *asset.Store, id asset.ID) (Request, bool) {
	model, err := store.Model(id)
	if err != nil || len(model.Recipe) == 0 {
		return Request{}, false
	}
	var made struct {
		Catalog string `json:"catalog"`
		Request
	}
	if json.Unmarshal(model.Recipe, &made) != nil || made.Catalog == "" || made.Entry == "" {
		return Request{}, false
	}
	return made.Request, true
}
