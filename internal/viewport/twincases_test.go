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
	sin, cos := math.Sincos(probeTurn)
	block.Environment = vec4{1, 5, float32(cos), float32(sin)}
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
	return slices.Concat(brdfTwins(), skyTwins(), developTwins())
}

func brdfTwins() []twinCase {
	return []twinCase{
		{"distributionGGX visibilitySmith", "brdf", "vec3(distributionGGX(x.x, x.y), visibilitySmith(x.x, x.z, x.y), 0.0)", func(x [4]float64) geom.Color {
			return geom.Color{shade.DistributionGGX(x[0], x[1]), shade.VisibilitySmith(x[0], x[2], x[1]), 0}
		}, 2e-3},
		{"fresnelSchlick", "brdf", "fresnelSchlick(x.xyz, x.zxy, x.w)", func(x [4]float64) geom.Color {
			return shade.FresnelSchlick(rgb(x), geom.Color{x[2], x[0], x[1]}, x[3])
		}, 1e-4},
		{"reflectance", "brdf", "reflectance(x.xyz, vec3(1.0), vec2(x.w * 0.7, (1.0 - x.w) * 0.6))", func(x [4]float64) geom.Color {
			return shade.Reflectance(rgb(x), gray(1), x[3]*0.7, (1-x[3])*0.6)
		}, 1e-4},
		{"reflectedAgain", "brdf", "reflectedAgain(x.xyz, vec2(x.w * 0.7, (1.0 - x.w) * 0.6))", func(x [4]float64) geom.Color {
			return shade.ReflectedAgain(rgb(x), x[3]*0.7, (1-x[3])*0.6)
		}, 1e-4},
		{"distributionStretched", "brdf", "vec3(distributionStretched(" + upperGLSL + ", x.zw))", func(x [4]float64) geom.Color {
			return gray(shade.DistributionStretched(upper(x[0], x[1]), x[2], x[3]))
		}, 3e-3},
		{"visibilityStretched", "brdf", "vec3(visibilityStretched(" + upperGLSL + ", " + otherGLSL + ", x.yz))", func(x [4]float64) geom.Color {
			return gray(shade.VisibilityStretched(upper(x[0], x[1]), upper(x[2], x[3]), x[1], x[2]))
		}, 1e-3},
		{"distributionCharlie sheenFit sheenLambda", "brdf", "vec3(distributionCharlie(x.x, x.y), sheenFit(x.z, x.w), sheenLambda(x.z, x.w))", func(x [4]float64) geom.Color {
			return geom.Color{shade.DistributionCharlie(x[0], x[1]), shade.SheenFit(x[2], x[3]), shade.SheenLambda(x[2], x[3])}
		}, 2e-3},
		{"visibilitySheen", "brdf", "vec3(visibilitySheen(x.x, x.y, x.z))", func(x [4]float64) geom.Color {
			return gray(shade.VisibilitySheen(x[0], x[1], x[2]))
		}, 1e-3},
		{"radicalInverse", "sample", "vec3(radicalInverse(uint(x.x * 1000.0)), radicalInverse(uint(x.y * 1e6)), 0.0)", func(x [4]float64) geom.Color {
			return geom.Color{shade.RadicalInverse(uint32(float32(x[0]) * 1000)), shade.RadicalInverse(uint32(float32(x[1]) * 1e6)), 0}
		}, 1e-6},
		{"sampleGGX", "sample", "sampleGGX(x.xy, x.z)", func(x [4]float64) geom.Color { return geom.Color(shade.SampleGGX(x[0], x[1], x[2])) }, 1e-4},
		{"frameAbout", "sample", "frameAbout(" + alongGLSL + ") * vec3(1.0, 2.0, 0.0)", func(x [4]float64) geom.Color {
			a, b := shade.FrameAbout(along(x))
			return geom.Color(a.Add(b.Mul(2)))
		}, 1e-4},
		{"integrateTerms", "sample", "vec3(integrateTerms(x.x, x.y, 32), 0.0)", func(x [4]float64) geom.Color {
			a, b := shade.EnvironmentTerms(x[0], x[1], 32)
			return geom.Color{a, b, 0}
		}, 2e-3},
		{"integrateSheen", "sample", "vec3(integrateSheen(x.x, x.y, 32))", func(x [4]float64) geom.Color { return gray(shade.SheenAlbedo(x[0], x[1], 32)) }, 2e-3},
	}
}

