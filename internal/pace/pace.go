// Package pace decides how good a picture may be: it hears how long frames take and answers with a level of quality, so that
// what moves keeps up with the hand and what rests gets all there is.
//
// Invariant: a level follows from the frame times heard so far and nothing else; no clock is read here.
//
//	governor := pace.New(50 * time.Millisecond)
//	style := pace.Apply(asked, governor.Level())
//	… draw …
//	governor.Heard(frameTime, pictureTime)
package pace

import (
	"slices"
	"time"

	"scenograph/internal/frame"
)

// Level counts steps of quality given up: 0 is the picture as it was asked for.
type Level int

// step is one level: what it changes, and about how much of a full picture's time it takes. The shares were measured on a
// software renderer with the starter room (go test -bench Draw ./internal/viewport); they only make the first guess good. No level asks for programs of its own: a
// software renderer takes longer to compile one than the level would win.
type step struct {
	share float64
	apply func(*frame.Style)
}

func draft(scale float64) func(*frame.Style) {
	return func(s *frame.Style) {
		*s = frame.DraftStyle(*s)
		s.RenderScale = scale
	}
}

func steps() []step {
	return []step{
		{1, func(*frame.Style) {}},
		{0.8, func(s *frame.Style) { s.Samples = min(s.Samples, 2) }},
		{0.43, func(s *frame.Style) { s.Samples = 1 }},
		{0.36, draft(1)},
		{0.25, draft(0.75)},
		{0.18, draft(0.6)},
		{0.13, draft(0.5)},
		{0.1, draft(0.42)},
		{0.077, draft(0.35)},
		{0.045, func(s *frame.Style) { draft(0.35)(s); s.Occlusion = false }},
		{0.03, func(s *frame.Style) { draft(0.25)(s); s.Occlusion = false }},
	}
}

// Levels is how many there are.
func Levels() int { return len(steps()) }

// Sharp is the best level without several samples a pixel: what is shown first when things come to rest.
const Sharp Level = 2

// Apply returns a style at a level. A style that asks for less than a level gives keeps what it asks for.
func Apply(s frame.Style, l Level) frame.Style {
	all := steps()
	l = min(max(l, 0), Level(len(all)-1))
	asked := s
	all[l].apply(&s)
	if asked.RenderScale > 0 {
		s.RenderScale = min(s.RenderScale, asked.RenderScale)
	}
	s.Samples = min(s.Samples, max(asked.Samples, 1))
	return s
}

// Governor chooses the level of what moves. Going down is quick: two frames that are late. Going up takes a run of frames with
// room to spare, longer each time it proves to have been too early.
type Governor struct {
	target time.Duration
	level  Level
	heard  []timing // at this level, the newest last, at most memory of them
	spare  int      // frames in a row that the next better level would probably manage
	wait   []int    // for each level, how many such frames it takes to leave it upwards
	rose   int      // frames since the level was last raised
}

// timing is one frame: all of it, and the picture alone, whose time is what a level changes.
type timing struct{ frame, picture time.Duration }

const (
	memory    = 8
	firstWait = 12
	longWait  = 400
	regret    = 60 // frames after a rise within which a fall says that it was too early

	fall = 0.85 // share of the target that a level to fall to shall probably take
	rise = 0.75 // the same for a level to rise to
)

// New returns a governor that keeps frames under a target.
func New(target time.Duration) *Governor {
	g := &Governor{target: target, wait: make([]int, Levels()), rose: regret}
	for i := range g.wait {
		g.wait[i] = firstWait
	}
	return g
}

// Level is the level to draw the next frame at.
func (g *Governor) Level() Level { return g.level }

// Start sets a first level, for renderers that are known to be slow.
func (g *Governor) Start(l Level) { g.change(min(max(l, 0), Level(Levels()-1))) }

// Heard takes in how long a whole frame took that was drawn at the governor's level, and how much of that was for the picture.
func (g *Governor) Heard(frame, picture time.Duration) {
	took := timing{frame, min(picture, frame)}
	if len(g.heard) == memory {
		g.heard = slices.Delete(g.heard, 0, 1)
	}
	g.heard = append(g.heard, took)
	g.rose++
	if g.late() {
		g.fall()
		return
	}
	if g.level == 0 || g.guess(g.level-1, took) > time.Duration(rise*float64(g.target)) {
		g.spare = 0
		return
	}
	if g.spare++; g.spare >= g.wait[g.level] {
		g.change(g.level - 1)
		g.rose = 0
	}
}

// late reports whether the last two frames both took too long: one alone may have waited for something else.
func (g *Governor) late() bool {
	n := len(g.heard)
	return n >= 2 && min(g.heard[n-1].frame, g.heard[n-2].frame) > g.target
}

// fall goes to the best level that will probably do.
func (g *Governor) fall() {
	if int(g.level) == Levels()-1 {
		return
	}
	if g.rose < regret {
		from := g.level + 1
		g.wait[from] = min(2*g.wait[from], longWait)
	}
	n := len(g.heard)
	took := g.heard[n-1]
	if last := g.heard[n-2]; last.frame < took.frame {
		took = last
	}
	next := g.level + 1
	for int(next) < Levels()-1 && g.guess(next, took) > time.Duration(fall*float64(g.target)) {
		next++
	}
	g.change(next)
}

// guess is how long a frame would probably take at another level.
func (g *Governor) guess(l Level, took timing) time.Duration {
	all := steps()
	return took.frame - took.picture + time.Duration(float64(took.picture)*all[l].share/all[g.level].share)
}

func (g *Governor) change(l Level) { g.level, g.heard, g.spare = l, g.heard[:0], 0 }
