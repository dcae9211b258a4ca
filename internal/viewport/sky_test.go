package viewport

import (
	"image"
	"math"
	"testing"

	"scenograph/internal/geom"
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

// TestCubeFacesMeet checks that the faces agree along an edge and cover all directions.
func TestCubeFacesMeet(t *testing.T) {
	axes := []geom.Vec3{{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}}
	for face, axis := range axes {
		if d := cubeDirection(uint32(face), 0, 0); d.Sub(axis).Len() > 1e-12 {
			t.Errorf("the middle of face %d is %v", face, d)
		}
	}
	a, b := cubeDirection(0, -1, 0.3), cubeDirection(4, 1, 0.3)
	if a.Sub(b).Len() > 1e-12 {
		t.Errorf("+X and +Z meet at %v and %v", a, b)
	}
}

func TestPanoramaDirections(t *testing.T) {
	p := &panorama{width: 8, height: 4, rgb: make([]float32, 8*4*3)}
	mark := func(x, y int, value float32) { p.rgb[(y*8+x)*3] = value }
	mark(3, 1, 1) // just left of the middle, above the horizon: towards +X
	mark(1, 2, 2) // a quarter to the left, below: towards +Y
	mark(0, 0, 3)
	for _, c := range []struct {
		d    geom.Vec3
		want float64
	}{{geom.Vec3{1, 0.1, 0.2}, 1}, {geom.Vec3{-0.1, 1, -0.2}, 2}, {geom.Vec3{-0.1, 0.01, 1}, 3}} {
		if got := p.luminance(c.d.Normalize())[0]; got != c.want {
			t.Errorf("towards %v one sees %v, want %v", c.d, got, c.want)
		}
	}
	if small := p.shrink(4); small.width != 4 || small.height != 2 || small.rgb[3] != 0.25 {
		t.Errorf("shrunk to %d×%d: %v", small.width, small.height, small.rgb[:6])
	}
}
