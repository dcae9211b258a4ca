package main

import (
	"bytes"
	"os"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// writeMap writes where every widget is, for tests that drive the real window: SCENOGRAPH_UI_MAP names the file. It is replaced
// as a whole, so a reader never sees half of it.
func (e *editor) writeMap(*presenter.State) {
	var b bytes.Buffer
	err := e.ui.Marks().Write(&b)
	if err == nil {
		err = os.WriteFile(e.mapFile+".new", b.Bytes(), 0o600)
	}
	if err == nil {
		err = os.Rename(e.mapFile+".new", e.mapFile)
	}
	if err != nil {
		e.session.Say(session.Caution, "The widget map could not be written: %v", err)
		e.mapFile = ""
	}
}
