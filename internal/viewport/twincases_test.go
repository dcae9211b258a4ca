package viewport

import (
	"math"
	"slices"

	"scenograph/internal/geom"
	"scenograph/internal/shade"
)

// probeSky and probeHarmonics are the surroundings of the comparisons.
func probeSky() shade.Sky { return shade.NewSky(1, 0.6, geom.Color{1, 1, 1}, geom.Color{1, 0.9, 0.8}) }

func probeHarmonics() shade.Harmonics {
	sky := probeSky()
	return shade.Project(sky.Luminance)
}

func probeAmbient() shade.Ambient {
	return shade.Ambient{
		Harmonics: probeHarmonics(), Slope: [3]geom.Color{{0.3, -0.8, 0.1}, {-0.2, 0.4, -0.9}, {0.1, 0.2, 0.5}}, Middle: geom.Vec3{0.3, 0.6, 0.4},
	}
}

// probeTurn is the turn of the sky's image in radians.
const probeTurn = 0.7

func probeFrame() frameBlock {
	sky := probeSky()
	var block frameBlock
	block.fillSky(&light{gradient: sky})
	for i, row := range probeBalance() {
		block.Balance[i] = with(colorOf(row), 0)
	}
	for i, c := range probeHarmonics() {
		block.SH[i] = with(colorOf(c), 0)
	}
	ambient := probeAmbient()
	for axis, c := range ambient.Slope {
		block.Slope[axis] = with(colorOf(c), 0)
	}
	block.Middle = with(colorOf(geom.Color(ambient.Middle)), 0)
	sin, cos := math.Sincos(probeTurn)
	block.Environment = vec4{1, probeLevels - 1, float32(cos), float32(sin)}
	block.Eye = with(colorOf(geom.Color(probeEye())), 0)
	block.Counts[0] = 0.1
	block.AboveFromWorld = geom.Mat4f(geom.IdentityTransform().Mat4())
	return block
}

func rgb(x [4]float64) geom.Color { return geom.Color{x[0], x[1], x[2]} }

func gray(v float64) geom.Color { return geom.Color{v, v, v} }

func along(x [4]float64) geom.Vec3 { return geom.Vec3{x[0] - 0.5, x[1] - 0.5, x[2] - 0.5}.Normalize() }

// upper is a unit vector above the horizon.
func upper(a, b float64) geom.Vec3 {
	z := 0.05 + 0.95*a
	s, c := math.Sincos(6 * b)
	r := math.Sqrt(1 - z*z)
	return geom.Vec3{r * c, r * s, z}
}

const (
	alongGLSL = "normalize(x.xyz - 0.5)"
	upperGLSL = "vec3(sqrt(1.0 - pow(0.05 + 0.95 * x.x, 2.0)) * vec2(cos(6.0 * x.y), sin(6.0 * x.y)), 0.05 + 0.95 * x.x)"
	otherGLSL = "vec3(sqrt(1.0 - pow(0.05 + 0.95 * x.z, 2.0)) * vec2(cos(6.0 * x.w), sin(6.0 * x.w)), 0.05 + 0.95 * x.z)"
)

func twinCases() []twinCase {
	return slices.Concat(brdfTwins(), skyTwins(), developTwins(), surfaceTwins(), frameTwins(), lightTwins(), occlusionTwins())
}

