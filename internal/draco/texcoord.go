package draco

import (
	"errors"
	"math"
)

type vector [3]int64

func (a vector) minus(b vector) vector { return vector{a[0] - b[0], a[1] - b[1], a[2] - b[2]} }
func (a vector) dot(b vector) int64    { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }
func (a vector) cross(b vector) vector {
	return vector{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

// positions finds the attribute from whose quantised values others are predicted.
func (p *predictor) positions() (*attribute, error) {
	for i := range p.decoder.attributes {
		a := &p.decoder.attributes[i]
		if a.position && a.components == 3 && len(a.integers) > 0 && a != p.attribute && p.decoder.groups[a.group].order != nil {
			return a, nil
		}
	}
	return nil, errors.New("an attribute is predicted from positions that are not there")
}

// position returns the quantised position at a corner.
func (p *predictor) position(a *attribute, corner int32) vector {
	at := 3 * int(p.decoder.groups[a.group].order.entryAt(corner))
	return vector{int64(a.integers[at]), int64(a.integers[at+1]), int64(a.integers[at+2])}
}

// byTexCoords predicts a UV such that its triangle is similar to the one in space.
func (p *predictor) byTexCoords() error {
	positions, err := p.positions()
	if err != nil {
		return err
	}
	if p.width != 2 {
		return errors.New("texture coordinates have two components")
	}
	for i := range p.group.entries {
		predicted, err := p.texCoord(positions, i)
		if err != nil {
			return err
		}
		p.correct(i, predicted[:])
	}
	return nil
}

func (p *predictor) texCoord(positions *attribute, i int) ([2]int32, error) {
	t := p.group.order
	corner := t.corner[i]
	after, before := t.entryAt(next(corner)), t.entryAt(previous(corner))
	if known(after, i) && known(before, i) {
		n, b := [2]int32(p.entry(int(after))), [2]int32(p.entry(int(before)))
		if n == b {
			return b, nil
		}
		tip, from, to := p.position(positions, corner), p.position(positions, t.corner[after]), p.position(positions, t.corner[before])
		if edge := to.minus(from); edge.dot(edge) != 0 {
			return p.similar(tip.minus(from), edge, n, b)
		}
	}
	switch {
	case known(after, i):
		return [2]int32(p.entry(int(after))), nil
	case i > 0:
		return [2]int32(p.entry(i - 1)), nil
	}
	return [2]int32{}, nil
}

// similar finds the third UV of a triangle: n and b are those at the ends of an edge, and side leads from the edge's start
// to the third corner.
func (p *predictor) similar(side, edge vector, n, b [2]int32) ([2]int32, error) {
	squared, along := edge.dot(edge), side.dot(edge)
	var foot vector
	for k := range foot {
		foot[k] = along * edge[k] / squared
	}
	height := side.minus(foot)
	length := int64(squareRoot(uint64(height.dot(height)) * uint64(squared)))
	if len(p.orientation) == 0 {
		return [2]int32{}, errors.New("it orients too few texture coordinates")
	}
	last := len(p.orientation) - 1
	if !p.orientation[last] {
		length = -length
	}
	p.orientation = p.orientation[:last]
	du, dv := int64(b[0])-int64(n[0]), int64(b[1])-int64(n[1])
	u := du*along + int64(n[0])*squared + dv*length
	v := dv*along + int64(n[1])*squared - du*length
	return [2]int32{int32(u / squared), int32(v / squared)}, nil
}

// squareRoot is the integer part of a square root.
func squareRoot(x uint64) uint64 {
	root := uint64(math.Sqrt(float64(x)))
	for root > 0 && (root > math.MaxUint32 || root*root > x) {
		root--
	}
	for root < math.MaxUint32 && (root+1)*(root+1) <= x {
		root++
	}
	return root
}
