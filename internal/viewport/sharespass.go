package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/shaders"
)

// sharedLights are the lights that throw shadows in a frame, where opaque surfaces read from one picture of half the size what of them reaches
// a pixel: lamps and windows, and the sun where the depth that this takes is drawn anyway. Drafts take one sample, which costs less.
func sharedLights(f *frame.Frame) shaders.Feature {
	lights := lighting(f) & (shaders.Shadows | shaders.LampShadows)
	if f.Style.Draft || !f.Style.Shading.Lights() || !occludes(f) && lights == shaders.Shadows {
		return 0
	}
	return lights
}

// drawShares finds at half size what of each light that throws shadows reaches what is seen: most of the time that soft shadows take.
func (r *Renderer) drawShares(f *frame.Frame, t *target) error {
	lights := sharedLights(f)
	if lights == 0 {
		return nil
	}
	width, height := (int32(t.width)+1)/2, (int32(t.height)+1)/2
	if t.shares == 0 {
		t.shares = emptyTexture(gl.RGBA32UI, gl.RGBA_INTEGER, gl.UNSIGNED_INT, width, height, gl.NEAREST)
		t.sharesBuffer = framebuffer(t.shares, 0)
		if err := complete("shares"); err != nil {
			return err
		}
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.sharesBuffer)
	gl.Viewport(0, 0, width, height)
	r.clip(2)
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.CULL_FACE)
	r.bindShadows()
	bindTexture(unitDepth, gl.TEXTURE_2D, t.depth)
	if err := r.drawScreen("shares", lights); err != nil {
		return err
	}
	r.bindShares(f, t)
	return nil
}

// bindShares lets opaque surfaces read the shares that were found for them.
func (r *Renderer) bindShares(f *frame.Frame, t *target) {
	r.shared = sharedLights(f) != 0 && t.shares != 0
	if r.shared {
		bindTexture(unitShares, gl.TEXTURE_2D, t.shares)
	}
}

// solidVariant is surfaceVariant for what is opaque.
func (r *Renderer) solidVariant(f *frame.Frame, b *frame.Batch) shaders.Variant {
	v := surfaceVariant(f, b)
	if r.shared && !b.Ghost && v.Features&(shaders.Shadows|shaders.LampShadows) != 0 {
		v.Features |= shaders.Shared
	}
	return v
}
