package library

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strings"

	"scenograph/internal/geom"
)

// annotation is what a JSON file says of a model: Objaverse's, objathor's, LayoutVLM's, Poly Haven's, ShapeNet's, or a person's own.
type annotation struct {
	Name, Category, Text string
	Tags                 []string
	Terms
	hints
	mount string
	from  string
}

// annotate reads an annotation from decoded JSON. What has another form than expected is passed over.
func annotate(fields map[string]any, from string) annotation {
	if inner, ok := fields["annotations"].(map[string]any); ok {
		fields = merged(fields, inner)
	}
	out := annotation{from: from}
	out.Name = textOf(fields, "name", "title", "label", "assetId")
	out.Category = categoryIn(fields)
	out.Text = clipped(textOf(fields, "description", "caption", "captions", "summary"), 600)
	out.Tags = namesIn(fields["tags"], 16)
	out.License = namedTerms(textOf(fields, "license", "licence"))
	out.Author = authorIn(fields)
	out.Page = textOf(fields, "viewerUrl", "page", "url", "source", "link")
	out.by = from
	out.up, out.front = axisIn(fields, "up", "upAxis", "up_axis"), axisIn(fields, "front", "frontAxis", "front_axis")
	out.scale = numberIn(fields, "metersPerUnit", "metres_per_unit", "meters_per_unit", "unit_scale")
	out.size = sizeIn(fields)
	for _, place := range [][2]string{{"onCeiling", "ceiling"}, {"onWall", "wall"}, {"onObject", "surface"}, {"onFloor", "floor"}} {
		if yes, ok := fields[place[0]].(bool); ok && yes {
			out.mount = place[1]
			if place[1] != "surface" {
				break
			}
		}
	}
	return out
}

// merged is the outer object with the inner one's fields.
func merged(outer, inner map[string]any) map[string]any {
	out := map[string]any{}
	for k, v := range outer {
		out[k] = v
	}
	for k, v := range inner {
		out[k] = v
	}
	return out
}

func clipped(text string, n int) string {
	if len(text) <= n {
		return text
	}
	return strings.ToValidUTF8(text[:n], "") + "…"
}

// textOf is the first of the fields that holds text.
func textOf(fields map[string]any, names ...string) string {
	for _, name := range names {
		if s := textIn(fields[name]); s != "" {
			return s
		}
	}
	return ""
}

func textIn(v any) string {
	switch v := v.(type) {
	case string:
		return strings.Join(strings.Fields(v), " ")
	case []any:
		return strings.Join(namesIn(v, 8), ", ")
	case map[string]any:
		return textOf(v, "label", "name", "displayName", "title", "uid", "url")
	}
	return ""
}

// namesIn lists texts, or the names of objects.
func namesIn(v any, most int) []string {
	list, ok := v.([]any)
	if !ok {
		if s, isText := v.(string); isText && s != "" {
			list = []any{s}
		}
	}
	var out []string
	for _, one := range list {
		if s := textIn(one); s != "" && len(out) < most {
			out = append(out, strings.ToLower(clipped(s, 60)))
		}
	}
	return out
}

func categoryIn(fields map[string]any) string {
	if s := textOf(fields, "synset", "wnsynset", "category", "lvis", "class", "type", "objectCategory", "object_category"); s != "" {
		return strings.ToLower(s)
	}
	return ""
}

func authorIn(fields map[string]any) string {
	if s := textOf(fields, "author", "artist", "creator", "uploader"); s != "" {
		return s
	}
	switch authors := fields["authors"].(type) {
	case map[string]any: // Poly Haven: name → part
		var names []string
		for name := range authors {
			names = append(names, name)
		}
		return strings.Join(sorted(names), ", ")
	case []any:
		return strings.Join(titles(authors), ", ")
	}
	if user, ok := fields["user"].(map[string]any); ok {
		return textOf(user, "displayName", "username", "name")
	}
	return ""
}

