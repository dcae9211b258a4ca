package frame

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// bodyShapes are the materials and meshes of the physics view.
type bodyShapes struct {
	thing, shell scene.Material // what things and rooms are drawn in
	kinds        map[scene.BodyKind]*scene.Material
	meshes       map[asset.ID]*asset.Mesh
	centers      map[asset.ID]geom.Vec3 // of a model's mass at rest, in its frame
}

func newBodyShapes() bodyShapes {
	b := bodyShapes{
		thing:   scene.NewMaterial("", "a thing's looks", geom.Color{0.3, 0.31, 0.33}),
		shell:   scene.NewMaterial("", "a room's looks", geom.Color{0.05, 0.054, 0.062}),
		kinds:   map[scene.BodyKind]*scene.Material{},
		meshes:  map[asset.ID]*asset.Mesh{},
		centers: map[asset.ID]geom.Vec3{},
	}
	b.thing.AlphaMode, b.thing.Opacity = scene.Blend, 0.3
	for _, kind := range []scene.BodyKind{scene.StaticBody, scene.DynamicBody, scene.KinematicBody, ""} {
		m := scene.NewMaterial("", "collider "+string(kind), bodyColor(kind))
		m.AlphaMode, m.Opacity = scene.Blend, 0.6
		b.kinds[kind] = &m
	}
	return b
}

// bodyColor is the colour of a kind of body's colliders, linear; "" is a body whose kind nobody has said.
func bodyColor(kind scene.BodyKind) geom.Color {
	switch kind {
	case scene.StaticBody:
		return geom.Hex(0x5B8FD6)
	case scene.DynamicBody:
		return geom.Hex(0xF0A23C)
	case scene.KinematicBody:
		return geom.Hex(0x6CC36A)
	}
	return geom.Hex(0xA9A4B8)
}

func display(c geom.Color) [3]float32 {
	var out [3]float32
	for i := range out {
		out[i] = float32(geom.SRGBFromLinear(c[i]))
	}
	return out
}

func massColor() [4]float32  { return [4]float32{1, 0.93, 0.35, 1} }
func jointColor() [4]float32 { return [4]float32{0.9, 0.5, 1, 1} }

// ContactColor is the colour of a mark where bodies touch, display sRGB and opacity.
func ContactColor() [4]float32 { return [4]float32{1, 0.35, 0.33, 1} }

// planBodies adds the colliders of what is seen, coloured by kind of body. A room's shell is static and drawn as itself.
func (p *Planner) planBodies(f *Frame, frustum *frustum) {
	p.eachModel(func(first *item, model *asset.Model) {
		n := first.node
		kind := scene.BodyKind("")
		if n.Physics != nil {
			kind = n.Physics.Body
		}
		material, ok := p.bodies.kinds[kind]
		if !ok {
			material = p.bodies.kinds[""]
		}
		p.eachCollider(n, model, func(c asset.Collider, world geom.Mat4) {
			key, mesh, scale := p.bodies.mesh(p.store, c)
			if mesh == nil {
				return
			}
			place := world.Mul4(c.Transform.Mat4()).Mul4(geom.Transform{Rotation: geom.IdentityTransform().Rotation, Scale: scale}.Mat4())
			it := &item{
				node: n, key: key, mesh: mesh, material: material, world: place,
				bounds: mesh.Bounds().Transformed(place), mirrored: place.Mat3().Det() < 0,
			}
			if frustum.sees(it.bounds) {
				p.draws = append(p.draws, draw{item: it, label: first.instance.Label})
			}
		})
	})
}

// eachModel visits the nodes that show a model, once each, by their first item.
func (p *Planner) eachModel(visit func(first *item, model *asset.Model)) {
	var last *scene.Node
	for i := range p.base.items {
		n := p.base.items[i].node
		if n == last || n.Model == nil {
			continue
		}
		last = n
		if model, err := p.store.Model(n.Model.Asset); err == nil {
			visit(&p.base.items[i], model)
		}
	}
}

