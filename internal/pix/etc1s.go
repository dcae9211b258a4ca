package pix

import (
	"encoding/binary"
	"errors"
	"image"
)

// etcModifiers are the intensity tables of ETC1 (Khronos Data Format Specification, 21), by selector.
var etcModifiers = [8][4]int{
	{-8, -2, 2, 8}, {-17, -5, 5, 17}, {-29, -9, 9, 29}, {-42, -13, 13, 42},
	{-60, -18, 18, 60}, {-80, -24, 24, 80}, {-106, -33, 33, 106}, {-183, -47, 47, 183},
}

// endpoint is a base colour of five bits a channel and an intensity table.
type endpoint struct {
	color [3]byte
	table byte
}

// basisLZ is what all images of a file share (KTX 2.0 specification, BasisLZ appendices).
type basisLZ struct {
	endpoints []endpoint
	selectors [][4]byte // a row of four 2-bit selectors each

	predictions, deltas, picks, runs *huffman
	history                          int
}

const (
	basisHeaderBytes = 20
	basisImageBytes  = 20
	predictionFrame  = 2 // image flag: it refers to the image before
)

// decodeETC1S decodes the color slice of the largest level, and its alpha slice when there is one.
func (k *ktx) decodeETC1S(picture *image.NRGBA) error {
	descriptions := basisHeaderBytes + basisImageBytes*k.images
	if len(k.global) < descriptions {
		return errKTX
	}
	b, err := readBasisLZ(k.global, k.global[descriptions:])
	if err != nil {
		return err
	}
	first := k.global[basisHeaderBytes:]
	word := func(at int) uint64 { return uint64(binary.LittleEndian.Uint32(first[4*at:])) }
	if word(0)&predictionFrame != 0 {
		return errors.New("the KTX2 file begins with a video frame that refers to another")
	}
	for i := 3; i < len(picture.Pix); i += 4 {
		picture.Pix[i] = 255
	}
	put := func(x, y int, color [4]byte) { copy(picture.Pix[y*picture.Stride+4*x:], color[:3]) }
	if err := k.decodeSlice(b, word(1), word(2), put); err != nil || word(4) == 0 {
		return err
	}
	channel := 3
	if len(k.channels) > 1 && k.channels[1] == 4 { // the second slice holds green, not alpha
		channel = 1
		for i := 0; i < len(picture.Pix); i += 4 {
			picture.Pix[i+2] = 0
		}
	}
	return k.decodeSlice(b, word(3), word(4), func(x, y int, color [4]byte) {
		picture.Pix[y*picture.Stride+4*x+channel] = color[1]
	})
}

func readBasisLZ(header, data []byte) (*basisLZ, error) {
	word := func(at int) uint64 { return uint64(binary.LittleEndian.Uint32(header[at:])) }
	sizes := [3]uint64{word(4), word(8), word(12)}
	var parts [3][]byte
	for i, size := range sizes {
		if size > uint64(len(data)) {
			return nil, errKTX
		}
		parts[i], data = data[:size], data[size:]
	}
	b := &basisLZ{
		endpoints: make([]endpoint, binary.LittleEndian.Uint16(header)),
		selectors: make([][4]byte, binary.LittleEndian.Uint16(header[2:])),
	}
	if len(b.endpoints) == 0 || len(b.selectors) == 0 {
		return nil, errKTX
	}
	for i, read := range []func(*bitStream) error{b.readEndpoints, b.readSelectors, b.readTables} {
		s := &bitStream{data: parts[i]}
		if err := read(s); err != nil || s.over {
			return nil, errKTX
		}
	}
	return b, nil
}

func (b *basisLZ) readEndpoints(s *bitStream) error {
	var models [4]*huffman // of colors by how bright the one before is, and of tables
	for i := range models {
		var err error
		if models[i], err = s.table(); err != nil {
			return err
		}
	}
	channels := 3
	if gray := s.bits(1) == 1; gray {
		channels = 1
	}
	color, table := [3]byte{16, 16, 16}, byte(0)
	for i := range b.endpoints {
		table = (table + byte(s.symbol(models[3]))) & 7
		for c := range channels {
			model := models[0]
			if color[c] > 21 {
				model = models[2]
			} else if color[c] > 9 {
				model = models[1]
			}
			color[c] = (color[c] + byte(s.symbol(model))) & 31
		}
		b.endpoints[i] = endpoint{color: color, table: table}
		if channels == 1 {
			b.endpoints[i].color = [3]byte{color[0], color[0], color[0]}
		}
	}
	return nil
}

func (b *basisLZ) readSelectors(s *bitStream) error {
	if s.bits(2) != 0 {
		return errKTX
	}
	var model *huffman
	if plain := s.bits(1) == 1; !plain {
		var err error
		if model, err = s.table(); err != nil {
			return err
		}
	}
	for i := range b.selectors {
		for row := range 4 {
			if i == 0 || model == nil {
				b.selectors[i][row] = byte(s.bits(8))
			} else {
				b.selectors[i][row] = b.selectors[i-1][row] ^ byte(s.symbol(model))
			}
		}
	}
	return nil
}

func (b *basisLZ) readTables(s *bitStream) error {
	for _, model := range []**huffman{&b.predictions, &b.deltas, &b.picks, &b.runs} {
		var err error
		if *model, err = s.table(); err != nil {
			return err
		}
	}
	b.history = int(s.bits(13))
	return nil
}

// decodeSlice decodes the blocks of one slice and hands out their texels.
func (k *ktx) decodeSlice(b *basisLZ, offset, length uint64, put func(x, y int, color [4]byte)) error {
	if size := uint64(len(k.level)); offset > size || length > size-offset {
		return errKTX
	}
	columns, rows := (k.width+3)/4, (k.height+3)/4
	s := newSlice(b, k.level[offset:offset+length], columns)
	for y := range rows {
		for x := range columns {
			e, pattern, ok := s.block(x, y)
			if !ok {
				return errKTX
			}
			colors := b.endpoints[e].colors()
			for ty := 0; ty < min(4, k.height-4*y); ty++ {
				row := b.selectors[pattern][ty]
				for tx := 0; tx < min(4, k.width-4*x); tx++ {
					put(4*x+tx, 4*y+ty, colors[row>>(2*tx)&3])
				}
			}
		}
	}
	return nil
}

// colors are what the four selectors stand for.
func (e endpoint) colors() (out [4][4]byte) {
	for selector, modifier := range etcModifiers[e.table] {
		for c, v := range e.color {
			out[selector][c] = byte(min(max(int(v<<3|v>>2)+modifier, 0), 255))
		}
	}
	return out
}