func titles(list []any) []string {
	var out []string
	for _, one := range list {
		if s := textIn(one); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// axisIn reads "Y", "-z", [0,1,0] or "0,0,1".
func axisIn(fields map[string]any, names ...string) Axis {
	for _, name := range names {
		switch v := fields[name].(type) {
		case string:
			if a, err := ParseAxis(v); err == nil {
				return a
			}
			var x, y, z float64
			if n, _ := fmt.Sscanf(strings.NewReplacer("\\,", ",", " ", "").Replace(v), "%g,%g,%g", &x, &y, &z); n == 3 {
				return axisOf(geom.Vec3{x, y, z})
			}
		case []any:
			if p, ok := vectorIn(v); ok {
				return axisOf(p)
			}
		}
	}
	return ""
}

// axisOf names a vector of the file that lies along an axis.
func axisOf(v geom.Vec3) Axis {
	for i, name := range []Axis{"x", "y", "z"} {
		unit := geom.Vec3{}
		unit[i] = 1
		if near(v, unit) {
			return name
		}
		if near(v, unit.Mul(-1)) {
			return "-" + name
		}
	}
	return ""
}

func vectorIn(list []any) (geom.Vec3, bool) {
	if len(list) != 3 {
		return geom.Vec3{}, false
	}
	var out geom.Vec3
	for i, one := range list {
		x, ok := one.(float64)
		if !ok || !geom.Finite(x) {
			return out, false
		}
		out[i] = x
	}
	return out, true
}

func numberIn(fields map[string]any, names ...string) float64 {
	for _, name := range names {
		if x, ok := fields[name].(float64); ok && x > 0 && geom.Finite(x) {
			return x
		}
	}
	return 0
}

// sizeIn is the size in metres where a known form tells it: objathor's width, length and height in centimetres, the bounding box of
// AI2-THOR in metres, and Poly Haven's dimensions in millimetres.
func sizeIn(fields map[string]any) geom.Vec3 {
	if w, d, h := numberIn(fields, "width"), numberIn(fields, "length", "depth"), numberIn(fields, "height"); w > 0 && d > 0 && h > 0 {
		if _, objathor := fields["onFloor"]; objathor {
			return geom.Vec3{w, d, h}.Mul(0.01)
		}
		return geom.Vec3{w, d, h}.Mul(cmp.Or(unitIn(fields), 1))
	}
	for _, outer := range []string{"assetMetadata", "thor_metadata"} {
		meta, _ := fields[outer].(map[string]any)
		if inner, ok := meta["assetMetadata"].(map[string]any); ok {
			meta = inner
		}
		if box, ok := meta["boundingBox"].(map[string]any); ok {
			return geom.Vec3{numberIn(box, "x"), numberIn(box, "z"), numberIn(box, "y")}
		}
	}
	if list, ok := fields["dimensions"].([]any); ok {
		if v, ok := vectorIn(list); ok && v[0] > 0 && v[1] > 0 && v[2] > 0 {
			if _, polyHaven := fields["authors"]; polyHaven {
				return v.Mul(0.001)
			}
			return v.Mul(cmp.Or(unitIn(fields), 1))
		}
	}
	return geom.Vec3{}
}

func unitIn(fields map[string]any) float64 {
	switch strings.ToLower(textOf(fields, "unit", "units")) {
	case "mm", "millimetre", "millimeter", "millimetres", "millimeters":
		return 0.001
	case "cm", "centimetre", "centimeter", "centimetres", "centimeters":
		return 0.01
	case "in", "inch", "inches":
		return 0.0254
	case "ft", "foot", "feet":
		return 0.3048
	}
	return 0
}

// object reads JSON that is one annotation.
func object(text []byte) (map[string]any, bool) {
	var out map[string]any
	if json.Unmarshal(text, &out) != nil || len(out) == 0 {
		return nil, false
	}
	return out, true
}
