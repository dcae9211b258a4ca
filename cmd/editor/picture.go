package main

import (
	"slices"
	"time"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/panels"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/viewport"
)

// picture is the viewport's image. It is drawn again only when something in it has changed: as a draft while things move on a
// slow renderer, in full once they rest.
type picture struct {
	session  *session.Session
	software bool
	renderer string // name for people

	planner *frame.Planner
	painter *viewport.Renderer
	drawn   drawnFrom
	shown   presenter.Picture
	width   int
	height  int
	draft   bool
	restAt  time.Time // when a draft is replaced by the full picture

	fullMillis float64 // what the last full picture cost
	pictures   int     // full ones so far; the first also loads everything
	thrift     int     // steps of quality given up
}

// drawnFrom is what the picture was drawn from; equal values give equal pictures.
type drawnFrom struct {
	scene, after *scene.Snapshot
	view         frame.View
	style        frame.Style
	selected     []scene.NodeID
	hovered      []scene.NodeID
	highlight    scene.NodeID
	marks        []frame.Mark
}

func (d drawnFrom) equal(o drawnFrom) bool {
	return d.scene == o.scene && d.after == o.after && d.view == o.view && d.style == o.style && d.highlight == o.highlight &&
		slices.Equal(d.selected, o.selected) && slices.Equal(d.hovered, o.hovered) && slices.EqualFunc(d.marks, o.marks, sameMark)
}

func sameMark(a, b frame.Mark) bool {
	return a.Kind == b.Kind && slices.Equal(a.Points, b.Points) && a.WorldFromMark == b.WorldFromMark && a.Color == b.Color &&
		a.WidthPx == b.WidthPx && a.Dashed == b.Dashed && a.OnTop == b.OnTop && a.Text == b.Text
}

// restAfter is how long things must rest before the full picture is drawn.
const restAfter = 160 * time.Millisecond

// What a full picture may cost, in milliseconds: above slow, drafts are drawn first; above heavy, the picture at rest is made cheaper.
const (
	slow  = 40
	heavy = 900
)

// waiting reports whether the full picture or textures are still to come.
func (p *picture) waiting() bool { return p.draft || p.painter != nil && p.painter.Pending() }

// due reports whether it is time to draw again although nothing has happened.
func (p *picture) due() bool {
	return p.draft && time.Now().After(p.restAt) || p.painter != nil && p.painter.Pending()
}

// update draws the picture the panel needs, for the next frame of the interface to show; it reports whether it has drawn.
// While the interface is unsettled a slow renderer draws only what follows the mouse.
func (p *picture) update(ui *panels.UI, unsettled bool) (bool, error) {
	width, height := ui.ViewportSize()
	if width < 1 || height < 1 {
		return false, nil
	}
	if err := p.prepare(); err != nil {
		return false, err
	}
	p.width, p.height = width, height
	moving := ui.CameraMoving() || ui.Moving() || p.session.Gliding()
	now, overlay := p.wanted(width, height)
	changed := !now.equal(p.drawn)
	if moving || changed && p.draft {
		p.restAt = time.Now().Add(restAfter)
	}
	if !changed && !p.draft && !p.painter.Pending() || !moving && unsettled && p.fullMillis > slow {
		return false, nil
	}
	if p.fullMillis > slow && (moving || changed && !p.draft || time.Now().Before(p.restAt)) {
		if !changed && p.draft {
			return false, nil
		}
		if !p.draft {
			p.restAt = time.Now().Add(restAfter)
		}
		return true, p.paint(now, overlay, true)
	}
	return true, p.paint(now, overlay, false)
}

func (p *picture) prepare() error {
	if p.painter != nil {
		return nil
	}
	painter, err := viewport.New(p.session.Store(), viewport.WithSkyCache(skyFolder()))
	if err != nil {
		return err
	}
	p.painter, p.planner = painter, frame.NewPlanner(p.session.Store()).InBackground()
	if p.software {
		p.fullMillis = slow + 1
	}
	return nil
}

// wanted is what the picture should show now.
func (p *picture) wanted(width, height int) (drawnFrom, frame.Overlay) {
	overlay := p.session.Overlay()
	if p.fullMillis > slow {
		overlay.Hovered = nil // an outline under the mouse is not worth a picture
	}
	now := drawnFrom{
		scene: p.session.Shown(), view: p.session.View(width, height), style: p.session.Style(),
		selected: slices.Clone(overlay.Selected), hovered: slices.Clone(overlay.Hovered), marks: overlay.Marks,
	}
	if overlay.Ghost != nil {
		now.after, now.highlight = overlay.Ghost.After, overlay.Ghost.Highlight
	}
	return now, overlay
}

// cheaper lowers what a picture at rest costs, step by step.
func (p *picture) cheaper(style frame.Style) frame.Style {
	steps := []func(){
		func() { style.Samples = 2 }, func() { style.Samples = 1 }, func() { style.Occlusion = false }, func() { style.RenderScale = 0.7 },
	}
	for _, step := range steps[:min(p.thrift, len(steps))] {
		step()
	}
	return style
}

func (p *picture) paint(now drawnFrom, overlay frame.Overlay, draft bool) error {
	style := p.cheaper(now.style)
	if draft {
		style = frame.DraftStyle(now.style)
	}
	start := time.Now()
	plan := p.planner.Plan(now.scene, now.view, style, overlay)
	view, err := p.painter.Draw(plan)
	if err != nil {
		return err
	}
	if p.software {
		gl.Finish()
	}
	millis := float64(time.Since(start).Microseconds()) / 1000
	p.drawn, p.draft = now, draft
	p.shown = presenter.Picture{
		Texture: uint64(view.Texture), Width: view.Width, Height: view.Height, Triangles: plan.Triangles(),
		Millis: millis, Draft: draft, Renderer: p.renderer, Legend: plan.Legend(),
	}
	if draft {
		return nil
	}
	p.fullMillis = millis
	if p.pictures++; millis > heavy && p.pictures > 1 && !p.painter.Pending() {
		p.thrift++
	}
	return nil
}

func (p *picture) close() {
	if p.painter != nil {
		p.painter.Close()
	}
}

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
