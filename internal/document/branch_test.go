package document

import (
	"errors"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func named(id string) []action.Action {
	return []action.Action{
		action.AddMaterial{Material: scene.NewMaterial(scene.MaterialID("paint-"+id), id, geom.Color{1, 0, 0})},
		action.AddNode{Node: scene.Node{ID: scene.NodeID(id), Name: id, Transform: geom.IdentityTransform()}},
	}
}

func TestBranches(t *testing.T) {
	by := Author{Kind: Human, Name: "Ada"}
	d := New(scene.Empty("room"), asset.NewStore(), nil)
	must := func(c Commit, err error) Commit {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	put := func(id string) { must(d.Commit(Tx{Author: by, Label: id, Actions: named(id)})) }
	has := func(ids ...string) {
		t.Helper()
		for _, id := range []string{"sofa", "lamp", "rug"} {
			_, there := d.Head().Snapshot.Node(scene.NodeID(id))
			want := false
			for _, x := range ids {
				want = want || x == id
			}
			if there != want {
				t.Errorf("%s is there: %v", id, there)
			}
		}
	}
	put("sofa")
	main := d.Head().Snapshot.Hash()
	must(d.NameBranch(by, "dark"))
	put("lamp")
	dark := d.Head().Snapshot.Hash()
	must(d.SwitchTo(by, "main"))
	if d.Head().Snapshot.Hash() != main {
		t.Error("main is not what it was, to the bit")
	}
	put("rug")
	has("sofa", "rug")
	must(d.SwitchTo(by, "dark"))
	if d.Head().Snapshot.Hash() != dark {
		t.Error("the branch is not what it was, to the bit")
	}
	must(d.Undo(by))
	has("sofa", "rug")
	if b := d.Branches(); len(b) != 2 || !b[0].Current || b[0].Scene != d.Head().Snapshot || b[1].Scene.Hash() != dark {
		t.Errorf("after undoing the switch: %+v", b)
	}
	must(d.Redo(by))
	has("sofa", "lamp")
	if b := d.Branches(); !b[1].Current {
		t.Error("redoing the switch is not on the branch")
	}
	if _, err := d.NameBranch(by, "dark"); err == nil {
		t.Error("a branch was begun twice")
	}
	if _, err := d.SwitchTo(by, "light"); err == nil {
		t.Error("switched to a branch that there is not")
	}
	if _, err := d.SwitchTo(by, "dark"); !errors.Is(err, ErrNoChange) {
		t.Errorf("switching to where one is: %v", err)
	}
}

func TestReturnToWhatWasCutOff(t *testing.T) {
	by := Author{Kind: Human, Name: "Ada"}
	d := New(scene.Empty("room"), asset.NewStore(), nil)
	c, err := d.Commit(Tx{Author: by, Label: "sofa", Actions: named("sofa")})
	if err != nil {
		t.Fatal(err)
	}
	mark, err := d.NameCheckpoint(by, "With the sofa")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Undo(by); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Commit(Tx{Author: by, Label: "rug", Actions: named("rug")}); err != nil {
		t.Fatal(err)
	}
	if _, _, ok := d.Way(mark.Seq); ok {
		t.Fatal("the checkpoint was to be cut off")
	}
	found, ok := d.Checkpoint("with the sofa")
	if !ok {
		t.Fatal("the checkpoint is not found by its name")
	}
	if _, err := d.Return(by, found.Seq, "Return to With the sofa"); err != nil {
		t.Fatal(err)
	}
	if d.Head().Snapshot.Hash() != c.After.Hash() {
		t.Error("what came back is not what it was")
	}
	if _, err := d.Return(by, 0, "Return to the beginning"); err != nil {
		t.Fatal(err)
	}
	if d.Head().Snapshot.Len() != 0 {
		t.Error("the beginning was not empty")
	}
	if _, err := d.Return(by, 999, "x"); err == nil {
		t.Error("returned to a line that there is not")
	}
}
