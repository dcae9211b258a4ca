package gltfio_test

import (
	"context"
	"encoding/binary"
	"errors"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/gltfio"
)

// hostile is a file that must be refused by an error that contains the words.
type hostile struct {
	data []byte
	says string
}

// good is a builder of a file that is read without complaint.
func good() *builder {
	b := newBuilder()
	return b.show(b.mesh(object{"attributes": object{"POSITION": b.triangle()}}))
}

// first is the first object in one of the document's lists.
func first(b *builder, key string) object { return b.doc[key].(list)[0].(object) }

// primitive is the only primitive of the first mesh.
func primitive(b *builder) object { return first(b, "meshes")["primitives"].(list)[0].(object) }

// hostileCases are files that must be refused.
func hostileCases(t testing.TB) map[string]hostile {
	t.Helper()
	cases := containerCases(t)
	change := func(name, says string, edit func(b *builder)) {
		b := good()
		edit(b)
		cases[name] = hostile{b.glb(t), says}
	}
	breakReferences(change)
	breakValues(change)
	breakPacked(change)
	breakDraco(change)
	breakTrees(change)
	return cases
}

type changer = func(name, says string, edit func(b *builder))

func containerCases(t testing.TB) map[string]hostile {
	t.Helper()
	cases := map[string]hostile{}
	whole := good().glb(t)
	cases["nothing"] = hostile{nil, "neither GLB nor JSON"}
	cases["only the magic"] = hostile{whole[:4], "cut short"}
	cases["half"] = hostile{whole[:len(whole)/2], "cut short"}
	cases["a chunk longer than the file"] = hostile{patched(whole, 12, math.MaxUint32), "chunk 0 says 4294967295 bytes"}
	cases["a length beyond the file"] = hostile{patched(whole, 8, math.MaxUint32), "cut short"}
	cases["GLB version 1"] = hostile{patched(whole, 4, 1), "GLB version 1"}
	cases["no JSON chunk"] = hostile{patched(whole, 16, 0x004E4942), "not JSON"}
	cases["JSON that ends early"] = hostile{[]byte(`{"asset":{"version":"2.0"}`), "neither GLB nor JSON"}
	cases["deep JSON"] = hostile{[]byte(strings.Repeat(`{"a":`, 5000)), "nested more than"}
	cases["many objects"] = hostile{[]byte(`{"asset":{"version":"2.0"},"nodes":[` + strings.Repeat("{},", 3<<20) + `{}]}`), "more than 2097152 objects"}
	cases["glTF 1.0"] = hostile{[]byte(`{"asset":{"version":"1.0"}}`), "glTF 1.0"}
	cases["no version"] = hostile{[]byte(`{}`), "asset.version"}
	cases["a number too large for a float"] = hostile{[]byte(`{"asset":{"version":"2.0"},"nodes":[{"scale":[1e999,1,1]}]}`), "does not follow glTF"}
	cases["empty"] = hostile{[]byte(`{"asset":{"version":"2.0"}}`), "nothing that can be imported"}
	return cases
}

func breakReferences(change changer) {
	change("a 2^50 byte buffer", "buffer 0 says 1125899906842624 bytes", func(b *builder) { b.doc["buffers"] = list{object{"byteLength": 1 << 50}} })
	change("a negative buffer", "buffer view 0 reaches beyond", func(b *builder) { b.doc["buffers"] = list{object{"byteLength": -1}} })
	change("4 G elements", "reach beyond buffer view 0", func(b *builder) { first(b, "accessors")["count"] = 1<<31 - 1 })
	change("2^50 elements", "count of", func(b *builder) { first(b, "accessors")["count"] = 1 << 50 })
	change("4 G zeros", "far more data", func(b *builder) {
		delete(first(b, "accessors"), "bufferView")
		first(b, "accessors")["count"] = 1<<31 - 1
	})
	change("a stride that overlaps", "stand 4 bytes apart", func(b *builder) { first(b, "bufferViews")["byteStride"] = 4 })
	change("an offset that overflows", "reach beyond", func(b *builder) { first(b, "accessors")["byteOffset"] = math.MaxInt64 - 4 })
	change("a view that overflows", "buffer view 0", func(b *builder) { first(b, "bufferViews")["byteOffset"] = math.MaxInt64 - 4 })
	change("no such buffer", "buffer 7", func(b *builder) { first(b, "bufferViews")["buffer"] = 7 })
	change("no such accessor", "accessor 99", func(b *builder) {
		primitive(b)["attributes"] = object{"POSITION": 99}
	})
	change("no such morph target", "accessor 44", func(b *builder) {
		primitive(b)["targets"] = list{object{"POSITION": 44}}
	})
	change("an image outside the folder", "image 0", func(b *builder) {
		b.doc["images"], b.doc["textures"] = list{object{"uri": "../../etc/passwd"}}, list{object{"source": 0}}
		b.doc["materials"] = list{object{"normalTexture": object{"index": 0}}}
		primitive(b)["material"] = 0
	})
	change("no such texture", "refers to texture 4", func(b *builder) {
		b.doc["materials"] = list{object{"normalTexture": object{"index": 4}}}
	})
	change("no such light", "light that does not exist", func(b *builder) {
		first(b, "nodes")["extensions"] = object{"KHR_lights_punctual": object{"light": 3}}
	})
	change("no such mesh", "node 0", func(b *builder) { first(b, "nodes")["mesh"] = -5 })
	change("no such material", "material 3", func(b *builder) { primitive(b)["material"] = 3 })
}

