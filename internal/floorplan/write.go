package floorplan

import (
	"fmt"
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"

	"scenograph/internal/asset"
	"scenograph/internal/caption"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// writer puts texts where there is room for them.
type writer struct {
	picture *image.NRGBA
	view    frame.View
	pen     *caption.Pen
	taken   []image.Rectangle
	line    float64 // height of a line, pixels
}

// Write writes the names of things, walls and openings and the grid's metres into a picture of a view: display sRGB, 4 bytes a pixel.
func Write(rgba []byte, snap *scene.Snapshot, store *asset.Store, view frame.View) error {
	if len(rgba) != 4*view.Width*view.Height {
		return fmt.Errorf("floorplan: a picture of %d×%d pixels has %d bytes", view.Width, view.Height, len(rgba))
	}
	size := math.Max(11, float64(view.Height)/52)
	pen, err := caption.NewPen(size)
	if err != nil {
		return err
	}
	w := writer{
		picture: &image.NRGBA{Pix: rgba, Stride: 4 * view.Width, Rect: image.Rect(0, 0, view.Width, view.Height)},
		view:    view, pen: pen, line: size * 1.7,
	}
	w.metres(frame.Bounds(snap, store))
	w.things(things(snap, store))
	for n := range snap.Nodes() {
		if n.Room != nil && snap.Visible(n.ID) {
			w.room(n.Room, snap.WorldFromNode(n.ID))
		}
	}
	return nil
}

func nameLook() caption.Look {
	return caption.Look{Ink: color.NRGBA{255, 255, 255, 255}, Plate: color.NRGBA{18, 24, 34, 205}}
}

func roomLook() caption.Look {
	return caption.Look{Ink: color.NRGBA{20, 20, 20, 255}, Plate: color.NRGBA{255, 214, 102, 235}}
}

func metreLook() caption.Look {
	return caption.Look{Ink: color.NRGBA{255, 255, 255, 255}, Halo: color.NRGBA{10, 20, 40, 220}}
}

// put writes a text at a point of the world or as near above or below it as there is room, else not at all.
func (w *writer) put(at geom.Vec3, text string, look caption.Look) {
	pixel, _, ok := w.view.Project(at)
	if !ok {
		return
	}
	for _, shift := range []float64{0, 1, -1, 2, -2, 3, -3} {
		if w.fits(pixel[0], pixel[1]+shift*w.line, text, look) {
			return
		}
	}
}

// fits writes a text at a pixel if there is room for it.
func (w *writer) fits(x, y float64, text string, look caption.Look) bool {
	box := w.pen.Box(x, y, text)
	if !box.In(w.picture.Rect) || w.covered(box) {
		return false
	}
	w.taken = append(w.taken, box)
	w.pen.Write(w.picture, x, y, text, look)
	return true
}

func (w *writer) covered(box image.Rectangle) bool {
	for _, t := range w.taken {
		if t.Overlaps(box) {
			return true
		}
	}
	return false
}

// things writes each thing's name in its middle; those that share a name are told apart by their ids.
func (w *writer) things(all []thing) {
	count := map[string]int{}
	for i := range all {
		count[all[i].node.Name]++
	}
	for i := range all {
		t := &all[i]
		name := t.node.Name
		if name == "" || count[name] > 1 {
			name = string(t.node.ID)
		}
		w.put(t.world.Apply(t.local.Center()), name, nameLook())
	}
}

// room writes the walls' numbers outside them and the openings' names in them.
func (w *writer) room(room *scene.RoomRef, world geom.Transform) {
	for i := range room.Outline {
		from, to, _, inward := room.Wall(i)
		middle := from.Add(to).Mul(0.5).Sub(inward.Mul(room.WallThickness + 0.15))
		w.put(world.Apply(geom.Vec3{middle[0], middle[1], 0}), "wall "+strconv.Itoa(i), roomLook())
	}
	for _, o := range room.Openings {
		from, to, length, inward := room.Wall(o.Wall)
		along := to.Sub(from).Mul((o.Offset + o.Width/2) / length)
		at := from.Add(along).Sub(inward.Mul(room.WallThickness / 2))
		name := o.ID
		if !strings.HasPrefix(name, string(o.Kind)) {
			name = string(o.Kind) + " " + name
		}
		w.put(world.Apply(geom.Vec3{at[0], at[1], o.Sill + o.Height/2}), name, roomLook())
	}
}

// metres writes the grid's coordinates at the ends of its lines: those of x below, those of y on the left.
func (w *writer) metres(bounds geom.Box) {
	if bounds.Empty() {
		return
	}
	step := spacing(bounds)
	for axis, name := range []string{"x", "y"} {
		first, last := gridRange(bounds, axis)
		edge, _ := gridRange(bounds, 1-axis)
		for i := first; i <= last; i++ {
			at := geom.Vec3{0, 0, gridHeight}
			at[axis], at[1-axis] = float64(i)*step, float64(edge)*step
			pixel, _, ok := w.view.Project(at)
			if !ok {
				continue
			}
			text := fmt.Sprintf("%s %g m", name, float64(i)*step)
			if axis == 0 {
				pixel[1] += w.line * 0.6
			} else {
				pixel[0] -= float64(w.pen.Box(0, 0, text).Dx()) / 2
			}
			w.fits(pixel[0], pixel[1], text, metreLook())
		}
	}
}

// Widened leaves a border around a parallel view for what is written outside the walls.
func Widened(view frame.View) frame.View {
	if view.Projection == scene.Orthographic {
		view.HeightM *= 1.2
	}
	return view
}
