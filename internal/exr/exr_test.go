package exr

import (
	"encoding/hex"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The files of testdata show a ramp of 5 × 20 pixels, R = x/4, G = y/19, B = −2, written by OpenEXR's own library in every way that is
// read and in two that are not.
func TestWhatOpenEXRWrites(t *testing.T) {
	for _, name := range []string{"none-half", "none-float", "rle-half", "zips-half", "zip-half", "zip-float"} {
		data, err := os.ReadFile(filepath.Join("testdata", name+".exr"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Decode(data, Limit)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if p.Width != 5 || p.Height != 20 || len(p.Channels) != 3 {
			t.Fatalf("%s: %d × %d with %d channels", name, p.Width, p.Height, len(p.Channels))
		}
		for i := range 100 {
			x, y := float64(i%5), float64(i/5)
			for c, want := range map[string]float64{"R": x / 4, "G": y / 19, "B": -2} {
				if got := float64(p.Channels[c][i]); math.Abs(got-want) > 6e-4 {
					t.Errorf("%s: %s at (%v, %v) is %v, want %v", name, c, x, y, got, want)
				}
			}
		}
	}
}

func TestWhatIsNotReadIsNamed(t *testing.T) {
	for name, want := range map[string]string{"piz-half": "PIZ", "dwaa-half": "DWAA"} {
		data, err := os.ReadFile(filepath.Join("testdata", name+".exr"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Decode(data, Limit); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	data, _ := os.ReadFile(filepath.Join("testdata", "zip-half.exr"))
	if _, err := Decode(data, 99); err == nil {
		t.Error("a picture over the limit was read")
	}
	for n := range len(data) {
		if _, err := Decode(data[:n], Limit); err == nil {
			t.Fatalf("the first %d of %d bytes were read", n, len(data))
		}
	}
}

func TestHalves(t *testing.T) {
	for bits, want := range map[uint16]float32{0: 0, 0x3c00: 1, 0xc000: -2, 0x7bff: 65504, 0x0001: 1.0 / (1 << 24), 0x3555: 0.33325195} {
		if got := half(bits); got != want {
			t.Errorf("%#04x is %v, want %v", bits, got, want)
		}
	}
	if !math.IsInf(float64(half(0xfc00)), -1) || !math.IsNaN(float64(half(0x7e00))) {
		t.Error("infinity and not-a-number are lost")
	}
}

func FuzzDecode(f *testing.F) {
	names, _ := filepath.Glob("testdata/*.exr")
	for _, name := range names {
		if data, err := os.ReadFile(name); err == nil {
			f.Add(data)
		}
	}
	head, _ := hex.DecodeString("762f310102000000")
	f.Add(head)
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Decode(data, 1<<16)
		if err != nil {
			return
		}
		for name, c := range p.Channels {
			if len(c) != p.Width*p.Height {
				t.Fatalf("%s has %d values for %d × %d pixels", name, len(c), p.Width, p.Height)
			}
		}
	})
}
