package check

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/geom"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/tool"
)

func (w *world) survey() Survey {
	w.t.Helper()
	s, _ := w.draft.Seal()
	w.draft = s.Edit()
	out, err := RunSurvey(s, w.store, Options{Catalog: catalog.Builtin()})
	if err != nil {
		w.t.Fatal(err)
	}
	for _, v := range out.Verdicts {
		if v.Severity != v.Kind.Severity() || v.Kind.Unit() == "" {
			w.t.Errorf("%s is of severity %s, and its kind is of %s", v.ID, v.Severity, v.Kind.Severity())
		}
	}
	return out
}

// collided gives a box that box() has added a collider of its own size, displaced by an offset.
func (w *world) collided(id string, size, offset geom.Vec3) {
	w.t.Helper()
	s, _ := w.draft.Seal()
	w.draft = s.Edit()
	n, _ := s.Node(scene.NodeID(id))
	model, err := w.store.Model(n.Model.Asset)
	if err != nil {
		w.t.Fatal(err)
	}
	solid := *model
	solid.Parts = append([]asset.Part(nil), model.Parts...)
	at := geom.IdentityTransform()
	at.Translation = geom.Vec3{0, 0, size[2] / 2}.Add(offset)
	solid.Parts[0].Colliders = []asset.Collider{{Shape: asset.ShapeBox, Transform: at, Size: size}}
	put, err := w.store.PutModel(&solid)
	if err != nil {
		w.t.Fatal(err)
	}
	changed := *n
	changed.Model = &scene.ModelRef{Asset: put, Materials: n.Model.Materials}
	w.put(changed)
}

func (w *world) lamp(lumens float64) {
	w.put(scene.Node{ID: "lamp", Name: "Lamp", Transform: geom.At(geom.Vec3{2.5, 2, 2.4}, 0),
		Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: lumens / (4 * math.Pi)}})
}

func TestSurvey(t *testing.T) {
	plate, cube := geom.Vec3{0.6, 0.6, 0.05}, geom.Vec3{0.4, 0.4, 0.4}
	tests := []struct {
		name  string
		build func(w *world)
		want  map[string]float64 // id → value
	}{
		{"a cube stands", func(w *world) { w.box("a", cube, geom.Vec3{3, 2, 0}, 0, ""); w.collided("a", cube, geom.Vec3{}) }, nil},
		{"weight beside the feet", func(w *world) {
			w.box("a", cube, geom.Vec3{3, 2, 0}, 0, "")
			w.collided("a", cube, geom.Vec3{0.3, 0, 0})
		}, map[string]float64{"tipping:a": 0.1}},
		{"a plate over a table's edge", func(w *world) {
			w.box("a", cube, geom.Vec3{3, 2, 0}, 0, "")
			w.box("plate", plate, geom.Vec3{3.3, 2, 0.4}, 0, scene.OnSurface)
			w.collided("plate", plate, geom.Vec3{})
		}, map[string]float64{"tipping:plate": 0.1}},
		{"a plate well on a table", func(w *world) {
			w.box("a", cube, geom.Vec3{3, 2, 0}, 0, "")
			w.box("plate", plate, geom.Vec3{3.15, 2, 0.4}, 0, scene.OnSurface)
			w.collided("plate", plate, geom.Vec3{})
		}, nil},
		{"the same twice", func(w *world) {
			w.box("a", cube, geom.Vec3{3, 2, 0}, 0, "")
			s, _ := w.draft.Seal()
			n, _ := s.Node("a")
			again := *n
			again.ID = "b"
			w.draft = s.Edit()
			w.put(again)
		}, map[string]float64{"duplicate:a:b": 0, "penetration:a:b": 0.002}},
		{"a giant's wardrobe", func(w *world) { w.box("wardrobe", geom.Vec3{1.2, 0.6, 0.4}, geom.Vec3{2.5, 3.6, 0}, 0, scene.OnFloor) },
			map[string]float64{"scale:wardrobe": 4}},
		{"a wardrobe that looks at the wall", func(w *world) {
			w.box("wardrobe", geom.Vec3{1.2, 0.6, 2.05}, geom.Vec3{0.7, 3.6, 0}, math.Pi, scene.OnFloor)
		}, map[string]float64{"orientation:wardrobe": 0.1}},
		{"a wardrobe with a box before it", func(w *world) {
			w.box("wardrobe", geom.Vec3{1.2, 0.6, 2.05}, geom.Vec3{0.7, 3.65, 0}, 0, scene.OnFloor)
			w.box("crate", cube, geom.Vec3{0.7, 2.95, 0}, 0, scene.OnFloor)
		}, map[string]float64{"clearance:wardrobe:crate": 0.2}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld(t)
			w.lamp(3000)
			test.build(w)
			got := map[string]float64{}
			for _, v := range w.survey().Verdicts {
				got[v.ID] = v.Value
			}
			for id, value := range test.want {
				if at, ok := got[id]; !ok || math.Abs(at-value) > 0.03*math.Max(1, value) {
					t.Errorf("%s = %g, want %g (all: %v)", id, at, value, got)
				}
				delete(got, id)
			}
			for id, value := range got {
				t.Errorf("unexpected %s = %g", id, value)
			}
		})
	}
}

