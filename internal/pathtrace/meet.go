package pathtrace

import "scenograph/internal/frame"

// escape meets the surroundings.
func (p *path) escape() {
	s := p.stage
	d := p.r.d
	if p.bounces == 0 && !p.behind {
		if s.style.Background != frame.Sky {
			p.ground()
			return // the backdrop is laid behind afterwards
		}
		p.out.cover = 1
		p.gather(s.sky.seen(d).scale(s.glare()))
		return
	}
	if p.told && !s.sky.even {
		return
	}
	if p.pane.material != nil {
		p.pane.albedo = p.outdoors()
		p.note(&p.pane)
	}
	p.out.cover = 1
	light := s.sky.radiance(d)
	switch {
	case p.behind && p.kind == sight && s.style.Background == frame.Studio:
		light = s.daylight.mul(p.outdoors())
	case p.clear || p.kind == sight && p.behind:
		light = s.sky.seen(d).scale(s.glare())
	}
	if p.density > 0 && !s.sky.even {
		light = light.scale(balance(p.density, s.sky.density(d)*s.choice.chance(-1, p.from, p.weights)))
	}
	p.gather(light)
}

// outdoors is what the pane that the camera looks through shows before a studio backdrop, relative to the brightness of the sky.
func (p *path) outdoors() vec {
	if p.bounces > 0 || p.pane.material == nil || !p.pane.material.window || p.stage.style.Background != frame.Studio {
		return gray(1)
	}
	c := frame.Outdoors(float64(p.pane.uv[0]), float64(p.pane.uv[1]))
	return vec{float32(c[0]), float32(c[1]), float32(c[2])}
}

// glare is how much brighter than its light the sky is seen: the eye is used to the room.
func (s *Stage) glare() float32 {
	if s.inside {
		return windowGlare
	}
	return 1
}

// balance is the power heuristic for the first of two densities. Veach 1997, eq. 9.13.
func balance(a, b float32) float32 {
	if a > 1e15 {
		return 1
	}
	return a * a / (a*a + b*b)
}

// meetSheet adds the light of an area light or a window. Nobody sees them as such.
func (p *path) meetSheet(in *instance, h *hit) bool {
	s := p.stage
	l := &s.lamps[in.light]
	at := surface{p: p.r.o.along(p.r.d, h.t), flat: l.direction}
	if p.r.d.dot(l.direction) >= 0 {
		at.flat = l.direction.scale(-1)
		return p.pass(&at, gray(1))
	}
	if p.bounces == 0 {
		return p.pass(&at, gray(1))
	}
	if p.told {
		return false
	}
	chance := s.choice.chance(int(in.light), p.from, p.weights)
	density := l.density(p.r.d, l.direction, at.p.sub(p.from).len()) * chance
	if l.kind == portalLamp {
		p.add(l.intensity.mul(p.matte).scale(balance(p.matteDensity, density)))
		return false
	}
	w := float32(1)
	if p.density > 0 {
		w = balance(p.density, density)
	}
	p.gather(l.intensity.scale(w))
	return false
}

// shine adds what a surface emits itself. The glow of a fixture whose light is told separately is only seen, it does not light.
func (p *path) shine(in *instance, h *hit, at *surface) {
	if at.material.unlit {
		p.gather(at.albedo)
		return
	}
	if at.emission == (vec{}) || p.told && in.light >= 0 {
		return
	}
	if in.light < 0 {
		if p.clear {
			p.gather(at.emission)
		}
		return
	}
	w := float32(1)
	if p.density > 0 {
		l := &p.stage.lamps[in.light]
		density := l.density(p.r.d, at.flat, at.p.sub(p.from).len()) * p.stage.choice.chance(int(in.light), p.from, p.weights)
		w = balance(p.density, density)
	}
	p.gather(at.emission.scale(w))
}
