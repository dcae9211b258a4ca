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

// camera writes a camera. The film of one with a lens has the lens's shape, off the axis by its principal point; distortion is reported.
func (w *writer) camera(t *text, c *scene.Camera) {
	width, height, focal, right, up := sensorHeight*w.options.Aspect, sensorHeight, 0.05, 0.0, 0.0
	switch l := c.Lens; {
	case c.Projection == scene.Orthographic:
		width, height = c.HeightM*w.options.Aspect, c.HeightM
	case l == nil:
		focal = height / (2 * math.Tan(c.FovYRad/2))
	default:
		focal = l.FY * height / float64(l.Height)
		width = float64(l.Width) / l.FX * focal
		right, up = (float64(l.Width)/2-l.CX)/l.FX*focal, (l.CY-float64(l.Height)/2)/l.FY*focal
		if !l.Distortion.None() {
			w.distorted++
		}
	}
	t.line("float2 clippingRange = ", tuple(32, c.Near, c.Far))
	t.line("float exposure = ", single(w.snap.Settings().Environment.ExposureEV-math.Log2(nits)))
	t.line("float focalLength = ", single(tenths*focal))
	t.line("float horizontalAperture = ", single(tenths*width))
	if c.Lens != nil {
		t.line("float horizontalApertureOffset = ", single(tenths*right))
	}
	t.line(`token projection = "`, string(c.Projection), `"`)
	t.line("float verticalAperture = ", single(tenths*height))
	if c.Lens != nil {
		t.line("float verticalApertureOffset = ", single(tenths*up))
	}
}
