package pix

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"io"

	"github.com/klauspost/compress/zstd"
)

// KTX2 is the media type of Khronos texture containers, version 2.
const KTX2 = "image/ktx2"

const ktxMagic = "\xabKTX 20\xbb\r\n\x1a\n"

// How the levels of a KTX2 file are compressed once more (KTX 2.0 specification, 3.9).
const (
	superNone = iota
	superBasisLZ
	superZstandard
	superZLIB
)

// The color models of the data format descriptor (Khronos Data Format Specification, 5.6) that glTF uses.
const (
	modelETC1S = 163
	modelUASTC = 166
)

var errKTX = errors.New("the KTX2 image is damaged")

// ktx is what the header of a KTX2 file tells.
type ktx struct {
	data          []byte
	format        uint32 // Vulkan's number, 0 for Basis Universal
	width, height int
	images        int // in all levels, layers and faces
	scheme        uint32
	model         byte
	channels      []byte // of the samples
	metadata      map[string]string
	global        []byte // of BasisLZ
	level         []byte // the largest, compressed
	levelSize     uint64 // decompressed; 0 for BasisLZ
}

const ktxHeaderBytes = 80 // before the level index

// readKTX reads the header of a KTX2 file (KTX 2.0 specification, 2) with one face of two dimensions.
func readKTX(data []byte) (*ktx, error) {
	if len(data) < ktxHeaderBytes+24 {
		return nil, errKTX
	}
	word := func(at int) uint32 { return binary.LittleEndian.Uint32(data[at:]) }
	k := &ktx{data: data, format: word(12), width: int(word(20)), height: int(word(24)), scheme: word(44)}
	depth, layers, faces, levels := word(28), word(32), word(36), word(40)
	if depth > 1 || layers > 1 || faces != 1 {
		return nil, errors.New("the KTX2 file holds a volume, an array or a cube; only single images are read")
	}
	if levels > 32 || k.width > 1<<20 || k.height > 1<<20 {
		return nil, errKTX
	}
	k.images = max(1, int(levels))
	var err error
	if err = k.readDescriptor(uint64(word(48)), uint64(word(52))); err != nil {
		return nil, err
	}
	if err = k.readMetadata(uint64(word(56)), uint64(word(60))); err != nil {
		return nil, err
	}
	if k.global, err = k.span(binary.LittleEndian.Uint64(data[64:]), binary.LittleEndian.Uint64(data[72:])); err != nil {
		return nil, err
	}
	k.level, err = k.span(binary.LittleEndian.Uint64(data[80:]), binary.LittleEndian.Uint64(data[88:]))
	k.levelSize = binary.LittleEndian.Uint64(data[96:])
	return k, err
}

func (k *ktx) span(offset, length uint64) ([]byte, error) {
	if size := uint64(len(k.data)); offset > size || length > size-offset {
		return nil, errKTX
	}
	return k.data[offset : offset+length], nil
}

// readDescriptor takes the color model and the channels from the basic data format descriptor.
func (k *ktx) readDescriptor(offset, length uint64) error {
	d, err := k.span(offset, length)
	if err != nil || len(d) < 28 {
		return errKTX
	}
	k.model = d[12]
	for at := 28; at+16 <= len(d); at += 16 {
		k.channels = append(k.channels, d[at+3]&15)
	}
	return nil
}

// readMetadata reads the pairs of keys and values.
func (k *ktx) readMetadata(offset, length uint64) error {
	d, err := k.span(offset, length)
	if err != nil {
		return err
	}
	k.metadata = map[string]string{}
	for len(d) >= 4 {
		size := uint64(binary.LittleEndian.Uint32(d))
		if size > uint64(len(d)-4) {
			return errKTX
		}
		key, value, ok := bytes.Cut(d[4:4+size], []byte{0})
		if ok {
			k.metadata[string(key)] = string(bytes.TrimRight(value, "\x00"))
		}
		d = d[min(uint64(len(d)), 4+(size+3)&^3):]
	}
	return nil
}

// decodeKTX returns the largest image of a KTX2 file, whose size is within the limits.
func decodeKTX(data []byte) (*image.NRGBA, error) {
	k, err := readKTX(data)
	if err != nil {
		return nil, err
	}
	picture := image.NewNRGBA(image.Rect(0, 0, k.width, k.height))
	switch {
	case k.format == 0 && k.model == modelETC1S && k.scheme == superBasisLZ:
		err = k.decodeETC1S(picture)
	case k.format == 0 && k.model == modelUASTC && k.scheme != superBasisLZ:
		err = k.decodeUASTC(picture)
	case k.format != 0 && k.scheme != superBasisLZ:
		err = k.decodePlain(picture)
	default:
		err = fmt.Errorf("the KTX2 color model %d with supercompression %d is not read", k.model, k.scheme)
	}
	if err != nil {
		return nil, err
	}
	return picture, k.orient(picture)
}

