package viewport

import (
	"fmt"

	"github.com/go-gl/gl/v4.1-core/gl"
)

// target is everything one picture is drawn into. Its size and samples are kept until another is asked for.
type target struct {
	width, height, samples int

	scene, light, sceneDepth uint32 // light in half floats, see lib/develop.glsl; multisampled like its depth
	layer, layerColor        uint32 // display colours over it with the same depth; multisampled, made when first needed
	flat, flatColor          uint32 // the layer resolved
	resolve, color           uint32 // developed display colours
	final, outlined          uint32 // the same with outlines or softened edges
	copied                   bool   // whether there are any
	bloom                    bloomChain
	behind, behindBuffer     uint32 // copy of the opaque light with smaller levels, made when first needed
	labels, ids, depth       uint32 // one sample: id and class, and depth
	halves                   [2]uint32
	occlusion                [2]uint32 // half size: raw, smoothed
	shares, sharesBuffers    [2]uint32 // found, and evened; see lib/shares.glsl; made when first needed

	shaded, version uint64 // what color holds
	used            uint64 // frame number
	valid           bool
}

// fit makes the target have a size.
func (t *target) fit(width, height, samples int) error {
	if t.width == width && t.height == height && t.samples == samples {
		return nil
	}
	t.close()
	t.width, t.height, t.samples = width, height, samples
	w, h := int32(width), int32(height)
	t.color = emptyTexture(gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, w, h, gl.LINEAR)
	t.resolve = framebuffer(t.color, 0)
	t.outlined = emptyTexture(gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, w, h, gl.LINEAR)
	t.final = framebuffer(t.outlined, 0)
	gl.GenRenderbuffers(1, &t.sceneDepth)
	storage(t.sceneDepth, gl.DEPTH_COMPONENT24, samples, w, h)
	t.light = t.samplesTexture(gl.RGBA16F)
	t.scene = t.samplesBuffer(t.light)
	if err := complete("scene"); err != nil {
		return err
	}
	t.ids = emptyTexture(gl.R32UI, gl.RED_INTEGER, gl.UNSIGNED_INT, w, h, gl.NEAREST)
	t.depth = emptyTexture(gl.DEPTH_COMPONENT32F, gl.DEPTH_COMPONENT, gl.FLOAT, w, h, gl.NEAREST)
	t.labels = framebuffer(t.ids, t.depth)
	if err := complete("ids"); err != nil {
		return err
	}
	for i := range t.occlusion {
		t.occlusion[i] = emptyTexture(gl.RG16F, gl.RG, gl.FLOAT, (w+1)/2, (h+1)/2, gl.LINEAR)
		t.halves[i] = framebuffer(t.occlusion[i], 0)
	}
	return complete("occlusion")
}

// picture is the texture that holds the finished picture, and its framebuffer.
func (t *target) picture() (texture, buffer uint32) {
	if t.copied {
		return t.outlined, t.final
	}
	return t.color, t.resolve
}

// samplesTexture is a texture of the target's size and samples.
func (t *target) samplesTexture(format uint32) uint32 {
	w, h := int32(t.width), int32(t.height)
	if t.samples == 1 {
		return emptyTexture(int32(format), gl.RGBA, gl.FLOAT, w, h, gl.NEAREST)
	}
	var id uint32
	gl.GenTextures(1, &id)
	gl.ActiveTexture(gl.TEXTURE0)
	gl.BindTexture(gl.TEXTURE_2D_MULTISAMPLE, id)
	gl.TexImage2DMultisample(gl.TEXTURE_2D_MULTISAMPLE, int32(t.samples), format, w, h, true)
	return id
}

// samplesBuffer draws into such a texture with the scene's depth.
func (t *target) samplesBuffer(texture uint32) uint32 {
	id := framebuffer(0, 0)
	gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, t.samplesKind(), texture, 0)
	gl.FramebufferRenderbuffer(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.RENDERBUFFER, t.sceneDepth)
	return id
}

func (t *target) samplesKind() uint32 {
	if t.samples > 1 {
		return gl.TEXTURE_2D_MULTISAMPLE
	}
	return gl.TEXTURE_2D
}

// fitLayer makes the layer ready: with one sample it is the developed picture itself.
func (t *target) fitLayer() error {
	if t.layer != 0 {
		return nil
	}
	if t.samples == 1 {
		t.layer = t.samplesBuffer(t.color)
		return complete("layer")
	}
	t.layerColor = t.samplesTexture(gl.RGBA8)
	t.layer = t.samplesBuffer(t.layerColor)
	if err := complete("layer"); err != nil {
		return err
	}
	t.flatColor = emptyTexture(gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, int32(t.width), int32(t.height), gl.NEAREST)
	t.flat = framebuffer(t.flatColor, 0)
	return complete("layer")
}

