package pix

import (
	"bytes"
	"image"
	"image/png"
	"math/rand/v2"
	"testing"
)

func noisy(width, height int, opaque bool) *image.NRGBA {
	rng := rand.New(rand.NewPCG(1, uint64(width*height)))
	p := image.NewNRGBA(image.Rect(0, 0, width, height))
	for i := range p.Pix {
		p.Pix[i] = byte(i/97 + rng.IntN(9))
		if opaque && i%4 == 3 {
			p.Pix[i] = 255
		}
	}
	return p
}

func TestPicturesComeBackAsTheyWere(t *testing.T) {
	for _, size := range [][2]int{{1, 1}, {3, 2}, {200, 128}, {64, 129}, {33, 700}} {
		for _, opaque := range []bool{true, false} {
			want := noisy(size[0], size[1], opaque)
			data, err := EncodePicture(want)
			if err != nil {
				t.Fatal(err)
			}
			back, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatalf("%v: %v", size, err)
			}
			for y := range size[1] {
				for x := range size[0] {
					r, g, b, a := back.At(x, y).RGBA()
					wr, wg, wb, wa := want.At(x, y).RGBA()
					if r != wr || g != wg || b != wb || a != wa {
						t.Fatalf("%v, opaque %v: pixel %d, %d differs", size, opaque, x, y)
					}
				}
			}
			if again, err := EncodePicture(want); err != nil || !bytes.Equal(data, again) {
				t.Errorf("%v: other bytes the second time (%v)", size, err)
			}
		}
	}
	if _, err := EncodePicture(image.NewNRGBA(image.Rectangle{})); err == nil {
		t.Error("an empty picture is encoded")
	}
}

func BenchmarkEncodePicture(b *testing.B) {
	p := noisy(1280, 720, true)
	for b.Loop() {
		if _, err := EncodePicture(p); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEncodeStandard(b *testing.B) {
	p := noisy(1280, 720, true)
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	for b.Loop() {
		var out bytes.Buffer
		if err := encoder.Encode(&out, p); err != nil {
			b.Fatal(err)
		}
	}
}
