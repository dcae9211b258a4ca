package measure_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/form"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/glctx"
	"scenograph/internal/measure"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
	"scenograph/internal/viewport"
)

// painterOn makes a painter, or skips the test where there is no OpenGL.
func painterOn(t testing.TB, store *asset.Store) frame.Painter {
	t.Helper()
	context, err := glctx.NewOffscreen()
	if err != nil {
		t.Skipf("SKIPPED, pictures are not measured here: %v", err)
	}
	t.Cleanup(context.Close)
	painter, err := viewport.NewPainter(context, store)
	if err != nil {
		t.Fatal(err)
	}
	return painter
}

// measures are all passes but the colours.
func measures() frame.Passes {
	return frame.Passes{IDs: true, Depth: true, Normals: true, Albedo: true, Parts: true}
}

// planOf plans frames of a snapshot in which nothing is hidden.
func planOf(snap *scene.Snapshot, store *asset.Store) measure.Plan {
	planner := frame.NewPlanner(store)
	return func(v frame.View) *frame.Frame {
		return planner.Plan(snap, v, frame.MeasuringStyle(), frame.Overlay{})
	}
}

func take(t testing.TB, painter frame.Painter, plan measure.Plan, view frame.View, want frame.Passes) *measure.Picture {
	t.Helper()
	p, err := measure.Take(painter, plan, view, want)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// world builds scenes for tests.
type world struct {
	t     testing.TB
	store *asset.Store
	draft *scene.Draft
}

func newWorld(t testing.TB) *world {
	return &world{t, asset.NewStore(), scene.Empty("world").Edit()}
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) seal() *scene.Snapshot {
	s, _ := w.draft.Seal()
	return s
}

// shape puts one mesh of one material at a pose.
func (w *world) shape(id scene.NodeID, shape *form.Shape, pose geom.Transform, edit func(*scene.Material)) {
	mesh, err := w.store.PutMesh(shape.Mesh())
	w.must(err)
	model, err := w.store.PutModel(&asset.Model{Name: "shape", Slots: []string{"all"}, Parts: []asset.Part{{
		Name: "body", Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}},
	}}})
	w.must(err)
	m := scene.NewMaterial(scene.MaterialID("of-"+id), string(id), geom.Color{0.5, 0.4, 0.3})
	if edit != nil {
		edit(&m)
	}
	w.must(w.draft.PutMaterial(m))
	w.must(w.draft.PutNode(scene.Node{ID: id, Name: string(id), Transform: pose, Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{m.ID}}}))
}

func (w *world) room(width, depth float64) {
	w.must(w.draft.PutNode(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: shell.Room{
		Kind: "study", Outline: geom.Rectangle(width, depth), Height: 2.6, WallThickness: 0.12, Ceiling: true,
		Openings: []shell.Opening{
			{ID: "w", Kind: shell.Window, Wall: 2, Offset: 0.8, Width: 1.5, Height: 1.2, Sill: 0.9},
			{ID: "d", Kind: shell.Door, Wall: 0, Offset: 0.4, Width: 0.9, Height: 2.05},
		},
	}}}))
}

// thing puts a piece of the catalogue at a pose.
func (w *world) thing(id scene.NodeID, entry string, seed uint64, pose geom.Transform) {
	thing, err := catalog.Builtin().Build(w.store, catalog.Request{Entry: entry, Seed: seed})
	w.must(err)
	for _, m := range thing.Materials {
		w.must(w.draft.PutMaterial(m))
	}
	for _, n := range thing.Nodes(id, string(id), "", pose) {
		w.must(w.draft.PutNode(n))
	}
}

// randomScene strews catalogue things about a room: turned every way, scaled, mirrored, some of them double-sided or see-through.
func randomScene(t testing.TB, seed uint64) (*scene.Snapshot, *asset.Store) {
	w := newWorld(t)
	random := rand.New(rand.NewPCG(seed, 77))
	width, depth := 4+3*random.Float64(), 3+2*random.Float64()
	w.room(width, depth)
	entries := catalog.Builtin().Entries()
	at := func() geom.Vec3 {
		return geom.Vec3{(random.Float64() - 0.5) * width, (random.Float64() - 0.5) * depth, 2 * random.Float64()}
	}
	for i := range 14 {
		pose := geom.Transform{Translation: at(), Rotation: geom.QuatFromEuler(geom.Vec3{random.NormFloat64(), random.NormFloat64(), 3 * random.NormFloat64()}), Scale: geom.One}
		for k := range 3 {
			pose.Scale[k] = math.Exp(0.4 * random.NormFloat64())
		}
		if i%3 == 0 {
			pose.Scale[i%2] *= -1
		}
		w.thing(scene.NodeID(fmt.Sprintf("thing-%02d", i)), entries[random.IntN(len(entries))].ID, seed+uint64(i), pose)
	}
	for i := range 4 {
		pose := geom.Transform{Translation: at(), Rotation: geom.QuatFromEuler(geom.Vec3{random.NormFloat64(), random.NormFloat64(), 0}), Scale: geom.Vec3{1, 0.6, 1.4}}
		w.shape(scene.NodeID(fmt.Sprintf("sheet-%d", i)), form.Ellipsoid(0.3, 0.25, 0.2, 20, 14), pose, func(m *scene.Material) {
			m.DoubleSided = i%2 == 0
			if i == 1 {
				m.AlphaMode, m.Opacity = scene.Blend, 0.3
			}
			if i == 2 {
				m.AlphaMode, m.Opacity = scene.Mask, 0.2 // all hole
			}
			if i == 3 {
				m.AlphaMode, m.Opacity = scene.Mask, 0.8 // solid
			}
		})
	}
	return w.seal(), w.store
}
