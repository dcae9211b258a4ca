package scene

import "reflect"

// NodeChange is one node's difference: Before is nil when it was added, After when it was removed.
type NodeChange struct {
	ID            NodeID
	Before, After *Node
}

// MaterialChange is one material's difference.
type MaterialChange struct {
	ID            MaterialID
	Before, After *Material
}

// RelationChange is one relation's difference.
type RelationChange struct {
	ID            RelationID
	Before, After *Relation
}

// Diff is the exact difference between two snapshots, each list sorted by ID.
type Diff struct {
	Nodes     []NodeChange
	Materials []MaterialChange
	Relations []RelationChange
	Settings  bool
}

// Empty reports whether nothing changed.
func (d *Diff) Empty() bool {
	return len(d.Nodes) == 0 && len(d.Materials) == 0 && len(d.Relations) == 0 && !d.Settings
}

// Compare returns what turns a into b. Shared structure is skipped, so it costs what changed, not what is there.
func Compare(a, b *Snapshot) Diff {
	var d Diff
	differences(a.nodes.root, b.nodes.root, func(key string, before *Node, _ bool, after *Node, _ bool) {
		d.Nodes = append(d.Nodes, NodeChange{NodeID(key), before, after})
	})
	differences(a.materials.root, b.materials.root, func(key string, before *Material, _ bool, after *Material, _ bool) {
		d.Materials = append(d.Materials, MaterialChange{MaterialID(key), before, after})
	})
	differences(a.relations.root, b.relations.root, func(key string, before *Relation, _ bool, after *Relation, _ bool) {
		d.Relations = append(d.Relations, RelationChange{RelationID(key), before, after})
	})
	d.Settings = a.settled != b.settled
	return d
}

// Differences names the fields in which a changed node differs, in the order of Node; nil when it was added or removed. A model that
// has nothing but other materials is "look".
func (c *NodeChange) Differences() []string {
	if c.Before == nil || c.After == nil {
		return nil
	}
	a, b := c.Before, c.After
	var out []string
	for _, field := range []struct {
		name  string
		equal bool
	}{
		{"name", a.Name == b.Name}, {"parent", a.Parent == b.Parent}, {"transform", a.Transform == b.Transform},
		{"hidden", a.Hidden == b.Hidden}, {"locked", a.Locked == b.Locked}, {"pinned", a.Pinned == b.Pinned},
		{"model", reflect.DeepEqual(a.Model, b.Model)}, {"light", reflect.DeepEqual(a.Light, b.Light)},
		{"camera", reflect.DeepEqual(a.Camera, b.Camera)}, {"room", reflect.DeepEqual(a.Room, b.Room)},
		{"physics", reflect.DeepEqual(a.Physics, b.Physics)}, {"semantics", reflect.DeepEqual(a.Semantics, b.Semantics)},
		{"joints", reflect.DeepEqual(a.Joints, b.Joints)}, {"extras", string(a.Extras) == string(b.Extras)},
	} {
		switch {
		case field.equal:
		case field.name == "model" && onlyRepainted(a.Model, b.Model):
			out = append(out, "look")
		default:
			out = append(out, field.name)
		}
	}
	return out
}

func onlyRepainted(a, b *ModelRef) bool {
	if a == nil || b == nil {
		return false
	}
	was, is := *a, *b
	was.Materials, is.Materials = nil, nil
	return reflect.DeepEqual(was, is)
}
