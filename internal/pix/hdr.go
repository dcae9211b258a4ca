package pix

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"math"
	"strconv"
	"strings"
)

// hdrHeader is what stands before a Radiance picture's pixels (Ward, "Real Pixels", Graphics Gems II, 1991).
type hdrHeader struct {
	width, height int
	pixels        int // offset of the first scan line
}

var errHDR = errors.New("the Radiance picture is damaged")

func readHDRHeader(data []byte) (hdrHeader, error) {
	rest := data[:min(len(data), 1<<16)]
	at := 0
	for {
		end := bytes.IndexByte(rest[at:], '\n')
		if end < 0 {
			return hdrHeader{}, errHDR
		}
		line := string(rest[at : at+end])
		at += end + 1
		if strings.HasPrefix(line, "FORMAT=") && strings.TrimSpace(line) != "FORMAT=32-bit_rle_rgbe" {
			return hdrHeader{}, fmt.Errorf("the pixel format %q is not read; use 32-bit_rle_rgbe", line)
		}
		if line == "" {
			break
		}
	}
	end := bytes.IndexByte(rest[at:], '\n')
	if end < 0 {
		return hdrHeader{}, errHDR
	}
	words := strings.Fields(string(rest[at : at+end]))
	if len(words) != 4 || words[0] != "-Y" || words[2] != "+X" {
		return hdrHeader{}, errors.New("a Radiance picture must be stored top row first (-Y … +X …)")
	}
	height, err1 := strconv.Atoi(words[1])
	width, err2 := strconv.Atoi(words[3])
	if err1 != nil || err2 != nil || width < 1 || height < 1 {
		return hdrHeader{}, errHDR
	}
	return hdrHeader{width, height, at + end + 1}, nil
}

// DecodeHDR returns a Radiance picture as linear RGB, three floats a pixel, the top row first, within DefaultLimits.
func DecodeHDR(data []byte) (width, height int, rgb []float32, err error) {
	return decodeHDR(data, DefaultLimits())
}

func decodeHDR(data []byte, limits Limits) (width, height int, rgb []float32, err error) {
	if Sniff(data) != HDR {
		return 0, 0, nil, errors.New("pix: not a Radiance HDR image")
	}
	if _, _, err := config(data, limits); err != nil {
		return 0, 0, nil, err
	}
	header, err := readHDRHeader(data)
	if err != nil {
		return 0, 0, nil, fmt.Errorf("pix: %w", err)
	}
	width, height = header.width, header.height
	rest := data[header.pixels:]
	if len(rest)/4 < height { // even a fully repeated scan line takes four bytes
		return 0, 0, nil, fmt.Errorf("pix: %w: it ends early", errHDR)
	}
	rgb = make([]float32, 3*width*height)
	line := make([]byte, 4*width)
	for y := range height {
		rest, err = readScanline(rest, line)
		if err != nil {
			return 0, 0, nil, fmt.Errorf("pix: scan line %d: %w", y, err)
		}
		for x := range width {
			unpackRGBE(rgb[3*(y*width+x):], line[4*x:4*x+4])
		}
	}
	return width, height, rgb, nil
}

// readScanline fills line with RGBE pixels and returns the bytes after it.
func readScanline(data, line []byte) ([]byte, error) {
	width := len(line) / 4
	if len(data) < 4 {
		return nil, errHDR
	}
	if width < 8 || width > 32767 || data[0] != 2 || data[1] != 2 || data[2]&0x80 != 0 {
		return readOldScanline(data, line)
	}
	if int(data[2])<<8|int(data[3]) != width {
		return nil, errHDR
	}
	data = data[4:]
	for channel := range 4 {
		for x := 0; x < width; {
			if len(data) < 2 {
				return nil, errHDR
			}
			count := int(data[0])
			if run := count > 128; run {
				count -= 128
				if x+count > width {
					return nil, errHDR
				}
				for i := range count {
					line[4*(x+i)+channel] = data[1]
				}
				data, x = data[2:], x+count
				continue
			}
			if count == 0 || x+count > width || len(data) < 1+count {
				return nil, errHDR
			}
			for i := range count {
				line[4*(x+i)+channel] = data[1+i]
			}
			data, x = data[1+count:], x+count
		}
	}
	return data, nil
}

