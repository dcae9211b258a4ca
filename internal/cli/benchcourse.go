package cli

import (
	"math"
	"slices"
	"time"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// benchWarmUp is how many frames are drawn before measuring.
const benchWarmUp = 3

// benchCourse is the way of the camera that is measured.
type benchCourse struct {
	snapshot *scene.Snapshot
	planner  *frame.Planner
	view     frame.View
	middle   geom.Vec3
	style    frame.Style
	want     frame.Passes
	frames   int
}

func newBenchCourse(found contents, view frame.View, want frame.Passes, o benchOptions) *benchCourse {
	style := frame.RenderStyle()
	style.Samples, style.Occlusion, style.DetailPx = o.samples, o.occlusion, o.detail
	return &benchCourse{
		snapshot: found.snapshot, planner: frame.NewPlanner(found.store), view: view,
		middle: frame.Bounds(found.snapshot, found.store).Center(), style: style, want: want, frames: o.frames,
	}
}

// plan is the frame of a number, those under 0 to warm up.
func (c *benchCourse) plan(number int) *frame.Frame {
	f := c.planner.Plan(c.snapshot, sway(c.view, c.middle, float64(number)/float64(c.frames)), c.style, frame.Overlay{})
	f.Want = c.want
	return f
}

// oneByOne waits for every picture before the next is planned.
func (c *benchCourse) oneByOne(painter frame.Painter, result *benchResult) error {
	var plans []float64
	for i := -benchWarmUp; i < c.frames; i++ {
		start := time.Now()
		f := c.plan(i)
		planned := milliseconds(start)
		if _, err := painter.Paint(f); err != nil {
			return err
		}
		took := milliseconds(start)
		switch {
		case i == -benchWarmUp:
			result.FirstMs, result.Triangles = took, f.Triangles()
		case i >= 0:
			plans, result.Milliseconds = append(plans, planned), append(result.Milliseconds, took)
		}
	}
	result.PlanMs, result.FrameMs = median(plans), median(result.Milliseconds)
	result.PerSecond = 1000 / result.FrameMs
	return nil
}

// inARow draws while earlier pictures are read back, as a data set is made, and some more at the end, so that as much is under way then as
// at the start.
func (c *benchCourse) inARow(painter frame.StreamPainter, result *benchResult) error {
	var start, end time.Time
	next := func(number int) *frame.Frame {
		if number == benchWarmUp+c.frames+benchWarmUp {
			return nil
		}
		return c.plan(number - benchWarmUp)
	}
	err := painter.PaintAll(next, func(number int, _ *frame.Picture) error {
		switch number {
		case benchWarmUp - 1:
			start = time.Now()
		case benchWarmUp + c.frames - 1:
			end = time.Now()
		}
		return nil
	})
	result.StreamPerSecond = float64(c.frames) / end.Sub(start).Seconds()
	return err
}

// byPass paints the frames again and tells what each pass takes.
func (c *benchCourse) byPass(painter frame.StreamPainter, result *benchResult) error {
	if err := painter.StartClock(); err != nil {
		return err
	}
	taken := map[string][]float64{}
	for i := range c.frames {
		if _, err := painter.Paint(c.plan(i)); err != nil {
			return err
		}
		times, err := painter.Times()
		if err != nil {
			return err
		}
		for _, t := range times {
			taken[t.Pass] = append(taken[t.Pass], t.Milliseconds)
		}
	}
	result.PassMs = map[string]float64{}
	for pass, all := range taken {
		result.PassMs[pass] = median(all)
	}
	return nil
}

// sway turns a camera about an upright axis through a point, to and fro once while phase goes from 0 to 1.
func sway(v frame.View, about geom.Vec3, phase float64) frame.View {
	turn := geom.Yaw(0.35 * math.Sin(2*math.Pi*phase))
	v.WorldFromCamera.Translation = about.Add(turn.Rotate(v.WorldFromCamera.Translation.Sub(about)))
	v.WorldFromCamera.Rotation = turn.Mul(v.WorldFromCamera.Rotation)
	return v
}

func milliseconds(since time.Time) float64 {
	return float64(time.Since(since).Nanoseconds()) / 1e6
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
