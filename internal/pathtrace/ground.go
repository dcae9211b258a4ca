package pathtrace

import "scenograph/internal/frame"

// The shadow on the ground before a studio backdrop, as ground.frag.glsl draws it: how dark it is, the height of its plane in
// metres, and by which slope of the line of sight it has faded in.
const (
	groundShade  = 0.16
	groundHeight = -0.002
	groundSlope  = 0.05
)

// ground lays the sun's shadow on the plane that the scene stands on, as black with little cover.
func (p *path) ground() {
	s, d := p.stage, p.r.d
	if s.style.Background != frame.Studio || s.sun == nil || !s.style.Shadows || p.r.o.z <= groundHeight || d.z >= 0 {
		return
	}
	at := p.r.o.along(d, (groundHeight-p.r.o.z)/d.z)
	if !at.finite() {
		return
	}
	u, v := p.rng.pair()
	r := rayOf(offset(at, vec{0, 0, 1}), s.sun.sample(u, v), far)
	t := clamp01(-d.z / groundSlope)
	p.out.cover = groundShade * t * t * (3 - 2*t) * (1 - s.passed(p.walker, &r, toSun, 0).luminance())
}
