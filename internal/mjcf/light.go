package mjcf

import (
	"math"

	"scenograph/internal/geom"
	"scenograph/internal/rigid"
	"scenograph/internal/scene"
	"scenograph/internal/xmlout"
)

// mostLights is how many MuJoCo's renderer takes, less some for whoever adds their own.
const mostLights = 24

// fixtures prepares lights and cameras for the bodies that carry them.
func (w *writer) fixtures() {
	brightest := 0.0
	for i := range w.world.Lights {
		brightest = math.Max(brightest, strength(w.world.Lights[i].Light))
	}
	for i := range w.world.Lights {
		l := &w.world.Lights[i]
		if i >= mostLights {
			w.report.Warn("lights", "%d are left out: MuJoCo draws few", len(w.world.Lights)-mostLights)
			break
		}
		at := [2]int{l.Body, l.Link}
		w.byBody[at] = append(w.byBody[at], func(x *xmlout.Text) { light(x, l, brightest) })
	}
	for i := range w.world.Cameras {
		c := &w.world.Cameras[i]
		at := [2]int{c.Body, c.Link}
		w.byBody[at] = append(w.byBody[at], func(x *xmlout.Text) { w.camera(x, c) })
	}
	e := w.snap.Settings().Environment
	if e.Sky == scene.ProceduralSky && e.SunLux > 0 {
		at := [2]int{-1, -1}
		w.byBody[at] = append(w.byBody[at], func(x *xmlout.Text) { w.sun(x, &e) })
	}
}

// riders writes the lights and cameras of a link, or of the world.
func (w *writer) riders(x *xmlout.Text, body, link int) {
	for _, write := range w.byBody[[2]int{body, link}] {
		write(x)
	}
}

// strength compares lights in candela: an area light's is its luminance times its area.
func strength(l *scene.Light) float64 {
	if l.Kind == scene.AreaLight {
		return l.Intensity * l.Width * l.Height
	}
	if l.Kind == scene.DirectionalLight {
		return 0
	}
	return l.Intensity
}

// light writes a light, its brightness relative to the brightest: MuJoCo's lights have no unit.
func light(x *xmlout.Text, l *rigid.Light, brightest float64) {
	share := 0.6
	if brightest > 0 && l.Light.Kind != scene.DirectionalLight {
		share = 0.15 + 0.35*math.Sqrt(strength(l.Light)/brightest)
	}
	direction := l.Pose.Rotation.Rotate(geom.Vec3{0, 0, -1})
	directional, cutoff, exponent := "", "90", "0"
	switch l.Light.Kind {
	case scene.DirectionalLight:
		directional = "true"
	case scene.SpotLight:
		cutoff, exponent = xmlout.Number(round4(geom.Degrees(l.Light.OuterRad))), "10"
	case scene.PointLight:
		direction, cutoff = geom.Vec3{0, 0, -1}, "180"
	}
	c := l.Light.Color
	x.Leaf("light", "name", l.Name, "pos", vector(l.Pose.Translation), "dir", vector(rounded(direction)), "directional", directional, "castshadow", truth(l.Light.Shadows && l.Light.Kind != scene.PointLight),
		"diffuse", xmlout.Numbers(round4(share*encoded(c[0])), round4(share*encoded(c[1])), round4(share*encoded(c[2]))), "specular", "0.1 0.1 0.1",
		"attenuation", "1 0 0.05", "cutoff", cutoff, "exponent", exponent)
}

func (w *writer) sun(x *xmlout.Text, e *scene.Environment) {
	sinA, cosA := math.Sincos(e.SunAzimuthRad)
	sinH, cosH := math.Sincos(e.SunAltitudeRad)
	to := geom.Vec3{cosA * cosH, sinA * cosH, sinH}
	c := e.SunColor
	x.Leaf("light", "name", "sun", "pos", vector(rounded(to.Mul(20))), "dir", vector(rounded(to.Mul(-1))), "directional", "true", "castshadow", "true",
		"diffuse", xmlout.Numbers(round4(0.4*encoded(c[0])), round4(0.4*encoded(c[1])), round4(0.4*encoded(c[2]))), "specular", "0.1 0.1 0.1")
}

// camera writes a camera; MuJoCo's, too, look along −Z. It knows perspective only.
func (w *writer) camera(x *xmlout.Text, c *rigid.Camera) {
	fov := c.Camera.FovY()
	if c.Camera.Projection == scene.Orthographic {
		w.report.Warn("camera "+c.Title, "is orthographic, which MuJoCo 2 does not know: it becomes a narrow perspective")
		fov = geom.Radians(10)
	}
	x.Leaf("camera", "name", c.Name, "pos", vector(c.Pose.Translation), "quat", rotation(c.Pose.Rotation), "fovy", xmlout.Number(round4(geom.Degrees(fov))))
}

func rounded(v geom.Vec3) geom.Vec3 {
	for i := range v {
		v[i] = math.Round(v[i]*1e9)/1e9 + 0
	}
	return v
}

func truth(b bool) string {
	if b {
		return "true"
	}
	return "false"
}
