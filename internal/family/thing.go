package family

import (
	"encoding/json"
	"slices"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// thing is a thing of the base that may vary.
type thing struct {
	node     *scene.Node
	room     scene.NodeID
	mount    scene.Mount
	body     *query.Body
	carrier  scene.NodeID // what it stands on, for things on surfaces
	carries  bool         // others stand on it
	rowed    bool         // one of many alike that no relation places: it keeps its place
	request  *catalog.Request
	entry    catalog.Entry
	built    bool // the catalogue made it
	relation []*scene.Relation
}

// collect lists what may vary, sorted by node.
func (b *Base) collect() {
	b.free = map[scene.NodeID]*thing{}
	entries := map[string]catalog.Entry{}
	for _, e := range b.source.Entries() {
		entries[e.ID] = e
	}
	guarded := b.guarded()
	for _, body := range b.world.Bodies() {
		n, _ := b.scene.Node(body.Node)
		if guarded[n.ID] || n.Semantics == nil || n.Semantics.Mount == "" || b.world.Thing(n.ID) != n.ID {
			continue
		}
		room, ok := b.roomOf(body)
		if !ok {
			continue
		}
		t := &thing{node: n, room: room, mount: n.Semantics.Mount, body: body}
		if t.mount == scene.OnSurface {
			t.carrier = b.world.Rest(body, query.Except(n.ID)).Support
		}
		t.recipe(b.store, entries)
		b.things = append(b.things, t)
		b.free[n.ID] = t
	}
	b.relate()
}

// guarded lists what stays: pinned and locked nodes, what holds them, and what carries them.
func (b *Base) guarded() map[scene.NodeID]bool {
	out := map[scene.NodeID]bool{}
	var guard func(id scene.NodeID)
	guard = func(id scene.NodeID) {
		for at := id; at != "" && !out[at]; {
			n, ok := b.scene.Node(at)
			if !ok || n.Room != nil {
				return
			}
			out[at] = true
			if body, ok := b.world.Body(at); ok {
				if on := b.world.Rest(body, query.Except(b.scene.Subtree(at)...)); on.Found && on.Gap < 0.01 {
					guard(on.Support)
				}
			}
			at = n.Parent
		}
	}
	for n := range b.scene.Nodes() {
		if n.Pinned || n.Locked {
			guard(n.ID)
		}
	}
	return out
}

func (b *Base) roomOf(body *query.Body) (scene.NodeID, bool) {
	middle := body.Box.Center
	if r, ok := b.world.RoomAt(geom.Vec3{middle[0], middle[1], middle[2]}); ok {
		return r.Node, true
	}
	return "", false
}

// recipe reads how the catalogue made a thing.
func (t *thing) recipe(store *asset.Store, entries map[string]catalog.Entry) {
	id, ok := strings.CutPrefix(t.node.Semantics.Source, "catalog:")
	entry, known := entries[id]
	model, err := store.Model(t.node.Model.Asset)
	if !ok || !known || err != nil {
		return
	}
	req := catalog.Request{}
	if json.Unmarshal(model.Recipe, &req) != nil || req.Entry != id {
		return
	}
	t.request, t.entry, t.built = &req, entry, true
}

// relate notes what carries what, what is related to what, and which things stand in rows.
func (b *Base) relate() {
	for r := range b.scene.Relations() {
		if t := b.free[r.Subject]; t != nil {
			t.relation = append(t.relation, r)
		}
	}
	alike := map[asset.ID]int{}
	for _, t := range b.things {
		if on := b.free[t.carrier]; on != nil {
			on.carries = true
		}
		if t.mount == scene.OnFloor && len(t.relation) == 0 {
			alike[t.node.Model.Asset]++
		}
	}
	for _, t := range b.things {
		t.rowed = t.mount == scene.OnFloor && len(t.relation) == 0 && alike[t.node.Model.Asset] >= 3
	}
}

// holds reports whether another free thing stands on this one or is its child in the scene.
func (b *Base) holds(t *thing) bool {
	return t.carries || slices.ContainsFunc(b.scene.Subtree(t.node.ID), func(id scene.NodeID) bool { return id != t.node.ID && b.free[id] != nil })
}
