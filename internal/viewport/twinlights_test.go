package viewport

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/shade"
	"scenograph/internal/shaders"
)

// lightGLSL makes the light and the place of lightAt.
const lightGLSL = layeredGLSL + `
Light probeLight(vec4 x) {
    Light l;
    l.position = vec4(2.0 * x.w - 1.0, 2.0 * x.z - 1.0, 1.0 + x.y, 0.04);
    l.direction = vec4(normalize(vec3(0.3, -0.2, -1.0)), 0.0);
    l.right = vec4(normalize(cross(l.direction.xyz, vec3(0.0, 1.0, 0.0))) * 0.4, 4.0);
    l.up = vec4(normalize(cross(l.right.xyz, l.direction.xyz)) * 0.25, 0.4);
    l.intensity = vec4(3.0, 2.0, 1.0, 0.3);
    return l;
}
vec3 probePlace(vec4 x) { return vec3(0.3 * x.x, -0.2 * x.y, 0.1 * x.z); }
`

// lightAt is the light and the place it is seen from.
func lightAt(x [4]float64) (geom.Vec3, shade.Lamp) {
	l := shade.Lamp{
		Position: geom.Vec3{2*x[3] - 1, 2*x[2] - 1, 1 + x[1]}, InverseRange2: 0.04, Direction: geom.Vec3{0.3, -0.2, -1}.Normalize(),
		Narrow: 4, AreaM2: 0.4, Intensity: geom.Color{3, 2, 1}, CosOuter: 0.3,
	}
	l.Right = l.Direction.Cross(geom.Vec3{0, 1, 0}).Normalize().Mul(0.4)
	l.Up = l.Right.Cross(l.Direction).Normalize().Mul(0.25)
	return geom.Vec3{0.3 * x[0], -0.2 * x[1], 0.1 * x[2]}, l
}

// tiltedGLSL is how much of a lobe a rectangle fills that stands anywhere about the horizon.
const tiltedGLSL = `
float tilted(vec4 x) {
    vec3 n = ` + otherGLSL + `, at = x.xyz - 0.5, right = vec3(1.0, -x.w, 0.3), up = vec3(0.2, x.z, 1.0 - x.x);
    return lobeForm(lobeAbout(termsMap, 0.1 + 0.9 * x.y, n, ` + upperGLSL + `), aboveHorizon(n, at - right - up, at + right - up, at + right + up, at - right + up));
}
`

func tilted(x [4]float64) geom.Color {
	n, at := upper(x[2], x[3]), geom.Vec3{x[0] - 0.5, x[1] - 0.5, x[2] - 0.5}
	right, up := geom.Vec3{1, -x[3], 0.3}, geom.Vec3{0.2, x[2], 1 - x[0]}
	seen := shade.AboveHorizon(n, at.Sub(right).Sub(up), at.Add(right).Sub(up), at.Add(right).Add(up), at.Sub(right).Add(up))
	return gray(shade.LobeAbout(0.1+0.9*x[1], n, upper(x[0], x[1])).Form(seen))
}

