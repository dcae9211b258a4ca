package pix

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"strings"
	"testing"
)

// Two WebP images of 2×1 pixels: red, then half transparent blue.
const (
	tinyWebP  = "UklGRiAAAABXRUJQVlA4TBMAAAAvAQAAEA8Q+z//D/yPChWI6H8AAA=="
	lossyWebP = "UklGRl4AAABXRUJQVlA4WAoAAAAQAAAAAQAAAAAAQUxQSAMAAAAA/4AAVlA4IDQAAADQAQCdASoCAAEAAUAmJaACdAEO/gPIAAD+/bpWj+E+TXPfY9wf/7Sz//tLP/+0s/xUAAAA"
)

func sample() *image.NRGBA {
	p := image.NewNRGBA(image.Rect(0, 0, 4, 2))
	for y := range 2 {
		for x := range 4 {
			p.SetNRGBA(x, y, color.NRGBA{uint8(60 * x), uint8(120 * y), 7, uint8(255 - 80*x)})
		}
	}
	return p
}

func encoded(t testing.TB) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	data, err := EncodePNG(sample())
	if err != nil {
		t.Fatal(err)
	}
	out[PNG] = data
	var b bytes.Buffer
	if err := jpeg.Encode(&b, sample(), nil); err != nil {
		t.Fatal(err)
	}
	out[JPEG] = b.Bytes()
	if out[HDR], err = EncodeHDR(9, 3, ramp(9, 3)); err != nil {
		t.Fatal(err)
	}
	return out
}

func ramp(width, height int) []float32 {
	out := make([]float32, 3*width*height)
	for i := range out {
		out[i] = float32(i) * 0.25
	}
	return out
}

func TestSniffConfigDecode(t *testing.T) {
	sizes := map[string]image.Point{PNG: {4, 2}, JPEG: {4, 2}, HDR: {9, 3}}
	for mime, data := range encoded(t) {
		t.Run(mime, func(t *testing.T) {
			if got := Sniff(data); got != mime {
				t.Errorf("sniffed %q", got)
			}
			w, h, err := Config(data)
			if err != nil || (image.Point{w, h}) != sizes[mime] {
				t.Errorf("config says %d×%d, %v", w, h, err)
			}
			picture, err := Decode(data, DefaultLimits())
			if err != nil || picture.Rect.Size() != sizes[mime] {
				t.Errorf("decode: %v", err)
			}
			for cut := range len(data) - 1 {
				if _, err := Decode(data[:cut], DefaultLimits()); err == nil && mime != JPEG && cut < len(data)-12 {
					t.Errorf("the first %d of %d bytes were read", cut, len(data))
				}
			}
		})
	}
}

func TestPNGKeepsStraightAlpha(t *testing.T) {
	got, err := Decode(encoded(t)[PNG], DefaultLimits())
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Pix, sample().Pix) {
		t.Error("the pixels changed")
	}
	again, err := ToPNG(encoded(t)[PNG], DefaultLimits())
	if err != nil || !bytes.Equal(again, encoded(t)[PNG]) {
		t.Error("a PNG was encoded again")
	}
}

func TestPlainPNG(t *testing.T) {
	data := encoded(t)[PNG]
	if got, dropped := PlainPNG(data); !bytes.Equal(got, data) || dropped != nil {
		t.Error("a plain PNG was changed")
	}
	profile := append([]byte{0, 0, 0, 3}, "iCCPabc\x00\x00\x00\x00"...)
	square := append([]byte{0, 0, 0, 9}, "pHYs\x00\x00\x0b\x13\x00\x00\x0b\x13\x01\x00\x00\x00\x00"...)
	oblong := append([]byte{0, 0, 0, 9}, "pHYs\x00\x00\x0b\x13\x00\x00\x0b\x14\x01\x00\x00\x00\x00"...)
	end := len(data) - 12
	with := slices.Concat(data[:end], profile, square, oblong, data[end:])
	got, dropped := PlainPNG(with)
	if !slices.Equal(dropped, []string{"iCCP", "pHYs"}) || !bytes.Equal(got, slices.Concat(data[:end], square, data[end:])) {
		t.Errorf("dropped %v", dropped)
	}
	if got, dropped := PlainPNG(with[:len(with)-3]); dropped == nil && !bytes.Equal(got, with[:len(with)-3]) {
		t.Error("a damaged PNG was changed without a word")
	}
	if got, _ := PlainPNG([]byte("GIF89a")); string(got) != "GIF89a" {
		t.Error("something else was changed")
	}
}

