package gltfio_test

import (
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
)

// skinned is a triangle whose corners hang on two bones; the second has been raised by 3 since it was bound.
func skinned() *builder {
	b := newBuilder()
	identity := []float32{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1}
	bound := []float32{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, -1, 0, 1} // the second bone was at (0, 1, 0)
	b.mesh(object{"attributes": object{
		"POSITION":  b.triangle(),
		"JOINTS_0":  b.accessor([]uint8{0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0}, 5121, "VEC4", 3, nil),
		"WEIGHTS_0": b.floats("VEC4", 4, 1, 0, 0, 0, 0.5, 0.5, 0, 0, 1, 0, 0, 0),
	}})
	matrices := b.accessor(append(identity, bound...), 5126, "MAT4", 2, nil)
	b.doc["skins"] = list{object{"joints": list{1, 2}, "inverseBindMatrices": matrices}}
	b.doc["nodes"] = list{object{"mesh": 0, "skin": 0, "translation": list{50, 0, 0}}, object{"children": list{2}}, object{"translation": list{0, 4, 0}}}
	return b.show(0, 1)
}

func TestSkinsStandAtRest(t *testing.T) {
	l := load(t, skinned().glb(t), gltfio.Options{})
	mesh := l.mesh(t)
	part := l.model(t).PartTransforms(nil)[0]
	for i, want := range []geom.Vec3{{0, 0, 0}, {1, 0, 1.5}, {0, 0, 5}} {
		p := mesh.Positions[mesh.Indices[i]]
		got := part.Apply(geom.Vec3{float64(p[0]), float64(p[1]), float64(p[2])}).Sub(l.found.Offset)
		if got.Sub(want).Len() > 1e-5 {
			t.Errorf("corner %d is at %v, want %v", i, got, want)
		}
	}
	if l.found.Report.Count("warning") == 0 {
		t.Error("the loss of the bones is not reported")
	}
}

func TestMorphTargetsStandAtRest(t *testing.T) {
	b := newBuilder()
	up, side := b.floats("VEC3", 3, 0, 0, 0, 0, 1, 0, 0, 0, 0), b.floats("VEC3", 3, 9, 9, 9, 9, 9, 9, 9, 9, 9)
	mesh := b.append("meshes", object{"weights": list{0.5, 0}, "primitives": list{
		object{"attributes": object{"POSITION": b.triangle()}, "targets": list{object{"POSITION": up}, object{"POSITION": side}}}}})
	first, second := b.append("nodes", object{"mesh": mesh}), b.append("nodes", object{"mesh": mesh, "weights": list{1, 0}})
	l := load(t, b.show(first, second).glb(t), gltfio.Options{})
	for part, height := range []float32{0.5, 1} {
		m := must[*asset.Mesh](t)(l.store.Mesh(l.model(t).Parts[part].Surfaces[0].Mesh))
		expectCorners(t, m, [3]float32{0, 0, 0}, [3]float32{1, 0, height}, [3]float32{0, 0, 2})
	}
}

func TestBrokenSkinsAreRefused(t *testing.T) {
	cases := []struct {
		name, says string
		edit       func(b *builder)
	}{
		{"no such joint", "skin 0", func(b *builder) { b.doc["skins"].(list)[0].(object)["joints"] = list{1, 77} }},
		{"no such accessor", "skin 0", func(b *builder) { b.doc["skins"].(list)[0].(object)["inverseBindMatrices"] = 77 }},
		{"too few matrices", "a matrix for each joint", func(b *builder) { b.doc["skins"].(list)[0].(object)["joints"] = list{1, 2, 1} }},
		{"a vertex on a joint that is not there", "hangs on joint 1", func(b *builder) { b.doc["skins"].(list)[0].(object)["joints"] = list{1} }},
		{"no such skin", "skin 5", func(b *builder) { b.doc["nodes"].(list)[0].(object)["skin"] = 5 }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := skinned()
			c.edit(b)
			_, err := gltfio.ReadBytes(t.Context(), "thing.glb", b.glb(t), gltfio.Options{Store: asset.NewStore()})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %q", err, c.says)
			}
		})
	}
}
