package exchange

import (
	"math"
	"strings"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// lumensPerWatt turns the format's light_intensity, which Blender takes as radiant watts (Blender manual, "Light Units"), into lumens.
// The file was lit to look right at radiance 1 = white, as 100 nits are here: one watt per steradian and square metre is 100 nits.
const lumensPerWatt = 100.0

const maxWatts = 1e6

// lightFacts is one light of the file.
type lightFacts struct {
	entry     *entry
	placement placement
	pose      geom.Transform
	light     scene.Light
}

func (r *reader) lights(e *entry) []lightFacts {
	meta := e.raw.get("metadata")
	light := r.lightOf(e, meta)
	var out []lightFacts
	for _, p := range e.placements() {
		at, given, err := point(p.value.get("position"))
		if err != nil {
			r.report.Warn(e.path(p, "position"), "line %d: %v; left out", p.value.line, err)
			continue
		}
		if given < 3 {
			at[2] = 2.2
		}
		pose := geom.At(at, 0)
		pose.Rotation = r.turnOf(e, p)
		out = append(out, lightFacts{e, p, pose, light})
	}
	if len(out) == 0 {
		r.report.Warn("objects."+e.key, "line %d: the light has no usable position; left out", e.raw.line)
	}
	return out
}

func (r *reader) lightOf(e *entry, meta value) scene.Light {
	light := scene.Light{Color: colorOf(meta.first("light_color", "color")), Shadows: true}
	watts, ok := meta.first("light_intensity", "intensity", "energy").float()
	if !ok || watts < 0 || watts > maxWatts {
		r.report.Warn("objects."+e.key+".metadata.light_intensity", "line %d: is no number of watts; 40 is taken", e.raw.line)
		watts = 40
	}
	lumens := watts * lumensPerWatt
	switch word := strings.ToLower(meta.first("light_type", "type").text()); word {
	case "spot":
		light.Kind, light.InnerRad, light.OuterRad = scene.SpotLight, geom.Radians(18), geom.Radians(30)
		light.Intensity = lumens / (4 * math.Pi)
	case "area", "rectangle", "rect", "disk":
		// A Lambertian side of A m² gives π A L lumens.
		light.Kind, light.Width, light.Height = scene.AreaLight, 0.5, 0.5
		light.Intensity = lumens / (math.Pi * light.Width * light.Height)
	case "sun", "directional", "distant":
		light.Kind, light.Intensity = scene.DirectionalLight, lumens
	default:
		if word != "" && word != "point" && word != "sphere" {
			r.report.Warn("objects."+e.key+".metadata.light_type", "line %d: %q is not known; a point light is taken", e.raw.line, word)
		}
		light.Kind, light.Intensity = scene.PointLight, lumens/(4*math.Pi)
	}
	return light
}

// wattsOf is the inverse of lightOf's intensity.
func wattsOf(l scene.Light) (word string, watts float64) {
	switch l.Kind {
	case scene.SpotLight:
		return "spot", l.Intensity * 4 * math.Pi / lumensPerWatt
	case scene.AreaLight:
		return "area", l.Intensity * math.Pi * l.Width * l.Height / lumensPerWatt
	case scene.DirectionalLight:
		return "sun", l.Intensity / lumensPerWatt
	}
	return "point", l.Intensity * 4 * math.Pi / lumensPerWatt
}

// colorOf reads three channels of 0 to 255, or of 0 to 1 when none is over 1, as display values.
func colorOf(v value) geom.Color {
	white := geom.Color{1, 1, 1}
	fs, err := v.floats()
	if err != nil || len(fs) < 3 || !(min(fs[0], fs[1], fs[2]) >= 0) || max(fs[0], fs[1], fs[2]) <= 0 {
		return white
	}
	most := 255.0
	if max(fs[0], fs[1], fs[2]) <= 1 {
		most = 1
	}
	var out geom.Color
	for i := range out {
		out[i] = tidy(geom.LinearFromSRGB(math.Min(fs[i]/most, 1)))
	}
	return out
}
