package presenter

import (
	"context"
	"fmt"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// ownShape stands for the colliders that a model came with.
const ownShape = "model"

// colliderFields chooses what one thing collides as. Models with joints keep the colliders of their parts.
func colliderFields(store *asset.Store, nodes []*scene.Node, set func(*scene.Node, func(*scene.Physics)) action.Action) []Field {
	if len(nodes) != 1 || store == nil {
		return nil
	}
	n := nodes[0]
	model, err := store.Model(n.Model.Asset)
	if err != nil {
		return nil
	}
	fields := []Field{fact("Colliders", colliderNames(n, model))}
	for i := range model.Parts {
		if model.Parts[i].Joint != nil {
			return fields
		}
	}
	choices := []Choice{{ownShape, "As it came"}, {string(asset.ShapeBox), "Box"}, {string(asset.ShapeSphere), "Sphere"}, {string(asset.ShapeCapsule), "Capsule"},
		{string(asset.ShapeCylinder), "Cylinder"}, {string(asset.ShapeHull), "Convex hull"}, {string(solid.Pieces), "Convex pieces"}}
	if n.Physics == nil || n.Physics.Body == scene.StaticBody {
		choices = append(choices, Choice{string(asset.ShapeMesh), "Exact mesh"})
	}
	o := objects[*scene.Node]{nodes}
	return append(fields, o.choice("Collides as", choices, collidesAs, func(n *scene.Node, v string) action.Action {
		var colliders []asset.Collider
		if v != ownShape {
			if colliders, err = rigid.Refit(context.Background(), store, model, asset.Shape(v)); err != nil {
				return set(n, func(*scene.Physics) {})
			}
		}
		return set(n, func(p *scene.Physics) { p.Colliders = colliders })
	}))
}

// collidesAs is the choice that a node's colliders answer to.
func collidesAs(n *scene.Node) string {
	if n.Physics == nil || len(n.Physics.Colliders) == 0 {
		return ownShape
	}
	first := n.Physics.Colliders[0].Shape
	for _, c := range n.Physics.Colliders {
		if c.Shape != first {
			return string(solid.Pieces)
		}
	}
	if first == asset.ShapeHull && len(n.Physics.Colliders) > 1 {
		return string(solid.Pieces)
	}
	return string(first)
}

// colliderNames counts a node's colliders by shape.
func colliderNames(n *scene.Node, model *asset.Model) string {
	count := map[asset.Shape]int{}
	if n.Physics != nil && len(n.Physics.Colliders) > 0 {
		for _, c := range n.Physics.Colliders {
			count[c.Shape]++
		}
	} else {
		for i := range model.Parts {
			for _, c := range model.Parts[i].Colliders {
				count[c.Shape]++
			}
		}
	}
	var out []string
	for _, shape := range []asset.Shape{asset.ShapeBox, asset.ShapeSphere, asset.ShapeCapsule, asset.ShapeCylinder, asset.ShapeHull, asset.ShapeMesh} {
		if count[shape] > 0 {
			out = append(out, fmt.Sprintf("%d %s", count[shape], shape))
		}
	}
	if len(out) == 0 {
		return "none yet"
	}
	return strings.Join(out, ", ")
}
