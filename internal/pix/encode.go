package pix

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"hash/crc32"
	"image"
	"sync"

	"github.com/klauspost/compress/flate"
)

// stripRows is how many rows are compressed on their own, beside the others.
const stripRows = 128

// EncodePicture returns a picture as PNG, soon rather than small: strips of it are filtered and compressed beside each other, the same
// strips on every machine.
func EncodePicture(picture *image.NRGBA) ([]byte, error) {
	width, height := picture.Rect.Dx(), picture.Rect.Dy()
	if width < 1 || height < 1 {
		return nil, fmt.Errorf("pix: encoding PNG: the picture is %d×%d pixels: it is empty", width, height)
	}
	channels, kind := 3, byte(2)
	if !picture.Opaque() {
		channels, kind = 4, 6
	}
	strips := make([]strip, (height+stripRows-1)/stripRows)
	var done sync.WaitGroup
	for i := range strips {
		done.Go(func() {
			strips[i].encode(picture, i*stripRows, min((i+1)*stripRows, height), channels, i == len(strips)-1)
		})
	}
	done.Wait()
	data, sum := []byte{0x78, 0x01}, adler32.New()
	for i := range strips {
		if strips[i].err != nil {
			return nil, fmt.Errorf("pix: encoding PNG: %w", strips[i].err)
		}
		data = append(data, strips[i].packed.Bytes()...)
		sum.Write(strips[i].plain)
	}
	data = binary.BigEndian.AppendUint32(data, sum.Sum32())
	head := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, uint32(width)), uint32(height))
	out := []byte("\x89PNG\r\n\x1a\n")
	out = appendChunk(out, "IHDR", append(head, 8, kind, 0, 0, 0))
	out = appendChunk(out, "IDAT", data)
	return appendChunk(out, "IEND", nil), nil
}

func appendChunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	start := len(out)
	out = append(append(out, name...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[start:]))
}

// strip is some rows of a picture on their way into a PNG.
type strip struct {
	plain  []byte // filtered rows
	packed bytes.Buffer
	err    error
}

func (s *strip) encode(picture *image.NRGBA, from, to, channels int, last bool) {
	width := picture.Rect.Dx()
	length := width * channels
	s.plain = make([]byte, 0, (to-from)*(length+1))
	above, row := make([]byte, length), make([]byte, length)
	if from > 0 {
		pack(above, picture.Pix[(from-1)*picture.Stride:], width, channels)
	}
	for y := from; y < to; y++ {
		pack(row, picture.Pix[y*picture.Stride:], width, channels)
		s.filter(row, above, channels)
		row, above = above, row
	}
	w, err := flate.NewWriter(&s.packed, flate.BestSpeed)
	if err == nil {
		_, err = w.Write(s.plain)
	}
	switch {
	case err != nil:
	case last:
		err = w.Close()
	default:
		err = w.Flush() // ends at a byte, so that the next strip may follow
	}
	s.err = err
}

// pack copies a row of pixels without the channels that are left out.
func pack(out, row []byte, width, channels int) {
	if channels == 4 {
		copy(out, row[:4*width])
		return
	}
	for x := range width {
		p, q := row[4*x:4*x+3:4*x+3], out[3*x:3*x+3:3*x+3]
		q[0], q[1], q[2] = p[0], p[1], p[2]
	}
}

// filter appends a row as its differences from the row above, or from the pixel to the left where those are smaller.
func (s *strip) filter(row, above []byte, channels int) {
	start := len(s.plain)
	s.plain = s.plain[:start+1+len(row)]
	out := s.plain[start:]
	up, left := 0, 0
	for i := channels; i < len(row); i += 5 { // some of them tell
		up += magnitude(row[i] - above[i])
		left += magnitude(row[i] - row[i-channels])
	}
	if up <= left {
		out[0] = 2
		for i, v := range row {
			out[i+1] = v - above[i]
		}
		return
	}
	out[0] = 1
	copy(out[1:], row[:channels])
	for i := channels; i < len(row); i++ {
		out[i+1] = row[i] - row[i-channels]
	}
}

func magnitude(d byte) int { return max(int(int8(d)), -int(int8(d))) }
