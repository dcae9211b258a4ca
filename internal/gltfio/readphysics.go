package gltfio

import (
	"encoding/json"
	"fmt"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// filePhysics is what a file by others says of physics, as far as one object can hold it.
type filePhysics struct {
	root   physicsRoot
	shapes []implicitShape
	bodies []bodyJSON // by placed node
}

// readPhysics returns nil where the file says nothing of physics.
func (r *reader) readPhysics(list []placed) *filePhysics {
	out := &filePhysics{bodies: make([]bodyJSON, len(list))}
	found := false
	for i := range list {
		if raw, ok := rawExtension(list[i].node.Extensions, extPhysics); ok {
			if err := json.Unmarshal(raw, &out.bodies[i]); err != nil {
				r.report.Warn(fmt.Sprintf("node %q", tidy(list[i].node.Name)), "its physics cannot be read and were left out: %v", err)
				continue
			}
			found = true
		}
	}
	if !found {
		return nil
	}
	var shapes struct {
		Shapes []implicitShape `json:"shapes"`
	}
	for name, into := range map[string]any{extPhysics: &out.root, extShapes: &shapes} {
		if raw, ok := rawExtension(r.doc.Extensions, name); ok {
			if err := json.Unmarshal(raw, into); err != nil {
				r.report.Warn(name, "cannot be read and was left out: %v", err)
			}
		}
	}
	out.shapes = shapes.Shapes
	return out
}

// carrier is the nearest node, itself included, that satisfies a condition; −1 for none.
func carrier(list []placed, i int, test func(int) bool) int {
	for ; i >= 0; i = list[i].parent {
		if test(i) {
			return i
		}
	}
	return -1
}

// takePhysics gives the parts of an object the file's colliders and joints, and returns its physics. partOf is −1 for nodes without a part.
func (r *reader) takePhysics(list []placed, f *filePhysics, model *asset.Model, partOf []int) *scene.Physics {
	p := dynamic()
	for i := range list {
		b := &f.bodies[i]
		if b.Motion != nil && b.Motion.Mass != nil && *b.Motion.Mass > 0 && geom.Finite(*b.Motion.Mass) {
			p.MassKg += *b.Motion.Mass
			p.MassSource = "authored"
		}
		if b.Motion != nil && b.Motion.IsKinematic {
			p.Body = scene.KinematicBody
		}
		if b.Collider != nil {
			r.takeCollider(list, i, f, model, partOf)
			if m := b.Collider.Material; p.Friction == 0 && m != nil && *m >= 0 && *m < len(f.root.Materials) {
				c := f.root.Materials[*m]
				p.Friction, p.Restitution = geom.Clamp(c.DynamicFriction, 0, 10), geom.Clamp(c.Restitution, 0, 1)
			}
		}
		if b.Joint != nil {
			r.takeJoint(list, i, f, model, partOf)
		}
	}
	return p
}

func (r *reader) takeCollider(list []placed, i int, f *filePhysics, model *asset.Model, partOf []int) {
	subject := fmt.Sprintf("node %q", tidy(list[i].node.Name))
	owner := carrier(list, i, func(k int) bool { return partOf[k] >= 0 })
	if owner < 0 {
		r.report.Warn(subject, "is a collider of nothing that is seen, and was left out")
		return
	}
	c, ok := r.fileCollider(f.bodies[i].Collider.Geometry, f, subject)
	if !ok {
		return
	}
	c.Transform = list[i].world.Relative(list[owner].world).Canonical()
	if c.Check() != nil {
		r.report.Warn(subject, "is a collider of no extent, and was left out")
		return
	}
	part := &model.Parts[partOf[owner]]
	part.Colliders = append(part.Colliders, c)
}

// fileCollider converts a shape from Y up.
func (r *reader) fileCollider(g geometryJSON, f *filePhysics, subject string) (asset.Collider, bool) {
	if g.Node != nil {
		return r.meshCollider(*g.Node, g.ConvexHull, subject)
	}
	if g.Shape == nil || *g.Shape < 0 || *g.Shape >= len(f.shapes) {
		r.report.Warn(subject, "is a collider of a shape that is not there, and was left out")
		return asset.Collider{}, false
	}
	s := f.shapes[*g.Shape]
	tube := func(kind asset.Shape, t *tubeJSON, caps float64) (asset.Collider, bool) {
		radius := max(t.RadiusBottom, t.RadiusTop)
		if t.RadiusBottom != t.RadiusTop {
			r.report.Info(subject, "has a %s collider of two radii: the larger was taken for both", kind)
		}
		return asset.Collider{Shape: kind, Size: geom.Vec3{2 * radius, 2 * radius, t.Height + caps*radius}}, true
	}
	switch {
	case s.Box != nil:
		return asset.Collider{Shape: asset.ShapeBox, Size: geom.Vec3{s.Box.Size[0], s.Box.Size[2], s.Box.Size[1]}}, true
	case s.Sphere != nil:
		d := 2 * s.Sphere.Radius
		return asset.Collider{Shape: asset.ShapeSphere, Size: geom.Vec3{d, d, d}}, true
	case s.Cylinder != nil:
		return tube(asset.ShapeCylinder, s.Cylinder, 0)
	case s.Capsule != nil:
		return tube(asset.ShapeCapsule, s.Capsule, 2)
	}
	r.report.Warn(subject, "has a collider of the kind %q, which is not known, and was left out", tidy(s.Type))
	return asset.Collider{}, false
}

// meshCollider reads the mesh of a node that may be in no scene.
func (r *reader) meshCollider(node int, hull bool, subject string) (asset.Collider, bool) {
	if node < 0 || node >= len(r.doc.Nodes) || r.doc.Nodes[node].Mesh == nil || r.doc.Nodes[node].Skin != nil {
		r.report.Warn(subject, "is a collider of a mesh that is not there, and was left out")
		return asset.Collider{}, false
	}
	at := geom.IdentityTransform()
	found, err := r.surfaces(&placed{index: node, parent: -1, node: r.doc.Nodes[node], local: at, world: at, exact: at.Mat4()})
	if err != nil || len(found) == 0 || found[0].mesh == "" {
		r.report.Warn(subject, "is a collider whose mesh cannot be read, and was left out")
		return asset.Collider{}, false
	}
	mesh, err := r.options.Store.Mesh(found[0].mesh)
	if err != nil {
		return asset.Collider{}, false
	}
	c := asset.Collider{Shape: asset.ShapeMesh, Mesh: found[0].mesh, Size: geom.MaxVec3(mesh.Bounds().Size(), geom.Vec3{1e-4, 1e-4, 1e-4})}
	if hull {
		c.Shape = asset.ShapeHull
	}
	return c, true
}

// takeJoint makes a hinge or slide of the part that the joint's other end moves.
func (r *reader) takeJoint(list []placed, i int, f *filePhysics, model *asset.Model, partOf []int) {
	subject := fmt.Sprintf("node %q", tidy(list[i].node.Name))
	leave := func(why string) { r.report.Warn(subject, "its joint was left out: %s", why) }
	j := f.bodies[i].Joint
	end := -1
	for k := range list {
		if list[k].index == j.ConnectedNode {
			end = k
		}
	}
	moving := func(k int) bool { return f.bodies[k].Motion != nil && partOf[k] >= 0 }
	child := -1
	if end >= 0 {
		child = carrier(list, end, moving)
	}
	if child < 0 || j.Joint < 0 || j.Joint >= len(f.root.Joints) || child == carrier(list, i, moving) {
		leave("it does not connect two things that are seen")
		return
	}
	joint, ok := jointOf(f.root.Joints[j.Joint])
	if !ok {
		leave("only hinges and slides with limits about or along one axis are known")
		return
	}
	// A part turns about its own origin, which must lie on the axis.
	endInChild := list[end].world.Relative(list[child].world)
	endInChild.Scale = geom.One
	across := endInChild.Rotation.Rotate(joint.Axis)
	if off := endInChild.Translation.Sub(across.Mul(endInChild.Translation.Dot(across))); joint.Kind == asset.Hinge && off.Len() > 1e-3 {
		leave("its axis does not go through the origin of what it moves")
		return
	}
	above := geom.IdentityTransform()
	if parent := list[child].parent; parent >= 0 {
		above = list[parent].world
	}
	anchor := list[i].world.Relative(above)
	anchor.Scale = geom.One
	part := &model.Parts[partOf[child]]
	rest := anchor.Mul(geom.IdentityTransform().Relative(endInChild))
	rest.Scale = part.Transform.Scale
	joint.Axis, joint.Name = across.Normalize(), part.Name
	part.Transform, part.Joint = rest.Canonical(), &joint
}

// jointOf reads limits as a hinge or a slide: one axis with a range that is not 0 to 0. The axis is the scene's.
func jointOf(l limitsJSON) (asset.Joint, bool) {
	axes := [3]geom.Vec3{{1, 0, 0}, {0, 0, 1}, {0, -1, 0}} // glTF's in the scene's frame
	for _, limit := range l.Limits {
		if limit.Min == nil || limit.Max == nil || *limit.Max <= *limit.Min || !geom.Finite(*limit.Min, *limit.Max) {
			continue
		}
		out := asset.Joint{Lower: *limit.Min, Upper: *limit.Max, Kind: asset.Hinge}
		list := limit.AngularAxes
		if len(list) == 0 {
			out.Kind, list = asset.Slide, limit.LinearAxes
		}
		if len(list) != 1 || list[0] < 0 || list[0] > 2 {
			return out, false
		}
		out.Axis = axes[list[0]]
		for _, d := range l.Drives {
			if d.Axis == list[0] && d.Damping > 0 {
				out.Damping = d.Damping
			}
		}
		return out, true
	}
	return asset.Joint{}, false
}
