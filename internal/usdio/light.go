package usdio

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// bulbRadius is the radius of the sphere that stands for a point, in metres.
const bulbRadius = 0.03

// sphereIntensity converts candela to the intensity of a normalised SphereLight.
func sphereIntensity(candela float64) float64 { return 4 * candela }

// lightType returns the schema of a light and the API schemas that go with it.
func lightType(l *scene.Light) (kind string, schemas []string) {
	switch l.Kind {
	case scene.DirectionalLight:
		return "DistantLight", []string{"ShadowAPI"}
	case scene.AreaLight:
		return "RectLight", []string{"ShadowAPI"}
	case scene.SpotLight:
		return "SphereLight", []string{"ShadowAPI", "ShapingAPI"}
	}
	return "SphereLight", []string{"ShadowAPI"}
}

func (w *writer) light(t *text, l *scene.Light) {
	switch l.Kind {
	case scene.DirectionalLight:
		distant(t, l.Color, l.Intensity)
	case scene.AreaLight:
		t.line("color3f inputs:color = ", color(l.Color))
		t.line("float inputs:height = ", single(l.Height))
		t.line("float inputs:intensity = ", single(l.Intensity))
		t.line("bool inputs:normalize = 0")
		t.line("float inputs:width = ", single(l.Width))
	default:
		sphere(t, l)
	}
	t.line("bool inputs:shadow:enable = ", boolean(l.Shadows))
	if l.Range > 0 {
		w.ranged++
	}
}

func distant(t *text, tint geom.Color, lux float64) {
	t.line("float inputs:angle = 0.53")
	t.line("color3f inputs:color = ", color(tint))
	t.line("float inputs:intensity = ", single(lux))
	t.line("bool inputs:normalize = 1")
}

func sphere(t *text, l *scene.Light) {
	t.line("color3f inputs:color = ", color(l.Color))
	t.line("float inputs:intensity = ", single(sphereIntensity(l.Intensity)))
	t.line("bool inputs:normalize = 1")
	t.line("float inputs:radius = ", single(bulbRadius))
	if l.Kind == scene.SpotLight {
		t.line("float inputs:shaping:cone:angle = ", single(geom.Degrees(l.OuterRad)))
		t.line("float inputs:shaping:cone:softness = ", single(1-l.InnerRad/l.OuterRad))
	}
	t.line("bool treatAsPoint = 1")
}

// tenths is how many tenths of a stage unit a metre is: UsdGeomCamera's unit for apertures and focal lengths.
const tenths = 10

// sensorHeight is that of 35 mm film in metres.
const sensorHeight = 0.024

func (w *writer) camera(t *text, c *scene.Camera) {
	height, focal := sensorHeight, 0.05
	if c.Projection == scene.Orthographic {
		height = c.HeightM
	} else {
		focal = height / (2 * math.Tan(c.FovYRad/2))
	}
	t.line("float2 clippingRange = ", tuple(32, c.Near, c.Far))
	t.line("float exposure = ", single(w.snap.Settings().Environment.ExposureEV-math.Log2(nits)))
	t.line("float focalLength = ", single(tenths*focal))
	t.line("float horizontalAperture = ", single(tenths*height*w.options.Aspect))
	t.line(`token projection = "`, string(c.Projection), `"`)
	t.line("float verticalAperture = ", single(tenths*height))
}
