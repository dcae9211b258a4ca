package pathtrace

import (
	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

const (
	maxBounces = 8   // reflections of one path
	maxPasses  = 96  // surfaces one path goes straight through
	sureUntil  = 2   // reflections before a path may be ended by chance
	brightest  = 12  // picture units that one sample may add by way of two reflections or more; the rest would be a firefly
	mirrorLike = 0.3 // roughness up to which a reflection shows the glow of fixtures
	blurred    = 0.3 // least roughness after a matte reflection: sharper ones only make noise
)

// found is what one sample of a pixel has seen.
type found struct {
	light  vec     // picture units
	cover  float32 // 0 when the backdrop was seen
	albedo vec     // of the first surface
	normal vec
	depth  float32 // metres along the camera's axis, 0 for nothing
	label  uint32
}

// path is a path of light, followed from the camera.
type path struct {
	stage  *Stage
	walker *walker
	rng    sampler
	r      ray
	out    found

	share   vec // of the light ahead that reaches the camera
	bounces int
	kind    kindOfRay
	clear   bool    // only mirrors and panes so far
	behind  bool    // a pane has been passed since the last reflection
	pane    surface // the first one that the camera looks through
	told    bool    // lamps ahead were counted already, on straight ways through glass
	medium  vec     // absorption per metre of what the ray is in

	density      float32 // per steradian of the last reflection; 0 where lamps were not sampled
	matte        vec     // share and density of the last reflection, its matte part alone
	matteDensity float32
	from         vec // where the last reflection was
	weights      weights
}

// follow traces one sample of a pixel.
func (s *Stage) follow(w *walker, rng sampler, x, y int) found {
	p := path{stage: s, walker: w, rng: rng, share: gray(1), kind: sight, clear: true}
	u, v := p.rng.pair()
	var ok bool
	if p.r, ok = s.eyeRay(float64(x)+0.5+float64(tent(u)), float64(y)+0.5+float64(tent(v))); !ok {
		return p.out
	}
	for range maxPasses {
		if !p.step() {
			break
		}
	}
	if !p.out.light.finite() {
		p.out.light = vec{}
	}
	return p.out
}

// tent turns a number in [0,1) into an offset with a triangular density over (−1,1): the pixel filter.
func tent(u float32) float32 {
	if u < 0.5 {
		return sqrt(2*u) - 1
	}
	return 1 - sqrt(2-2*u)
}

// eyeRay is the line of sight through a point of the picture, from the near plane on; false where the lens bends none to.
func (s *Stage) eyeRay(x, y float64) (ray, bool) {
	line := s.view.Ray(geom.Vec2{x, y})
	d := vec{float32(line.Direction[0]), float32(line.Direction[1]), float32(line.Direction[2])}.unit(vec{})
	start := s.view.Near
	if c := line.Direction.Dot(s.view.Forward()); s.view.Projection != frame.Panorama && c > 1e-3 {
		start /= c
	}
	o := line.Origin.Add(line.Direction.Mul(start))
	return rayOf(vec{float32(o[0]), float32(o[1]), float32(o[2])}, d, far), d != (vec{})
}

// step goes on to the next surface; it is false when the path has ended.
func (p *path) step() bool {
	s := p.stage
	var h hit
	if !s.nearest(p.walker, &p.r, p.kind, &h) {
		p.escape()
		return false
	}
	in := &s.instances[h.instance]
	if in.light >= 0 && s.lamps[in.light].kind != glowLamp {
		return p.meetSheet(in, &h)
	}
	at := s.surfaceAt(&h, &p.r, p.kind == bounce)
	if at.back && p.bounces == 0 && !at.material.doubleSided && !at.material.pane && at.through == 0 {
		return p.pass(&at, gray(1))
	}
	if at.cover < 1 && !p.stopped(&at) {
		return p.throughPane(&at)
	}
	if p.medium != (vec{}) {
		p.share = p.share.mul(faded(p.medium, h.t))
		p.medium = vec{}
	}
	p.note(&at)
	p.shine(in, &h, &at)
	if at.material.unlit || p.bounces >= maxBounces {
		return false
	}
	return p.interact(&at)
}

// stopped decides by chance whether a surface that covers only a part is met. Panes are decided on in throughPane.
func (p *path) stopped(at *surface) bool {
	return !at.material.pane && p.rng.one() < at.cover
}

// pass goes straight on behind a surface.
func (p *path) pass(at *surface, share vec) bool {
	p.share = p.share.mul(share)
	p.r = rayOf(offset(at.p, at.flat.scale(-1)), p.r.d, far)
	return p.share.most() > 1e-5
}

// throughPane is a sheet of glass: it mirrors, or lets light pass with its tint, less what its opacity takes. For other surfaces
// it is only the passing.
func (p *path) throughPane(at *surface) bool {
	if !at.material.pane {
		return p.pass(at, gray(1))
	}
	mirrored := paneReflectance(abs(at.n.dot(p.r.d)))
	if p.rng.one() >= mirrored {
		if p.pane.material == nil && p.bounces == 0 {
			p.pane = *at
		}
		p.behind = true
		return p.pass(at, at.albedo.scale(1-at.cover))
	}
	p.note(at)
	d := p.r.d.sub(at.n.scale(2 * at.n.dot(p.r.d)))
	if d.dot(at.flat) <= 0 || p.bounces >= maxBounces {
		return false
	}
	p.bounces++
	p.density, p.kind, p.behind = 0, sight, false
	p.r = rayOf(offset(at.p, at.flat), d, far)
	return true
}

// offset leaves a surface by a little more than float32 can err, so that a ray does not meet what it comes from.
func offset(p, n vec) vec {
	return p.along(n, 2e-5+4e-6*max(abs(p.x), abs(p.y), abs(p.z)))
}

// note keeps what the first surface was, for the denoiser.
func (p *path) note(at *surface) {
	p.out.cover = 1
	if p.bounces > 0 || p.out.label != 0 || p.out.depth != 0 {
		return
	}
	s := p.stage
	eye := s.view.Eye()
	to := geom.Vec3{float64(at.p.x), float64(at.p.y), float64(at.p.z)}.Sub(eye)
	p.out.albedo, p.out.normal, p.out.label = at.albedo, at.n, at.label
	p.out.depth = float32(to.Dot(s.view.Forward()))
	if s.view.Projection == frame.Panorama {
		p.out.depth = float32(to.Len())
	}
}

// gather adds light that comes from ahead.
func (p *path) gather(light vec) {
	light = light.mul(p.share)
	p.add(light)
}

// add takes light that reaches the camera. What comes by way of several reflections is held back when one sample is far too bright.
func (p *path) add(light vec) {
	if !light.finite() {
		return
	}
	if p.bounces > 1 {
		if most := light.most(); most > brightest {
			light = light.scale(brightest / most)
		}
	}
	p.out.light = p.out.light.add(light)
}