func storage(buffer, format uint32, samples int, w, h int32) {
	gl.BindRenderbuffer(gl.RENDERBUFFER, buffer)
	if samples > 1 {
		gl.RenderbufferStorageMultisample(gl.RENDERBUFFER, int32(samples), format, w, h)
		return
	}
	gl.RenderbufferStorage(gl.RENDERBUFFER, format, w, h)
}

func emptyTexture(internal int32, format, kind uint32, w, h, filter int32) uint32 {
	var id uint32
	gl.GenTextures(1, &id)
	gl.ActiveTexture(gl.TEXTURE0)
	gl.BindTexture(gl.TEXTURE_2D, id)
	gl.TexImage2D(gl.TEXTURE_2D, 0, internal, w, h, 0, format, kind, nil)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, filter)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, filter)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
	return id
}

// openTexture stands in for the occlusion of a target where nothing is occluded. It has the same format, sampler and kind of size, so that a
// software renderer need not compile its programs for either.
func openTexture() uint32 {
	const edge = 3
	open := [edge * edge][2]float32{}
	for i := range open {
		open[i] = [2]float32{1, 1}
	}
	id := emptyTexture(gl.RG16F, gl.RG, gl.FLOAT, edge, edge, gl.LINEAR)
	gl.TexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, edge, edge, gl.RG, gl.FLOAT, gl.Ptr(&open[0][0]))
	return id
}

// framebuffer makes a framebuffer of textures and leaves it bound; 0 attaches nothing.
func framebuffer(color, depth uint32) uint32 {
	var id uint32
	gl.GenFramebuffers(1, &id)
	gl.BindFramebuffer(gl.FRAMEBUFFER, id)
	if color != 0 {
		gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, color, 0)
	}
	if depth != 0 {
		gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.DEPTH_ATTACHMENT, gl.TEXTURE_2D, depth, 0)
	}
	return id
}

func complete(what string) error {
	if status := gl.CheckFramebufferStatus(gl.FRAMEBUFFER); status != gl.FRAMEBUFFER_COMPLETE {
		return fmt.Errorf("viewport: the %s framebuffer cannot be drawn into (status 0x%04x)", what, status)
	}
	return nil
}

func (t *target) close() {
	for _, f := range []*uint32{&t.scene, &t.layer, &t.flat, &t.resolve, &t.final, &t.behindBuffer, &t.labels, &t.halves[0], &t.halves[1], &t.sharesBuffers[0], &t.sharesBuffers[1]} {
		gl.DeleteFramebuffers(1, f)
	}
	for _, x := range []*uint32{&t.light, &t.layerColor, &t.flatColor, &t.color, &t.behind, &t.outlined, &t.ids, &t.depth, &t.occlusion[0], &t.occlusion[1], &t.shares[0], &t.shares[1]} {
		gl.DeleteTextures(1, x)
	}
	gl.DeleteRenderbuffers(1, &t.sceneDepth)
	t.bloom.close()
	*t = target{}
}

// heightMap holds blurred heights and their squares, seen from above.
type heightMap struct {
	buffers  [2]uint32 // drawn with depth and blurred last; blurred first
	textures [2]uint32
	depth    uint32

	scene  uint64
	matrix [16]float32
	valid  bool
}

func (h *heightMap) prepare(size int32) error {
	if h.depth != 0 {
		return nil
	}
	h.depth = emptyTexture(gl.DEPTH_COMPONENT24, gl.DEPTH_COMPONENT, gl.UNSIGNED_INT, size, size, gl.NEAREST)
	for i := range h.textures {
		h.textures[i] = emptyTexture(gl.RG32F, gl.RG, gl.FLOAT, size, size, gl.LINEAR)
	}
	h.buffers[0] = framebuffer(h.textures[0], h.depth)
	if err := complete("height"); err != nil {
		return err
	}
	h.buffers[1] = framebuffer(h.textures[1], 0)
	return complete("height")
}

func (h *heightMap) close() {
	for i := range h.textures {
		gl.DeleteFramebuffers(1, &h.buffers[i])
		gl.DeleteTextures(1, &h.textures[i])
	}
	gl.DeleteTextures(1, &h.depth)
}
