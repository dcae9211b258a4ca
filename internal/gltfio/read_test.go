package gltfio_test

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// The triangle of the builder, Y-up (0,0,0) (1,0,0) (0,2,0), in the scene's frame.
var standing = [][3]float32{{0, 0, 0}, {1, 0, 0}, {0, 0, 2}}

func TestComponentTypes(t *testing.T) {
	cases := []struct {
		name string
		add  func(b *builder) int
	}{
		{"float", func(b *builder) int { return b.triangle() }},
		{"byte", func(b *builder) int {
			return b.accessor([]int8{0, 0, 0, 1, 0, 0, 0, 2, 0}, 5120, "VEC3", 3, nil)
		}},
		{"unsigned byte", func(b *builder) int {
			return b.accessor([]uint8{0, 0, 0, 1, 0, 0, 0, 2, 0}, 5121, "VEC3", 3, nil)
		}},
		{"short", func(b *builder) int {
			return b.accessor([]int16{0, 0, 0, 1, 0, 0, 0, 2, 0}, 5122, "VEC3", 3, nil)
		}},
		{"unsigned short", func(b *builder) int {
			return b.accessor([]uint16{0, 0, 0, 1, 0, 0, 0, 2, 0}, 5123, "VEC3", 3, nil)
		}},
		{"unsigned int", func(b *builder) int {
			return b.accessor([]uint32{0, 0, 0, 1, 0, 0, 0, 2, 0}, 5125, "VEC3", 3, nil)
		}},
		{"interleaved", func(b *builder) int {
			values := []float32{0, 0, 0, 9, 9, 1, 0, 0, 9, 9, 0, 2, 0, 9, 9}
			return b.append("accessors", object{"bufferView": b.view(values, 20), "componentType": 5126, "type": "VEC3", "count": 3})
		}},
		{"sparse over zeros", func(b *builder) int {
			return b.append("accessors", object{"componentType": 5126, "type": "VEC3", "count": 3, "sparse": object{
				"count": 2, "indices": object{"bufferView": b.view([]uint8{1, 2}, 0), "componentType": 5121},
				"values": object{"bufferView": b.view([]float32{1, 0, 0, 0, 2, 0}, 0)},
			}})
		}},
		{"sparse over a view", func(b *builder) int {
			return b.accessor([]float32{0, 0, 0, 1, 0, 0, 5, 5, 5}, 5126, "VEC3", 3, object{"sparse": object{
				"count": 1, "indices": object{"bufferView": b.view([]uint16{2}, 0), "componentType": 5123},
				"values": object{"bufferView": b.view([]float32{0, 2, 0}, 0)},
			}})
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBuilder()
			b.show(b.mesh(object{"attributes": object{"POSITION": c.add(b)}}))
			expectCorners(t, load(t, b.glb(t), gltfio.Options{}).mesh(t), standing...)
		})
	}
}

