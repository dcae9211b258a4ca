package golden

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"testing"
)

// Tolerance says how much two images may differ.
type Tolerance struct {
	Channel uint8   // a pixel differs when a channel is further apart than this
	Share   float64 // of pixels that may differ, 0 to 1
}

// Image compares a picture with a golden PNG.
func Image(t testing.TB, path string, got image.Image, tolerance Tolerance) {
	t.Helper()
	picture := toNRGBA(got)
	if *update {
		write(t, path, encode(t, picture))
		return
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("golden: %v; run the test with -update to make it", err)
	}
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("golden: %s: %v", path, err)
	}
	want := toNRGBA(decoded)
	diff, share, err := Compare(want, picture, tolerance.Channel)
	if err == nil && share <= tolerance.Share {
		return
	}
	for what, img := range map[string]*image.NRGBA{"got": picture, "want": want, "diff": diff} {
		if img != nil {
			write(t, failurePath(path, what), encode(t, img))
		}
	}
	if err != nil {
		t.Errorf("%s: %v (see %s)", path, err, failurePath(path, "got"))
		return
	}
	t.Errorf("%s: %.2f%% of the pixels differ by more than %d, %.2f%% may (see %s)",
		path, share*100, tolerance.Channel, tolerance.Share*100, failurePath(path, "diff"))
}

// Compare returns an image of where two images differ, brighter for more, and the share of pixels with a channel further
// apart than the limit.
func Compare(a, b *image.NRGBA, limit uint8) (diff *image.NRGBA, share float64, err error) {
	if a.Bounds().Size() != b.Bounds().Size() {
		return nil, 1, fmt.Errorf("the size is %v, not %v", b.Bounds().Size(), a.Bounds().Size())
	}
	size := a.Bounds().Size()
	diff = image.NewNRGBA(image.Rect(0, 0, size.X, size.Y))
	different := 0
	for y := range size.Y {
		for x := range size.X {
			d := distance(a.NRGBAAt(x, y), b.NRGBAAt(x, y))
			if d > limit {
				different++
			}
			diff.SetNRGBA(x, y, color.NRGBA{uint8(min(255, int(d)*8)), d, d, 255})
		}
	}
	return diff, float64(different) / float64(max(size.X*size.Y, 1)), nil
}

func distance(a, b color.NRGBA) uint8 {
	apart := func(x, y uint8) uint8 { return max(x, y) - min(x, y) }
	return max(apart(a.R, b.R), apart(a.G, b.G), apart(a.B, b.B), apart(a.A, b.A))
}

func toNRGBA(img image.Image) *image.NRGBA {
	if n, ok := img.(*image.NRGBA); ok && n.Rect.Min == (image.Point{}) {
		return n
	}
	out := image.NewNRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Bounds(), img, img.Bounds().Min, draw.Src)
	return out
}

func encode(t testing.TB, img image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatalf("golden: %v", err)
	}
	return b.Bytes()
}
