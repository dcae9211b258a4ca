package session

import (
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

// renamed is a person's library beside the catalogue: a stool that goes by another ID, as a file does.
type renamed struct{ catalog.Source }

func (r renamed) Build(store *asset.Store, req catalog.Request) (catalog.Thing, error) {
	own := req.Entry == "my-stool-0a1b"
	if own {
		req.Entry = "stool"
	}
	thing, err := r.Source.Build(store, req)
	if own {
		thing.Entry.ID, thing.Entry.Name = "my-stool-0a1b", "My stool"
	}
	return thing, err
}

func furnished(t *testing.T) *fixture {
	t.Helper()
	f := start(t)
	f.config.Catalog = renamed{catalog.Builtin()}
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	f.do(NewProject{Starter: true}, PlaceThing{Entry: "dining-table", At: &geom.Vec3{0, 0, 0}})
	return f
}

func down(x, y float64) geom.Ray {
	return geom.Ray{Origin: geom.Vec3{x, y, 2}, Direction: geom.Vec3{0, 0, -1}}
}

func TestAThingIsAimedAndDropped(t *testing.T) {
	f := furnished(t)
	north := geom.Ray{Origin: geom.Vec3{1, 0, 1.5}, Direction: geom.Vec3{0, 1, 0}}
	up := geom.Ray{Origin: geom.Vec3{0, 0, 1.5}, Direction: geom.Vec3{0, 0, 1}}
	for _, c := range []struct {
		entry  string
		ray    geom.Ray
		parent scene.NodeID
		axis   int     // of the place that is looked at
		low    float64 // of the place
		high   float64
	}{
		{"vase", down(0.2, 0), "dining-table", 2, 0.6, 0.9},
		{"my-stool-0a1b", down(1.8, -1.2), "", 2, -0.001, 0.001},
		{"vase", down(-1.8, -1.2), "", 2, -0.001, 0.001},
		{"picture", north, "", 1, 1.8, 2.001},
		{"pendant-lamp", up, "", 2, 1, 2.6},
		{"stool", down(9, 0), "", 0, 8.999, 9.001}, // out of doors
	} {
		before := f.Head()
		f.do(AimThing{Entry: c.entry, Ray: c.ray})
		for range 4 { // it is built, then tried
			f.do(AimThing{Entry: c.entry, Ray: c.ray})
		}
		ghost, aim := f.Overlay().Ghost, f.Aim()
		if ghost == nil || aim.Fault != "" || ghost.Misfit || !aim.Known {
			t.Fatalf("%s: ghost %v, %+v", c.entry, ghost, aim)
		}
		if f.Head() != before {
			t.Fatalf("%s: looking has changed the scene", c.entry)
		}
		f.do(PlaceThing{Entry: c.entry, To: &c.ray}, AimThing{})
		id := f.Selection()[0]
		shown, ok := ghost.After.Node(id)
		got := f.node(string(id))
		if at := f.Head().Snapshot.WorldFromNode(id).Translation; !ok || got.Parent != c.parent || at[c.axis] < c.low || at[c.axis] > c.high {
			t.Errorf("%s stands on %q at %v", c.entry, got.Parent, at)
		}
		if ok && shown.Transform != got.Transform {
			t.Errorf("%s was shown at %v and stands at %v", c.entry, shown.Transform, got.Transform)
		}
		if f.do(Undo{}); f.Head().Snapshot != before.Snapshot {
			t.Errorf("%s: one step back is not where it was", c.entry)
		}
		if f.Overlay().Ghost != nil {
			t.Errorf("%s: its ghost stays", c.entry)
		}
		f.do(Redo{})
	}
}

func TestWhatFitsNowhereIsShownAndSaid(t *testing.T) {
	f := furnished(t)
	ray := down(0, 0)
	ray.Origin[2] = 0.3 // under the table
	for range 4 {
		f.do(AimThing{Entry: "wardrobe", Ray: ray})
	}
	ghost, aim := f.Overlay().Ghost, f.Aim()
	if ghost == nil || !ghost.Misfit || !strings.Contains(aim.Fault, "no room") {
		t.Fatalf("ghost %+v, %+v", ghost, aim)
	}
	before := f.Head()
	if err := f.refuse(PlaceThing{Entry: "wardrobe", To: &ray}); !strings.Contains(err.Error(), "no room") || f.Head() != before {
		t.Errorf("it was placed, or refused with %v", err)
	}
	f.do(AimThing{Entry: "unicorn", Ray: ray}, AimThing{Entry: "unicorn", Ray: ray})
	if aim := f.Aim(); aim.Fault == "" || !aim.Known || f.Overlay().Ghost != nil {
		t.Errorf("a thing that is not there: %+v", aim)
	}
}
