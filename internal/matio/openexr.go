package matio

import (
	"fmt"
	"image"
	"io"
	"math"
	"os"

	"scenograph/internal/exr"
	"scenograph/internal/geom"
	"scenograph/internal/pix"
)

// decode reads a map in any format that is known. An OpenEXR file holds linear numbers: a colour's are encoded as sRGB, those of other
// maps are taken as they are, from 0 to 1.
func decode(role Role, data []byte, limits pix.Limits) (*image.NRGBA, error) {
	if !exr.Is(data) {
		return pix.Decode(data, limits)
	}
	p, err := exr.Decode(data, exr.Limit)
	if err != nil {
		return nil, err
	}
	encode := func(x float64) float64 { return x }
	if role == Color || role == Emission {
		encode = geom.SRGBFromLinear
	}
	channels := [3][]float32{p.Channels["R"], p.Channels["G"], p.Channels["B"]}
	if grey := p.Channels["Y"]; grey != nil {
		channels = [3][]float32{grey, grey, grey}
	}
	if channels[1] == nil || channels[2] == nil {
		channels[1], channels[2] = channels[0], channels[0]
	}
	if channels[0] == nil {
		return nil, fmt.Errorf("has neither the channels R, G and B nor Y")
	}
	img := image.NewNRGBA(image.Rect(0, 0, p.Width, p.Height))
	for i := range p.Width * p.Height {
		for c, values := range channels {
			v := float64(values[i])
			if math.IsNaN(v) {
				v = 0
			}
			img.Pix[4*i+c] = uint8(math.Round(255 * encode(geom.Clamp(v, 0, 1))))
		}
		img.Pix[4*i+3] = 255
	}
	return img, nil
}

// checked tells from a file's beginning why it would not be decoded.
func checked(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	head, err := io.ReadAll(io.LimitReader(file, exr.HeadBytes))
	if err != nil {
		return err
	}
	return exr.Check(head)
}
