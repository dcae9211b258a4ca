package gltfio_test

import (
	"context"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"testing"
	"testing/fstest"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// object is a JSON object of a test file.
type object = map[string]any

// list is a JSON array of a test file.
type list = []any

// builder puts a glTF file together from arrays of numbers.
type builder struct {
	doc object
	bin []byte
}

func newBuilder() *builder {
	return &builder{doc: object{"asset": object{"version": "2.0"}, "scene": 0}}
}

func (b *builder) append(key string, value any) int {
	values, _ := b.doc[key].(list)
	b.doc[key] = append(values, value)
	return len(values)
}

// view appends little-endian values of one fixed-size type.
func (b *builder) view(values any, stride int) int {
	for len(b.bin)%4 != 0 {
		b.bin = append(b.bin, 0)
	}
	start := len(b.bin)
	b.bin, _ = binary.Append(b.bin, binary.LittleEndian, values)
	v := object{"buffer": 0, "byteOffset": start, "byteLength": len(b.bin) - start}
	if stride > 0 {
		v["byteStride"] = stride
	}
	return b.append("bufferViews", v)
}

func (b *builder) accessor(values any, component int, kind string, count int, more object) int {
	a := object{"bufferView": b.view(values, 0), "componentType": component, "type": kind, "count": count}
	for key, value := range more {
		a[key] = value
	}
	return b.append("accessors", a)
}

func (b *builder) floats(kind string, components int, values ...float32) int {
	return b.accessor(values, 5126, kind, len(values)/components, nil)
}

// mesh adds a mesh of one primitive and a node that shows it, and returns the node.
func (b *builder) mesh(primitive object) int {
	mesh := b.append("meshes", object{"primitives": list{primitive}})
	return b.append("nodes", object{"mesh": mesh})
}

func (b *builder) show(nodes ...int) *builder {
	b.doc["scenes"] = list{object{"nodes": nodes}}
	return b
}

// triangle is the usual content: one triangle in the plane z = 0 of the file, which faces its +Z.
func (b *builder) triangle() int {
	return b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 2, 0)
}

func (b *builder) json(t testing.TB) []byte {
	t.Helper()
	text, err := json.Marshal(b.doc)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func (b *builder) glb(t testing.TB) []byte {
	t.Helper()
	if _, ok := b.doc["buffers"]; !ok && len(b.bin) > 0 {
		b.doc["buffers"] = list{object{"byteLength": len(b.bin)}}
	}
	return packGLB(b.json(t), b.bin)
}

// gltf is the same file as JSON with its buffer at a URI.
func (b *builder) gltf(t testing.TB, uri string) []byte {
	t.Helper()
	b.doc["buffers"] = list{object{"byteLength": len(b.bin), "uri": uri}}
	return b.json(t)
}

func packGLB(text, bin []byte) []byte {
	for len(text)%4 != 0 {
		text = append(text, ' ')
	}
	for len(bin)%4 != 0 {
		bin = append(bin, 0)
	}
	out := []byte("glTF")
	words := func(list ...uint32) {
		for _, w := range list {
			out = binary.LittleEndian.AppendUint32(out, w)
		}
	}
	words(2, uint32(12+8+len(text)+8+len(bin)), uint32(len(text)), 0x4E4F534A)
	out = append(out, text...)
	words(uint32(len(bin)), 0x004E4942)
	return append(out, bin...)
}

func dataURI(bin []byte) string {
	return "data:application/octet-stream;base64," + base64.StdEncoding.EncodeToString(bin)
}

// loaded is an imported file applied to an empty scene.
type loaded struct {
	store *asset.Store
	found *gltfio.Import
	snap  *scene.Snapshot
}

func load(t testing.TB, data []byte, options gltfio.Options) loaded {
	t.Helper()
	l := loaded{store: asset.NewStore()}
	options.Store = l.store
	var err error
	if l.found, err = gltfio.ReadBytes(context.Background(), "thing.glb", data, options); err != nil {
		t.Fatal(err)
	}
	if l.snap, _, err = action.Preview(scene.Empty(""), l.found.Actions); err != nil {
		t.Fatal(err)
	}
	return l
}

func loadFS(t testing.TB, files fstest.MapFS, name string) (*gltfio.Import, error) {
	t.Helper()
	return gltfio.ReadFS(context.Background(), files, name, gltfio.Options{Store: asset.NewStore()})
}

// model returns the model of the only root.
func (l loaded) model(t testing.TB) *asset.Model {
	t.Helper()
	n, ok := l.snap.Node(l.found.Roots[0])
	if !ok || n.Model == nil {
		t.Fatal("the root is no model")
	}
	m, err := l.store.Model(n.Model.Asset)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// mesh returns the only mesh, in its part's frame.
func (l loaded) mesh(t testing.TB) *asset.Mesh {
	t.Helper()
	for _, part := range l.model(t).Parts {
		if len(part.Surfaces) > 0 {
			return must[*asset.Mesh](t)(l.store.Mesh(part.Surfaces[0].Mesh))
		}
	}
	t.Fatal("there is no mesh")
	return nil
}

// material returns the only material.
func (l loaded) material(t testing.TB) *scene.Material {
	t.Helper()
	all := slices.Collect(l.snap.Materials())
	if len(all) != 1 {
		t.Fatalf("there are %d materials", len(all))
	}
	return all[0]
}

func near(a, b [3]float32) bool {
	for i := range a {
		if math.Abs(float64(a[i]-b[i])) > 1e-4 {
			return false
		}
	}
	return true
}

// corners lists the positions of all triangle corners in order.
func corners(m *asset.Mesh) [][3]float32 {
	var out [][3]float32
	for _, i := range m.Indices {
		out = append(out, m.Positions[i])
	}
	return out
}

func expectCorners(t *testing.T, m *asset.Mesh, want ...[3]float32) {
	t.Helper()
	got := corners(m)
	if len(got) != len(want) {
		t.Fatalf("%d corners, want %d: %v", len(got), len(want), got)
	}
	for i := range got {
		if !near(got[i], want[i]) {
			t.Fatalf("corner %d is %v, want %v (all: %s)", i, got[i], want[i], fmt.Sprint(got))
		}
	}
}
