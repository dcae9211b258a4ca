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
	"errors"
	"fmt"
	"slices"
	"strings"
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

// version counts the arrivals of textures and skies.
func (r *Renderer) version() uint64 { return r.textures.version + r.sky.version }

// updateSky works towards the frame's sky, until it is there when wait is set.
func (r *Renderer) updateSky(f *frame.Frame, wait bool) error {
	if r.sky.settled(&f.Environment) {
		return nil
	}
	drainErrors()
	r.programs.current = nil
	err := r.sky.update(&f.Environment, r.store, r.programs, wait)
	r.end()
	return err
}

// Problem returns what is wrong with the sky's image or a texture, or nil; the rest is drawn all the same.
func (r *Renderer) Problem() error {
	errs := []error{r.sky.problem}
	for _, told := range []map[textureKey]error{r.textures.failed, r.textures.reduced} {
		for _, err := range told {
			errs = append(errs, err)
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	return errors.Join(errs...)
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

func checkSize(width, height int) error {
	if width > 16384 || height > 16384 {
		return fmt.Errorf("viewport: a picture of %d×%d pixels is too large, 16384 is the limit", width, height)
	}
	return nil
}

// drawPasses draws what the target does not already hold: when only outlines changed, the shaded picture stays.
func (r *Renderer) drawPasses(f *frame.Frame, t *target) error {
	if !f.Want.Color {
		return r.drawPass(passLabels, f, t)
	}
	passes := outlinePasses
	switch {
	case !t.valid || t.shaded != f.Shaded || t.version != r.version():
		passes = allPasses
	case r.adapting:
		passes = developPasses
	}
	version := r.version()
	t.valid = false
	for pass := range passCount {
		if passes&(1<<pass) == 0 || pass == passLabels && !r.needsLabels(f, t) {
			continue
		}
		if err := r.drawPass(pass, f, t); err != nil {
			return err
		}
	}
	t.shaded, t.version, t.valid = f.Shaded, version, true
	return nil
}

// The passes of a picture, in order.
const (
	passLabels = iota
	passSun
	passLamps
	passHeights
	passMirror
	passOcclusion
	passScene
	passBloom
	passDevelop
	passLayer
	passOutlines
	passCount

	allPasses     = 1<<passCount - 1
	outlinePasses = 1<<passLabels | 1<<passOutlines
	developPasses = outlinePasses | 1<<passDevelop | 1<<passLayer
)

func (r *Renderer) drawPass(pass int, f *frame.Frame, t *target) error {
	r.clock.begin(pass)
	defer r.clock.end(pass)
	switch pass {
	case passLabels:
		return r.drawLabels(f, t)
	case passSun:
		return r.drawSun(f, t)
	case passLamps:
		return r.drawLamps(f, t)
	case passHeights:
		return r.drawHeights(f, t)
	case passMirror:
		return r.drawMirror(f, t)
	case passOcclusion:
		return r.drawOcclusion(f, t)
	case passScene:
		return r.drawScene(f, t)
	case passBloom:
		return r.drawBloom(f, t)
	case passDevelop:
		return r.develop(f, t)
	case passLayer:
		return r.drawLayer(f, t)
	}
	return r.drawOutlines(f, t)
}

// needsLabels reports whether anything reads the ids and depth of one sample: picking, outlines, occlusion or whoever wanted them.
func (r *Renderer) needsLabels(f *frame.Frame, t *target) bool {
	return t != &r.paper || f.Want.IDs || measured(f) || !f.Outlined.Empty() || f.Style.Occlusion && f.Style.Shading == frame.Lit
}

// begin uploads what all passes read and sets the state they start from.
func (r *Renderer) begin(f *frame.Frame, t *target) {
	ends := r.scratch.lights.fill(f)
	upload(r.lightBuffer, bindLights, &r.scratch.lights)
	r.block.fill(f, &r.sky, ends, t.width, t.height, t.samples)
	upload(r.frameBuffer, bindFrame, r.block)
	r.uploadMaterials(f)
	gl.BindBuffer(gl.ARRAY_BUFFER, r.instances)
	gl.BufferData(gl.ARRAY_BUFFER, len(f.Instances)*int(unsafe.Sizeof(frame.Instance{})), slicePointer(f.Instances), gl.STREAM_DRAW)
	plainAttributes()
	gl.Enable(gl.TEXTURE_CUBE_MAP_SEAMLESS)
	gl.Disable(gl.SCISSOR_TEST)
	gl.Disable(gl.STENCIL_TEST)
	gl.Disable(gl.BLEND)
	gl.Disable(gl.FRAMEBUFFER_SRGB)
	gl.PolygonMode(gl.FRONT_AND_BACK, gl.FILL)
	gl.ColorMask(true, true, true, true)
	bindTexture(unitSky, gl.TEXTURE_CUBE_MAP, r.sky.cube)
	bindTexture(unitTerms, gl.TEXTURE_2D, r.terms)
	bindTexture(unitSkyImage, gl.TEXTURE_2D, r.sky.image)
}

// end leaves the state as others expect it.
func (r *Renderer) end() {
	for unit := uint32(0); unit < unitCount; unit++ {
		gl.BindSampler(unit, 0)
	}
	gl.ActiveTexture(gl.TEXTURE0)
	gl.BindVertexArray(0)
	gl.UseProgram(0)
	r.programs.current = nil
	gl.BindFramebuffer(gl.FRAMEBUFFER, 0)
	gl.Disable(gl.CULL_FACE)
	gl.Disable(gl.DEPTH_TEST)
	gl.Disable(gl.SCISSOR_TEST)
	gl.Disable(gl.POLYGON_OFFSET_FILL)
	gl.Disable(gl.BLEND)
	gl.DepthMask(true)
	gl.FrontFace(gl.CCW)
}

// uploadMaterials packs the block of every material of the frame into one buffer.
func (r *Renderer) uploadMaterials(f *frame.Frame) {
	clear(r.materials)
	r.blocks = r.blocks[:0]
	for _, list := range [][]frame.Batch{f.Opaque, f.Blended, f.Ghosts, f.Casters, f.Furniture} {
		for i := range list {
			m := list[i].Material
			if _, ok := r.materials[m]; ok {
				continue
			}
			var block materialBlock
			block.fill(m)
			if f.Style.Draft {
				block.drafted(m)
			}
			r.materials[m] = len(r.blocks)
			r.blocks = append(r.blocks, unsafe.Slice((*byte)(unsafe.Pointer(&block)), unsafe.Sizeof(block))...)
			r.blocks = append(r.blocks, make([]byte, r.blockSize-int(unsafe.Sizeof(block)))...)
		}
	}
	if len(r.blocks) == 0 {
		return
	}
	gl.BindBuffer(gl.UNIFORM_BUFFER, r.materialBuffer)
	gl.BufferData(gl.UNIFORM_BUFFER, len(r.blocks), slicePointer(r.blocks), gl.STREAM_DRAW)
}

func bindTexture(unit, kind, id uint32) {
	gl.ActiveTexture(gl.TEXTURE0 + unit)
	gl.BindTexture(kind, id)
}

func drainErrors() {
	for range 16 {
		if gl.GetError() == gl.NO_ERROR {
			return
		}
	}
}

func checkErrors(doing string) error {
	if code := gl.GetError(); code != gl.NO_ERROR {
		return fmt.Errorf("viewport: OpenGL error 0x%04x while %s", code, doing)
	}
	return nil
}
