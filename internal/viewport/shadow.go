package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/shaders"
)

// shadowMap is a depth texture in which each light keeps a tile a face. A tile is drawn again only when what it shows changes.
type shadowMap struct {
	buffer, texture uint32
	width, height   int32
	held            map[tilePlace]tileHeld
}

// tilePlace is the lower left texel of a tile.
type tilePlace struct{ x, y int32 }

// tileHeld is what a tile shows: the scene's fingerprint, the view and the size.
type tileHeld struct {
	scene  uint64
	matrix [16]float32
	edge   int32
}

// fit makes the map at least so large. A larger one starts empty.
func (s *shadowMap) fit(width, height int32) error {
	if s.width >= width && s.height >= height {
		return nil
	}
	width, height = max(width, s.width), max(height, s.height)
	s.close()
	s.width, s.height, s.held = width, height, map[tilePlace]tileHeld{}
	s.texture = emptyTexture(gl.DEPTH_COMPONENT24, gl.DEPTH_COMPONENT, gl.UNSIGNED_INT, width, height, gl.NEAREST)
	s.buffer = framebuffer(0, s.texture)
	gl.DrawBuffer(gl.NONE)
	gl.ReadBuffer(gl.NONE)
	return complete("shadow")
}

func (s *shadowMap) close() {
	gl.DeleteFramebuffers(1, &s.buffer)
	gl.DeleteTextures(1, &s.texture)
	*s = shadowMap{}
}

// depthSamplers are two ways to read a depth texture: bilinear comparisons, and the depths themselves.
func depthSamplers() (compare, plain uint32) {
	for _, s := range []*uint32{&compare, &plain} {
		gl.GenSamplers(1, s)
		gl.SamplerParameteri(*s, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
		gl.SamplerParameteri(*s, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
	}
	gl.SamplerParameteri(compare, gl.TEXTURE_COMPARE_MODE, gl.COMPARE_REF_TO_TEXTURE)
	gl.SamplerParameteri(compare, gl.TEXTURE_COMPARE_FUNC, gl.LEQUAL)
	for _, filter := range []uint32{gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER} {
		gl.SamplerParameteri(compare, filter, gl.LINEAR)
		gl.SamplerParameteri(plain, filter, gl.NEAREST)
	}
	return compare, plain
}

// bindShadows makes both maps readable in both ways.
func (r *Renderer) bindShadows() {
	for _, b := range []struct{ unit, texture, sampler uint32 }{
		{unitShadow, r.shadow.texture, r.compare}, {unitShadowDepths, r.shadow.texture, r.plain},
		{unitLamps, r.lamps.texture, r.compare}, {unitLampDepths, r.lamps.texture, r.plain},
	} {
		bindTexture(b.unit, gl.TEXTURE_2D, b.texture)
		gl.BindSampler(b.unit, b.sampler)
	}
}

// drawSun fills the sun's cascades.
func (r *Renderer) drawSun(f *frame.Frame, _ *target) error {
	if f.Sun == nil || len(f.Sun.Cascades) == 0 {
		return nil
	}
	const edge = frame.ShadowSize
	if err := r.shadow.fit(edge*int32(len(f.Sun.Cascades)), edge); err != nil {
		return err
	}
	for i := range f.Sun.Cascades {
		at := tilePlace{int32(i) * edge, 0}
		if err := r.drawTile(&r.shadow, f, at, edge, f.Sun.Cascades[i].ClipFromWorld, f.Casters); err != nil {
			return err
		}
	}
	return nil
}

// drawLamps fills the faces of the lights that throw shadows.
func (r *Renderer) drawLamps(f *frame.Frame, _ *target) error {
	if len(f.Shadows) == 0 {
		return nil
	}
	const tile = frame.LightShadowEdge
	if err := r.lamps.fit(6*tile, tile*int32(len(f.Shadows))); err != nil {
		return err
	}
	for row := range f.Shadows {
		s := &f.Shadows[row]
		for column := range s.Faces {
			face := &s.Faces[column]
			at := tilePlace{int32(column) * tile, int32(row) * tile}
			if err := r.drawTile(&r.lamps, f, at, int32(s.Edge), face.ClipFromWorld, face.Casters); err != nil {
				return err
			}
		}
	}
	return nil
}

// drawTile draws the depth of casters into a part of a map, unless it already holds them.
func (r *Renderer) drawTile(s *shadowMap, f *frame.Frame, at tilePlace, edge int32, matrix [16]float32, casters []frame.Batch) error {
	want := tileHeld{f.Scene, matrix, edge}
	if s.held[at] == want {
		return nil
	}
	delete(s.held, at)
	r.scratch.matrix = matrix
	gl.BindFramebuffer(gl.FRAMEBUFFER, s.buffer)
	gl.Viewport(at.x, at.y, edge, edge)
	gl.Enable(gl.SCISSOR_TEST)
	gl.Scissor(at.x, at.y, edge, edge)
	gl.Enable(gl.DEPTH_TEST)
	gl.DepthFunc(gl.LESS)
	gl.DepthMask(true)
	gl.Clear(gl.DEPTH_BUFFER_BIT)
	gl.Disable(gl.CULL_FACE)
	gl.Enable(gl.POLYGON_OFFSET_FILL)
	gl.PolygonOffset(1, 1)
	defer gl.Disable(gl.POLYGON_OFFSET_FILL)
	defer gl.Disable(gl.SCISSOR_TEST)
	for i := range casters {
		features := shaders.ShadowMap | maskFeature(&casters[i])
		p, err := r.programs.use(shaders.Variant{Program: "prepass", Features: features})
		if err != nil {
			return err
		}
		gl.UniformMatrix4fv(p.at("lightFromWorld"), 1, false, &r.scratch.matrix[0])
		r.bindMaterial(&casters[i], shaders.Variant{Program: "prepass", Features: features})
		r.drawInstances(&casters[i])
	}
	if len(r.textures.waiting) == 0 {
		s.held[at] = want
	}
	return nil
}
