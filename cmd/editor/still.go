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
