package catalog

import "math"

// weaveAt is a plain weave of 16 by 16 threads.
func weaveAt(u, v float64) texel {
	n := noise{71}
	const threads = 16
	x, y := u*threads, v*threads
	over := (int(x)+int(y))%2 == 0
	fx, fy := frac(x)-0.5, frac(y)-0.5
	warpThread := math.Cos(fx*math.Pi) * (0.6 + 0.4*math.Cos(2*math.Pi*fy))
	weftThread := math.Cos(fy*math.Pi) * (0.6 + 0.4*math.Cos(2*math.Pi*fx))
	height, tone := weftThread, n.hash(3, int(y))
	if over {
		height, tone = warpThread, n.hash(int(x), 7)
	}
	slub := n.at(u*8, v*8, 8, 8)
	return texel{albedo: grey(0.62 + 0.26*height + 0.1*tone + 0.06*(slub-0.5)), height: 0.011 * height}
}

func twillAt(u, v float64) texel {
	n := noise{73}
	const threads = 20
	ridge := 0.5 + 0.5*math.Sin(2*math.Pi*(u*threads/2+v*threads/2))
	fuzz := n.at(u*120, v*120, 120, 120)
	thread := n.hash(int(u*threads), 3)
	return texel{albedo: grey(0.7 + 0.14*ridge + 0.1*thread + 0.12*(fuzz-0.5)), height: 0.008*ridge + 0.004*fuzz}
}

// knitAt is columns of V-shaped stitches.
func knitAt(u, v float64) texel {
	n := noise{75}
	const columns = 8
	x := frac(u*columns) - 0.5
	y := frac(v*columns*1.25 + math.Abs(x)*1.1)
	strand := math.Sin(math.Pi*y) * math.Sqrt(math.Max(0, math.Cos(x*math.Pi*0.98))) * (0.6 + 0.4*math.Abs(math.Sin(2*math.Pi*x)))
	fuzz := n.at(u*110, v*110, 110, 110)
	return texel{albedo: grey(0.55 + 0.36*strand + 0.1*(fuzz-0.3)), height: 0.03*strand + 0.003*fuzz}
}

func napAt(u, v float64) texel {
	n := noise{77}
	brush := n.fractal(u, v, 3, 5, 3)
	fuzz := n.at(u*60, v*60, 60, 60)
	return texel{albedo: grey(0.84 + 0.2*(brush-0.5) + 0.08*(fuzz-0.5)), height: 0.004 * fuzz}
}

// pileAt is loops of yarn.
func pileAt(u, v float64) texel {
	n := noise{79}
	d, _, id := n.cells(u, v, 22, 22)
	loop := math.Max(0, 1-d*1.15)
	return texel{albedo: grey(0.6 + 0.3*loop + 0.1*id), height: 0.014 * loop}
}

// hideAt is leather: fine cells parted by creases.
func hideAt(u, v float64) texel {
	n := noise{81}
	near, second, id := n.cells(u+0.01*n.at(u*8, v*8, 8, 8), v, 26, 26)
	crease := 1 - step(0.02, 0.22, second-near)
	patina := n.fractal(u, v, 3, 3, 3)
	return texel{albedo: grey(0.9 - 0.22*crease + 0.1*(patina-0.5) - 0.04*id), height: 0.004 * (1 - crease)}
}

// caneAt is basketwork: pairs of strands over and under each other.
func caneAt(u, v float64) texel {
	n := noise{83}
	const cells = 8
	x, y := u*cells, v*cells
	flat := (int(x)+int(y))%2 == 0
	across, along := frac(y), frac(x)
	if !flat {
		across, along = along, across
	}
	strand := math.Abs(math.Sin(2 * math.Pi * across))
	bow := math.Sin(math.Pi * along)
	fibre := n.at(u*64, v*64, 64, 64)
	return texel{albedo: tinted(0.55*(1-strand*(0.5+0.5*bow))+0.14*fibre, 0.4, 0.32, 0.25), height: 0.014*strand*(0.4+0.6*bow) + 0.002*fibre}
}
