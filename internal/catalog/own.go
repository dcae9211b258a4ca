package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// OwnMaterial is a material that a person has added to the catalogue.
type OwnMaterial struct {
	MaterialPreset
	Make func(store *asset.Store, tint *geom.Color) (scene.Material, error) // nil keeps its own colour
}

// WithMaterials puts a person's materials before those of a source.
func WithMaterials(source Source, own []OwnMaterial) Source {
	if len(own) == 0 {
		return source
	}
	e := &extended{Source: source, own: own}
	for _, m := range own {
		e.described = append(e.described, describe(m.MaterialPreset, []geom.Color{m.Color}))
	}
	return e
}

type extended struct {
	Source
	own       []OwnMaterial
	described []describedMaterial
}

func (e *extended) Materials() []MaterialPreset {
	var out []MaterialPreset
	for _, m := range e.own {
		out = append(out, m.MaterialPreset)
	}
	return append(out, e.Source.Materials()...)
}

func (e *extended) FindMaterials(q MaterialQuery) []MaterialMatch {
	out := append(searchMaterials(e.described, q), e.Source.FindMaterials(q)...)
	slices.SortStableFunc(out, func(a, b MaterialMatch) int { return cmp.Compare(b.Score, a.Score) })
	if q.Limit > 0 && len(out) > q.Limit {
		out = out[:q.Limit]
	}
	return out
}

func (e *extended) find(preset string) (*OwnMaterial, bool) {
	for i := range e.own {
		if strings.EqualFold(e.own[i].Name, strings.TrimSpace(preset)) {
			return &e.own[i], true
		}
	}
	return nil, false
}

func (e *extended) Material(store *asset.Store, preset, color string) (scene.Material, error) {
	own, ok := e.find(preset)
	if !ok {
		return e.Source.Material(store, preset, color)
	}
	if color == "" {
		return own.Make(store, nil)
	}
	c, ok := ParseColor(color)
	if !ok {
		return scene.Material{}, fmt.Errorf("catalog: %q is not a colour; use a word such as sage, or #rrggbb", color)
	}
	return own.Make(store, &c)
}

// Build dresses a thing in a person's materials after the source has built it in its own.
func (e *extended) Build(store *asset.Store, req Request) (Thing, error) {
	wished := map[string]*OwnMaterial{}
	plain := req
	plain.Materials = map[string]string{}
	for slot, preset := range req.Materials {
		if own, ok := e.find(preset); ok {
			wished[slot] = own
		} else {
			plain.Materials[slot] = preset
		}
	}
	t, err := e.Source.Build(store, plain)
	if err != nil || len(wished) == 0 {
		return t, err
	}
	for i, slot := range t.Slots {
		own := wished[slot]
		if own == nil && i == 0 {
			own = wished[""]
		}
		if own == nil {
			continue
		}
		if t.Materials[i], err = own.Make(store, nil); err != nil {
			return t, fmt.Errorf("catalog: slot %q: %w", slot, err)
		}
	}
	return t, nil
}
