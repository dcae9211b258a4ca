package library

import (
	"fmt"
	"math"
	"path/filepath"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/bundle"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/gltfio"
	"scenograph/internal/scene"
)

// writeThing writes a thing of the catalogue as a .glb, turned and scaled, with parts whose names say nothing.
func writeThing(t testing.TB, source catalog.Source, req catalog.Request, name string, pose geom.Transform) {
	t.Helper()
	store := asset.NewStore()
	thing, err := source.Build(store, req)
	if err != nil {
		t.Fatal(err)
	}
	old, err := store.Model(thing.Model)
	if err != nil {
		t.Fatal(err)
	}
	model := *old
	model.Parts = append([]asset.Part{}, old.Parts...)
	for i := range model.Parts {
		model.Parts[i].Name, model.Parts[i].Colliders, model.Parts[i].Joint = fmt.Sprintf("part_%d", i), nil, nil
	}
	if thing.Model, err = store.PutModel(&model); err != nil {
		t.Fatal(err)
	}
	var actions []action.Action
	seen := map[scene.MaterialID]bool{}
	for _, m := range thing.Materials {
		if !seen[m.ID] {
			seen[m.ID] = true
			actions = append(actions, action.AddMaterial{Material: m})
		}
	}
	thing.Lights = nil
	for _, n := range thing.Nodes("thing", "thing", "", pose) {
		actions = append(actions, action.AddNode{Node: n})
	}
	snap, _, err := action.Preview(scene.Empty("thing"), actions)
	if err != nil {
		t.Fatal(err)
	}
	out, err := gltfio.Write(snap, store, gltfio.WriteOptions{Name: "thing"})
	if err != nil {
		t.Fatal(err)
	}
	if err := bundle.WriteFile(name, out.Files[0].Data); err != nil {
		t.Fatal(err)
	}
}

// TestStancesOfTheCatalogue turns and scales things of the catalogue and guesses how they stand. Fronts that are called sure have to be
// right for nearly all, and for all that people sit or lie on.
func TestStancesOfTheCatalogue(t *testing.T) {
	source := catalog.Builtin()
	k, dir := newKinds(source), t.TempDir()
	sure, wrong := 0, []string{}
	for i, e := range source.Entries() {
		if i%3 != 0 && !hasBack(&e) || e.Mount == scene.FlatFloor {
			continue
		}
		scale, want := []float64{1, 100, 1000, 39.37}[i/4%4], []Axis{"z", "x", "-z", "-x"}[i%4]
		pose := geom.Transform{Rotation: geom.Yaw(float64(i%4) * math.Pi / 2), Scale: geom.Vec3{scale, scale, scale}}
		name := filepath.Join(dir, e.ID+".glb")
		writeThing(t, source, catalog.Request{Entry: e.ID, Seed: 1}, name, pose)
		f, err := readFacts(t.Context(), dir, e.ID+".glb")
		if err != nil || f.problem != "" {
			t.Fatalf("%s: %v %s", e.ID, err, f.problem)
		}
		item := k.describe(f, origin{folder: Folder{Path: dir}}, nil)
		if math.Abs(item.Scale*scale-1) > 0.03 || item.Up != "y" {
			t.Errorf("%s at scale %g: scale %g, up %s", e.ID, scale, item.Scale, item.Up)
		}
		if frontless(&e) || !item.Guess.Sure {
			continue
		}
		sure++
		if item.Front != want {
			wrong = append(wrong, fmt.Sprintf("%s %s for %s: %s", e.ID, item.Front, want, item.Guess.Front))
			if hasBack(&e) {
				t.Errorf("%s has its front at %s and not %s: %s", e.ID, item.Front, want, item.Guess.Front)
			}
		}
	}
	if sure < 12 || len(wrong)*12 > sure {
		t.Errorf("of %d sure fronts %d are wrong: %v", sure, len(wrong), wrong)
	}
}

func TestTurn(t *testing.T) {
	for up := range axisDirections {
		for front := range axisDirections {
			q, ok := turn(up, front)
			if right := axisDirections[up].Dot(axisDirections[front]) == 0; ok != right {
				t.Errorf("up %s, front %s: %v", up, front, ok)
			}
			if ok && (!near(q.Rotate(axisDirections[up]), geom.Vec3{0, 0, 1}) || !near(q.Rotate(axisDirections[front]), geom.Vec3{0, -1, 0})) {
				t.Errorf("up %s, front %s are turned wrong", up, front)
			}
		}
	}
}

func TestALyingBookshelfIsStoodUp(t *testing.T) {
	source, dir := catalog.Builtin(), t.TempDir()
	writeThing(t, source, catalog.Request{Entry: "bookshelf", Seed: 1}, filepath.Join(dir, "shelf.glb"), geom.Transform{Rotation: geom.AxisAngle(geom.Vec3{1, 0, 0}, math.Pi/2), Scale: geom.One})
	f, err := readFacts(t.Context(), dir, "shelf.glb")
	if err != nil || f.problem != "" {
		t.Fatal(err, f.problem)
	}
	f.main.Path = "bookshelf.glb"
	item := newKinds(source).describe(f, origin{folder: Folder{Path: dir}}, nil)
	if item.Up == "y" || item.Size[2] < 1.5 || item.Guess.Sure {
		t.Errorf("it stands with %s up, %v, sure %v", item.Up, item.Size, item.Guess.Sure)
	}
}

func TestNames(t *testing.T) {
	k := newKinds(catalog.Builtin())
	for name, want := range map[string]string{
		"painted_wooden_cabinet_1k.gltf": "cabinet", "sofa_03_1k.gltf": "sofa", "tableCoffee.glb": "coffee-table", "chairDesk.glb": "office-chair", "bookcaseOpen.glb": "bookshelf",
		"kitchenFridge.glb": "fridge", "Victorian Armchair (Low Poly).glb": "armchair", "lamp_v2_final.glb": "floor-lamp", "bed/scene.gltf": "bed", "chairs/model_01.glb": "dining-chair", "dragon.glb": "",
		"0a1b2c3d4e5f60718293a4b5c6d7e8f9.glb": "",
	} {
		item := &Item{}
		m := k.meaningOf(item, facts{main: File{Path: name}}, origin{})
		got := ""
		if len(m.entries) > 0 {
			got = m.entries[0].ID
		}
		if got != want {
			t.Errorf("%s is a %q (%v), want %q", name, got, m, want)
		}
	}
}
