package main

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
	"scenograph/internal/tryout"
)

// sheetTextures are the pictures of the contact sheet on the GPU.
type sheetTextures struct {
	sheet    string
	textures map[string]uint32
}

// show takes over new pictures and returns what the sheet shows.
func (t *sheetTextures) show(s session.Sheet) presenter.Contact {
	if s.ID != t.sheet {
		t.close()
		t.sheet, t.textures = s.ID, map[string]uint32{}
	}
	return presenter.ContactOf(s, func(c *tryout.Candidate) uint64 {
		if t.textures[c.ID] == 0 && c.Picture != nil {
			t.textures[c.ID] = upload(c.Picture)
		}
		return uint64(t.textures[c.ID])
	})
}

func (t *sheetTextures) close() {
	for _, texture := range t.textures {
		gl.DeleteTextures(1, &texture)
	}
	t.textures = nil
}
