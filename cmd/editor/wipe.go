package main

import (
	"github.com/go-gl/gl/v4.1-core/gl"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// wipeTextures are the two pictures of the wipe on the GPU.
type wipeTextures struct {
	before, after uint32
	version       uint64
}

func (t *wipeTextures) show(w session.Wipe) presenter.Wipe {
	if w.On && w.Version != t.version && w.Before != nil {
		t.close()
		t.before, t.after, t.version = upload(w.Before), upload(w.After), w.Version
	}
	return presenter.WipeOf(w, uint64(t.before), uint64(t.after))
}

func (t *wipeTextures) close() {
	for _, name := range []uint32{t.before, t.after} {
		if name != 0 {
			gl.DeleteTextures(1, &name)
		}
	}
	t.before, t.after = 0, 0
}