// eachCollider visits a node's own colliders, or those of its model's parts as its joints pose them.
func (p *Planner) eachCollider(n *scene.Node, model *asset.Model, visit func(c asset.Collider, world geom.Mat4)) {
	worldFromNode := p.base.snap.WorldFromNode(n.ID).Mat4()
	if n.Physics != nil && len(n.Physics.Colliders) > 0 {
		for _, c := range n.Physics.Colliders {
			visit(c, worldFromNode)
		}
		return
	}
	for i, pose := range p.partsOf(n, model) {
		for _, c := range model.Parts[i].Colliders {
			visit(c, worldFromNode.Mul4(pose.Mat4()))
		}
	}
}

// mesh returns a collider's surface with the scale that gives it its size; nil when it has none.
func (b *bodyShapes) mesh(store *asset.Store, c asset.Collider) (asset.ID, *asset.Mesh, geom.Vec3) {
	switch c.Shape {
	case asset.ShapeBox:
		return b.unit("box", func() *form.Shape { return form.BoxBetween(geom.Vec3{-0.5, -0.5, -0.5}, geom.Vec3{0.5, 0.5, 0.5}, 0) }, c.Size)
	case asset.ShapeSphere:
		return b.unit("sphere", func() *form.Shape { return form.Ellipsoid(0.5, 0.5, 0.5, 24, 12) }, geom.Vec3{c.Size[0], c.Size[0], c.Size[0]})
	case asset.ShapeCylinder:
		return b.unit("cylinder", func() *form.Shape { return form.Cylinder(0.5, 1, 0, 32).Move(0, 0, -0.5) }, geom.Vec3{c.Size[0], c.Size[0], c.Size[2]})
	case asset.ShapeCapsule:
		straight := max(c.Size[2]-c.Size[0], 0) / max(c.Size[0], 1e-9)
		return b.unit("capsule "+asset.ID(formatFloat(straight)), func() *form.Shape { return capsule(straight) }, geom.Vec3{c.Size[0], c.Size[0], c.Size[0]})
	}
	mesh, err := store.Mesh(c.Mesh)
	if err != nil {
		return "", nil, geom.One
	}
	if c.Shape != asset.ShapeHull {
		return c.Mesh, mesh, geom.One
	}
	return b.hull(c.Mesh, mesh)
}

// unit builds a mesh of size 1 once.
func (b *bodyShapes) unit(key asset.ID, build func() *form.Shape, scale geom.Vec3) (asset.ID, *asset.Mesh, geom.Vec3) {
	if _, ok := b.meshes[key]; !ok {
		b.meshes[key] = build().Mesh()
	}
	return key, b.meshes[key], scale
}

func (b *bodyShapes) hull(id asset.ID, mesh *asset.Mesh) (asset.ID, *asset.Mesh, geom.Vec3) {
	key := "hull " + id
	if _, ok := b.meshes[key]; !ok {
		b.meshes[key] = mesh
		if hull, err := solid.Hull(solid.FromMesh(mesh).Points, 0); err == nil {
			b.meshes[key] = hull.Mesh()
		}
	}
	return key, b.meshes[key], geom.One
}

// capsule has a diameter of 1 and stands along Z around the origin; straight is the length of its straight part.
func capsule(straight float64) *form.Shape {
	const steps = 8
	var outline []geom.Vec2
	for side := -1.0; side <= 1; side += 2 {
		for i := range steps + 1 {
			angle := math.Pi / 2 * float64(i) / steps
			if side < 0 {
				angle -= math.Pi / 2
			}
			sin, cos := math.Sincos(angle)
			outline = append(outline, geom.Vec2{cos / 2, sin/2 + side*straight/2})
		}
	}
	outline[0][0], outline[len(outline)-1][0] = 0, 0
	return form.Lathe(outline, 24)
}
