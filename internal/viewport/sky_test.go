package viewport

import (
	"image"
	"math"
	"testing"
)

func TestMipmapsAverageLight(t *testing.T) {
	picture := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	copy(picture.Pix, []byte{255, 255, 255, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 0})
	for _, c := range []struct {
		color bool
		want  byte
	}{{false, 128}, {true, 188}} {
		levels := mipmaps(picture, c.color)
		if len(levels) != 1 {
			t.Fatalf("2×2 pixels have %d smaller levels", len(levels))
		}
		got := levels[0].Pix
		if math.Abs(float64(got[0])-float64(c.want)) > 1 || got[3] != 128 {
			t.Errorf("colour %v: half black, half white gives %v, want %d", c.color, got[:4], c.want)
		}
	}
	if n := len(mipmaps(image.NewNRGBA(image.Rect(0, 0, 20, 5)), true)); n != 4 {
		t.Errorf("20×5 pixels have %d smaller levels, want 4", n)
	}
}

func TestPanoramaShrinks(t *testing.T) {
	p := &panorama{width: 8, height: 4, rgb: make([]float32, 8*4*3)}
	p.rgb[(1*8+3)*3], p.rgb[(2*8+1)*3] = 1, 1000
	small := p.shrink(4, 200)
	if small.width != 4 || small.height != 2 || small.rgb[3] != 0.25 || small.rgb[4*3] != 50 {
		t.Errorf("shrunk to %d×%d: %v", small.width, small.height, small.rgb)
	}
}

func TestHalves(t *testing.T) {
	for _, c := range []struct {
		x    float32
		want uint16
	}{
		{0, 0}, {1, 0x3C00}, {0.5, 0x3800}, {2, 0x4000}, {65504, 0x7BFF}, {1e9, 0x7BFF}, {float32(math.Inf(1)), 0x7BFF}, {float32(math.NaN()), 0}, {-3, 0},
		{1.0 / (1 << 24), 1}, {1.0 / (1 << 14), 0x0400}, {1 + 1.0/1024, 0x3C01}, {1 + 1.0/2048, 0x3C00}, {1 + 3.0/2048, 0x3C02}, {1.9999999, 0x4000},
	} {
		if got := half(c.x); got != c.want {
			t.Errorf("half(%v) = %#04x, want %#04x", c.x, got, c.want)
		}
	}
}
