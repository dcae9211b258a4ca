package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/shaders"
)

// develop turns the light of the scene into display colours.
func (r *Renderer) develop(f *frame.Frame, t *target) error {
	r.block.expose(f, r.meter.stops(f))
	upload(r.frameBuffer, bindFrame, r.block)
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.resolve)
	gl.Viewport(0, 0, int32(t.width), int32(t.height))
	r.clip(1)
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.CULL_FACE)
	gl.Disable(gl.BLEND)
	r.bindLight(t)
	features := samplesFeature(t)
	switch {
	case !f.Style.Shading.Lights():
		features |= shaders.Debug
	case bloomStrength(f) > 0:
		features |= shaders.Bloom | toneFeature(f)
		bindTexture(unitBloom, gl.TEXTURE_2D, t.bloom.levels[0].texture)
	default:
		features |= toneFeature(f)
	}
	return r.drawScreen("develop", features)
}

// bindLight makes the light of a target readable.
func (r *Renderer) bindLight(t *target) {
	bindTexture(unitLight, t.samplesKind(), t.light)
	gl.BindSampler(unitLight, 0)
}

func samplesFeature(t *target) shaders.Feature {
	if t.samples > 1 {
		return shaders.Multisample
	}
	return 0
}
