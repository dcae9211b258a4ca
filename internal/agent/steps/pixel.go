package steps

import (
	"errors"
	"fmt"
	"strings"

	"scenograph/internal/floorplan"
	"scenograph/internal/geom"
	"scenograph/internal/layout"
	"scenograph/internal/scene"
)

// PlaceAtPixel puts one small thing on or in a piece of furniture, by pointing into the close-up of it.
type PlaceAtPixel struct {
	ID       scene.NodeID `json:"id" jsonschema:"a new id, such as book-1"`
	Thing    string       `json:"thing" jsonschema:"what it is, in the catalogue's words"`
	On       scene.NodeID `json:"on" jsonschema:"the selected piece of furniture whose close-up is pointed into"`
	X        float64      `json:"x" jsonschema:"pixels from the close-up's left edge"`
	Y        float64      `json:"y" jsonschema:"pixels from the close-up's upper edge"`
	Width    int          `json:"width" jsonschema:"the close-up's width in pixels, as it says beside the picture"`
	YawDeg   float64      `json:"yawDeg,omitempty" jsonschema:"turned so much counter-clockwise seen from above"`
	Name     string       `json:"name,omitempty" jsonschema:"what people read"`
	Style    string       `json:"style,omitempty" jsonschema:"such as modern or rustic"`
	Color    string       `json:"color,omitempty" jsonschema:"a colour word or #rrggbb"`
	Material string       `json:"material,omitempty" jsonschema:"a material of the catalogue"`
}

const maxPointed = 8192 // pixels along an edge of a picture that is pointed into

// placeAtPixel looks through the pixel as the close-up did, and puts the thing to the nearest place that is valid.
func (w *work) placeAtPixel(p PlaceAtPixel) error {
	if _, err := w.node(p.On); err != nil {
		return err
	}
	height := p.Width * 3 / 4
	switch {
	case p.Width < 16 || p.Width > maxPointed:
		return fmt.Errorf("a width of %d is not that of a close-up", p.Width)
	case !geom.Finite(p.X, p.Y, p.YawDeg) || p.X < 0 || p.Y < 0 || p.X >= float64(p.Width) || p.Y >= float64(height):
		return fmt.Errorf("the pixel %g, %g is not in a picture of %d×%d", p.X, p.Y, p.Width, height)
	}
	box := w.world.Bounds(p.On, false)
	if box.Empty() {
		return fmt.Errorf("%q has no shape to point at", p.On)
	}
	room, err := w.room("")
	if r, ok := w.world.RoomAt(box.Center()); ok {
		room, err = r, nil
	}
	if err != nil {
		return err
	}
	thing, err := w.build(p.Thing, nil, p.Style, p.Color, p.Material)
	if err != nil {
		return err
	}
	items, err := w.items(Place{ID: p.ID, Thing: p.Thing, Count: 1, Name: p.Name}, thing)
	if err != nil {
		return err
	}
	view := floorplan.CloseUp(box, w.now.WorldFromNode(p.On).Rotation.YawAngle(), p.Width, height)
	pointed, err := layout.Point(layout.Problem{
		Scene: w.now, Store: w.Store, Room: room.Node, Seed: w.ask.Seed, Budget: budgetEach,
		Items: []layout.Item{{Node: p.ID, Name: strings.ToLower(items[0].name), Model: thing.Model, Bounds: thing.Bounds, Mount: thing.Entry.Mount}},
	}, view.Ray(geom.Vec2{p.X, p.Y}))
	if err != nil {
		return errors.New(trimmed(err))
	}
	if w.world.Thing(pointed.Hit.Node) != w.world.Thing(p.On) {
		return fmt.Errorf("at that pixel there is not %q but %q; point at a part of %q that is seen", p.On, w.world.Thing(pointed.Hit.Node), p.On)
	}
	if pointed.Moved > 0.05 {
		w.note("%s stands %.2f m beside where was pointed: there is room", p.ID, pointed.Moved)
	}
	if p.YawDeg != 0 {
		pointed.World.Rotation = geom.Yaw(geom.Radians(p.YawDeg)).Mul(pointed.World.Rotation).Normalized()
	}
	return w.take(w.arrivals(room, items, map[int]layout.Placement{0: pointed.Placement})...)
}
