package frame

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// classes tells which nodes are set apart by an outline.
type classes struct {
	snap  *scene.Snapshot
	named map[scene.NodeID]Class
}

// reset takes the classes from an overlay.
func (c *classes) reset(snap *scene.Snapshot, o Overlay) {
	c.snap = snap
	if c.named == nil {
		c.named = map[scene.NodeID]Class{}
	}
	clear(c.named)
	for _, id := range o.Hovered {
		c.named[id] = Hovered
	}
	for _, id := range o.Selected {
		c.named[id] = Selected
	}
}

// of returns the node's class, or that of what it hangs on; what stands in a chosen room is not chosen with it.
func (c *classes) of(n *scene.Node) Class {
	if len(c.named) == 0 {
		return Plain
	}
	if class, ok := c.named[n.ID]; ok {
		return class
	}
	for n.Parent != "" {
		parent, ok := c.snap.Node(n.Parent)
		if !ok || parent.Room != nil {
			return Plain
		}
		if class, ok := c.named[parent.ID]; ok {
			return class
		}
		n = parent
	}
	return Plain
}

// outlineReach is how far an outline lies outside what it surrounds, in pixels.
const outlineReach = 4

// outlineRect returns the pixels that instances with an outline may touch.
func outlineRect(v View, boxes []geom.Box) Rect {
	if len(boxes) == 0 {
		return Rect{}
	}
	low, high := geom.Vec2{math.Inf(1), math.Inf(1)}, geom.Vec2{math.Inf(-1), math.Inf(-1)}
	for _, b := range boxes {
		for _, corner := range b.Corners() {
			p, _, ok := v.Project(corner)
			if !ok {
				return Rect{0, 0, v.Width, v.Height}
			}
			low[0], low[1] = math.Min(low[0], p[0]), math.Min(low[1], p[1])
			high[0], high[1] = math.Max(high[0], p[0]), math.Max(high[1], p[1])
		}
	}
	pixel := func(x float64, limit int) int { return int(geom.Clamp(x, 0, float64(limit))) }
	return Rect{
		pixel(math.Floor(low[0])-outlineReach, v.Width), pixel(math.Floor(low[1])-outlineReach, v.Height),
		pixel(math.Ceil(high[0])+outlineReach, v.Width), pixel(math.Ceil(high[1])+outlineReach, v.Height),
	}
}
