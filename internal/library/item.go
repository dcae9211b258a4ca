package library

import (
	"path/filepath"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// Terms are who made something and how it may be used.
type Terms struct {
	License string `json:"licence,omitempty"`
	Author  string `json:"author,omitempty"`
	Page    string `json:"page,omitempty"` // where it was published
}

// or fills in what is not known from other terms.
func (t Terms) or(other Terms) Terms {
	if t.License == "" {
		t.License = other.License
	}
	if t.Author == "" {
		t.Author = other.Author
	}
	if t.Page == "" {
		t.Page = other.Page
	}
	return t
}

// Folder is a folder that is indexed with everything below it.
type Folder struct {
	Path  string `json:"path"` // absolute
	Name  string `json:"name"`
	Terms        // of what says nothing itself
}

// File is a file as it was when it was read.
type File struct {
	Path     string `json:"path"` // below the folder; forward slashes
	Bytes    int64  `json:"bytes"`
	Modified int64  `json:"modified"` // nanoseconds since 1970
}

// Axis names a direction of a glTF file, in which Y is up and +Z is the front: "x", "-x", "y", "-y", "z" or "-z".
type Axis string

// Item is one indexed model.
type Item struct {
	ID       string   `json:"id"` // from its first name and content; stays when either changes
	Name     string   `json:"name"`
	Category string   `json:"category,omitempty"`
	Synonyms []string `json:"synonyms,omitempty"`
	Tags     []string `json:"tags,omitempty"`
	Text     string   `json:"text,omitempty"` // what annotations say of it
	Like     string   `json:"like,omitempty"` // the catalogue's entry for such things

	Folder  string `json:"folder"`
	Main    File   `json:"file"`
	Depends []File `json:"depends,omitempty"` // buffers and textures beside it
	Copies  []File `json:"copies,omitempty"`  // other files with the same content, their paths absolute
	Hash    string `json:"hash,omitempty"`    // SHA-256 of the content of all its files

	Raw       geom.Vec3   `json:"raw"` // size in the file's own units and axes
	Up        Axis        `json:"up,omitempty"`
	Front     Axis        `json:"front,omitempty"`
	Scale     float64     `json:"scale,omitempty"` // metres in one unit of the file
	Size      geom.Vec3   `json:"size"`            // width, depth and height in metres, as it is placed
	Mount     scene.Mount `json:"mount,omitempty"`
	Triangles int         `json:"triangles,omitempty"`
	Materials []string    `json:"materials,omitempty"`
	Textures  int         `json:"textures,omitempty"`
	Animated  bool        `json:"animated,omitempty"`
	Guess     Guess       `json:"guess"`

	Terms
	TermsFrom string `json:"termsFrom,omitempty"` // what they were read in

	Fixed     Fix    `json:"fixed"` // what a person set right; it wins over every guess
	Favourite bool   `json:"favourite,omitempty"`
	Missing   bool   `json:"missing,omitempty"` // the file is not where it was
	Problem   string `json:"problem,omitempty"` // why the file cannot be used
}

// Guess tells what each guess rests on. What is not Sure is worth a look.
type Guess struct {
	Category string `json:"category,omitempty"`
	Up       string `json:"up,omitempty"`
	Front    string `json:"front,omitempty"`
	Scale    string `json:"scale,omitempty"`
	Sure     bool   `json:"sure"`
}

// Fix is what a person sets right. Empty fields leave the guess.
type Fix struct {
	Name     string  `json:"name,omitempty"`
	Category string  `json:"category,omitempty"`
	Up       Axis    `json:"up,omitempty"`
	Front    Axis    `json:"front,omitempty"`
	Scale    float64 `json:"scale,omitempty"`
	Terms
}

// File is the absolute path of the item's file.
func (i *Item) File() string { return filepath.Join(i.Folder, filepath.FromSlash(i.Main.Path)) }

// copyAt is the place of a file among the copies, −1 when it is none.
func (i *Item) copyAt(file string) int {
	return slices.IndexFunc(i.Copies, func(c File) bool { return c.Path == file })
}

// Usable reports whether the item can be placed.
func (i *Item) Usable() bool { return i.Problem == "" && !i.Missing }

// Source is what nodes made of the item name as where they came from.
func (i *Item) Source() string { return "library:" + i.ID }
