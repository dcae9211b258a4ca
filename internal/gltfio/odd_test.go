package gltfio_test

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/gltfio"
)

// odd is a file that is unusual and yet to be read.
type odd struct {
	name      string
	says      string // in the report; "" when nothing need be said
	triangles int
	edit      func(t *testing.T, b *builder)
}

// header is the beginning of a PNG that claims a size and has no pixels.
func header(width, height uint32) []byte {
	chunk := append([]byte("IHDR"), binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, width), height)...)
	chunk = append(chunk, 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

// painted gives the primitive a material with an image.
func painted(b *builder, image object, more object) {
	b.doc["images"], b.doc["textures"] = list{image}, list{object{"source": 0}}
	info := object{"index": 0}
	for key, value := range more {
		info[key] = value
	}
	b.doc["materials"] = list{object{"pbrMetallicRoughness": object{"baseColorTexture": info}}}
	p := primitive(b)
	p["material"] = 0
	p["attributes"].(object)["TEXCOORD_0"] = b.floats("VEC2", 2, 0, 0, 1, 0, 0, 1)
}

func oddGeometry() []odd {
	return []odd{
		{"sparse without a buffer view", "", 1, func(_ *testing.T, b *builder) {
			b.doc["accessors"] = list{object{"componentType": 5126, "type": "VEC3", "count": 3, "sparse": object{"count": 2,
				"indices": object{"bufferView": b.view([]uint8{1, 2}, 0), "componentType": 5121},
				"values":  object{"bufferView": b.view([]float32{1, 0, 0, 0, 1, 0}, 0)}}}}
		}},
		{"a corner that is no place", "1 of its 2 triangles were left out", 1, func(_ *testing.T, b *builder) {
			nan := float32(math.NaN())
			primitive(b)["attributes"] = object{"POSITION": b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, nan, 0, 0)}
			primitive(b)["indices"] = b.accessor([]uint16{0, 1, 2, 0, 2, 3}, 5123, "SCALAR", 6, nil)
		}},
		{"normals and coordinates that are none", "2 of its 3 NORMAL are not finite", 1, func(_ *testing.T, b *builder) {
			nan := float32(math.NaN())
			primitive(b)["attributes"].(object)["NORMAL"] = b.floats("VEC3", 3, nan, 0, 0, 0, 0, 1, 0, nan, 0)
			primitive(b)["attributes"].(object)["TEXCOORD_0"] = b.floats("VEC2", 2, nan, 0, 0, 0, 0, 1)
		}},
		{"a node that is scaled flat", "or scaled flat, which was worked into its mesh", 1, func(_ *testing.T, b *builder) {
			b.doc["nodes"].(list)[0].(object)["scale"] = list{1, 1, 0}
		}},
		{"interleaved", "", 1, func(_ *testing.T, b *builder) {
			view := b.view([]float32{0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1}, 24)
			b.doc["accessors"] = list{object{"bufferView": view, "componentType": 5126, "type": "VEC3", "count": 3},
				object{"bufferView": view, "byteOffset": 12, "componentType": 5126, "type": "VEC3", "count": 3}}
			primitive(b)["attributes"] = object{"POSITION": 0, "NORMAL": 1}
		}},
		{"more vertices than 16 bits count", "", 23334, func(_ *testing.T, b *builder) {
			const n = 70002
			positions, indices := make([]float32, 3*n), make([]uint32, n)
			for i := range n {
				positions[3*i], positions[3*i+1], indices[i] = float32(i%300), float32(i/300)+float32(i%2), uint32(n-1-i)
			}
			primitive(b)["attributes"] = object{"POSITION": b.accessor(positions, 5126, "VEC3", n, nil)}
			primitive(b)["indices"] = b.accessor(indices, 5125, "SCALAR", n, nil)
		}},
		{"8-bit indices of a fan", "", 2, func(_ *testing.T, b *builder) {
			primitive(b)["attributes"] = object{"POSITION": b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0)}
			primitive(b)["indices"], primitive(b)["mode"] = b.accessor([]uint8{0, 1, 2, 3}, 5121, "SCALAR", 4, nil), 6
		}},
		{"triangles without area beside one that has", "", 2, func(_ *testing.T, b *builder) {
			primitive(b)["indices"] = b.accessor([]uint8{0, 1, 2, 0, 0, 0, 3, 4, 5}, 5121, "SCALAR", 9, nil)
			primitive(b)["attributes"] = object{"POSITION": b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0)}
		}},
		{"normals and tangents of no length", "", 1, func(_ *testing.T, b *builder) {
			a := primitive(b)["attributes"].(object)
			a["NORMAL"], a["TANGENT"] = b.floats("VEC3", 3, 0, 0, 0, 0, 0, 0, 0, 0, 0), b.floats("VEC4", 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
		}},
		{"lines beside triangles", "points or lines were left out", 1, func(_ *testing.T, b *builder) {
			lines := object{"attributes": object{"POSITION": 0}, "mode": 1}
			first(b, "meshes")["primitives"] = append(first(b, "meshes")["primitives"].(list), lines)
		}},
		{"a mirror", "sheared or mirrored", 1, func(_ *testing.T, b *builder) { first(b, "nodes")["scale"] = list{-1, 1, 1} }},
		{"a huge thing", "it was made in other units", 1, func(_ *testing.T, b *builder) { first(b, "nodes")["scale"] = list{2e4, 2e4, 2e4} }},
		{"a tiny thing", "it was made in other units", 1, func(_ *testing.T, b *builder) { first(b, "nodes")["scale"] = list{1e-5, 1e-5, 1e-5} }},
		{"several scenes", "other scenes were not", 1, func(_ *testing.T, b *builder) {
			b.doc["scenes"] = append(b.doc["scenes"].(list), object{"nodes": list{}})
		}},
		{"names that are hostile", "", 1, func(_ *testing.T, b *builder) {
			first(b, "nodes")["name"], first(b, "meshes")["name"] = "../../etc/pass\x00wd\n%s%n##", strings.Repeat("é", 5000)
		}},
		{"nodes nobody needs", "", 1, func(_ *testing.T, b *builder) {
			b.doc["nodes"] = append(b.doc["nodes"].(list), object{"name": "lost", "camera": 0})
			b.doc["cameras"] = list{object{"type": "perspective", "perspective": object{"yfov": 0.9, "znear": 0.1}}}
		}},
		{"an extension of someone's own", "ACME_glow", 1, func(_ *testing.T, b *builder) {
			b.doc["extensionsUsed"] = list{"ACME_glow"}
			first(b, "nodes")["extensions"] = object{"ACME_glow": object{"lumens": 3}}
		}},
		{"instances by the GPU", "", 3, func(_ *testing.T, b *builder) {
			spread(b, object{"TRANSLATION": b.floats("VEC3", 3, 0, 0, 0, 4, 0, 0, 8, 0, 0), "ROTATION": b.accessor([]int8{0, 0, 0, 127, 0, 127, 0, 0, 127, 0, 0, 0}, 5120, "VEC4", 3, object{"normalized": true})})
		}},
		{"a root that has a parent", "beside their parents: each appears once", 1, func(_ *testing.T, b *builder) {
			b.doc["nodes"] = list{object{"children": list{1}}, object{"mesh": 0}}
			b.show(0, 1)
		}},
		{"a root whose parent is in no scene", "", 1, func(_ *testing.T, b *builder) {
			b.doc["nodes"] = list{object{"children": list{1}}, object{"mesh": 0}}
			b.show(1)
		}},
		{"a child of two parents", "more than one parent", 2, func(_ *testing.T, b *builder) {
			b.doc["nodes"] = list{object{"children": list{2}}, object{"children": list{2}, "translation": list{5, 0, 0}}, object{"mesh": 0}}
			b.show(0, 1)
		}},
		{"a view of no bytes that nobody needs", "", 1, func(_ *testing.T, b *builder) {
			b.append("bufferViews", object{"buffer": 0, "byteOffset": 0, "byteLength": 0})
		}},
	}
}

