package gltfio_test

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/diag"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
)

// TestPosesAreThoseOfThree compares every triangle corner with where three.js has it (scripts/fixtures/poses.mjs).
func TestPosesAreThoseOfThree(t *testing.T) {
	var cases []struct {
		File, Animation string
		Time            float64
		Corners         []float64
	}
	if err := json.Unmarshal(must[[]byte](t)(os.ReadFile("testdata/pose/three.json")), &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		t.Run(strings.Join([]string{c.File, c.Animation}, " "), func(t *testing.T) {
			file := must[[]byte](t)(os.ReadFile("testdata/pose/" + c.File))
			l := load(t, file, gltfio.Options{Pose: gltfio.Pose{Animation: c.Animation, Time: c.Time}})
			got := worldCorners(t, l)
			if 3*len(got) != len(c.Corners) {
				t.Fatalf("%d corners, want %d", len(got), len(c.Corners)/3)
			}
			for i, p := range got {
				want := geom.Vec3{c.Corners[3*i], -c.Corners[3*i+2], c.Corners[3*i+1]}
				if p.Sub(want).Len() > 2e-5 {
					t.Fatalf("corner %d is at %v, want %v", i, p, want)
				}
			}
		})
	}
}

func worldCorners(t *testing.T, l loaded) []geom.Vec3 {
	t.Helper()
	var out []geom.Vec3
	model := l.model(t)
	for i, place := range model.PartTransforms(nil) {
		for _, s := range model.Parts[i].Surfaces {
			for _, p := range corners(must[*asset.Mesh](t)(l.store.Mesh(s.Mesh))) {
				out = append(out, place.Apply(geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}).Sub(l.found.Offset))
			}
		}
	}
	return out
}

// TestBentNormalsStandOnTheirFaces poses an arm and expects its normals to stay near those of the bent triangles.
func TestBentNormalsStandOnTheirFaces(t *testing.T) {
	l := load(t, must[[]byte](t)(os.ReadFile("testdata/pose/arm.glb")), gltfio.Options{Pose: gltfio.Pose{Animation: "Wave", Time: 0.3}})
	mesh := l.mesh(t)
	for f := 0; f < len(mesh.Indices); f += 3 {
		at := func(k int) geom.Vec3 {
			p := mesh.Positions[mesh.Indices[f+k]]
			return geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}
		}
		flat := at(1).Sub(at(0)).Cross(at(2).Sub(at(0))).Normalize()
		for k := range 3 {
			n := mesh.Normals[mesh.Indices[f+k]]
			if v := (geom.Vec3{float64(n[0]), float64(n[1]), float64(n[2])}); v.Dot(flat) < 0.3 || v.Len() < 0.999 {
				t.Fatalf("triangle %d: the normal %v does not go with the face %v", f/3, n, flat)
			}
		}
	}
}

func TestAnimationsAreListed(t *testing.T) {
	all, err := gltfio.Animations(t.Context(), "testdata/pose/face.glb")
	want := []gltfio.Animation{{Index: 0, Name: "Mood", Duration: 2}, {Index: 1, Name: "Plain", Duration: 1}}
	if err != nil || !slices.Equal(all, want) {
		t.Errorf("got %v, %v; want %v", all, err, want)
	}
	found := load(t, must[[]byte](t)(os.ReadFile("testdata/pose/face.glb")), gltfio.Options{}).found
	if !slices.Equal(found.Animations, want) {
		t.Errorf("reading lists %v", found.Animations)
	}
	if text := found.Report.Findings[0].Message; !strings.Contains(text, `1 "Plain" (1 s)`) {
		t.Errorf("the report says %q", text)
	}
	if _, err := gltfio.Animations(t.Context(), "testdata/pose/three.json"); err == nil {
		t.Error("a list of numbers was read as glTF")
	}
}

// animated is a triangle whose node moves; edit damages it.
func animated(edit func(b *builder)) *builder {
	b := good()
	times, places := b.accessor([]float32{0, 1}, 5126, "SCALAR", 2, object{"min": list{0}, "max": list{1}}), b.floats("VEC3", 3, 0, 0, 0, 5, 0, 0)
	b.doc["animations"] = list{object{
		"channels": list{object{"sampler": 0, "target": object{"node": 0, "path": "translation"}}},
		"samplers": list{object{"input": times, "output": places}},
	}}
	edit(b)
	return b
}

func TestDamagedAnimations(t *testing.T) {
	part := func(b *builder, name string) object { return first(b, "animations")[name].(list)[0].(object) }
	cases := []struct {
		name, says string
		pose       gltfio.Pose
		edit       func(b *builder)
	}{
		{"no such animation", `no animation "Run"; it has 0 (1 s)`, gltfio.Pose{Animation: "Run"}, func(*builder) {}},
		{"no animations", "nothing in it is animated", gltfio.Pose{Animation: "0"}, func(b *builder) { delete(b.doc, "animations") }},
		{"a negative time", "no moment -1 s", gltfio.Pose{Animation: "0", Time: -1}, func(*builder) {}},
		{"no such sampler", "channel 0 refers", gltfio.Pose{Animation: "0"}, func(b *builder) { part(b, "channels")["sampler"] = 4 }},
		{"no such accessor", "does not exist", gltfio.Pose{Animation: "0"}, func(b *builder) { part(b, "samplers")["output"] = 99 }},
		{"too few values", "do not make 2 keyframes", gltfio.Pose{Animation: "0"}, func(b *builder) { part(b, "samplers")["interpolation"] = "CUBICSPLINE" }},
		{"times that fall", "keyframe 1 lies before", gltfio.Pose{Animation: "0"},
			func(b *builder) { part(b, "samplers")["input"] = b.floats("SCALAR", 1, 1, 0) }},
		{"a node with a matrix", "placed by a matrix", gltfio.Pose{Animation: "0"},
			func(b *builder) { first(b, "nodes")["matrix"] = list{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 3, 0, 0, 1} }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			file := animated(c.edit).glb(t)
			_, err := gltfio.ReadBytes(t.Context(), "thing.glb", file, gltfio.Options{Store: asset.NewStore(), Pose: c.pose})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
			load(t, file, gltfio.Options{})
		})
	}
}

func TestPointersAreNotFollowed(t *testing.T) {
	b := animated(func(b *builder) {
		target := first(b, "animations")["channels"].(list)[0].(object)["target"].(object)
		target["path"] = "pointer"
		target["extensions"] = object{"KHR_animation_pointer": object{"pointer": "/materials/0/alphaCutoff"}}
	})
	l := load(t, b.glb(t), gltfio.Options{Pose: gltfio.Pose{Animation: "0", Time: 0.5}})
	if !slices.ContainsFunc(l.found.Report.Findings, func(f diag.Finding) bool { return strings.Contains(f.Message, "KHR_animation_pointer") }) {
		t.Errorf("the report does not name it: %v", l.found.Report.Findings)
	}
	if x := l.model(t).Parts[0].Transform.Translation[0]; x > 0 {
		t.Errorf("the node was moved by %v", x)
	}
}
