package sdf

import (
	"math"
	"strconv"

	"scenograph/internal/geom"
	"scenograph/internal/meshset"
	"scenograph/internal/scene"
	"scenograph/internal/xmlout"
)

// lights writes the sun and the lamps. Gazebo's lights have no unit: the brightest lamp gets intensity 1.
func (w *writer) lights(snap *scene.Snapshot) {
	e := snap.Settings().Environment
	if e.Sky == scene.ProceduralSky && e.SunLux > 0 {
		sinA, cosA := math.Sincos(e.SunAzimuthRad)
		sinH, cosH := math.Sincos(e.SunAltitudeRad)
		to := geom.Vec3{cosA * cosH, sinA * cosH, sinH}
		w.light("sun", "directional", geom.At(to.Mul(20), 0), e.SunColor, 1, true, to.Mul(-1), nil)
	}
	brightest := 0.0
	for i := range w.world.Lights {
		brightest = math.Max(brightest, w.world.Lights[i].Light.Intensity)
	}
	for i := range w.world.Lights {
		l := &w.world.Lights[i]
		pose := w.placed(l.Body, l.Link, l.Pose)
		down := pose.Rotation.Rotate(geom.Vec3{0, 0, -1})
		upright := geom.At(pose.Translation, 0)
		share := 1.0
		if brightest > 0 {
			share = l.Light.Intensity / brightest
		}
		switch l.Light.Kind {
		case scene.DirectionalLight:
			w.light(l.Name, "directional", upright, l.Light.Color, 1, l.Light.Shadows, down, nil)
		case scene.SpotLight, scene.AreaLight:
			spot := *l.Light
			if l.Light.Kind == scene.AreaLight {
				spot.InnerRad, spot.OuterRad = geom.Radians(30), geom.Radians(80)
				w.report.Info("light "+l.Title, "is an area light, which SDF does not know: it becomes a wide spot")
			}
			w.light(l.Name, "spot", upright, l.Light.Color, share, l.Light.Shadows, down, &spot)
		default:
			w.light(l.Name, "point", upright, l.Light.Color, share, l.Light.Shadows, geom.Vec3{}, nil)
		}
	}
}

func (w *writer) light(name, kind string, pose geom.Transform, color geom.Color, intensity float64, shadows bool, direction geom.Vec3, spot *scene.Light) {
	x := &w.out
	x.Open("light", "name", name, "type", kind)
	w.pose(pose)
	x.Value("diffuse", meshset.Shown(color)+" 1")
	x.Value("specular", "0.1 0.1 0.1 1")
	x.Value("intensity", xmlout.Number(math.Round(intensity*1e4)/1e4))
	x.Value("cast_shadows", strconv.FormatBool(shadows))
	if kind != "directional" {
		x.Open("attenuation")
		x.Value("range", "20")
		x.Value("constant", "0.5")
		x.Value("linear", "0.1")
		x.Value("quadratic", "0.05")
		x.Close()
	}
	if direction != (geom.Vec3{}) {
		x.Value("direction", xmlout.Numbers(round9(direction[0]), round9(direction[1]), round9(direction[2])))
	}
	if spot != nil {
		x.Open("spot")
		x.Value("inner_angle", xmlout.Number(round9(2*spot.InnerRad)))
		x.Value("outer_angle", xmlout.Number(round9(2*spot.OuterRad)))
		x.Value("falloff", "1")
		x.Close()
	}
	x.Close()
}
