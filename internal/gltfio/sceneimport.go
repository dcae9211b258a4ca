package gltfio

import (
	"errors"
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// sceneBuild is the state of turning nodes of a file into nodes of a scene.
type sceneBuild struct {
	*reader
	list   []placed
	lights []punctual
	owner  []scene.NodeID                // the scene node that a placed node became, or belongs to
	skip   []bool                        // pieces that are rebuilt from the node above them, with all below
	parts  map[int][]int                 // placed node with a model → its marked parts
	named  map[scene.MaterialID]int      // material id in the mark → index in the file
	became map[scene.NodeID]scene.NodeID // id in the mark → id in the scene
	found  *Import
}

// buildScene makes a scene node of every node of the file; what Scenograph marked is restored as it was.
func (r *reader) buildScene(list []placed, lights []punctual) (*Import, error) {
	b := &sceneBuild{
		reader: r, list: list, lights: lights, owner: make([]scene.NodeID, len(list)), skip: make([]bool, len(list)),
		parts: map[int][]int{}, named: map[scene.MaterialID]int{}, became: map[scene.NodeID]scene.NodeID{},
		found: &Import{Bounds: geom.EmptyBox(), Scene: true},
	}
	b.sortMarks()
	if r.marks != nil {
		b.restoreHulls(r.marks)
	}
	for i := range list {
		if err := b.add(i); err != nil {
			return nil, fmt.Errorf("node %d %q: %w", list[i].index, list[i].node.Name, err)
		}
	}
	if len(b.found.Roots) == 0 {
		return nil, errors.New("it holds nothing that can be imported")
	}
	b.restoreScene()
	return b.found, nil
}

// sortMarks finds which parts belong to which model, what is rebuilt rather than read, and which material is which.
func (b *sceneBuild) sortMarks() {
	model := make([]int, len(b.list))
	for i := range b.list {
		p := &b.list[i]
		model[i] = -1
		if p.parent >= 0 {
			b.skip[i] = b.skip[p.parent]
			model[i] = model[p.parent]
		}
		if b.marks == nil {
			continue
		}
		switch {
		case p.mark.Shell != "" || p.mark.Helper != "":
			b.skip[i] = true
		case p.mark.Node != nil:
			model[i] = i
			if p.mark.Node.Model == nil {
				model[i] = -1
			}
		case p.mark.Part != nil && model[i] >= 0:
			b.parts[model[i]] = append(b.parts[model[i]], i)
		}
	}
	for i := range b.extras.Materials {
		if own, _ := splitExtras(b.extras.Materials[i].Extras); own.Material != "" && i < len(b.doc.Materials) {
			b.named[own.Material] = i
		}
	}
}

func (b *sceneBuild) add(i int) error {
	p := &b.list[i]
	parent := scene.NodeID("")
	if p.parent >= 0 {
		parent = b.owner[p.parent]
	}
	b.owner[i] = parent
	if b.skip[i] || p.mark.Part != nil && b.isPart(i) {
		return nil
	}
	node := scene.Node{Name: nameOr(p.node.Name, "object"), Parent: parent, Transform: p.local}
	_, node.Extras = splitExtras(b.reader.extras.Nodes[p.index].Extras)
	light, err := b.lightOf(p, b.lights)
	if err != nil {
		return err
	}
	switch {
	case b.marks != nil && p.mark.Node != nil:
		err = b.restore(&node, i, light != nil || p.node.Camera != nil)
	case p.node.Mesh != nil:
		err = b.addModel(&node, p)
	}
	if err != nil {
		return err
	}
	if node.ID == "" {
		node.ID = b.ids.node(slug(node.Name))
	}
	if b.marks == nil || p.mark.Node == nil {
		b.takeCarried(&node, p, light)
	}
	b.owner[i] = node.ID
	b.actions = append(b.actions, action.AddNode{Node: node})
	b.addBounds(&node, p)
	if parent == "" {
		b.found.Roots = append(b.found.Roots, node.ID)
	}
	if b.marks == nil || p.mark.Node == nil {
		b.addRest(&node, p, light)
	}
	return nil
}

// isPart reports whether a marked part was claimed by a model.
func (b *sceneBuild) isPart(i int) bool {
	for at := b.list[i].parent; at >= 0; at = b.list[at].parent {
		if b.list[at].mark.Node != nil {
			return b.list[at].mark.Node.Model != nil
		}
	}
	return false
}

// takeCarried puts the node's light or camera on the scene node itself when it is nothing else and holds nothing.
func (b *sceneBuild) takeCarried(node *scene.Node, p *placed, light *scene.Light) {
	if node.Model != nil || len(p.node.Children) > 0 || (light != nil) == (p.node.Camera != nil) {
		return
	}
	node.Light = light
	if light == nil {
		if node.Camera = b.cameraOf(p); node.Camera == nil {
			return
		}
	}
	node.Transform.Rotation = node.Transform.Rotation.Mul(aim()).Normalized()
}

// addRest adds what takeCarried left as children of the node.
func (b *sceneBuild) addRest(node *scene.Node, p *placed, light *scene.Light) {
	if node.Light != nil || node.Camera != nil {
		return
	}
	b.addLightAndCamera(p, node.ID, geom.Transform{Rotation: aim(), Scale: geom.One}, light)
}

// addModel makes a model of one part from the node's mesh.
func (b *sceneBuild) addModel(node *scene.Node, p *placed) error {
	model := &asset.Model{Name: nameOr(b.doc.Meshes[*p.node.Mesh].Name, node.Name)}
	slots := b.newSlots(model)
	part := asset.Part{Name: node.Name, Parent: -1, Transform: geom.IdentityTransform()}
	if err := b.addSurfaces(&part, p, slots); err != nil {
		return err
	}
	if len(part.Surfaces) == 0 {
		return nil
	}
	model.Parts = []asset.Part{part}
	id, err := b.options.Store.PutModel(model)
	if err != nil {
		return err
	}
	node.Model = &scene.ModelRef{Asset: id, Materials: slots.materials}
	return nil
}

func (b *sceneBuild) addBounds(node *scene.Node, p *placed) {
	if node.Model == nil {
		return
	}
	if box, err := b.options.Store.ModelBounds(node.Model.Asset); err == nil {
		b.found.Bounds = b.found.Bounds.Union(box.Transformed(p.world.Mat4()))
	}
}
