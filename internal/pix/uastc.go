package pix

import "image"

// uastcMode says how the 128 bits of a UASTC block are divided (Khronos Data Format Specification, "Universal ASTC").
type uastcMode struct {
	skip     uint // transcoding hints after the mode
	pattern  uint // bits of the partition pattern
	patterns []uint32
	subsets  int
	channels int // of an endpoint: 2 luminance and alpha, 3 or 4
	planes   int
	selects  bool // whether a field names the channel of the second plane; otherwise it is alpha
	base     int  // 3 or 5 when endpoints have a trit or a quint, else 1
	bits     uint // of an endpoint besides
	weights  uint // bits of a weight
}

// uastcModes are the modes by index; the eighth is a single color.
var uastcModes = [19]uastcMode{
	0:  {skip: 15, subsets: 1, channels: 3, planes: 1, base: 3, bits: 6, weights: 4},
	1:  {skip: 15, subsets: 1, channels: 3, planes: 1, base: 1, bits: 8, weights: 2},
	2:  {skip: 15, pattern: 5, patterns: patterns2[:], subsets: 2, channels: 3, planes: 1, base: 1, bits: 4, weights: 3},
	3:  {skip: 15, pattern: 4, patterns: patterns3[:], subsets: 3, channels: 3, planes: 1, base: 3, bits: 2, weights: 2},
	4:  {skip: 15, pattern: 5, patterns: patterns2[:], subsets: 2, channels: 3, planes: 1, base: 5, bits: 3, weights: 2},
	5:  {skip: 15, subsets: 1, channels: 3, planes: 1, base: 1, bits: 8, weights: 3},
	6:  {skip: 15, subsets: 1, channels: 3, planes: 2, selects: true, base: 5, bits: 5, weights: 2},
	7:  {skip: 15, pattern: 5, patterns: patterns7[:], subsets: 2, channels: 3, planes: 1, base: 5, bits: 3, weights: 2},
	9:  {skip: 23, pattern: 5, patterns: patterns2[:], subsets: 2, channels: 4, planes: 1, base: 1, bits: 4, weights: 2},
	10: {skip: 17, subsets: 1, channels: 4, planes: 1, base: 3, bits: 4, weights: 4},
	11: {skip: 17, subsets: 1, channels: 4, planes: 2, selects: true, base: 3, bits: 4, weights: 2},
	12: {skip: 17, subsets: 1, channels: 4, planes: 1, base: 3, bits: 6, weights: 3},
	13: {skip: 23, subsets: 1, channels: 4, planes: 2, selects: true, base: 1, bits: 8, weights: 1},
	14: {skip: 23, subsets: 1, channels: 4, planes: 1, base: 1, bits: 8, weights: 2},
	15: {skip: 23, subsets: 1, channels: 2, planes: 1, base: 1, bits: 8, weights: 4},
	16: {skip: 23, pattern: 5, patterns: patterns2[:], subsets: 2, channels: 2, planes: 1, base: 1, bits: 8, weights: 2},
	17: {skip: 23, subsets: 1, channels: 2, planes: 2, base: 1, bits: 8, weights: 2},
	18: {skip: 15, subsets: 1, channels: 3, planes: 1, base: 1, bits: 5, weights: 5},
}

const (
	solidMode  = 8
	blockBytes = 16
)

// uastcCodes are the prefix codes of the modes: bits, their number, and the index.
var uastcCodes = [19][3]byte{
	{0x00, 2, 11}, {0x02, 3, 10}, {0x06, 3, 12}, {0x01, 4, 0}, {0x09, 4, 18}, {0x03, 5, 3}, {0x07, 5, 7}, {0x0b, 5, 5},
	{0x0d, 5, 14}, {0x0f, 5, 9}, {0x13, 5, 4}, {0x17, 5, 8}, {0x1b, 5, 6}, {0x1d, 5, 2}, {0x1f, 5, 13}, {0x15, 6, 16},
	{0x25, 6, 17}, {0x35, 6, 1}, {0x05, 7, 15},
}

// The partition patterns: for two subsets a bit a texel, for three two bits, the first texel lowest.
var (
	patterns2 = [30]uint32{
		0xcccc, 0x8888, 0x1111, 0xecc8, 0x377f, 0xfeec, 0x137, 0x137f, 0xc800, 0x13, 0xfe80, 0x17ff, 0x17, 0xff, 0xfff0,
		0xfff, 0xff71, 0x8eff, 0x8ce, 0x8c, 0x7310, 0xceff, 0x7331, 0x88c, 0xceef, 0x6666, 0xf00f, 0x5555, 0xf0f, 0x36c9,
	}
	patterns7 = [19]uint32{
		0xf0, 0x4444, 0x133, 0xcc80, 0xf0ff, 0x2222, 0xffc8, 0xccce, 0x3c03, 0xee, 0x7700, 0x3003, 0xce, 0xff80, 0x6fff,
		0x1333, 0x11ff, 0x136c, 0xef,
	}
	patterns3 = [11]uint32{
		0xa5a50000, 0xaa005555, 0xaa000055, 0xaa55, 0x25252525, 0x94949494, 0x58585858, 0x56560202, 0x92929292, 0x55aa0055,
		0xa05050a0,
	}
)

// errorColor stands for a block that means nothing.
var errorColor = [4]byte{255, 0, 255, 255}

func (k *ktx) decodeUASTC(picture *image.NRGBA) error {
	columns, rows := (k.width+3)/4, (k.height+3)/4
	data, err := k.inflate(columns * rows * blockBytes)
	if err != nil {
		return err
	}
	var texels [16][4]byte
	for y := range rows {
		for x := range columns {
			decodeBlock(data[(y*columns+x)*blockBytes:][:blockBytes], &texels)
			putBlock(picture, x, y, &texels)
		}
	}
	return nil
}

