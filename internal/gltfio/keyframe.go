package gltfio

import (
	"errors"
	"fmt"
	"math"
	"sort"

	"github.com/qmuntal/gltf"
)

// curve is a sampler's keyframes (glTF 2.0, 3.11 and appendix C).
type curve struct {
	times  []float32 // seconds, ascending
	values []float32 // width numbers a keyframe; with a cubic spline three times as many: in-tangent, value, out-tangent
	width  int
	how    gltf.Interpolation
}

// curve decodes the keyframes of a sampler, whose values have width numbers.
func (r *reader) curve(s *gltf.AnimationSampler, width int) (*curve, error) {
	if !within(&s.Input, len(r.doc.Accessors)) || !within(&s.Output, len(r.doc.Accessors)) {
		return nil, errors.New("its keyframes are in an accessor that does not exist")
	}
	times, err := r.floatsOf(s.Input)
	if err != nil {
		return nil, err
	}
	values, err := r.floatsOf(s.Output)
	if err != nil {
		return nil, err
	}
	per := width
	if s.Interpolation == gltf.InterpolationCubicSpline {
		per *= 3
	}
	if r.doc.Accessors[s.Input].Type != gltf.AccessorScalar || width < 1 || len(values) != per*len(times) {
		return nil, fmt.Errorf("%d numbers do not make %d keyframes", len(values), len(times))
	}
	for i := 1; i < len(times); i++ {
		if times[i] < times[i-1] {
			return nil, fmt.Errorf("its keyframe %d lies before the one before it", i)
		}
	}
	return &curve{times: times, values: values, width: width, how: s.Interpolation}, nil
}

// at interpolates; rotations take the shorter way along the sphere and come out with unit length.
func (c *curve) at(time float64, rotation bool) []float64 {
	after := sort.Search(len(c.times), func(i int) bool { return float64(c.times[i]) > time })
	if after == 0 {
		return c.unit(c.key(0, 1), rotation)
	}
	before := after - 1
	if after == len(c.times) || c.how == gltf.InterpolationStep {
		return c.unit(c.key(before, 1), rotation)
	}
	span := float64(c.times[after]) - float64(c.times[before])
	t := (time - float64(c.times[before])) / span
	switch {
	case c.how == gltf.InterpolationCubicSpline:
		return c.unit(c.spline(before, t, span), rotation)
	case rotation:
		return c.unit(slerp(c.key(before, 1), c.key(after, 1), t), true)
	}
	a, b := c.key(before, 1), c.key(after, 1)
	for k := range a {
		a[k] += t * (b[k] - a[k])
	}
	return a
}

// key returns a copy of a keyframe's value, or with a cubic spline of its in-tangent (0), value (1) or out-tangent (2).
func (c *curve) key(i, part int) []float64 {
	at := i * c.width
	if c.how == gltf.InterpolationCubicSpline {
		at = (3*i + part) * c.width
	}
	out := make([]float64, c.width)
	for k := range out {
		out[k] = float64(c.values[at+k])
	}
	return out
}

// spline is the Hermite polynomial between two keyframes.
func (c *curve) spline(before int, t, span float64) []float64 {
	p0, m0, p1, m1 := c.key(before, 1), c.key(before, 2), c.key(before+1, 1), c.key(before+1, 0)
	t2, t3 := t*t, t*t*t
	for k := range p0 {
		p0[k] = (2*t3-3*t2+1)*p0[k] + span*(t3-2*t2+t)*m0[k] + (3*t2-2*t3)*p1[k] + span*(t3-t2)*m1[k]
	}
	return p0
}

func (c *curve) unit(q []float64, rotation bool) []float64 {
	if !rotation {
		return q
	}
	length := math.Hypot(math.Hypot(q[0], q[1]), math.Hypot(q[2], q[3]))
	if !(length > 0) {
		return []float64{0, 0, 0, 1}
	}
	for k := range q {
		q[k] /= length
	}
	return q
}

// slerp goes the shorter way from a to b (Shoemake, 1985).
func slerp(a, b []float64, t float64) []float64 {
	dot := a[0]*b[0] + a[1]*b[1] + a[2]*b[2] + a[3]*b[3]
	if dot < 0 {
		dot = -dot
		for k := range b {
			b[k] = -b[k]
		}
	}
	wa, wb := 1-t, t
	if dot < 0.9999 {
		angle := math.Acos(dot)
		wa, wb = math.Sin((1-t)*angle)/math.Sin(angle), math.Sin(t*angle)/math.Sin(angle)
	}
	for k := range a {
		a[k] = wa*a[k] + wb*b[k]
	}
	return a
}
