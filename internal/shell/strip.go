package shell

import (
	"math"
	"slices"

	"scenograph/internal/geom"
)

// strips covers an outline with rectangles along the axes, exactly where its sides run along them: it is cut at the Y of every
// corner, and each part is as wide as the outline gets in it. Each is given by its lower and upper corner.
func strips(outline geom.Polygon) [][2]geom.Vec2 {
	var ys []float64
	for _, p := range outline {
		ys = append(ys, p[1])
	}
	ys = distinct(ys)
	var out [][2]geom.Vec2
	for i := 0; i+1 < len(ys); i++ {
		for _, s := range spansAt(outline, ys[i], ys[i+1]) {
			low, high := geom.Vec2{s[0], ys[i]}, geom.Vec2{s[1], ys[i+1]}
			if k := len(out) - 1; k >= 0 && out[k][1][1] == low[1] && out[k][0][0] == low[0] && out[k][1][0] == high[0] {
				out[k][1][1] = high[1]
				continue
			}
			out = append(out, [2]geom.Vec2{low, high})
		}
	}
	return out
}

// spansAt lists the ranges of X that an outline fills between two heights without a corner in between.
func spansAt(outline geom.Polygon, low, high float64) [][2]float64 {
	type side struct{ middle, least, most float64 }
	var sides []side
	y := (low + high) / 2
	for i, a := range outline {
		b := outline[(i+1)%len(outline)]
		if (a[1] > y) == (b[1] > y) {
			continue
		}
		at := func(y float64) float64 { return a[0] + (b[0]-a[0])*(y-a[1])/(b[1]-a[1]) }
		x0, x1 := at(low), at(high)
		sides = append(sides, side{at(y), math.Min(x0, x1), math.Max(x0, x1)})
	}
	slices.SortFunc(sides, func(a, b side) int {
		if a.middle < b.middle {
			return -1
		}
		return 1
	})
	var out [][2]float64
	for i := 0; i+1 < len(sides); i += 2 {
		if sides[i+1].most-sides[i].least > 1e-6 {
			out = append(out, [2]float64{sides[i].least, sides[i+1].most})
		}
	}
	return out
}
