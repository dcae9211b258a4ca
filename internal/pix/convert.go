package pix

import (
	"image"
	"image/color"
	"image/draw"
)

// straight converts any picture to 8-bit straight alpha with its origin at (0,0).
func straight(picture image.Image) *image.NRGBA {
	bounds := picture.Bounds()
	if p, ok := picture.(*image.NRGBA); ok && bounds.Min == (image.Point{}) {
		return p
	}
	out := image.NewNRGBA(image.Rect(0, 0, bounds.Dx(), bounds.Dy()))
	if o, ok := picture.(interface{ Opaque() bool }); ok && o.Opaque() {
		same := &image.RGBA{Pix: out.Pix, Stride: out.Stride, Rect: out.Rect}
		draw.Draw(same, out.Rect, picture, bounds.Min, draw.Src)
		return out
	}
	for y := range bounds.Dy() {
		row := out.Pix[y*out.Stride:]
		for x := range bounds.Dx() {
			c := color.NRGBAModel.Convert(picture.At(bounds.Min.X+x, bounds.Min.Y+y)).(color.NRGBA)
			row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = c.R, c.G, c.B, c.A
		}
	}
	return out
}

// Downscale shrinks a picture, keeping its proportions, so that neither side exceeds maxSide pixels; a smaller one is returned as it is.
// Each new pixel is the area mean of the old ones, weighted by alpha.
func Downscale(picture *image.NRGBA, maxSide int) *image.NRGBA {
	width, height := picture.Rect.Dx(), picture.Rect.Dy()
	if width <= maxSide && height <= maxSide || maxSide < 1 {
		return picture
	}
	longest := max(width, height)
	w, h := max(1, width*maxSide/longest), max(1, height*maxSide/longest)
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		y0, y1 := y*height/h, max((y+1)*height/h, y*height/h+1)
		for x := range w {
			x0, x1 := x*width/w, max((x+1)*width/w, x*width/w+1)
			copy(out.Pix[y*out.Stride+4*x:], boxMean(picture, x0, y0, x1, y1))
		}
	}
	return out
}

func boxMean(picture *image.NRGBA, x0, y0, x1, y1 int) []byte {
	var sum [3]uint64
	var alpha uint64
	for y := y0; y < y1; y++ {
		row := picture.Pix[y*picture.Stride+4*x0 : y*picture.Stride+4*x1]
		for i := 0; i < len(row); i += 4 {
			a := uint64(row[i+3])
			alpha += a
			for c := range 3 {
				sum[c] += a * uint64(row[i+c])
			}
		}
	}
	count := uint64((x1 - x0) * (y1 - y0))
	out := []byte{0, 0, 0, byte((alpha + count/2) / count)}
	for c := range 3 {
		if alpha > 0 {
			out[c] = byte((sum[c] + alpha/2) / alpha)
		}
	}
	return out
}
