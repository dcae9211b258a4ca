package frame

import (
	"bytes"
	"image/png"
	"math"
	"testing"

	"scenograph/internal/geom"
)

func TestOutdoorsRepeatsAlongTheWallAndIsSkyOverGrass(t *testing.T) {
	for _, z := range []float64{0.9, 1.4, 1.8, 2.4} {
		for _, u := range []float64{0.3, 3.1, 7.7} {
			if a, b := Outdoors(u, -z), Outdoors(u-outdoorsWideM, -z); a != b {
				t.Errorf("at %g m and one repeat before: %v and %v", u, a, b)
			}
		}
		left, right := outdoorsAt(0, z), outdoorsAt(1, z)
		for k := range 3 {
			if math.Abs(left[k]-right[k]) > 1e-9 {
				t.Errorf("a seam at %g m: %v beside %v", z, left, right)
			}
		}
	}
	if grass, sky := Outdoors(2, -0.8), Outdoors(2, -3.5); !(grass[1] > grass[2]*1.5) || !(sky[2] > sky[0]) || sky.Luminance() < grass.Luminance() {
		t.Errorf("grass %v under sky %v", grass, sky)
	}
}

func TestTheOutdoorsTextureIsThatPicture(t *testing.T) {
	texture, err := outdoors()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(texture.Data))
	if err != nil {
		t.Fatal(err)
	}
	px, py := outdoorsWide/3, outdoorsHigh/2
	want := Outdoors((float64(px)+0.5)*outdoorsWideM/outdoorsWide, (float64(py)+0.5)*outdoorsHighM/outdoorsHigh)
	r, _, _, _ := img.At(px, py).RGBA()
	if got := geom.LinearFromSRGB(float64(r) / 0xffff); math.Abs(got-math.Min(1, want[0])) > 0.01 {
		t.Errorf("red %g, want %g", got, want[0])
	}
}
