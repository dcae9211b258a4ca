package steps

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

func (w *work) buildRoom(b BuildRoom) error {
	if b.ID == "" {
		return fmt.Errorf("it needs an id")
	}
	for _, side := range []float64{b.Width, b.Depth} {
		if side < 1.5 || side > 40 {
			return fmt.Errorf("a room of %g by %g m is not between 1.5 and 40 m", b.Width, b.Depth)
		}
	}
	if b.Height == 0 {
		b.Height = 2.6
	}
	if b.Height < 2 || b.Height > 12 {
		return fmt.Errorf("a height of %g m is not between 2 and 12 m", b.Height)
	}
	room := scene.RoomRef{Room: shell.Room{
		Kind: strings.TrimSpace(b.Kind), Outline: geom.Rectangle(b.Width, b.Depth), Height: b.Height, WallThickness: 0.12, Ceiling: true,
	}}
	if room.Kind == "" {
		room.Kind = "room"
	}
	if err := pierce(&room.Room, b); err != nil {
		return err
	}
	actions, err := w.surfaces(&room, b)
	if err != nil {
		return err
	}
	first := len(w.world.Rooms()) == 0
	at := geom.Vec3{}
	if bounds := w.world.SceneBounds(); !bounds.Empty() {
		at = geom.Vec3{math.Ceil(bounds.Max[0] + b.Width/2 + 1), 0, 0}
	}
	actions = append(actions, action.AddRoom{Node: b.ID, Name: capital(room.Kind), Transform: geom.At(at, 0), Room: room})
	if _, taken := w.now.Node("main-view"); first && !taken {
		eye := at.Add(geom.Vec3{-b.Width/2 + 0.3, -b.Depth/2 + 0.3, math.Min(1.62, b.Height-0.4)})
		actions = append(actions, action.AddCamera{
			Node: "main-view", Name: "Main view", Transform: frame.LookAt(eye, at.Add(geom.Vec3{0, 0, 0.75})),
			Camera: scene.Camera{Projection: scene.Perspective, FovYRad: geom.Radians(58), Near: 0.05, Far: 200},
		})
	}
	return w.take(actions...)
}

// pierce cuts the doors and windows.
func pierce(room *shell.Room, b BuildRoom) error {
	if b.Doors == nil {
		b.Doors = []Hole{{Wall: 0, Offset: 0.3}}
	}
	if b.Windows == nil {
		b.Windows = []Hole{{Wall: 2}}
	}
	if len(b.Doors) > 8 || len(b.Windows) > 24 {
		return fmt.Errorf("a room has at most 8 doors and 24 windows")
	}
	for i, h := range b.Doors {
		o := shell.Opening{ID: fmt.Sprintf("door-%d", i+1), Kind: shell.Door, Width: 0.9, Height: math.Min(2.05, b.Height-0.1)}
		if err := cut(room, o, h); err != nil {
			return err
		}
	}
	for i, h := range b.Windows {
		sill := 0.85
		o := shell.Opening{ID: fmt.Sprintf("window-%d", i+1), Kind: shell.Window, Width: 1.5, Height: math.Min(1.35, b.Height-sill-0.15), Sill: sill}
		if err := cut(room, o, h); err != nil {
			return err
		}
	}
	return nil
}

func cut(room *shell.Room, o shell.Opening, h Hole) error {
	if h.Wall < 0 || h.Wall > 3 {
		return fmt.Errorf("there is no wall %d; they are 0 to 3", h.Wall)
	}
	_, _, length, _ := room.Wall(h.Wall)
	if h.Width > 0 {
		o.Width = h.Width
	}
	o.Width = math.Min(o.Width, length-0.4)
	o.Wall, o.Offset = h.Wall, h.Offset
	if h.Offset <= 0 {
		o.Offset = math.Round((length-o.Width)*50) / 100
	}
	room.Openings = append(room.Openings, o)
	return room.Check()
}

// surfaces gives a room its floor and walls.
func (w *work) surfaces(room *scene.RoomRef, b BuildRoom) ([]action.Action, error) {
	var out []action.Action
	for _, s := range []struct {
		words string
		to    *scene.MaterialID
	}{{b.Floor, &room.Floor}, {b.Walls, &room.Walls}} {
		if s.words == "" {
			continue
		}
		preset, color := s.words, ""
		if _, isColor := catalog.ParseColor(s.words); isColor && !w.preset(s.words) {
			preset, color = "matte paint", s.words
		}
		if !w.preset(preset) {
			w.note("the catalogue has no material %q; the room wears a plain one", s.words)
			continue
		}
		m, err := w.Source.Material(w.Store, preset, color)
		if err != nil {
			return nil, err
		}
		if *s.to = m.ID; len(out) == 0 || out[0].Target() != string(m.ID) {
			out = append(out, w.with(m)...)
		}
	}
	return out, nil
}
