package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/shaders"
)

// measures are the colour attachments of drawLabels besides the ids, one sample a pixel. Only those that are wanted are drawn into.
type measures struct {
	width, height int
	buffer        uint32
	textures      [measureCount]uint32
	single        [measureCount]uint32 // framebuffers of one texture each, to read
}

// The attachments, as in prepass.frag.glsl less one for the ids.
const (
	measureDistance = iota
	measureNormal
	measurePart
	measureAlbedo
	measureSlope
	measureCount
)

// measured reports whether a frame wants more of drawLabels than ids.
func measured(f *frame.Frame) bool {
	return f.Want.Depth || f.Want.Normals || f.Want.Parts || f.Want.Albedo || f.Want.Slopes
}

func measureFeatures(f *frame.Frame, b *frame.Batch) shaders.Feature {
	switch {
	case !measured(f):
		return 0
	case !f.Want.Albedo:
		return shaders.Measure
	case maskFeature(b) == 0 && b.Material.BaseColorTexture != nil:
		return shaders.Measure | shaders.Albedo | shaders.BaseMap
	}
	return shaders.Measure | shaders.Albedo
}

// bind makes the ids and depth of a target and the wanted measures the current framebuffer and empties the colours.
func (m *measures) bind(f *frame.Frame, t *target) error {
	if m.width != t.width || m.height != t.height {
		m.close()
		m.width, m.height = t.width, t.height
		gl.GenFramebuffers(1, &m.buffer)
	}
	wanted := [measureCount]bool{f.Want.Depth, f.Want.Normals, f.Want.Parts, f.Want.Albedo, f.Want.Slopes}
	for i, want := range wanted {
		if want && m.textures[i] == 0 {
			m.textures[i] = measureTexture(i, int32(t.width), int32(t.height))
			m.single[i] = framebuffer(m.textures[i], 0)
		}
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, m.buffer)
	gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, t.ids, 0)
	gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.TEXTURE_2D, t.depth, 0)
	outputs := [1 + measureCount]uint32{gl.COLOR_ATTACHMENT0}
	for i, want := range wanted {
		texture := uint32(0)
		if want {
			texture, outputs[1+i] = m.textures[i], gl.COLOR_ATTACHMENT1+uint32(i)
		}
		gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT1+uint32(i), gl.TEXTURE_2D, texture, 0)
	}
	gl.DrawBuffers(int32(len(outputs)), &outputs[0])
	if err := complete("measures"); err != nil {
		return err
	}
	for i, output := range outputs {
		if output != gl.NONE {
			empty(i)
		}
	}
	return nil
}

func measureTexture(which int, w, h int32) uint32 {
	switch which {
	case measureDistance:
		return emptyTexture(gl.R32F, gl.RED, gl.FLOAT, w, h, gl.NEAREST)
	case measureSlope:
		return emptyTexture(gl.RG16F, gl.RG, gl.HALF_FLOAT, w, h, gl.NEAREST)
	case measureAlbedo:
		return emptyTexture(gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, w, h, gl.NEAREST)
	}
	return emptyTexture(gl.R32UI, gl.RED_INTEGER, gl.UNSIGNED_INT, w, h, gl.NEAREST)
}

// empty clears a colour attachment of the current framebuffer; 0 means nothing in all of them.
func empty(attachment int) {
	integers, floats := [4]uint32{}, [4]float32{}
	switch attachment - 1 {
	case measureDistance, measureAlbedo, measureSlope:
		gl.ClearBufferfv(gl.COLOR, int32(attachment), &floats[0])
	default:
		gl.ClearBufferuiv(gl.COLOR, int32(attachment), &integers[0])
	}
}

func (m *measures) close() {
	gl.DeleteFramebuffers(1, &m.buffer)
	gl.DeleteFramebuffers(measureCount, &m.single[0])
	gl.DeleteTextures(measureCount, &m.textures[0])
	*m = measures{}
}
