package pix

import (
	"fmt"
	"image"
	"math"
)

// Likeness says how much two pictures of one size are alike.
type Likeness struct {
	Structure float64 // mean structural similarity of luma: 1 for equal pictures
	Color     float64 // mean absolute difference of display channels, in 1/255
	Offset    float64 // mean luma of the second less that of the first, in 1/255
}

// The constants of Wang, Bovik, Sheikh and Simoncelli 2004, Image Quality Assessment: window, and K1, K2 times the range, squared.
const (
	windowRadius = 5
	windowSigma  = 1.5
	structureC1  = (0.01 * 255) * (0.01 * 255)
	structureC2  = (0.03 * 255) * (0.03 * 255)
)

// Compare measures the likeness of two pictures of one size. Transparent pixels count as they are stored.
func Compare(a, b *image.NRGBA) (Likeness, error) {
	size := a.Rect.Size()
	if size != b.Rect.Size() {
		return Likeness{}, fmt.Errorf("pix: pictures of %d×%d and %d×%d pixels cannot be compared", size.X, size.Y, b.Rect.Dx(), b.Rect.Dy())
	}
	if size.X < 1 || size.Y < 1 {
		return Likeness{}, fmt.Errorf("pix: a picture without pixels cannot be compared")
	}
	var out Likeness
	x, y := luma(a), luma(b)
	for row := range size.Y {
		p, q := a.Pix[row*a.Stride:], b.Pix[row*b.Stride:]
		for i := range size.X * 4 {
			if i%4 < 3 {
				out.Color += math.Abs(float64(p[i]) - float64(q[i]))
			}
		}
	}
	n := float64(size.X * size.Y)
	out.Color /= 3 * n
	for i := range x {
		out.Offset += (y[i] - x[i]) / n
	}
	out.Structure = structure(x, y, size.X, size.Y)
	return out, nil
}

// luma is that of BT.601 over display values, as the paper's authors use it.
func luma(p *image.NRGBA) []float64 {
	size := p.Rect.Size()
	out := make([]float64, 0, size.X*size.Y)
	for row := range size.Y {
		line := p.Pix[row*p.Stride:]
		for x := range size.X {
			out = append(out, 0.299*float64(line[4*x])+0.587*float64(line[4*x+1])+0.114*float64(line[4*x+2]))
		}
	}
	return out
}

// structure is the mean of equation 13 over all pixels.
func structure(x, y []float64, width, height int) float64 {
	product := func(a, b []float64) []float64 {
		out := make([]float64, len(a))
		for i := range a {
			out[i] = a[i] * b[i]
		}
		return blurred(out, width, height)
	}
	mx, my := blurred(x, width, height), blurred(y, width, height)
	xx, yy, xy := product(x, x), product(y, y), product(x, y)
	sum := 0.0
	for i := range x {
		ux, uy := mx[i], my[i]
		vx, vy, cov := xx[i]-ux*ux, yy[i]-uy*uy, xy[i]-ux*uy
		sum += (2*ux*uy + structureC1) * (2*cov + structureC2) / ((ux*ux + uy*uy + structureC1) * (vx + vy + structureC2))
	}
	return sum / float64(len(x))
}

// blurred weighs each pixel's window by a Gaussian; beyond the edges the picture is mirrored.
func blurred(in []float64, width, height int) []float64 {
	var kernel [2*windowRadius + 1]float64
	sum := 0.0
	for i := range kernel {
		d := float64(i - windowRadius)
		kernel[i] = math.Exp(-d * d / (2 * windowSigma * windowSigma))
		sum += kernel[i]
	}
	for i := range kernel {
		kernel[i] /= sum
	}
	pass := func(from []float64, n, lines, step, line int) []float64 {
		to := make([]float64, len(from))
		for l := range lines {
			for i := range n {
				total := 0.0
				for k, w := range kernel {
					total += w * from[l*line+mirrored(i+k-windowRadius, n)*step]
				}
				to[l*line+i*step] = total
			}
		}
		return to
	}
	return pass(pass(in, width, height, 1, width), height, width, width, 1)
}

func mirrored(i, n int) int {
	if n == 1 {
		return 0
	}
	i %= 2 * (n - 1)
	if i < 0 {
		i += 2 * (n - 1)
	}
	return min(i, 2*(n-1)-i)
}
