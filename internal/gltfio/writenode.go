package gltfio

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/qmuntal/gltf"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/taxonomy"
)

// scene writes the nodes, sorted by id, and what belongs to the scene as a whole.
func (w *writer) scene() error {
	settings := w.snap.Settings()
	own := &sceneMark{Version: 1, Name: settings.Name, Prompt: settings.Prompt, Environment: settings.Environment}
	for relation := range w.snap.Relations() {
		own.Relations = append(own.Relations, *relation)
	}
	if err := w.readDynamics(); err != nil {
		return err
	}
	roots, err := w.children("")
	if err != nil {
		return err
	}
	own.Hulls = w.hulls
	extras, err := joinExtras(mark{Scene: own}, nil)
	if err != nil {
		return err
	}
	w.doc.Scenes = []*gltf.Scene{{Name: settings.Name, Nodes: roots, Extras: extras}}
	if settings.Environment.Sky == scene.ImageSky {
		w.report.Warn("environment", "glTF has no image-based light: only its settings were written, for Scenograph")
	}
	return w.sun()
}

func (w *writer) node(g *gltf.Node) int {
	w.doc.Nodes = append(w.doc.Nodes, g)
	return len(w.doc.Nodes) - 1
}

// children writes the scene nodes under a parent and returns their indices.
func (w *writer) children(parent scene.NodeID) ([]int, error) {
	var out []int
	for n := range w.snap.Children(parent) {
		if n.Hidden && !w.options.Hidden {
			w.left += len(w.snap.Subtree(n.ID))
			continue
		}
		index, err := w.sceneNode(n)
		if err != nil {
			return nil, fmt.Errorf("node %q: %w", n.Name, err)
		}
		out = append(out, index)
	}
	return out, nil
}

func (w *writer) sceneNode(n *scene.Node) (int, error) {
	g := &gltf.Node{Name: n.Name}
	index := w.node(g)
	own := &nodeMark{
		ID: n.ID, Hidden: n.Hidden, Locked: n.Locked, Pinned: n.Pinned, Light: n.Light, Camera: n.Camera, Room: n.Room,
		Physics: n.Physics, Semantics: n.Semantics, Joints: n.Joints,
	}
	if n.Semantics != nil {
		if l, known := taxonomy.Of(n.Semantics.Category, n.Semantics.Synonyms...); known {
			own.Labels = &l
		}
	}
	if n.Physics != nil {
		w.keepHulls(n.Physics.Colliders)
	}
	var err error
	switch {
	case n.Model != nil:
		own.Model, err = w.model(g, n)
	case n.Room != nil:
		g.Children, err = w.room(n)
	}
	if err != nil {
		return 0, err
	}
	below, err := w.children(n.ID)
	if err != nil {
		return 0, err
	}
	g.Children = append(g.Children, below...)
	setTransform(g, n.Transform)
	if err := w.nodePhysics(g, n); err != nil {
		return 0, err
	}
	w.reportShear(n)
	if n.Light != nil || n.Camera != nil {
		own.Turn = &n.Transform.Rotation
		if err := w.carry(g, n, len(below) > 0); err != nil {
			return 0, err
		}
	}
	return index, setExtras(g, mark{Node: own}, n.Extras)
}

// reportShear speaks up where other programs will shear a node that the scene only scales.
func (w *writer) reportShear(n *scene.Node) {
	exact := w.snap.WorldFromNode(n.Parent).Mat4().Mul4(n.Transform.Mat4())
	if n.Parent != "" && !almostEqualMat4(w.snap.WorldFromNode(n.ID).Mat4(), exact) {
		w.report.Warn(fmt.Sprintf("node %q", n.Name), "is turned under an unevenly scaled parent: other programs will show it sheared")
	}
}

// carry hangs a light or camera on its node, turned from the scene's frame into glTF's; beside other children it gets
// a node of its own, so that they keep their places.
func (w *writer) carry(g *gltf.Node, n *scene.Node, apart bool) error {
	on := g
	turned := n.Transform
	if apart {
		on = &gltf.Node{Name: n.Name}
		g.Children = append(g.Children, w.node(on))
		turned = geom.IdentityTransform()
		if err := setExtras(on, mark{Helper: "carrier"}, nil); err != nil {
			return err
		}
	}
	turned.Rotation = aimed(turned.Rotation)
	setTransform(on, turned)
	if n.Light != nil {
		w.useLight(on, n.Name, n.Light)
	}
	if n.Camera != nil {
		w.useCamera(on, n.Name, n.Camera)
	}
	return nil
}

// setTransform converts a pose from Z-up to Y-up by permuting components, the inverse of reading.
func setTransform(g *gltf.Node, t geom.Transform) {
	p, q, s := t.Translation, t.Rotation, t.Scale
	g.Translation = geom.CanonicalVec3(geom.Vec3{p[0], p[2], -p[1]})
	for i, x := range [4]float64{q[0], q[2], -q[1], q[3]} {
		g.Rotation[i] = geom.Clamp(geom.Canonical(x), -1, 1) // products of unit quaternions may pass 1 by a rounding
	}
	g.Scale = [3]float64{s[0], s[2], s[1]}
}

func setExtras(g *gltf.Node, own mark, rest json.RawMessage) error {
	extras, err := joinExtras(own, rest)
	if err == nil && extras != nil {
		g.Extras = extras
	}
	return err
}

