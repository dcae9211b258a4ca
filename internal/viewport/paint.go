package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/scene"
)

// Paint draws a frame at its full size, waits for every texture, and reads the passes it wants back. The screen is left alone.
func (r *Renderer) Paint(f *frame.Frame) (*frame.Picture, error) {
	t := &r.paper
	if err := r.execute(f, t, f.View.Width, f.View.Height); err != nil {
		return nil, err
	}
	if len(r.textures.waiting) > 0 {
		r.textures.receive(true)
		if err := r.execute(f, t, f.View.Width, f.View.Height); err != nil {
			return nil, err
		}
	}
	picture := &frame.Picture{Width: t.width, Height: t.height}
	gl.PixelStorei(gl.PACK_ALIGNMENT, 1)
	w, h := int32(t.width), int32(t.height)
	if f.Want.Color {
		picture.RGBA = make([]byte, t.width*t.height*4)
		gl.BindFramebuffer(gl.READ_FRAMEBUFFER, t.final)
		gl.ReadPixels(0, 0, w, h, gl.RGBA, gl.UNSIGNED_BYTE, gl.Ptr(picture.RGBA))
		flip(picture.RGBA, t.width*4)
		finish(picture.RGBA, f.Style.Background == frame.Transparent)
	}
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, t.labels)
	if f.Want.IDs {
		picture.IDs = make([]uint32, t.width*t.height)
		gl.ReadPixels(0, 0, w, h, gl.RED_INTEGER, gl.UNSIGNED_INT, gl.Ptr(picture.IDs))
		flip(picture.IDs, t.width)
		for i := range picture.IDs {
			picture.IDs[i] &= labelMask
		}
	}
	if f.Want.Depth {
		picture.Depth = make([]float32, t.width*t.height)
		gl.ReadPixels(0, 0, w, h, gl.DEPTH_COMPONENT, gl.FLOAT, gl.Ptr(picture.Depth))
		flip(picture.Depth, t.width)
		planar(picture.Depth, f.View)
	}
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, 0)
	return picture, checkErrors("reading the picture")
}

// labelMask leaves the label of an id, without its class.
const labelMask = 1<<24 - 1

// flip turns rows upside down: OpenGL starts at the bottom, pictures at the top.
func flip[T any](data []T, row int) {
	spare := make([]T, row)
	for a, b := 0, len(data)-row; a < b; a, b = a+row, b-row {
		copy(spare, data[a:a+row])
		copy(data[a:a+row], data[b:b+row])
		copy(data[b:b+row], spare)
	}
}

// finish makes alpha straight where the background shows through, and full elsewhere.
func finish(rgba []byte, transparent bool) {
	for i := 0; i < len(rgba); i += 4 {
		a := int(rgba[i+3])
		if !transparent {
			rgba[i+3] = 255
			continue
		}
		if a == 0 || a == 255 {
			continue
		}
		for c := range 3 {
			rgba[i+c] = byte(min(255, (int(rgba[i+c])*255+a/2)/a))
		}
	}
}

// planar turns window depth into metres along the camera's axis, 0 where nothing is.
func planar(depth []float32, v frame.View) {
	near, far := v.Near, v.Far
	for i, d := range depth {
		if d >= 1 {
			depth[i] = 0
			continue
		}
		if v.Projection == scene.Orthographic {
			depth[i] = float32(near + float64(d)*(far-near))
			continue
		}
		depth[i] = float32(near * far / (far - float64(d)*(far-near)))
	}
}

// Context runs functions on the thread of a GL context: glctx.Offscreen and glctx.Window are two.
type Context interface {
	Do(func() error) error
}

// Painter is a frame.Painter for any goroutine: it draws on its context's thread.
type Painter struct {
	context  Context
	renderer *Renderer
}

// NewPainter makes a renderer on a context.
func NewPainter(context Context, store *asset.Store) (*Painter, error) {
	p := &Painter{context: context}
	err := context.Do(func() error {
		var err error
		p.renderer, err = New(store)
		return err
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// Paint draws a frame and reads back the passes it wants.
func (p *Painter) Paint(f *frame.Frame) (picture *frame.Picture, err error) {
	err = p.context.Do(func() error {
		var err error
		picture, err = p.renderer.Paint(f)
		return err
	})
	return picture, err
}

// Close frees the renderer.
func (p *Painter) Close() error {
	return p.context.Do(func() error {
		p.renderer.Close()
		return nil
	})
}

var _ frame.Painter = (*Painter)(nil)
