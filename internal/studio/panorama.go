package studio

import (
	"context"
	"fmt"
	"image"
	"math"
	"os"
	"path/filepath"
	"slices"

	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
	"scenograph/internal/roomfit"
	"scenograph/internal/session"
)

const (
	maxPanorama = 256 << 20 // bytes
	panoramaMax = 4096      // pixels along the side that is shown and marked
)

// ReadPanorama reads an equirectangular picture (PNG, JPEG, WebP or Radiance .hdr) and guesses a room on it.
func ReadPanorama(ctx context.Context, path string) (session.PanoramaPicture, error) {
	picture, err := readPicture(path)
	if err != nil {
		return session.PanoramaPicture{}, fmt.Errorf("%s: %w", path, err)
	}
	var out session.PanoramaPicture
	size := picture.Bounds()
	if shape := float64(size.Dx()) / float64(max(size.Dy(), 1)); shape < 1.9 || shape > 2.1 {
		return out, fmt.Errorf("%s: is %d×%d pixels; a panorama of 360° × 180° is twice as wide as high", path, size.Dx(), size.Dy())
	} else if size.Dx() != 2*size.Dy() {
		out.Report.Warn(filepath.Base(path), "is %d×%d pixels, not exactly twice as wide as high", size.Dx(), size.Dy())
	}
	if err := ctx.Err(); err != nil {
		return out, err
	}
	picture = pix.Downscale(picture, panoramaMax)
	if out.Guess, err = roomfit.Guess(picture); err != nil {
		return out, fmt.Errorf("%s: %w", path, err)
	}
	out.Picture = &frame.Picture{Width: picture.Bounds().Dx(), Height: picture.Bounds().Dy(), RGBA: tight(picture)}
	return out, ctx.Err()
}

func readPicture(path string) (*image.NRGBA, error) {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return nil, fmt.Errorf("there is no such file")
	}
	if info.Size() > maxPanorama {
		return nil, fmt.Errorf("has more than %d MB", maxPanorama>>20)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	if pix.Sniff(data) != pix.HDR {
		return pix.Decode(data, pix.DefaultLimits())
	}
	width, height, rgb, err := pix.DecodeHDR(data)
	if err != nil {
		return nil, err
	}
	return exposed(width, height, rgb), nil
}

// exposed shows a radiance picture with its median luminance at middle grey, and bright light compressed (Reinhard 2002, equation 3).
func exposed(width, height int, rgb []float32) *image.NRGBA {
	var light []float64
	for i := 0; i+2 < len(rgb); i += 3 * 17 {
		light = append(light, geom.Color{float64(rgb[i]), float64(rgb[i+1]), float64(rgb[i+2])}.Luminance())
	}
	slices.Sort(light)
	gain := 0.25 / math.Max(light[len(light)/2], 1e-6)
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range width * height {
		for k := range 3 {
			x := float64(rgb[3*i+k]) * gain
			out.Pix[4*i+k] = uint8(math.Round(255 * geom.SRGBFromLinear(x/(1+x))))
		}
		out.Pix[4*i+3] = 255
	}
	return out
}

// tight returns the pixels without gaps between rows.
func tight(p *image.NRGBA) []byte {
	size := p.Bounds()
	var out []byte
	for y := range size.Dy() {
		at := p.PixOffset(size.Min.X, size.Min.Y+y)
		out = append(out, p.Pix[at:at+4*size.Dx()]...)
	}
	return out
}
