package action

import (
	"reflect"
	"slices"

	"scenograph/internal/scene"
)

// Difference lists ordinary actions that turn one snapshot into another. A node whose model, extras or kind differ is removed and added
// again under its id, with all below it; everything else is edited in place. Materials that only the first has are left, unused.
func Difference(from, to *scene.Snapshot) []Action {
	d := difference{from: from, to: to, diff: scene.Compare(from, to), gone: map[scene.NodeID]bool{}}
	d.materials()
	d.removals()
	d.additions()
	for _, c := range d.diff.Nodes {
		if c.Before != nil && c.After != nil && !d.gone[c.ID] {
			d.edit(c.Before, c.After)
		}
	}
	d.relations()
	d.settings()
	return d.out
}

type difference struct {
	from, to *scene.Snapshot
	diff     scene.Diff
	gone     map[scene.NodeID]bool // removed, at least for a while
	out      []Action
}

func (d *difference) add(actions ...Action) { d.out = append(d.out, actions...) }

func (d *difference) materials() {
	for _, c := range d.diff.Materials {
		switch {
		case c.Before == nil:
			d.add(AddMaterial{Material: *c.After})
		case c.After != nil:
			d.add(SetMaterialParameters{Material: *c.After})
		}
	}
}

// removals takes out what is missing afterwards or must be made anew, topmost nodes only.
func (d *difference) removals() {
	var roots []scene.NodeID
	for _, c := range d.diff.Nodes {
		if c.Before != nil && (c.After == nil || remade(c.Before, c.After)) {
			roots = append(roots, c.ID)
			for _, below := range d.from.Subtree(c.ID) {
				d.gone[below] = true
			}
		}
	}
	for _, id := range roots {
		if n, _ := d.from.Node(id); !d.gone[n.Parent] {
			d.add(RemoveNode{Node: id})
		}
	}
}

// remade reports whether no action edits one node into the other.
func remade(a, b *scene.Node) bool {
	return string(a.Extras) != string(b.Extras) || (a.Model == nil) != (b.Model == nil) || (a.Light == nil) != (b.Light == nil) ||
		(a.Camera == nil) != (b.Camera == nil) || (a.Room == nil) != (b.Room == nil)
}

// additions puts nodes in, parents first.
func (d *difference) additions() {
	missing := func(id scene.NodeID) bool {
		_, before := d.from.Node(id)
		return !before || d.gone[id]
	}
	done := map[scene.NodeID]bool{}
	var put func(n *scene.Node)
	put = func(n *scene.Node) {
		if done[n.ID] || !missing(n.ID) {
			return
		}
		done[n.ID] = true
		if parent, ok := d.to.Node(n.Parent); ok {
			put(parent)
		}
		d.add(AddNode{Node: *n})
	}
	for n := range d.to.Nodes() {
		put(n)
	}
}

func (d *difference) edit(a, b *scene.Node) {
	switch {
	case a.Parent != b.Parent:
		d.add(ReparentNode{Node: b.ID, Parent: b.Parent, Transform: b.Transform})
	case a.Transform != b.Transform:
		d.add(SetTransform{Node: b.ID, Transform: b.Transform})
	}
	if a.Name != b.Name {
		d.add(RenameNode{Node: b.ID, Name: b.Name})
	}
	if a.Hidden != b.Hidden {
		d.add(SetVisibility{Node: b.ID, Hidden: b.Hidden})
	}
	if a.Locked != b.Locked {
		d.add(SetLock{Node: b.ID, Locked: b.Locked})
	}
	if a.Pinned && !b.Pinned {
		d.add(Unpin{Nodes: []scene.NodeID{b.ID}})
	} else if !a.Pinned && b.Pinned {
		d.add(Pin{Nodes: []scene.NodeID{b.ID}})
	}
	d.content(a, b)
}

// content edits what a node shows and what is known of it.
func (d *difference) content(a, b *scene.Node) {
	switch {
	case b.Model == nil:
	case a.Model.Asset != b.Model.Asset || len(a.Model.Materials) != len(b.Model.Materials):
		d.add(SetModel{Node: b.ID, Model: *b.Model})
	default:
		for slot, m := range b.Model.Materials {
			if a.Model.Materials[slot] != m {
				d.add(SetMaterial{Node: b.ID, Slot: slot, Material: m})
			}
		}
	}
	if b.Light != nil && *a.Light != *b.Light {
		d.add(EditLight{Node: b.ID, Light: *b.Light})
	}
	if b.Camera != nil && !reflect.DeepEqual(a.Camera, b.Camera) {
		d.add(EditCamera{Node: b.ID, Camera: *b.Camera})
	}
	if b.Room != nil {
		d.room(b.ID, a.Room, b.Room)
	}
	if !reflect.DeepEqual(a.Semantics, b.Semantics) {
		d.add(SetSemantics{Node: b.ID, Semantics: b.Semantics})
	}
	if !reflect.DeepEqual(a.Physics, b.Physics) {
		d.add(SetPhysics{Node: b.ID, Physics: b.Physics})
	}
	if !slices.Equal(a.Joints, b.Joints) {
		d.add(SetJointPose{Node: b.ID, Joints: b.Joints})
	}
}

func (d *difference) room(id scene.NodeID, a, b *scene.RoomRef) {
	if !reflect.DeepEqual(a.Room, b.Room) {
		d.add(EditRoom{Node: id, Room: b.Room})
	}
	for _, s := range []struct {
		surface RoomSurface
		a, b    scene.MaterialID
	}{{FloorSurface, a.Floor, b.Floor}, {WallSurface, a.Walls, b.Walls}, {CeilingSurface, a.Ceil, b.Ceil}, {TrimSurface, a.Trim, b.Trim}} {
		if s.a != s.b {
			d.add(SetRoomMaterial{Node: id, Surface: s.surface, Material: s.b})
		}
	}
}

// relations takes back and states what differs, and states again what went with a removed node.
func (d *difference) relations() {
	lost := func(r *scene.Relation) bool { return d.gone[r.Subject] || d.gone[r.Object] }
	for _, c := range d.diff.Relations {
		if c.Before != nil && !lost(c.Before) {
			d.add(RemoveRelation{Relation: c.ID})
		}
	}
	for r := range d.to.Relations() {
		before, there := d.from.Relation(r.ID)
		if !there || lost(before) || *before != *r {
			d.add(AddRelation{Relation: *r})
		}
	}
}

func (d *difference) settings() {
	a, b := d.from.Settings(), d.to.Settings()
	if a.Name != b.Name || a.Prompt != b.Prompt {
		d.add(SetSceneInfo{Name: b.Name, Prompt: b.Prompt})
	}
	if !reflect.DeepEqual(a.Environment, b.Environment) {
		d.add(SetEnvironment{Environment: b.Environment})
	}
	for _, name := range b.Checkpoints {
		if !slices.Contains(a.Checkpoints, name) {
			d.add(NameCheckpoint{Name: name})
		}
	}
}
