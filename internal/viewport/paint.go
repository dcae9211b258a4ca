package viewport

import (
	"scenograph/internal/asset"
	"scenograph/internal/frame"
)

// Paint draws a frame at its full size, waits for every texture, and reads the passes it wants back. The screen is left alone.
func (r *Renderer) Paint(f *frame.Frame) (*frame.Picture, error) {
	shot, err := r.Shoot(f)
	if err != nil {
		return nil, err
	}
	return r.Develop(shot)
}

// Shoot draws a frame as Paint does and begins to read it back, so that other work can go on until Develop is called for the result.
// The frame may be planned anew as soon as Shoot returns.
func (r *Renderer) Shoot(f *frame.Frame) (*Shot, error) {
	t := &r.paper
	window := r.meter
	r.meter = meter{}
	defer func() { r.meter = window }()
	r.supply(f)
	if f.Want.Color {
		if err := r.updateSky(f, true); err != nil {
			return nil, err
		}
	}
	if err := r.execute(f, t, f.View.Width, f.View.Height); err != nil {
		return nil, err
	}
	if len(r.textures.waiting) > 0 { // asked for while drawing
		r.textures.receive(true)
		if err := r.execute(f, t, f.View.Width, f.View.Height); err != nil {
			return nil, err
		}
	}
	r.clock.begin(clockRead)
	defer r.clock.end(clockRead)
	return r.read(f, t)
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
func NewPainter(context Context, store *asset.Store, options ...Option) (*Painter, error) {
	p := &Painter{context: context}
	err := context.Do(func() error {
		var err error
		p.renderer, err = New(store, options...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return p, nil
}

// Expect makes ready for a picture whose scene is still being read; see Renderer.Expect.
func (p *Painter) Expect(view frame.View, style frame.Style) error {
	return p.context.Do(func() error { return p.renderer.Expect(view, style) })
}

// Serve names the store of what will be drawn; see Renderer.Serve.
func (p *Painter) Serve(store *asset.Store) error {
	return p.context.Do(func() error {
		p.renderer.Serve(store)
		return nil
	})
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

var _ frame.StreamPainter = (*Painter)(nil)