func breakValues(change changer) {
	change("an index out of range", "there are 3 vertices", func(b *builder) {
		primitive(b)["indices"] = b.accessor([]uint16{0, 1, 3}, 5123, "SCALAR", 3, nil)
	})
	change("a sparse index out of range", "sparse index 0 is 9", func(b *builder) {
		first(b, "accessors")["sparse"] = object{"count": 1, "indices": object{"bufferView": b.view([]uint8{9}, 0), "componentType": 5121},
			"values": object{"bufferView": b.view([]float32{0, 2, 0}, 0)}}
	})
	change("NaN", "it holds no triangles", func(b *builder) { binary.LittleEndian.PutUint32(b.bin, 0x7FC00000) })
	change("infinity", "it holds no triangles", func(b *builder) { binary.LittleEndian.PutUint32(b.bin[24:], 0x7F800000) })
	change("a wrong component type", "accessor 0", func(b *builder) { first(b, "accessors")["componentType"] = 5130 })
	change("a wrong mode", "unknown mode 9", func(b *builder) { primitive(b)["mode"] = 9 })
}

// breakPacked damages a buffer view that is compressed.
func breakPacked(change changer) {
	packed := func(more object) func(b *builder) {
		return func(b *builder) {
			e := object{"buffer": 0, "byteOffset": 0, "byteLength": 36, "byteStride": 12, "count": 3, "mode": "ATTRIBUTES"}
			for key, value := range more {
				e[key] = value
			}
			first(b, "bufferViews")["extensions"] = object{"EXT_meshopt_compression": e}
		}
	}
	change("meshopt without a stream", "no known version", packed(nil))
	change("meshopt of no buffer", "buffer 3, which does not exist", packed(object{"buffer": 3}))
	change("meshopt beyond the buffer", "beyond buffer 0", packed(object{"byteLength": 1 << 40}))
	change("meshopt of another size", "do not make the view's 36 bytes", packed(object{"count": 1 << 40}))
	change("meshopt of an unknown mode", "mode \"ZIP\" is not known", packed(object{"mode": "ZIP"}))
	change("meshopt with a wrong value", "EXT_meshopt_compression", packed(object{"mode": 7}))
	change("meshopt that asks for gigabytes", "which 36 bytes cannot", func(b *builder) {
		b.doc["buffers"] = list{object{"byteLength": len(b.bin)}, object{"byteLength": 1 << 30}}
		view := first(b, "bufferViews")
		view["buffer"], view["byteLength"] = 1, 1<<30
		view["extensions"] = object{"EXT_meshopt_compression": object{
			"buffer": 0, "byteLength": 36, "byteStride": 16, "count": 1 << 26, "mode": "ATTRIBUTES"}}
	})
}

// breakDraco damages a primitive that is compressed.
func breakDraco(change changer) {
	packed := func(more object) func(b *builder) {
		return func(b *builder) {
			e := object{"bufferView": 0, "attributes": object{"POSITION": 0}}
			for key, value := range more {
				e[key] = value
			}
			primitive(b)["extensions"] = object{"KHR_draco_mesh_compression": e}
		}
	}
	change("Draco without a stream", "does not begin with DRACO", packed(nil))
	change("Draco of no view", "buffer view 9, which does not exist", packed(object{"bufferView": 9}))
	change("Draco with a wrong value", "KHR_draco_mesh_compression", packed(object{"attributes": 5}))
	change("Draco that asks for gigabytes", "triangles", func(b *builder) {
		stream := append([]byte("DRACO\x02\x02\x01\x00\x00\x00"), 0xff, 0xff, 0xff, 0xff, 0x0f, 0xff, 0xff, 0xff, 0xff, 0x0f, 0)
		packed(object{"bufferView": b.view(stream, 0)})(b)
	})
}

