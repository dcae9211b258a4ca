package session

import (
	"context"
	"strings"
	"testing"
)

// watched is a library in which something has changed as often as it says.
type watched struct {
	Shelves
	changes, looks int
}

func (w *watched) Look(context.Context) (bool, string, error) {
	w.looks++
	if w.changes == 0 {
		return false, "", nil
	}
	w.changes--
	return true, "chairs: 1 model was read again.", nil
}

func TestTheLibraryIsWatched(t *testing.T) {
	f := start(t)
	shelves := &watched{changes: 1}
	f.config.Shelves = shelves
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	f.do(NewProject{})
	for range 4 * int(lookEvery.Seconds()) { // every look at the fixture's clock is a second
		f.Update()
		f.Wait()
	}
	if shelves.looks < 2 || f.ShelfVersion() != 1 {
		t.Errorf("it was looked at %d times, and changed %d times", shelves.looks, f.ShelfVersion())
	}
	told := false
	for _, m := range f.Notices() {
		told = told || strings.Contains(m.Text, "read again")
	}
	if !told {
		t.Error("nobody was told")
	}
}
