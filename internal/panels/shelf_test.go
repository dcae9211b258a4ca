package panels

import (
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

func shelved(t *testing.T) *presenter.State {
	s := sampleState(t)
	s.Folders = []string{"/models/a"}
	s.Library = []presenter.Thing{
		{ID: "mine", Name: "Old chair", Category: "Your models", Dims: geom.Vec3{0.5, 0.5, 0.9}, Own: &session.OwnThing{File: "/models/a/c.glb", Folder: "/models/a", Category: "chair", Up: "y", Front: "z", Scale: 1, Doubt: "front z: the taller side"}},
		{ID: "sofa", Name: "Sofa", Category: "Seating", Dims: geom.Vec3{2, 0.9, 0.8}, Styles: []string{"rustic"}},
	}
	return s
}

func TestLibraryFilters(t *testing.T) {
	s := shelved(t)
	b, wanted := open(t, s)
	drawn := func(id string) bool {
		b.frames(2)
		_, ok := b.ui.marks["library/thing/"+id]
		return ok
	}
	b.ui.library.filter.Most[0] = 1
	if drawn("sofa") || !drawn("mine") {
		t.Error("a thing that is too wide is listed, or one that fits is not")
	}
	b.ui.library.filter = presenter.ThingFilter{Shelf: presenter.Favourites}
	if drawn("sofa") || drawn("mine") {
		t.Error("what is no favourite is listed among them")
	}
	s.Settings.FavouriteThings = []string{"sofa"}
	if !drawn("sofa") {
		t.Error("a favourite is not listed")
	}
	b.ui.library.filter = presenter.ThingFilter{}
	b.frames(2)
	b.click("library/thing/sofa")
	if got := last[session.PlaceThing](t, *wanted); got.Entry != "sofa" {
		t.Errorf("a click wants %+v", got)
	}
}

func TestAModelIsSetRight(t *testing.T) {
	b, wanted := open(t, shelved(t))
	b.ui.openDialog("correct")
	b.ui.dialog.thing, b.ui.dialog.correction = "mine", session.Correction{Category: "chair", Up: "y", Front: "z", Scale: 1}
	b.frames(3)
	b.ui.dialog.correction.Front = "-z"
	b.frames(2)
	b.click("dialog/ok")
	want := session.CorrectThing{Entry: "mine", Correction: session.Correction{Front: "-z"}}
	if got := last[session.CorrectThing](t, *wanted); got != want {
		t.Errorf("setting right wants %+v, not %+v", got, want)
	}
}

func TestAFolderJoinsTheLibrary(t *testing.T) {
	b, wanted := open(t, shelved(t))
	b.click("library/things")
	b.frames(3)
	b.click("library/add")
	b.frames(5)
	folder := t.TempDir()
	b.ui.goTo(folder)
	listed(b)
	b.click("dialog/ok")
	if got := last[session.AddLibraryFolder](t, *wanted); got.Path != folder {
		t.Errorf("adding wants %+v", got)
	}
}
