package clip

import (
	"image"

	"golang.org/x/image/draw"
)

// Means and deviations of the pictures CLIP was trained on (Radford et al., 2021).
var (
	means      = [3]float32{0.48145466, 0.4578275, 0.40821073}
	deviations = [3]float32{0.26862954, 0.26130258, 0.27577711}
)

// Pixels prepares a picture: its shorter side scaled to edge, the middle cut out, channels one after the other, normalised. What is
// transparent is white.
func Pixels(picture image.Image, edge int) []float32 {
	b := picture.Bounds()
	side := min(b.Dx(), b.Dy())
	from := image.Rect(0, 0, side, side).Add(b.Min).Add(image.Pt((b.Dx()-side)/2, (b.Dy()-side)/2))
	small := image.NewRGBA(image.Rect(0, 0, edge, edge))
	draw.Draw(small, small.Rect, image.White, image.Point{}, draw.Src)
	if side > 0 {
		draw.CatmullRom.Scale(small, small.Rect, picture, from, draw.Over, nil)
	}
	out := make([]float32, 3*edge*edge)
	for i := range edge * edge {
		for c := range 3 {
			out[c*edge*edge+i] = (float32(small.Pix[4*i+c])/255 - means[c]) / deviations[c]
		}
	}
	return out
}
