package viewport

import (
	"math"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/shade"
	"scenograph/internal/shaders"
)

// elsewhere names the tests that compare a library function which reads whole maps with its Go twin or with what it must show.
func elsewhere() map[string]string {
	return map[string]string{
		"prefilter":       "TestBakedSkyAgreesWithItsGoTwin",
		"projectHarmonic": "TestBakedSkyAgreesWithItsGoTwin",
		"openAt":          "TestOcclusionStaysWithItsSurface",
		"litShare":        "TestSunShadowsMeetWhatThrowsThem",
		"sunlight":        "TestCascadesStandStill",
		"sunPlace":        "TestCascadesStandStill",
		"lampShare":       "TestLampsThrowShadowsWhenTheyShould",
		"cubeFace":        "TestCubeFacesAreThoseThatAreDrawn",
		"gradientNoise":   "TestCascadesStandStill",
		"viewPosition":    "TestOcclusionStaysWithItsSurface",
		"viewNormal":      "TestOcclusionStaysWithItsSurface",
		"put":             "TestSharesAreWhatSurfacesFind",
		"sharesAround":    "TestSharesAreWhatSurfacesFind",
		"shareOf":         "TestSharesAreWhatSurfacesFind",
		"unpackShares":    "TestSharesAreWhatSurfacesFind",
		"packShares":      "TestSharesAreWhatSurfacesFind",
		"sameSurface":     "TestSharesAreWhatSurfacesFind",
	}
}

// owed lists the files of the library whose functions still wait for their twins.
func owed() []string { return nil }

// TestEveryLibraryFunctionHasATwin lists the functions of the shader library: each needs a case of twinCases, or a test of its own.
func TestEveryLibraryFunctionHasATwin(t *testing.T) {
	library, err := shaders.Library()
	if err != nil {
		t.Fatal(err)
	}
	compared := map[string]bool{}
	for _, c := range twinCases() {
		for name := range strings.FieldsSeq(c.name) {
			compared[c.file+"."+name] = true
		}
	}
	for file, text := range library {
		short := strings.TrimSuffix(strings.TrimPrefix(file, "lib/"), ".glsl")
		if slices.Contains(owed(), short) {
			continue
		}
		for _, name := range functionsOf(text) {
			if key := short + "." + name; !compared[key] && elsewhere()[name] == "" {
				t.Errorf("%s has no Go twin: add a case to twinCases, with the function in package shade", key)
			}
		}
	}
}

// functionsOf lists the functions a GLSL text defines.
func functionsOf(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		head, _, found := strings.Cut(strings.TrimRight(line, "\n"), "(")
		words := strings.Fields(head)
		if found && len(words) == 2 && !strings.HasPrefix(line, " ") && strings.HasSuffix(strings.TrimSpace(line), "{") && words[0] != "layout" {
			out = append(out, words[1])
		}
	}
	return out
}

func TestFunctionsOf(t *testing.T) {
	got := functionsOf("layout(std140) uniform Block {\n};\nfloat f(float x) {\n    if (x > 0.0) {\n}\nstruct S {\nvec3 g(S s, vec3 l) {\n// float h(float x) {\n")
	if strings.Join(got, " ") != "f g" {
		t.Errorf("found %v", got)
	}
}

// layeredGLSL makes the surface of layeredSurface.
const layeredGLSL = `
Surface probeSurface(vec4 x) {
    Surface s;
    s.n = normalize(vec3(0.2, -0.1, 1.0));
    s.v = ` + upperGLSL + `;
    s.nov = clamp(abs(dot(s.n, s.v)), 1e-3, 1.0);
    s.alpha = 0.1 + 0.9 * x.z;
    layGround(s, x.xyz, x.w, vec3(0.04, 0.05, 0.06), 0.9, vec2(0.7, 0.1));
#ifdef LAYERED
    s.t = normalize(vec3(1.0, 0.0, -0.2));
    s.b = cross(s.n, s.t);
    s.stretch = x.y;
    s.stretched = vec2(mix(s.alpha, 1.0, x.y * x.y), s.alpha);
    s.coat = vec4(normalize(vec3(-0.1, 0.2, 1.0)), x.x);
    s.coatAlpha = 0.05 + 0.9 * x.y;
    s.coatTerms = coatReflectance(x.x, vec2(0.6, 0.2));
    s.sheen = x.zxy;
    s.sheenAlpha = 0.1 + 0.9 * x.w;
    s.fibreTerms = 0.3 * x.z;
#endif
#ifdef AREAS
    s.lobe = lobeAbout(termsMap, s.alpha, s.n, s.v);
#ifdef LAYERED
    s.coatLobe = lobeAbout(termsMap, s.coatAlpha, s.coat.xyz, s.v);
#endif
#endif
    return s;
}
`

