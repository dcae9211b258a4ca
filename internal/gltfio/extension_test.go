package gltfio_test

import (
	"encoding/base64"
	"math"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/pix"
	"scenograph/internal/scene"
)

// tinyWebP is a lossless image of 2×1 pixels.
func tinyWebP(t testing.TB) []byte {
	t.Helper()
	data, err := base64.StdEncoding.DecodeString("UklGRiAAAABXRUJQVlA4TBMAAAAvAQAAEA8Q+z//D/yPChWI6H8AAA==")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// paintedBox is a scene of one box that wears a material.
func paintedBox(t testing.TB, store *asset.Store, mesh *asset.Mesh, m scene.Material) *scene.Snapshot {
	t.Helper()
	id := must[asset.ID](t)(store.PutMesh(mesh))
	model := must[asset.ID](t)(store.PutModel(&asset.Model{Name: "box", Slots: []string{"paint"}, Parts: []asset.Part{
		{Name: "box", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: id}}},
	}}))
	node := scene.Node{ID: "box", Name: "Box", Transform: geom.IdentityTransform(), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{m.ID}}}
	snap, _, err := action.Preview(scene.Empty("box"), []action.Action{action.AddMaterial{Material: m}, action.AddNode{Node: node}})
	if err != nil {
		t.Fatal(err)
	}
	return snap
}

func TestWebPHasAPNGBesideIt(t *testing.T) {
	for _, format := range []gltfio.Format{gltfio.GLB, gltfio.GLTF} {
		t.Run(string(format), func(t *testing.T) {
			store := asset.NewStore()
			paint := scene.NewMaterial("paint", "Paint", geom.Color{1, 1, 1})
			paint.BaseColorTexture = scene.NewTextureRef(must[asset.ID](t)(store.PutTexture(
				&asset.Texture{Name: "dots", MIME: pix.WebP, Width: 2, Height: 1, Data: tinyWebP(t)})))
			snap := paintedBox(t, store, boxMesh(false, false), paint)
			written, err := gltfio.Write(snap, store, gltfio.WriteOptions{Format: format})
			if err != nil {
				t.Fatal(err)
			}
			after, _ := apply(t, written.Files, asset.NewStore(), gltfio.Options{Settings: true})
			compareScenes(t, snap, after)
			judge(t, written.Files)
		})
	}
}