func TestConversions(t *testing.T) {
	box := image.Rect(2, 3, 4, 4) // an origin of its own
	pictures := []interface {
		image.Image
		Set(x, y int, c color.Color)
	}{
		image.NewGray(box), image.NewRGBA(box), image.NewRGBA64(box), image.NewNRGBA64(box),
		image.NewPaletted(box, color.Palette{color.Black, color.White}), image.NewCMYK(box),
	}
	for _, p := range pictures {
		p.Set(2, 3, color.White)
		p.Set(3, 3, color.Black)
		got := straight(p)
		if want := []byte{255, 255, 255, 255, 0, 0, 0, 255}; !bytes.Equal(got.Pix, want) || got.Rect.Min != (image.Point{}) {
			t.Errorf("%T became %v", p, got.Pix)
		}
	}
}

func TestWebP(t *testing.T) {
	for _, text := range []string{tinyWebP, lossyWebP} {
		data, err := base64.StdEncoding.DecodeString(text)
		if err != nil {
			t.Fatal(err)
		}
		if Sniff(data) != WebP {
			t.Fatal("it is not recognised")
		}
		if w, h, err := Config(data); err != nil || w != 2 || h != 1 {
			t.Fatalf("config says %d×%d, %v", w, h, err)
		}
		out, err := ToPNG(data, DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(out, DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		red, blue := got.NRGBAAt(0, 0), got.NRGBAAt(1, 0)
		exact := red == color.NRGBA{255, 0, 0, 255} && blue == color.NRGBA{0, 0, 255, 128}
		if red.A != 255 || blue.A != 128 || text == tinyWebP && !exact {
			t.Errorf("the pixels are %v and %v", red, blue)
		}
	}
}

func TestLimits(t *testing.T) {
	data := encoded(t)[PNG]
	cases := []struct {
		name   string
		limits Limits
		says   string
	}{
		{"side", Limits{Side: 3, Pixels: 100, Bytes: 1 << 20}, "at most 3 a side"},
		{"pixels", Limits{Side: 100, Pixels: 7, Bytes: 1 << 20}, "7 in all"},
		{"bytes", Limits{Side: 100, Pixels: 100, Bytes: 10}, "at most 10 are read"},
	}
	for _, c := range cases {
		if _, err := Decode(data, c.limits); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: got %v", c.name, err)
		}
	}
	if _, err := Decode(data, Limits{Side: 4, Pixels: 8, Bytes: len(data)}); err != nil {
		t.Errorf("exactly at the limits: %v", err)
	}
	huge := bytes.Clone(data)
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65536×65536; the checksum no longer fits either
	if _, _, err := Config(huge); err == nil {
		t.Error("65536×65536 pixels were accepted")
	}
	hdr := []byte("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 60000 +X 60000\n")
	if _, _, _, err := DecodeHDR(hdr); err == nil || !strings.Contains(err.Error(), "60000×60000") {
		t.Errorf("got %v", err)
	}
}

func TestHDRRoundTrip(t *testing.T) {
	for _, width := range []int{4, 9, 300} {
		rgb := ramp(width, 3)
		data, err := EncodeHDR(width, 3, rgb)
		if err != nil {
			t.Fatal(err)
		}
		w, h, got, err := DecodeHDR(data)
		if err != nil || w != width || h != 3 {
			t.Fatalf("%d×%d, %v", w, h, err)
		}
		for i := range rgb {
			brightest := max(rgb[i/3*3], rgb[i/3*3+1], rgb[i/3*3+2])
			if d := rgb[i] - got[i]; d < 0 || d > brightest/128 {
				t.Fatalf("width %d: float %d is %g, want %g", width, i, got[i], rgb[i])
			}
		}
	}
}

func TestHDRRuns(t *testing.T) {
	head := "#?RGBE\nSOFTWARE=test\n\n-Y 1 +X 8\n"
	run := head + "\x02\x02\x00\x08" + "\x88\x40" + "\x04\x10\x20\x30\x40\x84\x80" + "\x88\x00" + "\x88\x81"
	_, _, rgb, err := DecodeHDR([]byte(run))
	if err != nil {
		t.Fatal(err)
	}
	if rgb[0] != 0.5 || rgb[1] != 0.125 || rgb[3*7+1] != 1 || rgb[2] != 0 {
		t.Errorf("got %v", rgb)
	}
	old := "#?RADIANCE\n\n-Y 1 +X 5\n" + "\x80\x80\x80\x81" + "\x01\x01\x01\x04"
	if _, _, rgb, err = DecodeHDR([]byte(old)); err != nil || rgb[12] != 1 {
		t.Errorf("the older runs: %v, %v", rgb, err)
	}
	for _, bad := range []string{"", "#?RADIANCE", "#?RADIANCE\n\n+Y 1 +X 5\n", "#?RADIANCE\n\n-Y 1 +X 5\n\x01\x01\x01\x04",
		"#?RADIANCE\nFORMAT=32-bit_rle_xyze\n\n-Y 1 +X 5\n", head + "\x02\x02\x00\x09\x89\x40", head + "\x02\x02\x00\x08\x89\x40"} {
		if _, _, _, err := DecodeHDR([]byte(bad)); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}

func TestDownscale(t *testing.T) {
	p := image.NewNRGBA(image.Rect(0, 0, 8, 4))
	for y := range 4 {
		for x := range 8 {
			p.SetNRGBA(x, y, color.NRGBA{uint8(255 * (x & 1)), 0, 100, 255})
		}
	}
	small := Downscale(p, 4)
	if small.Rect.Size() != (image.Point{4, 2}) {
		t.Fatalf("it became %v", small.Rect)
	}
	if got := small.NRGBAAt(1, 1); got != (color.NRGBA{128, 0, 100, 255}) {
		t.Errorf("the mean is %v", got)
	}
	clear := image.NewNRGBA(image.Rect(0, 0, 2, 1))
	clear.SetNRGBA(0, 0, color.NRGBA{200, 0, 0, 255})
	if got := Downscale(clear, 1).NRGBAAt(0, 0); got != (color.NRGBA{200, 0, 0, 128}) {
		t.Errorf("transparent pixels darken the mean: %v", got)
	}
	if Downscale(p, 8) != p || Downscale(p, 0) != p {
		t.Error("a small picture was copied")
	}
}

func TestEncodingIsSteady(t *testing.T) {
	a, err := EncodePNG(sample())
	if err != nil {
		t.Fatal(err)
	}
	b, err := EncodePNG(sample())
	if err != nil || !bytes.Equal(a, b) {
		t.Error("two encodings differ")
	}
	if _, err := png.Decode(bytes.NewReader(a)); err != nil {
		t.Error(err)
	}
	if _, err := EncodeHDR(2, 2, nil); err == nil {
		t.Error("floats that do not fit were accepted")
	}
	if Extension(JPEG) != ".jpg" || Extension("x") != "" {
		t.Error("the file name endings are wrong")
	}
}

func FuzzDecode(f *testing.F) {
	for _, data := range encoded(f) {
		f.Add(data)
	}
	if data, err := base64.StdEncoding.DecodeString(tinyWebP); err == nil {
		f.Add(data)
	}
	for _, c := range ktxImages(f) {
		f.Add(c.File)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		limits := Limits{Side: 256, Pixels: 1 << 14, Bytes: 1 << 16}
		picture, err := Decode(data, limits)
		if err == nil && (picture.Rect.Dx() > 256 || picture.Rect.Dy() > 256) {
			t.Errorf("%v is beyond the limits", picture.Rect)
		}
	})
}
