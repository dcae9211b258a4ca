package family

import (
	"fmt"
	"math"
	"slices"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// dress gives the room and what keeps its shape other materials, and all lamps and the sun other light.
func (m *making) dress() error {
	for _, t := range m.base.things {
		if _, swapped := m.looks[t.node.ID]; !swapped && t.built {
			if err := m.retint(t); err != nil {
				return err
			}
		}
	}
	for _, r := range m.base.world.Rooms() {
		if err := m.paint(r.Node); err != nil {
			return err
		}
	}
	if err := m.relight(); err != nil {
		return err
	}
	return m.sun()
}

// retint puts the materials that the thing would have in the variant's style on the slots of the same names.
func (m *making) retint(t *thing) error {
	req := *t.request
	req.Style = m.style
	look, err := m.base.shelf.build(m.base.source, m.base.store, req)
	if err != nil {
		return err
	}
	model, err := m.base.store.Model(t.node.Model.Asset)
	if err != nil {
		return fmt.Errorf("family: %w", err)
	}
	n, ok := m.draft.Node(t.node.ID)
	if !ok {
		return nil
	}
	next := *n
	ref := *n.Model
	ref.Materials = slices.Clone(ref.Materials)
	for i, slot := range model.Slots {
		if at := slices.Index(look.Slots, slot); at >= 0 && i < len(ref.Materials) {
			if err := m.putMaterial(look.Materials[at]); err != nil {
				return err
			}
			ref.Materials[i] = look.Materials[at].ID
		}
	}
	next.Model = &ref
	return m.put(next)
}

// put writes a node into the draft.
func (m *making) put(n scene.Node) error {
	if err := m.draft.PutNode(n); err != nil {
		return fmt.Errorf("family: %w", err)
	}
	return nil
}

func (m *making) putMaterial(material scene.Material) error {
	if _, there := m.draft.Material(material.ID); there {
		return nil
	}
	if err := m.draft.PutMaterial(material); err != nil {
		return fmt.Errorf("family: %w", err)
	}
	return nil
}

// finishes are what floors and walls may be covered with, by the catalogue's categories.
func finishes(source catalog.Source, categories ...string) []catalog.MaterialPreset {
	var out []catalog.MaterialPreset
	for _, p := range source.Materials() {
		if slices.Contains(categories, p.Category) {
			out = append(out, p)
		}
	}
	return out
}

// wallTints are pale colours that walls are painted in.
func wallTints() []string {
	return []string{"#f2efe9", "#efe5d3", "#dfe5de", "#e6ddd0", "#d9e2e7", "#eadfd8", "#e2e4d6", "#c9d1cc", "#d8cbb2"}
}

// paint covers floor and walls anew, unless the room is kept.
func (m *making) paint(id scene.NodeID) error {
	n, ok := m.draft.Node(id)
	if !ok || n.Pinned || n.Locked {
		return nil
	}
	room := *n.Room
	floors := finishes(m.base.source, "floor")
	if len(floors) > 0 {
		floor, err := m.base.source.Material(m.base.store, floors[m.rng.IntN(len(floors))].Name, "")
		if err != nil {
			return fmt.Errorf("family: %w", err)
		}
		if err := m.putMaterial(floor); err != nil {
			return err
		}
		room.Floor = floor.ID
	}
	tints := wallTints()
	walls, err := m.base.source.Material(m.base.store, []string{"wall paint", "plaster"}[m.rng.IntN(2)], tints[m.rng.IntN(len(tints))])
	if err != nil {
		return fmt.Errorf("family: %w", err)
	}
	if err := m.putMaterial(walls); err != nil {
		return err
	}
	room.Walls = walls.ID
	next := *n
	next.Room = &room
	return m.put(next)
}

// relight gives lamps that may vary the variant's colour and up to a third more or less light.
func (m *making) relight() error {
	var lamps []scene.NodeID
	for _, t := range m.base.things {
		for _, id := range m.draft.View().Subtree(t.node.ID) {
			if n, _ := m.draft.Node(id); n.Light != nil {
				lamps = append(lamps, id)
			}
		}
	}
	slices.Sort(lamps)
	for _, id := range slices.Compact(lamps) {
		n, _ := m.draft.Node(id)
		next, light := *n, *n.Light
		light.Color = geom.Kelvin(m.kelvin)
		for i := range light.Color {
			light.Color[i] = round(light.Color[i], 1e4)
		}
		light.Intensity = round(light.Intensity*(0.8+0.5*m.rng.Float64()), 1e2)
		next.Light = &light
		if err := m.put(next); err != nil {
			return err
		}
	}
	return nil
}

// sun moves the sun and changes how bright the day is.
func (m *making) sun() error {
	settings := m.draft.Settings()
	env := &settings.Environment
	env.SunAzimuthRad = round(math.Mod(env.SunAzimuthRad+2*math.Pi*m.rng.Float64(), 2*math.Pi), 1e4)
	env.SunAltitudeRad = round(geom.Radians(15+45*m.rng.Float64()), 1e4)
	env.SunLux = round(env.SunLux*(0.6+0.7*m.rng.Float64()), 1)
	env.Intensity = round(env.Intensity*(0.85+0.3*m.rng.Float64()), 1e3)
	if err := m.draft.PutSettings(settings); err != nil {
		return fmt.Errorf("family: %w", err)
	}
	return nil
}