func brdfTwins() []twinCase {
	return []twinCase{
		{name: "distributionGGX visibilitySmith", file: "brdf", glsl: "vec3(distributionGGX(x.x, x.y), visibilitySmith(x.x, x.z, x.y), 0.0)", twin: func(x [4]float64) geom.Color {
			return geom.Color{shade.DistributionGGX(x[0], x[1]), shade.VisibilitySmith(x[0], x[2], x[1]), 0}
		}, limit: 2e-3},
		{name: "fresnelSchlick", file: "brdf", glsl: "fresnelSchlick(x.xyz, x.zxy, x.w)", twin: func(x [4]float64) geom.Color {
			return shade.FresnelSchlick(rgb(x), geom.Color{x[2], x[0], x[1]}, x[3])
		}, limit: 1e-4},
		{name: "reflectance", file: "brdf", glsl: "reflectance(x.xyz, vec3(1.0), vec2(x.w * 0.7, (1.0 - x.w) * 0.6))", twin: func(x [4]float64) geom.Color {
			return shade.Reflectance(rgb(x), gray(1), x[3]*0.7, (1-x[3])*0.6)
		}, limit: 1e-4},
		{name: "reflectedAgain", file: "brdf", glsl: "reflectedAgain(x.xyz, vec2(x.w * 0.7, (1.0 - x.w) * 0.6))", twin: func(x [4]float64) geom.Color {
			return shade.ReflectedAgain(rgb(x), x[3]*0.7, (1-x[3])*0.6)
		}, limit: 1e-4},
		{name: "distributionStretched", file: "brdf", glsl: "vec3(distributionStretched(" + upperGLSL + ", x.zw))", twin: func(x [4]float64) geom.Color {
			return gray(shade.DistributionStretched(upper(x[0], x[1]), x[2], x[3]))
		}, limit: 3e-3},
		{name: "visibilityStretched", file: "brdf", glsl: "vec3(visibilityStretched(" + upperGLSL + ", " + otherGLSL + ", x.yz))", twin: func(x [4]float64) geom.Color {
			return gray(shade.VisibilityStretched(upper(x[0], x[1]), upper(x[2], x[3]), x[1], x[2]))
		}, limit: 1e-3},
		{name: "distributionCharlie sheenFit sheenLambda", file: "brdf", glsl: "vec3(distributionCharlie(x.x, x.y), sheenFit(x.z, x.w), sheenLambda(x.z, x.w))", twin: func(x [4]float64) geom.Color {
			return geom.Color{shade.DistributionCharlie(x[0], x[1]), shade.SheenFit(x[2], x[3]), shade.SheenLambda(x[2], x[3])}
		}, limit: 2e-3},
		{name: "visibilitySheen", file: "brdf", glsl: "vec3(visibilitySheen(x.x, x.y, x.z))", twin: func(x [4]float64) geom.Color {
			return gray(shade.VisibilitySheen(x[0], x[1], x[2]))
		}, limit: 1e-3},
		{name: "radicalInverse", file: "sample", glsl: "vec3(radicalInverse(uint(x.x * 1000.0)), radicalInverse(uint(x.y * 1e6)), 0.0)", twin: func(x [4]float64) geom.Color {
			return geom.Color{shade.RadicalInverse(uint32(float32(x[0]) * 1000)), shade.RadicalInverse(uint32(float32(x[1]) * 1e6)), 0}
		}, limit: 1e-6},
		{name: "sampleGGX", file: "sample", glsl: "sampleGGX(x.xy, x.z)", twin: func(x [4]float64) geom.Color { return geom.Color(shade.SampleGGX(x[0], x[1], x[2])) }, limit: 1e-4},
		{name: "frameAbout", file: "sample", glsl: "frameAbout(" + alongGLSL + ") * vec3(1.0, 2.0, 0.0)", twin: func(x [4]float64) geom.Color {
			a, b := shade.FrameAbout(along(x))
			return geom.Color(a.Add(b.Mul(2)))
		}, limit: 1e-4},
		{name: "integrateTerms", file: "sample", glsl: "vec3(integrateTerms(x.x, x.y, 32), 0.0)", twin: func(x [4]float64) geom.Color {
			a, b := shade.EnvironmentTerms(x[0], x[1], 32)
			return geom.Color{a, b, 0}
		}, limit: 2e-3},
		{name: "integrateSheen", file: "sample", glsl: "vec3(integrateSheen(x.x, x.y, 32))", twin: func(x [4]float64) geom.Color { return gray(shade.SheenAlbedo(x[0], x[1], 32)) }, limit: 2e-3},
	}
}

