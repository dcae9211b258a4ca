package radiosity

import (
	"math"

	"scenograph/internal/geom"
)

// lightDirectly gives every patch what it reflects of lamps, windows and sun.
func (s *solver) lightDirectly() {
	const fine = 2 // points along each edge of a patch
	for i := range s.patches {
		p := &s.patches[i]
		for k := range fine * fine {
			x, y := (float64(k%fine)+0.5)/fine*2-1, (float64(k/fine)+0.5)/fine*2-1
			at := p.middle.Add(p.u.Mul(x)).Add(p.v.Mul(y))
			for j := range s.windows {
				w := &s.windows[j]
				s.receive(p, w.middle, at, s.Sky.Scale(formFactor(at, p.normal, w.middle, w.inward, w.area)/(fine*fine)))
			}
			for j := range s.Lamps {
				l := &s.Lamps[j]
				s.receive(p, l.Position, at, l.Intensity.Scale(l.share(at, p.normal)/(fine*fine)))
			}
		}
		glow := s.glow(p.middle, p.normal)
		p.reflect(p.albedo, glow)
	}
	s.letSunIn()
}

// reflect adds what a surface of an albedo gives off of an irradiance over π.
func (p *patch) reflect(albedo, light geom.Color) {
	for c := range light {
		p.first[c] += albedo[c] * light[c]
	}
}

// receive lets light from a place fall on a point of a patch. A body in between reflects it in the patch's stead.
func (s *solver) receive(p *patch, from, at geom.Vec3, light geom.Color) {
	if light == (geom.Color{}) {
		return
	}
	albedo := p.albedo
	if b := s.between(from, at); b != nil {
		albedo = b.Albedo.Scale(bodyKept)
	}
	p.reflect(albedo, light)
}

// between returns the first body that a line passes, those around its ends excepted.
func (s *solver) between(from, to geom.Vec3) *Body {
	line := segmentOf(from, to)
	for i := range s.bodies {
		if b := &s.bodies[i]; line.passes(&b.Box) && !b.Box.Contains(from) { // what is around the light is its shade
			return b
		}
	}
	return nil
}

// formFactor is the share of a point's view, weighted by the cosine, that a small sheet fills: bounded by taking it for a disc.
func formFactor(at, normal, middle, facing geom.Vec3, area float64) float64 {
	to := middle.Sub(at)
	d2 := to.Dot(to)
	a, b := to.Dot(normal), -to.Dot(facing)
	if a <= 0 || b <= 0 || d2 == 0 {
		return 0
	}
	return a * b / d2 * area / (math.Pi*d2 + area)
}

// share is the irradiance over π that a lamp of intensity 1 gives a surface.
func (l *Lamp) share(at, normal geom.Vec3) float64 {
	if l.AreaM2 > 0 {
		return formFactor(at, normal, l.Position, l.Direction, l.AreaM2)
	}
	to := l.Position.Sub(at)
	d2 := max(to.Dot(to), 0.01)
	to = to.Mul(1 / math.Sqrt(d2))
	cos := to.Dot(normal)
	if cos <= 0 {
		return 0
	}
	cone := 1.0
	if l.CosOuter > -1 {
		cone = geom.Clamp((-to.Dot(l.Direction)-l.CosOuter)/max(l.CosInner-l.CosOuter, 1e-4), 0, 1)
	}
	end := 1.0
	if l.Range > 0 {
		x := d2 / (l.Range * l.Range)
		end = geom.Clamp(1-x*x, 0, 1)
	}
	return cos * cone * cone * end / (math.Pi * d2)
}

// glow is the irradiance over π from bodies that glow, each taken for a ball.
func (s *solver) glow(at, normal geom.Vec3) geom.Color {
	var sum geom.Color
	for i := range s.bodies {
		b := &s.bodies[i]
		if b.Glow == (geom.Color{}) || b.Box.Contains(at) {
			continue
		}
		to := b.Box.Center().Sub(at)
		d2 := to.Dot(to)
		seen := surfaceOf(b.Box) / 4 // of a convex body, averaged over directions (Cauchy)
		share := max(to.Dot(normal), 0) / math.Sqrt(max(d2, 1e-9)) * seen / (math.Pi*d2 + seen)
		for c := range sum {
			sum[c] += b.Glow[c] * share
		}
	}
	return sum
}

// letSunIn follows the sun's rays through the windows to what they meet.
func (s *solver) letSunIn() {
	if s.SunLux == (geom.Color{}) {
		return
	}
	way := s.ToSun.Mul(-1)
	for i := range s.windows {
		w := &s.windows[i]
		cos := way.Dot(w.inward)
		if cos <= 0 {
			continue
		}
		ray := geom.Ray{Origin: w.middle.Add(w.inward.Mul(0.01)), Direction: way}
		p, t := s.meet(ray)
		if p == nil {
			continue
		}
		albedo := p.albedo
		if b := s.between(ray.Origin, ray.At(t)); b != nil {
			albedo = b.Albedo.Scale(bodyKept)
		}
		p.reflect(albedo, s.SunLux.Scale(cos*w.area/(p.area*math.Pi)))
	}
}

// meet returns the patch that a ray meets and how far away.
func (s *solver) meet(ray geom.Ray) (*patch, float64) {
	var found *patch
	nearest := math.Inf(1)
	for i := range s.patches {
		p := &s.patches[i]
		cos := ray.Direction.Dot(p.normal)
		if cos >= 0 {
			continue
		}
		t := p.middle.Sub(ray.Origin).Dot(p.normal) / cos
		d := ray.At(t).Sub(p.middle)
		if t > 0 && t < nearest && math.Abs(d.Dot(p.u)) <= p.u.Dot(p.u) && math.Abs(d.Dot(p.v)) <= p.v.Dot(p.v) {
			found, nearest = p, t
		}
	}
	return found, nearest
}
