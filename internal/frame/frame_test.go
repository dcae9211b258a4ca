package frame

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/golden"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// stage is a small furnished room.
func stage(t testing.TB) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	store := asset.NewStore()
	draft := scene.Empty("stage").Edit()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	mesh, err := store.PutMesh(form.Box(0.6, 0.6, 0.5, 0.02).Mesh())
	must(err)
	model, err := store.PutModel(&asset.Model{Name: "box", Slots: []string{"all"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
	must(err)
	glass := scene.NewMaterial("glass", "glass", geom.Color{0.8, 0.9, 1})
	glass.AlphaMode, glass.Opacity = scene.Blend, 0.3
	must(draft.PutMaterial(glass))
	must(draft.PutMaterial(scene.NewMaterial("red", "red", geom.Color{0.8, 0.1, 0.1})))
	room := &scene.RoomRef{Room: shell.Room{
		Kind: "study", Outline: geom.Rectangle(4, 3), Height: 2.5, WallThickness: 0.1, Ceiling: true,
		Openings: []shell.Opening{{ID: "w", Kind: shell.Window, Wall: 2, Offset: 1, Width: 1.5, Height: 1.2, Sill: 0.9}},
	}}
	must(draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: room}))
	box := func(id scene.NodeID, x, y float64, material scene.MaterialID) {
		must(draft.PutNode(scene.Node{ID: id, Name: string(id), Transform: geom.At(geom.Vec3{x, y, 0}, 0),
			Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{material}}}))
	}
	box("a", -1, 0, "red")
	box("b", 1, 0, "red")
	box("vase", 0, 1, "glass")
	must(draft.PutNode(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.At(geom.Vec3{0, 0, 2}, 0),
		Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 0.8, 0.6}, Intensity: 60}}))
	must(draft.PutNode(scene.Node{ID: "eye", Name: "Desk view", Transform: LookAt(geom.Vec3{1.8, -1.3, 1.5}, geom.Vec3{0, 0, 0.5}),
		Camera: &scene.Camera{Projection: scene.Perspective, FovYRad: 1, Near: 0.05, Far: 100}}))
	snap, _ := draft.Seal()
	return snap, store
}

func plan(t testing.TB, snap *scene.Snapshot, store *asset.Store, camera string, style Style, o Overlay) *Frame {
	t.Helper()
	view, err := ViewOf(snap, store, camera, 640, 360)
	if err != nil {
		t.Fatal(err)
	}
	return NewPlanner(store).Plan(snap, view, style, o)
}

func TestPlanAsText(t *testing.T) {
	snap, store := stage(t)
	golden.Text(t, "testdata/auto.txt", plan(t, snap, store, "auto", RenderStyle(), Overlay{Selected: []scene.NodeID{"a"}}).String())
	golden.Text(t, "testdata/inside.txt", plan(t, snap, store, "Desk view", RenderStyle(), Overlay{}).String())
}

