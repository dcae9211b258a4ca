package viewport

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
)

// drawMirror draws what the frame's mirror shows.
func (r *Renderer) drawMirror(f *frame.Frame, t *target) error {
	return r.behindMirror(f, t, (*Renderer).drawScene)
}

// behindMirror draws something of what the frame's mirror shows, in the light and with the shadow maps of the frame.
func (r *Renderer) behindMirror(f *frame.Frame, t *target, draw drawer) error {
	m := f.Mirror
	if m == nil {
		return nil
	}
	b := &r.beyond
	if err := b.fit(t.width, t.height, 1); err != nil {
		return err
	}
	b.used = r.number
	r.begin(m.Frame, b)
	bindTexture(unitOcclusion, gl.TEXTURE_2D, r.open)
	bindTexture(unitBehind, gl.TEXTURE_2D, b.behind)
	if err := draw(r, m.Frame, b); err != nil {
		return err
	}
	r.begin(f, t)
	r.scratch.mirror = m.Plane
	bindTexture(unitMirror, gl.TEXTURE_2D, b.light)
	return nil
}
