package manifest

import (
	"errors"
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
)

// alone makes a scene of one body and what rides on it, and reads it as a body again, so that its links and joints have the names that
// they get in the asset's own files. Its colliders are the node's own, where there are some.
func (b *builder) alone(body *rigid.Body, name string, own []asset.Collider) (Single, error) {
	draft := scene.Empty(name).Edit()
	n, ok := b.snap.Node(body.Node)
	if !ok {
		return Single{}, errors.New("it is not in the scene")
	}
	node := *n
	node.Parent, node.Name, node.Joints = "", name, nil
	node.Transform = geom.Transform{Rotation: geom.Identity, Scale: b.snap.WorldFromNode(n.ID).Scale}
	if len(own) > 0 {
		physics := *node.Physics
		physics.Colliders, node.Physics = own, &physics
	}
	if err := b.put(draft, node); err != nil {
		return Single{}, err
	}
	if err := b.riders(draft, n.ID); err != nil {
		return Single{}, err
	}
	snap, _ := draft.Seal()
	world, err := rigid.Build(b.ctx, snap, b.store, rigid.Options{AsPlaced: true, Convex: true})
	if err != nil {
		return Single{}, err
	}
	if len(world.Bodies) != 1 {
		return Single{}, fmt.Errorf("alone it is %d bodies", len(world.Bodies))
	}
	return Single{Scene: snap, Body: &world.Bodies[0]}, nil
}

// narrowed lists the colliders of a body that were made narrower beside a leg of what it stands on; nil for others, which keep the model's.
func narrowed(body *rigid.Body, scale geom.Vec3) []asset.Collider {
	if !body.Trimmed || len(body.Links) > 1 || scale[0] != scale[1] || scale[0] != scale[2] || scale[0] <= 0 {
		return nil
	}
	own, _ := body.Own(scale[0])
	return own
}

// riders copies what lies below a node as far as it is no body of its own.
func (b *builder) riders(draft *scene.Draft, parent scene.NodeID) error {
	for n := range b.snap.Children(parent) {
		if n.Hidden || b.bodies[n.ID] || n.Room != nil {
			continue
		}
		if err := b.put(draft, *n); err != nil {
			return err
		}
		if err := b.riders(draft, n.ID); err != nil {
			return err
		}
	}
	return nil
}

// put adds a node with the materials it wears.
func (b *builder) put(draft *scene.Draft, n scene.Node) error {
	if n.Model != nil {
		for _, id := range n.Model.Materials {
			if id == "" {
				continue
			}
			m, ok := b.snap.Material(id)
			if !ok {
				return fmt.Errorf("there is no material %q", id)
			}
			if err := draft.PutMaterial(*m); err != nil {
				return err
			}
		}
	}
	return draft.PutNode(n)
}
