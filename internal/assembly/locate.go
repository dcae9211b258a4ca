package assembly

import (
	"net/url"
	"path"
	"strings"

	"scenograph/internal/folder"
)

// Locate is the path of what a file refers to: beside it, or, where a path of another machine is written, a file of the same
// name beside it or in the folders where such files are kept. What is not there is returned as it would be beside the file.
func (m *Maker) Locate(from, reference string) string {
	beside := folder.Beside(from, reference)
	if m.Files.Exists(beside) {
		return beside
	}
	if plain, err := url.PathUnescape(reference); err == nil && plain != reference {
		if other := folder.Beside(from, plain); m.Files.Exists(other) {
			return other
		}
	}
	base := path.Base(strings.ReplaceAll(reference, `\`, "/"))
	for _, dir := range []string{"", "textures", "Textures", "texture", "maps", "images", "materials/textures", "meshes", "assets"} {
		if other := folder.Beside(from, path.Join(dir, base)); m.Files.Exists(other) {
			return other
		}
	}
	return beside
}

// looksLikeNormals tells a normal map from a height map by its name.
func looksLikeNormals(file string) bool {
	lower := strings.ToLower(path.Base(file))
	for _, word := range []string{"normal", "nrm", "_nor", "_nml", "norm"} {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}
