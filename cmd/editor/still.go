package main

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// stillTexture is the path-traced picture on the GPU, as large as its dialog shows it.
type stillTexture struct {
	texture uint32
	version uint64
}

// show takes over a new picture and returns what the dialog shows.
func (t *stillTexture) show(s session.Still) presenter.Still {
	if s.Small != nil && s.Version != t.version {
		t.close()
		t.texture, t.version = upload(s.Small), s.Version
	}
	return presenter.StillOf(s, uint64(t.texture))
}

func (t *stillTexture) close() {
	gl.DeleteTextures(1, &t.texture)
	t.texture = 0
}

// panoramaTexture is the picture that a room is marked on.
type panoramaTexture struct {
	texture uint32
	version uint64
}

func (t *panoramaTexture) show(p session.Panorama) presenter.Panorama {
	if p.Picture != nil && p.Version != t.version {
		t.close()
		t.texture, t.version = upload(p.Picture), p.Version
	}
	return presenter.PanoramaOf(p, uint64(t.texture))
}

func (t *panoramaTexture) close() {
	gl.DeleteTextures(1, &t.texture)
	t.texture = 0
}
