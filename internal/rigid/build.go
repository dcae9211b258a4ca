package rigid

import (
	"context"
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// builder holds one Build's state.
type builder struct {
	ctx     context.Context
	snap    *scene.Snapshot
	store   *asset.Store
	options Options
	names   *Names
	world   World

	fitted map[asset.ID]*asset.Model // models with colliders
	masses map[string]massOf         // by mesh and scale
	solids map[solidKey]solidOf
	fixed  int // models that say nothing of physics
}

// carrier is the link that what lies below a node is part of.
type carrier struct {
	body, link int
	world      geom.Transform // worldFromLink
}

var nowhere = carrier{-1, -1, geom.IdentityTransform()}

// Build reads the visible part of a scene.
func Build(ctx context.Context, snap *scene.Snapshot, store *asset.Store, options Options) (*World, error) {
	b := &builder{ctx: ctx, snap: snap, store: store, options: options, names: NewNames("world"), fitted: map[asset.ID]*asset.Model{}, masses: map[string]massOf{}, solids: map[solidKey]solidOf{}}
	b.world.Name = Identifier(snap.Settings().Name, "scene")
	if err := b.children("", nowhere); err != nil {
		return nil, err
	}
	if b.fixed > 0 {
		b.world.Report.Info("physics", "%d models say nothing of physics: they are fixed", b.fixed)
	}
	b.ground()
	if !options.AsPlaced {
		b.setDown()
	}
	return &b.world, nil
}

func (b *builder) children(parent scene.NodeID, on carrier) error {
	for n := range b.snap.Children(parent) {
		if n.Hidden {
			continue
		}
		if err := b.ctx.Err(); err != nil {
			return err
		}
		next, err := b.node(n, on)
		if err != nil {
			return fmt.Errorf("node %q: %w", n.Name, err)
		}
		if err := b.children(n.ID, next); err != nil {
			return err
		}
	}
	return nil
}

// node adds what a node is, and returns what carries its children.
func (b *builder) node(n *scene.Node, on carrier) (carrier, error) {
	world := b.snap.WorldFromNode(n.ID)
	switch {
	case n.Light != nil:
		b.world.Lights = append(b.world.Lights, Light{Node: n.ID, Name: b.names.Claim(n.Name, "light"), Title: n.Name, Body: on.body, Link: on.link, Pose: tidy(unscaled(world.Relative(on.world))), Light: n.Light})
	case n.Camera != nil:
		b.world.Cameras = append(b.world.Cameras, Camera{Node: n.ID, Name: b.names.Claim(n.Name, "camera"), Title: n.Name, Body: on.body, Link: on.link, Pose: tidy(unscaled(world.Relative(on.world))), Camera: n.Camera})
	case n.Room != nil:
		return on, b.room(n, world)
	case n.Model != nil:
		return b.model(n, world, on)
	}
	return on, nil
}

// model makes a body of a node, or more of the body that carries it.
func (b *builder) model(n *scene.Node, world geom.Transform, on carrier) (carrier, error) {
	model, err := b.modelWithColliders(n)
	if err != nil {
		return on, err
	}
	moves := n.Physics != nil && n.Physics.Body != scene.StaticBody
	if on.body >= 0 && !moves && !jointed(model) {
		body := &b.world.Bodies[on.body]
		if body.Moves() {
			return on, b.rider(n, model, world, on)
		}
	}
	body := Body{Node: n.ID, Name: b.names.Claim(n.Name, "body"), Title: n.Name, World: tidy(unscaled(world)), Semantics: n.Semantics, Asset: n.Model.Asset, Kind: scene.StaticBody}
	if n.Physics == nil {
		b.fixed++
	} else {
		body.Kind, body.Friction, body.Restitution = n.Physics.Body, n.Physics.Friction, n.Physics.Restitution
	}
	if err := b.links(&body, n, model, world); err != nil {
		return on, err
	}
	if err := b.bounded(&body); err != nil {
		return on, err
	}
	body.Prepared = n.Physics != nil && n.Physics.Prepared
	b.thicken(&body)
	b.weigh(&body, n)
	if body.Kind == scene.DynamicBody && (body.MassKg >= b.options.heavyKg() || n.Semantics != nil && n.Semantics.Mount == scene.FlatFloor) {
		body.Kind, body.Heavy = scene.StaticBody, true
	}
	if !body.Prepared {
		b.ballast(&body)
	}
	if b.options.Soles && !body.Prepared {
		b.soles(&body)
	}
	b.world.Bodies = append(b.world.Bodies, body)
	return carrier{len(b.world.Bodies) - 1, 0, body.World}, nil
}

// rider adds a model without motion of its own to the link that carries it.
func (b *builder) rider(n *scene.Node, model *asset.Model, world geom.Transform, on carrier) error {
	link := &b.world.Bodies[on.body].Links[on.link]
	linkFromModel := world.Relative(on.world)
	before := len(link.Visuals)
	for i, modelFromPart := range model.PartTransforms(valueIn(n.Joints)) {
		if err := b.part(link, n, model, i, linkFromModel.Mul(modelFromPart)); err != nil {
			return err
		}
	}
	if err := b.ownColliders(link, n, linkFromModel); err != nil {
		return err
	}
	if n.Physics != nil && n.Physics.MassKg > 0 {
		extra := b.inertiaOf(link.Visuals[before:], nil)
		link.Inertia = together(link.Inertia, extra.scaledTo(n.Physics.MassKg))
		b.world.Bodies[on.body].MassKg += n.Physics.MassKg
	}
	return nil
}

// modelWithColliders returns a node's model, with colliders fitted where neither it nor the node brings any.
func (b *builder) modelWithColliders(n *scene.Node) (*asset.Model, error) {
	if m, known := b.fitted[n.Model.Asset]; known {
		return m, nil
	}
	model, err := b.store.Model(n.Model.Asset)
	if err != nil {
		return nil, err
	}
	bare := true
	for i := range model.Parts {
		bare = bare && len(model.Parts[i].Colliders) == 0
	}
	if bare && (n.Physics == nil || len(n.Physics.Colliders) == 0) {
		fitted, report, err := solid.FitModel(b.ctx, b.store, model, solid.Decomposition{})
		if err != nil {
			return nil, err
		}
		b.world.Report.Merge(report)
		model = &fitted
		b.fitted[n.Model.Asset] = model
	}
	return model, nil
}

func jointed(m *asset.Model) bool {
	for i := range m.Parts {
		if m.Parts[i].Joint != nil {
			return true
		}
	}
	return false
}

// valueIn looks joint values up by name.
func valueIn(values []scene.JointValue) func(joint string) float64 {
	return func(joint string) float64 {
		for _, v := range values {
			if v.Joint == joint {
				return v.Value
			}
		}
		return 0
	}
}
