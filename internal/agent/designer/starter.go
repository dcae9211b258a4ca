package designer

import (
	"fmt"
	"math"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// starterThing is one thing of the starter room at a fixed place.
type starterThing struct {
	id, name string
	request  catalog.Request
	parent   scene.NodeID
	at       geom.Vec3 // in the parent's frame
	yaw      float64   // degrees
}

// Starter returns the actions that build the room a new project opens on: a small living room with free floor by its window.
func Starter(store *asset.Store) ([]action.Action, error) {
	return StarterFrom(store, catalog.Builtin())
}

// StarterFrom builds the starter room from a catalogue that is kept for more, so that its textures are made once.
func StarterFrom(store *asset.Store, source catalog.Source) ([]action.Action, error) {
	w := &starter{store: store, source: source, seen: map[scene.MaterialID]bool{}}
	if err := w.shell(); err != nil {
		return nil, fmt.Errorf("designer: starter room: %w", err)
	}
	for _, t := range starterThings() {
		if err := w.add(t); err != nil {
			return nil, fmt.Errorf("designer: starter room: %s: %w", t.name, err)
		}
	}
	env := scene.DefaultEnvironment()
	env.SunAzimuthRad, env.SunAltitudeRad = round(geom.Radians(58), 1e4), round(geom.Radians(31), 1e4)
	env.ExposureEV, env.SunLux = 0.35, 900
	w.out = append(w.out,
		action.AddCamera{Node: "main-view", Name: "Main view", Transform: lookAt(geom.Vec3{5.1, -5.2, 3.75}, geom.Vec3{-0.1, -0.1, 0.75}),
			Camera: scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(40), Near: 0.05, Far: 200}},
		action.SetEnvironment{Environment: env})
	return w.out, nil
}

type starter struct {
	store  *asset.Store
	source catalog.Source
	seen   map[scene.MaterialID]bool
	out    []action.Action
}

func (w *starter) material(preset, color string) (scene.MaterialID, error) {
	m, err := w.source.Material(w.store, preset, color)
	if err == nil {
		w.bring(m)
	}
	return m.ID, err
}

func (w *starter) bring(m scene.Material) {
	if !w.seen[m.ID] {
		w.seen[m.ID] = true
		w.out = append(w.out, action.AddMaterial{Material: m})
	}
}

func (w *starter) shell() error {
	floor, err := w.material("oak planks", "")
	if err != nil {
		return err
	}
	walls, err := w.material("wall paint", "#ece5d8")
	if err != nil {
		return err
	}
	ceiling, err := w.material("wall paint", "#f6f4ef")
	if err != nil {
		return err
	}
	room := shell.Room{Kind: "living room", Outline: geom.Rectangle(5.2, 4.2), Height: 2.6, WallThickness: 0.14, Ceiling: true, Openings: []shell.Opening{
		{ID: "window-1", Kind: shell.Window, Wall: 2, Offset: 1.35, Width: 2.1, Height: 1.5, Sill: 0.75},
		{ID: "door-1", Kind: shell.Door, Wall: 3, Offset: 3.15, Width: 0.9, Height: 2.05},
	}}
	w.out = append(w.out, action.AddRoom{Node: "room", Name: "Living room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: room, Floor: floor, Walls: walls, Ceil: ceiling}})
	return nil
}

func (w *starter) add(t starterThing) error {
	built, err := w.source.Build(w.store, t.request)
	if err != nil {
		return err
	}
	for i := range built.Lights {
		built.Lights[i].Light.Color = roundColor(geom.Kelvin(2700))
	}
	for _, m := range built.Materials {
		w.bring(m)
	}
	at := t.at
	if at[2] == onTop {
		at[2] = w.topOf(t.parent)
	}
	for _, n := range built.Nodes(scene.NodeID(t.id), t.name, t.parent, geom.At(at, geom.Radians(t.yaw)).Canonical()) {
		w.out = append(w.out, action.AddNode{Node: n})
	}
	return nil
}

// onTop as a height stands a thing on its parent.
const onTop = -1

// topOf is the height of the highest support of what was added under an id.
func (w *starter) topOf(id scene.NodeID) float64 {
	for _, t := range starterThings() {
		if scene.NodeID(t.id) != id {
			continue
		}
		built, err := w.source.Build(w.store, t.request)
		if err != nil {
			return 0
		}
		top := 0.0
		for _, s := range built.Supports {
			if s.Clear == 0 {
				top = math.Max(top, s.Height)
			}
		}
		return top
	}
	return 0
}

func starterThings() []starterThing {
	fabric := func(entry, colour string, seed uint64, size geom.Vec3) catalog.Request {
		return catalog.Request{Entry: entry, Style: "scandinavian", Seed: seed, Size: size, Colors: map[string]string{"": colour, "cushion": "#c98a4a"}}
	}
	plain := func(entry string, seed uint64, size geom.Vec3) catalog.Request {
		return catalog.Request{Entry: entry, Style: "scandinavian", Seed: seed, Size: size}
	}
	return []starterThing{
		{"rug-1", "Rug", fabric("rug", "#d9cfbe", 1, geom.Vec3{2.1, 1.6, 0}), "room", geom.Vec3{-0.98, 0, 0}, 90},
		{"sofa-1", "Sofa", fabric("sofa", "#8d9a86", 1, geom.Vec3{1.9, 0, 0}), "room", geom.Vec3{-2.1, 0, 0}, 90},
		{"coffee-table-1", "Coffee table", plain("coffee-table", 1, geom.Vec3{1.05, 0.58, 0}), "room", geom.Vec3{-0.9, 0, 0}, 90},
		{"floor-lamp-1", "Floor lamp", plain("floor-lamp", 1, geom.Vec3{}), "room", geom.Vec3{-2.3, 1.2, 0}, 20},
		{"plant-1", "Plant", plain("tree", 2, geom.Vec3{0.62, 0.62, 1.5}), "room", geom.Vec3{-2.24, 1.74, 0}, 30},
		{"bookshelf-1", "Bookshelf", plain("bookshelf", 3, geom.Vec3{0.85, 0, 1.6}), "room", geom.Vec3{-1.42, 1.92, 0}, 0},
		{"picture-1", "Picture", plain("picture", 4, geom.Vec3{0.75, 0, 0.95}), "room", geom.Vec3{-2.583, 0, 1.15}, 90},
		{"vase-1", "Vase", plain("vase", 2, geom.Vec3{}), "coffee-table-1", geom.Vec3{0.3, 0.05, onTop}, 0},
		{"books-1", "Books", plain("books", 5, geom.Vec3{}), "coffee-table-1", geom.Vec3{-0.22, -0.04, onTop}, 12},
	}
}
