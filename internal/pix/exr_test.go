package pix

import (
	"bytes"
	"image/png"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestHalfPrecision(t *testing.T) {
	for bits := range 1 << 16 {
		x := FloatFromHalf(uint16(bits))
		if math.IsNaN(x) {
			continue
		}
		if back := HalfFromFloat(x); back != uint16(bits) {
			t.Fatalf("%#04x is %v and comes back as %#04x", bits, x, back)
		}
	}
	for x, want := range map[float64]float64{1: 1, 0.1: 0.0999755859375, 65504: 65504, 65519: 65504, 65520: math.Inf(1), 1e-9: 0, -2.0009765625 - 0.0009: -2.001953125} {
		if got := FloatFromHalf(HalfFromFloat(x)); got != want {
			t.Errorf("%v becomes %v and not %v", x, got, want)
		}
	}
}

// counting is a picture whose pixel i of channel c holds c + i/7, with NaN and infinity among them.
func counting(n int) []float32 {
	out := make([]float32, 3*n)
	for i := range out {
		out[i] = float32(i%3) + float32(i/3)/7
	}
	out[3], out[7] = float32(math.NaN()), float32(math.Inf(-1))
	return out
}

func TestEXRIsReadByOpenImageIO(t *testing.T) {
	tool, err := exec.LookPath("oiiotool")
	if err != nil {
		t.Skip("SKIPPED, OpenEXR files are not judged here: there is no oiiotool (Debian and Ubuntu: openimageio-tools)")
	}
	const width, height = 37, 41
	values := counting(width * height)
	data, err := EncodeEXR(width, height, []Channel{
		{Name: "R", Values: values, Stride: 3}, {Name: "G", Values: values, Stride: 3, Offset: 1}, {Name: "B", Half: true, Values: values, Stride: 3, Offset: 2},
	}, "a test")
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "counting.exr")
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	dump, err := exec.Command(tool, "--info", "-v", "--dumpdata", name).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, dump)
	}
	for _, want := range []string{"37 x   41", "3 channel", "R (float), G (float), B (half)", `compression: "zip"`, "(0, 0): 0.000000000 1.000000000 2.000000000", "(36, 40): 216.571"} {
		if !bytes.Contains(dump, []byte(want)) {
			t.Errorf("%q is not in\n%.1500s", want, dump)
		}
	}
}

func TestEXRRefusesWhatItCannotHold(t *testing.T) {
	one := []float32{1}
	for name, channels := range map[string][]Channel{
		"none": nil, "unnamed": {{Values: one}}, "twice": {{Name: "R", Values: one}, {Name: "R", Values: one}}, "short": {{Name: "R", Values: one, Stride: 2, Offset: 1}},
	} {
		if _, err := EncodeEXR(1, 1, channels, ""); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if _, err := EncodeEXR(0, 1, []Channel{{Name: "R"}}, ""); err == nil {
		t.Error("an empty picture is accepted")
	}
}

func TestNPYIsReadByNumPy(t *testing.T) {
	data, err := EncodeNPY([]float32{0, 1, 2, 3, 4, 5.5}, 2, 3)
	if err != nil {
		t.Fatal(err)
	}
	if len(data)%8 != 0 || !bytes.HasPrefix(data, []byte("\x93NUMPY\x01\x00\x76\x00{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")) || data[127] != '\n' {
		t.Errorf("the header is %q", data[:128])
	}
	if _, err := EncodeNPY([]uint32{1, 2}, 3); err == nil {
		t.Error("two values fill an array of three")
	}
	python := pythonWithNumPy()
	if python == "" {
		t.Skip("SKIPPED, .npy files are not judged here: there is no python3 with numpy (Debian and Ubuntu: python3-numpy)")
	}
	dir := t.TempDir()
	labels, err := EncodeNPY([]uint32{7, 70000}, 2)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"a.npy": data, "b.npy": labels} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command(python, "-c", "import numpy as n; a, b = n.load('a.npy'), n.load('b.npy'); print(a.dtype, a.shape, a[1, 2], b.dtype, b.tolist())")
	command.Dir = dir
	if out, err := command.CombinedOutput(); err != nil || strings.TrimSpace(string(out)) != "float32 (2, 3) 5.5 uint32 [7, 70000]" {
		t.Errorf("numpy reads %q, %v", out, err)
	}
}

// pythonWithNumPy finds an interpreter that has numpy: the first of the path, or the system's own.
func pythonWithNumPy() string {
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import numpy").Run() == nil {
			return python
		}
	}
	return ""
}

func TestGray16KeepsNumbers(t *testing.T) {
	data, err := EncodeGray16(2, 1, []uint32{3, 65535})
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for x, want := range []uint32{3, 65535} {
		if got, _, _, _ := picture.At(x, 0).RGBA(); got != want {
			t.Errorf("pixel %d is %d and not %d", x, got, want)
		}
	}
	if _, err := EncodeGray16(1, 1, []uint32{65536}); err == nil {
		t.Error("65536 fits into 16 bits")
	}
}