func decodeBlock(data []byte, out *[16][4]byte) {
	mode := modeOf(data[0])
	s := &bitStream{data: data}
	s.bits(uint(modeWidth(data[0])))
	switch {
	case mode < 0:
		fill(out, errorColor)
	case mode == solidMode:
		fill(out, [4]byte{byte(s.bits(8)), byte(s.bits(8)), byte(s.bits(8)), byte(s.bits(8))})
	default:
		uastcModes[mode].decode(s, out)
	}
}

func modeOf(first byte) int {
	for _, code := range uastcCodes {
		if first&(1<<code[1]-1) == code[0] {
			return int(code[2])
		}
	}
	return -1
}

func modeWidth(first byte) int {
	for _, code := range uastcCodes {
		if first&(1<<code[1]-1) == code[0] {
			return int(code[1])
		}
	}
	return 0
}

func fill(out *[16][4]byte, color [4]byte) {
	for i := range out {
		out[i] = color
	}
}

// decode unpacks a block whose colors lie between endpoints.
func (m *uastcMode) decode(s *bitStream, out *[16][4]byte) {
	s.bits(m.skip)
	pattern := uint32(0)
	if m.pattern > 0 {
		at := s.bits(m.pattern)
		if int(at) >= len(m.patterns) {
			fill(out, errorColor)
			return
		}
		pattern = m.patterns[at]
	}
	second := 3
	if m.selects {
		second = int(s.bits(2))
	}
	ends := m.endpoints(s)
	var met [3]bool
	for i := range out {
		subset := m.subsetOf(pattern, i)
		width := m.weights
		if !met[subset] { // the first texel's highest bit is always 0 and not stored
			met[subset] = true
			width--
		}
		var weight [2]uint32
		for plane := range m.planes {
			weight[plane] = m.weight(s.bits(width))
		}
		for c := range 4 {
			w := weight[0]
			if m.planes == 2 && c == second {
				w = weight[1]
			}
			low, high := ends[subset][c][0], ends[subset][c][1]
			out[i][c] = byte((low*0x101*(64-w) + high*0x101*w + 32) >> 14)
		}
	}
}

func (m *uastcMode) subsetOf(pattern uint32, texel int) int {
	if m.subsets == 3 {
		return int(pattern >> (2 * texel) & 3)
	}
	return int(pattern >> texel & 1)
}

// endpoints returns for each subset and channel the two colors that are mixed.
func (m *uastcMode) endpoints(s *bitStream) (ends [3][4][2]uint32) {
	count := m.subsets * m.channels * 2
	var values [18]uint32
	m.readDigits(s, values[:count])
	for i := range count {
		values[i] = m.expand(values[i], s.bits(m.bits))
	}
	for subset := range m.subsets {
		own := values[subset*m.channels*2:]
		for c := range 4 {
			from := c
			switch {
			case m.channels == 2:
				from = c / 3
			case m.channels == 3 && c == 3:
				ends[subset][c] = [2]uint32{255, 255}
				continue
			}
			ends[subset][c] = [2]uint32{own[2*from], own[2*from+1]}
		}
	}
	return ends
}

// readDigits reads the trits or quints of all endpoints, several to a number.
func (m *uastcMode) readDigits(s *bitStream, out []uint32) {
	var widths [6]uint
	switch m.base {
	case 3:
		widths = [6]uint{0, 2, 4, 5, 7, 8}
	case 5:
		widths = [6]uint{0, 3, 5, 7}
	default:
		return
	}
	group := 5
	if m.base == 5 {
		group = 3
	}
	for at := 0; at < len(out); at += group {
		n := min(group, len(out)-at)
		packed := s.bits(widths[n])
		for k := range n {
			out[at+k] = packed % uint32(m.base)
			packed /= uint32(m.base)
		}
	}
}

// expand brings an endpoint to eight bits (ASTC, "Endpoint Unquantization").
func (m *uastcMode) expand(digit, low uint32) uint32 {
	if m.base == 1 {
		v := low << (8 - m.bits)
		return v | v>>m.bits
	}
	factor, spread := m.spread(low >> 1)
	var all uint32
	if low&1 == 1 {
		all = 0x1ff
	}
	v := (digit*factor + spread) ^ all
	return all&0x80 | v>>2
}

// spread is the multiplier C and the addend B of the specification's table; high are the bits above the lowest.
func (m *uastcMode) spread(high uint32) (factor, spread uint32) {
	switch {
	case m.base == 3 && m.bits == 2: // 0..11: b000b0bb0
		return 93, high * 0b100010110
	case m.base == 5 && m.bits == 3: // 0..39: cb0000cbc
		return 26, high<<7 | high<<1 | high>>1
	case m.base == 3 && m.bits == 4: // 0..47: dcb000dcb
		return 22, high<<6 | high
	case m.base == 5 && m.bits == 5: // 0..159: edcb0000e
		return 6, high<<5 | high>>3
	}
	return 5, high<<4 | high>>4 // 0..191: fedcb000f
}

// weight brings a weight to 0 … 64 (ASTC, "Weight Unquantization").
func (m *uastcMode) weight(v uint32) uint32 {
	var unq uint32
	switch m.weights {
	case 1:
		unq = v * 63
	case 2:
		unq = v * 0b010101
	case 3:
		unq = v * 0b001001
	case 4:
		unq = v<<2 | v>>2
	default:
		unq = v<<1 | v>>4
	}
	if unq > 32 {
		unq++
	}
	return unq
}
