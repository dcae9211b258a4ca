package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/shaders"
)

// bloomChain holds the light that a lens spreads: the picture at a quarter of its size, and each level half of the one before.
type bloomChain struct {
	levels []bloomLevel
}

type bloomLevel struct {
	texture, buffer uint32
	width, height   int32
}

// bloomLevels is how often the chain halves: the widest glow spreads over a fifth of a picture 720 pixels high.
const bloomLevels = 5

func (c *bloomChain) fit(width, height int) error {
	if len(c.levels) > 0 {
		return nil
	}
	w, h := int32(width+3)/4, int32(height+3)/4
	for range bloomLevels {
		level := bloomLevel{width: w, height: h, texture: emptyTexture(gl.RGBA16F, gl.RGBA, gl.FLOAT, w, h, gl.LINEAR)}
		level.buffer = framebuffer(level.texture, 0)
		c.levels = append(c.levels, level)
		if err := complete("bloom"); err != nil {
			return err
		}
		w, h = max(w/2, 1), max(h/2, 1)
	}
	return nil
}

func (c *bloomChain) close() {
	for i := range c.levels {
		gl.DeleteFramebuffers(1, &c.levels[i].buffer)
		gl.DeleteTextures(1, &c.levels[i].texture)
	}
	c.levels = nil
}

// bloomStrength is the share of a picture's light that is spread.
func bloomStrength(f *frame.Frame) float32 {
	if f.Style.Draft || !f.Style.Shading.Lights() {
		return 0
	}
	return usualBloom * float32(1+f.Environment.Bloom)
}

// usualBloom is the share of a picture's light that is spread unless the scene says otherwise: what a clean lens does.
const usualBloom = 0.04

// meters reports whether the light of a frame is metered.
func meters(f *frame.Frame) bool {
	return f.Environment.AutoExposure && !f.Style.Draft && f.Style.Shading.Lights()
}

// drawBloom spreads the light of the scene and meters it: down the chain, and up again with each level blended over the finer one.
func (r *Renderer) drawBloom(f *frame.Frame, t *target) error {
	if bloomStrength(f) == 0 && !meters(f) {
		return nil
	}
	if err := t.bloom.fit(t.width, t.height); err != nil {
		return err
	}
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.CULL_FACE)
	gl.Disable(gl.BLEND)
	r.bindLight(t)
	gl.BindSampler(unitBloom, 0)
	levels := t.bloom.levels
	if err := r.drawLevel(levels[0], "bright", samplesFeature(t)); err != nil {
		return err
	}
	for i := 1; i < len(levels); i++ {
		bindTexture(unitBloom, gl.TEXTURE_2D, levels[i-1].texture)
		if err := r.drawLevel(levels[i], "shrink", 0); err != nil {
			return err
		}
	}
	if meters(f) {
		r.meter.read(&levels[meterLevel], f.Environment.ExposureEV)
	}
	gl.Enable(gl.BLEND)
	gl.BlendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA)
	defer gl.Disable(gl.BLEND)
	for i := len(levels) - 2; i >= 0; i-- {
		bindTexture(unitBloom, gl.TEXTURE_2D, levels[i+1].texture)
		if err := r.drawLevel(levels[i], "grow", 0); err != nil {
			return err
		}
	}
	return nil
}

func (r *Renderer) drawLevel(level bloomLevel, program string, features shaders.Feature) error {
	gl.BindFramebuffer(gl.FRAMEBUFFER, level.buffer)
	gl.Viewport(0, 0, level.width, level.height)
	return r.drawScreen(program, features)
}
