package trial

import (
	"encoding/json"
	"fmt"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// room is a scene of the trial as it is written down: a rectangular room around the origin with things at given places.
type room struct {
	Kind     string          `json:"kind"`
	Size     geom.Vec2       `json:"size"` // metres, x and y
	Style    string          `json:"style"`
	Floor    string          `json:"floor"` // preset of a material
	Walls    string          `json:"walls"` // colour of the paint
	Openings []shell.Opening `json:"openings"`
	Things   []placed        `json:"things"`
}

// placed is a thing of the catalogue at a place: on the floor or at a height of the room, or on top of another thing.
type placed struct {
	ID    scene.NodeID `json:"id"`
	Name  string       `json:"name"`
	Entry string       `json:"entry"`
	At    []float64    `json:"at"`  // x, y and, where it neither stands on the floor nor on a thing, z; metres, in the parent's frame
	Yaw   float64      `json:"yaw"` // degrees, counter-clockwise
	On    scene.NodeID `json:"on"`
	Color string       `json:"color"`
}

// roomNode is the id that the room itself has in every scene.
const roomNode scene.NodeID = "room-1"

const roomHeight = 2.6

// Build makes one of the trial's scenes.
func Build(name string, store *asset.Store, source catalog.Source) (*scene.Snapshot, error) {
	var all map[string]room
	if err := json.Unmarshal(scenesText, &all); err != nil {
		return nil, fmt.Errorf("trial: scenes.json: %w", err)
	}
	r, ok := all[name]
	if !ok {
		return nil, fmt.Errorf("trial: there is no scene %q", name)
	}
	b := &builder{store: store, source: source, style: r.Style, worn: map[scene.MaterialID]bool{}, tops: map[scene.NodeID]float64{}}
	if err := b.shell(&r); err != nil {
		return nil, fmt.Errorf("trial: scene %s: %w", name, err)
	}
	for i := range r.Things {
		if err := b.thing(&r.Things[i]); err != nil {
			return nil, fmt.Errorf("trial: scene %s: %s: %w", name, r.Things[i].ID, err)
		}
	}
	s, _, err := action.Preview(scene.Empty(name), b.out)
	if err != nil {
		return nil, fmt.Errorf("trial: scene %s: %w", name, err)
	}
	return s, nil
}

type builder struct {
	store  *asset.Store
	source catalog.Source
	style  string
	worn   map[scene.MaterialID]bool
	tops   map[scene.NodeID]float64 // height of what carries things, in its own frame
	out    []action.Action
}

func (b *builder) wear(preset, color string) (scene.MaterialID, error) {
	m, err := b.source.Material(b.store, preset, color)
	if err == nil {
		b.bring(m)
	}
	return m.ID, err
}

func (b *builder) bring(m scene.Material) {
	if !b.worn[m.ID] {
		b.worn[m.ID] = true
		b.out = append(b.out, action.AddMaterial{Material: m})
	}
}

func (b *builder) shell(r *room) error {
	floor, err := b.wear(r.Floor, "")
	if err != nil {
		return err
	}
	walls, err := b.wear("wall paint", r.Walls)
	if err != nil {
		return err
	}
	ceiling, err := b.wear("wall paint", "#f5f4f0")
	if err != nil {
		return err
	}
	built := shell.Room{Kind: r.Kind, Outline: geom.Rectangle(r.Size[0], r.Size[1]), Height: roomHeight, WallThickness: 0.12, Ceiling: true, Openings: r.Openings}
	b.out = append(b.out, action.AddRoom{Node: roomNode, Name: "Room", Transform: geom.IdentityTransform(), Room: scene.RoomRef{Room: built, Floor: floor, Walls: walls, Ceil: ceiling}})
	return nil
}

func (b *builder) thing(p *placed) error {
	if len(p.At) < 2 {
		return fmt.Errorf("it has no place")
	}
	request := catalog.Request{Entry: p.Entry, Style: b.style, Seed: 1}
	if p.Color != "" {
		request.Colors = map[string]string{"": p.Color}
	}
	built, err := b.source.Build(b.store, request)
	if err != nil {
		return err
	}
	for _, m := range built.Materials {
		b.bring(m)
	}
	at, parent := geom.Vec3{p.At[0], p.At[1], 0}, roomNode
	switch {
	case p.On != "":
		parent, at[2] = p.On, b.tops[p.On]
	case built.Entry.Mount == scene.OnCeiling:
		at[2] = roomHeight - built.Bounds.Max[2]
	case len(p.At) == 3:
		at[2] = p.At[2]
	}
	for _, s := range built.Supports {
		if s.Clear == 0 {
			b.tops[p.ID] = max(b.tops[p.ID], s.Height)
		}
	}
	for _, n := range built.Nodes(p.ID, p.Name, parent, geom.At(at, geom.Radians(p.Yaw)).Canonical()) {
		b.out = append(b.out, action.AddNode{Node: n})
	}
	return nil
}
