// Package query answers spatial questions about a snapshot: what a ray meets, what overlaps, what carries, what is free.
//
// Invariant: a World never changes and matches exactly one snapshot; the next one is made from it and the difference.
//
//	world, err := query.New(head, store)
//	hit, ok := world.Pick(ray, query.Everything)
//	next, err := world.After(edited, diff)
package query

import (
	"fmt"
	"maps"
	"slices"
	"sync"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// World is the geometry of a snapshot's visible nodes. It is safe for concurrent use.
type World struct {
	snapshot *scene.Snapshot
	store    *asset.Store
	bodies   map[scene.NodeID]*Body
	rooms    map[scene.NodeID]*Room
	shapes   map[asset.ID]*shape // at rest

	orderOnce sync.Once
	order     []*Body // sorted by node
	treeOnce  sync.Once
	tree      *bodyTree
}

// New measures every visible node that shows a model or a room.
func New(snapshot *scene.Snapshot, store *asset.Store) (*World, error) {
	w := &World{
		snapshot: snapshot, store: store,
		bodies: map[scene.NodeID]*Body{}, rooms: map[scene.NodeID]*Room{}, shapes: map[asset.ID]*shape{},
	}
	var rooms []*scene.Node
	for n := range snapshot.Nodes() {
		if n.Room != nil && snapshot.Visible(n.ID) {
			rooms = append(rooms, n)
			continue
		}
		if err := w.measure(n); err != nil {
			return nil, err
		}
	}
	return w, w.measureRooms(rooms, nil)
}

// After returns the world of the next snapshot; only what the difference touches, and what hangs below it, is measured again.
func (w *World) After(next *scene.Snapshot, diff scene.Diff) (*World, error) {
	v := &World{snapshot: next, store: w.store, bodies: maps.Clone(w.bodies), rooms: maps.Clone(w.rooms), shapes: maps.Clone(w.shapes)}
	changed := map[scene.NodeID]bool{}
	for _, change := range diff.Nodes {
		if change.After == nil {
			delete(v.bodies, change.ID)
			if _, room := v.rooms[change.ID]; room {
				changed[change.ID] = true
				delete(v.rooms, change.ID)
			}
			continue
		}
		for _, id := range next.Subtree(change.ID) {
			delete(v.bodies, id)
			n, _ := next.Node(id)
			if _, was := v.rooms[id]; was || n.Room != nil {
				changed[id] = true
				delete(v.rooms, id)
				continue
			}
			if err := v.measure(n); err != nil {
				return nil, err
			}
		}
	}
	if len(changed) == 0 {
		return v, nil
	}
	var rooms []*scene.Node
	all := maps.Clone(changed)
	for id := range v.rooms {
		all[id] = true
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		if n, ok := next.Node(id); ok && n.Room != nil && next.Visible(id) {
			rooms = append(rooms, n)
		}
	}
	return v, v.measureRooms(rooms, changed)
}

// measureRooms measures those of all visible rooms that changed, or that have other neighbours than before; nil means all.
func (w *World) measureRooms(rooms []*scene.Node, changed map[scene.NodeID]bool) error {
	placed := make([]shell.Placed, len(rooms))
	for i, n := range rooms {
		placed[i] = w.snapshot.PlaceRoom(n)
	}
	for i, n := range rooms {
		beside := shell.Beside(placed, i)
		if was, ok := w.rooms[n.ID]; ok && !changed[n.ID] && slices.Equal(was.Beside, beside) {
			continue
		}
		room, err := newRoom(n, placed[i].World, beside)
		if err != nil {
			return fmt.Errorf("query: room %q: %w", n.ID, err)
		}
		w.rooms[n.ID] = room
	}
	return nil
}

func (w *World) measure(n *scene.Node) error {
	if n.Model == nil || !w.snapshot.Visible(n.ID) {
		return nil
	}
	worldFromNode := w.snapshot.WorldFromNode(n.ID)
	s, err := w.shapeOf(n)
	if err != nil {
		return fmt.Errorf("query: node %q: %w", n.ID, err)
	}
	if len(s.pieces) > 0 {
		w.bodies[n.ID] = s.body(n.ID, worldFromNode)
	}
	return nil
}

func (w *World) shapeOf(n *scene.Node) (*shape, error) {
	if len(n.Joints) > 0 {
		pose := map[string]float64{}
		for _, j := range n.Joints {
			pose[j.Joint] = j.Value
		}
		return newShape(w.store, n.Model.Asset, func(name string) float64 { return pose[name] })
	}
	if s, ok := w.shapes[n.Model.Asset]; ok {
		return s, nil
	}
	s, err := newShape(w.store, n.Model.Asset, nil)
	if err == nil {
		w.shapes[n.Model.Asset] = s
	}
	return s, err
}

// Snapshot returns the snapshot this world measures.
func (w *World) Snapshot() *scene.Snapshot { return w.snapshot }

// Body returns the geometry of a node, or false when it shows no model or is hidden.
func (w *World) Body(id scene.NodeID) (*Body, bool) {
	b, ok := w.bodies[id]
	return b, ok
}

// Bodies lists all bodies, sorted by node. The list is shared: do not change it.
func (w *World) Bodies() []*Body {
	w.orderOnce.Do(func() {
		for _, id := range slices.Sorted(maps.Keys(w.bodies)) {
			w.order = append(w.order, w.bodies[id])
		}
	})
	return w.order
}

// Room returns a room's shell.
func (w *World) Room(id scene.NodeID) (*Room, bool) {
	r, ok := w.rooms[id]
	return r, ok
}

// Rooms lists all rooms, sorted by node.
func (w *World) Rooms() []*Room {
	var out []*Room
	for _, id := range slices.Sorted(maps.Keys(w.rooms)) {
		out = append(out, w.rooms[id])
	}
	return out
}

// Bounds returns the world box around a node's own geometry, and that of everything below it when children is set. It is
// empty when there is none.
func (w *World) Bounds(id scene.NodeID, children bool) geom.Box {
	box := geom.EmptyBox()
	ids := []scene.NodeID{id}
	if children {
		ids = w.snapshot.Subtree(id)
	}
	for _, id := range ids {
		if b, ok := w.bodies[id]; ok {
			box = box.Union(b.Bounds)
		}
		if r, ok := w.rooms[id]; ok {
			box = box.Union(r.Bounds)
		}
	}
	return box
}

// SceneBounds returns the world box around everything visible, empty for an empty scene.
func (w *World) SceneBounds() geom.Box {
	box := geom.EmptyBox()
	for _, b := range w.Bodies() {
		box = box.Union(b.Bounds)
	}
	for _, r := range w.Rooms() {
		box = box.Union(r.Bounds)
	}
	return box
}

// Thing returns the node a body belongs to as a whole: itself or the nearest ancestor that says what it is. The parts of an
// imported car are one thing; a vase under its table is another.
func (w *World) Thing(id scene.NodeID) scene.NodeID {
	for at := id; at != ""; {
		n, ok := w.snapshot.Node(at)
		if !ok || n.Room != nil {
			break
		}
		if n.Semantics != nil && n.Semantics.Category != "" {
			return at
		}
		at = n.Parent
	}
	return id
}
