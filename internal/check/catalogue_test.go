package check

import (
	"slices"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// TestEveryThingStandsAlone puts every kind of thing, at its usual size and its extremes, alone where it belongs in a wide room.
func TestEveryThingStandsAlone(t *testing.T) {
	source, store := catalog.Builtin(), asset.NewStore()
	for _, e := range source.Entries() {
		t.Run(e.ID, func(t *testing.T) {
			for _, size := range []geom.Vec3{{}, e.MinSize, e.MaxSize} {
				for _, v := range alone(t, source, store, catalog.Request{Entry: e.ID, Size: size, Seed: 2}) {
					t.Errorf("size %v: %s (%s): %s", size, v.Kind, v.Severity, v.Message)
				}
			}
		})
	}
}

func alone(t *testing.T, source catalog.Source, store *asset.Store, req catalog.Request) []Verdict {
	t.Helper()
	thing, err := source.Build(store, req)
	if err != nil {
		t.Fatal(err)
	}
	const side, height = 8, 5
	draft := scene.Empty("alone").Edit()
	put := func(n scene.Node) {
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	room := shell.Room{Kind: "room", Outline: geom.Polygon{{-side / 2, -side / 2}, {side / 2, -side / 2}, {side / 2, side / 2}, {-side / 2, side / 2}}, Height: height, WallThickness: 0.15, Ceiling: true,
		Openings: []shell.Opening{{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.5, Width: 0.9, Height: 2}}}
	put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}})
	for _, m := range thing.Materials {
		if err := draft.PutMaterial(m); err != nil {
			t.Fatal(err)
		}
	}
	at := geom.Vec3{}
	switch thing.Entry.Mount {
	case scene.OnWall:
		at = geom.Vec3{0, side/2 - thing.Bounds.Max[1], thing.Entry.HangHeight}
	case scene.OnCeiling:
		at = geom.Vec3{0, 0, height - thing.Bounds.Max[2]}
	}
	for _, n := range thing.Nodes("thing", thing.Entry.Name, "room", geom.At(at, 0)) {
		put(n)
	}
	snapshot, _ := draft.Seal()
	survey, err := RunSurvey(snapshot, store, Options{Catalog: source})
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(survey.Verdicts, func(v Verdict) bool { return v.Kind == Dark })
}
