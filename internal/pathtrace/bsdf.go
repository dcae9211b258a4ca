package pathtrace

import "math"

// lobes is how a surface reflects light that leaves towards v: a matte and a glossy part. Everything is for directions on the
// side of the surface that is looked at.
type lobes struct {
	n, v    vec
	x, y    vec // tangents of n
	nov     float32
	alpha   float32 // roughness², along y when the highlight is stretched
	along   float32 // the same along x
	fibre   float32 // roughness² of fibres that scatter instead of the matte part; 0 for none
	diffuse vec     // albedo of the matte part, or colour of the fibres
	f0, f90 vec     // reflectance head on and grazing
	boost   vec     // what bounces more than once between facets
	glossy  float32 // chance to sample the glossy part
}

// lobesAbout fills in what does not depend on colours.
func (s *Stage) lobesAbout(at *surface, v vec) lobes {
	l := lobes{n: at.n, v: v, alpha: at.roughness * at.roughness}
	l.along = l.alpha
	l.nov = min(max(l.n.dot(v), 1e-3), 1)
	if m := at.material; at.tangent != (vec{}) {
		l.along = l.alpha + (1-l.alpha)*m.stretch*m.stretch
		l.x = at.tangent.sub(l.n.scale(l.n.dot(at.tangent))).unit(vec{})
		l.y = l.n.cross(l.x)
	}
	if l.x == (vec{}) {
		l.x, l.y = basis(l.n)
		l.along = l.alpha
	}
	return l
}

// lobesAt splits the surface's reflection as the viewport does: split-sum terms tell how much the glossy part reflects, the matte
// part gets the rest (energy is kept), and f0·(1/E − 1) comes back after several bounces (Turquin 2019, eq. 16).
func (s *Stage) lobesAt(at *surface, v vec) lobes {
	l := s.lobesAbout(at, v)
	l.f0, l.f90 = at.f0.mix(at.albedo, at.metallic), at.f90.mix(gray(1), at.metallic)
	scale, bias := s.terms.at(at.roughness, l.nov)
	l.boost = gray(1).add(l.f0.scale(1/max(scale+bias, 0.05) - 1))
	glossy := l.f0.scale(scale).add(l.f90.scale(bias)).mul(l.boost)
	l.diffuse = at.albedo.scale(1 - at.metallic).mul(gray(1).sub(vec{clamp01(glossy.x), clamp01(glossy.y), clamp01(glossy.z)}))
	g, d := glossy.luminance(), l.diffuse.luminance()
	switch {
	case d <= 0:
		l.glossy = 1
	case g > 0:
		l.glossy = min(max(g/(g+d), 0.1), 0.9)
	}
	return l
}

// value returns the reflected share per steradian times the cosine, for the matte and the glossy part.
func (l *lobes) value(to vec) (matte, gloss vec) {
	nol := l.n.dot(to)
	if nol <= 0 {
		return vec{}, vec{}
	}
	h := l.v.add(to).unit(l.n)
	voh := clamp01(l.v.dot(h))
	if l.fibre > 0 {
		return l.scattered(to, h, nol), vec{}
	}
	matte = l.diffuse.scale(nol / math.Pi)
	d := l.facets(h) * l.seen(to, nol) * nol
	return matte, fresnel(l.f0, l.f90, voh).mul(l.boost).scale(d)
}

// density is the chance per steradian that sample gives a direction.
func (l *lobes) density(to vec) float32 {
	return l.matteDensity(to) + l.glossDensity(to)
}

func (l *lobes) matteDensity(to vec) float32 {
	return (1 - l.glossy) * max(l.n.dot(to), 0) / math.Pi
}

// glossDensity is that of the visible normals: D·G1/(4 NoV). Heitz 2018, eq. 17.
func (l *lobes) glossDensity(to vec) float32 {
	if l.n.dot(to) <= 0 {
		return 0
	}
	h := l.v.add(to).unit(l.n)
	a2 := l.alpha * l.alpha
	root := a2 + (1-a2)*l.nov*l.nov
	if l.along != l.alpha {
		x, y := l.along*l.x.dot(l.v), l.alpha*l.y.dot(l.v)
		root = x*x + y*y + l.nov*l.nov
	}
	g1 := 2 * l.nov / (l.nov + sqrt(root))
	return l.glossy * l.facets(h) * g1 / (4 * l.nov)
}

