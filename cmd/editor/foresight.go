package main

import (
	"scenograph/internal/frame"
	"scenograph/internal/pace"
	"scenograph/internal/scene"
)

// foresight is how far a software renderer is made ready for what is out of sight: its driver compiles, and what is drawn is loaded,
// when something is drawn for the first time, which would hold up whoever turns towards it.
type foresight struct {
	scene *scene.Snapshot
	style frame.Style // of the view
	done  int         // outlooks
}

// What is made ready at most: a larger scene would hold up the window while that goes on, or fill the GPU with what is not looked at.
const (
	foreseen      = 1_000_000 // triangles
	foreseenBytes = 512 << 20
)

// outlooks are how pictures of the scene are drawn as long as it is looked at, and then in the other shadings that have programs of their own.
func (p *picture) outlooks() []frame.Style {
	shadings := []frame.Shading{p.drawn.style.Shading}
	for _, s := range []frame.Shading{frame.Albedo, frame.LightOnly, frame.Lit} {
		if s != shadings[0] && !(s == frame.Albedo && !shadings[0].Lights()) {
			shadings = append(shadings, s)
		}
	}
	var out []frame.Style
	for _, shading := range shadings {
		for _, level := range []pace.Level{p.governor.Level(), pace.Sharp, p.best()} {
			style := pace.Apply(p.drawn.style, level)
			style.Shading = shading
			out = append(out, style)
		}
	}
	return out
}

// of reports whether it is for what is drawn.
func (a *foresight) of(d *drawnFrom) bool { return a.scene == d.scene && a.style == d.style }

// near is how many of the outlooks are those of the shading that is looked at.
const near = 3

// foresees reports whether there is something to make ready among so many outlooks, or all if there are fewer.
func (p *picture) foresees(upTo int) bool {
	if !p.software || p.painter == nil || p.waiting() || p.drawn.scene == nil {
		return false
	}
	return !p.ahead.of(&p.drawn) || p.ahead.done < min(upTo, len(p.outlooks()))
}

// foresee makes a little ready for what the view does not show, by the first outlooks; it reports false when there is nothing.
func (p *picture) foresee(upTo int) bool {
	if !p.foresees(upTo) {
		return false
	}
	if !p.ahead.of(&p.drawn) {
		p.ahead = foresight{scene: p.drawn.scene, style: p.drawn.style}
	}
	outlooks := p.outlooks()
	whole := p.planner.PlanWhole(p.drawn.scene, p.drawn.view, outlooks[p.ahead.done])
	if whole.Triangles() > foreseen || p.painter.Memory().Total() > foreseenBytes {
		p.ahead.done = len(outlooks)
		return false
	}
	if more, err := p.painter.Warm(whole.Frame); err != nil || !more { // what fails here is told when it is drawn
		p.ahead.done++
	}
	return true
}
