package viewport

import (
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/shaders"
)

// drawHeights fills and blurs the height map, unless it already holds this scene.
func (r *Renderer) drawHeights(f *frame.Frame, _ *target) error {
	h := &r.heights
	if err := h.prepare(frame.AboveSize); err != nil {
		return err
	}
	if f.Above == nil || (h.valid && h.scene == f.Scene && h.matrix == f.Above.MapFromWorld) {
		bindTexture(unitAbove, gl.TEXTURE_2D, h.textures[0])
		return nil
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, h.buffers[0])
	gl.Viewport(0, 0, frame.AboveSize, frame.AboveSize)
	gl.Enable(gl.DEPTH_TEST)
	gl.DepthFunc(gl.LESS)
	gl.DepthMask(true)
	gl.Disable(gl.CULL_FACE)
	gl.ClearColor(0, 0, 0, 0)
	gl.Clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT)
	err := r.drawBatches(f.Furniture, func(b *frame.Batch) shaders.Variant {
		return shaders.Variant{Program: "prepass", Features: shaders.Heights | maskFeature(b)}
	})
	if err != nil {
		return err
	}
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.CULL_FACE)
	for pass, way := range [][2]float32{{1.0 / frame.AboveSize, 0}, {0, 1.0 / frame.AboveSize}} {
		p, err := r.programs.use(shaders.Variant{Program: "spread"})
		if err != nil {
			return err
		}
		gl.Uniform2f(p.at("way"), way[0], way[1])
		bindTexture(unitAbove, gl.TEXTURE_2D, h.textures[pass])
		gl.BindFramebuffer(gl.FRAMEBUFFER, h.buffers[1-pass])
		if err := r.drawScreen("spread", 0); err != nil {
			return err
		}
	}
	bindTexture(unitAbove, gl.TEXTURE_2D, h.textures[0])
	h.scene, h.matrix, h.valid = f.Scene, f.Above.MapFromWorld, len(r.textures.waiting) == 0
	return nil
}

func maskFeature(b *frame.Batch) shaders.Feature {
	if b.Material.AlphaMode == scene.Mask {
		return shaders.AlphaMask
	}
	return 0
}

// drawLabels draws ids and depth of what is opaque, and whatever else the frame wants measured, with one sample.
func (r *Renderer) drawLabels(f *frame.Frame, t *target) error {
	if err := r.bindLabels(f, t); err != nil {
		return err
	}
	gl.DepthMask(true)
	gl.Clear(gl.DEPTH_BUFFER_BIT)
	return r.drawMeasured(f, t, f.Opaque)
}

// drawFront draws the same of what is blended and of ghosts.
func (r *Renderer) drawFront(f *frame.Frame, t *target) error {
	if len(f.Blended)+len(f.Ghosts) == 0 {
		return nil
	}
	buffer := t.labels
	if measured(f) {
		buffer = r.measures.buffer
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, buffer)
	if err := r.drawMeasured(f, t, f.Blended); err != nil {
		return err
	}
	ghostOffset(true)
	defer ghostOffset(false)
	return r.drawMeasured(f, t, f.Ghosts)
}

// drawMeasured draws batches into the current framebuffer of drawLabels.
func (r *Renderer) drawMeasured(f *frame.Frame, t *target, batches []frame.Batch) error {
	gl.Viewport(0, 0, int32(t.width), int32(t.height))
	gl.Enable(gl.DEPTH_TEST)
	gl.DepthFunc(gl.LESS)
	gl.DepthMask(true)
	r.exact = t == &r.paper && (f.Want.IDs || measured(f)) // what measures, measures the mesh itself
	defer func() { r.exact = false }()
	return r.drawBatches(batches, func(b *frame.Batch) shaders.Variant {
		if b.Through {
			return shaders.Variant{}
		}
		return shaders.Variant{Program: "prepass", Features: maskFeature(b) | measureFeatures(f, b)}
	})
}

// bindLabels makes the framebuffer of drawLabels current and empties its colours.
func (r *Renderer) bindLabels(f *frame.Frame, t *target) error {
	if measured(f) {
		return r.measures.bind(f, t)
	}
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.labels)
	gl.ClearBufferuiv(gl.COLOR, 0, &r.scratch.nothing[0])
	return nil
}

// ghostOffset pulls ghosts a little nearer, so that they do not fight with what they touch.
func ghostOffset(on bool) {
	if on {
		gl.Enable(gl.POLYGON_OFFSET_FILL)
		gl.PolygonOffset(-1, -4)
		return
	}
	gl.Disable(gl.POLYGON_OFFSET_FILL)
}

func occludes(f *frame.Frame) bool { return f.Style.Occlusion && f.Style.Shading.Lights() }