// spread makes instances of the first node's mesh.
func spread(b *builder, attributes object) {
	b.doc["extensionsUsed"] = list{"EXT_mesh_gpu_instancing"}
	first(b, "nodes")["extensions"] = object{"EXT_mesh_gpu_instancing": object{"attributes": attributes}}
}

func oddImages() []odd {
	embedded := func(b *builder, data []byte, mime string) object {
		return object{"bufferView": b.view(data, 0), "mimeType": mime}
	}
	return []odd{
		{"an image of no size", "non-positive dimension", 1, func(_ *testing.T, b *builder) { painted(b, embedded(b, header(0, 0), "image/png"), nil) }},
		{"an image of 20000 pixels", "at most 16384 a side", 1, func(_ *testing.T, b *builder) { painted(b, embedded(b, header(20000, 20000), "image/png"), nil) }},
		{"a text as image", "was left out", 1, func(_ *testing.T, b *builder) {
			painted(b, embedded(b, []byte("hello, I am no image"), "image/png"), nil)
		}},
		{"a PNG that says it is JPEG", "", 1, func(t *testing.T, b *builder) { painted(b, embedded(b, checkerPNG(t, 8), "image/jpeg"), nil) }},
		{"an image as data URI", "", 1, func(t *testing.T, b *builder) {
			painted(b, object{"uri": "data:image/png;base64," + strings.TrimPrefix(dataURI(checkerPNG(t, 8)), "data:application/octet-stream;base64,")}, nil)
		}},
		{"an image that is missing", "did not come with it", 1, func(_ *testing.T, b *builder) { painted(b, object{"uri": "gone.png"}, nil) }},
		{"a turned texture of the third set", "UV set 2", 1, func(t *testing.T, b *builder) {
			painted(b, embedded(b, checkerPNG(t, 8), "image/png"), object{"texCoord": 2,
				"extensions": object{"KHR_texture_transform": object{"offset": list{0.5, 2}, "rotation": math.Pi / 3, "scale": list{-3, 0}}}})
		}},
		{"a material variant", "KHR_materials_variants", 1, func(_ *testing.T, b *builder) {
			b.doc["extensionsUsed"] = list{"KHR_materials_variants"}
		}},
	}
}

