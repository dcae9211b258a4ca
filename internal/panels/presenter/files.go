package presenter

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// FileEntry is one line of a file dialog.
type FileEntry struct {
	Name    string
	Folder  bool
	Project bool // a folder that holds a scene
	Size    int64
}

// Listing is a folder as a file dialog shows it.
type Listing struct {
	Folder  string
	Entries []FileEntry
	Problem string // why the folder could not be read, or ""
}

// ListFolder reads a folder: folders first, then the files with one of the extensions (lower case, with dot; none means no files).
// Hidden names are left out. A folder named *.scene is a project.
func ListFolder(folder string, extensions []string) Listing {
	l := Listing{Folder: filepath.Clean(folder)}
	entries, err := os.ReadDir(l.Folder)
	if err != nil {
		l.Problem = "This folder cannot be read: " + err.Error()
		return l
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		info, err := os.Stat(filepath.Join(l.Folder, e.Name()))
		if err != nil {
			continue
		}
		entry := FileEntry{Name: e.Name(), Folder: info.IsDir(), Size: info.Size()}
		entry.Project = entry.Folder && strings.EqualFold(filepath.Ext(entry.Name), ".scene")
		if entry.Folder || slices.Contains(extensions, strings.ToLower(filepath.Ext(entry.Name))) {
			l.Entries = append(l.Entries, entry)
		}
	}
	slices.SortFunc(l.Entries, func(a, b FileEntry) int {
		if a.Folder != b.Folder {
			if a.Folder {
				return -1
			}
			return 1
		}
		return cmp.Or(naturalCompare(a.Name, b.Name), cmp.Compare(a.Name, b.Name))
	})
	return l
}

// Bytes shows a file's size: "840 B", "1.2 MB".
func Bytes(n int64) string {
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	value, unit := float64(n)/1000, "kB"
	for _, next := range []string{"MB", "GB", "TB"} {
		if value < 1000 {
			break
		}
		value, unit = value/1000, next
	}
	return fmt.Sprintf("%.1f %s", value, unit)
}

// Left says how long something will still take: "5 s left", "2 min left".
func Left(d time.Duration) string {
	if d < time.Minute {
		return fmt.Sprintf("%d s left", max(1, int(d.Seconds()+0.5)))
	}
	return fmt.Sprintf("%d min left", int(d.Minutes()+0.5))
}
