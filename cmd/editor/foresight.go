package main

import (
	"scenograph/internal/pace"
	"scenograph/internal/scene"
)

// foresight is how far a software renderer is made ready for what is out of sight: its driver compiles, and what is drawn is loaded,
// when something is drawn for the first time, which would hold up whoever turns towards it.
type foresight struct {
	scene *scene.Snapshot
	done  int // levels of quality
}

// What is made ready at most: a larger scene would hold up the window while that goes on, or fill the GPU with what is not looked at.
const (
	foreseen      = 1_000_000 // triangles
	foreseenBytes = 512 << 20
)

// levels are those that pictures of the scene are drawn at.
func (p *picture) levels() []pace.Level {
	return []pace.Level{p.governor.Level(), pace.Sharp, p.best()}
}

// foresees reports whether there is something to make ready.
func (p *picture) foresees() bool {
	if !p.software || p.painter == nil || p.waiting() || p.drawn.scene == nil {
		return false
	}
	return p.ahead.scene != p.drawn.scene || p.ahead.done < len(p.levels())
}

// foresee makes a little ready for what the view does not show; it reports false when there is nothing.
func (p *picture) foresee() bool {
	if !p.foresees() {
		return false
	}
	if p.ahead.scene != p.drawn.scene {
		p.ahead = foresight{scene: p.drawn.scene}
	}
	level := p.levels()[p.ahead.done]
	whole := p.planner.PlanWhole(p.drawn.scene, p.drawn.view, pace.Apply(p.drawn.style, level))
	if whole.Triangles() > foreseen || p.painter.Memory().Total() > foreseenBytes {
		p.ahead.done = len(p.levels())
		return false
	}
	if more, err := p.painter.Warm(whole.Frame); err != nil || !more { // what fails here is told when it is drawn
		p.ahead.done++
	}
	return true
}