// TestOddFilesAreRead reads each, expects its triangles and what the report must say, and has the Khronos validator judge the export.
func TestOddFilesAreRead(t *testing.T) {
	var exports [][]bundle.File
	for _, c := range append(oddGeometry(), oddImages()...) {
		t.Run(c.name, func(t *testing.T) {
			b := good()
			c.edit(t, b)
			l := load(t, b.glb(t), gltfio.Options{})
			triangles := 0
			for _, part := range l.model(t).Parts {
				for _, s := range part.Surfaces {
					triangles += must[*asset.Mesh](t)(l.store.Mesh(s.Mesh)).Triangles()
				}
			}
			if triangles != c.triangles {
				t.Errorf("%d triangles, want %d", triangles, c.triangles)
			}
			report := ""
			for _, f := range l.found.Report.Findings {
				report += f.String() + "\n"
			}
			if !strings.Contains(report, c.says) || strings.Count(report, c.says) > 1 && c.says != "" {
				t.Errorf("the report should say %q once:\n%s", c.says, report)
			}
			name := strings.Map(func(r rune) rune {
				if r < 'a' || r > 'z' {
					return '_'
				}
				return r
			}, c.name)
			exports = append(exports, must[gltfio.Result](t)(gltfio.Write(l.snap, l.store, gltfio.WriteOptions{Name: name})).Files)
		})
	}
	judge(t, exports...)
}

// TestAFileThatWasNotFetched says what to do where Git left a pointer in place of a file.
func TestAFileThatWasNotFetched(t *testing.T) {
	pointer := []byte("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12345\n")
	for name, files := range map[string]fstest.MapFS{
		"the file":   {"thing.gltf": {Data: pointer}},
		"its buffer": {"thing.gltf": {Data: good().gltf(t, "a.bin")}, "a.bin": {Data: pointer}},
	} {
		if _, err := loadFS(t, files, "thing.gltf"); err == nil || !strings.Contains(err.Error(), "git lfs pull") {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// TestURIsWithOddNames finds files whose names are escaped or not in English, and refuses those that lead away.
func TestURIsWithOddNames(t *testing.T) {
	for _, c := range []struct{ uri, file, says string }{
		{"caf%C3%A9%20bin/d%23ata.bin", "café bin/d#ata.bin", ""},
		{"データ.bin", "データ.bin", ""},
		{"with space.bin", "with space.bin", ""},
		{"./a/../b.bin", "b.bin", ""},
		{"100%.bin", "100%.bin", ""},
		{"../b.bin", "b.bin", "outside"}, {"%2e%2e/b.bin", "b.bin", "outside"}, {"..%5cb.bin", "b.bin", "outside"},
		{"/etc/passwd", "b.bin", "outside"}, {"C:\\b.bin", "b.bin", "not fetched"}, {"file:///etc/passwd", "b.bin", "not fetched"},
		{"https://example.com/b.bin", "b.bin", "not fetched"}, {"gone.bin", "b.bin", "gone.bin"}, {"a\x00b.bin", "b.bin", "NUL"},
	} {
		b := good()
		files := fstest.MapFS{"thing.gltf": {Data: b.gltf(t, c.uri)}, c.file: {Data: b.bin}}
		_, err := loadFS(t, files, "thing.gltf")
		if c.says == "" && err != nil || c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "buffer 0")) {
			t.Errorf("%q: got %v, want %q", c.uri, err, c.says)
		}
	}
}
