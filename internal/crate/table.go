package crate

import (
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
)

// counted reads how many entries a compressed table has.
func (c *cursor) counted() (int, error) {
	n := c.u64()
	if c.failed || n > mostSpecs || n/(4*mostRatio) > uint64(len(c.file.data)) {
		return 0, fmt.Errorf("it claims %d entries", n)
	}
	return int(n), nil
}

func (f *file) readTokens(c *cursor) error {
	n, size := c.u64(), c.u64()
	packed := c.bytes(c.u64())
	if c.failed || n > size || size > mostUnpacked {
		return errEnds
	}
	if n == 0 {
		return nil
	}
	data, err := f.unpack(packed, int(size))
	if err != nil {
		return err
	}
	if err := f.take(16 * int(n)); err != nil {
		return err
	}
	text := string(data)
	for range n {
		one, rest, ended := strings.Cut(text, "\x00")
		if !ended && rest == "" && one == "" {
			return errEnds
		}
		f.tokens, text = append(f.tokens, one), rest
	}
	return nil
}

func (f *file) readStrings(c *cursor) error {
	n, err := c.count(4)
	if err != nil {
		return err
	}
	for range n {
		f.strings = append(f.strings, c.u32())
	}
	return nil
}

func (f *file) readFields(c *cursor) error {
	n, err := c.counted()
	if err != nil {
		return err
	}
	names, err := c.words(n)
	if err != nil {
		return err
	}
	packed := c.bytes(c.u64())
	if n == 0 || c.failed {
		return nil
	}
	reps, err := f.unpack(packed, 8*n)
	if err != nil {
		return err
	}
	if len(reps) < 8*n {
		return errPacked
	}
	f.fields = make([]field, n)
	for i := range f.fields {
		f.fields[i] = field{names[i], binary.LittleEndian.Uint64(reps[8*i:])}
	}
	return nil
}

func (f *file) readSets(c *cursor) error {
	n, err := c.counted()
	if err != nil {
		return err
	}
	f.sets, err = c.words(n)
	return err
}

func (f *file) readSpecs(c *cursor) error {
	n, err := c.counted()
	if err != nil {
		return err
	}
	var columns [3][]uint32
	for i := range columns {
		if columns[i], err = c.words(n); err != nil {
			return err
		}
	}
	f.specs = make([]spec, n)
	for i := range f.specs {
		f.specs[i] = spec{path: columns[0][i], set: columns[1][i], kind: columns[2][i]}
		if int(f.specs[i].path) >= len(f.paths) || int(f.specs[i].set) > len(f.sets) {
			return errors.New("an entry points beyond the tables")
		}
	}
	return nil
}

// readPaths reads the tree of paths, in depth-first order. A jump of −2 is a leaf that ends its siblings, −1 has a child only, 0 a
// sibling only, and a greater one both: the sibling lies so many entries on.
func (f *file) readPaths(c *cursor) error {
	total, err := c.counted()
	if err != nil {
		return err
	}
	n, err := c.counted()
	if err != nil {
		return err
	}
	indices, err := c.words(n)
	if err != nil {
		return err
	}
	tokens, err := c.integers(n, 4)
	if err != nil {
		return err
	}
	jumps, err := c.integers(n, 4)
	if err != nil {
		return err
	}
	if err := f.take(16 * total); err != nil {
		return err
	}
	f.paths = make([]path, total)
	for i := range f.paths {
		f.paths[i].parent = undefined
	}
	type branch struct {
		at     int
		parent int32
	}
	for todo := []branch{{0, noParent}}; len(todo) > 0 && n > 0; {
		b := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for at, parent := b.at, b.parent; ; at++ {
			if at >= n || int(indices[at]) >= total || f.paths[indices[at]].parent != undefined {
				return errors.New("the tree of paths is damaged")
			}
			p := path{parent: parent, token: uint32(max(tokens[at], -tokens[at])), property: tokens[at] < 0}
			if parent != noParent && int(p.token) >= len(f.tokens) {
				return errors.New("a path points beyond the tokens")
			}
			f.paths[indices[at]] = p
			child, sibling := jumps[at] > 0 || jumps[at] == -1, jumps[at] >= 0
			if !child && !sibling {
				break
			}
			if child && sibling {
				todo = append(todo, branch{at + int(jumps[at]), parent})
			}
			if child || parent == noParent {
				parent = int32(indices[at])
			}
		}
	}
	return nil
}
