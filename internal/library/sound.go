package library

import (
	"math"
	"path/filepath"

	"scenograph/internal/geom"
)

// sound reports whether an item read from an index can be one: hands or a fault may have changed the file.
func (i *Item) sound() bool {
	if !filepath.IsAbs(i.Folder) || !filepath.IsLocal(filepath.FromSlash(i.Main.Path)) {
		return false
	}
	if i.Problem != "" {
		return true
	}
	if _, ok := turn(i.Up, i.Front); !ok || !(i.Scale > 0) || math.IsInf(i.Scale, 0) {
		return false
	}
	for axis := range 3 {
		if !geom.Finite(i.Size[axis], i.Raw[axis]) || i.Size[axis] < 0 || i.Raw[axis] < 0 {
			return false
		}
	}
	return true
}
