package viewport

import (
	"errors"
	"unsafe"

	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
)

// Shot is a drawn frame on its way back from the GPU. It belongs to the renderer that made it.
type Shot struct {
	pack          *pack
	want          frame.Passes
	width, height int
	transparent   bool
}

// pack is a buffer that pictures are read back through: their passes, of 4 bytes a pixel each, one after another.
type pack struct {
	buffer uint32
	bytes  int
}

func (p *pack) close() { gl.DeleteBuffers(1, &p.buffer) }

// pixelBytes is what a pixel takes in every pass.
const pixelBytes = 4

// packStart is where the first pass begins: OpenGL takes offsets as pointers, and Go's runtime takes small pointers for corruption.
const packStart = 4096

// labelMask leaves the label of an id, without its class.
const labelMask = 1<<24 - 1

// takePack returns a bound pack of a size, one that is not in use where there is one.
func (r *Renderer) takePack(bytes int) *pack {
	p := &pack{}
	if last := len(r.packs) - 1; last >= 0 {
		p, r.packs = r.packs[last], r.packs[:last]
	} else {
		gl.GenBuffers(1, &p.buffer)
	}
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, p.buffer)
	if p.bytes != bytes {
		gl.BufferData(gl.PIXEL_PACK_BUFFER, bytes, nil, gl.STREAM_READ)
		p.bytes = bytes
	}
	return p
}

// plane is one pass as it is read back.
type plane struct {
	wanted       bool
	framebuffer  uint32
	attachment   uint32
	format, kind uint32
}

func (r *Renderer) planes(f *frame.Frame, t *target) [7]plane {
	want := f.Want
	labels := t.labels
	if measured(f) {
		labels = r.measures.buffer
	}
	measure := func(wanted bool, which uint32, format, kind uint32) plane {
		return plane{wanted, labels, gl.COLOR_ATTACHMENT1 + which, format, kind}
	}
	return [7]plane{
		{want.Color, t.final, gl.COLOR_ATTACHMENT0, gl.RGBA, gl.UNSIGNED_BYTE},
		{want.IDs, labels, gl.COLOR_ATTACHMENT0, gl.RED_INTEGER, gl.UNSIGNED_INT},
		measure(want.Depth, measureDistance, gl.RED, gl.FLOAT),
		measure(want.Normals, measureNormal, gl.RED_INTEGER, gl.UNSIGNED_INT),
		measure(want.Parts, measurePart, gl.RED_INTEGER, gl.UNSIGNED_INT),
		measure(want.Albedo, measureAlbedo, gl.RGBA, gl.UNSIGNED_BYTE),
		measure(want.Slopes, measureSlope, gl.RG, gl.HALF_FLOAT),
	}
}

// read begins to copy the wanted passes of a target into a pack.
func (r *Renderer) read(f *frame.Frame, t *target) (*Shot, error) {
	planes, count := r.planes(f, t), 0
	for _, p := range planes {
		if p.wanted {
			count++
		}
	}
	shot := &Shot{want: f.Want, width: t.width, height: t.height, transparent: f.Style.Background == frame.Transparent}
	if count == 0 {
		return shot, nil
	}
	size := t.width * t.height * pixelBytes
	shot.pack = r.takePack(packStart + size*count)
	gl.PixelStorei(gl.PACK_ALIGNMENT, pixelBytes)
	offset := packStart
	for _, p := range planes {
		if !p.wanted {
			continue
		}
		gl.BindFramebuffer(gl.READ_FRAMEBUFFER, p.framebuffer)
		gl.ReadBuffer(p.attachment)
		gl.ReadPixels(0, 0, int32(t.width), int32(t.height), p.format, p.kind, unsafe.Add(nil, offset))
		gl.ReadBuffer(gl.COLOR_ATTACHMENT0)
		offset += size
	}
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, 0)
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, 0)
	return shot, checkErrors("reading the picture")
}

// Develop waits until a shot has been read back and returns its picture. A shot is developed once.
func (r *Renderer) Develop(shot *Shot) (*frame.Picture, error) {
	picture := &frame.Picture{Width: shot.width, Height: shot.height}
	if shot.pack == nil {
		return picture, nil
	}
	pack := shot.pack
	shot.pack = nil
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, pack.buffer)
	defer gl.BindBuffer(gl.PIXEL_PACK_BUFFER, 0)
	mapped := gl.MapBufferRange(gl.PIXEL_PACK_BUFFER, 0, pack.bytes, gl.MAP_READ_BIT)
	if mapped == nil {
		pack.close()
		return nil, errors.New("viewport: the picture could not be read back: the GPU's memory is exhausted or its context lost")
	}
	shot.unpack(picture, unsafe.Slice((*byte)(mapped), pack.bytes)[packStart:])
	whole := gl.UnmapBuffer(gl.PIXEL_PACK_BUFFER)
	r.packs = append(r.packs, pack)
	if !whole {
		return nil, errors.New("viewport: the picture was lost while it was read back; draw it again")
	}
	return picture, checkErrors("reading the picture")
}

// unpack copies the passes from a pack, in the order of planes.
func (s *Shot) unpack(p *frame.Picture, data []byte) {
	pixels := s.width * s.height
	next := func() []byte {
		plane := data[:pixels*pixelBytes]
		data = data[pixels*pixelBytes:]
		return plane
	}
	if s.want.Color {
		p.RGBA = upright[byte](next(), s.width, s.height)
		finish(p.RGBA, s.transparent)
	}
	if s.want.IDs {
		p.IDs = upright[uint32](next(), s.width, s.height)
		for i := range p.IDs {
			p.IDs[i] &= labelMask
		}
	}
	if s.want.Depth {
		p.Depth = upright[float32](next(), s.width, s.height)
	}
	if s.want.Normals {
		p.Normals = upright[uint32](next(), s.width, s.height)
	}
	if s.want.Parts {
		p.Parts = upright[uint32](next(), s.width, s.height)
	}
	if s.want.Albedo {
		p.Albedo = upright[byte](next(), s.width, s.height)
	}
	if s.want.Slopes {
		p.Slopes = upright[uint32](next(), s.width, s.height)
	}
}

// upright copies a pass with its rows in the order of pictures, from the top: OpenGL starts at the bottom.
func upright[T byte | uint32 | float32](plane []byte, width, height int) []T {
	var one T
	out := make([]T, len(plane)/int(unsafe.Sizeof(one)))
	to := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(out))), len(plane))
	row := width * pixelBytes
	for y := range height {
		copy(to[y*row:(y+1)*row], plane[(height-1-y)*row:(height-y)*row])
	}
	return out
}

// finish makes alpha straight where the background shows through, and full elsewhere.
func finish(rgba []byte, transparent bool) {
	if !transparent {
		for i := 3; i < len(rgba); i += 4 {
			rgba[i] = 255
		}
		return
	}
	for i := 0; i < len(rgba); i += 4 {
		a := int(rgba[i+3])
		if a == 0 || a == 255 {
			continue
		}
		for c := range 3 {
			rgba[i+c] = byte(min(255, (int(rgba[i+c])*255+a/2)/a))
		}
	}
}
