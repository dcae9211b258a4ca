package gltfio_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

const sharedData = "../../../shared/data"

func needData(t testing.TB, name string) string {
	t.Helper()
	file := filepath.Join(sharedData, name)
	if _, err := os.Stat(file); err != nil {
		t.Skipf("SKIPPED: the real file %s is not beside the project", name)
	}
	return file
}

// realFiles are files made by others: size in metres from the bounds in their accessors; triangles and materials as the
// Khronos validator counts them, the truck's second pair of wheels besides.
var realFiles = []struct {
	name                        string
	size                        geom.Vec3
	triangles, materials, parts int
}{
	{"polyhaven/sofa_03_1k.gltf", geom.Vec3{2.731177, 0.925084, 1.118264}, 8004, 2, 1},
	{"polyhaven/painted_wooden_cabinet_1k.gltf", geom.Vec3{1.194675, 0.616636, 1.181870}, 2227, 1, 5},
	{"polyhaven/painted_wooden_stool_1k.gltf", geom.Vec3{0.384837, 0.406074, 0.578915}, 676, 1, 1},
	{"polyhaven/wooden_bookshelf_worn_1k.gltf", geom.Vec3{1.373952, 0.581302, 2.063442}, 10106, 1, 1},
	{"polyhaven/wooden_table_02_1k.gltf", geom.Vec3{1.134417, 0.706025, 0.799543}, 196, 1, 1},
	{"gltf/Duck.glb", geom.Vec3{1.654784, 1.152534, 1.540406}, 4212, 1, 2},
	{"gltf/CesiumMilkTruck.glb", geom.Vec3{4.868910, 2.792000, 2.582918}, 3624, 4, 5},
	{"gltf/BoxInterleaved.glb", geom.Vec3{1, 1, 1}, 12, 1, 2},
	{"gltf/nested.glb", geom.Vec3{1.436395, 0.538763, 3.336595}, 36, 1, 3},
}

func readReal(t testing.TB, name string) (*scene.Snapshot, *asset.Store, *gltfio.Import) {
	t.Helper()
	store := asset.NewStore()
	found, err := gltfio.Read(context.Background(), needData(t, name), gltfio.Options{Store: store})
	if err != nil {
		t.Fatal(err)
	}
	snap, _, err := action.Preview(scene.Empty("real"), found.Actions)
	if err != nil {
		t.Fatal(err)
	}
	return snap, store, found
}

func TestRealFiles(t *testing.T) {
	for _, want := range realFiles {
		t.Run(filepath.Base(want.name), func(t *testing.T) {
			snap, store, found := readReal(t, want.name)
			if d := found.Bounds.Size().Sub(want.size).Len(); d > 1e-5 {
				t.Errorf("its size is %v, want %v", found.Bounds.Size(), want.size)
			}
			if found.Bounds.Min[2] < -1e-6 || found.Bounds.Min[2] > 1e-6 {
				t.Errorf("it stands at %g m", found.Bounds.Min[2])
			}
			node, _ := snap.Node(found.Roots[0])
			model, err := store.Model(node.Model.Asset)
			if err != nil {
				t.Fatal(err)
			}
			triangles := 0
			for _, part := range model.Parts {
				for _, s := range part.Surfaces {
					mesh, err := store.Mesh(s.Mesh)
					if err != nil {
						t.Fatal(err)
					}
					triangles += mesh.Triangles()
					m, _ := snap.Material(node.Model.Materials[s.Slot])
					if m.NormalTexture != nil && len(mesh.Tangents) == 0 {
						t.Errorf("part %q has a normal map and no tangents", part.Name)
					}
				}
			}
			if triangles != want.triangles || len(node.Model.Materials) != want.materials || len(model.Parts) != want.parts {
				t.Errorf("%d triangles, %d materials, %d parts; want %d, %d, %d", triangles, len(node.Model.Materials), len(model.Parts),
					want.triangles, want.materials, want.parts)
			}
		})
	}
}

func TestRealFilesPassTheValidatorAgain(t *testing.T) {
	var exports [][]bundle.File
	for _, want := range realFiles {
		for _, format := range []gltfio.Format{gltfio.GLB, gltfio.GLTF} {
			snap, store, found := readReal(t, want.name)
			name := strings.ReplaceAll(filepath.Base(want.name), ".", "_")
			written := must[gltfio.Result](t)(gltfio.Write(snap, store, gltfio.WriteOptions{Name: name, Format: format}))
			after, again := apply(t, written.Files, asset.NewStore(), gltfio.Options{Settings: true})
			compareScenes(t, snap, after)
			if again.Bounds.Size().Sub(found.Bounds.Size()).Len() > 1e-5 {
				t.Errorf("%s: its size became %v", want.name, again.Bounds.Size())
			}
			exports = append(exports, written.Files)
		}
	}
	judge(t, exports...)
}

func BenchmarkReadSofa(b *testing.B) {
	file := needData(b, "polyhaven/sofa_03_1k.gltf")
	for _, bare := range []bool{true, false} {
		name := map[bool]string{true: "bare", false: "with colliders"}[bare]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := gltfio.Read(context.Background(), file, gltfio.Options{Store: asset.NewStore(), NoColliders: bare}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWriteSofa(b *testing.B) {
	snap, store, _ := readReal(b, "polyhaven/sofa_03_1k.gltf")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gltfio.Write(snap, store, gltfio.WriteOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadStudio(b *testing.B) {
	store := asset.NewStore()
	written, err := gltfio.Write(studio(b, store), store, gltfio.WriteOptions{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gltfio.ReadBytes(context.Background(), "studio.glb", written.Files[0].Data, gltfio.Options{Store: asset.NewStore()}); err != nil {
			b.Fatal(err)
		}
	}
}