func breakTrees(change changer) {
	change("a null node", "node 0 is null", func(b *builder) { b.doc["nodes"] = list{nil} })
	change("a null mesh", "mesh 0 is null", func(b *builder) { b.doc["meshes"] = list{nil} })
	change("a null primitive", "primitive 0 is null", func(b *builder) { first(b, "meshes")["primitives"] = list{nil} })
	change("a node inside itself", "node 0", func(b *builder) { first(b, "nodes")["children"] = list{0} })
	change("a cycle", "cycle", func(b *builder) { b.doc["nodes"] = list{object{"children": list{1}}, object{"children": list{0}}} })
	change("nodes that double at every level", "unfold", func(b *builder) {
		var nodes list
		for i := range 60 {
			nodes = append(nodes, object{"children": list{i + 1, i + 1}})
		}
		b.doc["nodes"] = append(nodes, object{"mesh": 0})
	})
	change("instances that differ in number", "differ in number", func(b *builder) {
		spread(b, object{"TRANSLATION": b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0), "SCALE": b.floats("VEC3", 3, 1, 1, 1)})
	})
	change("instances from nowhere", "accessor 99, which does not exist", func(b *builder) { spread(b, object{"TRANSLATION": 99}) })
	change("instances of another kind", "holds other things", func(b *builder) { spread(b, object{"ROTATION": 0}) })
	change("nodes 10000 deep", "levels deep", func(b *builder) {
		var nodes list
		for i := range 10000 {
			nodes = append(nodes, object{"children": list{i + 1}})
		}
		b.doc["nodes"] = append(nodes, object{"mesh": 0})
	})
	change("AVIF", "instead of AVIF", func(b *builder) { b.doc["extensionsRequired"] = list{"EXT_texture_avif"} })
	change("one buffer read ten thousand times", "far more data", func(b *builder) {
		indices := b.accessor(make([]uint8, 30000), 5121, "SCALAR", 30000, nil)
		var primitives list
		for range 1000 {
			primitives = append(primitives, object{"attributes": object{"POSITION": 0}, "indices": indices})
		}
		first(b, "meshes")["primitives"] = primitives
	})
}

func patched(data []byte, at int, value uint32) []byte {
	out := append([]byte(nil), data...)
	binary.LittleEndian.PutUint32(out[at:], value)
	return out
}

func TestHostileFilesAreRefused(t *testing.T) {
	for name, c := range hostileCases(t) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := gltfio.ReadBytes(context.Background(), "thing.glb", c.data, gltfio.Options{Store: asset.NewStore()})
			runtime.ReadMemStats(&after)
			if err == nil {
				t.Fatal("it was read")
			}
			if !strings.HasPrefix(err.Error(), "gltfio: thing.glb: ") || !strings.Contains(err.Error(), c.says) {
				t.Errorf("the error is %q; it should name the file and say %q", err, c.says)
			}
			if strings.Contains(err.Error(), "\n") || len(err.Error()) > 300 {
				t.Errorf("the error is not one clear line: %q", err)
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 256<<20 {
				t.Errorf("it took %d MB of memory", used>>20)
			}
		})
	}
}

func TestMalformedFilesByOthersAreRefused(t *testing.T) {
	folder := "../../../shared/data/gltf/malformed"
	if _, err := os.Stat(folder); err != nil {
		t.Skip("SKIPPED: the collection of malformed glTF files is not beside the project")
	}
	seen := 0
	err := filepath.WalkDir(folder, func(name string, entry os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".gltf") && !strings.HasSuffix(name, ".glb") {
			return err
		}
		seen++
		if _, err := gltfio.Read(context.Background(), name, gltfio.Options{Store: asset.NewStore()}); err == nil {
			t.Errorf("%s was read", name)
		} else {
			t.Log(err)
		}
		return nil
	})
	if err != nil || seen == 0 {
		t.Errorf("%d files, %v", seen, err)
	}
}

// ending is a context that is cancelled once it has been asked some times.
type ending struct {
	context.Context
	left atomic.Int64
}

func (e *ending) Err() error {
	if e.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestCancelling cancels at every moment at which reading looks, and expects nothing but that.
func TestCancelling(t *testing.T) {
	for _, name := range []string{"meshopt-high.glb", "draco-edgebreaker.glb", "ktx-uastc.glb"} {
		file := fixture(t, name)
		for asks := range int64(10000) {
			ctx := &ending{Context: t.Context()}
			ctx.left.Store(asks)
			_, err := gltfio.ReadBytes(ctx, "thing.glb", file, gltfio.Options{Store: asset.NewStore()})
			if err == nil {
				if asks < 5 {
					t.Errorf("%s: reading looks only %d times whether it should stop", name, asks)
				}
				break
			}
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s, cancelled after %d looks: %v", name, asks, err)
			}
		}
	}
}
