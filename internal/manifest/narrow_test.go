package manifest_test

import (
	"math"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/manifest"
	"scenograph/internal/scene"
)

// TestAssetsEndBesideLegs puts two equal boxes on a shelf, one of them two centimetres into the collider of a post: it becomes an asset of its own,
// which ends where the post begins, at the size that the scene has it in.
func TestAssetsEndBesideLegs(t *testing.T) {
	store, draft := asset.NewStore(), scene.Empty("rack").Edit()
	if err := draft.PutMaterial(scene.NewMaterial("plain", "plain", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	put := func(id scene.NodeID, at geom.Transform, size geom.Vec3, kind scene.BodyKind, blocks ...geom.Box) {
		mesh, err := store.PutMesh(form.Box(size[0], size[1], size[2], 0).Mesh())
		if err != nil {
			t.Fatal(err)
		}
		part := asset.Part{Name: "all", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}
		for _, b := range blocks {
			part.Colliders = append(part.Colliders, asset.Collider{Shape: asset.ShapeBox, Transform: geom.At(b.Center(), 0), Size: b.Size()})
		}
		model, err := store.PutModel(&asset.Model{Name: string(id[:3]), Slots: []string{"all"}, Parts: []asset.Part{part}})
		if err != nil {
			t.Fatal(err)
		}
		if err := draft.PutNode(scene.Node{ID: id, Name: string(id), Transform: at, Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"plain"}},
			Physics: &scene.Physics{Body: kind, MassKg: 1}}); err != nil {
			t.Fatal(err)
		}
	}
	put("rack", geom.IdentityTransform(), geom.Vec3{1, 1, 0.1}, scene.StaticBody,
		geom.Box{Min: geom.Vec3{-0.5, -0.5, 0}, Max: geom.Vec3{0.5, 0.5, 0.1}}, geom.Box{Min: geom.Vec3{0.3, -0.1, 0}, Max: geom.Vec3{0.5, 0.1, 1}})
	half := geom.At(geom.Vec3{0.22, 0, 0.1}, 0)
	half.Scale = geom.Vec3{0.5, 0.5, 0.5}
	box := geom.Box{Min: geom.Vec3{-0.2, -0.2, 0}, Max: geom.Vec3{0.2, 0.2, 0.4}}
	put("box beside", half, box.Size(), scene.DynamicBody, box)
	half.Translation = geom.Vec3{-0.2, 0, 0.1}
	put("box free", half, box.Size(), scene.DynamicBody, box)
	snap, _ := draft.Seal()
	p, err := manifest.Build(t.Context(), snap, store, manifest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Apart) > 0 || len(p.Assets) != 3 {
		t.Fatalf("%d assets, apart %v", len(p.Assets), p.Apart)
	}
	for i, want := range map[int][2]float64{0: {0.18, -0.01}, 1: {0.2, 0}} {
		name := object(t, p, []string{"box beside", "box free"}[i]).Asset
		for k := range p.Assets {
			if p.Assets[k].Name != name {
				continue
			}
			c := p.Singles[k].Body.Links[0].Colliders[0]
			if math.Abs(c.Size[0]-want[0]) > 1e-3 || math.Abs(c.Size[1]-0.2) > 1e-9 || math.Abs(c.Pose.Translation[0]-want[1]) > 1e-3 {
				t.Errorf("%s collides as %v at %v", name, c.Size, c.Pose.Translation)
			}
		}
	}
}