func TestNormalisedComponents(t *testing.T) {
	cases := []struct {
		name      string
		values    any
		component int
		want      [2]float32
	}{
		{"byte", []int8{127, -128, 0, 0, 0, 0, 0, 0}, 5120, [2]float32{1, -1}},
		{"unsigned byte", []uint8{255, 51, 0, 0, 0, 0, 0, 0}, 5121, [2]float32{1, 0.2}},
		{"short", []int16{32767, -32768, 0, 0, 0, 0}, 5122, [2]float32{1, -1}},
		{"unsigned short", []uint16{65535, 13107, 0, 0, 0, 0}, 5123, [2]float32{1, 0.2}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBuilder()
			position := b.triangle()
			uv := b.accessor(c.values, c.component, "VEC2", 3, object{"normalized": true})
			b.show(b.mesh(object{"attributes": object{"POSITION": position, "TEXCOORD_1": uv}}))
			got := load(t, b.glb(t), gltfio.Options{}).mesh(t).UV1[0]
			if math.Abs(float64(got[0]-c.want[0])) > 1e-6 || math.Abs(float64(got[1]-c.want[1])) > 1e-6 {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func TestPrimitiveModes(t *testing.T) {
	a, b, c, d := [3]float32{0, 0, 0}, [3]float32{1, 0, 0}, [3]float32{0, 0, 1}, [3]float32{1, 0, 1}
	cases := []struct {
		name    string
		mode    int
		indices []uint16
		want    [][3]float32
	}{
		{"triangles", 4, []uint16{0, 1, 2}, [][3]float32{a, b, c}},
		{"strip", 5, []uint16{0, 1, 2, 3}, [][3]float32{a, b, c, b, d, c}},
		{"fan", 6, []uint16{0, 1, 3, 2}, [][3]float32{b, d, a, d, c, a}},
		{"triangles with one that is degenerate", 4, []uint16{0, 1, 2, 1, 1, 3}, [][3]float32{a, b, c}},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			f := newBuilder()
			position := f.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0)
			indices := f.accessor(tc.indices, 5123, "SCALAR", len(tc.indices), nil)
			f.show(f.mesh(object{"attributes": object{"POSITION": position}, "indices": indices, "mode": tc.mode}))
			expectCorners(t, load(t, f.glb(t), gltfio.Options{}).mesh(t), tc.want...)
		})
	}
}

func TestPointsAndLinesAreReported(t *testing.T) {
	b := newBuilder()
	position := b.triangle()
	mesh := b.append("meshes", object{"primitives": list{
		object{"attributes": object{"POSITION": position}, "mode": 0}, object{"attributes": object{"POSITION": position}, "mode": 3},
		object{"attributes": object{"POSITION": position}},
	}})
	b.show(b.append("nodes", object{"mesh": mesh}))
	l := load(t, b.glb(t), gltfio.Options{})
	expectCorners(t, l.mesh(t), standing...)
	if n := l.found.Report.Count("warning"); n != 2 {
		t.Errorf("%d warnings, want 2: %v", n, l.found.Report.Findings)
	}
}

func TestMissingNormalsAreFlat(t *testing.T) {
	b := newBuilder()
	b.show(b.mesh(object{"attributes": object{"POSITION": b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, -1)},
		"indices": b.accessor([]uint8{0, 1, 2, 0, 3, 1}, 5121, "SCALAR", 6, nil)}))
	m := load(t, b.glb(t), gltfio.Options{}).mesh(t)
	if len(m.Positions) != 6 {
		t.Errorf("%d vertices, want 6: the two faces meet at a sharp edge", len(m.Positions))
	}
	if n := m.Normals[m.Indices[0]]; !near(n, [3]float32{0, -1, 0}) {
		t.Errorf("the face towards the file's +Z has normal %v, want the front, −Y", n)
	}
	if n := m.Normals[m.Indices[3]]; !near(n, [3]float32{0, 0, -1}) {
		t.Errorf("the lower face has normal %v", n)
	}
}

