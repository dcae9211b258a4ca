// Package pix reads and writes images with bounded work: PNG, JPEG, WebP, KTX2 with Basis Universal and Radiance HDR in, PNG and HDR out.
//
// Invariant: an image's size is checked against the limits before anything is allocated for its pixels; bad bytes give an error, never a panic.
//
//	width, height, err := pix.Config(data)
//	picture, err := pix.Decode(data, pix.DefaultLimits())
//	small := pix.Downscale(picture, 256)
//	png, err := pix.EncodePNG(small)
package pix

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/webp"
)

// The media types this package knows.
const (
	PNG  = "image/png"
	JPEG = "image/jpeg"
	WebP = "image/webp"
	HDR  = "image/vnd.radiance"
)

// Limits bounds what a decoder may be asked to do.
type Limits struct {
	Side   int // pixels along either edge
	Pixels int // width × height
	Bytes  int // length of the encoded file
}

// DefaultLimits allows 16384 pixels a side, 64 Mi pixels and files of 512 MiB.
func DefaultLimits() Limits {
	return Limits{Side: 16384, Pixels: 64 << 20, Bytes: 512 << 20}
}

// ErrUnknownFormat is returned for bytes that are no image this package reads.
var ErrUnknownFormat = errors.New("pix: not a PNG, JPEG, WebP, KTX2 or Radiance HDR image")

// Sniff returns the media type the first bytes tell of, or "".
func Sniff(data []byte) string {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return PNG
	case bytes.HasPrefix(data, []byte("\xff\xd8\xff")):
		return JPEG
	case len(data) >= 12 && string(data[:4]) == "RIFF" && string(data[8:12]) == "WEBP":
		return WebP
	case bytes.HasPrefix(data, []byte(ktxMagic)):
		return KTX2
	case bytes.HasPrefix(data, []byte("#?RADIANCE")), bytes.HasPrefix(data, []byte("#?RGBE")):
		return HDR
	}
	return ""
}

// Extension returns the usual file name ending of a media type, with its dot, or "".
func Extension(mime string) string {
	return map[string]string{PNG: ".png", JPEG: ".jpg", WebP: ".webp", KTX2: ".ktx2", HDR: ".hdr"}[mime]
}

// Config returns an image's size in pixels from its header, within DefaultLimits.
func Config(data []byte) (width, height int, err error) {
	return config(data, DefaultLimits())
}

func config(data []byte, limits Limits) (width, height int, err error) {
	if len(data) > limits.Bytes {
		return 0, 0, fmt.Errorf("pix: the file has %d bytes; at most %d are read", len(data), limits.Bytes)
	}
	width, height, err = header(data)
	if err != nil {
		return 0, 0, err
	}
	if width < 1 || height < 1 {
		return 0, 0, fmt.Errorf("pix: the image is %d×%d pixels: it is empty", width, height)
	}
	if width > limits.Side || height > limits.Side || width > limits.Pixels/height {
		return 0, 0, fmt.Errorf("pix: the image is %d×%d pixels; at most %d a side and %d in all are read", width, height, limits.Side, limits.Pixels)
	}
	return width, height, nil
}

func header(data []byte) (width, height int, err error) {
	var c image.Config
	mime := Sniff(data)
	switch mime {
	case PNG:
		c, err = png.DecodeConfig(bytes.NewReader(data))
	case JPEG:
		c, err = jpeg.DecodeConfig(bytes.NewReader(data))
	case WebP:
		c, err = webp.DecodeConfig(bytes.NewReader(data))
	case KTX2:
		k, kerr := readKTX(data)
		if kerr != nil {
			return 0, 0, fmt.Errorf("pix: %w", kerr)
		}
		return k.width, k.height, nil
	case HDR:
		h, herr := readHDRHeader(data)
		c.Width, c.Height, err = h.width, h.height, herr
	default:
		return 0, 0, ErrUnknownFormat
	}
	if err != nil {
		return 0, 0, fmt.Errorf("pix: reading the %s header: %w", mime, err)
	}
	return c.Width, c.Height, nil
}

// Decode returns an image as 8-bit sRGB with straight alpha, the top row first.
// An HDR image is clipped at 1 and encoded as sRGB; use DecodeHDR for its full range.
func Decode(data []byte, limits Limits) (*image.NRGBA, error) {
	if _, _, err := config(data, limits); err != nil {
		return nil, err
	}
	var picture image.Image
	var err error
	mime := Sniff(data)
	switch mime {
	case PNG:
		picture, err = png.Decode(bytes.NewReader(data))
	case JPEG:
		picture, err = jpeg.Decode(bytes.NewReader(data))
	case WebP:
		picture, err = webp.Decode(bytes.NewReader(data))
	case KTX2:
		picture, err = decodeKTX(data)
	case HDR:
		return clipHDR(data, limits)
	}
	if err != nil {
		return nil, fmt.Errorf("pix: decoding %s: %w", mime, err)
	}
	return straight(picture), nil
}

// EncodePNG writes an image as PNG: the same image gives the same bytes.
func EncodePNG(picture image.Image) ([]byte, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("pix: encoding PNG: %w", err)
	}
	return out.Bytes(), nil
}

// ToPNG returns PNG bytes as they are and any other image re-encoded as PNG.
func ToPNG(data []byte, limits Limits) ([]byte, error) {
	if Sniff(data) == PNG {
		return data, nil
	}
	picture, err := Decode(data, limits)
	if err != nil {
		return nil, err
	}
	return EncodePNG(picture)
}
