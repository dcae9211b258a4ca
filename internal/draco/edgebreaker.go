package draco

import (
	"errors"
	"fmt"
)

// The symbols of Edgebreaker (Rossignac, 1999), with the bit patterns of the standard traversal.
const (
	topologyC = 0
	topologyS = 1
	topologyL = 3
	topologyR = 5
	topologyE = 7
)

// breaker rebuilds triangles from their symbols, the last one encoded first.
type breaker struct {
	*table
	traversal
	symbolCount int
	faces       int
	holes       []bool // vertex → whether it lies at a border
	stack       []int32
	splits      []splitEvent
	waiting     map[int]int32 // symbol → corner that a split put aside for it
	merged      []int32       // vertices that were joined with others
}

// splitEvent says that the face of one symbol is to be joined with that of an earlier one.
type splitEvent struct {
	source, split int // symbols, in the order of encoding
	right         bool
}

// edgebreakerFaces reads connectivity, seams, and which corners share a point.
func (d *decoder) edgebreakerFaces() error {
	kind, vertices := d.byte(), d.varint()
	if err := d.claimFaces(d.varint()); err != nil {
		return err
	}
	others, count, splits := int(d.byte()), d.varint(), d.varint()
	if d.err != nil {
		return d.err
	}
	if int64(count) > int64(d.faces) || int64(d.faces) > int64(count)+int64(count)/3 || splits > count || int64(vertices) > 3*int64(d.faces) {
		return errors.New("its counts of triangles, vertices and symbols contradict each other")
	}
	if others >= maxGroups {
		return fmt.Errorf("it has %d groups of attributes; at most %d are read", others+1, maxGroups)
	}
	all := int(vertices + splits)
	b := &breaker{table: newTable(3*d.faces, all), symbolCount: int(count), holes: make([]bool, all), waiting: map[int]int32{}}
	for i := range b.holes {
		b.holes[i] = true
	}
	if err := b.readSplits(&d.source); err != nil {
		return err
	}
	if err := b.start(&d.source, kind, others, all); err != nil {
		return err
	}
	if err := b.run(); err != nil {
		return err
	}
	if others == 0 {
		b.closeGaps()
	}
	for _, v := range b.vertex {
		if v < 0 || int(v) >= len(b.leftmost) {
			return errTopology
		}
	}
	b.findBorders()
	d.table = b.table
	if err := d.readSeams(b.seams); err != nil {
		return err
	}
	return d.assignPoints(b.holes)
}

func (b *breaker) readSplits(s *source) error {
	count := int(s.varint())
	if s.err != nil || count > b.symbolCount {
		return errShort
	}
	last := 0
	for range count {
		e := splitEvent{source: last + int(s.varint())}
		e.split = e.source - int(s.varint())
		if s.err != nil || e.split < 0 || e.source > b.symbolCount {
			return errTopology
		}
		last = e.source
		b.splits = append(b.splits, e)
	}
	bits := s.bits()
	for i := range b.splits {
		b.splits[i].right = bits.read(1) == 1
	}
	s.skip(bits)
	return s.err
}

func (b *breaker) run() error {
	for symbol := range b.symbolCount {
		if err := b.add(symbol); err != nil {
			return err
		}
	}
	for len(b.stack) > 0 {
		corner := b.pop()
		if b.startFaces.next() {
			if err := b.closeHole(corner); err != nil {
				return err
			}
		}
	}
	if 3*b.faces != len(b.vertex) {
		return errTopology
	}
	return nil
}

// add decodes one symbol and makes its face.
func (b *breaker) add(symbol int) error {
	kind, err := b.symbol()
	if err != nil {
		return err
	}
	corner := int32(3 * b.faces)
	b.faces++
	if kind == topologyE {
		err = b.addIsland(corner)
	} else if len(b.stack) == 0 {
		err = errTopology
	} else {
		switch kind {
		case topologyC:
			err = b.addClosing(corner)
		case topologyR:
			err = b.addVertex(corner, corner+2, corner, corner+1)
		case topologyL:
			err = b.addVertex(corner, corner+1, corner+2, corner)
		case topologyS:
			err = b.addMerging(corner, symbol)
		}
	}
	if err != nil {
		return err
	}
	b.reached(b.table, kind, b.top())
	if kind == topologyE || kind == topologyR || kind == topologyL {
		b.putAside(symbol)
	}
	return nil
}

func (b *breaker) top() int32 { return b.stack[len(b.stack)-1] }

func (b *breaker) pop() int32 {
	c := b.top()
	b.stack = b.stack[:len(b.stack)-1]
	return c
}

func (b *breaker) replaceTop(c int32) { b.stack[len(b.stack)-1] = c }

// newVertex returns a fresh vertex whose first corner is c.
func (b *breaker) newVertex(c int32) (int32, error) {
	v := int32(len(b.leftmost))
	if int(v) >= len(b.holes) {
		return none, errTopology
	}
	b.leftmost = append(b.leftmost, c)
	b.vertex[c] = v
	return v, nil
}