// facets is the distribution of the glossy part's normals.
func (l *lobes) facets(h vec) float32 {
	if l.along == l.alpha {
		return distribution(clamp01(l.n.dot(h)), l.alpha)
	}
	x, y, z := l.x.dot(h)/l.along, l.y.dot(h)/l.alpha, l.n.dot(h)
	d := x*x + y*y + z*z
	return 1 / max(math.Pi*l.along*l.alpha*d*d, 1e-7) // shade.DistributionStretched
}

// seen is the visibility of the glossy part's facets.
func (l *lobes) seen(to vec, nol float32) float32 {
	if l.along == l.alpha {
		return visibility(nol, l.nov, l.alpha)
	}
	tx, ty := l.along*l.x.dot(to), l.alpha*l.y.dot(to)
	vx, vy := l.along*l.x.dot(l.v), l.alpha*l.y.dot(l.v)
	a, b := nol*sqrt(vx*vx+vy*vy+l.nov*l.nov), l.nov*sqrt(tx*tx+ty*ty+nol*nol)
	return 0.5 / max(a+b, 1e-5) // shade.VisibilityStretched
}

// sample chooses a direction; gloss tells which part it came from. It is false when the direction dives into the surface.
func (l *lobes) sample(which, u, v float32) (to vec, gloss, ok bool) {
	if which < l.glossy {
		h := l.facet(u, v)
		to = h.scale(2 * l.v.dot(h)).sub(l.v)
		return to, true, l.n.dot(to) > 1e-6
	}
	r := sqrt(u)
	sin, cos := math.Sincos(2 * math.Pi * float64(v))
	local := vec{r * float32(cos), r * float32(sin), sqrt(max(0, 1-u))}
	return l.world(local), false, local.z > 1e-6
}

func (l *lobes) world(local vec) vec {
	return l.x.scale(local.x).add(l.y.scale(local.y)).add(l.n.scale(local.z))
}

// facet samples a visible normal by spherical caps. Dupuy and Benyoub 2023, listing 3.
func (l *lobes) facet(u, v float32) vec {
	local := vec{l.x.dot(l.v) * l.along, l.y.dot(l.v) * l.alpha, l.nov}.unit(vec{0, 0, 1})
	z := (1-u)*(1+local.z) - local.z
	r := sqrt(clamp01(1 - z*z))
	sin, cos := math.Sincos(2 * math.Pi * float64(v))
	h := vec{r * float32(cos), r * float32(sin), z}.add(local)
	return l.world(vec{h.x * l.along, h.y * l.alpha, max(h.z, 1e-6)}.unit(vec{0, 0, 1}))
}

// distribution is shade.DistributionGGX.
func distribution(noh, alpha float32) float32 {
	a2 := alpha * alpha
	d := noh*noh*(a2-1) + 1
	return a2 / max(math.Pi*d*d, 1e-7)
}

// visibility is shade.VisibilitySmith.
func visibility(nol, nov, alpha float32) float32 {
	a2 := alpha * alpha
	v := nol * sqrt(nov*nov*(1-a2)+a2)
	l := nov * sqrt(nol*nol*(1-a2)+a2)
	return 0.5 / max(v+l, 1e-5)
}

// fresnel is shade.FresnelSchlick with a reflectance at grazing angles.
func fresnel(f0, f90 vec, voh float32) vec {
	m := 1 - voh
	m2 := m * m
	return f0.mix(f90, m2*m2*m)
}

// paneReflectance is what a sheet of glass reflects with both its sides: 2R/(1+R), all inner bounces added up.
func paneReflectance(cos float32) float32 {
	r := fresnel(gray(0.04), gray(1), cos).x
	return 2 * r / (1 + r)
}
