package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
	"scenograph/internal/scene"
	"scenograph/internal/shaders"
)

// drawScene draws the light of everything: opaque, background, ground, blended.
func (r *Renderer) drawScene(f *frame.Frame, t *target) error {
	if err := r.drawSolid(f, t); err != nil {
		return err
	}
	if err := r.copySolid(f, t); err != nil {
		return err
	}
	return r.drawClear(f, t)
}

// drawSolid draws what is opaque, with the background and the ground.
func (r *Renderer) drawSolid(f *frame.Frame, t *target) error {
	gl.BindFramebuffer(gl.FRAMEBUFFER, t.scene)
	r.clip(1)
	gl.Viewport(0, 0, int32(t.width), int32(t.height))
	gl.Enable(gl.MULTISAMPLE)
	gl.Enable(gl.DEPTH_TEST)
	gl.DepthFunc(gl.LEQUAL)
	gl.DepthMask(true)
	gl.ClearColor(0, 0, 0, 0)
	gl.Clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT)
	if f.Style.Shading == frame.Overdraw {
		return r.drawCounts(f)
	}
	r.bindShadows()
	variant := func(b *frame.Batch) shaders.Variant { return r.solidVariant(f, b) }
	if err := r.drawBatches(f.Opaque, variant); err != nil {
		return err
	}
	if f.Style.Shading == frame.Wireframe {
		if err := r.drawWires(f); err != nil {
			return err
		}
	}
	gl.DepthMask(false)
	gl.Disable(gl.CULL_FACE)
	if err := r.drawBackground(f); err != nil {
		return err
	}
	gl.Enable(gl.BLEND)
	err := r.drawGround(f)
	gl.Disable(gl.BLEND)
	return err
}

// drawCounts adds a step of colour for every surface that is drawn at a pixel, in the order of the lit picture.
func (r *Renderer) drawCounts(f *frame.Frame) error {
	gl.ClearColor(0, 0, 0, 1)
	gl.Clear(gl.COLOR_BUFFER_BIT)
	gl.Enable(gl.BLEND)
	gl.BlendFunc(gl.ONE, gl.ONE)
	step := frame.OverdrawStep()
	for _, mask := range []shaders.Feature{0, shaders.AlphaMask} {
		p, err := r.programs.use(shaders.Variant{Program: "prepass", Features: shaders.Flat | mask})
		if err != nil {
			return err
		}
		gl.Uniform4f(p.at("flatColor"), step[0], step[1], step[2], 0)
	}
	variant := func(b *frame.Batch) shaders.Variant {
		return shaders.Variant{Program: "prepass", Features: shaders.Flat | maskFeature(b)}
	}
	if err := r.drawBatches(f.Opaque, variant); err != nil {
		return err
	}
	gl.DepthMask(false)
	if err := r.drawBatches(f.Blended, variant); err != nil {
		return err
	}
	return r.drawBatches(f.Ghosts, variant)
}

// surfaceVariant chooses the program of a batch from its material and the frame's style.
func surfaceVariant(f *frame.Frame, b *frame.Batch) shaders.Variant {
	m := b.Material
	features := maskFeature(b)
	if b.Ghost {
		features |= shaders.Ghost
	}
	switch {
	case !f.Style.Shading.Lights():
		features |= shaders.Debug | mapSet(m)&^shaders.EmissiveMap
	case m.Unlit:
		features |= mapSet(m) & shaders.BaseMap
	default:
		features |= shaders.Lit | mapSet(m) | lighting(f) | layers(f, b)
		if f.Mirror != nil && !b.Ghost && frame.Mirrors(m) {
			features |= shaders.Mirror
		}
		if b.Ghost {
			features |= toneFeature(f)
		}
	}
	return shaders.Variant{Program: "surface", Features: features}
}

// mapSet is the smallest of shaders.MapSets that holds a material's textures.
func mapSet(m *scene.Material) shaders.Feature {
	const detail = shaders.BaseMap | shaders.DetailMaps
	switch {
	case m.EmissiveTexture != nil:
		return detail | shaders.EmissiveMap
	case m.NormalTexture != nil || m.MetallicRoughnessTexture != nil || m.OcclusionTexture != nil:
		return detail
	case m.BaseColorTexture != nil:
		return shaders.BaseMap
	}
	return 0
}