func layeredSurface(x [4]float64, layers bool) (*shade.Surface, geom.Color) {
	s := &shade.Surface{N: geom.Vec3{0.2, -0.1, 1}.Normalize(), V: upper(x[0], x[1]), Alpha: 0.1 + 0.9*x[2]}
	s.NoV = geom.Clamp(math.Abs(s.N.Dot(s.V)), 1e-3, 1)
	mirrored := s.LayGround(rgb(x), x[3], geom.Color{0.04, 0.05, 0.06}, 0.9, 0.7, 0.1)
	if !layers {
		return s, mirrored
	}
	l := &shade.Layers{
		T: geom.Vec3{1, 0, -0.2}.Normalize(), Stretch: x[1], Across: s.Alpha,
		Coat: geom.Vec3{-0.1, 0.2, 1}.Normalize(), CoatShare: x[0], CoatAlpha: 0.05 + 0.9*x[1], CoatTerms: shade.CoatReflectance(x[0], 0.6, 0.2),
		Sheen: geom.Color{x[2], x[0], x[1]}, SheenAlpha: 0.1 + 0.9*x[3], FibreTerms: 0.3 * x[2],
	}
	l.B, l.Along = s.N.Cross(l.T), geom.Lerp(s.Alpha, 1, x[1]*x[1])
	s.Layers = l
	return s, mirrored
}

func surfaceTwins() []twinCase {
	const e = "vec3(1.0, 2.0, 3.0)"
	illuminance := geom.Color{1, 2, 3}
	return []twinCase{
		{name: "layGround", file: "surface", before: layeredGLSL, glsl: "probeSurface(x).diffuse + 2.0 * probeSurface(x).f0 + 3.0 * probeSurface(x).f90 + 4.0 * probeSurface(x).again", twin: func(x [4]float64) geom.Color {
			s, _ := layeredSurface(x, false)
			var out geom.Color
			for i := range out {
				out[i] = s.Diffuse[i] + 2*s.F0[i] + 3*s.F90[i] + 4*s.Again[i]
			}
			return out
		}, limit: 1e-4},
		{name: "reflected", file: "surface", before: layeredGLSL, glsl: "reflected(probeSurface(x), " + otherGLSL + ", " + e + ")", twin: func(x [4]float64) geom.Color {
			s, _ := layeredSurface(x, false)
			return s.Reflected(upper(x[2], x[3]), illuminance)
		}, limit: 2e-3},
		{name: "reflected layersReflect coatReflectance", file: "surface", features: shaders.Layered, before: layeredGLSL, glsl: "reflected(probeSurface(x), " + otherGLSL + ", " + e + ")", twin: func(x [4]float64) geom.Color {
			s, _ := layeredSurface(x, true)
			return s.Reflected(upper(x[2], x[3]), illuminance)
		}, limit: 2e-3},
		{name: "coverSurface", file: "surface", features: shaders.Layered, before: layeredGLSL + `
vec3 covered(vec4 x) {
    Surface s = probeSurface(x);
    float left = coverSurface(s);
    return s.diffuse + 2.0 * s.f0 + 3.0 * s.f90 + 4.0 * s.sheen + left;
}
`, glsl: "covered(x)", twin: func(x [4]float64) geom.Color {
			s, _ := layeredSurface(x, true)
			left := s.CoverSurface()
			var out geom.Color
			for i := range out {
				out[i] = s.Diffuse[i] + 2*s.F0[i] + 3*s.F90[i] + 4*s.Sheen[i] + left
			}
			return out
		}, limit: 1e-4},
		{name: "bentNormal throughRoughness", file: "surface", features: shaders.Layered, before: layeredGLSL, glsl: "bentNormal(probeSurface(x)) + throughRoughness(x.x, 1.0 + x.y)", twin: func(x [4]float64) geom.Color {
			s, _ := layeredSurface(x, true)
			n, r := s.BentNormal(), shade.ThroughRoughness(x[0], 1+x[1])
			return geom.Color{n[0] + r, n[1] + r, n[2] + r}
		}, limit: 1e-3},
	}
}

