package assembly

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/solid"
)

// How finely imported objects get colliders: few pieces, and a single one for meshes that would take seconds to split.
const (
	colliderPieces = 6
	splitTriangles = 40_000
)

// Finish makes actions of the things: a node for each, or one object of them all.
func (m *Maker) Finish(things []Thing, asScene bool) (*gltfio.Import, error) {
	if err := m.ctx.Err(); err != nil {
		return nil, err
	}
	for i := range things {
		t := &things[i]
		if t.Parent < -1 || t.Parent >= i {
			return nil, fmt.Errorf("%q lies below a thing that does not come before it", t.Name)
		}
		if !t.Pose.Finite() {
			return nil, fmt.Errorf("the pose of %q is not finite", t.Name)
		}
	}
	var found *gltfio.Import
	var err error
	if asScene && !m.options.AsObject {
		found, err = m.scene(things)
	} else {
		found, err = m.object(things)
	}
	if err != nil {
		return nil, err
	}
	m.actions = append(m.actions, m.also...)
	found.Name, found.Actions, found.About, found.Report = m.Title(), m.actions, m.About, *m.Report
	if _, _, err := action.Preview(m.options.Into, found.Actions); err != nil {
		return nil, err
	}
	return found, nil
}

// scene makes a node of every thing.
func (m *Maker) scene(things []Thing) (*gltfio.Import, error) {
	found := &gltfio.Import{Bounds: geom.EmptyBox(), Scene: true}
	ids, worlds := make([]scene.NodeID, len(things)), worldPoses(things)
	for i := range things {
		t := &things[i]
		want := string(t.ID)
		if want == "" {
			want = gltfio.Slug(t.Name)
		}
		ids[i] = m.ids.Node(want)
		node, err := m.node(t, ids[i])
		if err != nil {
			return nil, fmt.Errorf("%q: %w", t.Name, err)
		}
		if t.Parent >= 0 {
			node.Parent = ids[t.Parent]
		} else {
			found.Roots = append(found.Roots, node.ID)
		}
		m.actions = append(m.actions, action.AddNode{Node: node})
		if node.Model != nil {
			box, err := m.options.Store.ModelBounds(node.Model.Asset)
			if err != nil {
				return nil, err
			}
			found.Bounds = found.Bounds.Union(box.Transformed(worlds[i].Mat4()))
		}
	}
	if len(found.Roots) == 0 {
		return nil, errors.New("it holds nothing that can be imported")
	}
	m.relate(things, ids)
	return found, nil
}

func worldPoses(things []Thing) []geom.Transform {
	out := make([]geom.Transform, len(things))
	for i := range things {
		out[i] = things[i].Pose
		if p := things[i].Parent; p >= 0 {
			out[i] = out[p].Mul(things[i].Pose)
		}
	}
	return out
}

func (m *Maker) node(t *Thing, id scene.NodeID) (scene.Node, error) {
	if t.Was != nil {
		return m.again(t, id)
	}
	node := scene.Node{
		ID: id, Name: nameOr(t.Name, "object"), Transform: t.Pose.Canonical(), Light: t.Light, Camera: t.Camera, Room: t.Room,
		Physics: t.Physics, Semantics: t.Semantics, Joints: sortedJoints(t.Joints), Hidden: t.Hidden,
	}
	if len(t.Parts) == 0 {
		return node, nil
	}
	model, err := m.model(node.Name, t.Parts, t.Worn)
	if err != nil {
		return node, err
	}
	node.Model, err = m.place(model, t.Physics != nil)
	return node, err
}

func sortedJoints(values []scene.JointValue) []scene.JointValue {
	out := slices.Clone(values)
	slices.SortFunc(out, func(a, b scene.JointValue) int {
		if a.Joint < b.Joint {
			return -1
		}
		return 1
	})
	return out
}

func nameOr(name, otherwise string) string {
	if name = gltfio.Tidy(name); name != "" {
		return name
	}
	return otherwise
}

