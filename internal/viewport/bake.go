package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
	"scenograph/internal/shaders"
)

// Edge of the mirror cube in texels: images have more to show than gradients.
const (
	cubeSize      = 64
	cubeSizeImage = 256
	smallestCube  = 2
)

const (
	sliceSamples = 1 << 19 // in one step of a heavy bake
	bakeWidth    = 1024    // of the image that is baked, pixels
	bakeLimit    = 200     // luminance of its brightest pixel, so that it does not sparkle
	harmonicSize = 16      // edge of the level that irradiance is summed over
)

// bake makes the light of a sky, step by step: it reads the image, paints it onto a cube, blurs that for every roughness and
// projects it onto harmonics. What the cache holds it only uploads.
type bake struct {
	light  light
	cache  skyCache
	images chan skyImage // nil when there is none or it has arrived

	size                        int
	source, small               uint32 // cube with mipmaps; its image
	framebuffer, array, uniform uint32
	lobe                        int        // level whose lobe the program holds
	bands                       []cubeBand // that are not blurred yet
	started, keep               bool       // keep: in the cache
}

// skyImage is what a worker has read.
type skyImage struct {
	full   []uint16
	width  int
	height int
	small  *panorama
	err    error
}

// cubeBand is rows of one face of one level.
type cubeBand struct{ level, face, from, rows int }

func (c cubeBand) samples(edge int) int { return c.rows * edge * shade.LobeSize }

func newBake(key skyKey, store *asset.Store, cache skyCache) *bake {
	b := &bake{light: light{key: key, gradient: key.gradient()}, cache: cache, size: cubeSize}
	if key.kind != scene.ImageSky {
		return b
	}
	b.size = cubeSizeImage
	b.images = make(chan skyImage, 1)
	go func() {
		p, err := loadPanorama(store, key.image)
		if err != nil {
			b.images <- skyImage{err: err}
			return
		}
		b.images <- skyImage{full: p.halves(), width: p.width, height: p.height, small: p.shrink(bakeWidth, bakeLimit)}
	}()
	return b
}

// heavy reports whether the bake takes longer than a frame may.
func (b *bake) heavy() bool { return b.light.key.kind == scene.ImageSky }

// advance does a slice of the work, or all of it, and reports whether the light is ready.
func (b *bake) advance(programs *programs, wait bool) (done bool, err error) {
	if b.images != nil && !b.receive(wait) {
		return false, nil
	}
	if !b.started {
		b.started = true
		if b.restore() {
			b.release()
			return true, nil
		}
		if err := b.paintSource(programs); err != nil {
			return false, err
		}
	}
	for budget := sliceSamples; len(b.bands) > 0 && (budget > 0 || wait); b.bands = b.bands[1:] {
		band := b.bands[0]
		if err := b.blur(programs, band); err != nil {
			return false, err
		}
		budget -= band.samples(b.size >> band.level)
	}
	if len(b.bands) > 0 {
		return false, nil
	}
	if err := b.project(programs); err != nil {
		return false, err
	}
	if b.keep {
		b.cache.put(&b.light, b.size, wait)
	}
	b.release()
	return true, checkErrors("baking the sky")
}

// receive takes the image from the worker, if it has arrived.
func (b *bake) receive(wait bool) bool {
	var got skyImage
	if wait {
		got = <-b.images
	} else {
		select {
		case got = <-b.images:
		default:
			return false
		}
	}
	b.images = nil
	if b.light.problem = got.err; got.err != nil {
		b.size = cubeSize
		return true
	}
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 1)
	b.light.image = emptyTexture(gl.RGB16F, gl.RGB, gl.FLOAT, 1, 1, gl.LINEAR)
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGB16F, int32(got.width), int32(got.height), 0, gl.RGB, gl.HALF_FLOAT, gl.Ptr(got.full))
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.REPEAT)
	b.small = emptyTexture(gl.RGB32F, gl.RGB, gl.FLOAT, 1, 1, gl.LINEAR)
	gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGB32F, int32(got.small.width), int32(got.small.height), 0, gl.RGB, gl.FLOAT, gl.Ptr(got.small.rgb))
	gl.TexParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.REPEAT)
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 4)
	return true
}

