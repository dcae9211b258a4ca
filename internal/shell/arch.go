package shell

import (
	"math"

	"scenograph/internal/form"
	"scenograph/internal/geom"
)

// archSteps is how many flat parts an arch has.
const archSteps = 24

// spandrel fills a hole above its arc, as deep as the wall is there. The arc is part of a circle: of half the width when it rises
// that far, of (w²/4 + a²)/(2a) when it rises a over the width w.
func (w *wall) spandrel(s *form.Shape, h *hole) {
	part := w.plan.stretches[w.index][0]
	for _, p := range w.plan.stretches[w.index] {
		if middle := (h.x0 + h.x1) / 2; middle >= p.from && middle <= p.to {
			part = p
		}
	}
	y, back := part.lift(), -part.depth
	half, middle := (h.x1-h.x0)/2, (h.x0+h.x1)/2
	rise := math.Min(h.arch, half)
	radius := (half*half + rise*rise) / (2 * rise)
	center := h.z1 - radius
	reach := math.Asin(geom.Clamp(half/radius, -1, 1))
	at := func(k int) (x, z float64) {
		if k == 0 || k == archSteps {
			return geom.Lerp(h.x0, h.x1, float64(k/archSteps)), h.z1 - rise
		}
		sin, cos := math.Sincos(geom.Lerp(-reach, reach, float64(k)/archSteps))
		return middle + radius*sin, center + radius*cos
	}
	soffit := &form.Shape{}
	for k := range archSteps {
		x0, z0 := at(k)
		x1, z1 := at(k + 1)
		w.face(s, y, [4]geom.Vec2{{x1, z1}, {x0, z0}, {x0, h.z1}, {x1, h.z1}}, -1)
		if part.depth+part.lift() <= 0 {
			continue
		}
		w.face(s, back, [4]geom.Vec2{{x0, z0}, {x1, z1}, {x1, h.z1}, {x0, h.z1}}, 1)
		arc0, arc1 := radius*reach*2*float64(k)/archSteps, radius*reach*2*float64(k+1)/archSteps
		soffit.Quad([4]geom.Vec3{{x0, back, z0}, {x0, y, z0}, {x1, y, z1}, {x1, back, z1}},
			[4]geom.Vec2{{arc0, part.depth}, {arc0, 0}, {arc1, 0}, {arc1, part.depth}})
		s.Quad([4]geom.Vec3{{x0, back, h.z1}, {x1, back, h.z1}, {x1, y, h.z1}, {x0, y, h.z1}},
			[4]geom.Vec2{{x0, 0}, {x1, 0}, {x1, -part.depth}, {x0, -part.depth}})
	}
	if part.depth+part.lift() > 0 {
		s.Corners = append(s.Corners, soffit.Smooth(geom.Radians(30)).Corners...)
		w.springs(s, h, y, back, h.z1-rise)
	}
}

// face adds four points of the wall's plane at a depth, with the wall's own texture coordinates.
func (w *wall) face(s *form.Shape, y float64, p [4]geom.Vec2, side float64) {
	var at [4]geom.Vec3
	var uv [4]geom.Vec2
	for i, q := range p {
		at[i], uv[i] = geom.Vec3{q[0], y, q[1]}, geom.Vec2{side * (w.run + q[0]), -q[1]}
	}
	s.Quad(at, uv)
}

// springs closes the spandrels where they stand against the wall beside the hole.
func (w *wall) springs(s *form.Shape, h *hole, front, back, low float64) {
	for _, x := range [2]float64{h.x0, h.x1} {
		p := [4]geom.Vec3{{x, front, low}, {x, back, low}, {x, back, h.z1}, {x, front, h.z1}}
		uv := [4]geom.Vec2{{0, -low}, {front - back, -low}, {front - back, -h.z1}, {0, -h.z1}}
		if x == h.x1 {
			p[0], p[1], p[2], p[3] = p[1], p[0], p[3], p[2]
			uv[0], uv[1], uv[2], uv[3] = uv[1], uv[0], uv[3], uv[2]
		}
		s.Quad(p, uv)
	}
}