func TestDarkness(t *testing.T) {
	w := newWorld(t)
	s, _ := w.draft.Seal()
	settings := *s.Settings()
	settings.Environment.Intensity = 0
	w.draft = s.Edit()
	if err := w.draft.PutSettings(settings); err != nil {
		t.Fatal(err)
	}
	dark := w.survey()
	if v := find(dark.Verdicts, "dark:room"); v == nil || v.Value != 0 || v.Unit != "lx" {
		t.Fatalf("a room without light: %+v", dark.Verdicts)
	}
	w.lamp(4 * math.Pi * 1000) // 1000 cd
	lit := w.survey()
	// Straight below, 1.6 m away, it gives 1000/1.6² = 391 lx; on average over the room less.
	if lux := lit.Rooms[0].AverageLux; lux < 80 || lux > 391 {
		t.Errorf("%g lx on average", lux)
	}
	if v := find(lit.Verdicts, "dark:room"); v != nil {
		t.Errorf("still dark: %+v", v)
	}
}

func find(verdicts []Verdict, id string) *Verdict {
	for i := range verdicts {
		if verdicts[i].ID == id {
			return &verdicts[i]
		}
	}
	return nil
}

// cabinet is a box with a door hinged at its left front edge.
func (w *world) cabinet(at geom.Vec3) {
	w.t.Helper()
	w.box("body", geom.Vec3{0.8, 0.4, 0.9}, at, 0, "")
	w.box("leaf", geom.Vec3{0.8, 0.02, 0.9}, geom.Vec3{0, 0, 50}, 0, "")
	s, _ := w.draft.Seal()
	body, _ := s.Node("body")
	leaf, _ := s.Node("leaf")
	of := func(n *scene.Node) asset.Surface {
		m, err := w.store.Model(n.Model.Asset)
		if err != nil {
			w.t.Fatal(err)
		}
		return m.Parts[0].Surfaces[0]
	}
	hinge, panel := geom.IdentityTransform(), geom.IdentityTransform()
	hinge.Translation, panel.Translation = geom.Vec3{-0.4, -0.211, 0}, geom.Vec3{0.4, 0, 0}
	model, err := w.store.PutModel(&asset.Model{Name: "cabinet", Slots: []string{"a"}, Parts: []asset.Part{
		{Name: "carcass", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{of(body)}},
		{Name: "hinge", Parent: 0, Transform: hinge, Joint: &asset.Joint{Name: "door", Kind: asset.Hinge, Axis: geom.Vec3{0, 0, 1}, Lower: -math.Pi / 2}},
		{Name: "leaf", Parent: 1, Transform: panel, Surfaces: []asset.Surface{of(leaf)}},
	}})
	if err != nil {
		w.t.Fatal(err)
	}
	w.draft = s.Edit()
	if err := w.draft.RemoveNode("leaf"); err != nil {
		w.t.Fatal(err)
	}
	changed := *body
	changed.Model = &scene.ModelRef{Asset: model, Materials: body.Model.Materials}
	w.put(changed)
}

