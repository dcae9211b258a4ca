package measure

import (
	"math"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// Limits of the pinhole's picture that a bent one is read from.
const (
	steepest    = 10.0  // tangent of the angle off the axis; what a bent lens sees beyond 84° stays empty
	mostDetail  = 2.0   // pixels of the pinhole's picture per pixel along an edge
	largestEdge = 12288 // pixels
	margin      = 2     // pixels around what is read, for interpolation
)

// takeBent draws a larger picture through the same pinhole without distortion and reads the bent one from it: ids, normals and base
// colours from the nearest pixel, depth and colours between pixels.
func takeBent(painter frame.Painter, plan Plan, view frame.View, want frame.Passes) (*Picture, error) {
	plane := planePoints(view)
	straight := coveringView(view, plane)
	source, err := takeStraight(painter, plan, straight, supplemented(want))
	if err != nil {
		return nil, err
	}
	lens := straight.Lens
	out := newComposite(view, want)
	out.Labels, out.Parts = source.Labels, source.Parts
	for i, p := range plane {
		if reached(p) {
			out.take(i, source, geom.Vec2{lens.CX + lens.FX*p[0], lens.CY + lens.FY*p[1]}, 1)
		}
	}
	return out.Picture, nil
}

// planePoints returns the point of the plane at distance 1 that each pixel's middle sees, NaN where it sees nothing.
func planePoints(view frame.View) []geom.Vec2 {
	out := make([]geom.Vec2, view.Width*view.Height)
	for y := range view.Height {
		for x := range view.Width {
			p, ok := view.Lens.Plane(geom.Vec2{float64(x) + 0.5, float64(y) + 0.5})
			if !ok || math.Abs(p[0]) > steepest || math.Abs(p[1]) > steepest {
				p = geom.Vec2{math.NaN(), math.NaN()}
			}
			out[y*view.Width+x] = p
		}
	}
	return out
}

func reached(p geom.Vec2) bool { return !math.IsNaN(p[0]) }

// coveringView is the undistorted view that covers all points, as detailed as the bent picture is where it is most so.
func coveringView(view frame.View, plane []geom.Vec2) frame.View {
	low, high := geom.Vec2{math.Inf(1), math.Inf(1)}, geom.Vec2{math.Inf(-1), math.Inf(-1)}
	finest := math.Inf(1) // distance on the plane, in undistorted pixels, between neighbours
	for i, p := range plane {
		if !reached(p) {
			continue
		}
		for k := range 2 {
			low[k], high[k] = math.Min(low[k], p[k]), math.Max(high[k], p[k])
		}
		if i%view.Width > 0 && reached(plane[i-1]) {
			finest = math.Min(finest, (p[0]-plane[i-1][0])*view.Lens.FX)
		}
		if i >= view.Width && reached(plane[i-view.Width]) {
			finest = math.Min(finest, (p[1]-plane[i-view.Width][1])*view.Lens.FY)
		}
	}
	out := view
	if low[0] > high[0] { // it sees nothing at all
		low, high = geom.Vec2{}, geom.Vec2{}
	}
	detail := geom.Clamp(1/finest, 1, mostDetail)
	longest := math.Max((high[0]-low[0])*view.Lens.FX, (high[1]-low[1])*view.Lens.FY)
	detail = math.Min(detail, largestEdge/math.Max(longest, 1))
	l := frame.Lens{FX: view.Lens.FX * detail, FY: view.Lens.FY * detail}
	l.CX, l.CY = math.Ceil(-low[0]*l.FX)+margin, math.Ceil(-low[1]*l.FY)+margin
	out.Width, out.Height = int(math.Ceil(high[0]*l.FX+l.CX))+margin, int(math.Ceil(high[1]*l.FY+l.CY))+margin
	out.Lens = l
	return out
}
