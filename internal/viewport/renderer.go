// Package viewport draws frames with OpenGL 4.1 core.
//
// Invariant: every method runs on the thread of the context that New was called on, and a Frame is executed as it is:
// nothing is culled, sorted or decided here. Equal frames give equal bytes on the same driver.
//
//	renderer, err := viewport.New(store)
//	view, err := renderer.Draw(planner.Plan(snapshot, view, style, overlay)) // view.Texture goes into the panel
//	label, ok := renderer.PickAt(x, y, 3)
package viewport

import (
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

// Renderer executes frames.
type Renderer struct {
	store    *asset.Store
	programs *programs
	meshes   *meshes
	textures *textures
	sky      sky
	shadow   shadowMap // of the sun, a column for each cascade
	lamps    shadowMap // a row for each light that throws shadows, a column for each face
	compare  uint32    // sampler that compares depths
	plain    uint32    // and one that reads them
	heights  heightMap
	terms    uint32
	open     uint32 // occlusion of pictures without any

	screen, sketch, paper target // for Draw, for its drafts, and for Paint
	beyond                target // what a mirror shows
	refining              refinement
	area                  area // of the target that is being drawn
	measures              measures
	warm                  warmer
	clock                 clock
	packs                 []*pack // for reading pictures back, not in use
	shown                 shown

	instances, frameBuffer, lightBuffer, materialBuffer, overlayBuffer uint32
	overlayArray, emptyArray                                           uint32

	block    *frameBlock
	meter    meter
	adapting bool // only the exposure of the shown picture changes

	materials  map[*scene.Material]int // place in materialBuffer
	blocks     []byte
	scratch    *scratch
	strokes    []stroke
	exact      bool // batches are drawn at level 0
	shared     bool // the shares of lamps are found, see sharespass.go
	blockSize  int
	maxSamples int
	budget     int    // bytes on the GPU
	number     uint64 // of the frame
}

// scratch is what GL reads from memory, kept so that drawing allocates nothing. It holds no pointers, which GL must not see.
type scratch struct {
	lights   lightBlock
	nothing  [4]uint32 // to clear with
	outlines [8][4]float32
	tint     [4]float32  // of the ghosts being drawn
	mirror   [4]float32  // plane of the mirror being drawn
	matrix   [16]float32 // of the shadows being drawn
}

// shown is what the screen target holds.
type shown struct {
	contents, version uint64
	width, height     int
	scale             float64
	labels            []frame.Label
	target            *target
	valid             bool
}

// View is a drawn frame as a texture, its first row at the bottom.
type View struct {
	Texture       uint32
	Width, Height int // pixels of the texture, fewer than shown when the style's RenderScale is under 1
}

// Option changes how a renderer works.
type Option func(*Renderer)

// WithSkyCache keeps the light of skies in a folder, which need not exist, so that it is computed once.
func WithSkyCache(folder string) Option {
	return func(r *Renderer) { r.sky.cache.folder = folder }
}

// New prepares a renderer on the current context.
func New(store *asset.Store, options ...Option) (*Renderer, error) {
	drainErrors()
	r := &Renderer{
		store: store, programs: newPrograms(), meshes: newMeshes(), textures: newTextures(store),
		block: &frameBlock{}, materials: map[*scene.Material]int{}, budget: defaultBudget, scratch: &scratch{outlines: outlineColors()},
	}
	for _, option := range options {
		option(r)
	}
	r.sky.cache.driver = gl.GoStr(gl.GetString(gl.RENDERER)) + " " + gl.GoStr(gl.GetString(gl.VERSION))
	var err error
	if r.terms, err = termsTable(r.programs); err != nil {
		return nil, err
	}
	for _, b := range []*uint32{&r.instances, &r.frameBuffer, &r.lightBuffer, &r.materialBuffer, &r.overlayBuffer} {
		gl.GenBuffers(1, b)
	}
	r.compare, r.plain = depthSamplers()
	r.open = openTexture()
	gl.GenVertexArrays(1, &r.emptyArray)
	r.overlayArray = overlayVertices(r.overlayBuffer)
	var alignment, samples int32
	gl.GetIntegerv(gl.UNIFORM_BUFFER_OFFSET_ALIGNMENT, &alignment)
	gl.GetIntegerv(gl.MAX_SAMPLES, &samples)
	size, step := int(unsafe.Sizeof(materialBlock{})), int(max(alignment, 16))
	r.blockSize = (size + step - 1) / step * step
	r.maxSamples = int(samples)
	return r, checkErrors("preparing")
}

// Close frees everything on the GPU.
func (r *Renderer) Close() {
	r.programs.close()
	r.meshes.close()
	r.textures.close()
	r.sky.close()
	r.shadow.close()
	r.lamps.close()
	gl.DeleteSamplers(1, &r.compare)
	gl.DeleteSamplers(1, &r.plain)
	r.heights.close()
	r.screen.close()
	r.sketch.close()
	r.paper.close()
	r.beyond.close()
	r.refining.target.close()
	r.warm.target.close()
	r.measures.close()
	r.clock.close()
	for _, p := range r.packs {
		p.close()
	}
	for _, b := range []*uint32{&r.instances, &r.frameBuffer, &r.lightBuffer, &r.materialBuffer, &r.overlayBuffer} {
		gl.DeleteBuffers(1, b)
	}
	gl.DeleteVertexArrays(1, &r.emptyArray)
	gl.DeleteVertexArrays(1, &r.overlayArray)
	gl.DeleteTextures(1, &r.terms)
	gl.DeleteTextures(1, &r.open)
}

// Draw draws a frame for the screen. A frame equal to the last costs nothing. Textures that are still being decoded are drawn
// as white and Pending tells to draw again. The view's texture holds until the next Draw.
func (r *Renderer) Draw(f *frame.Frame) (View, error) {
	width, height := shownSize(f)
	r.textures.receive(false)
	if err := r.updateSky(f, false); err != nil {
		return View{}, err
	}
	s, t := &r.shown, &r.screen
	if f.Style.Draft {
		t = &r.sketch
	}
	r.meter.eases = true
	if r.adapting = r.meter.easing() && !f.Style.Draft; r.adapting {
		r.meter.step()
	}
	defer func() { r.adapting = false }()
	if r.adapting || !s.valid || s.target != t || s.contents != f.Contents || s.version != r.version() || s.width != width || s.height != height {
		version := r.version()
		s.valid = false
		if err := r.execute(f, t, width, height); err != nil {
			return View{}, err
		}
		*s = shown{f.Contents, version, width, height, shownScale(f), append(s.labels[:0], f.Labels...), t, true}
	}
	return r.shownView(), nil
}

// shownScale is the size of a frame's picture to that it is shown at.
func shownScale(f *frame.Frame) float64 {
	if scale := f.Style.RenderScale; scale > 0 && scale <= 1 {
		return scale
	}
	return 1
}

// shownSize is the size in pixels that a frame is drawn at.
func shownSize(f *frame.Frame) (width, height int) {
	scale := shownScale(f)
	return max(int(float64(f.View.Width)*scale+0.5), 1), max(int(float64(f.View.Height)*scale+0.5), 1)
}

// Holds reports whether drawing a frame would at most draw its outlines anew, which takes no time.
func (r *Renderer) Holds(f *frame.Frame) bool {
	t := &r.screen
	if f.Style.Draft {
		t = &r.sketch
	}
	return t.valid && t.shaded == f.Shaded && t.version == r.version()
}

// Pending reports whether textures or the sky are still on their way, or the exposure still follows the light, so that another Draw will look different.
func (r *Renderer) Pending() bool {
	return len(r.textures.waiting) > 0 || r.sky.pending() || r.meter.easing()
}

// execute draws a frame into a target.
func (r *Renderer) execute(f *frame.Frame, t *target, width, height int) error {
	if err := checkSize(width, height); err != nil {
		return err
	}
	drainErrors()
	r.number++
	r.programs.current = nil
	if err := t.fit(width, height, min(max(f.Style.Samples, 1), r.maxSamples)); err != nil {
		return err
	}
	t.used = r.number
	r.begin(f, t)
	if err := r.drawPasses(f, t); err != nil {
		r.end()
		return err
	}
	r.end()
	r.trim()
	return checkErrors("drawing")
}
