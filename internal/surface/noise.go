package surface

import "math"

// noise is a family of tileable random functions: one seed, one surface.
type noise struct{ seed uint32 }

// endless as a period means that a function need not repeat.
const endless = 1 << 20

func (n noise) more(k uint32) noise { return noise{n.seed + 0x632BE5AB*k} }

// bits mixes a lattice point (PCG-style integer hash).
func (n noise) bits(x, y int) uint32 {
	h := n.seed*0x9E3779B1 + uint32(x)*0x85EBCA77 + uint32(y)*0xC2B2AE3D
	h = (h ^ h>>15) * 0x2C1B3C6D
	h = (h ^ h>>12) * 0x297A2D39
	return h ^ h>>15
}

// hash returns a number in [0,1) for a lattice point.
func (n noise) hash(x, y int) float64 { return float64(n.bits(x, y)) / (1 << 32) }

func wrap(x, period int) int {
	if uint(x) < uint(period) {
		return x
	}
	if x %= period; x < 0 {
		x += period
	}
	return x
}

// slopes are the sixteen directions of gradient noise.
var slopes = func() (out [16][2]float64) {
	for i := range out {
		a := (float64(i) + 0.5) * math.Pi / 8
		out[i] = [2]float64{math.Cos(a), math.Sin(a)}
	}
	return out
}()

// wave is gradient noise (K. Perlin, "Improving Noise", 2002) in about [−1,1], repeating after px and py cells.
func (n noise) wave(x, y float64, px, py int) float64 {
	fx, fy := math.Floor(x), math.Floor(y)
	dx, dy := x-fx, y-fy
	x0, y0 := wrap(int(fx), px), wrap(int(fy), py)
	x1, y1 := wrap(x0+1, px), wrap(y0+1, py)
	dot := func(ix, iy int, dx, dy float64) float64 {
		s := &slopes[n.bits(ix, iy)>>28]
		return s[0]*dx + s[1]*dy
	}
	tx, ty := quintic(dx), quintic(dy)
	top := dot(x0, y0, dx, dy)*(1-tx) + dot(x1, y0, dx-1, dy)*tx
	low := dot(x0, y1, dx, dy-1)*(1-tx) + dot(x1, y1, dx-1, dy-1)*tx
	return 1.4 * (top*(1-ty) + low*ty)
}

// clouds sums octaves of wave over the unit tile, starting with px × py cells; about [−1,1].
func (n noise) clouds(u, v float64, px, py, octaves int) float64 {
	sum, weight, total := 0.0, 1.0, 0.0
	for i := range octaves {
		sum += weight * n.more(uint32(i)).wave(u*float64(px), v*float64(py), px, py)
		total += weight
		weight *= 0.5
		px, py = px*2, py*2
	}
	return sum / total * 1.35
}

// fractal is clouds in [0,1], for tones.
func (n noise) fractal(u, v float64, px, py, octaves int) float64 {
	return clamp(0.5 + 0.5*n.clouds(u, v, px, py, octaves))
}

// cell is the nearest of px × py jittered points: its distance and the second's in cells, and a number of its own.
type cell struct{ near, second, id float64 }

func (n noise) cells(u, v float64, px, py int) cell {
	x, y := u*float64(px), v*float64(py)
	cx, cy := int(math.Floor(x)), int(math.Floor(y))
	out := cell{near: 9, second: 9}
	for j := cy - 1; j <= cy+1; j++ {
		for i := cx - 1; i <= cx+1; i++ {
			h := n.hash(wrap(i, px), wrap(j, py))
			dx, dy := float64(i)+h-x, float64(j)+frac(h*57.31)-y
			d := dx*dx + dy*dy
			switch {
			case d < out.near:
				out.near, out.second, out.id = d, out.near, frac(h*913.7)
			case d < out.second:
				out.second = d
			}
		}
	}
	out.near, out.second = math.Sqrt(out.near), math.Sqrt(out.second)
	return out
}

// edge is about the distance to the border between cells.
func (c cell) edge() float64 { return c.second - c.near }

func fade(t float64) float64    { return t * t * (3 - 2*t) }
func quintic(t float64) float64 { return t * t * t * (t*(t*6-15) + 10) }

// step rises smoothly from 0 at a to 1 at b.
func step(a, b, x float64) float64 { return fade(clamp((x - a) / (b - a))) }

// bump is 1 at centre and falls to 0 at half-width w on both sides.
func bump(centre, w, x float64) float64 { return 1 - step(0, w, math.Abs(x-centre)) }

func frac(x float64) float64 { return x - math.Floor(x) }
func lerp(a, b, t float64) float64 {
	return a + (b-a)*t
}

func clamp(x float64) float64 {
	switch {
	case x < 0:
		return 0
	case x > 1:
		return 1
	}
	return x
}
