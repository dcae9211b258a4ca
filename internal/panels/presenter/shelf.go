package presenter

import (
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/geom"
)

// Shelves that are no groups of things.
const (
	Favourites = "Favourites"
	Recent     = "Recent"
	ownShelf   = "Your models"
)

// ThingFilter says which things of the library are listed. Zero fields leave all.
type ThingFilter struct {
	Text  string
	Shelf string // a group, a folder's path, Favourites or Recent
	Style string
	Most  geom.Vec3 // metres; 0 for any size
}

// Narrow reports whether anything but the text and the shelf is asked for.
func (f *ThingFilter) Narrow() bool { return f.Style != "" || f.Most != geom.Vec3{} }

// ThingShelves lists what can be chosen for ThingFilter.Shelf: everything, favourites, what was used last, groups, and folders.
func (s *State) ThingShelves() []string {
	shelves := []string{"", Favourites, Recent}
	for i := range s.Library {
		if c := s.Library[i].Category; !slices.Contains(shelves, c) {
			shelves = append(shelves, c)
		}
	}
	if len(s.Folders) > 1 {
		shelves = append(shelves, s.Folders...)
	}
	return shelves
}

// ShelfTitle is a shelf as people read it.
func ShelfTitle(shelf string) string {
	switch {
	case shelf == "":
		return "Everything"
	case filepath.IsAbs(shelf):
		return ownShelf + ": " + filepath.Base(shelf)
	}
	return shelf
}

// Things lists what a filter leaves, best first while a text is searched for, else by group and name.
func (s *State) Things(f ThingFilter) []*Thing {
	var all []*Thing
	for i := range s.Library {
		all = append(all, &s.Library[i])
	}
	if text := strings.TrimSpace(f.Text); text != "" && s.FindThings != nil {
		all = s.named(s.FindThings(text))
	}
	switch f.Shelf {
	case "":
	case Favourites:
		all = slices.DeleteFunc(all, func(t *Thing) bool { return !slices.Contains(s.Settings.FavouriteThings, t.ID) })
	case Recent:
		kept := s.named(s.Settings.RecentThings)
		all = slices.DeleteFunc(kept, func(t *Thing) bool { return !slices.Contains(all, t) })
	default:
		all = slices.DeleteFunc(all, func(t *Thing) bool {
			return t.Category != f.Shelf && (t.Own == nil || t.Own.Folder != f.Shelf)
		})
	}
	return slices.DeleteFunc(all, func(t *Thing) bool { return !f.fits(t) })
}

func (f *ThingFilter) fits(t *Thing) bool {
	for i, most := range f.Most {
		if most > 0 && t.Dims[i] > most {
			return false
		}
	}
	return f.Style == "" || slices.Contains(t.Styles, f.Style)
}

// named lists things by their IDs.
func (s *State) named(ids []string) []*Thing {
	at := make(map[string]*Thing, len(s.Library))
	for i := range s.Library {
		at[s.Library[i].ID] = &s.Library[i]
	}
	var out []*Thing
	for _, id := range ids {
		if t := at[id]; t != nil {
			out = append(out, t)
		}
	}
	return out
}

// ThingStyles lists the styles that things are built in, in order.
func (s *State) ThingStyles() []string {
	var styles []string
	for i := range s.Library {
		for _, style := range s.Library[i].Styles {
			if !slices.Contains(styles, style) {
				styles = append(styles, style)
			}
		}
	}
	slices.Sort(styles)
	return styles
}

// About tells what is known of a thing, one fact in a line.
func (t *Thing) About() string {
	lines := []string{t.Name + ", " + t.Size}
	if o := t.Own; o != nil {
		lines = append(lines, filepath.Base(o.File)+" of "+filepath.Base(o.Folder), terms(o.License, o.Author))
		if o.Missing {
			lines = append(lines, "Its file is not there any more.")
		}
		if o.Doubt != "" {
			lines = append(lines, "Worth a look: "+o.Doubt+".")
		}
	}
	return strings.Join(append(lines, "Click to place it in a free spot, or drag it into the room. Right-click for more."), "\n")
}

// SameLook reports whether a thing looks as another did: its picture still holds.
func (t *Thing) SameLook(other *Thing) bool {
	if (t.Own == nil) != (other.Own == nil) {
		return false
	}
	return t.ID == other.ID && t.Dims == other.Dims && (t.Own == nil || t.Own.Content == other.Own.Content && t.Own.Up == other.Own.Up && t.Own.Front == other.Own.Front)
}

func terms(license, author string) string {
	switch {
	case license == "" && author == "":
		return "Licence and author are not known."
	case author == "":
		return license
	case license == "":
		return "By " + author + ", licence not known"
	}
	return license + ", by " + author
}