func TestNodeTransformsAndMirrors(t *testing.T) {
	cases := []struct {
		name string
		node object
		want [][3]float32 // world positions, before the offset
	}{
		{"translation", object{"translation": list{1, 2, 3}}, [][3]float32{{1, -3, 2}, {2, -3, 2}, {1, -3, 4}}},
		{"rotation", object{"rotation": list{0, math.Sqrt2 / 2, 0, math.Sqrt2 / 2}}, [][3]float32{{0, 0, 0}, {0, 1, 0}, {0, 0, 2}}},
		{"scale", object{"scale": list{2, 3, 4}}, [][3]float32{{0, 0, 0}, {2, 0, 0}, {0, 0, 6}}},
		{"matrix", object{"matrix": list{0, 0, -1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 5, 6, 7, 1}}, [][3]float32{{5, -7, 6}, {5, -6, 6}, {5, -7, 8}}},
		{"mirror", object{"scale": list{-1, 1, 1}}, [][3]float32{{0, 0, 0}, {0, 0, 2}, {-1, 0, 0}}},
		{"shear", object{"matrix": list{1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}}, [][3]float32{{0, 0, 0}, {1, 0, 0}, {2, 0, 2}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBuilder()
			b.mesh(object{"attributes": object{"POSITION": b.triangle()}})
			c.node["mesh"] = 0
			b.doc["nodes"] = list{object{"children": list{1}}, c.node}
			l := load(t, b.show(0).glb(t), gltfio.Options{})
			world := l.model(t).PartTransforms(nil)
			mesh := l.mesh(t)
			for i, index := range mesh.Indices {
				p := mesh.Positions[index]
				at := world[len(world)-1].Apply(geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}).Sub(l.found.Offset)
				if !near([3]float32{float32(at[0]), float32(at[1]), float32(at[2])}, c.want[i]) {
					t.Errorf("corner %d is at %v, want %v", i, at, c.want[i])
				}
			}
			normal := mesh.Normals[mesh.Indices[0]]
			a, bb, cc := mesh.Triangle(0)
			if face := bb.Sub(a).Cross(cc.Sub(a)); face.Dot(geom.Vec3{float64(normal[0]), float64(normal[1]), float64(normal[2])}) <= 0 {
				t.Error("the triangle shows its back")
			}
		})
	}
}

func TestObjectStandsOnTheOrigin(t *testing.T) {
	b := newBuilder()
	n := b.mesh(object{"attributes": object{"POSITION": b.triangle()}})
	b.doc["nodes"].(list)[n].(object)["translation"] = list{10, 5, -3}
	l := load(t, b.show(n).glb(t), gltfio.Options{})
	if l.found.Bounds.Min != (geom.Vec3{-0.5, 0, 0}) || l.found.Bounds.Max != (geom.Vec3{0.5, 0, 2}) {
		t.Errorf("its bounds are %v", l.found.Bounds)
	}
	if l.found.Offset != (geom.Vec3{-10.5, -3, -5}) {
		t.Errorf("its offset is %v", l.found.Offset)
	}
	if l.snap.Len() != 1 {
		t.Errorf("%d nodes, want 1", l.snap.Len())
	}
	node, _ := l.snap.Node("thing")
	if node == nil || node.Semantics == nil || node.Semantics.Category != "thing" || node.Semantics.Source != "thing.glb" || node.Physics == nil {
		t.Errorf("it is %+v", node)
	}
}

func TestBuffersFromEverywhere(t *testing.T) {
	build := func(uri func(bin []byte) string) []byte {
		b := newBuilder()
		b.show(b.mesh(object{"attributes": object{"POSITION": b.triangle()}}))
		return b.gltf(t, uri(b.bin))
	}
	var bin []byte
	build(func(b []byte) string { bin = b; return "x" })
	external := func(uri string) []byte { return build(func([]byte) string { return uri }) }
	cases := []struct {
		name string
		file []byte
		fail string
	}{
		{"data URI", build(dataURI), ""},
		{"data URI without padding", build(func(b []byte) string { return strings.TrimRight(dataURI(b), "=") }), ""},
		{"beside it", external("parts.bin"), ""},
		{"below it, escaped", external("more%20parts/p%C3%A4rts.bin"), ""},
		{"outside", external("../secret.bin"), "leads outside"},
		{"outside, escaped", external("%2e%2e/secret.bin"), "leads outside"},
		{"outside, backslashes", external(`..\secret.bin`), "leads outside"},
		{"absolute", external("/etc/passwd"), "leads outside"},
		{"network", external("https://example.com/parts.bin"), "not fetched"},
		{"file URI", external("file:///etc/passwd"), "not fetched"},
		{"missing", external("nothing.bin"), "cannot be read"},
		{"too short", external("short.bin"), "says 36 bytes and has 3"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := loadFS(t, fstest.MapFS{
				"in/thing.gltf": {Data: c.file}, "in/parts.bin": {Data: bin}, "in/more parts/pärts.bin": {Data: bin},
				"secret.bin": {Data: bin}, "in/short.bin": {Data: []byte{1, 2, 3}},
			}, "in/thing.gltf")
			switch {
			case c.fail == "" && err != nil:
				t.Error(err)
			case c.fail != "" && (err == nil || !strings.Contains(err.Error(), c.fail)):
				t.Errorf("got %v, want an error with %q", err, c.fail)
			case c.fail != "" && !strings.HasPrefix(err.Error(), "gltfio: thing.gltf: buffer 0"):
				t.Errorf("the error does not name file and object: %v", err)
			}
		})
	}
}