func TestDoorsOfFurnitureAtWalls(t *testing.T) {
	for name, test := range map[string]struct {
		at   geom.Vec3
		want bool
	}{
		"faces it":  {geom.Vec3{2.5, 0.5, 0}, true},
		"beside it": {geom.Vec3{0.41, 3.7, 0}, false},
	} {
		w := newWorld(t)
		w.lamp(3000)
		w.cabinet(test.at)
		survey := w.survey()
		if v := find(survey.Verdicts, "swing_blocked:body:door"); (v != nil) != test.want || v != nil && !strings.Contains(v.Message, "a wall") {
			t.Errorf("%s: %+v", name, survey.Verdicts)
		}
	}
}

func TestDoorsOfFurniture(t *testing.T) {
	for name, test := range map[string]struct {
		crate geom.Vec3
		want  bool
	}{
		"free":         {geom.Vec3{0.6, 1.5, 0}, false},
		"in the way":   {geom.Vec3{2.5, 2.9, 0}, true},
		"just outside": {geom.Vec3{2.5, 2.4, 0}, false},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.lamp(3000)
			w.cabinet(geom.Vec3{2.5, 3.7, 0})
			w.box("crate", geom.Vec3{0.4, 0.4, 0.4}, test.crate, 0, "")
			survey := w.survey()
			v := find(survey.Verdicts, "swing_blocked:body:crate:door")
			if (v != nil) != test.want {
				t.Fatalf("verdicts: %+v", survey.Verdicts)
			}
			if v == nil {
				return
			}
			if v.Unit != "deg" || v.Value >= 0 || v.Value <= -90 || !strings.Contains(v.Message, "door") {
				t.Errorf("%+v", v)
			}
		})
	}
}

// Carrying out every fix must not leave what it mends, and must not be refused.
func TestSurveyFixesMend(t *testing.T) {
	for _, kind := range []string{"tipping", "duplicate", "orientation", "scale", "clearance"} {
		t.Run(kind, func(t *testing.T) {
			w := newWorld(t)
			w.lamp(3000)
			cube := geom.Vec3{0.4, 0.4, 0.4}
			switch kind {
			case "tipping":
				w.box("a", cube, geom.Vec3{3, 2, 0}, 0, "")
				w.box("plate", geom.Vec3{0.6, 0.6, 0.05}, geom.Vec3{3.3, 2, 0.4}, 0, scene.OnSurface)
				w.collided("plate", geom.Vec3{0.6, 0.6, 0.05}, geom.Vec3{})
			case "duplicate":
				w.box("a", cube, geom.Vec3{3, 2, 0}, 0, "")
				s, _ := w.draft.Seal()
				n, _ := s.Node("a")
				again := *n
				again.ID = "b"
				w.draft = s.Edit()
				w.put(again)
			case "orientation":
				w.box("wardrobe", geom.Vec3{1.2, 0.6, 2.05}, geom.Vec3{1.2, 3.6, 0}, math.Pi, scene.OnFloor)
			case "scale":
				w.box("wardrobe", geom.Vec3{0.12, 0.06, 0.205}, geom.Vec3{2.5, 3.5, 0}, 0, scene.OnFloor)
			case "clearance":
				w.box("wardrobe", geom.Vec3{1.2, 0.6, 2.05}, geom.Vec3{1.2, 3.65, 0}, 0, scene.OnFloor)
				w.box("crate", cube, geom.Vec3{1.2, 2.95, 0}, 0, scene.OnFloor)
			}
			s, _ := w.draft.Seal()
			world, err := query.New(s, w.store)
			if err != nil {
				t.Fatal(err)
			}
			before, err := SurveyOf(world, Options{Catalog: catalog.Builtin()})
			if err != nil {
				t.Fatal(err)
			}
			mended := 0
			for _, v := range before.Verdicts {
				if string(v.Kind) != kind {
					continue
				}
				m := tool.Mend{Remove: v.Drop}
				for _, move := range v.Fix {
					m.Poses = append(m.Poses, tool.Pose{Node: move.Node, World: move.World})
				}
				after, _, err := action.Preview(s, m.Actions(s))
				if err != nil {
					t.Fatal(err)
				}
				survey, err := RunSurvey(after, w.store, Options{Catalog: catalog.Builtin()})
				if err != nil {
					t.Fatal(err)
				}
				if left := find(survey.Verdicts, v.ID); left != nil {
					t.Errorf("%s is still there: %+v", v.ID, left)
				}
				mended++
			}
			if mended == 0 {
				t.Errorf("nothing to mend: %+v", before.Verdicts)
			}
		})
	}
}

