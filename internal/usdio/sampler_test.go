package usdio

import (
	"math"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// TestPlacement compares UsdTransform2d on (s, t) with KHR_texture_transform on (u, v), where s = u and t = 1 − v.
func TestPlacement(t *testing.T) {
	ref := &scene.TextureRef{Offset: geom.Vec2{0.3, -0.2}, Scale: geom.Vec2{2, 0.5}, Rotation: 0.7}
	scale, degrees, translation := placement(ref)
	for _, uv := range []geom.Vec2{{0, 0}, {1, 0}, {0, 1}, {0.25, 0.75}, {-3, 2}} {
		// glTF: offset + rotation · scale · uv, counter-clockwise as seen in the image, whose V runs down.
		s, c := math.Sincos(ref.Rotation)
		x, y := ref.Scale[0]*uv[0], ref.Scale[1]*uv[1]
		want := geom.Vec2{ref.Offset[0] + c*x + s*y, ref.Offset[1] - s*x + c*y}
		// USD: in · scale, turned counter-clockwise, plus translation.
		s, c = math.Sincos(geom.Radians(degrees))
		x, y = scale[0]*uv[0], scale[1]*(1-uv[1])
		st := geom.Vec2{c*x - s*y + translation[0], s*x + c*y + translation[1]}
		if got := (geom.Vec2{st[0], 1 - st[1]}); got.Sub(want).Len() > 1e-12 {
			t.Errorf("%v goes to %v, want %v", uv, got, want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for x, want := range map[float64]string{
		0.1: "0.1", math.Copysign(0, -1): "0", 1e21: "1e+21", 1.0 / 3: "0.3333333333333333", -2: "-2", math.Inf(1): "1.7976931348623157e+308",
	} {
		if got := number(x); got != want {
			t.Errorf("number(%v) = %s, want %s", x, got, want)
		}
	}
	if got := number(math.NaN()); got != "0" {
		t.Errorf("NaN is written as %s", got)
	}
	for x, want := range map[float64]string{0.1: "0.1", -1e-60: "0", 1e300: "3.4028235e+38", math.Inf(-1): "-3.4028235e+38"} {
		if got := single(x); got != want {
			t.Errorf("single(%v) = %s, want %s", x, got, want)
		}
	}
}

func TestShineAlong(t *testing.T) {
	for _, direction := range []geom.Vec3{{1, 0, 0}, {0, 1, 0}, {0, 0, -1}, {0.5, -0.7, 0.3}} {
		got := shineAlong(direction).Rotate(geom.Vec3{0, 0, -1})
		if got.Sub(direction.Normalize()).Len() > 1e-9 {
			t.Errorf("a light meant to shine along %v shines along %v", direction, got)
		}
	}
}
