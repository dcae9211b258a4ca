package gltfio

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/qmuntal/gltf"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// useLight writes a light and hangs it on a node.
func (w *writer) useLight(g *gltf.Node, name string, l *scene.Light) {
	w.lights = append(w.lights, w.punctual(name, l))
	g.Extensions = gltf.Extensions{lightsExtension: json.RawMessage(fmt.Sprintf(`{"light":%d}`, len(w.lights)-1))}
}

// punctual converts a light, whose units are those of the extension: candela and lux.
func (w *writer) punctual(name string, l *scene.Light) punctual {
	color, intensity := l.Color, l.Intensity
	if brightest := max(color[0], color[1], color[2]); brightest > 1 {
		color, intensity = color.Scale(1/brightest), intensity*brightest
	}
	out := punctual{Name: name, Type: string(l.Kind), Color: (*[3]float64)(&color), Range: l.Range}
	switch l.Kind {
	case scene.DirectionalLight:
		out.Range = 0
	case scene.SpotLight:
		out.Spot = &spotCone{Inner: l.InnerRad, Outer: &l.OuterRad}
	case scene.AreaLight:
		w.report.Warn(fmt.Sprintf("light %q", name), "glTF has no area lights: other programs will see a spot of the same peak intensity, nits × area")
		right := math.Pi / 2
		intensity *= l.Width * l.Height
		out.Type, out.Spot = string(scene.SpotLight), &spotCone{Inner: 0, Outer: &right}
	}
	out.Intensity = &intensity
	return out
}

// useCamera writes a camera and hangs it on a node.
func (w *writer) useCamera(g *gltf.Node, name string, c *scene.Camera) {
	out := &gltf.Camera{Name: name}
	if c.Projection == scene.Orthographic {
		const aspect = 16.0 / 9
		out.Orthographic = &gltf.Orthographic{Xmag: c.HeightM / 2 * aspect, Ymag: c.HeightM / 2, Znear: c.Near, Zfar: c.Far}
	} else {
		out.Perspective = &gltf.Perspective{Yfov: c.FovY(), Znear: c.Near, Zfar: gltf.Float(c.Far)}
		w.useLens(out, c.Lens)
	}
	w.doc.Cameras = append(w.doc.Cameras, out)
	g.Camera = gltf.Index(len(w.doc.Cameras) - 1)
}

// useLens writes what a glTF camera has of a lens, the shape of its picture, and reports the rest.
func (w *writer) useLens(out *gltf.Camera, l *scene.Lens) {
	if l == nil {
		return
	}
	width, height := float64(l.Width), float64(l.Height)
	out.Perspective.AspectRatio = gltf.Float(width / l.FX * l.FY / height)
	subject := fmt.Sprintf("camera %q", out.Name)
	if math.Abs(l.CX-width/2) > 1e-9 || math.Abs(l.CY-height/2) > 1e-9 {
		w.report.Warn(subject, "its principal point lies beside the middle of the picture, which glTF cannot say: other programs will put it there")
	}
	if !l.Distortion.None() {
		w.report.Warn(subject, "its lens bends the picture, which glTF cannot say: other programs will draw straight lines straight")
	}
}

// sun writes the sun of a procedural sky as a directional light, so that other programs have daylight too.
func (w *writer) sun() error {
	e := w.snap.Settings().Environment
	if e.Sky != scene.ProceduralSky || e.SunLux <= 0 || e.SunAltitudeRad <= 0 {
		return nil
	}
	toSun := geom.Yaw(e.SunAzimuthRad).Mul(geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Pi/2-e.SunAltitudeRad))
	g := &gltf.Node{Name: "Sun"}
	setTransform(g, geom.Transform{Translation: geom.Vec3{0, 0, 10}, Rotation: aimed(toSun), Scale: geom.One})
	w.useLight(g, "Sun", &scene.Light{Kind: scene.DirectionalLight, Color: e.SunColor, Intensity: e.SunLux})
	if err := setExtras(g, mark{Helper: "sun"}, nil); err != nil {
		return err
	}
	w.doc.Scenes[0].Nodes = append(w.doc.Scenes[0].Nodes, w.node(g))
	return nil
}

// aimed turns the rotation of a camera or light into that of the glTF node that carries it; see aim.
func aimed(q geom.Quat) geom.Quat { return q.Mul(aim().Inverse()).Normalized() }
