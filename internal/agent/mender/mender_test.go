package mender

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/form"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// place is a room of 5 by 4 m to put boxes in.
type place struct {
	t     *testing.T
	store *asset.Store
	draft *scene.Draft
}

func newPlace(t *testing.T) *place {
	t.Helper()
	p := &place{t, asset.NewStore(), scene.Empty("test").Edit()}
	room := shell.Room{Kind: "room", Outline: geom.Polygon{{0, 0}, {5, 0}, {5, 4}, {0, 4}}, Height: 2.6, WallThickness: 0.15, Ceiling: true, Openings: []shell.Opening{
		{ID: "door", Kind: shell.Door, Wall: 0, Offset: 0.5, Width: 0.9, Height: 2},
	}}
	p.put(scene.Node{ID: "room", Name: "Room", Transform: geom.IdentityTransform(), Room: &scene.RoomRef{Room: room}})
	if err := p.draft.PutMaterial(scene.NewMaterial("grey", "Grey", geom.Color{0.5, 0.5, 0.5})); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *place) put(n scene.Node) {
	p.t.Helper()
	if err := p.draft.PutNode(n); err != nil {
		p.t.Fatal(err)
	}
}

// box stands a box on a point.
func (p *place) box(id string, size, at geom.Vec3, change func(*scene.Node)) {
	p.t.Helper()
	mesh, err := p.store.PutMesh(form.BoxBetween(geom.Vec3{-size[0] / 2, -size[1] / 2, 0}, geom.Vec3{size[0] / 2, size[1] / 2, size[2]}, 0).Mesh())
	if err != nil {
		p.t.Fatal(err)
	}
	model, err := p.store.PutModel(&asset.Model{Name: id, Slots: []string{"a"}, Parts: []asset.Part{{Parent: -1, Transform: geom.IdentityTransform(), Surfaces: []asset.Surface{{Mesh: mesh}}}}})
	if err != nil {
		p.t.Fatal(err)
	}
	n := scene.Node{
		ID: scene.NodeID(id), Name: id, Transform: geom.At(at, 0), Model: &scene.ModelRef{Asset: model, Materials: []scene.MaterialID{"grey"}},
		Semantics: &scene.Semantics{Category: id, Mount: scene.OnFloor},
	}
	if change != nil {
		change(&n)
	}
	p.put(n)
}

func (p *place) survey(s *scene.Snapshot) []check.Verdict {
	p.t.Helper()
	survey, err := check.RunSurvey(s, p.store, check.Options{Catalog: catalog.Builtin()})
	if err != nil {
		p.t.Fatal(err)
	}
	return survey.Verdicts
}

func pinned(n *scene.Node) { n.Pinned = true }

func locked(n *scene.Node) { n.Locked = true }

func onSurface(n *scene.Node) { n.Semantics.Mount = scene.OnSurface }

