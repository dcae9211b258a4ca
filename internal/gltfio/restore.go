package gltfio

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// restore fills a node from its mark. carried says that a light or camera hangs on the node itself, which turns it.
func (b *sceneBuild) restore(node *scene.Node, i int, carried bool) error {
	p := &b.list[i]
	m := p.mark.Node
	node.Name = tidy(p.node.Name)
	node.ID = b.ids.node(string(m.ID))
	b.became[m.ID] = node.ID
	node.Hidden, node.Locked, node.Pinned = m.Hidden, m.Locked, m.Pinned
	node.Light, node.Camera, node.Semantics, node.Joints = m.Light, m.Camera, m.Semantics, m.Joints
	if carried && (m.Light != nil || m.Camera != nil) {
		node.Transform.Rotation = node.Transform.Rotation.Mul(aim()).Normalized()
	}
	if m.Turn != nil && sameTurn(*m.Turn, node.Transform.Rotation) {
		node.Transform.Rotation = *m.Turn
	}
	if m.Physics != nil {
		physics := *m.Physics
		physics.Colliders = b.keepColliders(physics.Colliders, node.Name)
		node.Physics = &physics
	}
	if m.Room != nil {
		room := *m.Room
		for _, id := range []*scene.MaterialID{&room.Floor, &room.Walls, &room.Ceil, &room.Trim} {
			fresh, err := b.namedMaterial(*id)
			if err != nil {
				return err
			}
			*id = fresh
		}
		node.Room = &room
	}
	if m.Model != nil {
		return b.restoreModel(node, i)
	}
	return nil
}

// sameTurn reports whether two rotations differ by rounding only: another program may have turned the node.
func sameTurn(a, b geom.Quat) bool {
	dot := a[0]*b[0] + a[1]*b[1] + a[2]*b[2] + a[3]*b[3]
	return math.Abs(dot) > 1-1e-12
}

// namedMaterial returns the scene's material for an id in a mark, or "" when the file does not hold it.
func (b *sceneBuild) namedMaterial(id scene.MaterialID) (scene.MaterialID, error) {
	index, ok := b.named[id]
	if id == "" || !ok {
		return "", nil
	}
	return b.material(index)
}

// restoreModel puts the parts back together as the model they were written from.
func (b *sceneBuild) restoreModel(node *scene.Node, i int) error {
	m := b.list[i].mark.Node.Model
	model := &asset.Model{Name: tidy(m.Name), Slots: m.Slots, Recipe: m.Recipe}
	worn := make([]int, len(m.Slots))
	for slot := range worn {
		worn[slot] = -1
	}
	order := slices.Clone(b.parts[i])
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(b.list[x].mark.Part.Index, b.list[y].mark.Part.Index) })
	place := map[int]int{}
	for n, at := range order {
		part, err := b.restorePart(at, place, worn)
		if err != nil {
			return err
		}
		place[at] = n
		model.Parts = append(model.Parts, part)
	}
	id, err := b.options.Store.PutModel(model)
	if err != nil {
		return err
	}
	node.Model = &scene.ModelRef{Asset: id}
	for slot := range m.Slots {
		material := scene.MaterialID("")
		if slot < len(m.Materials) {
			if material, err = b.namedMaterial(m.Materials[slot]); err != nil {
				return err
			}
		}
		if material == "" {
			if material, err = b.material(worn[slot]); err != nil {
				return err
			}
		}
		node.Model.Materials = append(node.Model.Materials, material)
	}
	return nil
}

// restorePart reads one part; place maps parts read before it, and worn notes which material of the file a slot wears.
func (b *sceneBuild) restorePart(at int, place map[int]int, worn []int) (asset.Part, error) {
	p := &b.list[at]
	m := p.mark.Part
	part := asset.Part{Name: p.node.Name, Parent: -1, Transform: p.local, Joint: m.Joint, Colliders: b.keepColliders(m.Colliders, p.node.Name), Grip: m.Grip, Inertial: m.Inertial}
	if parent, ok := place[p.parent]; ok {
		part.Parent = parent
	}
	if m.Rest != nil {
		part.Transform = *m.Rest
	}
	if p.node.Mesh == nil {
		return part, nil
	}
	surfaces, err := b.surfaces(p)
	if err != nil {
		return part, err
	}
	for i, s := range surfaces {
		slot := 0
		if i < len(m.Slots) {
			slot = m.Slots[i]
		}
		if slot < 0 || slot >= len(worn) {
			return part, fmt.Errorf("part %q wears slot %d, but its model has %d", part.Name, slot, len(worn))
		}
		worn[slot] = s.material
		if s.mesh != "" {
			part.Surfaces = append(part.Surfaces, asset.Surface{Mesh: s.mesh, Slot: slot})
		}
	}
	return part, nil
}

// keepColliders drops colliders whose meshes did not come with the file.
func (b *sceneBuild) keepColliders(colliders []asset.Collider, name string) []asset.Collider {
	var out []asset.Collider
	for _, c := range colliders {
		if c.Mesh != "" {
			if _, err := b.options.Store.Mesh(c.Mesh); err != nil {
				b.report.Warn(tidy(name), "a collider was left out: glTF does not carry its mesh")
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// restoreScene adds relations and, into an empty scene or when asked to, the settings of the scene the file was written from.
func (b *sceneBuild) restoreScene() {
	if b.marks == nil {
		return
	}
	for _, relation := range b.marks.Relations {
		subject, ok := b.became[relation.Subject]
		object, known := b.became[relation.Object]
		if !ok || !known && relation.Object != "" {
			continue
		}
		relation.ID = b.ids.relation(string(relation.ID))
		relation.Subject, relation.Object = subject, object
		b.actions = append(b.actions, action.AddRelation{Relation: relation})
	}
	if !b.options.Settings && !empty(b.options.Into) {
		return
	}
	environment := b.marks.Environment
	if environment.Image != "" {
		if _, err := b.options.Store.Texture(environment.Image); err != nil {
			b.report.Warn("environment", "its image did not come with the file: a procedural sky stands in")
			environment.Image, environment.Sky = "", scene.ProceduralSky
		}
	}
	b.actions = append(b.actions,
		action.SetEnvironment{Environment: environment}, action.SetSceneInfo{Name: b.marks.Name, Prompt: b.marks.Prompt})
}

func empty(s *scene.Snapshot) bool {
	for range s.Nodes() {
		return false
	}
	return true
}
