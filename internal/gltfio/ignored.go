package gltfio

import (
	"fmt"
	"slices"
	"strings"
)

// losses says what is missing in the scene without an extension that files often use.
var losses = map[string]string{
	"EXT_lights_image_based": "its surroundings light nothing",
	"EXT_texture_avif":       "the textures' other images are used",
	"KHR_animation_pointer":  "only nodes are animated",
	"KHR_node_visibility":    "nodes that it hides are seen",
	"MSFT_lod":               "only the finest level of detail is used",
	"MSFT_texture_dds":       "the textures' other images are used",
}

// reportIgnored says which contents of the file have no place in a scene.
func (r *reader) reportIgnored() {
	moment := "at rest"
	if r.options.Pose.Animation != "" {
		moment = fmt.Sprintf("at %.3g s of %q", r.options.Pose.Time, r.options.Pose.Animation)
	}
	if all := r.animations(); len(all) > 0 && r.options.Pose.Animation == "" {
		r.report.Warn("animations", "were left out: the file is read at rest; it could be posed by %s", listed(all))
	} else if len(all) > 0 {
		r.report.Info("animations", "were left out but for one moment: the file stands still as it is %s", moment)
	}
	if n := len(r.doc.Skins); n > 0 {
		r.report.Warn("skins", "%d were worked into their meshes as they stand %s: bones cannot be moved", n, moment)
	}
	if slices.Contains(r.doc.ExtensionsUsed, "KHR_materials_variants") {
		r.report.Warn("KHR_materials_variants", "only the default variant was read")
	}
	named := map[string]bool{}
	for _, name := range r.doc.ExtensionsUsed {
		if understood[name] || named[name] || strings.HasPrefix(name, "KHR_materials_") || slices.Contains(r.doc.ExtensionsRequired, name) {
			continue
		}
		named[name] = true
		if what := losses[name]; what != "" {
			r.report.Warn(name, "is an extension that is not read: %s", what)
			continue
		}
		r.report.Info(tidy(name), "is an extension that is not read: what it says was dropped")
	}
}
