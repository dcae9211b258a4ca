package mender

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/shell"
)

// thing stands a catalogue thing on a point.
func (p *place) thing(id, entry string, at geom.Vec3, yaw float64, change func(*scene.Node)) {
	p.t.Helper()
	built, err := catalog.Builtin().Build(p.store, catalog.Request{Entry: entry})
	if err != nil {
		p.t.Fatal(err)
	}
	for _, m := range built.Materials {
		if err := p.draft.PutMaterial(m); err != nil {
			p.t.Fatal(err)
		}
	}
	for i, n := range built.Nodes(scene.NodeID(id), id, "room", geom.At(at, geom.Radians(yaw))) {
		if i == 0 && change != nil {
			change(&n)
		}
		p.put(n)
	}
}

// window cuts a window into the wall across from the door.
func (p *place) window() {
	node, _ := p.draft.Node("room")
	n, room := *node, *node.Room
	room.Room.Openings = append(slices.Clone(room.Room.Openings), shell.Opening{ID: "window", Kind: shell.Window, Wall: 2, Offset: 1.9, Width: 1.2, Height: 1.2, Sill: 0.9})
	n.Room = &room
	p.put(n)
}

// TestVerdictsAreFixed makes a scene for each kind of verdict and applies its fix as an ordinary proposal.
func TestVerdictsAreFixed(t *testing.T) {
	cube := geom.Vec3{0.5, 0.5, 0.5}
	flat := func(n *scene.Node) { n.Semantics.Mount = scene.FlatFloor }
	for name, build := range map[string]func(p *place){
		"floating over the edge of a rug": func(p *place) {
			p.box("rug", geom.Vec3{1, 1, 0.012}, geom.Vec3{2, 2, 0}, flat)
			p.thing("desk", "desk", geom.Vec3{2.9, 2, 0.3}, 0, nil)
		},
		"tipping on the edge of a rug": func(p *place) {
			p.box("rug", geom.Vec3{1, 1, 0.012}, geom.Vec3{2, 2, 0}, flat)
			p.thing("desk", "desk", geom.Vec3{2.9, 2, 0.012}, 0, nil)
		},
		string(check.Penetration): func(p *place) {
			p.box("a", geom.Vec3{1, 1, 1}, geom.Vec3{3, 2, 0}, nil)
			p.box("b", cube, geom.Vec3{3.6, 2, 0}, nil)
		},
		string(check.OutOfBounds): func(p *place) { p.box("a", cube, geom.Vec3{4.9, 2, 0}, nil) },
		string(check.Floating):    func(p *place) { p.box("a", cube, geom.Vec3{3, 2, 0.4}, nil) },
		string(check.DoorBlocked): func(p *place) { p.box("a", cube, geom.Vec3{0.9, 0.4, 0}, nil) },
		string(check.Duplicate): func(p *place) {
			p.thing("a", "armchair", geom.Vec3{3, 2, 0}, 0, nil)
			p.thing("b", "armchair", geom.Vec3{3, 2, 0}, 0, nil)
		},
		string(check.SwingBlocked): func(p *place) {
			p.thing("wardrobe", "wardrobe", geom.Vec3{3, 3.6, 0}, 0, nil)
			p.box("a", cube, geom.Vec3{3, 2.9, 0}, nil)
		},
		string(check.Clearance): func(p *place) {
			p.thing("sofa", "sofa", geom.Vec3{3, 3.4, 0}, 0, nil)
			p.box("a", geom.Vec3{1.6, 0.4, 0.7}, geom.Vec3{3, 2.65, 0}, nil)
		},
		string(check.Scale): func(p *place) {
			p.thing("chair", "dining-chair", geom.Vec3{3, 2, 0}, 0, func(n *scene.Node) { n.Transform.Scale = geom.Vec3{2.2, 2.2, 2.2} })
		},
		string(check.Orientation): func(p *place) { p.thing("shelf", "bookshelf", geom.Vec3{3, 3.6, 0}, 180, nil) },
		string(check.Dark):        func(*place) {},
		string(check.Tipping): func(p *place) {
			p.box("table", geom.Vec3{1, 1, 0.7}, geom.Vec3{3, 2, 0}, nil)
			p.thing("a", "toolbox", geom.Vec3{3.58, 2, 0.7}, 0, nil)
		},
		string(check.WindowBlock): func(p *place) {
			p.window()
			p.thing("shelf", "bookshelf", geom.Vec3{2.5, 3.82, 0}, 0, nil)
		},
		string(check.Unreachable): func(p *place) {
			p.box("barrier", geom.Vec3{4.9, 0.4, 1}, geom.Vec3{2.5, 2.4, 0}, nil)
			p.box("a", cube, geom.Vec3{2.5, 3.4, 0}, nil)
		},
		string(check.Extent): func(p *place) {
			p.box("a", geom.Vec3{0.0004, 0.0004, 0.0005}, geom.Vec3{3, 2, 0}, nil)
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlace(t)
			build(p)
			head, _ := p.draft.Seal()
			kind, _, _ := strings.Cut(name, " ")
			survey, err := check.RunSurvey(head, p.store, check.Options{Catalog: catalog.Builtin()})
			if err != nil {
				t.Fatal(err)
			}
			v := first(t, survey.Verdicts, check.Kind(kind))
			m := Mender{Store: p.store, Catalog: catalog.Builtin()}
			step, err := m.Mend(context.Background(), proposal.Observation{Revision: 3, Scene: head}, v)
			if err != nil {
				t.Fatal(err)
			}
			offers, err := m.Offers(context.Background(), head, survey)
			if err != nil {
				t.Fatal(err)
			}
			offer := offers[slices.IndexFunc(survey.Verdicts, func(other check.Verdict) bool { return other.ID == v.ID })]
			if !reflect.DeepEqual(offer.Actions, step.Actions) {
				t.Errorf("offered is %v (%v), proposed is %v", offer.Actions, offer.Err, step.Actions)
			}
			after, _, err := action.Preview(head, step.Actions)
			if err != nil {
				t.Fatal(err)
			}
			for _, left := range p.survey(after) {
				if left.ID == v.ID {
					t.Errorf("%q is applied and still %s", step.Label, left.Message)
				}
				if left.Severity == check.Error && !slices.ContainsFunc(survey.Verdicts, func(old check.Verdict) bool { return old.ID == left.ID }) {
					t.Errorf("%q brings: %s", step.Label, left.Message)
				}
			}
		})
	}
}
