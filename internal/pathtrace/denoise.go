package pathtrace

import (
	"context"
	"math"
)

// denoiseSteps is how often the filter is applied; each time it reaches twice as far.
const denoiseSteps = 5

// guide is what tells pixels that belong together.
type guide struct {
	albedo, normal vec
	depth, slope   float32 // metres, and how fast it changes from pixel to pixel
	cover          float32
}

// denoised smooths light with an edge-avoiding à-trous wavelet (Dammertz et al. 2010). As in spatiotemporal variance-guided
// filtering (Schied et al. 2017) colours of surfaces are divided out first, and a difference counts by how much noise there is.
func (w *work) denoised(ctx context.Context, light []vec) ([]vec, error) {
	guides, variance := make([]guide, len(light)), make([]float32, len(light))
	from := make([]vec, len(light))
	if err := w.rows(ctx, func(top, bottom int) { w.guide(light, guides, from, variance, top, bottom) }); err != nil {
		return nil, err
	}
	if err := w.rows(ctx, func(top, bottom int) { w.slopes(guides, top, bottom) }); err != nil {
		return nil, err
	}
	to, spread := make([]vec, len(light)), make([]float32, len(light))
	for step := range denoiseSteps {
		err := w.rows(ctx, func(top, bottom int) {
			w.smooth(1<<step, guides, from, variance, to, spread, top, bottom)
		})
		if err != nil {
			return nil, err
		}
		from, to, variance, spread = to, from, spread, variance
	}
	if err := w.rows(ctx, func(top, bottom int) { w.despeckle(from, to, top, bottom) }); err != nil {
		return nil, err
	}
	for i := range to {
		to[i] = to[i].mul(divisor(guides[i].albedo))
	}
	return to, nil
}

// divisor keeps what is divided by it finite on black surfaces.
func divisor(albedo vec) vec { return albedo.add(gray(0.04)) }

func (w *work) guide(light []vec, guides []guide, from []vec, variance []float32, top, bottom int) {
	for i := top * w.film.width; i < bottom*w.film.width; i++ {
		d := &w.film.dabs[i]
		if !(d.cover > 0) {
			continue
		}
		g := &guides[i]
		inv := 1 / d.cover
		g.albedo, g.normal, g.depth, g.cover = d.albedo.scale(inv), d.normal.unit(vec{}), d.depth*inv, d.cover/float32(w.film.samples)
		div := divisor(g.albedo)
		from[i] = vec{light[i].x / div.x, light[i].y / div.y, light[i].z / div.z}
		mean := d.light.scale(inv).luminance()
		v := max(d.squares*inv-mean*mean, 0) * inv // of the mean
		if w.film.samples < 4 {
			v = mean * mean // too few samples to tell
		}
		y := div.luminance()
		variance[i] = v / (y * y)
	}
}

// slopes finds how fast depth changes within a surface.
func (w *work) slopes(guides []guide, top, bottom int) {
	width := w.film.width
	for y := top; y < bottom; y++ {
		for x := range width {
			g := &guides[y*width+x]
			g.slope = 1e-3 * g.depth
			least := float32(math.Inf(1))
			for _, n := range [4][2]int{{-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
				if i, j := x+n[0], y+n[1]; i >= 0 && i < width && j >= 0 && j < w.film.height {
					least = min(least, abs(guides[j*width+i].depth-g.depth))
				}
			}
			if least < 0.1*g.depth {
				g.slope += 2 * least
			}
		}
	}
}

// kernel is the B3 spline, from the middle.
func kernel(i int) float32 {
	switch i {
	case 0:
		return 3.0 / 8
	case -1, 1:
		return 1.0 / 4
	}
	return 1.0 / 16
}

// smooth takes the mean of what lies step pixels apart and belongs to the same surface.
func (w *work) smooth(step int, guides []guide, from []vec, variance []float32, to []vec, spread []float32, top, bottom int) {
	width, height := w.film.width, w.film.height
	for y := top; y < bottom; y++ {
		for x := range width {
			at := y*width + x
			g := &guides[at]
			if g.cover <= 0 {
				continue
			}
			noise := 3*sqrt(w.blurredVariance(variance, x, y)) + 1e-4
			here := from[at].luminance()
			sum, sumVariance, weights := vec{}, float32(0), float32(0)
			for j := -2; j <= 2; j++ {
				for i := -2; i <= 2; i++ {
					px, py := x+i*step, y+j*step
					if px < 0 || px >= width || py < 0 || py >= height {
						continue
					}
					k := py*width + px
					weight := kernel(i) * kernel(j)
					if k != at {
						reach := float32(step) * float32(max(i, -i)+max(j, -j))
						weight *= g.likeness(&guides[k], reach) * falling(abs(from[k].luminance()-here)/noise)
					}
					if weight < 1e-6 {
						continue
					}
					sum, weights = sum.along(from[k], weight), weights+weight
					sumVariance += weight * weight * variance[k]
				}
			}
			to[at], spread[at] = sum.scale(1/weights), sumVariance/(weights*weights)
		}
	}
}

// despeckle holds each pixel between the darkest and the brightest of its neighbours: on edges a pixel has few of its kind, and
// stays noisy.
func (w *work) despeckle(from, to []vec, top, bottom int) {
	width, height := w.film.width, w.film.height
	for y := top; y < bottom; y++ {
		for x := range width {
			at := y*width + x
			to[at] = from[at]
			here := from[at].luminance()
			low, high := float32(math.Inf(1)), float32(0)
			for j := max(y-1, 0); j <= min(y+1, height-1); j++ {
				for i := max(x-1, 0); i <= min(x+1, width-1); i++ {
					if k := j*width + i; k != at && w.film.dabs[k].cover > 0 {
						l := from[k].luminance()
						low, high = min(low, l), max(high, l)
					}
				}
			}
			if held := min(max(here, low), high); here > 0 && high > 0 && low <= high {
				to[at] = from[at].scale(held / here)
			}
		}
	}
}

// likeness is 1 for pixels of one surface, near 0 for others.
func (g *guide) likeness(o *guide, reach float32) float32 {
	if o.cover <= 0 {
		return 0
	}
	n := g.normal.dot(o.normal)
	if n < 0.5 {
		return 0
	}
	n *= n
	n *= n
	d := g.albedo.sub(o.albedo)
	return n * n * falling(abs(g.depth-o.depth)/(g.slope*reach+1e-4)) * falling(d.dot(d)*10)
}

// falling is exp(−x) for x ≥ 0, within 4 %.
func falling(x float32) float32 {
	if x > 8 {
		return 0
	}
	y := 1 - x/16
	y *= y
	y *= y
	y *= y
	return y * y
}

// blurredVariance is the variance of a pixel and its neighbours: one pixel's own is itself noisy.
func (w *work) blurredVariance(variance []float32, x, y int) float32 {
	sum, weights := float32(0), float32(0)
	for j := max(y-1, 0); j <= min(y+1, w.film.height-1); j++ {
		for i := max(x-1, 0); i <= min(x+1, w.film.width-1); i++ {
			k := float32(4)
			if i != x {
				k /= 2
			}
			if j != y {
				k /= 2
			}
			sum, weights = sum+k*variance[j*w.film.width+i], weights+k
		}
	}
	return sum / weights
}
