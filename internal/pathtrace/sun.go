package pathtrace

import "math"

// sun is a disc in the sky.
type sun struct {
	to   vec
	x, y vec
	lux  vec // times exposure, on a surface that faces it
}

// sunRadius is the sun's apparent radius as seen from the earth: 16 minutes of arc.
const sunRadius = 16.0 / 60 * math.Pi / 180

func newSun(to, lux vec) *sun {
	to = to.unit(vec{0, 0, 1})
	if !lux.finite() || !(lux.most() > 0) {
		return nil
	}
	x, y := basis(to)
	return &sun{to: to, x: x, y: y, lux: lux}
}

// sample is a direction to a point of the disc.
func (s *sun) sample(u, v float32) vec {
	r := sqrt(u) * float32(math.Tan(sunRadius))
	sin, cos := math.Sincos(2 * math.Pi * float64(v))
	return s.to.along(s.x, r*float32(cos)).along(s.y, r*float32(sin)).unit(s.to)
}
