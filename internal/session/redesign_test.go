package session

import (
	"math"
	"strings"
	"testing"

	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func TestThingsAreRedesigned(t *testing.T) {
	f := start(t)
	f.config.Catalog = catalog.Builtin()
	if err := f.Session.Close(); err != nil {
		t.Fatal(err)
	}
	f.restart()
	f.do(NewProject{})
	design := func(id string) catalog.Request {
		t.Helper()
		req, ok := catalog.DesignOf(f.Store(), f.node(id).Model.Asset)
		if !ok {
			t.Fatalf("%s is not of the catalogue", id)
		}
		return req
	}
	f.do(PlaceThing{Entry: "bookshelf", At: &geom.Vec3{1, 1, 0}}, PlaceThing{Entry: "floor-lamp", At: &geom.Vec3{-1, 0, 0}})
	old, before := design("bookshelf"), f.node("bookshelf")
	wide := old.Size[0] + 0.15

	f.do(Redesign{Nodes: []scene.NodeID{"bookshelf"}, Size: geom.Vec3{wide, old.Size[1] - 0.04, 0}})
	after := f.node("bookshelf")
	if got := design("bookshelf"); math.Abs(got.Size[0]-wide) > 1e-4 || got.Size[2] != old.Size[2] || got.Style != old.Style || got.Seed != old.Seed {
		t.Errorf("%+v has become %+v", old, got)
	}
	if moved := after.Transform.Translation.Sub(before.Transform.Translation); math.Abs(moved[1]-0.02) > 1e-9 || after.Name != before.Name {
		t.Errorf("its back moved with its depth: %v", moved)
	}
	f.do(Undo{})
	if design("bookshelf").Size != old.Size {
		t.Error("undoing leaves the new size")
	}

	style := "industrial"
	if old.Style == style {
		style = "rustic"
	}
	f.do(Redesign{Nodes: []scene.NodeID{"bookshelf", "floor-lamp"}, Style: style})
	for _, id := range []string{"bookshelf", "floor-lamp"} {
		if got := design(id); got.Style != style {
			t.Errorf("%s: %+v", id, got)
		}
	}
	lights := 0
	for n := range f.Head().Snapshot.Nodes() {
		if n.Parent == "floor-lamp" && n.Light != nil {
			lights++
		}
	}
	if lights == 0 {
		t.Error("the lamp has lost its light")
	}

	f.box("crate", geom.Vec3{3, 3, 0})
	if err := f.refuse(Redesign{Nodes: []scene.NodeID{"crate"}, Style: style}); !strings.Contains(err.Error(), "catalogue") {
		t.Error(err)
	}
}
