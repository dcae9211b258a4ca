package meshopt_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"scenograph/internal/meshopt"
)

// stream is one that the reference encoder wrote, with what the reference decoder read; scripts/fixtures/meshopt.mjs makes them.
type stream struct {
	Mode          meshopt.Mode
	Filter        meshopt.Filter
	Count, Stride int
	Stream, Want  []byte
}

func (s stream) view() meshopt.View {
	return meshopt.View{Mode: s.Mode, Filter: s.Filter, Count: s.Count, Stride: s.Stride}
}

func streams(t testing.TB) []stream {
	path := "testdata/streams.json"
	if other := os.Getenv("MESHOPT_STREAMS"); other != "" {
		path = other
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []stream
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestStreamsOfTheReferenceEncoder(t *testing.T) {
	for i, s := range streams(t) {
		got, err := meshopt.Decode(s.Stream, s.view())
		if err != nil {
			t.Errorf("stream %d (%s, %s, %d × %d): %v", i, s.Mode, s.Filter, s.Count, s.Stride, err)
			continue
		}
		if at := firstDifference(got, s.Want, s.Filter); at >= 0 {
			t.Errorf("stream %d (%s, %s, %d × %d): byte %d of %d differs", i, s.Mode, s.Filter, s.Count, s.Stride, at, len(s.Want))
		}
	}
}

// firstDifference compares exactly, or within one step of the least byte for the filters that are specified so.
func firstDifference(got, want []byte, filter meshopt.Filter) int {
	if len(got) != len(want) {
		return 0
	}
	if filter == meshopt.None || filter == meshopt.Exponential {
		if bytes.Equal(got, want) {
			return -1
		}
	}
	for i := range got {
		step := got[i] - want[i]
		if step != 0 && (filter == meshopt.None || filter == meshopt.Exponential || step != 1 && step != 255) {
			return i
		}
	}
	return -1
}

func TestDamagedStreamsAreRefused(t *testing.T) {
	for i, s := range streams(t) {
		for _, length := range []int{0, 1, len(s.Stream) / 2, len(s.Stream) - 1} {
			if got, err := meshopt.Decode(s.Stream[:length], s.view()); err == nil && bytes.Equal(got, s.Want) {
				t.Errorf("stream %d was read from %d of its %d bytes", i, length, len(s.Stream))
			}
		}
		if _, err := meshopt.Decode(append([]byte{0}, s.Stream...), s.view()); err == nil {
			t.Errorf("stream %d was read with another first byte", i)
		}
	}
}

func TestImpossibleViewsAreRefused(t *testing.T) {
	body := make([]byte, 100)
	cases := []struct {
		says string
		view meshopt.View
	}{
		{"elements, which 100 bytes cannot", meshopt.View{Mode: meshopt.Attributes, Count: 1 << 30, Stride: 256}},
		{"elements, which 100 bytes cannot", meshopt.View{Mode: meshopt.Triangles, Count: 3 << 28, Stride: 4}},
		{"holds -1 elements", meshopt.View{Mode: meshopt.Indices, Count: -1, Stride: 4}},
		{"do not make triangles", meshopt.View{Mode: meshopt.Triangles, Count: 4, Stride: 4}},
		{"bytes apart", meshopt.View{Mode: meshopt.Attributes, Count: 4, Stride: 6}},
		{"bytes apart", meshopt.View{Mode: meshopt.Indices, Count: 4, Stride: 1}},
		{"mode \"\" is not known", meshopt.View{Count: 4, Stride: 4}},
		{"filter \"SEPIA\" is not known", meshopt.View{Mode: meshopt.Attributes, Filter: "SEPIA", Count: 4, Stride: 4}},
		{"does not go with", meshopt.View{Mode: meshopt.Attributes, Filter: meshopt.Quaternion, Count: 4, Stride: 4}},
		{"no known version", meshopt.View{Mode: meshopt.Attributes, Count: 4, Stride: 4}},
	}
	for _, c := range cases {
		if _, err := meshopt.Decode(body, c.view); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%+v: got %v, want %q", c.view, err, c.says)
		}
	}
}

func FuzzDecode(f *testing.F) {
	modes := []meshopt.Mode{meshopt.Attributes, meshopt.Triangles, meshopt.Indices}
	filters := []meshopt.Filter{meshopt.None, meshopt.Octahedral, meshopt.Quaternion, meshopt.Exponential, meshopt.Color}
	for _, s := range streams(f) {
		for m := range modes {
			f.Add(s.Stream, byte(m), byte(len(s.Stream)%5), s.Count, s.Stride)
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, mode, filter byte, count, stride int) {
		if len(data) > 1<<12 {
			return
		}
		v := meshopt.View{Mode: modes[int(mode)%3], Filter: filters[int(filter)%5], Count: count, Stride: stride}
		out, err := meshopt.Decode(data, v)
		if err == nil && len(out) != count*stride {
			t.Errorf("%d bytes for %d × %d", len(out), count, stride)
		}
	})
}

func BenchmarkDecodeAttributes(b *testing.B) {
	s := streams(b)[0]
	b.SetBytes(int64(len(s.Want)))
	for b.Loop() {
		if _, err := meshopt.Decode(s.Stream, s.view()); err != nil {
			b.Fatal(err)
		}
	}
}
