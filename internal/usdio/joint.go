package usdio

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
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
	taken[baseName] = 2
	pathOf := map[int]string{-1: path + "/" + baseName}
	if err := b.base(path + "/" + baseName); err != nil {
		return err
	}
	b.collisions.moving = true
	modelFromPart := model.PartTransforms(valueIn(n.Joints))
	link := 0
	for i := range model.Parts {
		part := &model.Parts[i]
		if part.Joint == nil {
			continue
		}
		id := taken.claim(part.Name, "Link")
		pathOf[i] = path + "/" + id
		t.open(header{specifier: "def", kind: "Xform", name: id, schemas: []string{"PhysicsRigidBodyAPI", "PhysicsMassAPI"}, meta: display(part.Name, id)})
		link++
		w.rigidBody(t, false)
		w.mass(t, w.link(n, link, pathOf[i]), 0, w.snap.WorldFromNode(n.ID).Mul(modelFromPart[i]).Scale)
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
		t.joint(jointPrim{name: taken.claim(part.Joint.Name+" joint", "Joint"), body0: pathOf[parent], body1: pathOf[i], body0FromBody1: parentFromPart}, part.Joint)
	}
	return nil
}

// base writes the link that holds the parts no joint moves: a body, and the root of the articulation. What is fixed is tied to the world
// by a joint of the scene.
func (b *builder) base(path string) error {
	w, driven := b.writer, b.node.Physics.Body == scene.KinematicBody
	h := header{specifier: "def", kind: "Xform", name: baseName, schemas: []string{"PhysicsRigidBodyAPI", "PhysicsMassAPI"}}
	if !driven {
		h.schemas = append(h.schemas, "PhysicsArticulationRootAPI")
	}
	b.text.open(h)
	w.rigidBody(b.text, driven)
	w.mass(b.text, w.link(b.node, 0, path), 0, w.snap.WorldFromNode(b.node.ID).Scale)
	if !moves(b.node) {
		w.anchor(b.node, path)
	}
	b.collisions.moving = true
	if b.collisions.own {
		if err := b.writer.ownColliders(b.text, b.node); err != nil {
			return err
		}
	}
	err := b.tree(-1, reserved(colliderName))
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

// jointPrim is a joint between two prims.
type jointPrim struct {
	name, body0, body1 string
	body0FromBody1     geom.Transform // at rest
	alone              bool           // it belongs to no articulation
}

// joint writes a hinge or slide between two links, its frame's X along the axis.
func (t *text) joint(p jointPrim, j *asset.Joint) {
	kind, drive, lower, upper, damping := "PhysicsPrismaticJoint", "linear", j.Lower, j.Upper, j.Damping
	if j.Kind == asset.Hinge {
		kind, drive = "PhysicsRevoluteJoint", "angular"
		lower, upper, damping = geom.Degrees(j.Lower), geom.Degrees(j.Upper), geom.Radians(j.Damping)
	}
	h := header{specifier: "def", kind: kind, name: p.name, meta: display(j.Name, p.name)}
	if damping > 0 {
		h.schemas = []string{"PhysicsDriveAPI:" + drive}
	}
	partFromAxis := alongX(j.Axis)
	at, q0, q1 := p.body0FromBody1.Translation, tidy(p.body0FromBody1.Rotation.Mul(partFromAxis)), tidy(partFromAxis)
	t.open(h)
	if damping > 0 {
		t.line("float drive:", drive, ":physics:damping = ", single(damping))
		t.line("float drive:", drive, ":physics:stiffness = 0")
	}
	t.line(`uniform token physics:axis = "X"`)
	t.line("rel physics:body0 = <", p.body0, ">")
	t.line("rel physics:body1 = <", p.body1, ">")
	if p.alone {
		t.line("bool physics:excludeFromArticulation = 1")
	}
	t.line("point3f physics:localPos0 = ", tuple(32, at[0], at[1], at[2]))
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
