package usdio

import (
	"fmt"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// prototypes are the models that several nodes share, below /Root/Prototypes.
type prototypes struct {
	text  text
	uses  map[string]int    // by key
	paths map[string]string // by key, once written
	taken names
}

func (w *writer) countUses() {
	for n := range w.snap.Nodes() {
		if n.Model != nil && !w.articulated(n) {
			w.prototypes.uses[w.key(n)]++
		}
	}
}

// key is equal for nodes whose geometry is written alike.
func (w *writer) key(n *scene.Node) string {
	var b strings.Builder
	b.WriteString(string(n.Model.Asset))
	for _, m := range n.Model.Materials {
		fmt.Fprintf(&b, " %q", m)
	}
	for _, j := range n.Joints {
		fmt.Fprintf(&b, " %q=%v", j.Joint, j.Value)
	}
	fmt.Fprintf(&b, " %v %v", w.collisionsOf(n), uneven(w.snap.WorldFromNode(n.ID).Scale))
	return b.String()
}

// model writes the geometry of a node, as an instance of a prototype where it is shared.
func (w *writer) model(p place, n *scene.Node) error {
	t := p.text
	model, err := w.store.Model(n.Model.Asset)
	if err != nil {
		return err
	}
	if w.articulated(n) {
		return w.links(p, n, model)
	}
	if w.collisionsOf(n).own {
		if err := w.ownColliders(t, n); err != nil {
			return err
		}
	}
	k := w.key(n)
	if w.options.Flat || w.prototypes.uses[k] < 2 {
		t.open(header{specifier: "def", kind: "Xform", name: geometryName})
		err := w.parts(t, w.materials, n, model)
		t.close()
		return err
	}
	source, known := w.prototypes.paths[k]
	if !known {
		if source, err = w.prototype(n, model); err != nil {
			return err
		}
		w.prototypes.paths[k] = source
	}
	t.open(header{specifier: "def", kind: "Xform", name: geometryName, meta: []string{"instanceable = true", "prepend references = <" + source + ">"}})
	t.close()
	return nil
}

// prototype writes a shared model, materials included, and returns its path.
func (w *writer) prototype(n *scene.Node, model *asset.Model) (string, error) {
	name := w.prototypes.taken.claim(model.Name, "Model")
	path := "/" + w.root + "/" + prototypeScope + "/" + name
	t := &w.prototypes.text
	t.open(header{specifier: "def", kind: "Xform", name: name, meta: display(model.Name, name)})
	own, body := newLibrary(path, t.depth+1), text{depth: t.depth}
	if err := w.parts(&body, own, n, model); err != nil {
		return "", err
	}
	t.scope("def", materialScope, &own.text)
	t.include(&body)
	t.close()
	return path, nil
}

// parts writes a model's tree of parts at the pose of the node's joints.
func (w *writer) parts(t *text, l *library, n *scene.Node, model *asset.Model) error {
	return w.builder(t, l, n, model).tree(-1, reserved(materialScope))
}

func (w *writer) builder(t *text, l *library, n *scene.Node, model *asset.Model) *builder {
	b := &builder{writer: w, text: t, library: l, node: n, model: model, collisions: w.collisionsOf(n), children: map[int][]int{}}
	for i := range model.Parts {
		b.children[model.Parts[i].Parent] = append(b.children[model.Parts[i].Parent], i)
		b.fromParts = b.fromParts || len(model.Parts[i].Colliders) > 0
	}
	return b
}

// builder writes the parts of one model.
type builder struct {
	writer     *writer
	text       *text
	library    *library
	node       *scene.Node
	model      *asset.Model
	children   map[int][]int // indices of parts by parent
	collisions collisions
	fromParts  bool // some part brings colliders of its own
	apart      bool // jointed parts are written elsewhere
}

func (b *builder) tree(parent int, taken names) error {
	for _, i := range b.children[parent] {
		part := &b.model.Parts[i]
		if b.apart && part.Joint != nil {
			continue
		}
		id := taken.claim(part.Name, "Part")
		b.text.open(header{specifier: "def", kind: "Xform", name: id, meta: display(part.Name, id)})
		b.text.place(poseOf(part, b.node.Joints))
		inner := names{}
		if err := b.part(part, inner); err != nil {
			return fmt.Errorf("model %q, part %q: %w", b.model.Name, part.Name, err)
		}
		if err := b.tree(i, inner); err != nil {
			return err
		}
		b.text.close()
	}
	return nil
}

// part writes the surfaces and colliders of one part.
func (b *builder) part(part *asset.Part, taken names) error {
	w := b.writer
	for _, s := range part.Surfaces {
		mesh, err := w.store.Mesh(s.Mesh)
		if err != nil {
			return err
		}
		id := scene.MaterialID("")
		if s.Slot < len(b.node.Model.Materials) {
			id = b.node.Model.Materials[s.Slot]
		}
		material, err := w.material(id)
		if err != nil {
			return err
		}
		slot := b.model.Slots[s.Slot]
		name := taken.claim(slot, "Mesh")
		if err := w.mesh(b.text, b.library, drawn{name: name, title: slot, id: s.Mesh, mesh: mesh, material: material, collides: b.solidity()}); err != nil {
			return err
		}
	}
	if !b.collisions.wanted || b.collisions.own {
		return nil
	}
	in := setting{b.scaleOf(part), b.collisions.moving}
	for i := range part.Colliders {
		if err := w.collider(b.text, taken.claim("Collider", "Collider"), &part.Colliders[i], in); err != nil {
			return err
		}
	}
	return nil
}

// scaleOf is a part's scale in the world.
func (b *builder) scaleOf(part *asset.Part) geom.Vec3 {
	scale := geom.MulVec3(b.writer.snap.WorldFromNode(b.node.ID).Scale, part.Transform.Scale)
	for at := part.Parent; at >= 0; at = b.model.Parts[at].Parent {
		scale = geom.MulVec3(scale, b.model.Parts[at].Transform.Scale)
	}
	return scale
}

// solidity says whether the drawn meshes are colliders themselves, for want of simpler ones.
func (b *builder) solidity() solidity {
	c := b.collisions
	switch {
	case !c.wanted || c.own || b.fromParts:
		return intangible
	case c.moving:
		return convex
	}
	return exact
}

// poseOf returns parentFromPart at the joint's value.
func poseOf(part *asset.Part, values []scene.JointValue) geom.Transform {
	if part.Joint == nil {
		return part.Transform
	}
	alone := asset.Model{Parts: []asset.Part{*part}}
	alone.Parts[0].Parent = -1
	return alone.PartTransforms(valueIn(values))[0]
}
