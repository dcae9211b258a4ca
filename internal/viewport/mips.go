package viewport

import (
	"image"
	"math"

	"scenograph/internal/geom"
)

// mipmaps returns the smaller levels of a picture, each half the size of the one before, down to one pixel.
// Colours are averaged in linear light. It is done here and not by GL so that it happens on the decoding goroutine.
func mipmaps(picture *image.NRGBA, color bool) []*image.NRGBA {
	var tables *transfer
	if color {
		tables = newTransfer()
	}
	var out []*image.NRGBA
	for last := picture; last.Rect.Dx() > 1 || last.Rect.Dy() > 1; {
		last = halve(last, tables)
		out = append(out, last)
	}
	return out
}

func halve(from *image.NRGBA, tables *transfer) *image.NRGBA {
	w, h := from.Rect.Dx(), from.Rect.Dy()
	to := image.NewNRGBA(image.Rect(0, 0, max(w/2, 1), max(h/2, 1)))
	for y := range to.Rect.Dy() {
		row0 := from.Pix[min(2*y, h-1)*from.Stride:]
		row1 := from.Pix[min(2*y+1, h-1)*from.Stride:]
		for x := range to.Rect.Dx() {
			a, b := min(2*x, w-1)*4, min(2*x+1, w-1)*4
			out := to.Pix[y*to.Stride+x*4:]
			for c := range 4 {
				if tables == nil || c == 3 {
					out[c] = byte((int(row0[a+c]) + int(row0[b+c]) + int(row1[a+c]) + int(row1[b+c]) + 2) / 4)
					continue
				}
				sum := tables.linear[row0[a+c]] + tables.linear[row0[b+c]] + tables.linear[row1[a+c]] + tables.linear[row1[b+c]]
				out[c] = tables.encoded[sum/4>>4]
			}
		}
	}
	return to
}

// transfer converts between sRGB bytes and 16-bit linear light.
type transfer struct {
	linear  [256]uint32
	encoded [4096]byte
}

func newTransfer() *transfer {
	t := &transfer{}
	for i := range t.linear {
		t.linear[i] = uint32(math.Round(geom.LinearFromSRGB(float64(i)/255) * 65535))
	}
	for i := range t.encoded {
		t.encoded[i] = byte(math.Round(geom.SRGBFromLinear((float64(i)+0.5)/4096) * 255))
	}
	return t
}
