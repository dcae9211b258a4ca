package catalog

import "math"

// noise is tileable value noise: one seed, one texture.
type noise struct{ seed uint32 }

// hash returns a number in [0,1) for a lattice point (PCG-style integer mixing).
func (n noise) hash(x, y int) float64 {
	h := n.seed*0x9E3779B1 + uint32(x)*0x85EBCA77 + uint32(y)*0xC2B2AE3D
	h = (h ^ h>>15) * 0x2C1B3C6D
	h = (h ^ h>>12) * 0x297A2D39
	return float64(h^h>>15) / (1 << 32)
}

func wrap(x, period int) int {
	x %= period
	if x < 0 {
		return x + period
	}
	return x
}

// at samples the noise at lattice coordinates, repeating after px and py cells; in [0,1].
func (n noise) at(x, y float64, px, py int) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	tx, ty := x-fx, y-fy
	tx, ty = tx*tx*(3-2*tx), ty*ty*(3-2*ty)
	x0, y0 := wrap(int(fx), px), wrap(int(fy), py)
	x1, y1 := wrap(x0+1, px), wrap(y0+1, py)
	top := n.hash(x0, y0)*(1-tx) + n.hash(x1, y0)*tx
	low := n.hash(x0, y1)*(1-tx) + n.hash(x1, y1)*tx
	return top*(1-ty) + low*ty
}

// fractal sums octaves of at over the unit tile, starting with px × py cells; in [0,1].
func (n noise) fractal(u, v float64, px, py, octaves int) float64 {
	sum, weight, total := 0.0, 0.5, 0.0
	for i := range octaves {
		octave := noise{n.seed + uint32(i)}
		sum += weight * octave.at(u*float64(px), v*float64(py), px, py)
		total += weight
		weight *= 0.5
		px, py = px*2, py*2
	}
	return sum / total
}

// step rises smoothly from 0 at a to 1 at b.
func step(a, b, x float64) float64 {
	t := math.Max(0, math.Min(1, (x-a)/(b-a)))
	return t * t * (3 - 2*t)
}