// drawOcclusion computes ambient occlusion from the depth of drawLabels at half size.
func (r *Renderer) drawOcclusion(f *frame.Frame, t *target) error {
	if !occludes(f) {
		bindTexture(unitOcclusion, gl.TEXTURE_2D, r.open)
		return nil
	}
	gl.Viewport(0, 0, int32(t.width+1)/2, int32(t.height+1)/2)
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.CULL_FACE)
	bindTexture(unitDepth, gl.TEXTURE_2D, t.depth)
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.halves[0])
	if err := r.drawScreen("occlusion", 0); err != nil {
		return err
	}
	bindTexture(unitOcclusion, gl.TEXTURE_2D, t.occlusion[0])
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.halves[1])
	if err := r.drawScreen("blur", 0); err != nil {
		return err
	}
	bindTexture(unitOcclusion, gl.TEXTURE_2D, t.occlusion[1])
	return nil
}

// drawScreen runs a fragment shader over the whole target.
func (r *Renderer) drawScreen(program string, features shaders.Feature) error {
	if _, err := r.programs.use(shaders.Variant{Program: program, Features: features}); err != nil {
		return err
	}
	gl.BindVertexArray(r.emptyArray)
	gl.DrawArrays(gl.TRIANGLES, 0, 3)
	return nil
}

// drawBatches draws batches, each with the variant chosen for it, without those for which none is chosen.
func (r *Renderer) drawBatches(batches []frame.Batch, choose func(*frame.Batch) shaders.Variant) error {
	for i := range batches {
		b := &batches[i]
		variant := choose(b)
		if variant.Program == "" {
			continue
		}
		p, err := r.programs.use(variant)
		if err != nil {
			return err
		}
		r.bindMaterial(b, variant)
		if variant.Features&shaders.Mirror != 0 {
			gl.Uniform4fv(p.at("mirrorPlane"), 1, &r.scratch.mirror[0])
		}
		if variant.Features&shaders.Ghost != 0 {
			r.scratch.tint = ghostColor(b.Class)
			gl.Uniform4fv(p.at("ghostColor"), 1, &r.scratch.tint[0])
			gl.Uniform1i(p.at("ghostClass"), int32(b.Class))
		}
		if variant.Features&(shaders.ShadowMap|shaders.Heights) == 0 {
			cull(b)
		}
		r.drawInstances(b)
	}
	return nil
}

func cull(b *frame.Batch) {
	if b.DoubleSided || b.Ghost {
		gl.Disable(gl.CULL_FACE)
	} else {
		gl.Enable(gl.CULL_FACE)
	}
	if b.Mirrored {
		gl.FrontFace(gl.CW)
	} else {
		gl.FrontFace(gl.CCW)
	}
}

func (r *Renderer) drawInstances(b *frame.Batch) {
	m, level := r.meshes.get(b, r.number), b.Level
	if r.exact {
		level = 0
	}
	list := r.meshes.list(m, b, level)
	gl.BindVertexArray(m.array)
	gl.BindBuffer(gl.ELEMENT_ARRAY_BUFFER, list.buffer)
	bindInstances(r.instances, b.First)
	kind := uint32(gl.UNSIGNED_SHORT)
	if m.wide {
		kind = gl.UNSIGNED_INT
	}
	gl.DrawElementsInstanced(gl.TRIANGLES, list.count, kind, nil, int32(b.Count))
}

// bindMaterial makes a batch's material current: its block and the textures the variant reads.
func (r *Renderer) bindMaterial(b *frame.Batch, v shaders.Variant) {
	gl.BindBufferRange(gl.UNIFORM_BUFFER, bindMaterial, r.materialBuffer, r.materials[b.Material], int(unsafe.Sizeof(materialBlock{})))
	m, t, n := b.Material, r.textures, r.number
	if v.Features&shaders.BaseMap != 0 || (v.Program == "prepass" && v.Features&shaders.AlphaMask != 0) {
		t.bind(unitBase, m.BaseColorTexture, true, t.white, n)
	}
	if v.Features&shaders.DetailMaps != 0 {
		t.bind(unitNormal, m.NormalTexture, false, t.flat, n)
		t.bind(unitRoughness, m.MetallicRoughnessTexture, false, t.ones, n)
		t.bind(unitBaked, m.OcclusionTexture, false, t.ones, n)
	}
	if v.Features&shaders.EmissiveMap != 0 {
		t.bind(unitEmissive, m.EmissiveTexture, true, t.white, n)
	}
	if v.Features&shaders.Layered != 0 {
		t.bindLayers(m, n)
	}
}

// ghostColor is a ghost's tint in display sRGB with its opacity.
func ghostColor(c frame.Class) [4]float32 {
	switch c {
	case frame.Moved:
		return [4]float32{1.0, 0.68, 0.16, 0.6}
	case frame.Recoloured:
		return [4]float32{0.66, 0.45, 1.0, 0.6}
	case frame.Removed:
		return [4]float32{0.95, 0.26, 0.24, 0.6}
	}
	return [4]float32{0.12, 0.80, 0.74, 0.6}
}
