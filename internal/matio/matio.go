// Package matio reads folders of texture maps, as ambientCG and Poly Haven hand them out, into materials.
//
// Invariant: what a file is for is told by its name alone; a file that cannot be used is reported and never fails the others.
//
//	sets, report, err := matio.Find("downloads/Wood051_2K-JPG") // or, of a .zip, what matio.Unpack returns
//	material, notes, err := sets[0].Build(store, matio.Options{})
package matio

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"scenograph/internal/diag"
)

// Role is what a map says of a surface.
type Role string

// The roles.
const (
	Color        Role = "colour"
	NormalGL     Role = "normal"           // +Y up, as OpenGL and glTF have it
	NormalDX     Role = "normal (DirectX)" // +Y down: its green is turned round
	Roughness    Role = "roughness"
	Gloss        Role = "gloss" // 1 − roughness
	Metalness    Role = "metalness"
	Occlusion    Role = "occlusion"
	Packed       Role = "occlusion, roughness and metalness"
	Displacement Role = "displacement"
	Opacity      Role = "opacity"
	Emission     Role = "emission"
)

// Set is the maps of one surface.
type Set struct {
	Name    string          `json:"name"`   // as people read it
	Folder  string          `json:"folder"` // where its files are
	Files   map[Role]string `json:"files"`  // names within the folder
	SizeM   float64         `json:"sizeM"`  // metres one repeat covers; 0 when nothing says it
	Licence string          `json:"licence,omitempty"`
	Source  string          `json:"source,omitempty"`
}

// DefaultSizeM is what one repeat covers when nothing says it: that of most scanned surfaces.
const DefaultSizeM = 2

// most bounds the files that are looked at below one folder.
const most = 20000

// Find lists the sets in a folder and the folders below it, sorted by folder and name. Only sets with a colour or a normal map count.
func Find(folder string) ([]Set, diag.Report, error) {
	var report diag.Report
	byFolder := map[string][]string{}
	seen := 0
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			report.Warn(path, "cannot be read: %v", err)
			return nil
		}
		if seen++; seen > most {
			return fs.SkipAll
		}
		if !entry.IsDir() && mapFile(entry.Name()) {
			dir := filepath.Dir(path)
			byFolder[dir] = append(byFolder[dir], entry.Name())
		}
		return nil
	})
	if err != nil {
		return nil, report, fmt.Errorf("matio: %s: %w", folder, err)
	}
	if _, err := os.Stat(folder); err != nil {
		return nil, report, fmt.Errorf("matio: %s: there is no such folder", folder)
	}
	if seen > most {
		report.Warn(folder, "holds more than %d files; the rest was not looked at", most)
	}
	var out []Set
	for dir, names := range byFolder {
		out = append(out, setsOf(dir, names, &report)...)
	}
	slices.SortFunc(out, func(a, b Set) int { return strings.Compare(a.Folder+"\x00"+a.Name, b.Folder+"\x00"+b.Name) })
	return out, report, nil
}

// Holds reports whether a path is a folder with texture maps directly in it or one level below.
func Holds(path string) bool {
	info, err := os.Stat(path)
	if err != nil || !info.IsDir() {
		return false
	}
	sets, _, err := Find(path)
	return err == nil && len(sets) > 0
}

// setsOf groups a folder's files by the name they share.
func setsOf(dir string, names []string, report *diag.Report) []Set {
	slices.Sort(names)
	groups := map[string]*Set{}
	var order, aside []string
	for _, name := range names {
		base, role, ok := Parse(name)
		if !ok {
			aside = append(aside, name)
			continue
		}
		if unread(name) {
			report.Warn(filepath.Join(dir, name), "is left out: a %s is not read; a JPEG, PNG or OpenEXR file of it would be", strings.ToLower(filepath.Ext(name)))
			continue
		}
		if openEXR(name) {
			if err := checked(filepath.Join(dir, name)); err != nil {
				report.Warn(filepath.Join(dir, name), "is left out: %v", err)
				continue
			}
		}
		key := strings.ToLower(base)
		set := groups[key]
		if set == nil {
			set = &Set{Name: base, Folder: dir, Files: map[Role]string{}}
			groups[key] = set
			order = append(order, key)
		}
		if old, twice := set.Files[role]; !twice || better(name, old) {
			set.Files[role] = name
		}
	}
	var out []Set
	for _, key := range order {
		set := groups[key]
		if set.Files[Color] == "" && set.Files[NormalGL] == "" && set.Files[NormalDX] == "" {
			continue
		}
		set.about(report)
		out = append(out, *set)
	}
	if len(out) > 0 && len(aside) > 0 {
		report.Info(dir, "%s left aside: no name of a map is known in %s", countedFiles(len(aside)), strings.Join(aside[:min(len(aside), 8)], ", "))
	}
	return out
}

func countedFiles(n int) string {
	if n == 1 {
		return "1 picture is"
	}
	return fmt.Sprintf("%d pictures are", n)
}

// better prefers the finer of two files for one role, and of equally fine ones that which needs no conversion.
func better(name, old string) bool {
	if a, b := resolution(name), resolution(old); a != b {
		return a > b
	}
	return openEXR(old) && !openEXR(name)
}

func openEXR(name string) bool { return strings.EqualFold(filepath.Ext(name), ".exr") }
