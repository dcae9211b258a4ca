package main

import (
	"scenograph/internal/geom"
	"scenograph/internal/panels"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

const pickRadius = 3 // pixels around the mouse that count as a hit

// pick tells what was drawn at a pixel.
func (p *picture) pick(x, y float64) panels.Hit {
	if p.painter == nil {
		return panels.Hit{}
	}
	label, ok := p.painter.PickAt(x, y, pickRadius)
	if !ok {
		return panels.Hit{}
	}
	return panels.Hit{Node: label.Node, Ghost: label.Ghost}
}

// point tells which surface, or which place on the floor's plane, lies under a pixel.
func (p *picture) point(x, y float64) (geom.Vec3, bool) {
	ray := p.session.View(p.width, p.height).Ray(geom.Vec2{x, y})
	if world, err := p.session.World(); err == nil {
		if hit, ok := world.Pick(ray, query.Everything); ok {
			return hit.Point, true
		}
	}
	if t, ok := ray.HitPlane(0); ok && t < 200 {
		return ray.At(t), true
	}
	return geom.Vec3{}, false
}

// world is the geometry of what is committed.
func (p *picture) world() *query.World {
	world, err := p.session.World()
	if err != nil {
		return nil
	}
	return world
}

// pickBox lists the unlocked things that reach into a rectangle of pixels.
func (p *picture) pickBox(x0, y0, x1, y1 float64) []scene.NodeID {
	world, err := p.session.World()
	if err != nil {
		return nil
	}
	view := p.session.View(p.width, p.height)
	w, h := float64(p.width), float64(p.height)
	low, high := geom.Vec2{x0/w*2 - 1, 1 - y1/h*2}, geom.Vec2{x1/w*2 - 1, 1 - y0/h*2}
	visible := func(id scene.NodeID) bool { return world.Unlocked(id) && p.session.Shown().Visible(id) }
	return world.InFrustum(query.FrustumOf(view.ClipFromWorld(), low, high), false, visible)
}