// readOldScanline reads flat pixels, in which (1,1,1,n) repeats the pixel before it.
func readOldScanline(data, line []byte) ([]byte, error) {
	shift := 0
	for x := 0; x < len(line); {
		if len(data) < 4 {
			return nil, errHDR
		}
		pixel := data[:4]
		data = data[4:]
		if pixel[0] != 1 || pixel[1] != 1 || pixel[2] != 1 {
			x += copy(line[x:], pixel)
			shift = 0
			continue
		}
		if x == 0 || shift > 16 {
			return nil, errHDR
		}
		for range int(pixel[3]) << shift {
			if x >= len(line) {
				return nil, errHDR
			}
			x += copy(line[x:], line[x-4:x])
		}
		shift += 8
	}
	return data, nil
}

func unpackRGBE(out []float32, pixel []byte) {
	if pixel[3] == 0 {
		return
	}
	scale := float32(math.Ldexp(1, int(pixel[3])-136))
	for c := range 3 {
		out[c] = float32(pixel[c]) * scale
	}
}

// EncodeHDR writes linear RGB, three floats a pixel, the top row first, as an uncompressed Radiance picture.
func EncodeHDR(width, height int, rgb []float32) ([]byte, error) {
	if width < 1 || height < 1 || len(rgb) != 3*width*height {
		return nil, fmt.Errorf("pix: %d floats do not make %d×%d pixels", len(rgb), width, height)
	}
	out := fmt.Appendf(nil, "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y %d +X %d\n", height, width)
	for y := range height {
		row := rgb[3*y*width : 3*(y+1)*width]
		if width < 8 || width > 32767 {
			for x := range width {
				pixel := packRGBE(row[3*x:])
				out = append(out, pixel[:]...)
			}
			continue
		}
		out = appendScanline(out, row)
	}
	return out, nil
}

func appendScanline(out []byte, row []float32) []byte {
	width := len(row) / 3
	out = append(out, 2, 2, byte(width>>8), byte(width))
	for channel := range 4 {
		for x := 0; x < width; {
			count := min(128, width-x)
			out = append(out, byte(count))
			for i := range count {
				out = append(out, packRGBE(row[3*(x+i):])[channel])
			}
			x += count
		}
	}
	return out
}

func packRGBE(rgb []float32) [4]byte {
	brightest := max(rgb[0], rgb[1], rgb[2])
	if !(brightest > 1e-32) {
		return [4]byte{}
	}
	fraction, exponent := math.Frexp(float64(min(brightest, 1e38)))
	scale := fraction * 256 / float64(min(brightest, 1e38))
	channel := func(x float32) byte { return byte(max(0, min(255, float64(x)*scale))) }
	return [4]byte{channel(rgb[0]), channel(rgb[1]), channel(rgb[2]), byte(exponent + 128)}
}

func clipHDR(data []byte, limits Limits) (*image.NRGBA, error) {
	width, height, rgb, err := decodeHDR(data, limits)
	if err != nil {
		return nil, err
	}
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		for c := range 3 {
			out.Pix[4*i+c] = encodeSRGB(rgb[3*i+c])
		}
		out.Pix[4*i+3] = 255
	}
	return out, nil
}

// encodeSRGB clips a linear channel to [0,1] and encodes it (IEC 61966-2-1).
func encodeSRGB(x float32) byte {
	v := float64(min(max(x, 0), 1))
	if v <= 0.0031308 {
		v *= 12.92
	} else {
		v = 1.055*math.Pow(v, 1/2.4) - 0.055
	}
	return byte(v*255 + 0.5)
}
