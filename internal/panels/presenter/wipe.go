package presenter

import "scenograph/internal/session"

// Wipe is the scene without and with the proposal under review, parted by a line over the view.
type Wipe struct {
	On, Ready, Drawing bool
	Before, After      uint64 // textures, 0 while there are none
}

// WipeOf reads the session's wipe; the textures are of its two pictures.
func WipeOf(w session.Wipe, before, after uint64) Wipe {
	return Wipe{On: w.On, Ready: w.Ready && before != 0 && after != 0, Drawing: w.Drawing, Before: before, After: after}
}
