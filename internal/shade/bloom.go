package shade

import "scenograph/internal/geom"

// Reduced is the half-size reduction by 13 samples at a place of a picture, of which overlapping blocks of four are averaged
// (Jimenez 2014, p. 153). texel is the size of a pixel.
func Reduced(read func(geom.Vec2) geom.Color, at, texel geom.Vec2) geom.Color {
	sum := stencil(read, at, texel, 0, 0, 0.125)
	for _, x := range []float64{-1, 1} {
		for _, y := range []float64{-1, 1} {
			add(&sum, stencil(read, at, texel, x, y, 0.125))
			add(&sum, stencil(read, at, texel, 2*x, 2*y, 0.03125))
		}
		add(&sum, stencil(read, at, texel, 2*x, 0, 0.0625))
		add(&sum, stencil(read, at, texel, 0, 2*x, 0.0625))
	}
	return sum
}

// Enlarged is the enlargement by a tent over three by three texels.
func Enlarged(read func(geom.Vec2) geom.Color, at, texel geom.Vec2) geom.Color {
	var sum geom.Color
	for x := -1.0; x <= 1; x++ {
		for y := -1.0; y <= 1; y++ {
			add(&sum, stencil(read, at, texel, x, y, (2-x*x)*(2-y*y)/16))
		}
	}
	return sum
}

func stencil(read func(geom.Vec2) geom.Color, at, texel geom.Vec2, x, y, weight float64) geom.Color {
	return read(geom.Vec2{at[0] + x*texel[0], at[1] + y*texel[1]}).Scale(weight)
}

func add(sum *geom.Color, c geom.Color) {
	for i := range sum {
		sum[i] += c[i]
	}
}