// model writes the parts of a node's model as nodes below its own.
func (w *writer) model(holder *gltf.Node, n *scene.Node) (*modelMark, error) {
	model, err := w.store.Model(n.Model.Asset)
	if err != nil {
		return nil, err
	}
	index := make([]int, len(model.Parts))
	nodes := make([]*gltf.Node, len(model.Parts))
	for i := range model.Parts {
		g, err := w.part(n, model, i)
		if err != nil {
			return nil, fmt.Errorf("part %q: %w", model.Parts[i].Name, err)
		}
		index[i], nodes[i] = w.node(g), g
		above := holder
		if parent := model.Parts[i].Parent; parent >= 0 {
			above = nodes[parent]
		}
		above.Children = append(above.Children, index[i])
	}
	if err := w.partPhysics(n, model, nodes, holder); err != nil {
		return nil, err
	}
	if err := w.keepMaterials(n.Model.Materials...); err != nil {
		return nil, err
	}
	return &modelMark{Name: model.Name, Slots: model.Slots, Materials: n.Model.Materials, Recipe: model.Recipe}, nil
}

func (w *writer) part(n *scene.Node, model *asset.Model, i int) (*gltf.Node, error) {
	part := &model.Parts[i]
	own := &partMark{Index: i, Joint: part.Joint, Colliders: part.Colliders, Grip: part.Grip, Inertial: part.Inertial}
	w.keepHulls(part.Colliders)
	pose := posed(part, n.Joints)
	if pose != part.Transform {
		own.Rest = &part.Transform
	}
	g := &gltf.Node{Name: part.Name}
	setTransform(g, pose)
	var surfaces []drawn
	for _, s := range part.Surfaces {
		mesh, err := w.store.Mesh(s.Mesh)
		if err != nil {
			return nil, err
		}
		surfaces = append(surfaces, drawn{id: s.Mesh, mesh: mesh, material: w.worn(n.Model, s.Slot)})
		own.Slots = append(own.Slots, s.Slot)
	}
	if len(surfaces) > 0 {
		mesh, err := w.mesh(nameOr(part.Name, model.Name), surfaces)
		if err != nil {
			return nil, err
		}
		g.Mesh = gltf.Index(mesh)
	}
	return g, setExtras(g, mark{Part: own}, nil)
}

// posed is parentFromPart with the node's joint values; a node without any is at rest.
func posed(part *asset.Part, joints []scene.JointValue) geom.Transform {
	if part.Joint == nil || len(joints) == 0 {
		return part.Transform
	}
	alone := asset.Model{Parts: []asset.Part{{Parent: -1, Transform: part.Transform, Joint: part.Joint}}}
	return alone.PartTransforms(func(name string) float64 {
		at := slices.IndexFunc(joints, func(j scene.JointValue) bool { return j.Joint == name })
		if at < 0 {
			return 0
		}
		return joints[at].Value
	})[0]
}

// worn is the material in a slot, a plain one where the scene has none.
func (w *writer) worn(ref *scene.ModelRef, slot int) *scene.Material {
	if slot < len(ref.Materials) {
		if m, ok := w.snap.Material(ref.Materials[slot]); ok {
			return m
		}
	}
	plain := scene.NewMaterial("", "plain", geom.Hex(0xB8B4AC))
	return &plain
}

// room writes the pieces of a room's shell as nodes.
func (w *writer) room(n *scene.Node) ([]int, error) {
	if err := n.Room.Check(); err != nil {
		return nil, err
	}
	var out []int
	leaves := map[*shell.Hinge]*gltf.Node{}
	for _, piece := range shell.Build(&n.Room.Room, w.snap.Beside(n)...) {
		material, ok := w.snap.Material(n.Room.MaterialFor(piece.Role))
		if !ok {
			plain := scene.PlainMaterial(piece.Role)
			material = &plain
		}
		id := asset.ID("room/" + string(n.ID) + "/" + piece.Name)
		mesh, err := w.mesh(piece.Name, []drawn{{id: id, mesh: piece.Mesh, material: material}})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", piece.Name, err)
		}
		g := &gltf.Node{Name: piece.Name, Mesh: gltf.Index(mesh), Scale: [3]float64{1, 1, 1}, Rotation: [4]float64{0, 0, 0, 1}}
		if err := setExtras(g, mark{Shell: string(piece.Role)}, nil); err != nil {
			return nil, err
		}
		at := w.node(g)
		if piece.Hinge == nil {
			out = append(out, at)
			if err := w.colliders(g, n, 0, piece.Colliders, w.snap.WorldFromNode(n.ID).Scale, false); err != nil {
				return nil, err
			}
			continue
		}
		leaf, known := leaves[piece.Hinge]
		if !known {
			joint := &gltf.Node{Name: piece.Hinge.Name + " frame", Rotation: [4]float64{0, 0, 0, 1}, Scale: [3]float64{1, 1, 1}}
			if leaf, err = w.leaf(joint, n, piece.Hinge, len(leaves)+1); err != nil {
				return nil, err
			}
			leaves[piece.Hinge] = leaf
			out = append(out, w.node(joint))
		}
		leaf.Children = append(leaf.Children, at)
		if err := w.inLeaf(g, n, &piece, len(leaves)); err != nil {
			return nil, err
		}
	}
	return out, w.keepMaterials(n.Room.Materials()...)
}

// keepMaterials writes materials that a node names although no surface may wear them, so that reading restores them.
func (w *writer) keepMaterials(ids ...scene.MaterialID) error {
	for _, id := range ids {
		if m, ok := w.snap.Material(id); ok {
			if _, err := w.material(m, true, true); err != nil {
				return err
			}
		}
	}
	return nil
}