func TestAsSceneKeepsNodes(t *testing.T) {
	b := newBuilder()
	b.mesh(object{"attributes": object{"POSITION": b.triangle()}})
	b.doc["cameras"] = list{object{"type": "perspective", "perspective": object{"yfov": 0.8, "znear": 0.1}}}
	b.doc["extensionsUsed"] = list{"KHR_lights_punctual"}
	b.doc["extensions"] = object{"KHR_lights_punctual": object{"lights": list{
		object{"type": "spot", "intensity": 40, "color": list{1, 0.5, 0.25}, "range": 6, "spot": object{"outerConeAngle": 0.5}}}}}
	b.doc["nodes"] = list{
		object{"name": "House", "children": list{1, 2, 3}, "translation": list{0, 1, 0}},
		object{"name": "Chair", "mesh": 0}, object{"name": "View", "camera": 0, "translation": list{0, 0, 4}},
		object{"name": "Lamp", "extensions": object{"KHR_lights_punctual": object{"light": 0}}, "mesh": 0},
	}
	l := load(t, b.show(0).glb(t), gltfio.Options{AsScene: true})
	if l.snap.Len() != 5 || len(l.found.Roots) != 1 {
		t.Fatalf("%d nodes and %d roots, want 5 and 1", l.snap.Len(), len(l.found.Roots))
	}
	view, _ := l.snap.Node("view")
	if view.Camera == nil || view.Camera.FovYRad != 0.8 {
		t.Fatalf("the camera is %v", view.Camera)
	}
	pose := l.snap.WorldFromNode("view")
	if forward := pose.Rotation.Rotate(geom.Vec3{0, 0, -1}); forward.Sub(geom.Vec3{0, 1, 0}).Len() > 1e-9 {
		t.Errorf("the camera looks along %v, want +Y, which is the file's −Z", forward)
	}
	if up := pose.Rotation.Rotate(geom.Vec3{0, 1, 0}); up.Sub(geom.Up).Len() > 1e-9 {
		t.Errorf("up in its picture is %v", up)
	}
	if pose.Translation.Sub(geom.Vec3{0, -4, 1}).Len() > 1e-9 {
		t.Errorf("it stands at %v", pose.Translation)
	}
	lamp, _ := l.snap.Node("lamp-2")
	if lamp == nil || lamp.Light == nil || lamp.Parent != "lamp" {
		t.Fatalf("the lamp's light is %v", lamp)
	}
	if lamp.Light.Kind != scene.SpotLight || lamp.Light.Intensity != 40 || lamp.Light.Range != 6 || lamp.Light.OuterRad != 0.5 {
		t.Errorf("the light is %+v", lamp.Light)
	}
}

