// Package redesign makes things of the catalogue that stand in a scene into things of another design — another style, size or seed —
// as actions: places, names and relations stay.
//
// Invariant: only the node, its physics and the lights that came with it change.
//
//	req, ok := catalog.DesignOf(store, node.Model.Asset)
//	req.Style = "rustic"
//	thing, err := source.Build(store, req)
//	actions := redesign.Actions(snapshot, store, node, redesign.Change{Thing: thing, Was: req.Size, Is: req.Size})
package redesign

import (
	"slices"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Change is what a thing becomes.
type Change struct {
	Thing   catalog.Thing
	Was, Is geom.Vec3 // the sizes that were asked of the catalogue, metres; 0 for the usual
	Keep    bool      // what it wears stays, where the new design has the same slots
}

// Actions lists what makes a node the thing of a change; none when it is that already.
func Actions(snapshot *scene.Snapshot, store *asset.Store, n *scene.Node, c Change) []action.Action {
	if n.Model == nil {
		return nil
	}
	ref := scene.ModelRef{Asset: c.Thing.Model}
	for k := range c.Thing.Materials {
		ref.Materials = append(ref.Materials, c.Thing.Materials[k].ID)
	}
	out := unknown(snapshot, c.Thing.Materials)
	if before, err := store.Model(n.Model.Asset); err == nil && c.Keep && slices.Equal(before.Slots, c.Thing.Slots) {
		ref.Materials, out = slices.Clone(n.Model.Materials), nil
	}
	if ref.Asset == n.Model.Asset && slices.Equal(ref.Materials, n.Model.Materials) {
		return nil
	}
	out = append(out, action.SetModel{Node: n.ID, Model: ref})
	if n.Physics != nil && n.Physics.MassSource != "authored" {
		physics := *n.Physics
		physics.MassKg, physics.MassSource = c.Thing.Physics.MassKg, c.Thing.Physics.MassSource
		out = append(out, action.SetPhysics{Node: n.ID, Physics: &physics})
	}
	if at := keptAgainst(n, c.Thing.Entry, c.Was, c.Is); at != n.Transform {
		out = append(out, action.SetTransform{Node: n.ID, Transform: at.Canonical()})
	}
	return append(out, relit(snapshot, n.ID, c.Thing)...)
}

// unknown adds the materials that the scene does not have.
func unknown(snapshot *scene.Snapshot, materials []scene.Material) []action.Action {
	var out []action.Action
	added := map[scene.MaterialID]bool{}
	for _, m := range materials {
		if _, there := snapshot.Material(m.ID); !there && !added[m.ID] {
			added[m.ID] = true
			out = append(out, action.AddMaterial{Material: m})
		}
	}
	return out
}

// keptAgainst leaves a thing's back at the wall and its top at the ceiling when its size changes.
func keptAgainst(n *scene.Node, e catalog.Entry, old, size geom.Vec3) geom.Transform {
	for i := range size {
		if old[i] == 0 || size[i] == 0 {
			return n.Transform
		}
		size[i] = geom.Clamp(size[i], e.MinSize[i], e.MaxSize[i])
	}
	shift := geom.Vec3{}
	switch {
	case e.Mount == scene.OnCeiling:
		shift[2] = old[2] - size[2]
	case e.Mount == scene.OnWall || e.AgainstWall:
		shift[1] = (old[1] - size[1]) / 2
	}
	at := n.Transform
	at.Translation = at.Translation.Add(at.Rotation.Rotate(geom.MulVec3(shift, at.Scale)))
	return at
}

// relit moves the lights that came with a thing to where the new design has them.
func relit(snapshot *scene.Snapshot, id scene.NodeID, thing catalog.Thing) []action.Action {
	var out []action.Action
	wanted := map[scene.NodeID]bool{}
	for _, n := range thing.Nodes(id, thing.Entry.Name, "", geom.IdentityTransform())[1:] {
		wanted[n.ID] = true
		switch had, ok := snapshot.Node(n.ID); {
		case !ok:
			out = append(out, action.AddNode{Node: n})
		case had.Parent == id && had.Transform != n.Transform:
			out = append(out, action.SetTransform{Node: n.ID, Transform: n.Transform.Canonical()})
		}
	}
	for n := range snapshot.Nodes() {
		if n.Parent == id && n.Light != nil && strings.HasPrefix(string(n.ID), string(id)+"-") && !wanted[n.ID] {
			out = append(out, action.RemoveNode{Node: n.ID})
		}
	}
	return out
}
