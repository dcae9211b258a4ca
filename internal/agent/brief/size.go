package brief

import (
	"fmt"
	"math"
)

// Bounds of a room that can be built, in metres.
const (
	minRoomM, maxRoomM     = 1.2, 40
	minHeightM, maxHeightM = 2.1, 12
)

// units maps unit words to metres.
var units = map[string]float64{
	"m": 1, "metre": 1, "metres": 1, "meter": 1, "meters": 1, "mtr": 1, "cm": 0.01, "centimetre": 0.01, "centimetres": 0.01, "centimeter": 0.01, "centimeters": 0.01, "mm": 0.001, "ft": 0.3048, "foot": 0.3048, "feet": 0.3048, "'": 0.3048, "in": 0.0254, "inch": 0.0254, "inches": 0.0254, "\"": 0.0254, "yard": 0.9144, "yards": 0.9144,
}

var timesWords = map[string]bool{"x": true, "by": true, "*": true, "times": true}

// length reads a number with a unit at i: "4m", "12 ft 6 in", "80 cm". unit is 0 when none was said.
func length(xs []lexeme, i int) (value, unit float64, next int) {
	value = xs[i].number
	next = i + 1
	if next < len(xs) {
		if u, ok := units[xs[next].text]; ok && !(xs[next].text == "in" && !inchesFollow(xs, next)) {
			return value, u, next + 1
		}
	}
	return value, 0, next
}

// inchesFollow tells "12 in" from "two chairs, 3 in the corner".
func inchesFollow(xs []lexeme, i int) bool {
	return i+1 >= len(xs) || xs[i+1].punct || timesWords[xs[i+1].text]
}

// readSize reads a room size such as "4m x 5m", "5 by 6 metres" or "20 square metres" at i and returns where it ends, or i.
func (r *reader) readSize(i int) int {
	xs := r.xs
	if !xs[i].isNum {
		return i
	}
	a, unitA, j := length(xs, i)
	if next := r.readArea(a, i, j); next > i {
		return next
	}
	if unitA != 0 && j < len(xs) && (xs[j].text == "high" || xs[j].text == "tall") && !r.nounFollows(j+1) || r.isCeilingHeight(j) && unitA != 0 {
		r.b.Room.Height = r.bounded("ceiling height", a*unitA, minHeightM, maxHeightM)
		return j + 1
	}
	if next := r.readSide(a, unitA, j); next > j {
		return next
	}
	if j+1 >= len(xs) || !timesWords[xs[j].text] || !xs[j+1].isNum {
		return i
	}
	b, unitB, k := length(xs, j+1)
	if unitA == 0 && unitB == 0 && (a < 1 || b < 1) {
		return i
	}
	unitB = firstNonZero(unitB, unitA, 1)
	unitA = firstNonZero(unitA, unitB)
	if r.b.Room.Width > 0 {
		r.note("a second size, %g by %g, was not used", a, b)
		return k
	}
	r.b.Room.Width = r.bounded("room width", a*unitA, minRoomM, maxRoomM)
	r.b.Room.Depth = r.bounded("room depth", b*unitB, minRoomM, maxRoomM)
	if k+1 < len(xs) && timesWords[xs[k].text] && xs[k+1].isNum {
		h, unitH, end := length(xs, k+1)
		r.b.Room.Height = r.bounded("ceiling height", h*firstNonZero(unitH, unitB), minHeightM, maxHeightM)
		return end
	}
	return k
}

func (r *reader) readArea(a float64, i, j int) int {
	xs := r.xs
	square := 0.0
	switch {
	case j < len(xs) && (xs[j].text == "m" || xs[j].text == "sqm" || xs[j].text == "sq" || xs[j].text == "square") || j-1 > i && xs[j-1].text == "m":
		k := j
		if xs[j-1].text == "m" && j-1 > i {
			k = j - 1
		}
		if xs[k].text == "sqm" {
			square, j = 1, k+1
			break
		}
		if xs[k].text == "m" && k+1 < len(xs) && xs[k+1].text == "2" && k+1 == j {
			square, j = 1, k+2
			break
		}
		if (xs[k].text == "sq" || xs[k].text == "square") && k+1 < len(xs) {
			if u, ok := units[xs[k+1].text]; ok {
				square, j = u*u, k+2
			}
		}
	case j < len(xs) && xs[j].text == "sqft":
		square, j = 0.3048*0.3048, j+1
	}
	if square == 0 {
		return i
	}
	r.b.Room.AreaM2 = r.bounded("floor area", a*square, 2, 1600)
	return j
}

func (r *reader) isCeilingHeight(j int) bool {
	return j < len(r.xs) && (r.xs[j].surface == "ceiling" || r.xs[j].text == "ceilings")
}

func (r *reader) nounFollows(i int) bool {
	return i < len(r.xs) && (r.xs[i].noun != "" || r.xs[i].color.Name != "" || r.xs[i].material != "")
}

func (r *reader) bounded(what string, x, low, high float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) || x < low || x > high {
		y := geomClamp(x, low, high)
		r.note("a %s of %s m cannot be built; %g m is used", what, shortNumber(x), y)
		return y
	}
	return math.Round(x*1000) / 1000
}

func geomClamp(x, low, high float64) float64 {
	if math.IsNaN(x) {
		return low
	}
	return math.Max(low, math.Min(high, x))
}

func shortNumber(x float64) string {
	if math.IsInf(x, 0) || math.Abs(x) >= 1e9 {
		return fmt.Sprintf("%.3g", x)
	}
	return fmt.Sprintf("%.4g", x)
}

func firstNonZero(xs ...float64) float64 {
	for _, x := range xs {
		if x != 0 {
			return x
		}
	}
	return 0
}
