package brief

import (
	"slices"
	"strings"
)

// shapeWords maps what a floor plan is called to its canonical shape.
var shapeWords = map[string]string{
	"l-shaped": "L", "l-shape": "L", "t-shaped": "T", "t-shape": "T", "u-shaped": "U", "u-shape": "U", "z-shaped": "Z", "z-shape": "Z", "s-shaped": "Z", "cross-shaped": "cross", "plus-shaped": "cross", "cruciform": "cross", "h-shaped": "H", "h-shape": "H",
	"hexagonal": "hexagon", "hexagon-shaped": "hexagon", "six-sided": "hexagon", "octagonal": "octagon", "octagon-shaped": "octagon", "eight-sided": "octagon", "pentagonal": "pentagon", "five-sided": "pentagon", "triangular": "triangle", "triangle-shaped": "triangle", "three-sided": "triangle",
	"trapezoidal": "trapezoid", "trapezoid": "trapezoid", "trapezium": "trapezoid", "wedge-shaped": "trapezoid", "circular": "round",
}

// shapeOf finds a shape among the words of a phrase: "l-shaped", or "l" and "shaped".
func shapeOf(words []string) string {
	for i, w := range words {
		if s := shapeWords[w]; s != "" {
			return s
		}
		if i+1 < len(words) && (words[i+1] == "shaped" || words[i+1] == "shape") {
			if s := shapeWords[w+"-shaped"]; s != "" {
				return s
			}
		}
	}
	return ""
}

// readShape reads a shape said of the room, and not of a thing: "the room is L-shaped", "in the shape of an L".
func (r *reader) readShape(i int) int {
	words, next := []string{r.xs[i].text}, i+1
	if i+1 < len(r.xs) && strings.HasPrefix(r.xs[i+1].text, "shape") {
		words, next = append(words, "shaped"), i+2
	}
	if r.xs[i].text == "shape" && i+3 < len(r.xs) && r.xs[i+1].text == "of" && determiners[r.xs[i+2].text] == "a" {
		words, next = []string{r.xs[i+3].text, "shaped"}, i+4
	}
	shape := shapeOf(words)
	if shape == "" || r.nounFollows(next) && !(next < len(r.xs) && r.xs[next].isRoom) {
		return i
	}
	r.b.Room.Shape = shape
	return next
}

// readCeiling reads how high the room is after a mention of its ceiling or height at i−1: "ceiling of 3.2 m", "height: 270 cm".
func (r *reader) readCeiling(i int) int {
	between := []string{"height", "heights", "of", "at", "is", "are", "about", "around", "should", "be", ":", "approximately", "roughly", "the", "with", "a", "room"}
	k := i
	for k < len(r.xs) && k < i+6 && slices.Contains(between, r.xs[k].text) {
		k++
	}
	if k >= len(r.xs) || !r.xs[k].isNum {
		return i
	}
	value, unit, next := length(r.xs, k)
	if unit == 0 && (value < minHeightM || value > maxHeightM) || next < len(r.xs) && (timesWords[r.xs[next].text] || r.nounFollows(next) && unit == 0) {
		return i
	}
	r.b.Room.Height = r.bounded("ceiling height", value*firstNonZero(unit, 1), minHeightM, maxHeightM)
	if next < len(r.xs) && (r.xs[next].text == "high" || r.xs[next].text == "tall") {
		next++
	}
	return next
}

// readSide reads one side of the room: "5 m wide", "6 metres long".
func (r *reader) readSide(value, unit float64, j int) int {
	if unit == 0 || j >= len(r.xs) || r.nounFollows(j+1) {
		return j
	}
	switch r.xs[j].text {
	case "wide", "across":
		r.b.Room.Width = r.bounded("room width", value*unit, minRoomM, maxRoomM)
	case "long", "deep":
		r.b.Room.Depth = r.bounded("room depth", value*unit, minRoomM, maxRoomM)
	default:
		return j
	}
	return j + 1
}
