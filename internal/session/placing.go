package session

import (
	"errors"
	"fmt"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// AimThing shows a thing of the library where it would stand if it were let go over what a ray meets. No entry ends that.
type AimThing struct {
	Entry string
	Ray   geom.Ray
}

func (AimThing) intent() {}

// Aim is the thing that is dragged out of the library.
type Aim struct {
	Entry string // "" while nothing is
	Known bool   // it is looked for no more: Fault tells whether it fits
	Fault string // why it fits nowhere near
}

// aiming is the thing that is held over the view, and what is known of where it would stand.
type aiming struct {
	entry  string
	ray    geom.Ray
	thing  *catalog.Thing // nil until it is built
	failed bool           // it cannot be built
	at     geom.Ray       // that ghost and fault are for
	of     *scene.Snapshot
	ghost  *frame.Ghost
	fault  string
	world  *query.World
}

// Aim tells about the thing that is dragged out of the library.
func (s *Session) Aim() Aim {
	a := &s.aiming
	return Aim{Entry: a.entry, Known: a.failed || a.ghost != nil && a.at == a.ray, Fault: a.fault}
}

// aim points with a thing; it is built and tried in the background.
func (s *Session) aim(i AimThing) {
	if i.Entry != s.aiming.entry {
		s.aiming = aiming{entry: i.Entry}
	}
	s.aiming.ray = i.Ray
}

// aimNext builds what is dragged, then looks for its place where the mouse is by now, one at a time.
func (s *Session) aimNext() {
	a := &s.aiming
	head := s.Head()
	fresh := a.ghost != nil && a.at == a.ray && a.of == head.Snapshot
	if a.entry == "" || a.failed || fresh || s.aimBusy || s.config.Catalog == nil {
		return
	}
	s.aimBusy = true
	if a.thing == nil {
		s.aimBuild(a.entry, head.Revision)
		return
	}
	entry, ray, thing, world, store, first := a.entry, a.ray, *a.thing, a.world, s.store, a.ghost == nil
	if world == nil && s.world != nil {
		world = s.world
	}
	s.behind(func() func() {
		world, err := worldOf(world, head.Snapshot, func() (*query.World, error) { return query.New(head.Snapshot, store) })
		ghost, fault := &frame.Ghost{}, ""
		if err != nil {
			fault = err.Error()
		} else {
			ghost, fault = ghostOf(world, store, thing, ray)
		}
		if first && ghost.After != nil {
			warm(store, ghost.After)
		}
		return func() {
			s.aimBusy = false
			if a := &s.aiming; a.entry == entry {
				a.at, a.of, a.ghost, a.fault, a.world = ray, head.Snapshot, ghost, fault, world
			}
		}
	})
}

func (s *Session) aimBuild(entry string, seed uint64) {
	source, store := s.config.Catalog, s.store
	s.behind(func() func() {
		thing, err := source.Build(store, catalog.Request{Entry: entry, Seed: seed})
		return func() {
			s.aimBusy = false
			a := &s.aiming
			switch {
			case a.entry != entry:
			case err != nil:
				a.failed, a.fault = true, err.Error()
			default:
				a.thing = &thing
			}
		}
	})
}

// ghostOf is a thing where a ray puts it; with a fault it is shown at the point itself, as what does not fit.
func ghostOf(world *query.World, store *asset.Store, thing catalog.Thing, ray geom.Ray) (*frame.Ghost, string) {
	fault := ""
	actions, _, err := aimed(world, store, thing, ray)
	if err != nil {
		at, parent, ok := met(world, thing, ray)
		if fault = err.Error(); !ok {
			return &frame.Ghost{}, fault
		}
		actions = arrival(world.Snapshot(), thing, freeID(world.Snapshot(), map[nodeID]bool{}, thing.Entry.ID), parent, at)
	}
	after, diff, err := action.Preview(world.Snapshot(), actions)
	if err != nil {
		return &frame.Ghost{}, err.Error()
	}
	return &frame.Ghost{After: after, Diff: diff, Misfit: fault != ""}, fault
}

// aimed puts a thing to the nearest valid place to where a ray meets a surface. Outside of all rooms every place is valid.
func aimed(world *query.World, store *asset.Store, thing catalog.Thing, ray geom.Ray) ([]action.Action, nodeID, error) {
	snapshot := world.Snapshot()
	id := freeID(snapshot, map[nodeID]bool{}, thing.Entry.ID)
	if outdoors(world, ray) {
		at, parent, ok := met(world, thing, ray)
		if !ok {
			return nil, "", errors.New("session: there is nothing where you point")
		}
		return arrival(snapshot, thing, id, parent, at), id, nil
	}
	place, err := layout.Point(layout.Problem{Scene: snapshot, Store: store, World: world, Items: []layout.Item{{
		Node: id, Name: thing.Entry.Name, Model: thing.Model, Bounds: thing.Bounds, Mount: thing.Entry.Mount,
	}}}, ray)
	if err != nil {
		return nil, "", err
	}
	return arrival(snapshot, thing, id, furniture(snapshot, place.Support), place.World), id, nil
}

// outdoors reports whether what a ray meets is in no room.
func outdoors(world *query.World, ray geom.Ray) bool {
	hit, ok := world.Pick(ray, query.Everything)
	if !ok {
		return true
	}
	_, inside := world.RoomAt(hit.Point.Add(hit.Normal.Mul(0.05)))
	return !inside
}

// groundReach is how far away the ground is still pointed at, in metres.
const groundReach = 200

// met stands a thing, or hangs it by its middle or top, where a ray meets a surface or the ground; parent is what it then stands on.
func met(world *query.World, thing catalog.Thing, ray geom.Ray) (at geom.Transform, parent nodeID, ok bool) {
	if hit, ok := world.Pick(ray, query.Everything); ok {
		switch thing.Entry.Mount {
		case scene.OnWall:
			return geom.At(hit.Point.Sub(geom.Vec3{0, 0, thing.Bounds.Center()[2]}), 0), "", true
		case scene.OnCeiling:
			return geom.At(hit.Point.Sub(geom.Vec3{0, 0, thing.Bounds.Max[2]}), 0), "", true
		}
		if hit.Normal[2] > 0.7 {
			parent = furniture(world.Snapshot(), hit.Node)
		}
		return upon(thing, hit.Point), parent, true
	}
	t, ok := ray.HitPlane(0)
	return upon(thing, ray.At(t)), "", ok && t < groundReach && !math.IsNaN(t)
}

// furniture is the node that carries what stands on it: a room does not.
func furniture(snapshot *scene.Snapshot, id nodeID) nodeID {
	if n, ok := snapshot.Node(id); ok && n.Room == nil {
		return id
	}
	return ""
}

// upon stands a thing on a point.
func upon(thing catalog.Thing, point geom.Vec3) geom.Transform {
	return geom.At(point.Sub(geom.Vec3{0, 0, thing.Bounds.Min[2]}), 0)
}

// arrival adds a thing, with its materials and lights, at a place in the world.
func arrival(snapshot *scene.Snapshot, thing catalog.Thing, id, parent nodeID, at geom.Transform) []action.Action {
	if parent != "" {
		at = at.Relative(snapshot.WorldFromNode(parent))
	}
	actions := newMaterials(snapshot, thing.Materials)
	for _, n := range thing.Nodes(id, thing.Entry.Name, parent, at.Canonical()) {
		actions = append(actions, action.AddNode{Node: n})
	}
	return actions
}

// dropThing puts a thing of the library where a ray points, as its ghost showed.
func (s *Session) dropThing(entry string, ray geom.Ray) error {
	if s.config.Catalog == nil {
		return errors.New("session: there is no catalogue")
	}
	var held *catalog.Thing
	if s.aiming.entry == entry {
		held = s.aiming.thing
	}
	head, store, source, world := s.Head(), s.store, s.config.Catalog, s.world
	var actions []action.Action
	var thing catalog.Thing
	var id nodeID
	var err error
	s.await("Placing "+entry, func() {
		if held != nil {
			thing = *held
		} else if thing, err = source.Build(store, catalog.Request{Entry: entry, Seed: head.Revision}); err != nil {
			return
		}
		if world, err = worldOf(world, head.Snapshot, func() (*query.World, error) { return query.New(head.Snapshot, store) }); err != nil {
			return
		}
		actions, id, err = aimed(world, store, thing, ray)
	})
	if err != nil {
		return fmt.Errorf("session: %s: %w", entry, err)
	}
	if _, err := s.commit("Add "+thing.Entry.Name, actions...); err != nil {
		return err
	}
	s.selection = []nodeID{id}
	s.rememberThing(entry)
	return nil
}

// aimGhost is the thing that is dragged, where it would stand.
func (s *Session) aimGhost() *frame.Ghost {
	a := &s.aiming
	if a.entry == "" || a.ghost == nil || a.ghost.After == nil || a.of != s.Head().Snapshot {
		return nil
	}
	return a.ghost
}