// frameTwins compares what reads the frame, the material and small maps.
func frameTwins() []twinCase {
	table := probeTable()
	return []twinCase{
		{name: "linearFromSRGB", file: "color", glsl: "linearFromSRGB(x.xyz)", twin: func(x [4]float64) geom.Color {
			return geom.Color{geom.LinearFromSRGB(x[0]), geom.LinearFromSRGB(x[1]), geom.LinearFromSRGB(x[2])}
		}, limit: 1e-4},
		{name: "hue", file: "color", glsl: "hue(x.x)", twin: func(x [4]float64) geom.Color { return shade.Hue(x[0]) }, limit: 1e-4},
		{name: "toEye", file: "frame", glsl: "toEye(x.xyz)", twin: func(x [4]float64) geom.Color {
			return geom.Color(probeEye().Sub(geom.Vec3{x[0], x[1], x[2]}).Normalize())
		}, limit: 1e-5},
		{name: "harmonicBasis harmonicWeight", file: "harmonics", glsl: "vec3(harmonicBasis(int(x.w * 8.999), " + alongGLSL + "), harmonicWeight(int(x.w * 8.999)), 0.0)", twin: func(x [4]float64) geom.Color {
			k := int(float32(x[3]) * 8.999)
			return geom.Color{shade.HarmonicBasis(k, along(x)), shade.HarmonicWeight(k), 0}
		}, limit: 1e-4},
		{name: "skyFromWorld", file: "ibl", glsl: "skyFromWorld(" + alongGLSL + ")", twin: func(x [4]float64) geom.Color {
			return geom.Color(shade.SkyFromWorld(along(x), probeTurn))
		}, limit: 1e-5},
		{name: "specularOcclusion", file: "ibl", glsl: "vec3(specularOcclusion(x.x, x.y, x.z))", twin: func(x [4]float64) geom.Color {
			return gray(shade.SpecularOcclusion(x[0], x[1], x[2]))
		}, limit: 1e-4},
		{name: "skySpecular", file: "ibl", glsl: "skySpecular(skyMap, " + alongGLSL + ", x.w)", twin: func(x [4]float64) geom.Color {
			d, level := shade.SkyFromWorld(along(x), probeTurn), x[3]*(probeLevels-1)
			return probeCube(d, level)
		}, limit: 1e-2},
		{name: "environmentTerms", file: "ibl", glsl: "environmentTerms(termsMap, x.x, x.y)", twin: func(x [4]float64) geom.Color { return table(x[0], x[1]) }, limit: 2e-3},
		{name: "openAbove", file: "above", glsl: "vec3(openAbove(heightMap, x.xyz, " + alongGLSL + "))", twin: func(x [4]float64) geom.Color {
			return gray(shade.OpenAbove(probeHeight, probeSquare, x[2], along(x)))
		}, limit: 2e-3},
		{name: "stripes", file: "pattern", glsl: "vec3(stripes(100.0 * x.x, 3.0 + 10.0 * x.y, 1.0 + 2.0 * x.z))", twin: func(x [4]float64) geom.Color {
			return gray(shade.Stripes(100*x[0], 3+10*x[1], 1+2*x[2]))
		}, limit: 2e-3},
		{name: "ghostPattern", file: "pattern", glsl: "vec3(ghostPattern(4, 90.0 * x.xy), ghostPattern(5, 90.0 * x.xy), ghostPattern(3, 90.0 * x.xy))", twin: func(x [4]float64) geom.Color {
			_, cx := math.Modf(10 * x[0])
			_, cy := math.Modf(10 * x[1])
			dot := 9 * math.Hypot(cx-0.5, cy-0.5)
			t := geom.Clamp(dot-1, 0, 1)
			return geom.Color{shade.Stripes(90*(x[0]+x[1]), 13, 2.5), shade.Stripes(90*x[1], 7, 1.6), 1 - t*t*(3-2*t)}
		}, limit: 2e-3},
		{name: "placed", file: "material", glsl: "vec3(placed(0, x.xy, x.zw), placed(6, x.xy, x.zw).x)", twin: func(x [4]float64) geom.Color {
			u, v := placement(probePlacement())
			at := func(row vec4, a, b float64) float64 { return float64(row[0])*a + float64(row[1])*b + float64(row[2]) }
			return geom.Color{at(u, x[2], x[3]), at(v, x[2], x[3]), x[0]}
		}, limit: 1e-5},
	}
}