func TestHDRTextureBecomesPNG(t *testing.T) {
	store := asset.NewStore()
	data, err := pix.EncodeHDR(8, 1, make([]float32, 24))
	if err != nil {
		t.Fatal(err)
	}
	paint := scene.NewMaterial("paint", "Paint", geom.Color{1, 1, 1})
	paint.EmissiveTexture = scene.NewTextureRef(must[asset.ID](t)(store.PutTexture(&asset.Texture{Name: "sky", MIME: pix.HDR, Width: 8, Height: 1, Data: data})))
	written, err := gltfio.Write(paintedBox(t, store, boxMesh(false, false), paint), store, gltfio.WriteOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if written.Report.Count("warning") == 0 {
		t.Error("the loss is not reported")
	}
	judge(t, written.Files)
}

// TestAwkwardContentsStayValid writes what editors produce and glTF forbids.
func TestAwkwardContentsStayValid(t *testing.T) {
	bumps := func(store *asset.Store) *scene.TextureRef {
		return scene.NewTextureRef(must[asset.ID](t)(store.PutTexture(&asset.Texture{Name: "bumps", MIME: pix.PNG, Width: 8, Height: 8, Data: checkerPNG(t, 8)})))
	}
	cases := []struct {
		name string
		make func(store *asset.Store, mesh *asset.Mesh, m *scene.Material)
	}{
		{"bright colours and lights", func(_ *asset.Store, _ *asset.Mesh, m *scene.Material) {
			m.BaseColor, m.Emissive, m.EmissiveStrength = geom.Color{2, 1, 0}, geom.Color{4, 2, 1}, 10
		}},
		{"no emission but strength", func(_ *asset.Store, _ *asset.Mesh, m *scene.Material) { m.EmissiveStrength = 300 }},
		{"textures without UVs", func(s *asset.Store, mesh *asset.Mesh, m *scene.Material) {
			mesh.UV0 = nil
			m.NormalTexture, m.BaseColorTexture = bumps(s), bumps(s)
		}},
		{"the second UV set without one", func(s *asset.Store, _ *asset.Mesh, m *scene.Material) {
			m.BaseColorTexture = bumps(s)
			m.BaseColorTexture.UVSet = 1
		}},
		{"a normal map without normals", func(s *asset.Store, mesh *asset.Mesh, m *scene.Material) {
			mesh.Normals = nil
			m.NormalTexture = bumps(s)
		}},
		{"crooked normals and colours", func(_ *asset.Store, mesh *asset.Mesh, _ *scene.Material) {
			mesh.Normals[0], mesh.Normals[1] = [3]float32{}, [3]float32{0, 0, 3}
			for range mesh.Positions {
				mesh.Colors = append(mesh.Colors, [4]float32{2, -1, 0, 1})
			}
		}},
		{"a degenerate triangle", func(_ *asset.Store, mesh *asset.Mesh, _ *scene.Material) {
			mesh.Indices = append(mesh.Indices, 0, 0, 1)
		}},
	}
	var exports [][]bundle.File
	for _, c := range cases {
		store, mesh, m := asset.NewStore(), boxMesh(false, false), scene.NewMaterial("paint", "Paint", geom.Color{1, 1, 1})
		c.make(store, mesh, &m)
		name := strings.ReplaceAll(c.name, " ", "_")
		exports = append(exports, must[gltfio.Result](t)(gltfio.Write(paintedBox(t, store, mesh, m), store, gltfio.WriteOptions{Name: name})).Files)
	}
	judge(t, exports...)
}

func TestQuantisedMesh(t *testing.T) {
	b := newBuilder()
	b.doc["extensionsUsed"], b.doc["extensionsRequired"] = list{"KHR_mesh_quantization"}, list{"KHR_mesh_quantization"}
	position := b.accessor([]int16{0, 0, 0, 32767, 0, 0, 0, 32767, 0}, 5122, "VEC3", 3, object{"normalized": true})
	normal := b.accessor([]int8{0, 0, 127, 0, 0, 127, 0, 0, 127}, 5120, "VEC3", 3, object{"normalized": true})
	n := b.mesh(object{"attributes": object{"POSITION": position, "NORMAL": normal}})
	b.doc["nodes"].(list)[n].(object)["scale"] = list{1, 2, 1}
	l := load(t, b.show(n).glb(t), gltfio.Options{})
	if size := l.found.Bounds.Size(); size.Sub(geom.Vec3{1, 0, 2}).Len() > 1e-6 {
		t.Errorf("its size is %v", size)
	}
	if got := l.mesh(t).Normals[0]; got != [3]float32{0, -1, 0} {
		t.Errorf("its normal is %v", got)
	}
}

func TestPrimitivesThatShareVerticesGetTheirOwn(t *testing.T) {
	b := newBuilder()
	position := b.floats("VEC3", 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 5, 0, 0, 6, 0, 0, 5, 2, 0)
	first, second := b.accessor([]uint8{0, 1, 2}, 5121, "SCALAR", 3, nil), b.accessor([]uint8{5, 3, 4}, 5121, "SCALAR", 3, nil)
	mesh := b.append("meshes", object{"primitives": list{
		object{"attributes": object{"POSITION": position}, "indices": first}, object{"attributes": object{"POSITION": position}, "indices": second}}})
	l := load(t, b.show(b.append("nodes", object{"mesh": mesh})).glb(t), gltfio.Options{})
	surfaces := l.model(t).Parts[0].Surfaces
	if len(surfaces) != 2 {
		t.Fatalf("%d surfaces", len(surfaces))
	}
	m := must[*asset.Mesh](t)(l.store.Mesh(surfaces[1].Mesh))
	if len(m.Positions) != 3 {
		t.Errorf("the second keeps %d vertices, want its own 3", len(m.Positions))
	}
	expectCorners(t, m, [3]float32{5, 0, 2}, [3]float32{5, 0, 0}, [3]float32{6, 0, 0})
}

func TestSunShinesFromItsPlace(t *testing.T) {
	draft := scene.Empty("sunny").Edit()
	settings := draft.Settings()
	settings.Environment.SunAzimuthRad, settings.Environment.SunAltitudeRad = geom.Radians(90), geom.Radians(30)
	if err := draft.PutSettings(settings); err != nil {
		t.Fatal(err)
	}
	snap, _ := draft.Seal()
	written, err := gltfio.Write(snap, asset.NewStore(), gltfio.WriteOptions{})
	if err != nil {
		t.Fatal(err)
	}
	foreign := strings.Replace(string(written.Files[0].Data), `"generator":"Scenograph"`, `"generator":"Somebody__"`, 1)
	l := load(t, []byte(foreign), gltfio.Options{})
	sun, _ := l.snap.Node("sun")
	if sun == nil || sun.Light == nil || sun.Light.Intensity != settings.Environment.SunLux {
		t.Fatalf("the sun is %+v", sun)
	}
	along := sun.Transform.Rotation.Rotate(geom.Vec3{0, 0, -1})
	if want := (geom.Vec3{0, -math.Cos(math.Pi / 6), -0.5}); along.Sub(want).Len() > 1e-9 {
		t.Errorf("it shines along %v, want %v", along, want)
	}
}
