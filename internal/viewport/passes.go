package viewport

import (
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
)

// drawPasses draws what the target does not already hold: when only outlines changed, the shaded picture stays.
func (r *Renderer) drawPasses(f *frame.Frame, t *target) error {
	if !f.Want.Color {
		if err := r.drawPass(passLabels, f, t); err != nil {
			return err
		}
		return r.drawPass(passFront, f, t)
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
		if passes&(1<<pass) == 0 || (pass == passLabels || pass == passFront) && !r.needsLabels(f, t) {
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
	passSun = iota
	passLamps
	passHeights
	passMirror
	passLabels
	passShares
	passFront
	passOcclusion
	passScene
	passBloom
	passDevelop
	passLayer
	passOutlines
	passCount

	allPasses     = 1<<passCount - 1
	outlinePasses = 1<<passLabels | 1<<passFront | 1<<passOutlines
	developPasses = outlinePasses | 1<<passDevelop | 1<<passLayer
)

func (r *Renderer) drawPass(pass int, f *frame.Frame, t *target) error {
	r.clock.begin(pass)
	defer r.clock.end(pass)
	switch pass {
	case passSun:
		return r.drawSun(f, t)
	case passLamps:
		return r.drawLamps(f, t)
	case passHeights:
		return r.drawHeights(f, t)
	case passMirror:
		return r.drawMirror(f, t)
	case passLabels:
		return r.drawLabels(f, t)
	case passShares:
		if err := r.drawShares(f, t); err != nil {
			return err
		}
		return r.evenShares(f, t)
	case passFront:
		return r.drawFront(f, t)
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

// needsLabels reports whether anything reads the ids and depth of one sample: picking, outlines, occlusion, the shares of lamps or whoever wanted them.
func (r *Renderer) needsLabels(f *frame.Frame, t *target) bool {
	return t != &r.paper || f.Want.IDs || measured(f) || !f.Outlined.Empty() || sharesLamps(f) ||
		f.Style.Occlusion && f.Style.Shading == frame.Lit
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
	r.shared = false
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
