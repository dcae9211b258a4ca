package matio

import (
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// roleWords are the endings that say what a map is, in lower case and with single spaces. ambientCG: "Wood051_1K-JPG_NormalGL";
// Poly Haven: "wood_floor_nor_gl_1k"; the others are what other collections write.
var roleWords = map[string]Role{
	"color": Color, "col": Color, "col 1": Color, "col 01": Color, "diff": Color, "diffuse": Color, "albedo": Color, "basecolor": Color, "base color": Color, "basecolour": Color, "colour": Color,
	"normalgl": NormalGL, "normal gl": NormalGL, "nor gl": NormalGL, "normal": NormalGL, "nor": NormalGL, "nrm": NormalGL, "normalopengl": NormalGL, "normal opengl": NormalGL,
	"normaldx": NormalDX, "normal dx": NormalDX, "nor dx": NormalDX, "normal directx": NormalDX, "normaldirectx": NormalDX,
	"roughness": Roughness, "rough": Roughness, "rgh": Roughness, "gloss": Gloss, "glossiness": Gloss,
	"metalness": Metalness, "metallic": Metalness, "metal": Metalness, "mtl": Metalness,
	"ambientocclusion": Occlusion, "ambient occlusion": Occlusion, "ao": Occlusion, "occlusion": Occlusion,
	"arm": Packed, "orm": Packed, "occlusionroughnessmetallic": Packed,
	"displacement": Displacement, "disp": Displacement, "height": Displacement,
	"opacity": Opacity, "alpha": Opacity, "mask": Opacity,
	"emission": Emission, "emissive": Emission, "emit": Emission,
}

var (
	sizeWord   = regexp.MustCompile(`^\d{1,2}k$`)
	formatWord = []string{"jpg", "jpeg", "png", "webp", "exr", "tif", "tiff", "hdr"}
)

// mapFile reports whether a file may be a map, by its extension.
func mapFile(name string) bool {
	ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(name)), ".")
	return slices.Contains(formatWord, ext)
}

// unread reports whether a map is in a format that is not decoded here.
func unread(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".tif" || ext == ".tiff" || ext == ".hdr"
}

// Parse splits a file's name into the surface's name and the map's role; ok is false when it names none.
func Parse(name string) (surface string, role Role, ok bool) {
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	words := strings.FieldsFunc(stem, func(r rune) bool { return r == '_' || r == '-' || r == ' ' || r == '.' })
	var kept []string
	for _, w := range words {
		if lower := strings.ToLower(w); !sizeWord.MatchString(lower) && !slices.Contains(formatWord, lower) {
			kept = append(kept, w)
		}
	}
	for n := min(2, len(kept)-1); n > 0; n-- {
		ending := strings.ToLower(strings.Join(kept[len(kept)-n:], " "))
		if role, ok := roleWords[ending]; ok {
			return strings.Join(kept[:len(kept)-n], " "), role, true
		}
	}
	return "", "", false
}

// resolution is the thousands of pixels that a file's name speaks of, 0 for none.
func resolution(name string) int {
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == '_' || r == '-' || r == '.' || r == ' ' }) {
		if sizeWord.MatchString(w) {
			k, _ := strconv.Atoi(strings.TrimSuffix(w, "k"))
			return k
		}
	}
	return 0
}
