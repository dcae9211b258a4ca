package clip

import (
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tinyMerges make whole words of "red" and "blue".
const tinyMerges = "#version: 0.2\nr e\nre d</w>\nb l\nu e</w>\nbl ue</w>\n"

func TestTokens(t *testing.T) {
	words, err := NewTokenizer([]byte(tinyMerges))
	if err != nil {
		t.Fatal(err)
	}
	ids, mask := words.Encode("  A RED &amp;amp; blue ", 10)
	// 256 letters, 256 at the end of a word, five merges, then start and end. Letters stand in the order of their bytes from "!" on.
	end := func(c byte) int64 { return 256 + int64(c-'!') }
	want := []int64{517, end('a'), 513, end('&'), 516, 518, 0, 0, 0, 0}
	if !slices.Equal(ids, want) || !slices.Equal(mask, []int64{1, 1, 1, 1, 1, 1, 0, 0, 0, 0}) {
		t.Errorf("tokens %v, mask %v, want %v", ids, mask, want)
	}
	if ids, _ := words.Encode(strings.Repeat("red ", 100), 5); !slices.Equal(ids, []int64{517, 513, 513, 513, 518}) {
		t.Errorf("a long text is cut to %v", ids)
	}
	for name, bad := range map[string]string{"nothing": "", "no pair": "a b\nabc\n", "three": "a b c\n", "twice": "a b\na b\n", "binary": "\xff\xfe a"} {
		if _, err := NewTokenizer([]byte(bad)); err == nil {
			t.Errorf("%s: is taken", name)
		}
	}
}

func FuzzEncode(f *testing.F) {
	words, err := NewTokenizer([]byte(tinyMerges))
	if err != nil {
		f.Fatal(err)
	}
	f.Add("a red sofa", 7)
	f.Add("\xff’s <|endoftext|> &lt;", 77)
	f.Fuzz(func(t *testing.T, text string, length int) {
		if length < 3 || length > 200 {
			return
		}
		ids, mask := words.Encode(text, length)
		if len(ids) != length || len(mask) != length || ids[0] != words.start || !slices.Contains(ids, words.end) {
			t.Fatalf("%q: %v", text, ids)
		}
	})
}

func FuzzTokenizer(f *testing.F) {
	f.Add([]byte(tinyMerges))
	f.Fuzz(func(_ *testing.T, merges []byte) {
		if words, err := NewTokenizer(merges); err == nil {
			words.Encode("a red & blue room", 77)
		}
	})
}

func TestPixels(t *testing.T) {
	wide := image.NewNRGBA(image.Rect(0, 0, 30, 10))
	for x := range 30 {
		for y := range 10 {
			wide.Set(x, y, color.NRGBA{255, 0, 0, 255})
			if x < 10 || x >= 20 {
				wide.Set(x, y, color.NRGBA{0, 0, 255, 255})
			}
		}
	}
	got := Pixels(wide, 4)
	want := [3]float32{(1 - means[0]) / deviations[0], -means[1] / deviations[1], -means[2] / deviations[2]}
	for c := range 3 {
		if v := got[c*16+5]; math.Abs(float64(v-want[c])) > 0.01 {
			t.Errorf("channel %d of the middle is %g, want %g", c, v, want[c])
		}
	}
}

func TestWithoutALibraryOrAModel(t *testing.T) {
	var missing *UnavailableError
	if _, err := Open(Settings{}); !errors.As(err, &missing) {
		t.Errorf("without a folder: %v", err)
	}
	if library() == "" {
		if _, err := Open(Settings{Folder: t.TempDir(), Library: filepath.Join(t.TempDir(), "no.so")}); !errors.As(err, &missing) || !strings.Contains(err.Error(), "SCENOGRAPH_ONNXRUNTIME") {
			t.Errorf("without a library: %v", err)
		}
	}
}

// library finds an onnxruntime to test with.
func library() string {
	if path := os.Getenv("SCENOGRAPH_ONNXRUNTIME"); path != "" {
		return path
	}
	for _, pattern := range []string{"/usr/lib/*/libonnxruntime.so*", "/usr/local/lib/libonnxruntime.so*", "/usr/lib/libonnxruntime.so*", "/opt/homebrew/lib/libonnxruntime.dylib"} {
		if found, _ := filepath.Glob(pattern); len(found) > 0 {
			return found[0]
		}
	}
	return ""
}

func TestAMadeModelIsRun(t *testing.T) {
	path := library()
	if path == "" {
		t.Skip("SKIPPED: no onnxruntime is installed (set SCENOGRAPH_ONNXRUNTIME to its library), so no model is run")
	}
	for name, split := range map[string]bool{"one model": false, "two models": true} {
		dir := t.TempDir()
		write(t, dir, "merges.txt", []byte(tinyMerges))
		if split {
			write(t, dir, "image.onnx", madeModel(true, false))
			write(t, dir, "text.onnx", madeModel(false, true))
		} else {
			write(t, dir, "model.onnx", madeModel(true, true))
		}
		model, err := Open(Settings{Folder: dir, Library: path})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		red := image.NewUniform(color.NRGBA{255, 40, 40, 255})
		picture := image.NewNRGBA(image.Rect(0, 0, 40, 30))
		for i := range picture.Pix {
			r, g, b, a := red.RGBA()
			picture.Pix[i] = []byte{byte(r >> 8), byte(g >> 8), byte(b >> 8), byte(a >> 8)}[i%4]
		}
		like, err := model.Similarity(picture, "red")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		unlike, err := model.Similarity(picture, "blue")
		if err != nil {
			t.Fatal(err)
		}
		seen, err := model.EmbedPicture(picture)
		if err != nil {
			t.Fatal(err)
		}
		read, err := model.EmbedText("red")
		if err != nil {
			t.Fatal(err)
		}
		apart := 0.0
		for i := range seen {
			apart += float64(seen[i]) * float64(read[i])
		}
		if math.Abs(apart-like) > 1e-5 || !strings.HasPrefix(model.Identity(), filepath.Base(dir)+"-") {
			t.Errorf("%s: %s: apart they give %.4f, together %.4f", name, model.Identity(), apart, like)
		}
		if like < 0.5 || unlike > 0 {
			t.Errorf("%s: a red picture is %.2f like red and %.2f like blue", name, like, unlike)
		}
		model.Close()
	}
	dir := t.TempDir()
	write(t, dir, "merges.txt", []byte(tinyMerges))
	write(t, dir, "model.onnx", []byte("this is no model"))
	var missing *UnavailableError
	if _, err := Open(Settings{Folder: dir, Library: path}); !errors.As(err, &missing) {
		t.Errorf("a file that is no model: %v", err)
	}
}

func write(t *testing.T, dir, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// The rest writes a model of the ONNX format (onnx.proto3) by hand: the picture's embedding is its mean colour, the text's the mean of
// its tokens' rows in a table in which "red" is red and "blue" is blue.

// field writes a length-delimited field of a protocol buffer.
func field(number int, data []byte) []byte {
	out := binary.AppendUvarint(nil, uint64(number)<<3|2)
	return append(binary.AppendUvarint(out, uint64(len(data))), data...)
}

func varint(number int, value int64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, uint64(number)<<3), uint64(value))
}

