package pace

import (
	"testing"
	"time"

	"scenograph/internal/frame"
)

const target = 50 * time.Millisecond

// machine draws a full picture in a time, and the interface in another.
type machine struct{ full, rest time.Duration }

func (m machine) picture(l Level) time.Duration {
	return time.Duration(float64(m.full) * steps()[l].share)
}

func (m machine) frame(l Level) time.Duration { return m.rest + m.picture(l) }

// run plays frames and counts the late ones among the last hundred, and how often the level changed among them.
func run(g *Governor, m machine, frames int) (late, changes int) {
	for i := range frames {
		before := g.Level()
		took := m.frame(before)
		g.Heard(took, m.picture(before))
		if i < frames-100 {
			continue
		}
		if took > target {
			late++
		}
		if g.Level() != before {
			changes++
		}
	}
	return late, changes
}

func TestKeepsUp(t *testing.T) {
	for name, m := range map[string]machine{
		"graphics card":      {8 * time.Millisecond, 2 * time.Millisecond},
		"two quiet cores":    {350 * time.Millisecond, 8 * time.Millisecond},
		"two busy cores":     {900 * time.Millisecond, 15 * time.Millisecond},
		"just under":         {45 * time.Millisecond, 4 * time.Millisecond},
		"just over":          {48 * time.Millisecond, 4 * time.Millisecond},
		"hopeless interface": {2 * time.Second, 60 * time.Millisecond},
	} {
		g := New(target)
		late, changes := run(g, m, 600)
		last := g.Level()
		can := m.frame(Level(Levels()-1)) <= target
		if can && late > 3 || changes > 2 {
			t.Errorf("%s: of a hundred frames %d are late, and the level changes %d times; it ends at %d", name, late, changes, last)
		}
		if last > 0 && can && m.frame(last-1) < 34*time.Millisecond {
			t.Errorf("%s: level %d, although %d would take %v", name, last, last-1, m.frame(last-1))
		}
	}
}

func TestFallsAtOnceAndFarEnough(t *testing.T) {
	g, m := New(target), machine{800 * time.Millisecond, 5 * time.Millisecond}
	for range 4 {
		g.Heard(m.frame(g.Level()), m.picture(g.Level()))
	}
	if took := m.frame(g.Level()); took > target {
		t.Errorf("after four frames a frame takes %v at level %d", took, g.Level())
	}
}

func TestOneLateFrameIsNothing(t *testing.T) {
	g := New(target)
	for i := range 200 {
		took := 20 * time.Millisecond
		if i%10 == 5 {
			took = 400 * time.Millisecond
		}
		g.Heard(took, took)
	}
	if g.Level() != 0 {
		t.Errorf("single late frames lead to level %d", g.Level())
	}
}

func TestRisesAgain(t *testing.T) {
	g := New(target)
	run(g, machine{900 * time.Millisecond, 5 * time.Millisecond}, 50)
	low := g.Level()
	run(g, machine{60 * time.Millisecond, 5 * time.Millisecond}, 600)
	if low < 5 || g.Level() > Sharp {
		t.Errorf("a load lowers it to %d, and without it rises to %d", low, g.Level())
	}
}

// TestDoesNotSwing: a renderer whose better level is always a little too slow is tried less and less.
func TestDoesNotSwing(t *testing.T) {
	g := New(target)
	g.Start(6)
	changes := 0
	for i := range 3000 {
		took := 30 * time.Millisecond
		if g.Level() < 6 {
			took = 70 * time.Millisecond
		}
		before := g.Level()
		if g.Heard(took, took-15*time.Millisecond); g.Level() != before && i >= 1500 {
			changes++
		}
	}
	if changes > 12 {
		t.Errorf("having swung for long, the level still changes %d times in 1500 frames", changes)
	}
}

func TestLevelsAreOrdered(t *testing.T) {
	asked := frame.DefaultStyle()
	if Apply(asked, 0) != asked {
		t.Error("level 0 is not what was asked for")
	}
	last := 2.0
	for l, s := range steps() {
		style := Apply(asked, Level(l))
		if s.share >= last || style.RenderScale <= 0 || style.Samples < 1 {
			t.Errorf("level %d: share %.2f after %.2f, %+v", l, s.share, last, style)
		}
		last = s.share
	}
	modest := asked
	modest.Samples, modest.RenderScale = 1, 0.3
	for l := range Levels() {
		if s := Apply(modest, Level(l)); s.Samples > 1 || s.RenderScale > 0.3 {
			t.Errorf("level %d gives more than was asked for: %+v", l, s)
		}
	}
	if Apply(asked, 99) != Apply(asked, Level(Levels()-1)) || Apply(asked, -1) != asked {
		t.Error("levels beyond the ends are not those at the ends")
	}
	if s := Apply(asked, Sharp); s.Samples != 1 || s.Draft || s.RenderScale != 1 {
		t.Errorf("the sharp picture is %+v", s)
	}
}