// restore uploads what the cache holds.
func (b *bake) restore() bool {
	if b.light.problem != nil {
		return false
	}
	kept, ok := b.cache.get(b.light.key, b.size)
	if !ok {
		return false
	}
	b.light.harmonics = kept.harmonics
	b.light.cube, b.light.levels = emptyCube(b.size, smallestCube)
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 1)
	at := 0
	for level := range b.light.levels {
		edge := b.size >> level
		for face := range uint32(6) {
			gl.TexSubImage2D(gl.TEXTURE_CUBE_MAP_POSITIVE_X+face, int32(level), 0, 0, int32(edge), int32(edge), gl.RGB, gl.HALF_FLOAT, gl.Ptr(kept.texels[at:]))
			at += edge * edge * 3
		}
	}
	gl.PixelStorei(gl.UNPACK_ALIGNMENT, 4)
	return true
}

// paintSource draws the sky onto a cube with mipmaps and lists what is to be blurred.
func (b *bake) paintSource(programs *programs) error {
	gl.GenFramebuffers(1, &b.framebuffer)
	gl.GenVertexArrays(1, &b.array)
	gl.GenBuffers(1, &b.uniform)
	b.source, _ = emptyCube(b.size, 1)
	b.begin()
	block := frameBlock{}
	block.fillSky(&b.light)
	upload(b.uniform, bindFrame, &block)
	bindTexture(unitSkyImage, gl.TEXTURE_2D, b.small)
	p, err := programs.use(shaders.Variant{Program: "skycube"})
	if err != nil {
		return err
	}
	for face := range 6 {
		b.target(b.source, cubeBand{face: face, rows: b.size}, b.size)
		gl.Uniform1i(p.at("face"), int32(face))
		gl.DrawArrays(gl.TRIANGLES, 0, 3)
	}
	bindTexture(unitSky, gl.TEXTURE_CUBE_MAP, b.source)
	gl.GenerateMipmap(gl.TEXTURE_CUBE_MAP)
	b.light.cube, b.light.levels = emptyCube(b.size, smallestCube)
	b.bands = bandsOf(b.size, b.light.levels)
	return complete("sky")
}

// bandsOf cuts the faces of all levels into bands that a slice holds.
func bandsOf(size, levels int) []cubeBand {
	var out []cubeBand
	for level := range levels {
		edge := size >> level
		rows := min(max(sliceSamples/(edge*shade.LobeSize), 1), edge)
		for face := range 6 {
			for from := 0; from < edge; from += rows {
				out = append(out, cubeBand{level, face, from, min(rows, edge-from)})
			}
		}
	}
	return out
}

// blur fills rows of a face for one roughness: level 0 is sharp, the last fully rough.
func (b *bake) blur(programs *programs, c cubeBand) error {
	b.begin()
	p, err := programs.use(shaders.Variant{Program: "prefilter"})
	if err != nil {
		return err
	}
	bindTexture(unitSky, gl.TEXTURE_CUBE_MAP, b.source)
	b.target(b.light.cube, c, b.size>>c.level)
	gl.Uniform1i(p.at("face"), int32(c.face))
	gl.Uniform1i(p.at("sharp"), int32(flag(c.level == 0)))
	if b.lobe != c.level && c.level > 0 {
		b.lobe = c.level
		var lobe [shade.LobeSize]vec4
		for i, s := range shade.MirrorLobe(float64(c.level)/float64(b.light.levels-1), b.size) {
			lobe[i] = with(colorOf(geom.Color(s.Direction)), float32(s.Level))
		}
		gl.Uniform4fv(p.at("lobe"), shade.LobeSize, &lobe[0][0])
	}
	gl.Enable(gl.SCISSOR_TEST)
	gl.Scissor(0, int32(c.from), int32(b.size>>c.level), int32(c.rows))
	gl.DrawArrays(gl.TRIANGLES, 0, 3)
	gl.Disable(gl.SCISSOR_TEST)
	return nil
}

// project sums up the harmonics of the irradiance.
func (b *bake) project(programs *programs) error {
	b.begin()
	p, err := programs.use(shaders.Variant{Program: "harmonics"})
	if err != nil {
		return err
	}
	level := 0
	for b.size>>level > harmonicSize {
		level++
	}
	row := emptyTexture(gl.RGBA32F, gl.RGBA, gl.FLOAT, 9, 1, gl.NEAREST)
	defer gl.DeleteTextures(1, &row)
	gl.BindFramebuffer(gl.FRAMEBUFFER, b.framebuffer)
	gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, row, 0)
	gl.Viewport(0, 0, 9, 1)
	bindTexture(unitSky, gl.TEXTURE_CUBE_MAP, b.source)
	gl.Uniform1f(p.at("level"), float32(level))
	gl.Uniform1i(p.at("size"), int32(b.size>>level))
	gl.DrawArrays(gl.TRIANGLES, 0, 3)
	var out [9][4]float32
	gl.ReadPixels(0, 0, 9, 1, gl.RGBA, gl.FLOAT, gl.Ptr(&out[0][0]))
	b.light.harmonics = shade.Harmonics{}
	for k, c := range out {
		for channel := range 3 {
			b.light.harmonics[k][channel] = float64(c[channel])
		}
	}
	return nil
}

