package viewport

import (
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/shaders"
)

// stroke is a segment or a dot as segment.vert.glsl reads it.
type stroke struct {
	From, To [3]float32
	Color    [4]float32
	Look     [2]float32 // width and dash length in pixels
}

func overlayVertices(buffer uint32) uint32 {
	const stride = int32(unsafe.Sizeof(stroke{}))
	var array uint32
	gl.GenVertexArrays(1, &array)
	gl.BindVertexArray(array)
	gl.BindBuffer(gl.ARRAY_BUFFER, buffer)
	offset := uintptr(0)
	for place, size := range []int32{3, 3, 4, 2} {
		gl.EnableVertexAttribArray(uint32(place))
		gl.VertexAttribPointerWithOffset(uint32(place), size, gl.FLOAT, false, stride, offset)
		gl.VertexAttribDivisor(uint32(place), 1)
		offset += uintptr(size) * 4
	}
	gl.BindVertexArray(0)
	return array
}

// drawLayer draws what has display colours of its own — ghosts, lines and dots — over the developed picture.
func (r *Renderer) drawLayer(f *frame.Frame, t *target) error {
	if len(f.Ghosts)+len(f.Segments)+len(f.Dots) == 0 {
		return nil
	}
	if err := t.fitLayer(); err != nil {
		return err
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.layer)
	gl.Viewport(0, 0, int32(t.width), int32(t.height))
	gl.Enable(gl.DEPTH_TEST)
	gl.DepthFunc(gl.LEQUAL)
	if t.samples > 1 {
		gl.ClearColor(0, 0, 0, 0)
		gl.Clear(gl.COLOR_BUFFER_BIT)
	}
	gl.Enable(gl.BLEND)
	gl.BlendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
	if f.Style.Shading != frame.Overdraw { // which counts them
		if err := r.drawGhosts(f); err != nil {
			return err
		}
	}
	if err := r.drawOverlay(f); err != nil {
		return err
	}
	return r.layOver(t)
}

// layOver resolves the layer's samples and blends it over the developed picture.
func (r *Renderer) layOver(t *target) error {
	defer gl.Disable(gl.BLEND)
	if t.samples == 1 {
		return nil
	}
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, t.layer)
	gl.BindFramebuffer(gl.DRAW_FRAMEBUFFER, t.flat)
	w, h := int32(t.width), int32(t.height)
	gl.BlitFramebuffer(0, 0, w, h, 0, 0, w, h, gl.COLOR_BUFFER_BIT, gl.NEAREST)
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.resolve)
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.CULL_FACE)
	gl.Enable(gl.BLEND)
	gl.BlendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
	bindTexture(unitBase, gl.TEXTURE_2D, t.flatColor)
	gl.BindSampler(unitBase, 0)
	return r.drawScreen("layer", 0)
}

// drawOverlay draws lines and dots, those on top last.
func (r *Renderer) drawOverlay(f *frame.Frame) error {
	gl.Disable(gl.CULL_FACE)
	gl.Enable(gl.BLEND)
	gl.DepthMask(false)
	for _, onTop := range []bool{false, true} {
		if onTop {
			gl.Disable(gl.DEPTH_TEST)
		}
		if err := r.drawStrokes(segmentStrokes(r.strokes[:0], f, onTop), 0); err != nil {
			return err
		}
		if err := r.drawStrokes(dotStrokes(r.strokes[:0], f, onTop), shaders.Dot); err != nil {
			return err
		}
	}
	return nil
}

func segmentStrokes(out []stroke, f *frame.Frame, onTop bool) []stroke {
	for i := range f.Segments {
		if s := &f.Segments[i]; s.OnTop == onTop {
			out = append(out, stroke{s.From, s.To, s.Color, [2]float32{s.WidthPx, s.DashPx}})
		}
	}
	return out
}

func dotStrokes(out []stroke, f *frame.Frame, onTop bool) []stroke {
	for i := range f.Dots {
		if d := &f.Dots[i]; d.OnTop == onTop {
			out = append(out, stroke{d.At, d.At, d.Color, [2]float32{2 * d.RadiusPx, 0}})
		}
	}
	return out
}

