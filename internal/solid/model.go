package solid

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
)

// loose is the excess beyond which a collider is reported as a poor stand-in.
const loose = 0.5

// Decomposition limits how finely FitModel splits a part.
type Decomposition struct {
	MaxPieces int // colliders a part may get; 0 means 16
}

// FitModel returns a copy of the model with colliders for every part that has surfaces, hull meshes put into the store, and
// a report of what fits badly. Colliders that parts already have are kept; parts of the same meshes get the same. A cancelled context ends it between two pieces.
func FitModel(ctx context.Context, store *asset.Store, model *asset.Model, d Decomposition) (asset.Model, diag.Report, error) {
	var report diag.Report
	out := *model
	out.Parts = append([]asset.Part(nil), model.Parts...)
	fitted := map[string][]asset.Collider{}
	for i := range out.Parts {
		part := &out.Parts[i]
		if len(part.Colliders) > 0 || len(part.Surfaces) == 0 {
			continue
		}
		key := meshesOf(part)
		if colliders, ok := fitted[key]; ok {
			part.Colliders = slices.Clone(colliders)
			continue
		}
		colliders, err := fitPart(ctx, store, part, d, &report)
		if err != nil {
			return asset.Model{}, report, fmt.Errorf("solid: model %q, part %q: %w", model.Name, part.Name, err)
		}
		part.Colliders, fitted[key] = colliders, colliders
	}
	return out, report, nil
}

// meshesOf names what a part draws, the same for parts that draw the same.
func meshesOf(part *asset.Part) string {
	var key strings.Builder
	for _, surface := range part.Surfaces {
		key.WriteString(string(surface.Mesh))
		key.WriteByte(' ')
	}
	return key.String()
}

func fitPart(ctx context.Context, store *asset.Store, part *asset.Part, d Decomposition, report *diag.Report) ([]asset.Collider, error) {
	whole, err := PartSurface(store, part)
	if err != nil {
		return nil, err
	}
	if len(whole.Faces) == 0 {
		return nil, nil
	}
	fits, excess, err := FitPieces(ctx, whole, d)
	if err != nil {
		return nil, err
	}
	if excess > loose {
		report.Warn("part "+part.Name, "its colliders are %.0f%% larger than the thing", 100*excess)
	}
	var out []asset.Collider
	for _, fit := range fits {
		if fit.Hull != nil {
			if fit.Collider.Mesh, err = store.PutMesh(fit.Hull.Mesh()); err != nil {
				return nil, err
			}
		}
		out = append(out, fit.Collider)
	}
	return out, nil
}

// PartSurface joins what a part draws, in its frame.
func PartSurface(store *asset.Store, part *asset.Part) (Polyhedron, error) {
	var whole Polyhedron
	for _, surface := range part.Surfaces {
		mesh, err := store.Mesh(surface.Mesh)
		if err != nil {
			return Polyhedron{}, err
		}
		whole = join(whole, FromMesh(mesh))
	}
	return whole, nil
}

// ModelProperties sums the volume integrals of the colliders of a model at rest, in the model's frame. Colliders that
// overlap count twice.
func ModelProperties(store *asset.Store, model *asset.Model) (Properties, error) {
	var bodies []Properties
	modelFromPart := model.PartTransforms(func(string) float64 { return 0 })
	for i := range model.Parts {
		for _, c := range model.Parts[i].Colliders {
			placed := c
			placed.Transform = modelFromPart[i].Mul(c.Transform)
			var mesh *asset.Mesh
			if c.Mesh != "" {
				var err error
				if mesh, err = store.Mesh(c.Mesh); err != nil {
					return Properties{}, fmt.Errorf("solid: model %q: %w", model.Name, err)
				}
			}
			body, err := ColliderProperties(placed, mesh)
			if err != nil {
				return Properties{}, fmt.Errorf("solid: model %q: %w", model.Name, err)
			}
			bodies = append(bodies, body)
		}
	}
	return Combine(bodies...), nil
}

// MassKg returns the mass of a model's colliders at a density in kg/m³, such as 600 for oak or 40 for an upholstered seat.
func MassKg(store *asset.Store, model *asset.Model, densityKgM3 float64) (float64, error) {
	p, err := ModelProperties(store, model)
	if err != nil {
		return 0, err
	}
	return geom.Canonical(p.VolumeM3 * densityKgM3), nil
}
