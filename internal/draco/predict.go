package draco

import (
	"errors"
	"fmt"
)

// How a value is predicted from those before it.
const (
	predictNothing            = -2
	predictLast               = 0
	predictParallelogram      = 1
	predictMultiParallelogram = 4
	predictTexCoords          = 5
	predictNormal             = 6
)

// How a correction is added to a prediction.
const (
	transformWrap       = 1 // back into the range that occurs
	transformOctahedron = 3 // on the octahedron of a unit vector
)

const maxParallelograms = 4

// predictor turns an attribute's corrections into its values, in place.
type predictor struct {
	*decoder
	*attribute
	group     *group
	method    int8
	transform int8
	width     int // numbers an entry

	least, most int32 // of the wrap transform
	octahedron  octahedron
	creases     [maxParallelograms][]bool
	orientation []bool
	flips       *flags
}

func (p *predictor) run() error {
	if p.group.order == nil && p.method > predictLast {
		p.method = predictLast
	}
	if err := p.readHints(); err != nil {
		return err
	}
	if p.method != predictNormal {
		if err := p.readTransform(); err != nil {
			return err
		}
	}
	switch p.method {
	case predictParallelogram:
		p.byParallelogram()
	case predictMultiParallelogram:
		return p.byParallelograms()
	case predictTexCoords:
		return p.byTexCoords()
	case predictNormal:
		return p.byNormals()
	default:
		p.byLast()
	}
	return nil
}

// readHints reads what a method needs to know besides the corrections.
func (p *predictor) readHints() error {
	switch p.method {
	case predictLast, predictParallelogram:
	case predictMultiParallelogram:
		for i := range p.creases {
			count := p.varint()
			if int64(count) > int64(len(p.group.order.vertex)) {
				return errors.New("it marks more creases than there are edges")
			}
			if count > 0 {
				p.creases[i] = p.readFlags(int(count), func(bit bool, _ bool) bool { return bit })
			}
		}
	case predictTexCoords:
		count := p.uint32()
		if p.err != nil || int64(count) > int64(p.group.entries) {
			return errors.New("it orients more texture coordinates than there are")
		}
		p.orientation = p.readFlags(int(count), func(bit, last bool) bool { return bit == last })
	case predictNormal:
		if err := p.readTransform(); err != nil {
			return err
		}
		p.flips = p.source.flags()
	default:
		return fmt.Errorf("the prediction method %d is not known", p.method)
	}
	return p.err
}

// readFlags decodes bits, each passed to by with the one before it, which at first is true.
func (p *predictor) readFlags(count int, by func(bit, last bool) bool) []bool {
	code := p.source.flags()
	if p.err != nil {
		return nil
	}
	out := make([]bool, count)
	last := true
	for i := range out {
		out[i] = by(code.next(), last)
		last = out[i]
	}
	return out
}

func (p *predictor) readTransform() error {
	switch p.transform {
	case transformWrap:
		p.least, p.most = p.int32(), p.int32()
		if p.least > p.most || p.method == predictNormal {
			return errors.New("its range of values is empty")
		}
	case transformOctahedron:
		limit := p.int32()
		p.int32() // its centre, which follows
		if p.width != 2 || p.method != predictNormal && p.method != predictLast {
			return errors.New("its transform does not suit the attribute")
		}
		var err error
		if p.octahedron, err = newOctahedron(limit); err != nil {
			return err
		}
	default:
		return fmt.Errorf("the prediction transform %d is not known", p.transform)
	}
	return p.err
}

// entry returns the numbers of an entry.
func (p *predictor) entry(i int) []int32 { return p.integers[i*p.width : (i+1)*p.width] }

// correct adds a prediction to the correction in an entry.
func (p *predictor) correct(i int, predicted []int32) {
	out := p.entry(i)
	if p.transform == transformOctahedron {
		out[0], out[1] = p.octahedron.correct([2]int32{predicted[0], predicted[1]}, [2]int32{out[0], out[1]})
		return
	}
	span := p.most - p.least + 1
	for k := range out {
		v := min(max(predicted[k], p.least), p.most) + out[k]
		if v > p.most {
			v -= span
		} else if v < p.least {
			v += span
		}
		out[k] = v
	}
}

func (p *predictor) byLast() {
	predicted := make([]int32, p.width)
	for i := range p.group.entries {
		p.correct(i, predicted)
		predicted = p.entry(i)
	}
}

// parallelogram completes the triangle across from a corner, if its vertices are known before entry i.
func (p *predictor) parallelogram(i int, corner int32, out []int32) bool {
	t := p.group.order
	o := t.across(corner)
	if o == none {
		return false
	}
	tip, after, before := t.entryAt(o), t.entryAt(next(o)), t.entryAt(previous(o))
	if !known(tip, i) || !known(after, i) || !known(before, i) {
		return false
	}
	a, b, c := p.entry(int(after)), p.entry(int(before)), p.entry(int(tip))
	for k := range out {
		out[k] = a[k] + b[k] - c[k]
	}
	return true
}

func (s *sequence) entryAt(corner int32) int32 { return s.entry[s.vertex[corner]] }

func known(entry int32, before int) bool { return entry >= 0 && int(entry) < before }

func (p *predictor) byParallelogram() {
	predicted := make([]int32, p.width)
	for i := range p.group.entries {
		if i == 0 || p.parallelogram(i, p.group.order.corner[i], predicted) {
			p.correct(i, predicted)
		} else {
			p.correct(i, p.entry(i-1))
		}
	}
}

// byParallelograms takes the mean of up to four of them, without those across a crease.
func (p *predictor) byParallelograms() error {
	var used [maxParallelograms]int
	found := make([][]int32, maxParallelograms)
	for k := range found {
		found[k] = make([]int32, p.width)
	}
	sum := make([]int32, p.width)
	for i := range p.group.entries {
		if i == 0 {
			p.correct(0, sum)
			continue
		}
		n := p.around(i, found)
		clear(sum)
		kept := int32(0)
		for k := range n {
			creases := p.creases[n-1]
			if used[n-1] >= len(creases) {
				return errors.New("it marks too few creases")
			}
			crease := creases[used[n-1]]
			used[n-1]++
			if crease {
				continue
			}
			kept++
			for c := range sum {
				sum[c] += found[k][c]
			}
		}
		if kept == 0 {
			p.correct(i, p.entry(i-1))
			continue
		}
		for c := range sum {
			sum[c] /= kept
		}
		p.correct(i, sum)
	}
	return nil
}

// around fills in the parallelograms around a vertex, to the left and then to the right, and returns how many there are.
func (p *predictor) around(i int, found [][]int32) int {
	t := p.group.order
	start := t.corner[i]
	n := 0
	left := true
	for c := start; c != none; {
		if p.parallelogram(i, c, found[n]) {
			if n++; n == len(found) {
				return n
			}
		}
		if left {
			c = t.swingLeft(c)
		} else {
			c = t.swingRight(c)
		}
		if c == start {
			return n
		}
		if c == none && left {
			left = false
			c = t.swingRight(start)
		}
	}
	return n
}
