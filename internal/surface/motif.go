package surface

import "math"

// Drawings for tiles and papers: how much ink lies at x, y in [−½,½] of one repeat.

func edgeOf(d, soft float64) float64 { return 1 - step(-soft, soft, d) }

func rosette(x, y float64, _ bool) float64 {
	r, a := hypot(x, y), math.Atan2(y, x)
	flower := edgeOf(r-0.2-0.09*math.Cos(8*a), 0.008) - edgeOf(r-0.1-0.03*math.Cos(8*a), 0.008) + edgeOf(r-0.04, 0.006)
	corner := hypot(math.Abs(x)-0.5, math.Abs(y)-0.5)
	ring := edgeOf(math.Abs(corner-0.26)-0.025, 0.006) + edgeOf(corner-0.14-0.03*math.Cos(8*math.Atan2(math.Abs(y)-0.5, math.Abs(x)-0.5)), 0.006)
	return clamp(flower + ring)
}

func star(x, y float64, odd bool) float64 {
	ax, ay := math.Abs(x), math.Abs(y)
	square := max(ax, ay) - 0.26
	turned := (ax+ay)/math.Sqrt2 - 0.26
	ink := edgeOf(min(square, turned), 0.006)
	ink -= edgeOf(hypot(x, y)-0.1, 0.006)
	if odd {
		ink = 1 - ink
	}
	return clamp(ink)
}

func sprig(x, y float64, _ bool) float64 {
	corner := hypot(math.Abs(x)-0.5, math.Abs(y)-0.5)
	ink := 0.9*edgeOf(math.Abs(corner-0.12)-0.012, 0.006) + 0.6*edgeOf(corner-0.06, 0.01)
	ring := edgeOf(math.Abs(hypot(x, y)-0.33)-0.006, 0.004)
	stem := edgeOf(math.Abs(x+0.04*math.Sin(9*y))-0.008, 0.005) * edgeOf(math.Abs(y)-0.22, 0.01)
	leaf := 0.0
	for i := range 3 {
		ly := -0.02 + 0.08*float64(i)
		for _, s := range []float64{-1, 1} {
			lx := (x - s*0.075) * 1
			leaf = max(leaf, 0.75*edgeOf(hypot(lx*0.62, (y-ly+0.3*s*(lx)))-0.026, 0.006))
		}
	}
	bloom := 0.85 * edgeOf(hypot(x, y+0.2)-0.05-0.018*math.Cos(5*math.Atan2(y+0.2, x)), 0.006)
	return clamp(ink + ring + max(stem, max(leaf, bloom)))
}

// fan is overlapping shells, each row before the one above it.
func fan(x, y float64, _ bool) float64 {
	for k := 6; k >= -3; k-- {
		cx, cy := x, y-0.25*float64(k)
		if wrap(k, 2) == 1 {
			cx = math.Abs(x) - 0.5
		}
		r := hypot(cx, cy)
		if r > 0.5 {
			continue
		}
		ink := 0.0
		for _, at := range []float64{0.485, 0.4, 0.3, 0.2, 0.1} {
			ink = max(ink, edgeOf(math.Abs(r-at)-0.009, 0.005))
		}
		ray := math.Abs(math.Sin(math.Atan2(-cy, cx) * 8))
		return max(ink, edgeOf(ray*r*0.125-0.004, 0.003)*edgeOf(0.3-r, 0.004)*edgeOf(r-0.4, 0.004))
	}
	return 0
}

func octagon(x, y float64, odd bool) float64 {
	ax, ay := math.Abs(x), math.Abs(y)
	corner := edgeOf(0.72-(ax+ay), 0.006)
	inner := 0.0
	if odd {
		inner = edgeOf(ax+ay-0.2, 0.006)
	}
	return clamp(corner + inner)
}

// damask is a mirrored leaf ornament.
func damask(x, y float64, _ bool) float64 {
	ax := math.Abs(x)
	bulb := edgeOf(hypot(ax*1.5, y+0.05)-0.24+0.07*math.Cos(6*math.Atan2(y+0.05, ax)), 0.012)
	hollow := edgeOf(hypot(ax*1.7, y+0.05)-0.12+0.03*math.Cos(5*math.Atan2(y+0.05, ax)), 0.01)
	core := edgeOf(hypot(ax*2.2, y+0.08)-0.06, 0.01)
	curl := edgeOf(math.Abs(hypot(ax-0.24, y-0.27)-0.1)-0.02, 0.01) * edgeOf(-0.16-(y-0.27), 0.03)
	leaf := edgeOf(hypot((ax-0.3)*1.2+0.5*(y+0.28), (y+0.28)*0.8)-0.08, 0.012)
	tip := edgeOf(ax-0.06*max(0, 1-math.Abs(y+0.4)/0.1), 0.01)
	return clamp(bulb - hollow + core + curl + leaf + tip)
}

// leaves are sprays of a climbing plant; it fits the next repeat above and below.
func leaves(x, y float64, _ bool) float64 {
	bend := 0.12 * math.Sin(2*math.Pi*y)
	ink := 0.8 * edgeOf(math.Abs(x-bend)-0.008, 0.005)
	for i := range 6 {
		s := float64(1 - 2*(i%2))
		ly := (float64(i)+0.5)/6 - 0.5
		cx := 0.12*math.Sin(2*math.Pi*ly) + s*0.13
		dx, dy := x-cx, y-ly+0.05
		for _, wrapped := range []float64{-1, 0, 1} {
			along, across := dx*s*0.86-(dy+wrapped)*0.5, (dy+wrapped)*0.86+dx*s*0.5
			ink = max(ink, edgeOf(hypot(along/0.12, across/0.045)-1, 0.12))
		}
	}
	return clamp(ink)
}

// trellis is interlaced pointed arches.
func trellis(x, y float64, _ bool) float64 {
	a := math.Cos(2*math.Pi*x) + math.Cos(2*math.Pi*y)
	return edgeOf(math.Abs(a)-0.16, 0.05)
}

func dot(x, y float64, _ bool) float64 { return edgeOf(hypot(x, y)-0.16, 0.012) }