func TestMend(t *testing.T) {
	cube := geom.Vec3{0.5, 0.5, 0.5}
	for name, test := range map[string]struct {
		build func(p *place)
		kind  check.Kind
		moves string // the node that is moved, or "" for none
		label string
		fails string
	}{
		"two that cut": {func(p *place) {
			p.box("big", geom.Vec3{1, 1, 1}, geom.Vec3{3, 2, 0}, nil)
			p.box("small", cube, geom.Vec3{3.6, 2, 0}, nil)
		}, check.Penetration, "small", "Move small", ""},
		"the smaller is pinned": {func(p *place) {
			p.box("big", geom.Vec3{1, 1, 1}, geom.Vec3{3, 2, 0}, nil)
			p.box("small", cube, geom.Vec3{3.6, 2, 0}, pinned)
		}, check.Penetration, "big", "Move big", ""},
		"both are pinned": {func(p *place) {
			p.box("big", geom.Vec3{1, 1, 1}, geom.Vec3{3, 2, 0}, pinned)
			p.box("small", cube, geom.Vec3{3.6, 2, 0}, pinned)
		}, check.Penetration, "small", "Move small", ""},
		"both are locked": {func(p *place) {
			p.box("big", geom.Vec3{1, 1, 1}, geom.Vec3{3, 2, 0}, locked)
			p.box("small", cube, geom.Vec3{3.6, 2, 0}, locked)
		}, check.Penetration, "", "", "unlock"},
		"floats": {func(p *place) { p.box("a", cube, geom.Vec3{3, 2, 0.4}, nil) }, check.Floating, "a", "Set down a", ""},
		"twice in a place": {func(p *place) {
			p.box("a", cube, geom.Vec3{3, 2, 0}, nil)
			p.box("b", cube, geom.Vec3{3, 2, 0}, func(n *scene.Node) {
				first, _ := p.draft.Node("a")
				n.Model = first.Model
			})
		}, check.Duplicate, "", "Remove b", ""},
		"pushed into a third": {func(p *place) {
			p.box("big", geom.Vec3{1, 1, 1}, geom.Vec3{2.5, 2, 0}, nil)
			p.box("small", cube, geom.Vec3{3.1, 2, 0}, nil)
			p.box("third", geom.Vec3{0.5, 3.9, 0.5}, geom.Vec3{3.65, 2, 0}, pinned)
		}, check.Penetration, "small", "Move small to a free place", ""},
		"with what stands on it": {func(p *place) {
			p.box("desk", geom.Vec3{1, 0.6, 0.7}, geom.Vec3{1.7, 0.4, 0}, nil)
			p.box("cup", geom.Vec3{0.1, 0.1, 0.1}, geom.Vec3{1.9, 0.4, 0.7}, onSurface)
		}, check.DoorBlocked, "desk", "Move desk", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			test.build(p)
			head, _ := p.draft.Seal()
			v := first(t, p.survey(head), test.kind)
			m := Mender{Store: p.store, Catalog: catalog.Builtin()}
			step, err := m.Mend(context.Background(), proposal.Observation{Revision: 3, Scene: head}, v)
			if test.fails != "" {
				if err == nil || !strings.Contains(err.Error(), test.fails) {
					t.Fatalf("%v and %v; want an error with %q", step.Label, err, test.fails)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if !strings.HasPrefix(step.Label, test.label) {
				t.Errorf("the label is %q, want %q", step.Label, test.label)
			}
			after, diff, err := action.Preview(head, step.Actions)
			if err != nil {
				t.Fatal(err)
			}
			for _, left := range p.survey(after) {
				if left.Severity == check.Error {
					t.Errorf("there is left: %s", left.Message)
				}
			}
			if test.moves != "" && diff.Nodes[0].ID != scene.NodeID(test.moves) && diff.Nodes[len(diff.Nodes)-1].ID != scene.NodeID(test.moves) {
				t.Errorf("changed are %v, want %s", diff.Nodes, test.moves)
			}
		})
	}
}

func first(t *testing.T, verdicts []check.Verdict, kind check.Kind) check.Verdict {
	t.Helper()
	for _, v := range verdicts {
		if v.Kind == kind {
			return v
		}
	}
	t.Fatalf("no %s among %v", kind, verdicts)
	return check.Verdict{}
}

func TestWhatIsMendedAlreadySaysSo(t *testing.T) {
	p := newPlace(t)
	head, _ := p.draft.Seal()
	m := Mender{Store: p.store}
	if _, err := m.Mend(context.Background(), proposal.Observation{Scene: head}, check.Verdict{ID: "floating:a", Message: "a floats"}); !errors.Is(err, errGone) {
		t.Errorf("%v", err)
	}
}

// Whatever stands wherever: a mend ends its verdict, adds no error, and leaves locked things alone.
func TestMendsOfCrowdedRooms(t *testing.T) {
	p := newPlace(t)
	for i := range 20 {
		at := geom.Vec3{0.5 + math.Mod(float64(i)*1.37, 4), 0.6 + math.Mod(float64(i)*0.83, 2.8), 0}
		p.box(fmt.Sprintf("box%02d", i), geom.Vec3{0.7, 0.6, 0.5}, at, func(n *scene.Node) { n.Pinned, n.Locked = i%4 == 0, i%3 == 0 })
	}
	head, _ := p.draft.Seal()
	m := Mender{Store: p.store}
	mended := 0
	for _, v := range p.survey(head) {
		if v.Severity != check.Error {
			continue
		}
		step, err := m.Mend(context.Background(), proposal.Observation{Scene: head}, v)
		if err != nil {
			continue
		}
		mended++
		after, diff, err := action.Preview(head, step.Actions)
		if err != nil {
			t.Fatal(err)
		}
		for _, change := range diff.Nodes {
			if change.Before.Locked {
				t.Errorf("%s moves %s, which is locked", step.Label, change.ID)
			}
		}
		before := map[string]bool{}
		for _, old := range p.survey(head) {
			before[old.ID] = true
		}
		for _, left := range p.survey(after) {
			if left.ID == v.ID || left.Severity == check.Error && !before[left.ID] {
				t.Errorf("%s leaves %s", step.Label, left.Message)
			}
		}
	}
	if mended == 0 {
		t.Error("nothing was mended")
	}
}