// ghostOf moves a, removes b and adds c.
func ghostOf(t testing.TB, snap *scene.Snapshot) *Ghost {
	t.Helper()
	draft := snap.Edit()
	a, _ := draft.Node("a")
	moved, added := *a, *a
	moved.Transform = geom.At(geom.Vec3{-1, 1, 0}, 0)
	added.ID, added.Transform = "c", geom.At(geom.Vec3{1, 1, 0}, 0)
	for _, err := range []error{draft.PutNode(moved), draft.PutNode(added), draft.RemoveNode("b")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	after, diff := draft.Seal()
	return &Ghost{After: after, Diff: diff, Highlight: "c"}
}

func TestGhostsAsText(t *testing.T) {
	snap, store := stage(t)
	golden.Text(t, "testdata/ghost.txt", plan(t, snap, store, "auto", RenderStyle(), Overlay{Ghost: ghostOf(t, snap)}).String())
}

func TestGhostOfAMaterial(t *testing.T) {
	snap, store := stage(t)
	draft := snap.Edit()
	red, _ := draft.Material("red")
	blue := *red
	blue.BaseColor = geom.Color{0, 0, 1}
	if err := draft.PutMaterial(blue); err != nil {
		t.Fatal(err)
	}
	after, diff := draft.Seal()
	f := plan(t, snap, store, "auto", DefaultStyle(), Overlay{Ghost: &Ghost{After: after, Diff: diff}})
	if len(f.Ghosts) != 2 || f.Ghosts[0].Class != Recoloured || f.Ghosts[0].Material.BaseColor[2] != 1 {
		t.Fatalf("a changed material makes the ghosts %v", f.Ghosts)
	}
	for _, b := range f.Opaque {
		if b.Material.ID == "red" {
			t.Fatal("what is recoloured is still drawn as it was")
		}
	}
}

func TestEqualPlansAreEqual(t *testing.T) {
	snap, store := stage(t)
	planner := NewPlanner(store)
	view, err := ViewOf(snap, store, "auto", 320, 200)
	if err != nil {
		t.Fatal(err)
	}
	first := planner.Plan(snap, view, DefaultStyle(), Overlay{})
	text, contents := first.String(), first.Contents
	moved := view
	moved.WorldFromCamera.Translation[0] += 0.1
	if f := planner.Plan(snap, moved, DefaultStyle(), Overlay{}); f.Contents == contents {
		t.Error("another view has the same fingerprint")
	}
	if f := planner.Plan(snap, view, DefaultStyle(), Overlay{Hovered: []scene.NodeID{"a"}}); f.Contents == contents {
		t.Error("a hovered node has the same fingerprint")
	}
	again := planner.Plan(snap, view, DefaultStyle(), Overlay{})
	if again.String() != text || again.Contents != contents {
		t.Error("the same plan differs the second time")
	}
}

func TestInstancesShareABatch(t *testing.T) {
	snap, store := stage(t)
	f := plan(t, snap, store, "top", DefaultStyle(), Overlay{})
	for _, b := range f.Opaque {
		if b.Material.ID == "red" && b.Count != 2 {
			t.Errorf("two equal boxes are drawn in batches of %d", b.Count)
		}
	}
	if len(f.Blended) == 0 {
		t.Error("nothing is blended")
	}
	for i := 1; i < len(f.Blended); i++ {
		if f.Blended[i].Depth > f.Blended[i-1].Depth {
			t.Error("blended batches are not sorted from back to front")
		}
	}
}

func TestWhatIsOutOfSightIsCulled(t *testing.T) {
	snap, store := stage(t)
	view, err := ViewOf(snap, store, "Desk view", 320, 200)
	if err != nil {
		t.Fatal(err)
	}
	planner := NewPlanner(store)
	ahead := planner.Plan(snap, view, RenderStyle(), Overlay{}).Triangles()
	view.WorldFromCamera = LookAt(geom.Vec3{0, 0, 50}, geom.Vec3{0, 0, 100})
	if n := planner.Plan(snap, view, RenderStyle(), Overlay{}).Triangles(); n != 0 || ahead == 0 {
		t.Errorf("%d triangles ahead, %d behind", ahead, n)
	}
}

func TestDollHouse(t *testing.T) {
	snap, store := stage(t)
	style := DefaultStyle()
	walls := func(camera string) (names []string) {
		f := plan(t, snap, store, camera, style, Overlay{})
		for _, b := range f.Opaque {
			names = append(names, b.Material.Name)
		}
		return names
	}
	count := func(names []string, want string) (n int) {
		for _, name := range names {
			if name == want {
				n++
			}
		}
		return n
	}
	auto, inside := walls("auto"), walls("Desk view")
	if count(auto, "warm white plaster") != 2 || count(auto, "white ceiling") != 0 {
		t.Errorf("from outside one sees %v", auto)
	}
	if count(inside, "warm white plaster") < 2 {
		t.Errorf("from inside one sees %v", inside)
	}
	if top := walls("top"); count(top, "white ceiling") != 0 || count(top, "warm white plaster") != 4 {
		t.Errorf("from above one sees %v", top)
	}
	style.DollHouse = false
	if all := walls("auto"); count(all, "warm white plaster") != 4 {
		t.Errorf("with all walls one sees %v", all)
	}
}

func TestViewOfNames(t *testing.T) {
	snap, store := stage(t)
	for _, name := range []string{"auto", "", "top", "Desk view", "eye", "0"} {
		if _, err := ViewOf(snap, store, name, 64, 64); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	_, err := ViewOf(snap, store, "Nowhere", 64, 64)
	if err == nil || !strings.Contains(err.Error(), `"Desk view"`) {
		t.Errorf("an unknown camera gives %v", err)
	}
	if _, err := ViewOf(snap, store, "auto", 0, 64); err == nil {
		t.Error("a picture without width is accepted")
	}
}

func TestProjectAndRayAreInverse(t *testing.T) {
	snap, store := stage(t)
	for _, camera := range []string{"auto", "top", "Desk view"} {
		v, err := ViewOf(snap, store, camera, 640, 360)
		if err != nil {
			t.Fatal(err)
		}
		want := geom.Vec3{0.3, 0.2, 0.4}
		pixel, depth, ok := v.Project(want)
		if !ok {
			t.Fatalf("%s: the point is behind the camera", camera)
		}
		ray := v.Ray(pixel)
		got := ray.At(depth / ray.Direction.Dot(v.Forward()))
		if got.Sub(want).Len() > 1e-6 {
			t.Errorf("%s: %v comes back as %v", camera, want, got)
		}
	}
}

func TestFitHoldsEveryCorner(t *testing.T) {
	box := geom.Box{Min: geom.Vec3{-1, -2, 0}, Max: geom.Vec3{3, 1, 1.5}}
	for _, projection := range []scene.Projection{scene.Perspective, scene.Orthographic} {
		for _, altitude := range []float64{0, 0.5, math.Pi / 2} {
			v := View{Projection: projection, Width: 400, Height: 300}.Fit(box, -1, altitude)
			for _, c := range box.Corners() {
				p, depth, ok := v.Project(c)
				if !ok || depth < v.Near || depth > v.Far || p[0] < 0 || p[1] < 0 || p[0] > 400 || p[1] > 300 {
					t.Errorf("%s at %.1f: corner %v is at %v, depth %.2f", projection, altitude, c, p, depth)
				}
			}
		}
	}
}

func TestHundredsOfLightsAreBounded(t *testing.T) {
	base, store := stage(t)
	draft := base.Edit()
	for i := range 200 {
		id := scene.NodeID(fmt.Sprintf("light-%03d", i))
		err := draft.PutNode(scene.Node{ID: id, Name: string(id), Transform: geom.At(geom.Vec3{float64(i % 20), float64(i / 20), 2}, 0),
			Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: float64(1 + i), Shadows: true}})
		if err != nil {
			t.Fatal(err)
		}
	}
	snap, _ := draft.Seal()
	a := plan(t, snap, store, "auto", DefaultStyle(), Overlay{})
	if len(a.Lights) != MaxLights || a.LeftOut != 202-MaxLights || len(a.Shadows) != MaxLightShadows {
		t.Errorf("%d lights are drawn, %d left out, %d throw shadows", len(a.Lights), a.LeftOut, len(a.Shadows))
	}
	b := plan(t, snap, store, "Desk view", DefaultStyle(), Overlay{})
	for i := range a.Lights {
		if a.Lights[i] != b.Lights[i] {
			t.Fatalf("light %d changes with the view", i)
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	snap, store := stage(b)
	planner := NewPlanner(store)
	view, err := ViewOf(snap, store, "auto", 640, 360)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		planner.Plan(snap, view, DefaultStyle(), Overlay{})
	}
}

func TestSymbolsShowLightsAndCameras(t *testing.T) {
	snap, store := stage(t)
	with := plan(t, snap, store, "auto", DefaultStyle(), Overlay{})
	if len(with.Dots) != 1 || len(with.Segments) != 20+10 {
		t.Errorf("a lamp and a camera are drawn with %d dots and %d lines", len(with.Dots), len(with.Segments))
	}
	if without := plan(t, snap, store, "auto", RenderStyle(), Overlay{}); len(without.Segments)+len(without.Dots) != 0 {
		t.Error("a rendered picture shows symbols")
	}
}

// crowd is a flat grid of boxes, each a node of its own.
func crowd(t testing.TB, side int) (*scene.Snapshot, *asset.Store) {
	t.Helper()
	snap, store := stage(t)
	a, _ := snap.Node("a")
	draft := snap.Edit()
	for i := range side * side {
		n := *a
		n.ID = scene.NodeID(fmt.Sprintf("box-%05d", i))
		n.Transform = geom.At(geom.Vec3{float64(i % side), float64(i / side), 0}, 0)
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	snap, _ = draft.Seal()
	return snap, store
}

func TestACrowdIsOneBatch(t *testing.T) {
	snap, store := crowd(t, 40)
	f := plan(t, snap, store, "top", RenderStyle(), Overlay{})
	for _, b := range f.Opaque {
		if b.Material.ID == "red" && b.Count != 1602 {
			t.Errorf("1602 equal boxes are drawn in a batch of %d", b.Count)
		}
	}
}

func BenchmarkPlanCrowd(b *testing.B) {
	snap, store := crowd(b, 100)
	planner := NewPlanner(store)
	view, err := ViewOf(snap, store, "auto", 640, 360)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		planner.Plan(snap, view, DefaultStyle(), Overlay{Selected: []scene.NodeID{"a"}})
	}
}
