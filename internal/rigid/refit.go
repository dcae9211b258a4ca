package rigid

import (
	"context"
	"errors"
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// ErrJointed says that a model's parts move against each other, so that its colliders belong to the parts.
var ErrJointed = errors.New("its doors and drawers have colliders of their own, which stay")

// Refit fits colliders of one shape, or solid.Pieces, to each part of a model at rest, in the model's frame. asset.ShapeMesh takes the
// surfaces as they are. Meshes go into the store.
func Refit(ctx context.Context, store *asset.Store, model *asset.Model, shape asset.Shape) ([]asset.Collider, error) {
	if jointed(model) {
		return nil, fmt.Errorf("model %q: %w", model.Name, ErrJointed)
	}
	var out []asset.Collider
	for i, modelFromPart := range model.PartTransforms(nil) {
		part := &model.Parts[i]
		if shape == asset.ShapeMesh {
			for _, s := range part.Surfaces {
				mesh, err := store.Mesh(s.Mesh)
				if err != nil {
					return nil, err
				}
				out = append(out, asset.Collider{Shape: shape, Transform: modelFromPart, Size: atLeast(mesh.Bounds().Size()), Mesh: s.Mesh})
			}
			continue
		}
		surface, err := solid.PartSurface(store, part)
		if err != nil {
			return nil, err
		}
		if len(surface.Faces) == 0 {
			continue
		}
		fits, err := solid.FitAs(ctx, surface, shape)
		if err != nil {
			return nil, fmt.Errorf("part %q: %w", part.Name, err)
		}
		for _, fit := range fits {
			c := fit.Collider
			if fit.Hull != nil {
				if c.Mesh, err = store.PutMesh(fit.Hull.Mesh()); err != nil {
					return nil, err
				}
			}
			c.Transform = modelFromPart.Mul(c.Transform).Canonical()
			out = append(out, c)
		}
	}
	return out, nil
}

func atLeast(size geom.Vec3) geom.Vec3 { return geom.MaxVec3(size, geom.Vec3{1e-4, 1e-4, 1e-4}) }

// Fitted is how the colliders of a node fit what it shows: the worst of its parts.
type Fitted struct {
	Colliders int
	Shapes    map[asset.Shape]int
	Error     solid.Error
	Own       bool // they are the node's, not its model's
}

// Measure compares a node's colliders with what it shows, in the model's own size.
func Measure(store *asset.Store, n *scene.Node) (Fitted, error) {
	out := Fitted{Shapes: map[asset.Shape]int{}}
	model, err := store.Model(n.Model.Asset)
	if err != nil {
		return out, err
	}
	var own []asset.Collider
	if n.Physics != nil {
		own = n.Physics.Colliders
	}
	out.Own = len(own) > 0
	count := func(list []asset.Collider) {
		out.Colliders += len(list)
		for _, c := range list {
			out.Shapes[c.Shape]++
		}
	}
	if out.Own {
		count(own)
		var whole solid.Polyhedron
		for i, modelFromPart := range model.PartTransforms(nil) {
			for _, s := range model.Parts[i].Surfaces {
				mesh, err := store.Mesh(s.Mesh)
				if err != nil {
					return out, err
				}
				whole.Append(mesh, modelFromPart.Mat4())
			}
		}
		out.Error, err = solid.Measure(whole, own, store.Mesh)
		return out, err
	}
	for i := range model.Parts {
		part := &model.Parts[i]
		surface, err := solid.PartSurface(store, part)
		if err != nil {
			return out, err
		}
		count(part.Colliders)
		e, err := solid.Measure(surface, part.Colliders, store.Mesh)
		if err != nil {
			return out, err
		}
		out.Error.HausdorffM = math.Max(out.Error.HausdorffM, e.HausdorffM)
		out.Error.OutsideM, out.Error.InsideM = math.Max(out.Error.OutsideM, e.OutsideM), math.Max(out.Error.InsideM, e.InsideM)
		out.Error.VolumeRatio = math.Max(out.Error.VolumeRatio, e.VolumeRatio)
	}
	return out, nil
}

// Mass is what a model weighs by its shape and the names of its materials, one for each slot: closed parts by volume, no thicker than
// a board unless they model what is empty inside, everything else by its surface. The source is "density" where most of it is volume, else "shell".
func Mass(store *asset.Store, model *asset.Model, scale geom.Vec3, materials []string) (massKg float64, source string, err error) {
	b := &builder{store: store, masses: map[string]massOf{}}
	thin := 0.0
	for i, modelFromPart := range model.PartTransforms(nil) {
		for _, s := range model.Parts[i].Surfaces {
			mesh, err := store.Mesh(s.Mesh)
			if err != nil {
				return 0, "", err
			}
			name := model.Slots[s.Slot]
			if s.Slot < len(materials) {
				name += " " + materials[s.Slot]
			}
			v := Visual{Key: string(s.Mesh), Mesh: mesh, Scale: geom.MulVec3(scale, modelFromPart.Scale)}
			part := b.propertiesOf(&v)
			kg := part.body.VolumeM3 * Stuff(model.Name+" "+name).DensityKgM3
			if massKg += kg; part.shell {
				thin += kg
			}
		}
	}
	if thin > massKg/2 {
		return massKg, "shell", nil
	}
	return massKg, "density", nil
}
