package pix

// bitStream reads bits, the least significant first, as Deflate does.
type bitStream struct {
	data []byte
	held uint64
	have uint
	over bool // asked for more than there was
}

func (s *bitStream) fill() {
	for s.have <= 56 && len(s.data) > 0 {
		s.held |= uint64(s.data[0]) << s.have
		s.data = s.data[1:]
		s.have += 8
	}
}

func (s *bitStream) take(n uint) {
	if n > s.have {
		s.over = true
		s.held, s.have = 0, 0
		return
	}
	s.held >>= n
	s.have -= n
}

// bits reads a number of up to 32 bits.
func (s *bitStream) bits(n uint) uint32 {
	s.fill()
	v := uint32(s.held & (1<<n - 1))
	s.take(n)
	return v
}

// chunked reads a number in chunks of n bits and one that says whether another follows.
func (s *bitStream) chunked(n uint) uint32 {
	var v uint32
	for shift := uint(0); shift < 32; shift += n {
		chunk := s.bits(n + 1)
		v |= (chunk & (1<<n - 1)) << shift
		if chunk>>n == 0 {
			break
		}
	}
	return v
}

const maxCode = 16 // bits of a Huffman code

// huffman finds symbols by the bits that come next.
type huffman struct {
	width  uint     // of the longest code
	lookup []uint32 // next bits → symbol<<5 | length, 0 for none
}

// newHuffman builds the canonical code (RFC 1951, 3.2.2) of some lengths, or nil when they make none.
func newHuffman(lengths []byte) *huffman {
	var count [maxCode + 1]int
	width := byte(0)
	for _, n := range lengths {
		count[n]++
		width = max(width, n)
	}
	h := &huffman{width: uint(width), lookup: make([]uint32, 1<<width)}
	var next [maxCode + 2]uint32
	code := uint32(0)
	for n := 1; n <= maxCode; n++ {
		next[n] = code
		code = (code + uint32(count[n])) << 1
		if next[n]+uint32(count[n]) > 1<<n {
			return nil
		}
	}
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		reversed := reverse(next[n], uint(n))
		next[n]++
		for at := reversed; at < uint32(len(h.lookup)); at += 1 << n {
			h.lookup[at] = uint32(symbol)<<5 | uint32(n)
		}
	}
	return h
}

func reverse(code uint32, width uint) uint32 {
	var out uint32
	for range width {
		out = out<<1 | code&1
		code >>= 1
	}
	return out
}

// symbol decodes one symbol.
func (s *bitStream) symbol(h *huffman) uint32 {
	s.fill()
	entry := h.lookup[s.held&(1<<h.width-1)]
	if entry == 0 {
		s.over = true
		return 0
	}
	s.take(uint(entry & 31))
	return entry >> 5
}

// lengthOrder is the order in which the lengths of the code that codes lengths are stored.
var lengthOrder = [21]byte{17, 18, 19, 20, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15, 16}

// table reads a Huffman table (KTX 2.0 specification, BasisLZ appendix).
func (s *bitStream) table() (*huffman, error) {
	total, coded := int(s.bits(14)), int(s.bits(5))
	if s.over || coded > len(lengthOrder) {
		return nil, errKTX
	}
	var small [21]byte
	for _, symbol := range lengthOrder[:coded] {
		small[symbol] = byte(s.bits(3))
	}
	h := newHuffman(small[:])
	if h == nil {
		return nil, errKTX
	}
	lengths := make([]byte, 0, total)
	for len(lengths) < total && !s.over {
		symbol := s.symbol(h)
		run, value := 1, byte(symbol)
		switch symbol {
		case 17:
			run, value = int(s.bits(3))+3, 0
		case 18:
			run, value = int(s.bits(7))+11, 0
		case 19, 20:
			if len(lengths) == 0 {
				return nil, errKTX
			}
			value = lengths[len(lengths)-1]
			if symbol == 19 {
				run = int(s.bits(2)) + 3
			} else {
				run = int(s.bits(7)) + 7
			}
		}
		for range run {
			lengths = append(lengths, value)
		}
	}
	if s.over || len(lengths) != total {
		return nil, errKTX
	}
	if h = newHuffman(lengths); h == nil {
		return nil, errKTX
	}
	return h, nil
}
