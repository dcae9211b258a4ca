package catalog

import "math"

// grainAt is plain-sawn wood along U: growth rings, fibres and pores. Contrast is the darkness of the rings, wear adds cracks and stains.
func grainAt(seed uint32, contrast, wear float64) func(u, v float64) texel {
	n := noise{seed}
	return func(u, v float64) texel {
		warp := n.fractal(u, v, 2, 4, 2)
		ring := frac(v*7 + 2.2*warp)
		ring = step(0, 0.75, ring) * (1 - step(0.86, 1, ring))
		fibre := n.at(u*10, v*140, 10, 140)
		pore := step(0.78, 0.95, n.at(u*24+0.5, v*120, 24, 120))
		t := contrast*(0.42*ring+0.2*(fibre-0.3)) + 0.3*pore*contrast
		height := -0.0010*pore - 0.0005*fibre
		if wear > 0 {
			stain := n.fractal(u, v, 3, 3, 3)
			crack := step(0.9, 0.97, n.at(u*3, v*48+3*warp, 3, 48))
			t += wear * (0.5*step(0.45, 0.75, stain) + 0.6*crack)
			height -= 0.004 * crack * wear
		}
		return texel{albedo: tinted(math.Max(0, math.Min(1, t)), 0.42, 0.34, 0.27), height: height}
	}
}

// boardAt is one board of a floor: its own stretch of grain and its own tone.
func boardAt(n noise, along, across, id float64) texel {
	shift := math.Floor(id * 64)
	fibre := n.at(along*6+shift*3, across*22+shift*5, 4096, 4096)
	ring := frac(across*2.2 + 1.4*n.at(along*1.1+shift, across*1.7+shift*7, 4096, 4096) + id)
	ring = step(0, 0.7, ring) * (1 - step(0.85, 1, ring))
	tone := 0.28 * id
	t := tone + 0.26*ring + 0.22*(fibre-0.3)
	return texel{albedo: tinted(math.Max(0, math.Min(1, t)), 0.45, 0.37, 0.3), height: -0.0004 * fibre, roughness: 0.42 + 0.16*fibre}
}

// joint darkens and lowers a texel by the distance to a board's edge, in tile units.
func joint(t texel, edge, width, depth float64) texel {
	gap := 1 - step(width*0.5, width*1.6, edge)
	for i := range t.albedo {
		t.albedo[i] *= 1 - 0.72*gap
	}
	t.height -= depth * gap
	t.roughness = math.Min(1, t.roughness+0.35*gap)
	return t
}

const plankRows = 8

// planksAt lays eight rows of boards along U, their ends staggered.
func planksAt(u, v float64) texel {
	n := noise{21}
	row := math.Floor(v * plankRows)
	shift := n.hash(int(row), 5)
	along := frac(u + shift)
	id := n.hash(int(row), 9)
	end := math.Min(along, 1-along)
	if cut := 0.45 + 0.2*n.hash(int(row), 13); along > cut {
		id = n.hash(int(row), 17)
		end = math.Min(along-cut, 1-along)
	} else {
		end = math.Min(end, cut-along)
	}
	across := frac(v * plankRows)
	side := math.Min(across, 1-across) / plankRows
	return joint(boardAt(n, along*plankRows/2, across, id), math.Min(end, side), 0.0016, 0.0012)
}

const blockCells = 5 // a parquet block is this many times as long as wide

// herringboneAt lays blocks in a herringbone; the pattern repeats after 2·blockCells cells both ways.
func herringboneAt(u, v float64) texel {
	n := noise{33}
	period := 2 * blockCells
	x, y := u*float64(period), v*float64(period)
	cx, cy := int(x), int(y)
	t := wrap(cx-cy, period)
	var along, across float64
	var id float64
	if t < blockCells {
		along, across = float64(t)+frac(x), frac(y)
		id = n.hash(wrap(cx-t, period), cy)
	} else {
		at := period - 1 - t
		along, across = float64(at)+frac(y), frac(x)
		id = n.hash(cx+period, wrap(cy-at, period))
	}
	edge := math.Min(math.Min(across, 1-across), math.Min(along, blockCells-along)) / float64(period)
	return joint(boardAt(n, along*0.8, across, id), edge, 0.0015, 0.001)
}
