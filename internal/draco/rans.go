package draco

import (
	"errors"
	"fmt"
)

// The entropy coder is a range asymmetric numeral system (Duda, 2013), read from the end of its bytes towards their start.

var errEntropy = errors.New("its entropy-coded data is damaged")

const (
	rabsBase      = 4096 // state of a binary decoder at rest
	rabsPrecision = 256
	minPrecision  = 12 // bits of a symbol's probability
	maxPrecision  = 20
	maxBitLength  = 18 // of a symbol that is not tagged
	tagBits       = 5
)

// rans is the state of a decoder.
type rans struct {
	data  []byte // yet to be read, from the end
	state uint32
	base  uint32
}

func newRANS(data []byte, base uint32) (rans, error) {
	if len(data) == 0 {
		return rans{}, errEntropy
	}
	size := int(data[len(data)-1]>>6) + 1
	if size > len(data) {
		return rans{}, errEntropy
	}
	var state uint32
	for i, b := range data[len(data)-size:] {
		state |= uint32(b) << (8 * i)
	}
	state &= 1<<(8*size-2) - 1
	return rans{data: data[:len(data)-size], state: state + base, base: base}, nil
}

func (r *rans) refill() {
	for r.state < r.base && len(r.data) > 0 {
		last := len(r.data) - 1
		r.state = r.state<<8 | uint32(r.data[last])
		r.data = r.data[:last]
	}
}

// flags decodes bits that are mostly equal.
type flags struct {
	rans
	one uint32 // probability of a set bit, of 256
}

// flags starts on a block of bits: the probability of zero, a size, and the bytes.
func (s *source) flags() *flags {
	zero := s.byte()
	data := s.sized()
	if s.err != nil {
		return &flags{}
	}
	r, err := newRANS(data, rabsBase)
	if err != nil {
		s.fail(err)
	}
	return &flags{r, rabsPrecision - uint32(zero)}
}

func (f *flags) next() bool {
	f.refill()
	quotient, rest := f.state/rabsPrecision, f.state%rabsPrecision
	if rest < f.one {
		f.state = quotient*f.one + rest
		return true
	}
	f.state -= quotient*f.one + f.one
	return false
}

// symbols decodes numbers by a table of probabilities.
type symbols struct {
	rans
	precision   uint32   // bits
	of          []uint32 // slot → symbol
	probability []uint32
	start       []uint32 // first slot of a symbol
}

// symbols reads a table of probabilities and the bytes that it decodes.
func (s *source) symbols(bitLength int) (*symbols, error) {
	d := &symbols{precision: uint32(min(max(3*bitLength/2, minPrecision), maxPrecision))}
	if err := d.readTable(s); err != nil {
		return nil, err
	}
	data := s.sized()
	if s.err != nil {
		return nil, s.err
	}
	var err error
	d.rans, err = newRANS(data, 4<<d.precision)
	return d, err
}

// readTable reads the probabilities; a byte either holds one's low bits or says how many symbols never occur.
func (d *symbols) readTable(s *source) error {
	count := int(s.varint())
	if s.err != nil || count/64 > len(s.data) {
		return errShort
	}
	d.probability = make([]uint32, count)
	for i := 0; i < count; i++ {
		b := uint32(s.byte())
		if b&3 == 3 {
			i += int(b >> 2)
			continue
		}
		p := b >> 2
		for j := range b & 3 {
			p |= uint32(s.byte()) << (8*(j+1) - 2)
		}
		d.probability[i] = p
	}
	if s.err != nil {
		return s.err
	}
	total := uint32(1) << d.precision
	d.start = make([]uint32, count)
	d.of = make([]uint32, 0, total)
	for i, p := range d.probability {
		if p > total-uint32(len(d.of)) {
			return errEntropy
		}
		d.start[i] = uint32(len(d.of))
		for range p {
			d.of = append(d.of, uint32(i))
		}
	}
	if uint32(len(d.of)) != total {
		return errEntropy
	}
	return nil
}

func (d *symbols) next() uint32 {
	d.refill()
	quotient, rest := d.state>>d.precision, d.state&(1<<d.precision-1)
	symbol := d.of[rest]
	d.state = quotient*d.probability[symbol] + rest - d.start[symbol]
	return symbol
}

// The two ways of coding numbers.
const (
	taggedSymbols = 0 // how many bits a vector's numbers have, then those bits
	rawSymbols    = 1 // the numbers themselves
)

// numbers decodes count numbers, in vectors of some components.
func (s *source) numbers(count, components int) ([]uint32, error) {
	out := make([]uint32, count)
	if count == 0 {
		return out, nil
	}
	switch scheme := s.byte(); {
	case s.err != nil:
		return nil, s.err
	case scheme == taggedSymbols:
		return out, s.tagged(out, components)
	case scheme == rawSymbols:
		return out, s.raw(out)
	default:
		return nil, fmt.Errorf("its symbol coding %d is not known", scheme)
	}
}

func (s *source) tagged(out []uint32, components int) error {
	tags, err := s.symbols(tagBits)
	if err != nil {
		return err
	}
	if len(tags.probability) > 33 {
		return errEntropy
	}
	b := s.bits()
	for i := 0; i < len(out); i += components {
		width := int(tags.next())
		for k := range min(components, len(out)-i) {
			out[i+k] = b.read(width)
		}
	}
	s.skip(b)
	return s.err
}

func (s *source) raw(out []uint32) error {
	length := int(s.byte())
	if s.err != nil || length < 1 || length > maxBitLength {
		return errEntropy
	}
	d, err := s.symbols(length)
	if err != nil {
		return err
	}
	for i := range out {
		out[i] = d.next()
	}
	return nil
}