func lightTwins() []twinCase {
	lit := func(name string, features shaders.Feature, twin func(*shade.Surface, geom.Vec3, shade.Lamp) geom.Color) twinCase {
		return twinCase{name: name, file: "light", features: features, before: lightGLSL, glsl: name + "(probeSurface(x), probePlace(x), probeLight(x))",
			twin: func(x [4]float64) geom.Color {
				s, _ := layeredSurface(x, features&shaders.Layered != 0)
				p, l := lightAt(x)
				return twin(s, p, l)
			}, limit: 3e-3}
	}
	return []twinCase{
		{name: "falloff", file: "light", glsl: "vec3(falloff(x.x, x.y))", twin: func(x [4]float64) geom.Color { return gray(shade.Falloff(x[0], x[1])) }, limit: 1e-4},
		{name: "edgeIntegral", file: "lobe", glsl: "edgeIntegral(" + upperGLSL + ", " + otherGLSL + ")", twin: func(x [4]float64) geom.Color {
			return geom.Color(shade.EdgeIntegral(upper(x[0], x[1]), upper(x[2], x[3])))
		}, limit: 1e-3},
		{name: "unit", file: "lobe", glsl: "unit(x.xyz)", twin: func(x [4]float64) geom.Color { return geom.Color(geom.Vec3{x[0], x[1], x[2]}.Normalize()) }, limit: 1e-5},
		{name: "lobeAbout", file: "lobe", glsl: "lobeAbout(termsMap, 0.002 + 0.99 * x.z * x.z, " + alongGLSL + ", " + upperGLSL + ").turn * vec3(1.0, 2.0, x.w)", twin: func(x [4]float64) geom.Color {
			return geom.Color(shade.LobeAbout(0.002+0.99*x[2]*x[2], along(x), upper(x[0], x[1])).Apply(geom.Vec3{1, 2, x[3]}))
		}, limit: 3e-3},
		{name: "rectangleAbove matteForm", file: "light", features: shaders.Areas, before: lightGLSL, glsl: "vec3(matteForm(" + upperGLSL + ", rectangleAbove(" + upperGLSL + ", probePlace(x), probeLight(x))))", twin: func(x [4]float64) geom.Color {
			p, l := lightAt(x)
			n := upper(x[0], x[1])
			return gray(shade.RectangleAbove(n, p, l).MatteForm(n))
		}, limit: 1e-3},
		{name: "matteForm", file: "lobe", glsl: "vec3(matteForm(" + upperGLSL + ", vec3[](vec3(x.x, -1.0, x.y), vec3(1.0, 0.3, x.z), vec3(x.w, 1.0, 0.5), vec3(0.0), vec3(0.0))))", twin: func(x [4]float64) geom.Color {
			return gray(shade.Polygon{{x[0], -1, x[1]}, {1, 0.3, x[2]}, {x[3], 1, 0.5}}.MatteForm(upper(x[0], x[1])))
		}, limit: 1e-3},
		{name: "lobeForm aboveHorizon", file: "lobe", before: tiltedGLSL, glsl: "vec3(tilted(x))", twin: tilted, limit: 3e-3},
		lit("pointLight", 0, shade.PointLight), lit("windowLight", 0, shade.WindowLight), lit("areaLight", shaders.Areas, shade.AreaLight),
		lit("areaLight", shaders.Areas|shaders.Layered, shade.AreaLight),
		{name: "reduced", file: "bloom", glsl: "reduced(rampMap, x.xy)", twin: func(x [4]float64) geom.Color {
			return shade.Reduced(readRamp, geom.Vec2{x[0], x[1]}, geom.Vec2{1.0 / rampEdge, 1.0 / rampEdge})
		}, limit: 5e-3},
		{name: "enlarged", file: "bloom", glsl: "enlarged(rampMap, x.xy)", twin: func(x [4]float64) geom.Color {
			return shade.Enlarged(readRamp, geom.Vec2{x[0], x[1]}, geom.Vec2{1.0 / rampEdge, 1.0 / rampEdge})
		}, limit: 5e-3},
	}
}

// rampEdge is the edge of a picture without any regularity.
const rampEdge = 16

func rampTexel(x, y int) geom.Color {
	h := uint32(x*73856093 ^ y*19349663)
	return geom.Color{float64(h%97) / 96, float64(h%53) / 52, float64(h%31) / 30}
}

// readRamp reads it as a sampler does that blends texels and repeats the edge.
func readRamp(at geom.Vec2) geom.Color {
	place := func(v float64) (int, int, float64) {
		v = v*rampEdge - 0.5
		low := int(math.Floor(v))
		limit := func(i int) int { return min(max(i, 0), rampEdge-1) }
		return limit(low), limit(low + 1), v - math.Floor(v)
	}
	x0, x1, fx := place(at[0])
	y0, y1, fy := place(at[1])
	return rampTexel(x0, y0).Mix(rampTexel(x1, y0), fx).Mix(rampTexel(x0, y1).Mix(rampTexel(x1, y1), fx), fy)
}
