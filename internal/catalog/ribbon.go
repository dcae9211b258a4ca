package catalog

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// ribbon is a flat strip of cloth or leather along a path, its face towards front.
func ribbon(path []geom.Vec3, front geom.Vec3, width, thickness float64) *form.Shape {
	last := len(path) - 1
	length := 0.0
	for i := range last {
		length += path[i+1].Sub(path[i]).Len()
	}
	return form.Sheet(1, last, width, length, thickness, func(u, v float64) geom.Vec3 {
		i := int(math.Round(v * float64(last)))
		along := path[min(i+1, last)].Sub(path[max(i-1, 0)])
		return path[i].Add(along.Cross(front).Normalize().Mul((u - 0.5) * width))
	})
}

// smoothPath passes a spline through points of space.
func smoothPath(points []geom.Vec3, steps int) []geom.Vec3 {
	var xy, z []geom.Vec2
	for _, p := range points {
		xy, z = append(xy, p.Vec2()), append(z, geom.Vec2{p[2], 0})
	}
	xy, z = form.Curve(xy, steps), form.Curve(z, steps)
	out := make([]geom.Vec3, len(xy))
	for i := range xy {
		out[i] = xy[i].Vec3(z[i][0])
	}
	return out
}
