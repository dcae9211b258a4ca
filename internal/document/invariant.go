package document

import (
	"fmt"
	"slices"

	"scenograph/internal/asset"
	"scenograph/internal/scene"
)

// check holds the new state to what every head promises. The scene itself has already refused numbers that are not finite
// and names that lead nowhere; here are the promises that reach beyond it: assets and pins.
func (d *Document) check(before, after *scene.Snapshot, diff scene.Diff, tx Tx) error {
	if err := d.checkAssets(after, diff); err != nil {
		return err
	}
	if tx.Author.Kind != Policy {
		return nil
	}
	return checkPins(before, diff, tx.Allow)
}

func (d *Document) checkAssets(after *scene.Snapshot, diff scene.Diff) error {
	for _, c := range diff.Nodes {
		if c.After == nil {
			continue
		}
		if err := d.checkNode(c.After); err != nil {
			return fmt.Errorf("node %q: %w", c.ID, err)
		}
	}
	for _, c := range diff.Materials {
		if c.After == nil {
			continue
		}
		for _, t := range c.After.TextureRefs() {
			if _, err := d.store.Texture(t.Texture); err != nil {
				return fmt.Errorf("material %q: %w", c.ID, err)
			}
		}
	}
	if image := after.Settings().Environment.Image; diff.Settings && image != "" {
		if _, err := d.store.Texture(image); err != nil {
			return fmt.Errorf("the environment's image: %w", err)
		}
	}
	return nil
}

func (d *Document) checkNode(n *scene.Node) error {
	if n.Physics != nil {
		for _, c := range n.Physics.Colliders {
			if c.Mesh == "" {
				continue
			}
			if _, err := d.store.Mesh(c.Mesh); err != nil {
				return fmt.Errorf("a collider: %w", err)
			}
		}
	}
	if n.Model == nil {
		return nil
	}
	model, err := d.store.Model(n.Model.Asset)
	if err != nil {
		return err
	}
	if len(model.Slots) != len(n.Model.Materials) {
		return fmt.Errorf("model %q has %d material slots, the node fills %d", model.Name, len(model.Slots), len(n.Model.Materials))
	}
	for _, j := range n.Joints {
		if !hasJoint(model, j.Joint) {
			return fmt.Errorf("model %q has no joint %q", model.Name, j.Joint)
		}
	}
	return nil
}

func hasJoint(model *asset.Model, name string) bool {
	return slices.ContainsFunc(model.Parts, func(p asset.Part) bool { return p.Joint != nil && p.Joint.Name == name })
}
