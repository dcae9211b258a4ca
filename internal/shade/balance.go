package shade

import (
	"math"

	"scenograph/internal/geom"
)

// NeutralKelvin is the light that looks white without a white balance: that of the display.
const NeutralKelvin = 6500

// WhiteBalance is the matrix on linear Rec.709 under which the light of geom.Kelvin at a temperature looks as that of NeutralKelvin
// does, by chromatic adaptation in CAT16 (Li et al. 2017). kelvin is held within 1500 to 20000, 0 is NeutralKelvin; tint, −1 to 1,
// moves that light from green to magenta.
func WhiteBalance(kelvin, tint float64) Balance {
	if kelvin == 0 {
		kelvin = NeutralKelvin
	}
	from, to := conesOf(whitePoint(kelvin, tint)), conesOf(whitePoint(NeutralKelvin, 0))
	var adapted matrix
	for i, row := range cat16() {
		adapted[i] = row.Scale(to[i] / from[i])
	}
	xyz := rec709()
	return Balance(multiply(inverse(xyz), multiply(inverse(cat16()), multiply(adapted, xyz))))
}

// whitePoint is the CIE XYZ, Y being 1, of a lamp's light, moved by the tint across the locus of black bodies in CIE 1960 uv.
func whitePoint(kelvin, tint float64) geom.Color {
	t := geom.Clamp(kelvin, 1500, 20000)
	xyz := rec709().apply(geom.Kelvin(t))
	sum := xyz[0] + 15*xyz[1] + 3*xyz[2]
	u, v := 4*xyz[0]/sum, 6*xyz[1]/sum
	u0, v0 := locus(t)
	u1, v1 := locus(t * 1.01)
	length := math.Hypot(u1-u0, v1-v0)
	const reach = 0.02 // Duv of a tint of 1
	u, v = u-(v1-v0)/length*reach*tint, v+(u1-u0)/length*reach*tint
	d := 2*u - 8*v + 4
	x, y := 3*u/d, 2*v/d
	return geom.Color{x / y, 1, (1 - x - y) / y}
}

// locus is the chromaticity of a black body. Krystek 1985.
func locus(t float64) (u, v float64) {
	return (0.860117757 + 1.54118254e-4*t + 1.28641212e-7*t*t) / (1 + 8.42420235e-4*t + 7.08145163e-7*t*t),
		(0.317398726 + 4.22806245e-5*t + 4.20481691e-8*t*t) / (1 - 2.89741816e-5*t + 1.61456053e-7*t*t)
}

func conesOf(xyz geom.Color) geom.Color { return cat16().apply(xyz) }

func cat16() matrix {
	return matrix{{0.401288, 0.650173, -0.051461}, {-0.250268, 1.204414, 0.045854}, {-0.002079, 0.048952, 0.953127}}
}

// rec709 turns linear Rec.709 into CIE XYZ (IEC 61966-2-1).
func rec709() matrix {
	return matrix{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}
}

func multiply(a, b matrix) matrix {
	var out matrix
	for i := range 3 {
		for k := range 3 {
			for j := range 3 {
				out[i][k] += a[i][j] * b[j][k]
			}
		}
	}
	return out
}

func inverse(m matrix) matrix {
	columns := [3]geom.Vec3{geom.Vec3(m[0]), geom.Vec3(m[1]), geom.Vec3(m[2])}
	det := columns[0].Dot(columns[1].Cross(columns[2]))
	a, b, c := columns[1].Cross(columns[2]).Mul(1/det), columns[2].Cross(columns[0]).Mul(1/det), columns[0].Cross(columns[1]).Mul(1/det)
	return matrix{geom.Color(a), geom.Color(b), geom.Color(c)}.transposed()
}
