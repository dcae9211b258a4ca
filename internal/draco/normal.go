package draco

import (
	"errors"
	"fmt"
	"math"
	"math/bits"
)

// octahedron unfolds unit vectors into a square of 0 … limit on both axes (Meyer et al., 2010).
type octahedron struct {
	limit, center, modulus int32
}

func newOctahedron(largest int32) (octahedron, error) {
	width := bits.Len32(uint32(largest))
	if largest < 0 || width < 2 || width > 30 {
		return octahedron{}, fmt.Errorf("its normals reach to %d", largest)
	}
	limit := int32(1)<<width - 2
	return octahedron{limit: limit, center: limit / 2, modulus: limit + 1}, nil
}

// invert mirrors a point between the inner diamond and the corners of the square.
func (o octahedron) invert(s, t int32) (int32, int32) {
	var signS, signT int32
	switch {
	case s >= 0 && t >= 0:
		signS, signT = 1, 1
	case s <= 0 && t <= 0:
		signS, signT = -1, -1
	default:
		signS, signT = sign(s), sign(t)
	}
	cornerS, cornerT := signS*o.center, signT*o.center
	s, t = 2*s-cornerS, 2*t-cornerT
	if signS*signT >= 0 {
		s, t = -t, -s
	} else {
		s, t = t, s
	}
	return (s + cornerS) / 2, (t + cornerT) / 2
}

func sign(x int32) int32 {
	if x > 0 {
		return 1
	}
	return -1
}

func (o octahedron) wrap(x int32) int32 {
	switch {
	case x > o.center:
		return x - o.modulus
	case x < -o.center:
		return x + o.modulus
	}
	return x
}

// turns is by how many quarters a point is turned into the bottom left.
func turns(s, t int32) int {
	switch {
	case s == 0 && t == 0, s < 0 && t <= 0:
		return 0
	case s == 0 && t > 0, s < 0:
		return 3
	case s == 0, t < 0:
		return 1
	}
	return 2
}

func turn(s, t int32, quarters int) (int32, int32) {
	switch quarters {
	case 1:
		return t, -s
	case 2:
		return -s, -t
	case 3:
		return -t, s
	}
	return s, t
}

// correct adds a correction that was made in the frame of the prediction.
func (o octahedron) correct(predicted, correction [2]int32) (int32, int32) {
	s, t := predicted[0]-o.center, predicted[1]-o.center
	inside := abs(s)+abs(t) <= o.center
	if !inside {
		s, t = o.invert(s, t)
	}
	quarters := turns(s, t)
	s, t = turn(s, t, quarters)
	s, t = o.wrap(s+correction[0]), o.wrap(t+correction[1])
	s, t = turn(s, t, (4-quarters)%4)
	if !inside {
		s, t = o.invert(s, t)
	}
	return s + o.center, t + o.center
}

func abs[T int32 | int64 | float32](x T) T {
	if x < 0 {
		return -x
	}
	return x
}

// square places a vector whose components add up to the centre; points of the rim that are the same get one name.
func (o octahedron) square(v vector, center, limit int64) [2]int32 {
	var s, t int64
	if v[0] >= 0 {
		s, t = v[1]+center, v[2]+center
	} else {
		s, t = abs(v[2]), abs(v[1])
		if v[1] >= 0 {
			s = limit - s
		}
		if v[2] >= 0 {
			t = limit - t
		}
	}
	switch {
	case s == 0 && t == 0, s == 0 && t == limit, s == limit && t == 0:
		s, t = limit, limit
	case s == 0 && t > center, s == limit && t < center:
		t = 2*center - t
	case t == limit && s < center, t == 0 && s > center:
		s = 2*center - s
	}
	return [2]int32{int32(s), int32(t)}
}

// maxNormal keeps predicted normals within what the encoder computed with.
const maxNormal = 1 << 29

// byNormals predicts a normal from the triangles around its vertex, weighted by their area.
func (p *predictor) byNormals() error {
	positions, err := p.positions()
	if err != nil {
		return err
	}
	if p.width != 2 {
		return errors.New("normals have two numbers")
	}
	for i := range p.group.entries {
		v := p.areaNormal(positions, p.group.order.corner[i])
		if sum := abs(v[0]) + abs(v[1]) + abs(v[2]); sum > maxNormal {
			quotient := sum / maxNormal
			v = vector{v[0] / quotient, v[1] / quotient, v[2] / quotient}
		}
		predicted := p.predictedNormal(v)
		p.correct(i, predicted[:])
	}
	return nil
}

// predictedNormal shortens a normal to the octahedron, turns it over where the encoder says so, and folds it.
func (p *predictor) predictedNormal(v vector) [2]int32 {
	o := p.octahedron
	center := int64(o.center)
	sum := abs(v[0]) + abs(v[1]) + abs(v[2])
	if sum == 0 {
		v = vector{center, 0, 0}
	} else {
		rest := v[2]
		v[0], v[1] = v[0]*center/sum, v[1]*center/sum
		if v[2] = center - abs(v[0]) - abs(v[1]); rest < 0 {
			v[2] = -v[2]
		}
	}
	if p.flips.next() {
		v = vector{-v[0], -v[1], -v[2]}
	}
	return o.square(v, center, int64(o.limit))
}

func (p *predictor) areaNormal(positions *attribute, start int32) vector {
	t := p.group.order
	middle := p.position(positions, start)
	var sum vector
	left := true
	for c := start; c != none; {
		n := p.position(positions, next(c)).minus(middle).cross(p.position(positions, previous(c)).minus(middle))
		for k := range sum {
			sum[k] += n[k]
		}
		if left {
			if c = t.swingLeft(c); c == none {
				left = false
				c = t.swingRight(start)
			} else if c == start {
				return sum
			}
		} else {
			c = t.swingRight(c)
		}
	}
	return sum
}

// unitVectors unfolds quantised normals.
func unitVectors(folded []int32, limit int32) []float32 {
	out := make([]float32, len(folded)/2*3)
	scale := 2 / float32(limit)
	for i := 0; i+1 < len(folded); i += 2 {
		y, z := float32(float32(folded[i])*scale)-1, float32(float32(folded[i+1])*scale)-1
		x := 1 - abs(y) - abs(z)
		if under := max(-x, 0); under > 0 {
			y, z = toward(y, under), toward(z, under)
		}
		length := x*x + y*y + z*z
		if length < 1e-6 {
			continue
		}
		inverse := 1 / float32(math.Sqrt(float64(length)))
		out[i/2*3], out[i/2*3+1], out[i/2*3+2] = x*inverse, y*inverse, z*inverse
	}
	return out
}

// toward moves a coordinate across zero's side by some amount.
func toward(x, by float32) float32 {
	if x < 0 {
		return x + by
	}
	return x - by
}
