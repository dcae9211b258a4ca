package proxy

import (
	"slices"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func TestProxiesHaveTheirSize(t *testing.T) {
	store := asset.NewStore()
	for _, size := range []geom.Vec3{{1.1, 2.4, 2.1}, {0.01, 0.15, 0.01}, {3, 0.002, 2}} {
		thing, err := Build(store, "Ünïcødé <thing> & a very long name that no label has room for", size, scene.OnSurface)
		if err != nil {
			t.Fatal(err)
		}
		bounds, err := store.ModelBounds(thing.Model)
		if err != nil {
			t.Fatal(err)
		}
		for i := range 3 {
			if d := bounds.Size()[i] - size[i]; d > 1e-4 || d < -1e-4 {
				t.Errorf("%v is built %v", size, bounds.Size())
			}
		}
		if !slices.Contains(thing.Semantics.Tags, "proxy") || thing.Semantics.Mount != scene.OnSurface || thing.Physics.MassKg <= 0 {
			t.Errorf("%+v %+v", thing.Semantics, thing.Physics)
		}
	}
}