// inflate returns the largest level, which must have size bytes.
func (k *ktx) inflate(size int) ([]byte, error) {
	if k.levelSize != uint64(size) && k.levelSize != 0 {
		return nil, errKTX
	}
	var out []byte
	switch k.scheme {
	case superNone:
		out = k.level
	case superZstandard:
		reader, err := zstd.NewReader(bytes.NewReader(k.level), zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(uint64(max(2*size, 8<<20))))
		if err != nil {
			return nil, errKTX
		}
		defer reader.Close()
		return readExactly(reader, size)
	case superZLIB:
		reader, err := zlib.NewReader(bytes.NewReader(k.level))
		if err != nil {
			return nil, errKTX
		}
		return readExactly(reader, size)
	default:
		return nil, fmt.Errorf("the KTX2 supercompression %d is not read", k.scheme)
	}
	if len(out) != size {
		return nil, errKTX
	}
	return out, nil
}

// readExactly grows with what comes, so that a small file cannot claim much.
func readExactly(from io.Reader, size int) ([]byte, error) {
	var out bytes.Buffer
	n, err := io.Copy(&out, io.LimitReader(from, int64(size)+1))
	if err != nil || n != int64(size) {
		return nil, errKTX
	}
	return out.Bytes(), nil
}

// plainFormats are the Vulkan formats that hold eight bits a channel: for R, G, B and A which byte of a texel it is, −1 for none.
var plainFormats = map[uint32][4]int{
	9: {0, -1, -1, -1}, 15: {0, -1, -1, -1}, // R8
	16: {0, 1, -1, -1}, 22: {0, 1, -1, -1}, // R8G8
	23: {0, 1, 2, -1}, 29: {0, 1, 2, -1}, // R8G8B8
	30: {2, 1, 0, -1}, 36: {2, 1, 0, -1}, // B8G8R8
	37: {0, 1, 2, 3}, 43: {0, 1, 2, 3}, // R8G8B8A8
	44: {2, 1, 0, 3}, 50: {2, 1, 0, 3}, // B8G8R8A8
}

func (k *ktx) decodePlain(picture *image.NRGBA) error {
	order, ok := plainFormats[k.format]
	if !ok {
		return fmt.Errorf("the KTX2 texel format %d is not read; use Basis Universal or eight bits a channel", k.format)
	}
	texel := 1 + max(order[0], order[1], order[2], order[3])
	data, err := k.inflate(k.width * k.height * texel)
	if err != nil {
		return err
	}
	for i := range k.width * k.height {
		out := picture.Pix[4*i : 4*i+4]
		out[3] = 255
		for c, at := range order {
			if at >= 0 {
				out[c] = data[i*texel+at]
			}
		}
	}
	return nil
}

// orient applies the file's swizzle and turns it over when its rows go up.
func (k *ktx) orient(picture *image.NRGBA) error {
	if swizzle := k.metadata["KTXswizzle"]; len(swizzle) == 4 && swizzle != "rgba" {
		for i := 0; i < len(picture.Pix); i += 4 {
			from := [4]byte(picture.Pix[i : i+4])
			for c := range 4 {
				picture.Pix[i+c] = swizzled(from, swizzle[c])
			}
		}
	}
	switch orientation := k.metadata["KTXorientation"]; orientation {
	case "", "rd":
	case "ru":
		for y := range k.height / 2 {
			a, b := picture.Pix[y*picture.Stride:(y+1)*picture.Stride], picture.Pix[(k.height-1-y)*picture.Stride:(k.height-y)*picture.Stride]
			for i := range a {
				a[i], b[i] = b[i], a[i]
			}
		}
	default:
		return fmt.Errorf("the KTX2 orientation %.8q is not read", orientation)
	}
	return nil
}

func swizzled(from [4]byte, which byte) byte {
	switch which {
	case 'r':
		return from[0]
	case 'g':
		return from[1]
	case 'b':
		return from[2]
	case 'a':
		return from[3]
	case '1':
		return 255
	}
	return 0
}

// putBlock copies 4×4 RGBA texels to the picture, leaving out those beyond its edges.
func putBlock(picture *image.NRGBA, blockX, blockY int, texels *[16][4]byte) {
	size := picture.Rect.Size()
	for y := 4 * blockY; y < min(4*blockY+4, size.Y); y++ {
		for x := 4 * blockX; x < min(4*blockX+4, size.X); x++ {
			copy(picture.Pix[y*picture.Stride+4*x:], texels[y%4*4+x%4][:])
		}
	}
}
