package session

import (
	"context"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/catalog"
	"scenograph/internal/document"
	"scenograph/internal/family"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
)

// varied is a room with a sofa, a pinned plant and a bookshelf.
func varied(t *testing.T) *fixture {
	t.Helper()
	f := start(t)
	f.Session.config.Catalog = catalog.Builtin()
	f.Session.config.Shutter = func(_ context.Context, plan *frame.Frame) (*frame.Picture, error) {
		w, h := plan.View.Width, plan.View.Height
		return &frame.Picture{Width: w, Height: h, RGBA: make([]byte, 4*w*h)}, nil
	}
	for _, thing := range []PlaceThing{{Entry: "armchair", At: &geom.Vec3{0, 0, 0}}, {Entry: "plant", At: &geom.Vec3{-2, -1.5, 0}}, {Entry: "side-table", At: &geom.Vec3{1.5, 1, 0}}} {
		f.do(thing)
	}
	for n := range f.Head().Snapshot.Nodes() {
		if n.Model != nil && !strings.Contains(string(n.ID), "plant") {
			f.do(SetPinned{Nodes: []nodeID{n.ID}})
		}
	}
	return f
}

func TestAVariantIsTakenAsOneStep(t *testing.T) {
	f := varied(t)
	before := f.Head().Snapshot
	f.do(MakeVariants{Count: 3, Keep: family.KeepPins, Seed: 4})
	sheet := f.Variants()
	if !sheet.Open || sheet.Busy || len(sheet.List)+len(sheet.Failed)+sheet.Same != 3 || len(sheet.List) < 2 {
		t.Fatalf("the sheet: %+v", sheet)
	}
	first, second := sheet.List[0], sheet.List[1]
	if first.Picture == nil || len(first.Changes.Words()) == 0 || first.Index >= second.Index {
		t.Fatalf("variants %+v, %+v", first, second)
	}
	f.do(LookAtVariant{Variant: second.ID})
	if o := f.Overlay(); o.Ghost == nil || o.Ghost.After != second.Scene {
		t.Error("the variant is not seen in the view")
	}
	seq := f.Head().Revision
	f.do(TakeVariant{Variant: second.ID})
	if f.Head().Revision != seq+1 || f.Head().Snapshot.Hash() != second.Scene.Hash() || f.Variants().Open {
		t.Fatalf("revision %d after %d, open %v", f.Head().Revision, seq, f.Variants().Open)
	}
	if plant, _ := f.Head().Snapshot.Node("plant-1"); plant != nil {
		if was, _ := before.Node("plant-1"); plant.Transform != was.Transform {
			t.Error("what is pinned has moved")
		}
	}
	if err := f.refuse(TakeVariant{Variant: first.ID}); !strings.Contains(err.Error(), "another one") {
		t.Error(err)
	}
	f.do(Undo{})
	if f.Head().Snapshot.Hash() != before.Hash() || f.Variants().Stale {
		t.Error("one undo does not bring the room back")
	}
	f.do(TakeVariant{Variant: first.ID, Branch: true})
	if !slices.ContainsFunc(f.Branches(), func(b document.Branch) bool { return b.Name == "Variant 1" && b.Current }) || f.Head().Snapshot.Hash() != first.Scene.Hash() {
		t.Errorf("branches %+v", f.Branches())
	}
}

func TestVariantsStopAndSayWhatIsWrong(t *testing.T) {
	f := varied(t)
	for _, i := range []MakeVariants{{Count: 0, Keep: family.KeepPins}, {Count: MaxVariants + 1, Keep: family.KeepPins}, {Count: 2, Keep: "all"}} {
		f.refuse(i)
	}
	if err := f.Do(MakeVariants{Count: 12, Keep: family.KeepPins, Seed: 1}); err != nil {
		t.Fatal(err)
	}
	f.do(StopVariants{})
	if v := f.Variants(); v.Busy {
		t.Errorf("still busy: %+v", v)
	}
	f.do(NewProject{Starter: true}, MakeVariants{Count: 2, Keep: family.KeepPins, Seed: 1})
	if notices := f.Notices(); f.Variants().Open || len(notices) == 0 || !strings.Contains(notices[len(notices)-1].Text, "nothing in the scene may vary") {
		t.Errorf("an empty room: open %v, said %+v", f.Variants().Open, notices)
	}
}
