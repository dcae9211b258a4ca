package main

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/frame"
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
	t.begin(s.ID)
	return presenter.ContactOf(s, func(c *tryout.Candidate) uint64 { return t.of(c.ID, c.Picture) })
}

// vary does the same for variants.
func (t *sheetTextures) vary(v session.Variants) presenter.Contact {
	t.begin(v.ID)
	return presenter.VariantsOf(v, func(one *session.Variant) uint64 { return t.of(one.ID, one.Picture) })
}

func (t *sheetTextures) begin(sheet string) {
	if sheet != t.sheet {
		t.close()
		t.sheet, t.textures = sheet, map[string]uint32{}
	}
}

func (t *sheetTextures) of(id string, p *frame.Picture) uint64 {
	if t.textures[id] == 0 && p != nil {
		t.textures[id] = upload(p)
	}
	return uint64(t.textures[id])
}

func (t *sheetTextures) close() {
	for _, texture := range t.textures {
		gl.DeleteTextures(1, &texture)
	}
	t.textures = nil
}