func (r *Renderer) drawStrokes(strokes []stroke, features shaders.Feature) error {
	if len(strokes) == 0 {
		return nil
	}
	r.strokes = strokes // its storage serves the next ones
	if _, err := r.programs.use(shaders.Variant{Program: "segment", Features: features}); err != nil {
		return err
	}
	gl.BindVertexArray(r.overlayArray)
	gl.BindBuffer(gl.ARRAY_BUFFER, r.overlayBuffer)
	gl.BufferData(gl.ARRAY_BUFFER, len(strokes)*int(unsafe.Sizeof(stroke{})), slicePointer(strokes), gl.STREAM_DRAW)
	gl.DrawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, int32(len(strokes)))
	return nil
}

// copyResolved copies the resolved picture to where outlines are drawn, if there are any; a picture at rest with one sample gets its
// edges softened.
func (r *Renderer) copyResolved(t *target, draft, outlined bool) error {
	t.copied = outlined || t.samples == 1 && !draft
	if !t.copied {
		return nil
	}
	if t.samples > 1 || draft {
		gl.BindFramebuffer(gl.READ_FRAMEBUFFER, t.resolve)
		gl.BindFramebuffer(gl.DRAW_FRAMEBUFFER, t.final)
		w, h := int32(t.width), int32(t.height)
		gl.BlitFramebuffer(0, 0, w, h, 0, 0, w, h, gl.COLOR_BUFFER_BIT, gl.NEAREST)
		return nil
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.final)
	gl.Viewport(0, 0, int32(t.width), int32(t.height))
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.CULL_FACE)
	gl.Disable(gl.BLEND)
	bindTexture(unitBase, gl.TEXTURE_2D, t.color)
	gl.BindSampler(unitBase, 0)
	return r.drawScreen("smooth", 0)
}

// outlineColors are the outlines by frame.Class, display sRGB and opacity.
func outlineColors() [8][4]float32 {
	return [8][4]float32{
		frame.Selected:    {1.0, 0.62, 0.12, 1},
		frame.Hovered:     {0.92, 0.95, 1.0, 0.75},
		frame.Added:       {0.10, 0.86, 0.78, 0.95},
		frame.Moved:       {1.0, 0.72, 0.20, 0.95},
		frame.Recoloured:  {0.70, 0.50, 1.0, 0.95},
		frame.Removed:     {1.0, 0.30, 0.27, 0.95},
		frame.Highlighted: {1, 1, 1, 1},
	}
}

// drawOutlines draws a line around marked things over a copy of the resolved picture.
func (r *Renderer) drawOutlines(f *frame.Frame, t *target) error {
	if err := r.copyResolved(t, f.Style.Draft, !f.Outlined.Empty()); err != nil {
		return err
	}
	if f.Outlined.Empty() {
		return nil
	}
	p, err := r.programs.use(shaders.Variant{Program: "outline"})
	if err != nil {
		return err
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.final)
	gl.Viewport(0, 0, int32(t.width), int32(t.height))
	sx, sy := float64(t.width)/float64(f.View.Width), float64(t.height)/float64(f.View.Height)
	o := f.Outlined
	x0, x1 := int32(float64(o.X0)*sx), int32(float64(o.X1)*sx+1)
	y0, y1 := int32(float64(f.View.Height-o.Y1)*sy), int32(float64(f.View.Height-o.Y0)*sy+1)
	gl.Enable(gl.SCISSOR_TEST)
	gl.Scissor(x0, y0, x1-x0, y1-y0)
	bindTexture(unitIDs, gl.TEXTURE_2D, t.ids)
	gl.Uniform4fv(p.at("classColor[0]"), int32(len(r.scratch.outlines)), &r.scratch.outlines[0][0])
	gl.Enable(gl.BLEND)
	gl.BlendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
	gl.BindVertexArray(r.emptyArray)
	gl.DrawArrays(gl.TRIANGLES, 0, 3)
	gl.Disable(gl.BLEND)
	gl.Disable(gl.SCISSOR_TEST)
	return nil
}
