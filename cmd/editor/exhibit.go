package main

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// exhibitTextures are the pictures of the session's exhibit on the GPU.
type exhibitTextures struct {
	textures []uint64
	version  uint64
}

func (t *exhibitTextures) show(e session.Exhibit) presenter.Exhibit {
	if e.Version != t.version {
		t.close()
		for _, p := range e.Pages {
			texture := uint64(0)
			if p.Picture != nil {
				texture = uint64(upload(p.Picture))
			}
			t.textures = append(t.textures, texture)
		}
		t.version = e.Version
	}
	return presenter.ExhibitOf(e, t.textures)
}

func (t *exhibitTextures) close() {
	for _, texture := range t.textures {
		if name := uint32(texture); name != 0 {
			gl.DeleteTextures(1, &name)
		}
	}
	t.textures = nil
}