// drafted is a model whose slots are named, with the materials that they wear.
type drafted struct {
	model     asset.Model
	materials []scene.MaterialID
}

// model numbers the materials of parts as slots, in the order of their use.
func (m *Maker) model(name string, parts []asset.Part, worn []int) (*drafted, error) {
	d := &drafted{model: asset.Model{Name: name, Parts: slices.Clone(parts)}}
	slotOf := map[int]int{}
	slot := func(material int) (int, error) {
		at, known := slotOf[material]
		if !known {
			at = len(d.materials)
			slotOf[material] = at
			id, err := m.materialID(material)
			if err != nil {
				return 0, err
			}
			d.materials = append(d.materials, id)
			d.model.Slots = append(d.model.Slots, nameOr(m.materials[material].Name, "default"))
		}
		return at, nil
	}
	for _, material := range worn {
		if _, err := slot(material); err != nil {
			return nil, err
		}
	}
	for i := range d.model.Parts {
		part := &d.model.Parts[i]
		part.Name = nameOr(part.Name, "part")
		part.Surfaces = slices.Clone(part.Surfaces)
		for k := range part.Surfaces {
			at, err := slot(part.Surfaces[k].Slot)
			if err != nil {
				return nil, err
			}
			part.Surfaces[k].Slot = at
		}
	}
	return d, nil
}

// place puts a model into the store, with colliders where it brings none and collides.
func (m *Maker) place(d *drafted, collides bool) (*scene.ModelRef, error) {
	model := &d.model
	if collides && !m.options.NoColliders && !slices.ContainsFunc(model.Parts, func(p asset.Part) bool { return len(p.Colliders) > 0 }) {
		model = m.withColliders(model)
		if err := m.ctx.Err(); err != nil {
			return nil, err
		}
	}
	id, err := m.options.Store.PutModel(model)
	if err != nil {
		return nil, err
	}
	return &scene.ModelRef{Asset: id, Materials: d.materials}, nil
}

// withColliders gives a model simple solids for physics. Failing is no reason to refuse the file.
func (m *Maker) withColliders(model *asset.Model) *asset.Model {
	limits := solid.Decomposition{MaxPieces: colliderPieces}
	if m.triangles > splitTriangles {
		limits.MaxPieces = 1
	}
	fitted, _, err := solid.FitModel(m.ctx, m.options.Store, model, limits)
	if err != nil {
		m.Report.Warn(model.Name, "got no colliders: %v", err)
		return model
	}
	return &fitted
}

// object makes one model of all things, standing on the floor, with lights and cameras as children.
func (m *Maker) object(things []Thing) (*gltfio.Import, error) {
	worlds := worldPoses(things)
	parts, main := joinParts(things, worlds)
	if main < 0 {
		return nil, errors.New("it holds no triangles")
	}
	d, err := m.model(nameOr(things[main].Name, m.Title()), parts, nil)
	if err != nil {
		return nil, err
	}
	box, err := m.bounds(&d.model)
	if err != nil {
		return nil, err
	}
	offset := geom.Vec3{}
	if !m.fixed {
		offset = m.offsetOf(box, d.model.Parts)
	}
	for i := range d.model.Parts {
		if part := &d.model.Parts[i]; part.Parent < 0 {
			part.Transform.Translation = geom.CanonicalVec3(part.Transform.Translation.Add(offset))
		}
	}
	box.Min, box.Max = box.Min.Add(offset), box.Max.Add(offset)
	m.sizes(box.Size())
	want := string(things[main].ID)
	if want == "" {
		want = gltfio.Slug(nameOr(things[main].Name, m.Title()))
	}
	node := scene.Node{ID: m.ids.Node(want), Name: d.model.Name, Transform: geom.IdentityTransform(),
		Physics: things[main].Physics, Semantics: things[main].Semantics}
	if node.Physics == nil {
		node.Physics = &scene.Physics{Body: scene.DynamicBody}
	}
	if node.Semantics == nil {
		node.Semantics = m.Semantics()
	}
	for i := range things {
		node.Joints = append(node.Joints, things[i].Joints...)
	}
	node.Joints = sortedJoints(node.Joints)
	if node.Model, err = m.place(d, true); err != nil {
		return nil, err
	}
	if node.Extras, err = json.Marshal(map[string]geom.Vec3{"importOffset": offset}); err != nil {
		return nil, err
	}
	m.actions = append(m.actions, action.AddNode{Node: node})
	m.carried(things, worlds, node.ID, offset)
	return &gltfio.Import{Roots: []scene.NodeID{node.ID}, Bounds: box, Offset: offset}, nil
}

