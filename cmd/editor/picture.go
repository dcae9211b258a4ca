package main

import (
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/pace"
	"scenograph/internal/panels"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/scene"
	"scenograph/internal/session"
	"scenograph/internal/viewport"
)

// picture is the viewport's image. It is drawn again only when something in it has changed: on a slow renderer
// as well as keeps up while things move, sharp once they rest, and in full a little later.
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
	trouble error // what the picture lacks

	governor  *pace.Governor // of what moves
	level     pace.Level     // of the picture that is shown
	betterAt  time.Time      // when a better one is drawn, if nothing moves
	changedAt time.Time      // when something else was wanted last
	lastMoved time.Time      // when the last picture of a movement that goes on was ready
	warming   bool           // the driver still compiles
	refining  bool           // a better picture is being drawn
	spent     time.Duration  // on it so far
	failures  int            // to draw, in a row
	frames    *os.File       // a line for every picture goes here, for measuring; nil for nowhere

	ahead foresight

	fullMillis float64    // what the last full picture cost
	pictures   int        // full ones so far
	thrift     pace.Level // of a picture at rest
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

// update draws the picture the panel needs, for the next frame of the interface to show; it reports whether it has drawn.
// While the interface is unsettled a slow renderer draws only what follows the mouse, and the draft of another shading.
func (p *picture) update(ui *panels.UI, unsettled bool) (bool, error) {
	width, height := ui.ViewportSize()
	if width < 1 || height < 1 {
		return false, nil
	}
	if err := p.prepare(); err != nil {
		return false, err
	}
	p.width, p.height, p.refining = width, height, false
	now, overlay := p.wanted(width, height)
	changed := !now.equal(p.drawn)
	if changed {
		p.changedAt = time.Now()
	}
	// What is held without moving it rests.
	moving := (ui.CameraMoving() || ui.Moving() || p.session.Gliding()) && time.Since(p.changedAt) < restAfter
	if !moving {
		p.lastMoved = time.Time{}
	}
	if moving || changed && p.level > p.best() {
		p.betterAt = time.Now().Add(restAfter)
	}
	level := p.choose(moving, changed)
	refines := p.software && p.slow() && !moving && !changed && level <= pace.Sharp
	reshaded := now.style.Shading != p.drawn.style.Shading
	if !moving && unsettled && p.slow() && !refines && !reshaded {
		return false, nil
	}
	if !changed && level >= p.level && !p.warming && !p.painter.Pending() {
		return false, nil
	}
	return p.paint(now, overlay, level, moving, refines)
}

func (p *picture) prepare() error {
	if p.painter != nil {
		return nil
	}
	painter, err := viewport.New(p.session.Store(), viewport.WithSkyCache(skyFolder()))
	if err != nil {
		return err
	}
	p.painter, p.planner, p.governor = painter, frame.NewPlanner(p.session.Store()).InBackground(), pace.New(frameTime)
	p.level = pace.Level(pace.Levels())
	if p.software {
		p.governor.Start(softwareStart)
	}
	return nil
}

// wanted is what the picture should show now.
func (p *picture) wanted(width, height int) (drawnFrom, frame.Overlay) {
	overlay := p.session.Overlay()
	if p.slow() {
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

// paint draws at a level, or compiles a little of what that takes, or draws a part; it reports whether the picture may be another.
func (p *picture) paint(now drawnFrom, overlay frame.Overlay, level pace.Level, moving, refines bool) (bool, error) {
	start := time.Now()
	if !refines {
		p.spent = 0
	}
	plan := p.planner.Plan(now.scene, now.view, pace.Apply(now.style, level), overlay)
	if p.software && !moving {
		more, err := p.painter.Warm(plan)
		if p.warming = more && err == nil; p.warming { // what fails here is told when it is drawn
			return false, nil
		}
	}
	view, done, err := p.render(plan, refines)
	p.refining = err == nil && !done
	if p.refining {
		p.spent += time.Since(start)
		return false, nil
	}
	if err != nil {
		p.spent = 0
		if !p.startAnew() {
			p.drawn, p.level = now, p.best() // until something else is wanted
		}
		return true, err
	}
	p.failures = 0
	end := time.Now()
	millis := float64((p.spent + end.Sub(start)).Microseconds()) / 1000
	p.spent = 0
	if moving && !p.lastMoved.IsZero() && level == p.governor.Level() {
		p.governor.Heard(end.Sub(p.lastMoved), end.Sub(start))
	}
	if moving {
		p.lastMoved = end
	}
	p.shown = presenter.Picture{
		Texture: uint64(view.Texture), Width: view.Width, Height: view.Height, Triangles: plan.Triangles(),
		Millis: millis, Draft: level > p.best(), Renderer: p.renderer, Legend: plan.Legend(),
	}
	if level != p.level || moving || !now.equal(p.drawn) {
		p.betterAt = end.Add(restAfter)
		if refines {
			p.betterAt = end
		}
	}
	p.log(end, moving, level, millis)
	p.drawn, p.level, p.trouble = now, level, p.painter.Problem()
	if level == p.best() {
		p.judge(millis)
	}
	return true, nil
}

// render draws a frame, or goes on with drawing it; it reports whether it is done.
func (p *picture) render(plan *frame.Frame, refines bool) (viewport.View, bool, error) {
	if refines {
		return p.painter.Refine(plan, refineSlice)
	}
	view, err := p.painter.Draw(plan)
	if err == nil && p.software {
		gl.Finish()
	}
	return view, true, err
}

// failureLimit is how often in a row a renderer that fails is replaced by a new one.
const failureLimit = 3

// startAnew gives up a renderer that fails, for a new one to be made; it is false when that has been tried often enough.
func (p *picture) startAnew() bool {
	if p.failures++; p.failures > failureLimit {
		return false
	}
	p.painter.Close()
	p.painter, p.shown.Texture, p.ahead = nil, 0, foresight{}
	return true
}

// log writes when a picture was ready, in seconds of the clock, whether it is of a movement, its level and what it cost.
func (p *picture) log(at time.Time, moving bool, level pace.Level, millis float64) {
	if p.frames != nil {
		fmt.Fprintf(p.frames, "%.4f %v %d %.1f\n", float64(at.UnixMicro())/1e6, moving, level, millis)
	}
}

// logTo opens the file that the environment names for log.
func (p *picture) logTo(name string) error {
	if name == "" {
		return nil
	}
	var err error
	p.frames, err = os.Create(name)
	return err
}

func (p *picture) close() {
	if p.frames != nil {
		_ = p.frames.Close() // a measurement; what is missing is seen
	}
	if p.painter != nil {
		p.painter.Close()
	}
}
