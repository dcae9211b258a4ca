package pathtrace

// reflect adds the light that falls on a surface from lamps and sun, and goes on in a direction it reflects from.
func (p *path) reflect(at *surface, l lobes) bool {
	start := offset(at.p, at.flat)
	p.bounces++ // what follows comes by way of this reflection
	p.direct(&l, at, start)
	which := p.rng.one()
	u, v := p.rng.pair()
	to, gloss, ok := l.sample(which, u, v)
	if !ok || to.dot(at.flat) <= 0 {
		return false
	}
	return p.goOn(&l, at, start, to, gloss)
}

// direct adds the light that comes straight from lamps, sky and sun. From the second reflection on it takes the sun or one of
// the others, by the toss of a coin.
func (p *path) direct(l *lobes, at *surface, start vec) {
	s := p.stage
	sky := float32(0)
	if !s.sky.even {
		sky = s.sky.mean * 3
	}
	if p.bounces < 2 || s.sun == nil {
		p.sunlight(l, at, start, 1)
		p.lamplight(l, at, start, sky, 1)
		return
	}
	if p.rng.one() < 0.5 {
		p.sunlight(l, at, start, 2)
		p.weights = s.choice.weigh(at.p, sky)
		return
	}
	p.lamplight(l, at, start, sky, 2)
}

// goOn continues in a direction that was sampled.
func (p *path) goOn(l *lobes, at *surface, start, to vec, gloss bool) bool {
	matte, shine := l.value(to)
	p.density = l.density(to)
	if !(p.density > 1e-12) {
		return false
	}
	p.matteDensity = l.matteDensity(to)
	p.matte = p.share.mul(matte).scale(1 / max(p.matteDensity, 1e-12))
	p.share = p.share.mul(matte.add(shine)).scale(1 / p.density)
	p.from, p.behind, p.told = at.p, false, false
	p.clear = p.clear && gloss && at.roughness <= mirrorLike
	p.kind = bounce
	if gloss {
		p.kind = sight
	}
	p.r = rayOf(start, to, far)
	return p.survives()
}

// survives ends paths by chance that carry little (Russian roulette, Arvo and Kirk 1990).
func (p *path) survives() bool {
	most := p.share.most()
	if !(most > 0 && most < far) {
		return false
	}
	if p.bounces < sureUntil || most >= 1 {
		return true
	}
	keep := min(most, 0.95)
	if p.rng.one() >= keep {
		return false
	}
	p.share, p.matte = p.share.scale(1/keep), p.matte.scale(1/keep)
	return true
}

// sunlight adds the sun's light on a surface, times a factor.
func (p *path) sunlight(l *lobes, at *surface, start vec, times float32) {
	s := p.stage
	if s.sun == nil {
		return
	}
	u, v := p.rng.pair()
	to := s.sun.sample(u, v)
	if to.dot(at.flat) <= 0 || to.dot(at.n) <= 0 {
		return
	}
	matte, gloss := l.value(to)
	r := rayOf(start, to, far)
	if passed := s.passed(p.walker, &r, toSun, 0); passed != (vec{}) {
		p.gather(matte.add(gloss).mul(s.sun.lux).mul(passed).scale(times))
	}
}

// lamplight adds the light of one lamp, or of the sky, chosen by what it may give here, times a factor.
func (p *path) lamplight(l *lobes, at *surface, start vec, sky, times float32) {
	s := p.stage
	which := p.rng.one()
	u, v := p.rng.pair()
	place, chance, rest, w, ok := s.choice.pick(at.p, sky, which)
	p.weights = w
	if !ok {
		return
	}
	if place < 0 {
		p.skylight(l, at, start, chance, times, rest, u, v)
		return
	}
	lamp := &s.lamps[place]
	t, ok := lamp.sample(s, at.p, rest, u, v)
	if !ok || t.to.dot(at.flat) <= 0 || t.to.dot(at.n) <= 0 {
		return
	}
	matte, gloss := l.value(t.to)
	light := t.light.scale(times / chance)
	if t.density > 0 {
		other := l.density(t.to)
		if lamp.kind == portalLamp {
			gloss, other = vec{}, l.matteDensity(t.to)
		}
		light = light.scale(balance(t.density*chance, other) / t.density)
	}
	kind := shadow
	if lamp.kind == farLamp {
		kind = toSun
	}
	light = light.mul(matte.add(gloss))
	if light.most() <= 0 {
		return
	}
	r := rayOf(start, t.to, t.distance*0.9995-2e-4)
	p.gather(light.mul(s.passed(p.walker, &r, kind, lamp.carrier)))
}

// skylight adds the light of one direction of the sky.
func (p *path) skylight(l *lobes, at *surface, start vec, chance, times, rest, u, v float32) {
	s := p.stage
	to, density := s.sky.sample(rest, u, v)
	if to.dot(at.flat) <= 0 || to.dot(at.n) <= 0 || density <= 0 {
		return
	}
	matte, gloss := l.value(to)
	w := times * balance(density*chance, l.density(to)) / (density * chance)
	light := s.sky.radiance(to).mul(matte.add(gloss)).scale(w)
	if light.most() <= 0 {
		return
	}
	r := rayOf(start, to, far)
	p.gather(light.mul(s.passed(p.walker, &r, shadow, 0)))
}
