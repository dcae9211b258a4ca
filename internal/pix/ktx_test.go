package pix

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// ktxImage is a KTX2 file with what Basis Universal's own transcoder makes of it; scripts/fixtures/ktx.mjs makes them.
type ktxImage struct {
	Name          string
	Width, Height int
	File, Want    []byte
}

func ktxImages(t testing.TB) []ktxImage {
	path := "testdata/ktx.json"
	if other := os.Getenv("KTX_IMAGES"); other != "" {
		path = other
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []ktxImage
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestKTXAgreesWithTheReferenceTranscoder(t *testing.T) {
	for _, c := range ktxImages(t) {
		t.Run(c.Name, func(t *testing.T) {
			width, height, err := Config(c.File)
			if err != nil || width != c.Width || height != c.Height {
				t.Fatalf("%d×%d, %v; want %d×%d", width, height, err, c.Width, c.Height)
			}
			picture, err := Decode(c.File, DefaultLimits())
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Equal(picture.Pix, c.Want) {
				return
			}
			differ, worst := 0, 0
			for i, v := range picture.Pix {
				if v != c.Want[i] {
					differ++
					worst = max(worst, int(max(v, c.Want[i])-min(v, c.Want[i])))
				}
			}
			t.Errorf("%d of %d bytes differ, by up to %d", differ, len(c.Want), worst)
		})
	}
}

func TestDamagedKTXIsRefused(t *testing.T) {
	files := map[string][]byte{}
	for _, c := range ktxImages(t) {
		files[c.Name] = c.File
	}
	changed := func(name string, at int, value uint32) []byte {
		out := bytes.Clone(files[name])
		binary.LittleEndian.PutUint32(out[at:], value)
		return out
	}
	level := func(name string) int { return int(binary.LittleEndian.Uint32(files[name][80:])) }
	cases := []struct {
		name, says string
		file       []byte
	}{
		{"a header only", "damaged", files["plain RGBA"][:90]},
		{"no width", "it is empty", changed("plain RGBA", 20, 0)},
		{"a huge image", "at most", changed("plain RGBA", 20, 1<<19)},
		{"a larger image than there are bytes", "damaged", changed("plain RGBA", 20, 16384)},
		{"a larger UASTC image", "damaged", changed("UASTC in Zstandard", 24, 16384)},
		{"a larger ETC1S image", "damaged", changed("ETC1S opaque", 24, 16384)},
		{"a cube", "only single images", changed("plain RGBA", 36, 6)},
		{"an array", "only single images", changed("plain RGBA", 32, 4)},
		{"an unknown texel format", "texel format 97", changed("plain RGBA", 12, 97)},
		{"an unknown supercompression", "supercompression 9", changed("UASTC opaque", 44, 9)},
		{"a level beyond the file", "damaged", changed("UASTC opaque", 80, 1<<30)},
		{"a descriptor beyond the file", "damaged", changed("UASTC opaque", 48, 1<<30)},
		{"metadata beyond the file", "damaged", changed("UASTC opaque", 56, 1<<30)},
		{"damaged Zstandard", "damaged", changed("UASTC in Zstandard", level("UASTC in Zstandard"), 0xffffffff)},
		{"damaged blocks", "damaged", changed("ETC1S opaque", level("ETC1S opaque"), 0xffffffff)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if _, err := Decode(c.file, DefaultLimits()); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}

func BenchmarkDecodeKTX(b *testing.B) {
	for _, c := range ktxImages(b) {
		b.Run(strings.ReplaceAll(c.Name, " ", "_"), func(b *testing.B) {
			b.SetBytes(int64(len(c.Want)))
			for b.Loop() {
				if _, err := Decode(c.File, DefaultLimits()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
