package usdio

import (
	"fmt"
	"math"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
	"scenograph/internal/shade"
)

// nits is the luminance that is drawn as 1 at exposure 0.
const nits = 100

// environment writes the sky as a dome light and the sun as a distant light.
func (w *writer) environment(t *text) error {
	e := w.snap.Settings().Environment
	if e.Intensity > 0 {
		tint, image, err := w.sky(e)
		if err != nil {
			return err
		}
		t.open(header{specifier: "def", kind: "DomeLight", name: skyName})
		t.line("color3f inputs:color = ", color(tint))
		t.line("float inputs:intensity = ", single(nits*e.Intensity))
		if image != "" {
			t.line("asset inputs:texture:file = @", image, "@")
			t.line(`token inputs:texture:format = "latlong"`)
		}
		if e.Sky != scene.ImageSky || image == "" {
			e.RotationRad = 0
		}
		t.place(geom.Transform{Rotation: domeRotation(e.RotationRad), Scale: geom.One})
		t.close()
	}
	if e.Sky == scene.ProceduralSky && e.SunLux > 0 && e.SunAltitudeRad > 0 {
		t.open(header{specifier: "def", kind: "DistantLight", name: sunName})
		distant(t, e.SunColor, e.SunLux)
		t.place(geom.Transform{Rotation: shineAlong(toSun(e).Mul(-1)), Scale: geom.One})
		t.close()
	}
	return nil
}

// sky returns the dome's colour and the path of its image, "" for a uniform one. The procedural sky becomes an image too.
func (w *writer) sky(e scene.Environment) (tint geom.Color, image string, err error) {
	white := geom.Color{1, 1, 1}
	switch e.Sky {
	case scene.ImageSky:
		if image, err = w.textures.sky(w, e.Image); err != nil {
			return white, "", fmt.Errorf("the sky's image: %w", err)
		}
		w.facts.sky = image
		return white, image, nil
	case scene.ProceduralSky:
		sky := shade.NewSky(e.SunAzimuthRad, e.SunAltitudeRad, e.Color, e.SunColor)
		rgb, mean := paint(sky)
		if w.options.Format == USDZ {
			w.report.Info("sky", "a .usdz cannot hold the sky as .hdr; it is written as a uniform dome of its mean colour")
			return mean, "", nil
		}
		data, err := pix.EncodeHDR(skyWidth, skyHeight, rgb)
		if err != nil {
			return white, "", err
		}
		return white, w.textures.add(asset.HashOf(data), "sky", pix.Extension(pix.HDR), data), nil
	}
	return e.Color, "", nil
}

const skyWidth, skyHeight = 128, 64

// paint draws a sky as an equirectangular image, its middle towards +X, and returns its mean over the sphere.
func paint(sky shade.Sky) (rgb []float32, mean geom.Color) {
	weights := 0.0
	for y := range skyHeight {
		up, across := math.Sincos(math.Pi * (0.5 - (float64(y)+0.5)/skyHeight))
		for x := range skyWidth {
			s, c := math.Sincos(2 * math.Pi * (0.5 - (float64(x)+0.5)/skyWidth))
			l := sky.Luminance(geom.Vec3{across * c, across * s, up})
			rgb = append(rgb, float32(l[0]), float32(l[1]), float32(l[2]))
			for i := range mean {
				mean[i] += across * l[i]
			}
			weights += across
		}
	}
	return rgb, mean.Scale(1 / weights)
}

func toSun(e scene.Environment) geom.Vec3 {
	up, across := math.Sincos(e.SunAltitudeRad)
	y, x := math.Sincos(e.SunAzimuthRad)
	return geom.Vec3{across * x, across * y, up}
}

// shineAlong turns −Z to a direction.
func shineAlong(direction geom.Vec3) geom.Quat {
	z := direction.Normalize().Mul(-1)
	yaw := math.Atan2(z[1], z[0])
	return geom.Yaw(yaw).Mul(geom.AxisAngle(geom.Vec3{0, 1, 0}, math.Acos(geom.Clamp(z[2], -1, 1)))).Normalized()
}

// domeRotation stands a dome, whose pole is +Y and whose image's middle is +Z in its own frame (OpenEXR latlong), on a
// stage with Z up so that the middle of the image lies towards the rotation from +X.
func domeRotation(rad float64) geom.Quat {
	upright := geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2)
	return geom.Yaw(rad + math.Pi/2).Mul(upright).Normalized()
}