func TestMaterials(t *testing.T) {
	b := newBuilder()
	picture := b.view(checkerPNG(t, 8), 0)
	b.doc["images"] = list{object{"bufferView": picture, "mimeType": "image/png", "name": "oak"}}
	b.doc["samplers"] = list{object{"wrapS": 33071, "wrapT": 33648, "magFilter": 9728}}
	b.doc["textures"] = list{object{"source": 0, "sampler": 0}}
	transform := object{"KHR_texture_transform": object{"offset": list{0.5, 0.25}, "rotation": 1.5, "scale": list{2, 4}, "texCoord": 1}}
	b.doc["materials"] = list{object{
		"name": "Oak", "doubleSided": true, "alphaMode": "MASK", "alphaCutoff": 0.3, "emissiveFactor": list{0.5, 0.25, 0}, "extras": object{"a": 1},
		"pbrMetallicRoughness": object{"baseColorFactor": list{0.1, 0.2, 0.3, 0.4}, "metallicFactor": 0.5, "roughnessFactor": 0.6,
			"baseColorTexture": object{"index": 0, "extensions": transform}},
		"normalTexture": object{"index": 0, "scale": 0.7}, "occlusionTexture": object{"index": 0, "strength": 0.8},
		"extensions": object{"KHR_materials_unlit": object{}, "KHR_materials_emissive_strength": object{"emissiveStrength": 3},
			"KHR_materials_iridescence": object{"iridescenceTexture": object{"index": 0, "texCoord": 1}}},
	}}
	b.show(b.mesh(object{"attributes": object{"POSITION": b.triangle(), "TEXCOORD_0": b.floats("VEC2", 2, 0, 0, 1, 0, 0, 1)}, "material": 0}))
	l := load(t, b.glb(t), gltfio.Options{})
	m := l.material(t)
	ref := m.BaseColorTexture
	if ref == nil || ref.UVSet != 1 || ref.Offset != (geom.Vec2{0.5, 0.25}) || ref.Scale != (geom.Vec2{2, 4}) || ref.Rotation != 1.5 ||
		ref.WrapU != scene.Clamp || ref.WrapV != scene.Mirror || !ref.Nearest {
		t.Errorf("the texture is placed as %+v", ref)
	}
	texture, err := l.store.Texture(ref.Texture)
	if err != nil || string(texture.Data) != string(checkerPNG(t, 8)) || texture.Width != 8 || texture.Name != "oak" {
		t.Errorf("the image did not pass through: %v", err)
	}
	got := *m
	got.BaseColorTexture, got.NormalTexture, got.OcclusionTexture = nil, nil, nil
	want := scene.Material{
		ID: "thing/oak", Name: "Oak", BaseColor: geom.Color{0.1, 0.2, 0.3}, Opacity: 0.4, Metallic: 0.5, Roughness: 0.6,
		Emissive: geom.Color{0.5, 0.25, 0}, EmissiveStrength: 300, NormalScale: 0.7, OcclusionStrength: 0.8,
		AlphaMode: scene.Mask, AlphaCutoff: 0.3, DoubleSided: true, Unlit: true, Extras: []byte(`{"a":1}`),
		Extensions: []byte(`{"KHR_materials_iridescence":{"iridescenceTexture":{"scenographTexture":"` + string(ref.Texture) + `","texCoord":1}}}`),
	}
	compareJSON(t, "the material", want, got)
	if mesh := l.mesh(t); len(mesh.Tangents) != 3 {
		t.Error("the normal map got no tangents")
	}
}

func TestMissingImageIsReportedNotFatal(t *testing.T) {
	b := newBuilder()
	b.doc["images"] = list{object{"uri": "gone.png"}}
	b.doc["textures"] = list{object{"source": 0}}
	b.doc["materials"] = list{object{"pbrMetallicRoughness": object{"baseColorTexture": object{"index": 0}}}}
	b.show(b.mesh(object{"attributes": object{"POSITION": b.triangle()}, "material": 0}))
	found, err := loadFS(t, fstest.MapFS{"a.gltf": {Data: b.gltf(t, dataURI(b.bin))}}, "a.gltf")
	if err != nil {
		t.Fatal(err)
	}
	if found.Report.Count("warning") != 1 {
		t.Errorf("the report is %v", found.Report.Findings)
	}
}
