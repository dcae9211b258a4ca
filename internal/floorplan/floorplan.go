// Package floorplan draws over a picture what someone who plans a room from it has to know: what each thing is called and which way it
// faces, where it is in metres, and the numbers of the walls.
//
// Invariant: drawing depends on the snapshot and the view alone; names that would cover each other are moved apart or left out, never
// written over one another.
//
//	lines := floorplan.Lines(snapshot, store)          // for a frame.Overlay
//	err := floorplan.Write(rgba, snapshot, store, view) // texts, into the finished picture
package floorplan

import (
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// thing is a model that stands for itself, not a part of another.
type thing struct {
	node  *scene.Node
	world geom.Transform
	local geom.Box // of the model, in the node's frame
}

func things(snap *scene.Snapshot, store *asset.Store) []thing {
	var out []thing
	for n := range snap.Nodes() {
		if n.Model == nil || !snap.Visible(n.ID) || insideThing(snap, n) {
			continue
		}
		box, err := store.ModelBounds(n.Model.Asset)
		if err != nil || box.Empty() {
			continue
		}
		out = append(out, thing{n, snap.WorldFromNode(n.ID), box})
	}
	return out
}

// insideThing reports whether a node is one of several meshes of a thing that is named as a whole.
func insideThing(snap *scene.Snapshot, n *scene.Node) bool {
	if n.Semantics != nil && n.Semantics.Category != "" {
		return false
	}
	parent, ok := snap.Node(n.Parent)
	return ok && parent.Model != nil
}

// faces reports whether a thing has a front that matters: not what lies flat or hangs from the ceiling.
func (t *thing) faces() bool {
	s := t.node.Semantics
	return s == nil || s.Mount != scene.FlatFloor && s.Mount != scene.OnCeiling
}

// Colours of the lines, display sRGB and opacity.
func gridColor() [4]float32  { return [4]float32{0.05, 0.1, 0.2, 0.28} }
func frontColor() [4]float32 { return [4]float32{0.05, 0.42, 0.95, 1} }

// Lines are the metric grid on the floor and an arrow out of each thing's front.
func Lines(snap *scene.Snapshot, store *asset.Store) []frame.Mark {
	out := grid(frame.Bounds(snap, store))
	for _, t := range things(snap, store) {
		if t.faces() {
			out = append(out, t.arrow()...)
		}
	}
	return out
}

// gridHeight is just over the floor and the rugs on it, metres.
const gridHeight = 0.02

// maxGrid bounds the number of lines each way; larger scenes get a coarser grid.
const maxGrid = 60

// spacing is the distance between the lines of the grid: 2 m, or ten times that and so on.
func spacing(bounds geom.Box) float64 {
	size := bounds.Size()
	step := 2.0
	for math.Max(size[0], size[1])/step > maxGrid {
		step *= 10
	}
	return step
}

// gridRange is the first and last line of the grid across an axis, as multiples of its spacing.
func gridRange(bounds geom.Box, axis int) (first, last int) {
	step := spacing(bounds)
	return int(math.Floor(bounds.Min[axis] / step)), int(math.Ceil(bounds.Max[axis] / step))
}

func grid(bounds geom.Box) []frame.Mark {
	if bounds.Empty() {
		return nil
	}
	var out []frame.Mark
	step := spacing(bounds)
	for axis := range 2 {
		first, last := gridRange(bounds, axis)
		from, to := gridRange(bounds, 1-axis)
		for i := first; i <= last; i++ {
			var a, b geom.Vec3
			a[axis], b[axis] = float64(i)*step, float64(i)*step
			a[1-axis], b[1-axis] = float64(from)*step, float64(to)*step
			a[2], b[2] = gridHeight, gridHeight
			m := frame.NewMark(frame.LineMark, gridColor(), a, b)
			m.WidthPx = 1
			if i == 0 {
				m.WidthPx = 2.5
			}
			out = append(out, m)
		}
	}
	return out
}

// arrow points out of the middle of the front at the thing's top, where nothing covers it from above.
func (t *thing) arrow() []frame.Mark {
	const length, head = 0.3, 0.09
	c := t.local.Center()
	at := func(x, y float64) geom.Vec3 { return geom.Vec3{c[0] + x, t.local.Min[1] + y, t.local.Max[2]} }
	start, unit := t.world.Apply(at(0, 0)), t.world.Rotation.Rotate(geom.Vec3{0, -1, 0})
	side := t.world.Rotation.Rotate(geom.Vec3{1, 0, 0})
	tip := start.Add(unit.Mul(length))
	back := tip.Sub(unit.Mul(head))
	lines := []frame.Mark{
		frame.NewMark(frame.LineMark, frontColor(), start, tip),
		frame.NewMark(frame.LineMark, frontColor(), back.Add(side.Mul(head*0.6)), tip, back.Sub(side.Mul(head*0.6))),
	}
	for i := range lines {
		lines[i].WidthPx, lines[i].OnTop = 2.5, true
	}
	return lines
}
