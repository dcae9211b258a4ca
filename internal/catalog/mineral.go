package catalog

import "math"

// tilesAt is two by two glazed tiles with grout.
func tilesAt(u, v float64) texel {
	n := noise{41}
	x, y := u*2, v*2
	id := n.hash(int(x), int(y))
	fx, fy := frac(x), frac(y)
	edge := math.Min(math.Min(fx, 1-fx), math.Min(fy, 1-fy)) / 2
	grout := 1 - step(0.004, 0.006, edge)
	cloud := n.fractal(u, v, 4, 4, 3)
	tone := 0.95 - 0.06*id - 0.08*(cloud-0.5)
	return texel{albedo: grey(tone*(1-grout) + 0.55*grout), height: 0.003 * step(0.004, 0.010, edge), roughness: 0.2 + 0.05*cloud + 0.65*grout}
}

// bricksAt is a running bond of four by twelve bricks.
func bricksAt(u, v float64) texel {
	n := noise{43}
	y := v * 12
	row := int(y)
	x := u*4 + 0.5*float64(row%2)
	id := n.hash(wrap(int(x), 4), row)
	fx, fy := frac(x), frac(y)
	edge := math.Min(math.Min(fx, 1-fx)*0.25, math.Min(fy, 1-fy)/12)
	rough := n.fractal(u, v, 24, 24, 3)
	mortar := 1 - step(0.005, 0.009, edge+0.004*(rough-0.5))
	face := tinted(0.25+0.45*id+0.3*(rough-0.5), 0.62, 0.5, 0.45)
	var out texel
	for i, m := range []float64{0.98, 1, 1} {
		out.albedo[i] = face[i]*(1-mortar) + m*0.9*mortar
	}
	out.height = 0.006*step(0.004, 0.012, edge) + 0.0025*rough*(1-mortar)
	return out
}

func trowelledAt(u, v float64) texel {
	n := noise{51}
	stroke := n.fractal(u+0.08*n.at(u*3, v*3, 3, 3), v, 4, 9, 4)
	return texel{albedo: grey(0.93 + 0.07*stroke), height: 0.006 * stroke}
}

func rolledAt(u, v float64) texel {
	n := noise{53}
	bump := n.fractal(u, v, 90, 90, 2)
	return texel{albedo: grey(0.97 + 0.03*bump), height: 0.0007 * bump}
}

func brushedAt(u, v float64) texel {
	n := noise{55}
	stroke := n.at(u*4, v*90, 4, 90)*0.6 + n.at(u*9, v*180, 9, 180)*0.4
	return texel{albedo: grey(0.94 + 0.06*stroke), height: 0.0005 * stroke}
}

// castAt is concrete: clouds, grain and air holes.
func castAt(u, v float64) texel {
	n := noise{57}
	cloud := n.fractal(u, v, 3, 3, 4)
	grain := n.at(u*128, v*128, 128, 128)
	d, _, id := n.cells(u, v, 18, 18)
	hole := 0.0
	if id > 0.8 {
		hole = 1 - step(0.05, 0.05+0.12*(id-0.8)*5, d)
	}
	tone := 0.78 + 0.24*(cloud-0.3) - 0.06*grain - 0.3*hole
	return texel{albedo: grey(math.Max(0.2, math.Min(1, tone))), height: 0.0006*grain - 0.003*hole}
}

// veinsAt is marble: thin dark veins along warped contours.
func veinsAt(u, v float64) texel {
	n := noise{59}
	warp := n.fractal(u, v, 3, 3, 4)
	second := noise{63}.fractal(frac(u+0.25*warp), v, 2, 2, 4)
	thin := 1 - step(0, 0.035, math.Abs(warp-0.5))
	broad := 1 - step(0, 0.05, math.Abs(second-0.48))
	t := 0.4*thin*second + 0.5*broad*warp + 0.12*(second-0.4)
	return texel{albedo: tinted(math.Max(0, math.Min(1, t)), 0.42, 0.44, 0.47)}
}

func speckleAt(u, v float64) texel {
	n := noise{61}
	d, _, id := n.cells(u, v, 48, 48)
	dot := (1 - step(0.12, 0.35, d)) * step(0.5, 0.55, id)
	return texel{albedo: grey(0.97 - 0.45*dot*id + 0.05*(n.fractal(u, v, 6, 6, 2)-0.5))}
}

// chipsAt is terrazzo: stones of several colours in a pale cement.
func chipsAt(u, v float64) texel {
	n := noise{67}
	near, second, id := n.cells(u, v, 14, 14)
	stone := step(0.1, 0.16, second-near) * step(0.25, 0.28, id)
	colors := [5][3]float64{{0.55, 0.4, 0.3}, {0.3, 0.31, 0.33}, {0.75, 0.62, 0.45}, {0.9, 0.88, 0.85}, {0.5, 0.56, 0.5}}
	c := colors[int(id*50)%5]
	out := texel{}
	for i := range out.albedo {
		out.albedo[i] = 0.93*(1-stone) + c[i]*stone
	}
	return out
}
