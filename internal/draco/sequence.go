package draco

import "fmt"

// The two orders in which a group's values are stored.
const (
	depthFirst       = 0
	predictionDegree = 1
)

// sequence is the order in which the vertices of a table are visited, which is that of their values.
type sequence struct {
	*table
	corner  []int32 // entry → the corner at which it was met
	entry   []int32 // vertex → entry
	visited []bool  // face
}

func newSequence(t *table, method byte) (*sequence, error) {
	s := &sequence{table: t, entry: make([]int32, len(t.leftmost)), visited: make([]bool, len(t.vertex)/3)}
	for i := range s.entry {
		s.entry[i] = none
	}
	var from func(c int32) error
	switch method {
	case depthFirst:
		from = s.depthFirst
	case predictionDegree:
		from = newDegrees(s).walk
	default:
		return nil, fmt.Errorf("its traversal order %d is not known", method)
	}
	for face := range int32(len(s.visited)) {
		if s.visited[face] {
			continue
		}
		if err := from(3 * face); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *sequence) meet(c int32) {
	if v := s.vertex[c]; s.entry[v] == none {
		s.entry[v] = int32(len(s.corner))
		s.corner = append(s.corner, c)
	}
}

func (s *sequence) seen(c int32) bool { return c == none || s.visited[c/3] }

// sides returns the corners across the two edges at c's vertex.
func (s *sequence) sides(c int32) (right, left int32) {
	return s.across(next(c)), s.across(previous(c))
}

// depthFirst visits all faces that can be reached from a corner's, the right one first.
func (s *sequence) depthFirst(start int32) error {
	s.meet(next(start))
	s.meet(previous(start))
	stack := []int32{start}
	for len(stack) > 0 {
		c := stack[len(stack)-1]
		if s.seen(c) {
			stack = stack[:len(stack)-1]
			continue
		}
		for {
			s.visited[c/3] = true
			v := s.vertex[c]
			fresh := s.entry[v] == none
			s.meet(c)
			right, left := s.sides(c)
			if fresh && !s.border[v] {
				if right == none {
					return errTopology
				}
				c = right
				continue
			}
			if rightSeen, leftSeen := s.seen(right), s.seen(left); rightSeen && leftSeen {
				stack = stack[:len(stack)-1]
				break
			} else if rightSeen {
				c = left
			} else if leftSeen {
				c = right
			} else {
				stack[len(stack)-1] = left
				stack = append(stack, right)
				break
			}
		}
	}
	return nil
}

// degrees visits first the faces whose new vertex can be predicted from most sides.
type degrees struct {
	*sequence
	degree []int      // vertex → visited faces beside it
	stacks [3][]int32 // corners, the most urgent first
	best   int
}

func newDegrees(s *sequence) *degrees {
	return &degrees{sequence: s, degree: make([]int, len(s.leftmost))}
}

func (d *degrees) walk(start int32) error {
	d.stacks[0] = append(d.stacks[0], start)
	d.best = 0
	d.meet(next(start))
	d.meet(previous(start))
	d.meet(start)
	for c := d.pop(); c != none; c = d.pop() {
		if d.visited[c/3] {
			continue
		}
		for c != none {
			c = d.visit(c)
		}
	}
	return nil
}

// visit enters a face and returns the corner to go on with at once, if any.
func (d *degrees) visit(c int32) int32 {
	d.visited[c/3] = true
	d.meet(c)
	right, left := d.sides(c)
	rightSeen := d.seen(right)
	if !d.seen(left) {
		p := d.priority(left)
		if rightSeen && p <= d.best {
			return left
		}
		d.push(left, p)
	}
	if !rightSeen {
		p := d.priority(right)
		if p <= d.best {
			return right
		}
		d.push(right, p)
	}
	return none
}

func (d *degrees) priority(c int32) int {
	v := d.vertex[c]
	if d.entry[v] != none {
		return 0
	}
	if d.degree[v]++; d.degree[v] > 1 {
		return 1
	}
	return 2
}

func (d *degrees) push(c int32, priority int) {
	d.stacks[priority] = append(d.stacks[priority], c)
	d.best = min(d.best, priority)
}

func (d *degrees) pop() int32 {
	for i := d.best; i < len(d.stacks); i++ {
		if n := len(d.stacks[i]); n > 0 {
			c := d.stacks[i][n-1]
			d.stacks[i] = d.stacks[i][:n-1]
			d.best = i
			return c
		}
	}
	return none
}
