package draco

// readSeams decodes along which edges the other attributes are cut, and what that makes of their vertices.
func (d *decoder) readSeams(codes []*flags) error {
	t := d.table
	d.seams = make([]seamed, len(codes))
	for i := range codes {
		d.seams[i] = newSeamed(t)
	}
	for c := range int32(len(t.vertex)) {
		o := t.opposite[c]
		if o != none && o/3 < c/3 {
			continue
		}
		for i, code := range codes {
			if o == none || code.next() {
				d.seams[i].addSeam(t, c)
			}
		}
	}
	for i := range d.seams {
		if err := d.seams[i].split(t); err != nil {
			return err
		}
	}
	return nil
}

// assignPoints numbers the points: around each vertex a new one begins wherever any attribute is cut.
func (d *decoder) assignPoints(holes []bool) error {
	t := d.table
	d.corners = make([]uint32, len(t.vertex))
	if len(d.seams) == 0 {
		for c, v := range t.vertex {
			d.corners[c] = uint32(v)
		}
		d.points = len(t.leftmost)
		return nil
	}
	assigned := 0
	for v, first := range t.leftmost {
		if first == none {
			continue
		}
		if !holes[v] {
			var err error
			if first, err = d.firstSeam(first); err != nil {
				return err
			}
		}
		last := first
		for c := first; ; {
			if c == first || d.seamBetween(last, c) {
				d.points++
			}
			d.corners[c] = uint32(d.points - 1)
			assigned++
			last, c = c, t.swingRight(c)
			if c == none || c == first {
				break
			}
		}
	}
	if assigned != len(d.corners) {
		return errTopology
	}
	return nil
}

// firstSeam turns right around an interior vertex to the first cut of the first attribute that has one there.
func (d *decoder) firstSeam(c int32) (int32, error) {
	for i := range d.seams {
		s := &d.seams[i]
		if !s.onSeam[d.table.vertex[c]] {
			continue
		}
		for at := d.table.swingRight(c); at != c; at = d.table.swingRight(at) {
			if at == none {
				return none, errTopology
			}
			if s.vertex[at] != s.vertex[c] {
				return at, nil
			}
		}
	}
	return c, nil
}

func (d *decoder) seamBetween(a, b int32) bool {
	for i := range d.seams {
		if d.seams[i].vertex[a] != d.seams[i].vertex[b] {
			return true
		}
	}
	return false
}
