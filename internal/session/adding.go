package session

import (
	"context"
	"errors"
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/job"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

func (s *Session) doAdd(i Intent) (bool, error) {
	switch i := i.(type) {
	case PlaceThing:
		if i.To != nil {
			return true, s.dropThing(i.Entry, *i.To)
		}
		return true, s.placeThing(i.Entry, i.At)
	case AimThing:
		s.aim(i)
		return true, nil
	case Redesign:
		return true, s.redesign(i)
	case AddLight:
		return true, s.addLight(i.Kind)
	case AddCamera:
		return true, s.addCamera(i.Name)
	case AddRoom:
		return true, s.addRoom(i.Width, i.Depth, i.Height)
	case UseSkyImage:
		return true, s.startSky(i.Path)
	case ApplyMaterial:
		return true, s.applyMaterial(i)
	case PreviewMaterial:
		return true, s.previewMaterial(i)
	}
	return false, nil
}

// placeThing builds a catalogue entry and stands it at a point, or where layout finds a place for it.
func (s *Session) placeThing(entry string, at *geom.Vec3) error {
	if s.config.Catalog == nil {
		return errors.New("session: there is no catalogue")
	}
	head := s.Head()
	var thing catalog.Thing
	var err error
	s.await("Building "+entry, func() {
		thing, err = s.config.Catalog.Build(s.store, catalog.Request{Entry: entry, Seed: head.Revision})
	})
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	id := freeID(head.Snapshot, map[nodeID]bool{}, entry)
	pose := s.placeFor(thing, id, at)
	actions := arrival(head.Snapshot, thing, id, "", pose)
	if _, err := s.commit("Add "+thing.Entry.Name, actions...); err != nil {
		return err
	}
	s.selection = []nodeID{id}
	s.rememberThing(entry)
	return nil
}

func (s *Session) placeFor(thing catalog.Thing, id nodeID, at *geom.Vec3) geom.Transform {
	if at != nil {
		return upon(thing, *at)
	}
	if pose, ok := s.solved(thing, id); ok {
		return pose
	}
	spot := s.freeSpot(thing.Bounds.Size())
	return upon(thing, spot)
}

// solved asks layout for a valid place in the room that the camera looks at.
func (s *Session) solved(thing catalog.Thing, id nodeID) (geom.Transform, bool) {
	world, err := s.World()
	if err != nil || len(world.Rooms()) == 0 {
		return geom.Transform{}, false
	}
	room, ok := world.RoomAt(s.viewPoint())
	if !ok {
		room = world.Rooms()[0]
	}
	item := layout.Item{
		Node: id, Name: thing.Entry.Name, Model: thing.Model, Bounds: thing.Bounds, Mount: thing.Entry.Mount,
		Clearance: layout.Clearance(thing.Entry.Clearance),
	}
	problem := layout.Problem{
		Scene: s.Head().Snapshot, Store: s.store, Room: room.Node, Items: []layout.Item{item}, Seed: s.Head().Revision,
	}
	var solution layout.Solution
	err = s.awaitJob("Finding a place for "+item.Name, func(ctx context.Context, _ job.Report) (err error) {
		solution, err = layout.Solve(ctx, problem)
		return err
	})
	if err != nil {
		return geom.Transform{}, false
	}
	place, ok := solution.Placed(id)
	return place.World, ok
}

// newMaterials adds those materials that the scene does not have yet.
func newMaterials(snapshot *scene.Snapshot, materials []scene.Material) []action.Action {
	var out []action.Action
	added := map[scene.MaterialID]bool{}
	for _, m := range materials {
		if _, there := snapshot.Material(m.ID); there || added[m.ID] {
			continue
		}
		added[m.ID] = true
		out = append(out, action.AddMaterial{Material: m})
	}
	return out
}

// newLight is a light of a kind with an indoor strength that can be seen at once.
func newLight(kind scene.LightKind) (scene.Light, error) {
	light := scene.Light{Kind: kind, Color: geom.Kelvin(3500), Shadows: true}
	switch kind {
	case scene.PointLight:
		light.Intensity = 60
	case scene.SpotLight:
		light.Intensity, light.InnerRad, light.OuterRad = 250, geom.Radians(18), geom.Radians(30)
	case scene.DirectionalLight:
		light.Intensity = 500
	case scene.AreaLight:
		light.Intensity, light.Width, light.Height = 800, 0.6, 0.6
	default:
		return light, fmt.Errorf("session: unknown kind of light %q", kind)
	}
	return light, nil
}

// addLight adds a light two metres over where the camera looks, shining down.
func (s *Session) addLight(kind scene.LightKind) error {
	light, err := newLight(kind)
	if err != nil {
		return err
	}
	at := s.viewPoint()
	at[2] += 2
	if world, err := s.World(); err == nil {
		if room, ok := world.RoomAt(s.viewPoint()); ok {
			at[2] = room.Floor + (room.Ceiling-room.Floor)*0.8
		}
	}
	id := freeID(s.Head().Snapshot, map[nodeID]bool{}, string(kind)+"-light")
	name := map[scene.LightKind]string{
		scene.PointLight: "Point light", scene.SpotLight: "Spot light", scene.DirectionalLight: "Sun", scene.AreaLight: "Area light",
	}[kind]
	if _, err := s.commit("Add "+name, action.AddLight{Node: id, Name: name, Transform: geom.At(at, 0), Light: light}); err != nil {
		return err
	}
	s.selection = []nodeID{id}
	return nil
}

func (s *Session) addCamera(name string) error {
	snapshot := s.Head().Snapshot
	id := freeID(snapshot, map[nodeID]bool{}, "camera")
	if name == "" {
		name = "Camera"
	}
	eye := s.Eye()
	view := eye.View(16, 9, s.reach(eye))
	camera := scene.Camera{Projection: view.Projection, FovYRad: view.FovYRad, HeightM: view.HeightM, Near: 0.02, Far: 500}
	pose := view.WorldFromCamera.Canonical()
	if _, err := s.commit("Add "+name, action.AddCamera{Node: id, Name: name, Transform: pose, Camera: camera}); err != nil {
		return err
	}
	s.selection = []nodeID{id}
	return nil
}

// addRoom adds a room beside the rooms that are there, with a door and a window.
func (s *Session) addRoom(width, depth, height float64) error {
	snapshot := s.Head().Snapshot
	at := geom.Vec3{}
	if world, err := s.World(); err == nil {
		for _, room := range world.Rooms() {
			at[0] = max(at[0], room.Bounds.Max[0]+width/2+0.5)
		}
	}
	room := shell.Room{Kind: "room", Outline: geom.Rectangle(width, depth), Height: height, WallThickness: 0.12, Ceiling: true}
	if width >= 2.4 && height >= 2.2 {
		room.Openings = []shell.Opening{
			{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.3, Width: 0.9, Height: 2.05},
			{ID: "window", Kind: shell.Window, Wall: 2, Offset: width/2 - 0.7, Width: 1.4, Height: 1.2, Sill: 0.85},
		}
	}
	if err := room.Check(); err != nil {
		return fmt.Errorf("session: %w", err)
	}
	id := freeID(snapshot, map[nodeID]bool{}, "room")
	if _, err := s.commit("Add room", action.AddRoom{Node: id, Name: "Room", Transform: geom.At(at, 0), Room: scene.RoomRef{Room: room}}); err != nil {
		return err
	}
	s.selection = []nodeID{id}
	return nil
}
