package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
)

// clock measures what each pass takes on the GPU, by its time before and after (OpenGL 4.1 core, section 2.14). It does nothing until it is
// started.
type clock struct {
	queries [2 * clockCount]uint32 // before and after each pass; all 0 while it is not started
	asked   [clockCount]bool       // by the last frame
}

// clockRead comes after the passes: the copying of the picture into memory that the processor reads.
const (
	clockRead  = passCount
	clockCount = passCount + 1
)

// passNames are what passes are called where their times are told, in the order of the passes.
var passNames = [clockCount]string{
	"sun shadows", "lamp shadows", "heights", "mirror", "labels", "lamp shares", "labels in front", "occlusion", "scene", "bloom", "develop", "layer", "outlines", "reading back",
}

func (c *clock) start() {
	if c.queries[0] == 0 {
		gl.GenQueries(int32(len(c.queries)), &c.queries[0])
	}
}

func (c *clock) begin(pass int) { c.stamp(2 * pass) }

func (c *clock) end(pass int) {
	c.stamp(2*pass + 1)
	c.asked[pass] = true
}

func (c *clock) stamp(query int) {
	if c.queries[0] != 0 {
		gl.QueryCounter(c.queries[query], gl.TIMESTAMP)
	}
}

// read waits for the passes of the last frame.
func (c *clock) read() []frame.PassTime {
	var out []frame.PassTime
	for pass, asked := range c.asked {
		if !asked || c.queries[0] == 0 {
			continue
		}
		var before, after uint64
		gl.GetQueryObjectui64v(c.queries[2*pass], gl.QUERY_RESULT, &before)
		gl.GetQueryObjectui64v(c.queries[2*pass+1], gl.QUERY_RESULT, &after)
		out = append(out, frame.PassTime{Pass: passNames[pass], Milliseconds: max(float64(int64(after-before))/1e6, 0)}) // software drivers may answer out of order
	}
	c.asked = [clockCount]bool{}
	return out
}

func (c *clock) close() { gl.DeleteQueries(int32(len(c.queries)), &c.queries[0]) }

// StartClock makes the renderer time its passes, which Times returns.
func (p *Painter) StartClock() error {
	return p.context.Do(func() error {
		p.renderer.clock.start()
		return checkErrors("starting its clock")
	})
}

// Times returns what the passes of the frame painted last took on the GPU, those it needed.
func (p *Painter) Times() (times []frame.PassTime, err error) {
	err = p.context.Do(func() error {
		times = p.renderer.clock.read()
		return checkErrors("reading its clock")
	})
	return times, err
}
