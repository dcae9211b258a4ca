package shade

import (
	"math"

	"scenograph/internal/geom"
)

// matrix is rows of a 3×3 matrix.
type matrix [3]geom.Color

func (m matrix) apply(c geom.Color) geom.Color {
	var out geom.Color
	for i, row := range m {
		out[i] = row[0]*c[0] + row[1]*c[1] + row[2]*c[2]
	}
	return out
}

func (m matrix) transposed() matrix {
	var out matrix
	for i := range 3 {
		for j := range 3 {
			out[i][j] = m[j][i]
		}
	}
	return out
}

// AgX maps linear Rec.709 luminance, 1 meaning a bright white surface, to display sRGB (Troy Sobotka; curve fitted by Benjamin Wrensch 2023).
func AgX(c geom.Color) geom.Color {
	inset := matrix{
		{0.842479062253094, 0.0423282422610123, 0.0423756549057051},
		{0.0784335999999992, 0.878468636469772, 0.0784336},
		{0.0792237451477643, 0.0791661274605434, 0.879142973793104},
	}.transposed()
	outset := matrix{
		{1.19687900512017, -0.0528968517574562, -0.0529716355144438},
		{-0.0980208811401368, 1.15190312990417, -0.0980434501171241},
		{-0.0990297440797205, -0.0989611768448433, 1.15107367264116},
	}.transposed()
	c = inset.apply(c)
	for i := range c {
		c[i] = math.Pow(math.Max(agxCurve(c[i]), 0), 1.3)
	}
	gray := c.Luminance()
	for i := range c {
		c[i] = math.Max(geom.Lerp(gray, c[i], 1.2), 0)
	}
	return clampColor(outset.apply(c))
}

func agxCurve(x float64) float64 {
	const minEV, maxEV = -12.47393, 4.026069
	x = geom.Clamp((math.Log2(math.Max(x, 1e-10))-minEV)/(maxEV-minEV), 0, 1)
	x2 := x * x
	x4 := x2 * x2
	return 15.5*x4*x2 - 40.14*x4*x + 31.96*x4 - 6.868*x2*x + 0.4298*x2 + 0.1191*x - 0.00232
}

// ACES maps linear Rec.709 luminance to display sRGB by the RRT and ODT as fitted by Stephen Hill (2016).
func ACES(c geom.Color) geom.Color {
	into := matrix{{0.59719, 0.35458, 0.04823}, {0.07600, 0.90834, 0.01566}, {0.02840, 0.13383, 0.83777}}
	back := matrix{{1.60475, -0.53108, -0.07367}, {-0.10208, 1.10813, -0.00605}, {-0.00327, -0.07276, 1.07602}}
	c = into.apply(c.Scale(1 / 0.6))
	for i, v := range c {
		c[i] = (v*(v+0.0245786) - 0.000090537) / (v*(0.983729*v+0.4329510) + 0.238081)
	}
	c = clampColor(back.apply(c))
	for i := range c {
		c[i] = geom.SRGBFromLinear(c[i])
	}
	return c
}

func clampColor(c geom.Color) geom.Color {
	for i := range c {
		c[i] = geom.Clamp(c[i], 0, 1)
	}
	return c
}