// addIsland starts a component with three new vertices.
func (b *breaker) addIsland(corner int32) error {
	for k := range int32(3) {
		if _, err := b.newVertex(corner + k); err != nil {
			return err
		}
	}
	b.stack = append(b.stack, corner)
	return nil
}

// addClosing closes the gap between two neighbouring border edges, so that the vertex between them becomes interior.
func (b *breaker) addClosing(corner int32) error {
	a := b.top()
	x := b.vertex[next(a)]
	if x == none {
		return errTopology
	}
	other := next(b.leftmost[x])
	if err := b.join(a, corner+1); err != nil {
		return err
	}
	if err := b.join(other, corner+2); err != nil {
		return err
	}
	left, right := b.vertex[next(other)], b.vertex[previous(a)]
	if x == left || x == right {
		return errTopology
	}
	b.vertex[corner], b.vertex[corner+1], b.vertex[corner+2] = x, left, right
	b.leftmost[right] = corner + 2
	b.holes[x] = false
	b.replaceTop(corner)
	return nil
}

// addVertex adds a triangle at one border edge, with a new vertex at its corner tip.
func (b *breaker) addVertex(corner, tip, right, left int32) error {
	a := b.top()
	if err := b.join(tip, a); err != nil {
		return err
	}
	if _, err := b.newVertex(tip); err != nil {
		return err
	}
	v := b.vertex[previous(a)]
	b.vertex[right], b.vertex[left] = v, b.vertex[next(a)]
	b.leftmost[v] = right
	b.replaceTop(corner)
	return nil
}

// addMerging joins two borders, whose vertices at the joint become one.
func (b *breaker) addMerging(corner int32, symbol int) error {
	other := b.pop()
	if c, ok := b.waiting[symbol]; ok {
		b.stack = append(b.stack, c)
	}
	if len(b.stack) == 0 {
		return errTopology
	}
	a := b.top()
	if err := b.join(a, corner+2); err != nil {
		return err
	}
	if err := b.join(other, corner+1); err != nil {
		return err
	}
	kept, tip := b.vertex[previous(a)], b.vertex[previous(other)]
	b.vertex[corner], b.vertex[corner+1], b.vertex[corner+2] = kept, b.vertex[next(a)], tip
	b.leftmost[tip] = corner + 2
	first := next(other)
	lost := b.vertex[first]
	b.merge(kept, lost)
	b.leftmost[kept] = b.leftmost[lost]
	for c := first; c != none; {
		b.vertex[c] = kept
		if c = b.swingLeft(c); c == first {
			return errTopology
		}
	}
	b.leftmost[lost] = none
	b.merged = append(b.merged, lost)
	b.replaceTop(corner)
	return nil
}

// putAside keeps an edge of the newest face for the symbol that will join it.
func (b *breaker) putAside(symbol int) {
	encoded := b.symbolCount - symbol - 1
	for len(b.splits) > 0 && b.splits[len(b.splits)-1].source == encoded {
		e := b.splits[len(b.splits)-1]
		b.splits = b.splits[:len(b.splits)-1]
		c := previous(b.top())
		if e.right {
			c = next(b.top())
		}
		b.waiting[b.symbolCount-e.split-1] = c
	}
}

// closeHole adds the face with which the encoder began a component that has no border there.
func (b *breaker) closeHole(a int32) error {
	corner := int32(3 * b.faces)
	if int(corner) >= len(b.vertex) {
		return errTopology
	}
	b.faces++
	n := b.vertex[next(a)]
	second := next(b.leftmost[n])
	if second == none {
		return errTopology
	}
	x := b.vertex[next(second)]
	third := next(b.leftmost[x])
	if third == none {
		return errTopology
	}
	p := b.vertex[next(third)]
	for k, c := range [3]int32{a, second, third} {
		if err := b.join(corner+int32(k), c); err != nil {
			return err
		}
	}
	for k, v := range [3]int32{x, p, n} {
		b.vertex[corner+int32(k)] = v
		b.holes[v] = false
	}
	return nil
}

// closeGaps renumbers the last vertices into the places of those that were merged away.
func (b *breaker) closeGaps() {
	end := len(b.leftmost)
	for _, gap := range b.merged {
		for end > 0 && b.leftmost[end-1] == none {
			end--
		}
		last := int32(end - 1)
		if last < gap {
			continue
		}
		b.leftmost[gap], b.leftmost[last] = b.leftmost[last], none
		b.holes[gap], b.holes[last] = b.holes[last], false
		b.renumber(last, gap)
		end--
	}
	for end > 0 && b.leftmost[end-1] == none {
		end--
	}
	b.leftmost = b.leftmost[:end]
}

// renumber gives the corners around a vertex, which has just moved, its new number.
func (b *breaker) renumber(from, to int32) {
	start := b.leftmost[to]
	for _, swing := range []func(int32) int32{b.swingLeft, b.swingRight} {
		for c := start; c != none; {
			b.vertex[c] = to
			if c = swing(c); c == start {
				return
			}
		}
	}
}
