package manifest_test

import (
	"context"
	"slices"
	"testing"

	"scenograph/internal/geom"
	"scenograph/internal/manifest"
)

// TestWhatOverlapsIsNamed moves a chair into the drawer that stands open, and sinks the vase by a centimetre into the table.
func TestWhatOverlapsIsNamed(t *testing.T) {
	snap, store := room(t)
	draft := snap.Edit()
	for id, to := range map[string]geom.Vec3{"chair 1": {-0.2, 1.35, 0}, "vase": {0.6, 0.1, 0.735}} {
		for n := range snap.Nodes() {
			if string(n.ID) == id {
				moved := *n
				moved.Transform.Translation = to
				if err := draft.PutNode(moved); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	moved, _ := draft.Seal()
	p, err := manifest.Build(context.Background(), moved, store, manifest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	drawer := slices.ContainsFunc(p.Apart, func(pair [2]manifest.Piece) bool {
		return slices.ContainsFunc(pair[:], func(s manifest.Piece) bool {
			return s.Object == object(t, p, "dresser").Name && s.Link != "" && s.Body != s.Object
		})
	})
	if !drawer {
		t.Errorf("the chair and the drawer are not kept apart: %+v", p.Apart)
	}
	for _, pair := range p.Apart {
		for _, s := range pair {
			o := slices.IndexFunc(p.Objects, func(o manifest.Object) bool { return o.Name == s.Object })
			if o < 0 || s.Link != "" && !slices.ContainsFunc(p.Asset(p.Objects[o].Asset).Links, func(l manifest.Link) bool { return l.Name == s.Link }) {
				t.Errorf("there is no %+v", s)
			}
		}
	}
	if z := object(t, p, "vase").Position[2]; z < 0.736 {
		t.Errorf("the vase is not set down on the table: %.4f m", z)
	}
}
