package frame

import (
	"fmt"

	"scenograph/internal/scene"
)

// Legend says what the colours of a frame mean. It has a ramp, or entries, or neither when the colours need no words.
type Legend struct {
	Title     string
	Ramp      [][3]float32 // display sRGB, evenly spaced from Low to High
	Low, High string
	Entries   []LegendEntry
}

// LegendEntry is one colour with its meaning.
type LegendEntry struct {
	Color [3]float32 // display sRGB
	Form  LegendForm
	Text  string
}

// LegendForm is how an entry's colour is drawn in the scene.
type LegendForm int

// The forms.
const (
	Area LegendForm = iota
	Point
	Line
)

// Empty reports whether there is nothing to say.
func (l *Legend) Empty() bool { return l.Title == "" }

// Legend explains the frame's shading; empty for Lit.
func (f *Frame) Legend() Legend {
	gray := [][3]float32{{0, 0, 0}, {1, 1, 1}}
	switch f.Style.Shading {
	case LightOnly:
		return Legend{Title: "Light on white surfaces"}
	case Albedo:
		return Legend{Title: "Base colour, without light"}
	case Normals:
		return Legend{Title: "Which way surfaces face", Entries: []LegendEntry{
			{normalColor(1, 0, 0), Area, "+X right"}, {normalColor(0, 1, 0), Area, "+Y back"}, {normalColor(0, 0, 1), Area, "+Z up"},
			{normalColor(-1, 0, 0), Area, "−X left"}, {normalColor(0, -1, 0), Area, "−Y front"}, {normalColor(0, 0, -1), Area, "−Z down"},
		}}
	case Roughness:
		return Legend{Title: "Roughness", Ramp: gray, Low: "0 mirror", High: "1 matt"}
	case Metallic:
		return Legend{Title: "Metallic", Ramp: gray, Low: "0 not", High: "1 metal"}
	case Depth:
		low, high := f.Seen[0], f.Seen[1]
		return Legend{Title: "Distance along the view", Ramp: [][3]float32{grayOf(depthNear), grayOf(depthFar)}, Low: metres(low), High: metres(high)}
	case IDs:
		return Legend{Title: "One colour for each object"}
	case Wireframe:
		return Legend{Title: "Edges of triangles"}
	case Overdraw:
		return overdrawLegend()
	case Physics:
		return physicsLegend()
	}
	return Legend{}
}

// The brightness of the nearest and the farthest thing, as surface.frag.glsl draws them.
const depthNear, depthFar = 0.95, 0.05

func grayOf(v float32) [3]float32 { return [3]float32{v, v, v} }

func normalColor(x, y, z float32) [3]float32 { return [3]float32{x/2 + 0.5, y/2 + 0.5, z/2 + 0.5} }

func metres(m float32) string {
	if m < 10 {
		return fmt.Sprintf("%.2f m", m)
	}
	return fmt.Sprintf("%.0f m", m)
}

// OverdrawStep is what every surface drawn at a pixel adds to its colour, display sRGB: the sum goes from dark red by way of
// orange to yellow and white.
func OverdrawStep() [3]float32 { return [3]float32{0.25, 0.1, 0.035} }

// overdrawColor is the colour of a pixel that was drawn so many times.
func overdrawColor(times int) [3]float32 {
	color := OverdrawStep()
	for i := range color {
		color[i] = min(1, color[i]*float32(times))
	}
	return color
}

func overdrawLegend() Legend {
	l := Legend{Title: "Surfaces drawn per pixel"}
	for _, n := range []int{1, 2, 3, 5, 8, 12} {
		text := fmt.Sprint(n)
		if n == 12 {
			text += " and more"
		}
		l.Entries = append(l.Entries, LegendEntry{overdrawColor(n), Area, text})
	}
	return l
}

func physicsLegend() Legend {
	return Legend{Title: "Physics", Entries: []LegendEntry{
		{display(bodyColor(scene.StaticBody)), Area, "static"}, {display(bodyColor(scene.DynamicBody)), Area, "dynamic"},
		{display(bodyColor(scene.KinematicBody)), Area, "kinematic"}, {display(bodyColor("")), Area, "not said"},
		{rgb(massColor()), Point, "centre of mass"}, {rgb(ContactColor()), Point, "contact"}, {rgb(jointColor()), Line, "joint"},
	}}
}

func rgb(c [4]float32) [3]float32 { return [3]float32{c[0], c[1], c[2]} }
