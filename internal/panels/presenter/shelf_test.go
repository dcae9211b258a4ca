package presenter

import (
	"context"
	"image"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/job"
	"scenograph/internal/session"
)

// ownChair is a library of one model.
type ownChair struct{}

func (ownChair) Folders() []string { return []string{"/models/chairs", "/models/more"} }
func (ownChair) Own(entry string) (session.OwnThing, bool) {
	return session.OwnThing{File: "/models/chairs/old.glb", Folder: "/models/chairs", License: "CC0-1.0", Up: "y", Front: "z", Scale: 1, Doubt: "front z: the taller side"}, entry == "old-chair"
}
func (ownChair) AddFolder(context.Context, string, job.Report) (string, error) { return "", nil }
func (ownChair) Look(context.Context) (bool, string, error)                    { return false, "", nil }
func (ownChair) Search(text string) ([]catalog.Match, bool) {
	return catalog.Builtin().Search(text, 0), true
}
func (ownChair) Picture(string) (*image.NRGBA, bool)                       { return nil, false }
func (ownChair) KeepPicture(string, *image.NRGBA) error                    { return nil }
func (ownChair) Correct(context.Context, string, session.Correction) error { return nil }

// given adds one model to the catalogue.
type given struct{ catalog.Source }

func (g given) Entries() []catalog.Entry {
	return append(g.Source.Entries(), catalog.Entry{ID: "old-chair", Name: "old chair", Category: "chair", Size: geom.Vec3{0.5, 0.5, 0.9}, Given: true})
}

func shelfState() *State {
	shelf := ShelfOf(given{catalog.Builtin()}, ownChair{})
	return &State{Library: shelf.Things, FindThings: shelf.Seek, Folders: shelf.Folders}
}

func TestThingsAreFiltered(t *testing.T) {
	s := shelfState()
	s.Settings.FavouriteThings = []string{"sofa", "gone"}
	s.Settings.RecentThings = []string{"vase", "sofa"}
	for _, test := range []struct {
		name       string
		filter     ThingFilter
		has, lacks []string
		first      string
	}{
		{"everything", ThingFilter{}, []string{"sofa", "old-chair", "fork"}, nil, ""},
		{"a text, best first", ThingFilter{Text: "couch"}, []string{"sofa"}, []string{"fork"}, "sofa"},
		{"an unfinished word", ThingFilter{Text: "wardr"}, []string{"wardrobe"}, []string{"fork"}, ""},
		{"words and an unfinished one", ThingFilter{Text: "wooden wardr"}, []string{"wardrobe"}, []string{"fork"}, ""},
		{"nonsense", ThingFilter{Text: "xyzzyqqq"}, nil, []string{"sofa"}, ""},
		{"favourites", ThingFilter{Shelf: Favourites}, []string{"sofa"}, []string{"vase"}, "sofa"},
		{"the last first", ThingFilter{Shelf: Recent}, []string{"vase", "sofa"}, []string{"fork"}, "vase"},
		{"recent ones of a name", ThingFilter{Shelf: Recent, Text: "sofa"}, []string{"sofa"}, []string{"vase"}, "sofa"},
		{"a group", ThingFilter{Shelf: "Beds"}, []string{"bed"}, []string{"sofa"}, ""},
		{"a folder", ThingFilter{Shelf: "/models/chairs"}, []string{"old-chair"}, []string{"sofa"}, "old-chair"},
		{"what is narrow enough", ThingFilter{Most: geom.Vec3{0.6}}, []string{"old-chair", "fork"}, []string{"sofa"}, ""},
		{"a style", ThingFilter{Style: "rustic"}, []string{"sofa"}, []string{"old-chair"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			var ids []string
			for _, thing := range s.Things(test.filter) {
				ids = append(ids, thing.ID)
			}
			for _, id := range test.has {
				if !slices.Contains(ids, id) {
					t.Errorf("%s is missing", id)
				}
			}
			for _, id := range test.lacks {
				if slices.Contains(ids, id) {
					t.Errorf("%s is listed", id)
				}
			}
			if test.first != "" && (len(ids) == 0 || ids[0] != test.first) {
				t.Errorf("first is %v, want %s", ids[:min(3, len(ids))], test.first)
			}
		})
	}
	if shelves := s.ThingShelves(); !slices.Contains(shelves, "/models/more") || !slices.Contains(shelves, "Your models") {
		t.Errorf("shelves: %v", shelves)
	}
}

func TestAThingTellsWhereItComesFrom(t *testing.T) {
	s := shelfState()
	about := s.named([]string{"old-chair"})[0].About()
	for _, want := range []string{"50 × 50 × 90 cm", "old.glb of chairs", "CC0-1.0", "Worth a look: front z"} {
		if !strings.Contains(about, want) {
			t.Errorf("%q is not in %q", want, about)
		}
	}
}

func TestWhatIsFoundLaterIsShown(t *testing.T) {
	asked := 0
	find := func(text string) ([]catalog.Match, bool) {
		if asked++; asked < 3 {
			return nil, false
		}
		return []catalog.Match{{Entry: catalog.Entry{ID: "red-thing"}}}, true
	}
	things := []Thing{{ID: "scarlet", Words: "scarlet thing"}}
	if ids, settled := seek(find, things, "scarlet"); settled || len(ids) != 1 || asked != 1 {
		t.Errorf("%v %v after asking %d times", ids, settled, asked)
	}
	shelf := ShelfOf(catalog.Builtin(), slowChair{ownChair{}, find})
	asked = 0
	for want, n := range []int{0, 0, 1, 1} {
		if ids := shelf.Seek("zorblax"); len(ids) != n || asked != min(want+1, 3) {
			t.Errorf("the %d. time %v, asked %d times", want+1, ids, asked)
		}
	}
}

// slowChair is a library whose model takes a while.
type slowChair struct {
	ownChair
	find finder
}

func (s slowChair) Search(text string) ([]catalog.Match, bool) { return s.find(text) }
