package panels

import (
	"fmt"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/navigate"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// sample is a small scene: a room, a group with two chairs, a lamp with a hostile name, and one material.
func sample(t *testing.T) *scene.Snapshot {
	t.Helper()
	draft := scene.Empty("studio").Edit()
	put := func(n scene.Node) {
		if n.Transform == (geom.Transform{}) {
			n.Transform = geom.IdentityTransform()
		}
		if err := draft.PutNode(n); err != nil {
			t.Fatal(err)
		}
	}
	put(scene.Node{ID: "seats", Name: "Seating"})
	put(scene.Node{ID: "chair-1", Name: "Chair 1", Parent: "seats", Transform: geom.At(geom.Vec3{1, 0, 0}, 0)})
	put(scene.Node{ID: "chair-2", Name: "Chair 2", Parent: "seats", Transform: geom.At(geom.Vec3{2, 0, 0}, 0)})
	put(scene.Node{ID: "lamp", Name: "%s##%n", Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 60}})
	next, _ := draft.Seal()
	return next
}

func sampleState(t *testing.T) *presenter.State {
	eye := navigate.LookingAt(geom.Vec3{3, -4, 2}, geom.Vec3{1, 0, 0}, geom.Radians(45))
	return &presenter.State{
		Project: presenter.Project{Name: "studio", Path: "/home/ada/studio.scene", Revision: 7},
		Scene:   sample(t), Store: asset.NewStore(), Tool: session.SelectTool, Shading: frame.Lit, Grid: true,
		Snap:     session.SetSnap{Move: 0.1, Angle: 0.26, Scale: 0.1},
		Settings: session.Preferences{Navigation: session.BlenderNavigation, Chosen: true},
		Eye:      eye, View: eye.View(800, 600, 0),
		Agent: presenter.Agent{Policy: "built-in", Status: "ready"},
	}
}

// withProposal puts a proposal that adds a table and moves a chair under review.
func withProposal(t *testing.T, s *presenter.State) {
	t.Helper()
	actions := []action.Action{
		action.AddNode{Node: scene.Node{ID: "table", Name: "Table", Transform: geom.At(geom.Vec3{1, 1, 0}, 0)}},
		action.SetTransform{Node: "chair-1", Transform: geom.At(geom.Vec3{1, 0.5, 0}, 0.5)},
	}
	after, diff, err := action.Preview(s.Scene, actions)
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		s.Agent.Cards = append(s.Agent.Cards, presenter.Card{
			ID: fmt.Sprintf("p%d", i+1), Label: "Put a table before the chairs", Reason: "So that guests can set down a cup.", Actions: actions, Asked: actions,
			Off: map[int]bool{}, After: after, Diff: diff, Score: proposal.Score{Total: 0.81, Evidence: []proposal.Evidence{{Name: "overlaps", OK: true}, {Name: "gap", Value: 0.2, Unit: "m", Detail: "narrow"}}},
		})
	}
	s.Agent.Focused, s.Agent.Prompt = "p1", "a table"
}

// open draws the whole interface over a state and collects what it wants.
func open(t *testing.T, s *presenter.State) (*bench, *[]session.Intent) {
	t.Helper()
	b := newBench(t)
	var wanted []session.Intent
	b.draw = func() { wanted = append(wanted, b.ui.Draw(s)...) }
	b.frames(4)
	wanted = nil
	return b, &wanted
}

// last returns the last intent of a type.
func last[T session.Intent](t *testing.T, wanted []session.Intent) T {
	t.Helper()
	for i := len(wanted) - 1; i >= 0; i-- {
		if intent, ok := wanted[i].(T); ok {
			return intent
		}
	}
	var none T
	t.Fatalf("no %T among %#v", none, wanted)
	return none
}

func count[T session.Intent](wanted []session.Intent) int {
	n := 0
	for _, w := range wanted {
		if _, ok := w.(T); ok {
			n++
		}
	}
	return n
}

// unitCube is a model of 1 m whose underside's middle is its origin.
func unitCube(t *testing.T, store *asset.Store) asset.ID {
	t.Helper()
	m := &asset.Mesh{Indices: []uint32{0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4, 2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5}}
	for _, c := range (geom.Box{Min: geom.Vec3{-0.5, -0.5, 0}, Max: geom.Vec3{0.5, 0.5, 1}}).Corners() {
		m.Positions = append(m.Positions, [3]float32{float32(c[0]), float32(c[1]), float32(c[2])})
	}
	mesh, err := store.PutMesh(m)
	if err != nil {
		t.Fatal(err)
	}
	model, err := store.PutModel(&asset.Model{Name: "cube", Slots: []string{"a"}, Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		t.Fatal(err)
	}
	return model
}
