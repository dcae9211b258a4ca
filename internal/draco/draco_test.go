package draco_test

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"scenograph/internal/draco"
)

// stream is one that Google's encoder wrote, with what Google's decoder read; scripts/fixtures/draco.mjs makes them.
type stream struct {
	Name       string
	Stream     []byte
	Points     int
	Indices    []byte
	Attributes []struct {
		ID         uint32
		Components int
		Values     []byte
	}
}

var generous = draco.Limits{Faces: 1 << 20, Values: 1 << 24}

func streams(t testing.TB) []stream {
	path := "testdata/streams.json"
	if other := os.Getenv("DRACO_STREAMS"); other != "" {
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
	for _, s := range streams(t) {
		t.Run(s.Name, func(t *testing.T) {
			m, err := draco.Decode(s.Stream, generous)
			if err != nil {
				t.Fatal(err)
			}
			if m.Points != s.Points || 4*len(m.Indices) != len(s.Indices) || len(m.Attributes) != len(s.Attributes) {
				t.Fatalf("%d points, %d indices, %d attributes; want %d, %d, %d", m.Points, len(m.Indices), len(m.Attributes),
					s.Points, len(s.Indices)/4, len(s.Attributes))
			}
			for i, index := range m.Indices {
				if want := binary.LittleEndian.Uint32(s.Indices[4*i:]); index != want {
					t.Fatalf("index %d is %d, want %d", i, index, want)
				}
			}
			for k, want := range s.Attributes {
				got, ok := m.Attribute(want.ID)
				if !ok || got.Components != want.Components || 4*len(got.Values) != len(want.Values) {
					t.Fatalf("attribute %d is not as it should be", k)
				}
				for i, v := range got.Values {
					w := math.Float32frombits(binary.LittleEndian.Uint32(want.Values[4*i:]))
					if math.Abs(float64(v-w)) > 1e-6*max(1, math.Abs(float64(w))) {
						t.Fatalf("attribute %d, number %d is %v, want %v", k, i, v, w)
					}
				}
			}
		})
	}
}

func TestDamagedStreamsAreRefused(t *testing.T) {
	whole := streams(t)[0].Stream
	edit := func(at int, value byte) []byte {
		out := append([]byte(nil), whole...)
		out[at] = value
		return out
	}
	cases := []struct {
		says   string
		stream []byte
	}{
		{"does not begin", nil},
		{"ends early", whole[:20]},
		{"does not begin with DRACO", edit(0, 'd')},
		{"version 1.2", edit(5, 1)},
		{"point cloud", edit(7, 0)},
		{"connectivity method 9", edit(8, 9)},
		{"triangles; at most", append(append([]byte(nil), whole[:11]...), 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0)},
	}
	for _, c := range cases {
		if _, err := draco.Decode(c.stream, generous); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("got %v, want %q", err, c.says)
		}
	}
	if _, err := draco.Decode(whole, draco.Limits{Faces: 1 << 20, Values: 5}); err == nil || !strings.Contains(err.Error(), "at most 5 are expected") {
		t.Errorf("its numbers are not bounded: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range streams(f) {
		f.Add(s.Stream)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := draco.Decode(data, draco.Limits{Faces: 1 << 12, Values: 1 << 16})
		if err != nil {
			return
		}
		for _, index := range m.Indices {
			if int(index) >= m.Points {
				t.Fatalf("index %d of %d points", index, m.Points)
			}
		}
		for _, a := range m.Attributes {
			if len(a.Values) != m.Points*a.Components {
				t.Fatalf("%d numbers for %d points", len(a.Values), m.Points)
			}
		}
	})
}
