package align

import (
	"fmt"
	"math"
	"strings"

	"scenograph/internal/scene"
)

// tells are words in the names of materials that speak for a style. They describe the looks that people mean by it, not what any
// policy dresses its rooms in.
var tells = map[string][]string{
	"industrial":   {"metal", "iron", "steel", "brick", "concrete", "leather", "reclaimed", "copper", "planks", "walnut"},
	"scandinavian": {"light", "birch", "linen", "wool", "ash", "pine", "white", "cotton", "oak"},
	"rustic":       {"rustic", "pine", "oak", "iron", "terracotta", "linen", "plaster", "wicker", "jute", "stone", "reclaimed", "planks"},
	"modern":       {"walnut", "chrome", "steel", "black", "gloss", "glass", "paint", "stone", "lacquer", "metal", "wool", "velvet"},
	"minimalist":   {"white", "quartz", "linen", "light", "matte", "paint", "steel", "concrete", "resin"},
	"cosy":         {"velvet", "wool", "knit", "boucle", "fur", "rug", "oak", "walnut", "brass", "linen", "cotton", "parquet"},
	"art-deco":     {"brass", "velvet", "marble", "lacquered", "lacquer", "ebony", "gold", "portoro", "chevron", "burl", "deco", "piano"},
	"mid-century":  {"teak", "walnut", "brass", "wool", "leather", "terrazzo", "geometric"},
	"traditional":  {"mahogany", "cherry", "damask", "persian", "brass", "velvet", "parquet", "striped", "leather", "aged"},
}

// telling reports whether a material speaks for a style. For light and white ones its measured lightness speaks too.
func telling(style string, c coat) bool {
	if made(c.material.Name, tells[style]) {
		return true
	}
	l := lab(c.color)
	muted := math.Hypot(l[1], l[2]) < 0.05
	switch style {
	case "scandinavian", "minimalist":
		return l[0] > 0.75 && muted
	case "modern":
		return muted
	case "industrial":
		return l[0] < 0.55 && muted
	}
	return false
}

// Shares of the surfaces that must speak for a style.
const styled = 0.4

// look judges the style of the whole by what its things and the room wear.
func (j *judge) look() {
	for _, style := range j.asked.styles {
		f := Finding{Kind: Style, Text: style}
		var coats []coat
		for _, it := range j.stock {
			coats = append(coats, j.coats(it)...)
		}
		for _, r := range j.world.Rooms() {
			coats = append(coats, j.shellCoats(r.Node)...)
		}
		if len(coats) == 0 {
			f.Verdict, f.Detail = Unknown, "there is nothing to see it by"
			j.out = append(j.out, f)
			continue
		}
		sum, all := 0.0, 0.0
		said := map[string]bool{}
		var names []string
		for _, c := range coats {
			all += c.share
			if !telling(style, c) {
				continue
			}
			sum += c.share
			if name, _, _ := strings.Cut(c.material.Name, " #"); !said[name] && len(names) < 4 {
				said[name] = true
				names = append(names, name)
			}
		}
		got := sum / all
		f.Share = math.Min(1, got/styled)
		f.Measures = []Measure{{Name: "surfaces that speak for it", Value: got, Limit: fmt.Sprintf("at least %g", styled)}}
		f.Detail = fmt.Sprintf("%.0f %% of the surfaces speak for it", 100*got)
		if len(names) > 0 {
			f.Detail += ": " + strings.Join(names, ", ")
		}
		j.out = append(j.out, f)
	}
}

// shellCoats are walls, floor and ceiling; each counts as much as a thing.
func (j *judge) shellCoats(room scene.NodeID) []coat {
	n, ok := j.world.Snapshot().Node(room)
	if !ok {
		return nil
	}
	var out []coat
	for _, id := range []scene.MaterialID{n.Room.Walls, n.Room.Floor} {
		if m, ok := j.world.Snapshot().Material(id); ok {
			out = append(out, coat{m, j.colorOf(m), 1})
		}
	}
	return out
}

// light judges what was said of the light as a whole.
func (j *judge) light() {
	for _, mood := range j.asked.moods {
		f := Finding{Kind: Lighting, Text: mood + " light"}
		var m measured
		switch mood {
		case "warm", "cool":
			m = j.lampsAll(mood)
		case "bright", "dim":
			m = j.brightness(mood)
		default:
			m = j.hour(mood)
		}
		f.Share, f.Detail = m.share, m.detail
		if m.unknown {
			f.Verdict = Unknown
		} else {
			f.Measures = []Measure{{Name: m.name, Value: m.value, Unit: m.unit, Limit: m.limit}}
		}
		j.out = append(j.out, f)
	}
}

// lampsAll measures the mean colour temperature of all lamps, by their intensity; without lamps that of the sun.
func (j *judge) lampsAll(mood string) measured {
	sum, weight := 0.0, 0.0
	s := j.world.Snapshot()
	for n := range s.Nodes() {
		if n.Light != nil && s.Visible(n.ID) && n.Light.Intensity > 0 {
			w := math.Log1p(n.Light.Intensity)
			sum += w * temperature(n.Light.Color)
			weight += w
		}
	}
	of := "the lamps"
	if weight == 0 {
		e := s.Settings().Environment
		sum, weight, of = temperature(e.SunColor), 1, "the sun"
	}
	return warmth(mood, sum/weight, of)
}

func (j *judge) brightness(mood string) measured {
	lux, ok := j.lux()
	if !ok {
		return measured{unknown: true, detail: "there is no room to measure light in"}
	}
	m := measured{name: "mean illuminance", value: lux, unit: "lx", detail: fmt.Sprintf("%.0f lx at the height of a table", lux)}
	if mood == "bright" {
		m.limit, m.share = "at least 200 lx", math.Min(1, lux/200)
	} else {
		m.limit, m.share = "up to 200 lx", within(lux, 200)
	}
	return m
}

// hour measures the sun of a procedural sky.
func (j *judge) hour(mood string) measured {
	e := j.world.Snapshot().Settings().Environment
	if e.Sky == scene.ImageSky {
		return measured{unknown: true, detail: "the sky is a picture"}
	}
	degrees := e.SunAltitudeRad * 180 / math.Pi
	m := measured{name: "sun over the horizon", value: degrees, unit: "deg", detail: fmt.Sprintf("the sun stands %.0f° high with %.0f lx", degrees, e.SunLux)}
	switch mood {
	case "evening":
		m.limit, m.share = "up to 18°", within(math.Max(degrees, 0), 18)
	case "night":
		m.name, m.value, m.unit, m.limit = "sun", e.SunLux*e.Intensity, "lx", "up to 20 lx"
		m.share = within(m.value, 20)
	default:
		m.limit, m.share = "at least 15° and 200 lx", math.Min(math.Min(1, math.Max(degrees, 0)/15), math.Min(1, e.SunLux/200))
	}
	return m
}
