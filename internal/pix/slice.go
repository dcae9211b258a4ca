package pix

// slice is the state of decoding the blocks of one ETC1S image (KTX 2.0 specification, "ETC1S Slice Block Decoding").
type slice struct {
	*basisLZ
	bitStream
	above     [2][]uint16 // endpoints of the row before and of this one
	nextBits  []byte      // predictions for the second row of each group of 2×2 blocks
	bits8     uint32      // predictions left in the group
	lastGroup uint32
	groupRun  uint32
	last      int // endpoint
	pickRun   uint32
	recent    []int // selectors: an approximate move-to-front list
	rover     int
}

// How a block's endpoint is found.
const (
	sameAsLeft = iota
	sameAsAbove
	sameAsDiagonal
	byDelta
)

const (
	repeatGroup   = 256 // prediction symbol: the last one again, several times
	minGroupRun   = 3
	minPickRun    = 3
	longestRunLog = 6
)

func newSlice(b *basisLZ, data []byte, columns int) *slice {
	return &slice{
		basisLZ: b, bitStream: bitStream{data: data}, above: [2][]uint16{make([]uint16, columns), make([]uint16, columns)},
		nextBits: make([]byte, (columns+1)/2), recent: make([]int, b.history), rover: b.history / 2,
	}
}

// block returns the endpoint and the selectors of the next block.
func (s *slice) block(x, y int) (endpoint, pattern int, ok bool) {
	if x%2 == 0 {
		if y%2 == 0 {
			s.bits8 = s.group()
			s.nextBits[x/2] = byte(s.bits8 >> 4)
		} else {
			s.bits8 = uint32(s.nextBits[x/2])
		}
	}
	before, here := s.above[1-y&1], s.above[y&1]
	how := s.bits8 & 3
	s.bits8 >>= 2
	switch {
	case how == byDelta:
		if s.last += int(s.symbol(s.deltas)); s.last >= len(s.endpoints) {
			s.last -= len(s.endpoints)
		}
	case how == sameAsLeft && x > 0:
	case how == sameAsAbove && y > 0:
		s.last = int(before[x])
	case how == sameAsDiagonal && x > 0 && y > 0:
		s.last = int(before[x-1])
	default:
		return 0, 0, false
	}
	if s.last >= len(s.endpoints) {
		return 0, 0, false
	}
	here[x] = uint16(s.last)
	pattern, ok = s.pick()
	return s.last, pattern, ok && !s.over
}

// group returns the predictions of four blocks, two bits each.
func (s *slice) group() uint32 {
	if s.groupRun > 0 {
		s.groupRun--
		return s.lastGroup
	}
	symbol := s.symbol(s.predictions)
	if symbol == repeatGroup {
		s.groupRun = s.chunked(4) + minGroupRun - 1
		return s.lastGroup
	}
	s.lastGroup = symbol
	return symbol
}

// pick returns the selectors of a block: by number, or by how recently they were used.
func (s *slice) pick() (int, bool) {
	first := len(s.selectors)
	symbol := first
	if s.pickRun > 0 {
		s.pickRun--
	} else if symbol = int(s.symbol(s.picks)); symbol == first+s.history {
		symbol = first
		if s.pickRun = s.symbol(s.runs); s.pickRun == 1<<longestRunLog-1 {
			s.pickRun = s.chunked(7)
		}
		s.pickRun += minPickRun - 1
	}
	if symbol < first {
		if len(s.recent) > 0 {
			s.recent[s.rover] = symbol
			if s.rover++; s.rover == len(s.recent) {
				s.rover /= 2
			}
		}
		return symbol, true
	}
	at := symbol - first
	if at >= len(s.recent) {
		return 0, false
	}
	s.recent[at], s.recent[at/2] = s.recent[at/2], s.recent[at]
	return s.recent[at/2], true
}
