package usdio

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// baseName is the link of an articulated node that holds the parts no joint moves.
const baseName = "Base"

// articulated reports whether a node takes part in physics and its model has joints. Its links are bodies of their own,
// side by side below the node's prim, which then is none.
func (w *writer) articulated(n *scene.Node) bool {
	if n.Physics == nil || n.Model == nil {
		return false
	}
	model, err := w.store.Model(n.Model.Asset)
	if err != nil {
		return false
	}
	for i := range model.Parts {
		if model.Parts[i].Joint != nil {
			return true
		}
	}
	return false
}

// isBody reports whether the node's prim or a prim just below it is a rigid body.
func (w *writer) isBody(n *scene.Node) bool { return moves(n) || w.articulated(n) }

// links writes the base and every jointed part of a model as bodies, with the joints between them.
func (w *writer) links(p place, n *scene.Node, model *asset.Model) error {
	t, path, taken := p.text, p.path, p.taken
	b := w.builder(t, w.materials, n, model)
	b.apart = true
	masses, err := w.linkMasses(n, model)
	if err != nil {
		return err
	}
	taken[baseName] = true
	pathOf := map[int]string{-1: path + "/" + baseName}
	if err := b.base(masses[-1]); err != nil {
		return err
	}
	b.collisions.moving = true
	modelFromPart := model.PartTransforms(valueIn(n.Joints))
	for i := range model.Parts {
		part := &model.Parts[i]
		if part.Joint == nil {
			continue
		}
		id := taken.claim(part.Name, "Link")
		pathOf[i] = path + "/" + id
		t.open(header{specifier: "def", kind: "Xform", name: id, schemas: []string{"PhysicsRigidBodyAPI", "PhysicsMassAPI"}, meta: display(part.Name, id)})
		rigid(t, false, masses[i])
		t.place(modelFromPart[i])
		inner := names{}
		if err := b.part(part, inner); err != nil {
			return err
		}
		if err := b.tree(i, inner); err != nil {
			return err
		}
		t.close()
		parent, parentFromPart := fixedTo(model, i)
		t.joint(taken.claim(part.Joint.Name+" joint", "Joint"), part.Joint, pathOf[parent], pathOf[i], parentFromPart)
	}
	return nil
}

// base writes the link that holds the parts no joint moves.
func (b *builder) base(massKg float64) error {
	h := header{specifier: "def", kind: "Xform", name: baseName}
	physics := b.node.Physics
	if moves(b.node) {
		h.schemas = []string{"PhysicsRigidBodyAPI", "PhysicsMassAPI"}
	}
	b.text.open(h)
	if moves(b.node) {
		rigid(b.text, physics.Body == scene.KinematicBody, massKg)
	}
	if b.collisions.own {
		if err := b.writer.ownColliders(b.text, b.node); err != nil {
			return err
		}
	}
	err := b.tree(-1, names{colliderName: true})
	b.text.close()
	return err
}

// fixedTo returns the link that a jointed part hangs on, −1 for the base, and the part's rest pose in that link's frame.
func fixedTo(model *asset.Model, part int) (link int, linkFromPart geom.Transform) {
	linkFromPart = model.Parts[part].Transform
	for link = model.Parts[part].Parent; link >= 0 && model.Parts[link].Joint == nil; link = model.Parts[link].Parent {
		linkFromPart = model.Parts[link].Transform.Mul(linkFromPart)
	}
	return link, linkFromPart
}

// linkOf returns the link a part belongs to.
func linkOf(model *asset.Model, part int) int {
	for part >= 0 && model.Parts[part].Joint == nil {
		part = model.Parts[part].Parent
	}
	return part
}

// joint writes a hinge or slide between two links, its frame's X along the axis.
func (t *text) joint(name string, j *asset.Joint, body0, body1 string, body0FromBody1 geom.Transform) {
	kind, drive, lower, upper, damping := "PhysicsPrismaticJoint", "linear", j.Lower, j.Upper, j.Damping
	if j.Kind == asset.Hinge {
		kind, drive = "PhysicsRevoluteJoint", "angular"
		lower, upper, damping = geom.Degrees(j.Lower), geom.Degrees(j.Upper), geom.Radians(j.Damping)
	}
	h := header{specifier: "def", kind: kind, name: name, meta: display(j.Name, name)}
	if damping > 0 {
		h.schemas = []string{"PhysicsDriveAPI:" + drive}
	}
	partFromAxis := alongX(j.Axis)
	p, q0, q1 := body0FromBody1.Translation, tidy(body0FromBody1.Rotation.Mul(partFromAxis)), tidy(partFromAxis)
	t.open(h)
	if damping > 0 {
		t.line("float drive:", drive, ":physics:damping = ", single(damping))
		t.line("float drive:", drive, ":physics:stiffness = 0")
	}
	t.line(`uniform token physics:axis = "X"`)
	t.line("rel physics:body0 = <", body0, ">")
	t.line("rel physics:body1 = <", body1, ">")
	t.line("point3f physics:localPos0 = ", tuple(32, p[0], p[1], p[2]))
	t.line("point3f physics:localPos1 = (0, 0, 0)")
	t.line("quatf physics:localRot0 = ", tuple(32, q0[3], q0[0], q0[1], q0[2]))
	t.line("quatf physics:localRot1 = ", tuple(32, q1[3], q1[0], q1[1], q1[2]))
	t.line("float physics:lowerLimit = ", single(lower))
	t.line("float physics:upperLimit = ", single(upper))
	t.close()
}

// alongX turns +X to a unit axis by the shortest way.
func alongX(axis geom.Vec3) geom.Quat {
	x := geom.Vec3{1, 0, 0}
	across := x.Cross(axis)
	if across.Len() < 1e-9 {
		if axis[0] > 0 {
			return geom.Identity
		}
		return geom.Yaw(math.Pi)
	}
	return geom.AxisAngle(across.Normalize(), math.Atan2(across.Len(), axis[0]))
}

// linkMasses shares a node's mass among its links, −1 for the base, by the volume of their colliders.
func (w *writer) linkMasses(n *scene.Node, model *asset.Model) (map[int]float64, error) {
	volumes, total := map[int]float64{}, 0.0
	for i := range model.Parts {
		v, err := w.partVolume(&model.Parts[i])
		if err != nil {
			return nil, err
		}
		volumes[linkOf(model, i)] += v
		total += v
	}
	if n.Physics.MassKg == 0 || total == 0 {
		w.report.Warn("node "+n.Name, "has no mass to share among its moving parts; simulators take 1000 kg/m³")
		return map[int]float64{}, nil
	}
	for link := range volumes {
		volumes[link] *= n.Physics.MassKg / total
	}
	return volumes, nil
}

func (w *writer) partVolume(part *asset.Part) (float64, error) {
	sum := 0.0
	for _, c := range part.Colliders {
		var mesh *asset.Mesh
		if c.Mesh != "" {
			var err error
			if mesh, err = w.store.Mesh(c.Mesh); err != nil {
				return 0, err
			}
		}
		p, err := solid.ColliderProperties(c, mesh)
		if err != nil {
			return 0, err
		}
		sum += p.VolumeM3
	}
	if len(part.Colliders) > 0 {
		return sum, nil
	}
	for _, s := range part.Surfaces {
		mesh, err := w.store.Mesh(s.Mesh)
		if err != nil {
			return 0, err
		}
		sum += solid.FromMesh(mesh).Properties().VolumeM3
	}
	return sum, nil
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
