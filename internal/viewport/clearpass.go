package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/shaders"
)

// draftClear is how clear a surface that transmits all light is blended in drafts, which do not bend light.
const draftClear = 0.85

// seesThrough reports whether a batch is drawn with the light behind it, from a copy of what is opaque.
func seesThrough(f *frame.Frame, b *frame.Batch) bool {
	return b.Material.Transmissive() && !b.Ghost && !f.Style.Draft && f.Style.Shading.Lights()
}

// copySolid copies what is opaque where something shows it.
func (r *Renderer) copySolid(f *frame.Frame, t *target) error {
	for i := range f.Blended {
		if seesThrough(f, &f.Blended[i]) && f.Style.Shading != frame.Overdraw {
			return t.copyBehind()
		}
	}
	return nil
}

// drawClear draws what one sees through: first what transmits light, in front of the copy of the opaque scene, then what is blended.
func (r *Renderer) drawClear(f *frame.Frame, t *target) error {
	if len(f.Blended) == 0 || f.Style.Shading == frame.Overdraw { // which counts them
		return nil
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.scene)
	gl.Viewport(0, 0, int32(t.width), int32(t.height))
	r.clip(1)
	gl.Enable(gl.DEPTH_TEST)
	gl.DepthFunc(gl.LEQUAL)
	gl.Enable(gl.BLEND)
	defer gl.Disable(gl.BLEND)
	gl.BlendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
	r.bindShadows()
	variant := func(b *frame.Batch) shaders.Variant { return surfaceVariant(f, b) }
	for _, through := range [...]bool{true, false} {
		for i := range f.Blended {
			b := &f.Blended[i]
			if seesThrough(f, b) != through {
				continue
			}
			gl.DepthMask(through)
			if through && b.Material.AlphaMode != scene.Blend {
				gl.Disable(gl.BLEND)
			}
			if err := r.drawBatches(f.Blended[i:i+1], variant); err != nil {
				return err
			}
			gl.Enable(gl.BLEND)
		}
	}
	gl.DepthMask(false)
	return nil
}

// copyBehind copies the light drawn so far, with smaller levels for rough surfaces, and leaves the scene bound for drawing.
func (t *target) copyBehind() error {
	w, h := int32(t.width), int32(t.height)
	if t.behind == 0 {
		t.behind = emptyTexture(gl.RGBA16F, gl.RGBA, gl.HALF_FLOAT, w, h, gl.LINEAR)
		gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
		t.behindBuffer = framebuffer(t.behind, 0)
		if err := complete("copy"); err != nil {
			return err
		}
	}
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, t.scene)
	gl.BindFramebuffer(gl.DRAW_FRAMEBUFFER, t.behindBuffer)
	gl.BlitFramebuffer(0, 0, w, h, 0, 0, w, h, gl.COLOR_BUFFER_BIT, gl.NEAREST)
	bindTexture(unitBehind, gl.TEXTURE_2D, t.behind)
	gl.BindSampler(unitBehind, 0)
	gl.GenerateMipmap(gl.TEXTURE_2D)
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.scene)
	return nil
}

// drafted is a material's block as drafts draw it: clear surfaces are blended.
func (b *materialBlock) drafted(m *scene.Material) {
	if m.Transmissive() && m.AlphaMode != scene.Mask {
		b.BaseColor[3] *= 1 - draftClear*float32(m.Transmission.Factor)
		b.PlaceV[0][3] = 1
	}
}
