package library

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// mostDescribed bounds how much of a description's text is looked through for what it refers to.
const mostDescribed = 16 << 20

// references finds files that robots and scenes are put together from.
var references = regexp.MustCompile(`(?i)(?:file|filename|mesh|uri)\s*=\s*["']([^"']+\.(?:obj|stl|glb|gltf))["']|<uri>\s*([^<]+\.(?:obj|stl|glb|gltf))\s*</uri>|@([^@\n]+\.(?:usd|usda|usdc|usdz))@`)

// alone leaves out what is no thing of its own: meshes and layers that a robot or a scene beside them is put together from, and
// XML that is no model.
func alone(root string, models []File) []File {
	parts := map[string]bool{}
	other := map[string]bool{}
	for _, m := range models {
		ext := strings.ToLower(path.Ext(m.Path))
		if ext != ".urdf" && ext != ".xml" && ext != ".mjcf" && ext != ".usda" || m.Bytes > mostDescribed {
			continue
		}
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(m.Path)))
		if err != nil {
			continue
		}
		if ext == ".xml" && !bytes.Contains(data, []byte("<mujoco")) {
			other[m.Path] = true
			continue
		}
		for _, found := range references.FindAllSubmatch(data, -1) {
			name := string(bytes.Join(found[1:], nil))
			parts[around(m.Path)+"\x00"+strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))] = true
		}
	}
	return slices.DeleteFunc(models, func(m File) bool {
		if other[m.Path] {
			return true
		}
		for dir := path.Dir(m.Path); ; dir = path.Dir(dir) {
			if parts[dir+"\x00"+strings.ToLower(path.Base(m.Path))] {
				return true
			}
			if dir == "." || dir == "/" {
				return false
			}
		}
	})
}

// around is the folder below which the parts of a description lie: its own, or the one around that where it only sorts files.
func around(name string) string {
	dir := path.Dir(name)
	switch strings.ToLower(path.Base(dir)) {
	case "urdf", "urdfs", "mjcf", "xml", "robot", "robots", "sdf":
		return path.Dir(dir)
	}
	return dir
}
