package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/shaders"
)

// sharesLamps reports whether lamps or windows throw shadows in a frame, so that opaque surfaces read from one picture, of half the size
// where that is fine enough, what of them reaches a pixel.
func sharesLamps(f *frame.Frame) bool {
	return f.Style.Shading.Lights() && lighting(f)&shaders.LampShadows != 0
}

// sharesApart is how many pixels lie between the points that are looked at: in small pictures the edges of shadows would show them.
func sharesApart(width, height int) int {
	const small = 640 * 480
	if width*height <= small {
		return 1
	}
	return 2
}

// drawShares finds what of each lamp reaches what is opaque: most of the time that soft shadows take.
func (r *Renderer) drawShares(f *frame.Frame, t *target) error {
	if !sharesLamps(f) {
		return nil
	}
	if err := r.toShares(t, 0); err != nil {
		return err
	}
	r.clip(sharesApart(t.width, t.height))
	r.bindShadows()
	bindTexture(unitDepth, gl.TEXTURE_2D, t.depth)
	return r.drawScreen("shares", shaders.LampShadows)
}

// evenShares evens out their noise.
func (r *Renderer) evenShares(f *frame.Frame, t *target) error {
	if !sharesLamps(f) {
		return nil
	}
	if err := r.toShares(t, 1); err != nil {
		return err
	}
	bindTexture(unitShares, gl.TEXTURE_2D, t.shares[0])
	if err := r.drawScreen("even", 0); err != nil {
		return err
	}
	r.bindShares(f, t)
	return nil
}

// toShares makes one of the pictures of shares the current framebuffer, for drawing over all of it.
func (r *Renderer) toShares(t *target, which int) error {
	apart := sharesApart(t.width, t.height)
	width, height := int32((t.width+apart-1)/apart), int32((t.height+apart-1)/apart)
	if t.shares[which] == 0 {
		t.shares[which] = emptyTexture(gl.RGBA32UI, gl.RGBA_INTEGER, gl.UNSIGNED_INT, width, height, gl.NEAREST)
		t.sharesBuffers[which] = framebuffer(t.shares[which], 0)
		if err := complete("shares"); err != nil {
			return err
		}
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.sharesBuffers[which])
	gl.Viewport(0, 0, width, height)
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.CULL_FACE)
	return nil
}

// bindShares lets opaque surfaces read the shares that were found for them.
func (r *Renderer) bindShares(f *frame.Frame, t *target) {
	r.shared = sharesLamps(f) && t.shares[1] != 0
	if r.shared {
		bindTexture(unitShares, gl.TEXTURE_2D, t.shares[1])
	}
}

// solidVariant is surfaceVariant for what is opaque.
func (r *Renderer) solidVariant(f *frame.Frame, b *frame.Batch) shaders.Variant {
	v := surfaceVariant(f, b)
	if r.shared && !b.Ghost && v.Features&shaders.LampShadows != 0 {
		v.Features |= shaders.Shared
	}
	return v
}
