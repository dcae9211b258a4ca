package asset

import (
	"bytes"
	"errors"
	"math"
	"reflect"
	"testing"

	"scenograph/internal/geom"
)

func triangle() *Mesh {
	return &Mesh{
		Positions: [][3]float32{{0, 0, 0}, {1, 0, 0}, {0, 1, 2}}, Normals: [][3]float32{{0, 0, 1}, {0, 0, 1}, {0, 0, 1}},
		Tangents: [][4]float32{{1, 0, 0, 1}, {1, 0, 0, 1}, {1, 0, 0, -1}}, UV0: [][2]float32{{0, 0}, {1, 0}, {0, 1}}, UV1: [][2]float32{{0, 0}, {2, 0}, {0, 2}},
		Colors: [][4]float32{{1, 0, 0, 1}, {0, 1, 0, 1}, {0, 0, 1, 1}}, Indices: []uint32{0, 1, 2},
	}
}

func chest(t *testing.T, s *Store) ID {
	t.Helper()
	mesh, err := s.PutMesh(triangle())
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.PutModel(&Model{Name: "chest", Slots: []string{"wood"}, Parts: []Part{
		{Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []Surface{{mesh, 0}}},
		{Name: "lid", Parent: 0, Transform: geom.At(geom.Vec3{0, 0, 1}, 0), Surfaces: []Surface{{mesh, 0}},
			Joint: &Joint{Name: "hinge", Kind: Hinge, Axis: geom.Vec3{1, 0, 0}, Lower: 0, Upper: 1.5}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestBlobsGoThereAndBack(t *testing.T) {
	s := NewStore()
	model := chest(t, s)
	texture, err := s.PutTexture(&Texture{Name: "x", MIME: "image/png", Width: 2, Height: 3, Data: []byte("png bytes")})
	if err != nil {
		t.Fatal(err)
	}
	all, err := s.References(model)
	if err != nil || len(all) != 2 {
		t.Fatalf("the model needs %v (%v)", all, err)
	}
	other := NewStore()
	other.Fetch = s.Blob
	for _, id := range append(all, texture) {
		blob, err := other.Blob(id)
		if err != nil || HashOf(blob) != id {
			t.Fatalf("%s: %v, hash %s", id, err, HashOf(blob))
		}
	}
	a, _ := s.Mesh(all[0])
	b, _ := other.Mesh(all[0])
	if a == nil {
		a, _ = s.Mesh(all[1])
		b, _ = other.Mesh(all[1])
	}
	if !reflect.DeepEqual(a.Positions, b.Positions) || !reflect.DeepEqual(a.Colors, b.Colors) || !reflect.DeepEqual(a.Indices, b.Indices) {
		t.Error("the mesh came back different")
	}
	box, err := other.ModelBounds(model)
	if err != nil || box.Size() != (geom.Vec3{1, 1, 3}) {
		t.Errorf("bounds %v (%v)", box, err)
	}
}

func TestJointsMoveTheirParts(t *testing.T) {
	s := NewStore()
	m, _ := s.Model(chest(t, s))
	open := m.PartTransforms(func(string) float64 { return 9 })
	tip := open[1].Apply(geom.Vec3{0, 1, 0})
	want := geom.Vec3{0, math.Cos(1.5), 1 + math.Sin(1.5)}
	if tip.Sub(want).Len() > 1e-12 {
		t.Errorf("the lid's tip is at %v, not at its limit %v", tip, want)
	}
}

func TestDamagedBlobsAreRefused(t *testing.T) {
	s := NewStore()
	id := chest(t, s)
	all, _ := s.References(id)
	for _, id := range all {
		blob, _ := s.Blob(id)
		for cut := range len(blob) {
			if _, err := NewStore().PutBlob(blob[:cut]); err == nil {
				t.Fatalf("%d of %d bytes were accepted", cut, len(blob))
			}
		}
	}
	lying := NewStore()
	lying.Fetch = func(ID) ([]byte, error) { return s.Blob(all[0]) }
	if _, err := lying.Blob(all[1]); err == nil {
		t.Error("a blob with another hash was accepted")
	}
	if _, err := NewStore().Mesh(all[0]); !errors.Is(err, ErrMissing) {
		t.Errorf("a missing mesh gives %v", err)
	}
}

func TestMeshCheck(t *testing.T) {
	cases := map[string]func(m *Mesh){
		"index":    func(m *Mesh) { m.Indices[1] = 3 },
		"half":     func(m *Mesh) { m.Indices = m.Indices[:2] },
		"normals":  func(m *Mesh) { m.Normals = m.Normals[:2] },
		"nan":      func(m *Mesh) { m.Positions[0][1] = float32(math.NaN()) },
		"infinite": func(m *Mesh) { m.UV0[0][1] = float32(math.Inf(1)) },
		"empty":    func(m *Mesh) { m.Indices = nil },
	}
	for name, spoil := range cases {
		m := triangle()
		spoil(m)
		if _, err := NewStore().PutMesh(m); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func FuzzPutBlob(f *testing.F) {
	s := NewStore()
	for _, mesh := range []*Mesh{triangle()} {
		f.Add(encodeMesh(mesh))
	}
	text, _ := encodeTexture(&Texture{MIME: "image/png", Width: 1, Height: 1, Data: []byte("x")})
	f.Add(text)
	f.Add([]byte(`SGO1{"name":"m","slots":[],"parts":[]}`))
	f.Fuzz(func(t *testing.T, blob []byte) {
		id, err := s.PutBlob(blob)
		if err != nil {
			return
		}
		back, err := s.Blob(id)
		if err != nil {
			t.Fatal(err)
		}
		again, err := NewStore().PutBlob(bytes.Clone(back))
		if err != nil || again != HashOf(back) {
			t.Fatalf("encode∘decode is not stable: %v", err)
		}
	})
}
