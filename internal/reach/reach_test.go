package reach

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func cube(t *testing.T, store *asset.Store, size float64) asset.ID {
	t.Helper()
	h := float32(size / 2)
	m := &asset.Mesh{}
	for i := range 8 {
		p := [3]float32{-h, -h, -h}
		for k := range 3 {
			if i>>k&1 == 1 {
				p[k] = h
			}
		}
		m.Positions = append(m.Positions, p)
	}
	m.Indices = []uint32{0, 1, 3, 4, 5, 7, 2, 6, 7}
	id, err := store.PutMesh(m)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// arm has two hinges about Z, each followed by 0.5 m, 1 m above the floor, and a small cube at its end.
func arm(t *testing.T, store *asset.Store) asset.ID {
	t.Helper()
	hinge := func(name string) *asset.Joint {
		return &asset.Joint{Name: name, Kind: asset.Hinge, Axis: geom.Up, Lower: -math.Pi / 2, Upper: math.Pi / 2}
	}
	at := func(x, z float64) geom.Transform { return geom.At(geom.Vec3{x, 0, z}, 0) }
	tip := []asset.Surface{{Mesh: cube(t, store, 0.02)}}
	id, err := store.PutModel(&asset.Model{Name: "arm", Slots: []string{"steel"}, Parts: []asset.Part{
		{Name: "base", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: cube(t, store, 0.2)}}},
		{Name: "upper", Parent: 0, Transform: at(0, 1), Joint: hinge("a")}, {Name: "lower", Parent: 1, Transform: at(0.5, 0), Joint: hinge("b")},
		{Name: "hand", Parent: 2, Transform: at(0.5, 0), Surfaces: tip},
	}})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestAnArmReachesWhatLiesWithinItsRadius(t *testing.T) {
	store := asset.NewStore()
	draft := scene.Empty("").Edit()
	if err := draft.PutMaterial(scene.NewMaterial("steel", "steel", geom.Hex(0x808080))); err != nil {
		t.Fatal(err)
	}
	put := func(id scene.NodeID, model asset.ID, at geom.Vec3) {
		n := scene.Node{ID: id, Name: string(id), Transform: geom.At(at, 0), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"steel"}}}
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	thing, err := store.PutModel(&asset.Model{Name: "cube", Slots: []string{"x"}, Parts: []asset.Part{{Name: "cube", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: cube(t, store, 0.2)}}}}})
	if err != nil {
		t.Fatal(err)
	}
	put("arm", arm(t, store), geom.Vec3{5, 5, 0})
	put("ahead", thing, geom.Vec3{6, 5, 1})
	put("beside", thing, geom.Vec3{5.5, 5.5, 1})
	put("behind", thing, geom.Vec3{4, 5, 1})
	put("far", thing, geom.Vec3{8, 5, 1})
	put("below", thing, geom.Vec3{5.8, 5, 0.3})
	snap, _ := draft.Seal()
	found, err := Of(snap, store, "arm", Samples)
	if err != nil {
		t.Fatal(err)
	}
	if found.Joints != 2 || math.Abs(found.ReachM-1) > 0.01 || math.Abs(found.FootprintM-1.01) > 0.02 {
		t.Errorf("it reaches %g m with %d joints and takes up %g m", found.ReachM, found.Joints, found.FootprintM)
	}
	within := map[scene.NodeID]bool{}
	for _, thing := range found.Things {
		within[thing.Node] = thing.Within
		if thing.Node == "far" && math.Abs(thing.GapM-1.9) > 0.02 {
			t.Errorf("the far cube is %g m away, not 1.9", thing.GapM)
		}
	}
	for id, want := range map[scene.NodeID]bool{"ahead": true, "beside": true, "behind": false, "far": false, "below": false} {
		if within[id] != want {
			t.Errorf("%s: within reach is %v", id, within[id])
		}
	}
	if _, err := Of(snap, store, "ahead", 10); err == nil {
		t.Error("a cube reaches for things")
	}
}