func skyTwins() []twinCase {
	sky, harmonics := probeSky(), probeHarmonics()
	return []twinCase{
		{"srgbFromLinear", "color", "srgbFromLinear(x.xyz)", func(x [4]float64) geom.Color {
			return geom.Color{geom.SRGBFromLinear(min(x[0], 1)), geom.SRGBFromLinear(min(x[1], 1)), geom.SRGBFromLinear(min(x[2], 1))}
		}, 2e-4},
		{"luminance", "color", "vec3(luminance(x.xyz))", func(x [4]float64) geom.Color { return gray(rgb(x).Luminance()) }, 1e-5},
		{"agx", "tonemap", "agx(x.xyz)", func(x [4]float64) geom.Color { return shade.AgX(rgb(x)) }, 1e-3},
		{"aces", "tonemap", "aces(x.xyz)", func(x [4]float64) geom.Color { return shade.ACES(rgb(x)) }, 1e-3},
		{"toneMap", "tonemap", "toneMap(x.xyz)", func(x [4]float64) geom.Color { return shade.AgX(rgb(x)) }, 1e-3},
		{"proceduralSky", "sky", "proceduralSky(" + alongGLSL + ", toSun.xyz)", func(x [4]float64) geom.Color { return sky.Luminance(along(x)) }, 1e-3},
		{"balancedSky", "sky", "balancedSky(x.xyz)", func(x [4]float64) geom.Color { return shade.BalancedSky(rgb(x)) }, 1e-5},
		{"skyIrradiance", "ibl", "skyIrradiance(" + alongGLSL + ")", func(x [4]float64) geom.Color { return harmonics.Irradiance(along(x)) }, 1e-3},
		{"cubeDirection", "cube", "cubeDirection(int(x.z * 5.999), x.xy * 2.0 - 1.0)", func(x [4]float64) geom.Color {
			return geom.Color(shade.CubeDirection(int(x[2]*5.999), x[0]*2-1, x[1]*2-1))
		}, 1e-5},
		{"panoramaFrom", "cube", "vec3(panoramaFrom(" + alongGLSL + "), 0.0)", func(x [4]float64) geom.Color {
			at := shade.PanoramaFrom(along(x))
			return geom.Color{at[0], at[1], 0}
		}, 1e-3},
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
		{"balanced", "develop", "balanced(4.0 * x.xyz)", func(x [4]float64) geom.Color {
			return shade.Balanced(probeBalance(), rgb(x).Scale(4))
		}, 1e-4},
		{"developed", "develop", "developed(" + sample + ", x.zxy, 0.3).rgb", func(x [4]float64) geom.Color {
			return shade.Developed(probeSample(x), geom.Color{x[2], x[0], x[1]}, 0.3, probeBalance()).Color
		}, 1e-3},
		{"displayed", "develop", "vec3(displayed(x.xyz).rg, displayed(x.xyz).a)", func(x [4]float64) geom.Color {
			l := shade.Displayed(rgb(x))
			return geom.Color{l.Color[0], l.Color[1], l.Alpha}
		}, 1e-6},
		{"emitted", "bloom", "emitted(" + sample + ")", func(x [4]float64) geom.Color { return shade.Emitted(probeSample(x)) }, 1e-4},
		{"calm", "bloom", "vec3(calm(x.xyz))", func(x [4]float64) geom.Color { return gray(shade.Calm(rgb(x))) }, 1e-4},
	}
}