func skyTwins() []twinCase {
	sky, harmonics, ambient := probeSky(), probeHarmonics(), probeAmbient()
	return []twinCase{
		{name: "srgbFromLinear", file: "color", glsl: "srgbFromLinear(x.xyz)", twin: func(x [4]float64) geom.Color {
			return geom.Color{geom.SRGBFromLinear(min(x[0], 1)), geom.SRGBFromLinear(min(x[1], 1)), geom.SRGBFromLinear(min(x[2], 1))}
		}, limit: 2e-4},
		{name: "luminance", file: "color", glsl: "vec3(luminance(x.xyz))", twin: func(x [4]float64) geom.Color { return gray(rgb(x).Luminance()) }, limit: 1e-5},
		{name: "agx", file: "tonemap", glsl: "agx(x.xyz)", twin: func(x [4]float64) geom.Color { return shade.AgX(rgb(x)) }, limit: 1e-3},
		{name: "aces", file: "tonemap", glsl: "aces(x.xyz)", twin: func(x [4]float64) geom.Color { return shade.ACES(rgb(x)) }, limit: 1e-3},
		{name: "toneMap", file: "tonemap", glsl: "toneMap(x.xyz)", twin: func(x [4]float64) geom.Color { return shade.AgX(rgb(x)) }, limit: 1e-3},
		{name: "proceduralSky", file: "sky", glsl: "proceduralSky(" + alongGLSL + ", toSun.xyz)", twin: func(x [4]float64) geom.Color { return sky.Luminance(along(x)) }, limit: 1e-3},
		{name: "balancedSky", file: "sky", glsl: "balancedSky(x.xyz)", twin: func(x [4]float64) geom.Color { return shade.BalancedSky(rgb(x)) }, limit: 1e-5},
		{name: "openSky", file: "sky", glsl: "openSky(x.xyz)", twin: func(x [4]float64) geom.Color { return shade.OpenSky(rgb(x)) }, limit: 1e-4},
		{name: "mirroredSky", file: "sky", glsl: "mirroredSky(x.xyz, x.w, 0.0)", twin: func(x [4]float64) geom.Color { return shade.MirroredSky(rgb(x), x[3]) }, limit: 1e-4},
		{name: "skyIrradiance", file: "ibl", glsl: "skyIrradiance(" + alongGLSL + ")", twin: func(x [4]float64) geom.Color { return harmonics.Irradiance(along(x)) }, limit: 1e-3},
		{name: "ambientAt", file: "ibl", glsl: "ambientAt(x.zwx, " + alongGLSL + ")", twin: func(x [4]float64) geom.Color {
			return ambient.At(geom.Vec3{x[2], x[3], x[0]}, along(x))
		}, limit: 1e-3},
		{name: "cubeDirection", file: "cube", glsl: "cubeDirection(int(x.z * 5.999), x.xy * 2.0 - 1.0)", twin: func(x [4]float64) geom.Color {
			return geom.Color(shade.CubeDirection(int(x[2]*5.999), x[0]*2-1, x[1]*2-1))
		}, limit: 1e-5},
		{name: "panoramaFrom", file: "cube", glsl: "vec3(panoramaFrom(" + alongGLSL + "), 0.0)", twin: func(x [4]float64) geom.Color {
			at := shade.PanoramaFrom(along(x))
			return geom.Color{at[0], at[1], 0}
		}, limit: 1e-3},
	}
}

// probeBalance is a white balance that mixes the channels.
func probeBalance() shade.Balance {
	return shade.Balance{{1.1, 0.05, -0.3}, {0.02, 0.95, 0.01}, {-0.2, 0.1, 0.8}}
}

// probeSample is a sample of the picture in the making.
func probeSample(x [4]float64) shade.Light { return shade.Light{Color: rgb(x), Alpha: 2 * x[3]} }

func developTwins() []twinCase {
	const sample = "vec4(x.xyz, 2.0 * x.w)"
	return []twinCase{
		{name: "balanced", file: "develop", glsl: "balanced(4.0 * x.xyz)", twin: func(x [4]float64) geom.Color {
			return shade.Balanced(probeBalance(), rgb(x).Scale(4))
		}, limit: 1e-4},
		{name: "developed", file: "develop", glsl: "developed(" + sample + ", x.zxy, 0.3).rgb", twin: func(x [4]float64) geom.Color {
			return shade.Developed(probeSample(x), geom.Color{x[2], x[0], x[1]}, 0.3, probeBalance()).Color
		}, limit: 1e-3},
		{name: "displayed", file: "develop", glsl: "vec3(displayed(x.xyz).rg, displayed(x.xyz).a)", twin: func(x [4]float64) geom.Color {
			l := shade.Displayed(rgb(x))
			return geom.Color{l.Color[0], l.Color[1], l.Alpha}
		}, limit: 1e-6},
		{name: "emitted", file: "bloom", glsl: "emitted(" + sample + ")", twin: func(x [4]float64) geom.Color { return shade.Emitted(probeSample(x)) }, limit: 1e-4},
		{name: "calm", file: "bloom", glsl: "vec3(calm(x.xyz))", twin: func(x [4]float64) geom.Color { return gray(shade.Calm(rgb(x))) }, limit: 1e-4},
	}
}

func occlusionTwins() []twinCase {
	return []twinCase{
		{name: "openSlice", file: "occlusion", glsl: "vec3(openSlice(-1.5 * x.x, 1.5 * x.y, x.z - 0.5))", twin: func(x [4]float64) geom.Color {
			return gray(shade.OpenSlice(-1.5*x[0], 1.5*x[1], x[2]-0.5))
		}, limit: 1e-4},
		{name: "openBounced", file: "occlusion", glsl: "openBounced(x.w, x.xyz)", twin: func(x [4]float64) geom.Color {
			return shade.OpenBounced(x[3], rgb(x))
		}, limit: 1e-4},
	}
}
