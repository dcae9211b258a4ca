package gltfio

import (
	"slices"
	"strings"
)

// reportIgnored says which contents of the file have no place in a scene.
func (r *reader) reportIgnored() {
	if n := len(r.doc.Animations); n > 0 {
		r.report.Warn("animations", "%d were left out: the file is read at rest", n)
	}
	if n := len(r.doc.Skins); n > 0 {
		r.report.Warn("skins", "%d were worked into their meshes as they stand at rest: bones cannot be moved", n)
	}
	if slices.Contains(r.doc.ExtensionsUsed, "KHR_materials_variants") {
		r.report.Warn("KHR_materials_variants", "only the default variant was read")
	}
	for _, name := range r.doc.ExtensionsUsed {
		if !understood[name] && !strings.HasPrefix(name, "KHR_materials_") && !slices.Contains(r.doc.ExtensionsRequired, name) {
			r.report.Info(tidy(name), "is an extension that is not read")
		}
	}
}