// begin sets the state every step draws with.
func (b *bake) begin() {
	for _, off := range []uint32{gl.DEPTH_TEST, gl.CULL_FACE, gl.BLEND, gl.SCISSOR_TEST, gl.STENCIL_TEST, gl.FRAMEBUFFER_SRGB} {
		gl.Disable(off)
	}
	gl.Enable(gl.TEXTURE_CUBE_MAP_SEAMLESS)
	gl.ColorMask(true, true, true, true)
	gl.PolygonMode(gl.FRONT_AND_BACK, gl.FILL)
	gl.BindSampler(unitSky, 0)
	gl.BindSampler(unitSkyImage, 0)
	gl.BindVertexArray(b.array)
}

func (b *bake) target(cube uint32, c cubeBand, edge int) {
	gl.BindFramebuffer(gl.FRAMEBUFFER, b.framebuffer)
	gl.FramebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_CUBE_MAP_POSITIVE_X+uint32(c.face), cube, int32(c.level))
	gl.Viewport(0, 0, int32(edge), int32(edge))
}

// release frees what only the bake needs.
func (b *bake) release() {
	gl.DeleteTextures(1, &b.source)
	gl.DeleteTextures(1, &b.small)
	gl.DeleteFramebuffers(1, &b.framebuffer)
	gl.DeleteVertexArrays(1, &b.array)
	gl.DeleteBuffers(1, &b.uniform)
	b.source, b.small, b.framebuffer, b.array, b.uniform = 0, 0, 0, 0, 0
}

func (b *bake) close() {
	b.release()
	b.light.close()
}

// emptyCube makes a cube map whose levels go down to an edge, and leaves it bound.
func emptyCube(size, smallest int) (id uint32, levels int) {
	gl.GenTextures(1, &id)
	bindTexture(unitSky, gl.TEXTURE_CUBE_MAP, id)
	for edge := size; edge >= smallest; edge /= 2 {
		for face := range uint32(6) {
			gl.TexImage2D(gl.TEXTURE_CUBE_MAP_POSITIVE_X+face, int32(levels), gl.RGBA16F, int32(edge), int32(edge), 0, gl.RGBA, gl.HALF_FLOAT, nil)
		}
		levels++
	}
	gl.TexParameteri(gl.TEXTURE_CUBE_MAP, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR)
	gl.TexParameteri(gl.TEXTURE_CUBE_MAP, gl.TEXTURE_MAG_FILTER, gl.LINEAR)
	gl.TexParameteri(gl.TEXTURE_CUBE_MAP, gl.TEXTURE_MAX_LEVEL, int32(levels-1))
	return id, levels
}

// Size of the table of reflectances, and samples a texel.
const (
	termsSize    = 32
	termsSamples = 128
)

// termsTable is the table of terms.frag.glsl, and above it that of lobes, whose small differences need whole floats.
func termsTable(programs *programs) (uint32, error) {
	id := emptyTexture(gl.RGBA32F, gl.RGBA, gl.FLOAT, termsSize, termsSize+shade.LobeSteps, gl.LINEAR)
	gl.TexSubImage2D(gl.TEXTURE_2D, 0, 0, termsSize, shade.LobeSteps, shade.LobeSteps, gl.RGBA, gl.FLOAT, gl.Ptr(shade.LobeTexels()))
	b := bake{framebuffer: framebuffer(id, 0)}
	gl.GenVertexArrays(1, &b.array)
	defer b.release()
	b.begin()
	p, err := programs.use(shaders.Variant{Program: "terms"})
	if err != nil {
		return 0, err
	}
	gl.Viewport(0, 0, termsSize, termsSize)
	gl.Uniform1i(p.at("samples"), termsSamples)
	gl.DrawArrays(gl.TRIANGLES, 0, 3)
	return id, complete("terms")
}