func text(number int, s string) []byte { return field(number, []byte(s)) }

func join(parts ...[]byte) []byte { return slices.Concat(parts...) }

const (
	floats = 1 // onnx.TensorProto.FLOAT
	int64s = 7 // onnx.TensorProto.INT64
)

// value is a ValueInfoProto of a tensor; a size of −1 is left open.
func value(name string, kind int64, sizes ...int64) []byte {
	var shape []byte
	for _, n := range sizes {
		if n < 0 {
			shape = append(shape, field(1, text(2, "any"))...)
			continue
		}
		shape = append(shape, field(1, varint(1, n))...)
	}
	return join(text(1, name), field(2, field(1, join(varint(1, kind), field(2, shape)))))
}

func node(kind, output string, attributes [][]byte, inputs ...string) []byte {
	var out []byte
	for _, in := range inputs {
		out = append(out, text(1, in)...)
	}
	out = append(out, join(text(2, output), text(4, kind))...)
	for _, a := range attributes {
		out = append(out, field(5, a)...)
	}
	return out
}

// number and numbers are attributes (AttributeProto) of type INT and INTS.
func number(name string, v int64) []byte { return join(text(1, name), varint(3, v), varint(20, 2)) }

func numbers(name string, list ...int64) []byte {
	out := text(1, name)
	for _, v := range list {
		out = append(out, varint(8, v)...)
	}
	return append(out, varint(20, 7)...)
}

func madeModel(sees, reads bool) []byte {
	var graph []byte
	add := func(number int, data []byte) { graph = append(graph, field(number, data)...) }
	if sees {
		add(1, node("ReduceMean", "image_embeds", [][]byte{numbers("axes", 2, 3), number("keepdims", 0)}, "pixel_values"))
	}
	if reads {
		add(1, node("Gather", "rows", [][]byte{number("axis", 0)}, "table", "input_ids"))
		add(1, node("ReduceMean", "text_embeds", [][]byte{numbers("axes", 1), number("keepdims", 0)}, "rows"))
	}
	graph = append(graph, text(2, "made")...)
	if reads {
		const rows = 519
		table := make([]byte, 0, rows*3*4)
		for i := range rows {
			row := [3]float32{}
			switch i {
			case 513:
				row = [3]float32{1, -1, -1}
			case 516:
				row = [3]float32{-1, -1, 1}
			}
			for _, v := range row {
				table = binary.LittleEndian.AppendUint32(table, math.Float32bits(v))
			}
		}
		add(5, join(varint(1, rows), varint(1, 3), varint(2, floats), text(8, "table"), field(9, table)))
	}
	if sees {
		add(11, value("pixel_values", floats, -1, 3, 16, 16))
		add(12, value("image_embeds", floats, -1, 3))
	}
	if reads {
		add(11, value("input_ids", int64s, -1, 8))
		add(12, value("text_embeds", floats, -1, 3))
	}
	return join(varint(1, 8), field(7, graph), field(8, join(text(1, ""), varint(2, 13))))
}
