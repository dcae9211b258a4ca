package viewport

import (
	"math"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/shade"
)

// meter holds what the light of the last pictures was metered at, in stops. On the screen the exposure eases towards it over a
// few pictures and then rests; a picture for keeping is exposed by its own light.
type meter struct {
	pixels       []float32
	target, eyes float64 // what the last picture asks for, and what is shown
	used, eases  bool
}

const (
	meterLevel = 0    // of the bloom chain: blocks of pixels, before light from the room is spread over what is empty
	meterEase  = 0.35 // of the way to the target a picture
	meterRest  = 0.02 // stops that are not worth a picture
)

// read meters a level of the bloom chain of a picture that is exposed by hand by ev.
func (m *meter) read(level *bloomLevel, ev float64) {
	n := int(level.width * level.height * 3)
	if cap(m.pixels) < n {
		m.pixels = make([]float32, n)
	}
	m.pixels = m.pixels[:n]
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, level.buffer)
	gl.PixelStorei(gl.PACK_ALIGNMENT, 4)
	gl.ReadPixels(0, 0, level.width, level.height, gl.RGB, gl.FLOAT, gl.Ptr(m.pixels))
	m.target = shade.Meter(m.pixels, int(level.width), int(level.height), ev)
	if !m.used || !m.eases {
		m.eyes = m.target
	}
	m.used = true
}

// step eases what is shown towards what is metered.
func (m *meter) step() {
	m.eyes += (m.target - m.eyes) * meterEase
	if math.Abs(m.target-m.eyes) < meterRest {
		m.eyes = m.target
	}
}

// easing reports whether the next picture of the same scene will be exposed differently.
func (m *meter) easing() bool { return m.used && m.eases && m.eyes != m.target }

// stops is the metered exposure of a frame.
func (m *meter) stops(f *frame.Frame) float64 {
	if !f.Environment.AutoExposure || !f.Style.Shading.Lights() {
		m.used = false
		return 0
	}
	return m.eyes
}