// layers is what a material's coat, sheen, stretch and transmission ask of a lit surface.
func layers(f *frame.Frame, b *frame.Batch) shaders.Feature {
	features := shaders.Feature(0)
	if seesThrough(f, b) {
		features = shaders.Transmission
	}
	if features != 0 || b.Material.Layered() {
		features |= shaders.LayeredMaps
	}
	return features
}

// lighting is what the frame's lights ask of a lit surface.
func lighting(f *frame.Frame) shaders.Feature {
	features := shaders.Feature(0)
	if f.Sun != nil && len(f.Sun.Cascades) > 0 {
		features |= shaders.Shadows
	}
	if len(f.Shadows) > 0 && !f.Style.Draft {
		features |= shaders.LampShadows // a draft lets lamps shine through things
	}
	for i := range f.Lights {
		if f.Lights[i].Kind == scene.AreaLight && !f.Lights[i].Portal {
			return features | shaders.Areas
		}
	}
	return features
}

func toneFeature(f *frame.Frame) shaders.Feature {
	if f.Style.ToneMap == frame.ACES {
		return shaders.Aces
	}
	return 0
}

// drawWires draws the edges of the triangles over the clay.
func (r *Renderer) drawWires(f *frame.Frame) error {
	variant := shaders.Variant{Program: "prepass", Features: shaders.Flat}
	p, err := r.programs.use(variant)
	if err != nil {
		return err
	}
	gl.Uniform4f(p.at("flatColor"), 0.72, 0.78, 0.86, 1)
	gl.PolygonMode(gl.FRONT_AND_BACK, gl.LINE)
	gl.Enable(gl.POLYGON_OFFSET_LINE)
	gl.PolygonOffset(-1, -2)
	err = r.drawBatches(f.Opaque, func(*frame.Batch) shaders.Variant { return variant })
	gl.Disable(gl.POLYGON_OFFSET_LINE)
	gl.PolygonMode(gl.FRONT_AND_BACK, gl.FILL)
	return err
}

func (r *Renderer) drawBackground(f *frame.Frame) error {
	switch f.Style.Background {
	case frame.Transparent:
		return nil
	case frame.Sky:
		return r.drawScreen("background", 0)
	}
	return r.drawScreen("background", shaders.Studio)
}

// drawGround draws the metric grid and the shadows of what stands on it, a hair under the floor.
func (r *Renderer) drawGround(f *frame.Frame) error {
	shadows := f.Style.Shading.Lights() && f.Style.Background != frame.Transparent
	if !f.Style.Grid && (!shadows || f.Eye[2] < 0) {
		return nil
	}
	features := shaders.Feature(0)
	if shadows && f.Sun != nil && len(f.Sun.Cascades) > 0 {
		features = shaders.Shadows
	}
	p, err := r.programs.use(shaders.Variant{Program: "ground", Features: features})
	if err != nil {
		return err
	}
	if f.Style.Background == frame.Transparent {
		gl.BlendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
	} else {
		gl.BlendFuncSeparate(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA, gl.ZERO, gl.ONE) // display colours stay display colours
	}
	gl.Uniform1f(p.at("reach"), gridReach(f))
	gl.Uniform1f(p.at("gridStrength"), flag(f.Style.Grid))
	gl.Enable(gl.POLYGON_OFFSET_FILL)
	gl.PolygonOffset(1, 8)
	gl.BindVertexArray(r.emptyArray)
	gl.DrawArrays(gl.TRIANGLE_STRIP, 0, 4)
	gl.Disable(gl.POLYGON_OFFSET_FILL)
	return nil
}

// gridReach is how far the grid is drawn: further from higher up.
func gridReach(f *frame.Frame) float32 {
	height := max(f.Eye[2], -f.Eye[2])
	if h := float32(f.View.HeightM); h > 0 {
		height = max(height, 2*h)
	}
	return min(max(8*height, 30), 0.9*float32(f.View.Far))
}

// drawGhosts draws only the nearest layer of the ghosts: their depth first, then their colour.
func (r *Renderer) drawGhosts(f *frame.Frame) error {
	if len(f.Ghosts) == 0 {
		return nil
	}
	ghostOffset(true)
	defer ghostOffset(false)
	gl.DepthMask(true)
	gl.ColorMask(false, false, false, false)
	err := r.drawBatches(f.Ghosts, func(b *frame.Batch) shaders.Variant { return surfaceVariant(f, b) })
	gl.ColorMask(true, true, true, true)
	if err != nil {
		return err
	}
	gl.DepthMask(false)
	return r.drawBatches(f.Ghosts, func(b *frame.Batch) shaders.Variant { return surfaceVariant(f, b) })
}
