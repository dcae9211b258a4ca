package gltfio

import (
	"encoding/json"
	"fmt"
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// punctual is a light of KHR_lights_punctual.
type punctual struct {
	Name      string      `json:"name,omitempty"`
	Type      string      `json:"type"`
	Color     *[3]float64 `json:"color,omitempty"`
	Intensity *float64    `json:"intensity,omitempty"`
	Range     float64     `json:"range,omitempty"`
	Spot      *spotCone   `json:"spot,omitempty"`
}

type spotCone struct {
	Inner float64  `json:"innerConeAngle"`
	Outer *float64 `json:"outerConeAngle,omitempty"`
}

const lightsExtension = "KHR_lights_punctual"

// aim turns the scene's frame of a camera or light, which looks along −Z, into that of a converted glTF node, which looks along +Y.
func aim() geom.Quat { return geom.Quat{math.Sqrt2 / 2, 0, 0, math.Sqrt2 / 2} }

// readLights decodes the file's list of lights.
func (r *reader) readLights() ([]punctual, error) {
	raw, ok := rawExtension(r.doc.Extensions, lightsExtension)
	if !ok {
		return nil, nil
	}
	var list struct {
		Lights []punctual `json:"lights"`
	}
	if err := json.Unmarshal(raw, &list); err != nil {
		return nil, fmt.Errorf("%s: %w", lightsExtension, err)
	}
	return list.Lights, nil
}

// lightOf returns the light at a node, or nil.
func (r *reader) lightOf(p *placed, lights []punctual) (*scene.Light, error) {
	raw, ok := rawExtension(p.node.Extensions, lightsExtension)
	if !ok {
		return nil, nil
	}
	var use struct {
		Light *int `json:"light"`
	}
	if err := json.Unmarshal(raw, &use); err != nil || use.Light == nil || !within(use.Light, len(lights)) {
		return nil, fmt.Errorf("node %d %q refers to a light that does not exist", p.index, p.node.Name)
	}
	light, err := lights[*use.Light].light()
	if err != nil {
		return nil, fmt.Errorf("light %d %q: %w", *use.Light, lights[*use.Light].Name, err)
	}
	return light, nil
}

// light converts to the document's units, which are those of the extension: candela and lux.
func (l *punctual) light() (*scene.Light, error) {
	out := &scene.Light{Color: geom.Color{1, 1, 1}, Intensity: 1, Range: max(0, l.Range), Shadows: true}
	if l.Color != nil {
		out.Color = positive(*l.Color)
	}
	if l.Intensity != nil {
		out.Intensity = max(0, *l.Intensity)
	}
	switch l.Type {
	case "point":
		out.Kind = scene.PointLight
	case "directional":
		out.Kind = scene.DirectionalLight
	case "spot":
		out.Kind = scene.SpotLight
		out.OuterRad = math.Pi / 4
		if l.Spot != nil {
			out.InnerRad = l.Spot.Inner
			if l.Spot.Outer != nil {
				out.OuterRad = *l.Spot.Outer
			}
		}
		if !(out.InnerRad >= 0 && out.InnerRad < out.OuterRad && out.OuterRad <= math.Pi/2+1e-6) {
			return nil, fmt.Errorf("its cone from %g to %g radians is impossible", out.InnerRad, out.OuterRad)
		}
		out.OuterRad = min(out.OuterRad, math.Pi/2)
	default:
		return nil, fmt.Errorf("its type %.30q is unknown", l.Type)
	}
	return out, nil
}

// cameraOf returns the camera at a node, or nil. One the scene cannot hold is reported and left out.
func (r *reader) cameraOf(p *placed) *scene.Camera {
	if p.node.Camera == nil {
		return nil
	}
	g := r.doc.Cameras[*p.node.Camera]
	camera := scene.Camera{Projection: scene.Perspective, Near: 0.05, Far: 1000}
	switch {
	case g.Perspective != nil:
		camera.FovYRad, camera.Near = g.Perspective.Yfov, g.Perspective.Znear
		camera.Far = math.Max(1000, camera.Near*1000)
		if g.Perspective.Zfar != nil {
			camera.Far = *g.Perspective.Zfar
		}
	case g.Orthographic != nil:
		camera.Projection, camera.HeightM = scene.Orthographic, 2*g.Orthographic.Ymag
		camera.Near, camera.Far = math.Max(g.Orthographic.Znear, 1e-3), g.Orthographic.Zfar
	}
	if !(camera.Near > 0 && camera.Far > camera.Near) || camera.Projection == scene.Perspective && !(camera.FovYRad >= 0.001 && camera.FovYRad <= 3.1) ||
		camera.Projection == scene.Orthographic && !(camera.HeightM > 0) {
		r.report.Warn(fmt.Sprintf("camera %d %q", *p.node.Camera, g.Name), "has impossible numbers and was left out")
		return nil
	}
	return &camera
}
