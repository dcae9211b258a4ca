package stage

import (
	"math"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// light reads a light of UsdLux; nil for what is none, or none that a scene has.
func (r *reader) light(p *prim, world geom.Mat4) *scene.Light {
	if !strings.HasSuffix(p.kind, "Light") {
		return nil
	}
	input := func(name string, fallback float64) float64 { return p.number("inputs:"+name, p.number(name, fallback)) }
	brightness := input("intensity", 1) * math.Exp2(input("exposure", 0))
	if p.kind == "DistantLight" && p.value("inputs:intensity") == "" {
		brightness *= 50000
	}
	color := p.floats("inputs:color", 3, p.floats("color", 3, []float64{1, 1, 1}))
	out := &scene.Light{Color: geom.Color(color), Intensity: math.Max(0, brightness), Shadows: p.value("inputs:shadow:enable").Bool(true)}
	if p.value("inputs:enableColorTemperature").Bool(false) {
		tint := geom.Kelvin(input("colorTemperature", 6500))
		for k := range out.Color {
			out.Color[k] *= tint[k]
		}
	}
	for k := range out.Color {
		out.Color[k] = math.Max(0, out.Color[k])
	}
	scale := math.Cbrt(math.Abs(world.Mat3().Det()))
	normalize := p.value("inputs:normalize").Bool(false)
	switch p.kind {
	case "DistantLight":
		out.Kind = scene.DirectionalLight
	case "RectLight", "DiskLight":
		out.Kind = scene.AreaLight
		out.Width, out.Height = input("width", 1)*scale, input("height", 1)*scale
		if p.kind == "DiskLight" {
			side := input("radius", 0.5) * scale * math.Sqrt(math.Pi)
			out.Width, out.Height = side, side
		}
		if area := out.Width * out.Height; normalize && area > 0 {
			out.Intensity /= area
		}
	case "SphereLight", "CylinderLight":
		out.Kind = scene.PointLight
		radius := input("radius", 0.5) * scale
		if normalize {
			out.Intensity /= 4
		} else {
			out.Intensity *= math.Pi * radius * radius
		}
		if angle := p.number("inputs:shaping:cone:angle", 90); angle < 89 && angle > 0.5 {
			out.Kind, out.OuterRad = scene.SpotLight, geom.Radians(angle)
			out.InnerRad = out.OuterRad * geom.Clamp(1-p.number("inputs:shaping:cone:softness", 0), 0, 0.99)
		}
	default:
		r.unknown[p.kind]++
		return nil
	}
	if out.Kind == scene.AreaLight && !(out.Width > 0 && out.Height > 0) || !finite(out.Intensity) {
		r.Report.Warn("light "+p.title(), "has no extent and was left out")
		return nil
	}
	return out
}

func (r *reader) camera(p *prim) *scene.Camera {
	if p.kind != "Camera" {
		return nil
	}
	near := p.floats("clippingRange", 2, []float64{1, 1e6})
	unit := math.Cbrt(math.Abs(r.start.Mat3().Det()))
	out := &scene.Camera{Projection: scene.Perspective, Near: math.Max(1e-3, near[0]*unit), Far: math.Min(1e5, near[1]*unit)}
	out.Far = math.Max(out.Far, 2*out.Near)
	height, focal := p.number("verticalAperture", 15.2908), p.number("focalLength", 50)
	if p.text("projection", "perspective") == "orthographic" {
		out.Projection, out.HeightM = scene.Orthographic, math.Max(1e-3, height/10*unit)
		return out
	}
	out.FovYRad = geom.Clamp(2*math.Atan2(height, 2*focal), 0.01, 3)
	return out
}
