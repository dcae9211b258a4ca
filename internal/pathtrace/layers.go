package pathtrace

import (
	"math"

	"scenograph/internal/shade"
)

// interact decides by chance which of a surface's layers is met — coat, fibres, clear glass or what lies under them — each as often
// as it reflects or lets through, so that nothing has to be weighed.
func (p *path) interact(at *surface) bool {
	s, v := p.stage, p.r.d.scale(-1)
	if p.bounces > 0 && p.kind == bounce {
		at.roughness, at.coatRough = max(at.roughness, blurred), max(at.coatRough, blurred)
	}
	if at.coat > 0 {
		l, share := s.coatAt(at, v)
		if p.rng.one() < share {
			return p.reflect(at, l)
		}
	}
	if most := at.fibres.most(); most > 0 {
		l, share := s.fibresAt(at, v)
		if p.rng.one() < share {
			return p.reflect(at, l)
		}
	}
	if at.through > 0 && p.rng.one() < at.through*(1-at.metallic) {
		return p.throughGlass(at)
	}
	return p.reflect(at, s.lobesAt(at, v))
}

// coatAt is a clear coat of index 1.5 alone, as a lobe that reflects everything, and the share it reflects.
func (s *Stage) coatAt(at *surface, v vec) (lobes, float32) {
	under := surface{n: at.n, roughness: max(at.coatRough, leastRoughness), material: at.material}
	l := s.lobesAbout(&under, v)
	l.glossy, l.f0, l.f90 = 1, gray(0.04), gray(1)
	scale, bias := s.terms.at(under.roughness, l.nov)
	once := 0.04*scale + bias
	l.boost = gray(1 / max(once, 1e-3))
	return l, at.coat * once
}

// fibresAt is the sheen alone, as a lobe that scatters everything, and the share it scatters.
func (s *Stage) fibresAt(at *surface, v vec) (lobes, float32) {
	l := s.lobesAbout(at, v)
	m := at.material
	white := float32(shade.SheenAlbedo(float64(m.fibreRough), float64(l.nov), 16))
	share := min(white*at.fibres.most(), 0.95)
	l.fibre = max(m.fibreRough*m.fibreRough, 5e-3)
	l.diffuse = at.fibres.scale(1 / max(share, 1e-4))
	return l, share
}

// scattered is the light that fibres scatter. Estevez and Kulla 2017.
func (l *lobes) scattered(to, h vec, nol float32) vec {
	alpha := float64(l.fibre)
	d := shade.DistributionCharlie(float64(clamp01(l.n.dot(h))), alpha) * shade.VisibilitySheen(float64(max(nol, 1e-3)), float64(l.nov), alpha)
	return l.diffuse.scale(float32(d) * nol)
}

// throughGlass meets a surface that lets light through: it mirrors, or bends the way when it has an inside, or lets it straight on.
func (p *path) throughGlass(at *surface) bool {
	s, m, v := p.stage, at.material, p.r.d.scale(-1)
	l := s.lobesAbout(at, v)
	h := l.n
	if at.roughness > leastRoughness {
		u, w := p.rng.pair()
		h = l.facet(u, w)
	}
	cos := clamp01(l.v.dot(h))
	eta := 1 / m.ior
	if at.back {
		eta = m.ior
	}
	bent := 1 - eta*eta*(1-cos*cos) // squared cosine inside
	mirrored := fresnel(at.f0, at.f90, cos).luminance()
	if m.solid && at.back && bent > 0 {
		mirrored = fresnel(at.f0, at.f90, sqrt(bent)).luminance()
	}
	if m.solid && bent <= 0 || p.rng.one() < mirrored {
		return p.mirror(at, &l, h)
	}
	if !m.solid && at.roughness <= leastRoughness {
		return p.pass(at, at.albedo)
	}
	var to vec
	if m.solid {
		to = p.r.d.scale(eta).add(h.scale(eta*cos - sqrt(bent)))
	} else {
		mirrorWay := h.scale(2 * l.v.dot(h)).sub(l.v)
		to = mirrorWay.sub(l.n.scale(2 * l.n.dot(mirrorWay)))
	}
	if to.dot(at.flat) >= 0 {
		return false
	}
	tint := at.albedo
	if m.solid { // once on the way in and once on the way out
		tint = vec{sqrt(tint.x), sqrt(tint.y), sqrt(tint.z)}
		if !at.back {
			p.medium = m.absorbed
		}
	}
	p.told, p.density = !p.clear, 0
	p.share = p.share.mul(tint)
	p.r = rayOf(offset(at.p, at.flat.scale(-1)), to.unit(p.r.d), far)
	return p.share.most() > 1e-5
}

// mirror reflects everything. Outside it also catches the light of lamps, as a highlight.
func (p *path) mirror(at *surface, l *lobes, h vec) bool {
	if !at.back {
		scale, bias := p.stage.terms.at(at.roughness, l.nov)
		l.glossy, l.f0, l.f90, l.boost = 1, gray(1), gray(1), gray(1/max(scale+bias, 0.05))
		return p.reflect(at, *l)
	}
	to := h.scale(2 * l.v.dot(h)).sub(l.v)
	if to.dot(at.flat) <= 0 {
		return false
	}
	p.bounces++
	p.told, p.density, p.medium = !p.clear, 0, at.material.absorbed
	p.r = rayOf(offset(at.p, at.flat), to, far)
	return true
}

// faded is what a medium leaves of light over a distance (Beer and Lambert).
func faded(absorbed vec, distance float32) vec {
	one := func(a float32) float32 { return float32(math.Exp(-float64(a * distance))) }
	return vec{one(absorbed.x), one(absorbed.y), one(absorbed.z)}
}
