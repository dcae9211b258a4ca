package shaders

import "strings"

// Feature is a set of choices compiled into a program.
type Feature uint32

// The features.
const (
	BaseMap      Feature = 1 << iota // base colour texture
	DetailMaps                       // normals, metallic-roughness and occlusion textures
	EmissiveMap                      // emissive texture
	AlphaMask                        // pixels under the cutoff are holes
	Lit                              // full shading; without Lit and Debug it is unlit
	Debug                            // shows one quantity
	Shadows                          // the sun's shadow map
	Ghost                            // tinted, patterned, translucent
	ShadowMap                        // draws into the shadow map
	Flat                             // one colour
	Studio                           // the editor's backdrop instead of the sky
	Aces                             // the ACES tone map instead of AgX
	Areas                            // area lights
	Dot                              // discs instead of lines
	Heights                          // draws into the height map
	Measure                          // writes depth, normal and part besides the id
	Albedo                           // and the base colour
	Multisample                      // reads several samples a pixel
	Bloom                            // adds the spread light
	Layered                          // coat, sheen, stretched highlights and textured reflectance
	Transmission                     // shows what is behind
	LampShadows                      // the shadow maps of lamps and windows
	Mirror                           // shows the picture in a flat mirror
	Shared                           // what of lamps reaches a pixel was found before
	textured                         // implied by any texture
)

func featureNames() []string {
	return []string{
		"BASE_MAP", "DETAIL_MAPS", "EMISSIVE_MAP", "ALPHA_MASK", "LIT", "DEBUG", "SHADOWS", "GHOST",
		"SHADOW_MAP", "FLAT", "STUDIO", "ACES", "AREAS", "DOT", "HEIGHTS", "MEASURE", "ALBEDO", "MULTISAMPLE", "BLOOM", "LAYERED", "TRANSMISSION", "LAMP_SHADOWS", "MIRROR", "SHARED", "TEXTURED",
	}
}

func (f Feature) names() []string {
	if f&(BaseMap|DetailMaps|EmissiveMap) != 0 {
		f |= textured
	}
	var out []string
	for i, name := range featureNames() {
		if f&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

// Variant names one program.
type Variant struct {
	Program  string
	Features Feature
}

// String names the variant for messages, such as "surface+BASE_MAP+LIT".
func (v Variant) String() string {
	return strings.Join(append([]string{v.Program}, v.Features.names()...), "+")
}

func (v Variant) vertexFile() string {
	switch v.Program {
	case "background", "occlusion", "shares", "even", "blur", "spread", "smooth", "outline", snippet,
		"skycube", "prefilter", "harmonics", "terms", "develop", "bright", "shrink", "grow", "layer":
		return "screen.vert.glsl"
	}
	return v.Program + ".vert.glsl"
}

func (v Variant) fragmentFile() string { return v.Program + ".frag.glsl" }

// Variants lists every legal program.
func Variants() []Variant {
	out := surfaceVariants()
	for _, f := range []Feature{
		0, AlphaMask, ShadowMap, ShadowMap | AlphaMask, Heights, Heights | AlphaMask, Flat, Flat | AlphaMask,
		Measure, Measure | AlphaMask, Measure | Albedo, Measure | Albedo | BaseMap, Measure | Albedo | AlphaMask,
	} {
		out = append(out, Variant{"prepass", f})
	}
	for _, samples := range []Feature{0, Multisample} {
		out = append(out, Variant{"bright", samples}, Variant{"develop", samples | Debug})
		for _, curve := range []Feature{0, Aces} {
			out = append(out, Variant{"develop", samples | curve}, Variant{"develop", samples | curve | Bloom})
		}
	}
	return append(out,
		Variant{"shrink", 0}, Variant{"grow", 0}, Variant{"layer", 0},
		Variant{"background", 0}, Variant{"background", Studio}, Variant{"ground", 0}, Variant{"ground", Shadows},
		Variant{"segment", 0}, Variant{"segment", Dot},
		Variant{"occlusion", 0}, Variant{"shares", LampShadows}, Variant{"even", 0}, Variant{"blur", 0}, Variant{"spread", 0}, Variant{"smooth", 0}, Variant{"outline", 0},
		Variant{"skycube", 0}, Variant{"prefilter", 0}, Variant{"harmonics", 0}, Variant{"terms", 0})
}

// LayeredMaps is what a surface with layers is compiled for: all maps, whether it has them or not.
const LayeredMaps = BaseMap | DetailMaps | EmissiveMap | Layered

// MapSets lists the sets of textures that surfaces are compiled for: a set stands in for those it holds.
func MapSets() []Feature {
	return []Feature{0, BaseMap, BaseMap | DetailMaps, BaseMap | DetailMaps | EmissiveMap}
}

func surfaceVariants() []Variant {
	looks := []Feature{0, Shadows, Shadows | LampShadows, Shadows | Areas, Shadows | Areas | LampShadows, LampShadows | Areas}
	var out []Variant
	add := func(f Feature) { out = append(out, Variant{"surface", f}) }
	for _, maps := range MapSets() {
		for _, mask := range []Feature{0, AlphaMask} {
			for _, ghost := range []Feature{0, Ghost} {
				for _, look := range looks {
					add(maps | mask | ghost | Lit | look)
					if ghost == 0 && look&LampShadows != 0 {
						add(maps | mask | Lit | look | Shared)
					}
					if ghost != 0 {
						add(maps | mask | ghost | Lit | look | Aces)
					}
				}
				add(maps&^EmissiveMap | mask | ghost | Debug)
				add(maps&BaseMap | mask | ghost)
			}
		}
	}
	for _, look := range looks {
		add(Lit | Mirror | look)
		if look&LampShadows != 0 {
			add(Lit | Mirror | look | Shared)
		}
	}
	for _, mask := range []Feature{0, AlphaMask} {
		for _, look := range []Feature{0, Shadows, Areas, Shadows | Areas | LampShadows} {
			lit := LayeredMaps | mask | Lit | look
			for _, more := range []Feature{0, Transmission, Ghost, Ghost | Aces} {
				add(lit | more)
			}
			if look&LampShadows != 0 {
				add(lit | Shared)
			}
		}
	}
	return unique(out)
}

func unique(variants []Variant) []Variant {
	seen := map[Variant]bool{}
	kept := variants[:0]
	for _, v := range variants {
		if !seen[v] {
			seen[v] = true
			kept = append(kept, v)
		}
	}
	return kept
}
