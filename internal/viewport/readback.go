package viewport

import (
	"errors"
	"runtime"
	"sync"
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

// plane is one pass as it is read back: the only colour of a framebuffer, since drivers read the others of several slowly or not by themselves.
type plane struct {
	wanted       bool
	framebuffer  uint32
	format, kind uint32
}

func (r *Renderer) planes(f *frame.Frame, t *target) [7]plane {
	want, single := f.Want, &r.measures.single
	_, picture := t.picture()
	return [7]plane{
		{want.Color, picture, gl.RGBA, gl.UNSIGNED_BYTE},
		{want.IDs, t.labels, gl.RED_INTEGER, gl.UNSIGNED_INT},
		{want.Depth, single[measureDistance], gl.RED, gl.FLOAT},
		{want.Normals, single[measureNormal], gl.RED_INTEGER, gl.UNSIGNED_INT},
		{want.Parts, single[measurePart], gl.RED_INTEGER, gl.UNSIGNED_INT},
		{want.Albedo, single[measureAlbedo], gl.RGBA, gl.UNSIGNED_BYTE},
		{want.Slopes, single[measureSlope], gl.RG, gl.HALF_FLOAT},
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
		gl.ReadPixels(0, 0, int32(t.width), int32(t.height), p.format, p.kind, unsafe.Add(nil, offset))
		offset += size
	}
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, 0)
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, 0)
	return shot, checkErrors("reading the picture")
}

// Develop waits until a shot has been read back and returns its picture. A shot is developed once.
func (r *Renderer) Develop(shot *Shot) (*frame.Picture, error) {
	picture := &frame.Picture{}
	if err := r.DevelopInto(picture, shot); err != nil {
		return nil, err
	}
	return picture, nil
}

// DevelopInto is Develop with the memory of a picture that is no longer needed, where it is large enough.
func (r *Renderer) DevelopInto(picture *frame.Picture, shot *Shot) error {
	if shot.pack == nil {
		*picture = frame.Picture{Width: shot.width, Height: shot.height}
		return nil
	}
	picture.Width, picture.Height = shot.width, shot.height
	pack := shot.pack
	shot.pack = nil
	gl.BindBuffer(gl.PIXEL_PACK_BUFFER, pack.buffer)
	defer gl.BindBuffer(gl.PIXEL_PACK_BUFFER, 0)
	mapped := gl.MapBufferRange(gl.PIXEL_PACK_BUFFER, 0, pack.bytes, gl.MAP_READ_BIT)
	if mapped == nil {
		pack.close()
		return errors.New("viewport: the picture could not be read back: the GPU's memory is exhausted or its context lost")
	}
	shot.unpack(picture, unsafe.Slice((*byte)(mapped), pack.bytes)[packStart:])
	whole := gl.UnmapBuffer(gl.PIXEL_PACK_BUFFER)
	r.packs = append(r.packs, pack)
	if !whole {
		return errors.New("viewport: the picture was lost while it was read back; draw it again")
	}
	return checkErrors("reading the picture")
}

// Discard forgets a shot that nobody will develop.
func (r *Renderer) Discard(shot *Shot) {
	if shot.pack != nil {
		r.packs = append(r.packs, shot.pack)
		shot.pack = nil
	}
}

// unpacked is a pass on its way from a pack into a picture.
type unpacked struct {
	from, to []byte
	finish   func(rows []byte) // of some rows in to; nil for nothing
}

// unpack copies the passes from a pack, in the order of planes, by bands of rows at a time.
func (s *Shot) unpack(p *frame.Picture, data []byte) {
	size := s.width * s.height * pixelBytes
	var passes []unpacked
	next := func(to []byte, finish func([]byte)) {
		if to == nil {
			return
		}
		passes = append(passes, unpacked{data[:size], to, finish})
		data = data[size:]
	}
	next(plotted(&p.RGBA, s.want.Color, size), s.straighten)
	next(plotted(&p.IDs, s.want.IDs, size), unclass)
	next(plotted(&p.Depth, s.want.Depth, size), nil)
	next(plotted(&p.Normals, s.want.Normals, size), nil)
	next(plotted(&p.Parts, s.want.Parts, size), nil)
	next(plotted(&p.Albedo, s.want.Albedo, size), nil)
	next(plotted(&p.Slopes, s.want.Slopes, size), nil)
	bands := min(runtime.GOMAXPROCS(0), maxBands, s.height)
	var group sync.WaitGroup
	for band := range bands {
		group.Go(func() {
			for _, pass := range passes {
				pass.upright(s.width*pixelBytes, s.height, band*s.height/bands, (band+1)*s.height/bands)
			}
		})
	}
	group.Wait()
}

// maxBands is more than copying gains from.
const maxBands = 8

// plotted makes a pass of a picture as large as it must be, nil where it is not wanted, and returns its bytes.
func plotted[T byte | uint32 | float32](pass *[]T, wanted bool, bytes int) []byte {
	if !wanted {
		*pass = nil
		return nil
	}
	var one T
	count := bytes / int(unsafe.Sizeof(one))
	if cap(*pass) < count {
		*pass = make([]T, count)
	}
	*pass = (*pass)[:count]
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(*pass))), bytes)
}

// upright copies rows in the order of pictures, from the top: OpenGL starts at the bottom.
func (u unpacked) upright(row, height, first, end int) {
	for y := first; y < end; y++ {
		copy(u.to[y*row:(y+1)*row], u.from[(height-1-y)*row:(height-y)*row])
	}
	if u.finish != nil {
		u.finish(u.to[first*row : end*row])
	}
}

// unclass leaves the labels of ids, without their classes.
func unclass(rows []byte) {
	ids := unsafe.Slice((*uint32)(unsafe.Pointer(unsafe.SliceData(rows))), len(rows)/pixelBytes)
	for i := range ids {
		ids[i] &= labelMask
	}
}

// straighten makes alpha straight where the background shows through, and full elsewhere.
func (s *Shot) straighten(rgba []byte) {
	if !s.transparent {
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