// offsetOf is what stands a model on the floor; one without joints also stands around the origin.
func (m *Maker) offsetOf(box geom.Box, parts []asset.Part) geom.Vec3 {
	center := box.Center()
	if slices.ContainsFunc(parts, func(p asset.Part) bool { return p.Joint != nil }) {
		return geom.Vec3{0, 0, micrometre(-box.Min[2])}
	}
	return geom.Vec3{micrometre(-center[0]), micrometre(-center[1]), micrometre(-box.Min[2])}
}

func micrometre(x float64) float64 { return geom.Canonical(math.Round(x*1e6) / 1e6) }

// joinParts lists the parts of all things in the world's frame, and the thing that has most of them.
func joinParts(things []Thing, worlds []geom.Transform) (parts []asset.Part, main int) {
	main = -1
	joints := map[string]int{}
	for i := range things {
		t := &things[i]
		if len(t.Parts) == 0 || t.Hidden {
			continue
		}
		if main < 0 || len(t.Parts) > len(things[main].Parts) {
			main = i
		}
		first := len(parts)
		for _, part := range t.Parts {
			if part.Parent >= 0 {
				part.Parent += first
			} else {
				part.Transform = worlds[i].Mul(part.Transform).Canonical()
			}
			if part.Joint != nil {
				joint := *part.Joint
				if joints[joint.Name]++; joints[joint.Name] > 1 {
					joint.Name = fmt.Sprintf("%s %d", joint.Name, joints[joint.Name])
				}
				part.Joint = &joint
			}
			parts = append(parts, part)
		}
	}
	return parts, main
}

// bounds is the box around a model at rest.
func (m *Maker) bounds(model *asset.Model) (geom.Box, error) {
	box := geom.EmptyBox()
	for i, modelFromPart := range model.PartTransforms(nil) {
		for _, surface := range model.Parts[i].Surfaces {
			mesh, err := m.options.Store.Mesh(surface.Mesh)
			if err != nil {
				return box, err
			}
			m.triangles += mesh.Triangles()
			matrix := modelFromPart.Mat4()
			for _, p := range mesh.Positions {
				box = box.Add(geom.TransformPoint(matrix, geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}))
			}
		}
	}
	if box.Empty() || !geom.Finite(box.Min[:]...) || !geom.Finite(box.Max[:]...) {
		return box, errors.New("it holds no triangles, or its extent is not finite")
	}
	return box, nil
}

// sizes speaks up when a thing looks as if it were made in other units than metres.
func (m *Maker) sizes(size geom.Vec3) {
	if longest := math.Max(size[0], math.Max(size[1], size[2])); longest > 50 || longest < 0.005 {
		m.Report.Warn(m.Title(), "is %.4g m long; if it was made in other units, say so with --unit, or scale it", longest)
	}
}

// carried adds lights and cameras as children of an object.
func (m *Maker) carried(things []Thing, worlds []geom.Transform, parent scene.NodeID, offset geom.Vec3) {
	for i := range things {
		t := &things[i]
		if t.Light == nil && t.Camera == nil {
			continue
		}
		name, pose := nameOr(t.Name, "light"), worlds[i]
		pose.Translation, pose.Scale = pose.Translation.Add(offset), geom.One
		m.actions = append(m.actions, action.AddNode{Node: scene.Node{
			ID: m.ids.Node(gltfio.Slug(name)), Name: name, Parent: parent, Transform: pose.Canonical(), Light: t.Light, Camera: t.Camera,
		}})
	}
}
