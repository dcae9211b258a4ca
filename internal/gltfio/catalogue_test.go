package gltfio_test

import (
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// TestWholeCatalogueSurvives writes everything the editor can build and expects the same scene back, to its Merkle hash.
func TestWholeCatalogueSurvives(t *testing.T) {
	store, source := asset.NewStore(), catalog.Builtin()
	draft := scene.Empty("catalogue").Edit()
	room := shell.Room{Kind: "hall", Outline: geom.Rectangle(12, 12), Height: 2.6, WallThickness: 0.1, Ceiling: true, Openings: []shell.Opening{
		{ID: "d1", Kind: shell.Door, Wall: 0, Offset: 1, Width: 0.9, Height: 2.1}, {ID: "w1", Kind: shell.Window, Wall: 1, Offset: 1, Width: 1.9, Height: 1.1, Sill: 0.9}}}
	nodes := []scene.Node{{ID: "room", Name: "Hall", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}}}
	for i, entry := range source.Entries() {
		thing, err := source.Build(store, catalog.Request{Entry: entry.ID, Seed: uint64(i)})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range thing.Materials {
			if err := draft.PutMaterial(m); err != nil {
				t.Fatal(err)
			}
		}
		place := geom.At(geom.Vec3{float64(i%10) - 5, float64(i/10) - 5, 0}, float64(i))
		nodes = append(nodes, thing.Nodes(scene.NodeID(entry.ID), entry.Name, "room", place)...)
	}
	for _, n := range nodes {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	before, _ := draft.Seal()
	var exports [][]bundle.File
	for _, format := range []gltfio.Format{gltfio.GLB, gltfio.GLTF} {
		written := must[gltfio.Result](t)(gltfio.Write(before, store, gltfio.WriteOptions{Format: format}))
		after, _ := apply(t, written.Files, asset.NewStore(), gltfio.Options{Settings: true})
		if before.Hash() != after.Hash() {
			compareScenes(t, before, after)
		}
		exports = append(exports, written.Files)
	}
	judge(t, exports...)
}
