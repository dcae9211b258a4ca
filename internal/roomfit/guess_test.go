package roomfit

import (
	"image"
	"image/color"
	"math"
	"testing"

	"scenograph/internal/geom"
)

// painted draws a box room around a camera: every surface has a shade of its own.
func painted(b box, width int) *image.NRGBA {
	m := Marks{Width: width, Height: width / 2}
	out := image.NewNRGBA(image.Rect(0, 0, m.Width, m.Height))
	for y := range m.Height {
		for x := range m.Width {
			lon, lat := m.Longitude(float64(x)+0.5), m.Latitude(float64(y)+0.5)
			sin, cos := math.Sincos(lat)
			sinLon, cosLon := math.Sincos(lon)
			d := geom.Vec3{cos * sinLon, cos * cosLon, sin}
			best, shade := math.Inf(1), uint8(0)
			if d[2] < 0 {
				best, shade = -1/d[2], 120
			} else if d[2] > 0 {
				best, shade = b.ratio/d[2], 240
			}
			for k := range 4 {
				s, c := math.Sincos(b.turn + float64(k)*math.Pi/2)
				if f := d[0]*s + d[1]*c; f > 1e-9 && b.far[k]/f < best {
					best, shade = b.far[k]/f, uint8(160+15*k)
				}
			}
			out.SetNRGBA(x, y, color.NRGBA{shade, shade, shade, 255})
		}
	}
	return out
}

func TestGuessFindsBoxes(t *testing.T) {
	for _, b := range []box{
		{turn: 0.1, far: [4]float64{1.2, 1.6, 0.9, 1.4}, ratio: 0.7},
		{turn: 0.9, far: [4]float64{2.2, 1.1, 1.8, 1.3}, ratio: 0.9},
		{turn: 0.4, far: [4]float64{1, 2.5, 1, 2}, ratio: 0.55},
	} {
		m, err := Guess(painted(b, 1440))
		if err != nil {
			t.Fatal(err)
		}
		f, err := Solve(m, Known{CameraHeight: 1})
		if err != nil {
			t.Fatal(err)
		}
		var truth geom.Polygon
		for k := range 4 {
			truth = append(truth, b.corner(k))
		}
		if d := off(&f, truth, geom.Vec3{}, 0); d > 0.06 || math.Abs(f.Height-1-b.ratio) > 0.05 {
			t.Errorf("%+v: off by %.3f camera heights, height %.3f", b, d, f.Height)
		}
	}
}