func TestSurveyMeasures(t *testing.T) {
	w := newWorld(t)
	w.lamp(3000)
	w.box("a", geom.Vec3{1, 1, 1}, geom.Vec3{2.5, 2, 0}, 0, "")
	m := w.survey().Rooms[0]
	if math.Abs(m.FloorM2-20) > 1e-9 || math.Abs(m.FreeM2-19) > 0.2 || m.FloorThings != 1 || m.Reachable != 1 {
		t.Errorf("%+v", m)
	}
	if m.NavigableM2 <= 10 || m.NavigableM2 >= 16 || m.ClearWidthM < 0.5 {
		t.Errorf("%+v", m)
	}
}

func TestWalkersRadius(t *testing.T) {
	w := newWorld(t)
	s, _ := w.draft.Seal()
	for _, radius := range []float64{-1, 3, math.NaN(), math.Inf(1)} {
		if _, err := RunSurvey(s, w.store, Options{WalkerRadius: radius}); err == nil {
			t.Errorf("a radius of %g is taken", radius)
		}
	}
}

// BenchmarkSurvey80 judges a room of 80 catalogue things by every check, and BenchmarkAroundFurnished what one of them does while it is
// dragged.
func BenchmarkSurvey80(b *testing.B) {
	world := furnished(b, 80)
	for b.Loop() {
		if _, err := SurveyOf(world, Options{Catalog: catalog.Builtin()}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAroundFurnished80(b *testing.B) {
	world := furnished(b, 80)
	moved := world.Bodies()[20].Node
	for b.Loop() {
		draft := world.Snapshot().Edit()
		n, _ := world.Snapshot().Node(moved)
		next := *n
		next.Transform.Translation[0] += 0.1
		if err := draft.PutNode(next); err != nil {
			b.Fatal(err)
		}
		after, diff := draft.Seal()
		view, err := world.After(after, diff)
		if err != nil {
			b.Fatal(err)
		}
		Around(view, moved)
	}
}

// furnished is a hall with things of the catalogue on a grid.
func furnished(b *testing.B, count int) *query.World {
	b.Helper()
	w := &world{t: b, store: asset.NewStore(), draft: scene.Empty("hall").Edit()}
	hall := shell.Room{Kind: "hall", Outline: geom.Polygon{{0, 0}, {16, 0}, {16, 13}, {0, 13}}, Height: 3, WallThickness: 0.2, Ceiling: true, Openings: []shell.Opening{
		{ID: "door", Kind: shell.Door, Wall: 0, Offset: 7, Width: 0.9, Height: 2},
	}}
	w.put(scene.Node{ID: "hall", Name: "Hall", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: hall}})
	if err := w.draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		b.Fatal(err)
	}
	placed := 0
	entries := catalog.Builtin().Entries()
	for i := 0; placed < count; i++ {
		e := entries[i%len(entries)]
		if e.Mount != scene.OnFloor || e.Size[0] > 1.4 || e.Size[1] > 1.3 {
			continue
		}
		thing, err := catalog.Builtin().Build(w.store, catalog.Request{Entry: e.ID})
		if err != nil {
			b.Fatal(err)
		}
		model, err := w.store.Model(thing.Model)
		if err != nil {
			b.Fatal(err)
		}
		n := scene.Node{
			ID: scene.NodeID(fmt.Sprintf("thing-%02d", placed)), Name: e.Name, Model: &scene.ModelRef{Asset: thing.Model},
			Transform: geom.At(geom.Vec3{1.2 + 1.5*float64(placed%10), 1.8 + 1.4*float64(placed/10), 0}, 0),
			Semantics: &scene.Semantics{Category: e.Category, Source: "catalog:" + e.ID, Mount: e.Mount},
		}
		for range model.Slots {
			n.Model.Materials = append(n.Model.Materials, "grey")
		}
		w.put(n)
		placed++
	}
	s, _ := w.draft.Seal()
	view, err := query.New(s, w.store)
	if err != nil {
		b.Fatal(err)
	}
	return view
}
