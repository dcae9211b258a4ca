package matio

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/bundle"
	"scenograph/internal/geom"
)

// Entry is a set that a person keeps, with what was measured of it when it was added.
type Entry struct {
	Set
	Mean geom.Color `json:"mean"`
}

// Index lists a person's sets. Its file names folders; the maps stay where they are.
type Index struct {
	Entries []Entry `json:"materials"`
}

// Load reads an index; a file that is not there is an empty one.
func Load(path string) (Index, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Index{}, nil
	}
	if err != nil {
		return Index{}, fmt.Errorf("matio: %w", err)
	}
	return parseIndex(path, data)
}

func parseIndex(path string, data []byte) (Index, error) {
	var x Index
	if err := json.Unmarshal(data, &x); err != nil {
		return Index{}, fmt.Errorf("matio: %s: %w", path, err)
	}
	x.Entries = slices.DeleteFunc(x.Entries, func(e Entry) bool { return e.Name == "" || e.Folder == "" || len(e.Files) == 0 || badSize(e.SizeM) })
	return x, nil
}

func badSize(m float64) bool { return m < 0 || m > 1000 || m != m }

// Save writes the index in one step.
func (x Index) Save(path string) error {
	data, err := json.MarshalIndent(x, "", "  ")
	if err != nil {
		return fmt.Errorf("matio: %w", err)
	}
	return bundle.WriteFile(path, append(data, '\n'))
}

// Add measures sets and keeps them, in place of those of the same folder and name. A name that another folder's set has gets a number.
func (x *Index) Add(sets ...Set) {
	for _, s := range sets {
		if abs, err := filepath.Abs(s.Folder); err == nil {
			s.Folder = abs
		}
		same := func(e Entry) bool {
			return e.Folder == s.Folder && e.Files[Color] == s.Files[Color] && e.Files[NormalGL] == s.Files[NormalGL]
		}
		x.Entries = slices.DeleteFunc(x.Entries, same)
		name := s.Name
		for n := 2; slices.ContainsFunc(x.Entries, func(e Entry) bool { return strings.EqualFold(e.Name, s.Name) }); n++ {
			s.Name = fmt.Sprintf("%s %d", name, n)
		}
		x.Entries = append(x.Entries, Entry{s, s.Glance()})
	}
}
