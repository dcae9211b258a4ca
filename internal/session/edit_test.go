package session

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/geom"
	"scenograph/internal/scene"
)

func TestHumanEditsPinWhatTheyTouch(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{0, 0, 0})
	if f.node("a").Pinned {
		t.Error("a new node is pinned")
	}
	f.do(SetHidden{Nodes: []nodeID{"a"}, Hidden: true}, SetHidden{Nodes: []nodeID{"a"}}, Rename{Node: "a", Name: "Crate"})
	if f.node("a").Pinned {
		t.Error("hiding or renaming pins")
	}
	f.do(Apply{Label: "Move", Actions: []action.Action{action.SetTransform{Node: "a", Transform: geom.At(geom.Vec3{1, 0, 0}, 0)}}})
	if !f.node("a").Pinned {
		t.Error("moving does not pin")
	}
	f.do(Undo{})
	if f.node("a").Pinned || f.node("a").Transform.Translation[0] != 0 {
		t.Error("undo does not take the move and its pin back")
	}
	f.do(Redo{}, SetPinned{Nodes: []nodeID{"a"}})
	if f.node("a").Pinned {
		t.Error("unpinning pins")
	}
	paint, _ := f.Head().Snapshot.Material("paint-a")
	darker := *paint
	darker.BaseColor = geom.Color{0.1, 0.1, 0.1}
	f.do(Apply{Label: "Darken", Actions: []action.Action{action.SetMaterialParameters{Material: darker}}})
	if !f.node("a").Pinned {
		t.Error("changing a material does not pin what wears it")
	}
}

func TestPreviewIsShownAndNotKept(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{})
	before := f.Head()
	drag := []action.Action{action.SetTransform{Node: "a", Transform: geom.At(geom.Vec3{1, 0, 0}, 0)}}
	f.do(PreviewEdit{Actions: drag})
	if n, _ := f.Scene().Node("a"); n.Transform.Translation[0] != 1 {
		t.Error("the preview is not shown")
	}
	if f.Head() != before {
		t.Error("the preview was committed")
	}
	f.do(PreviewEdit{})
	if f.Scene() != before.Snapshot {
		t.Error("the preview does not end")
	}
	f.do(PreviewEdit{Actions: drag}, Apply{Label: "Move", Actions: drag})
	if f.Scene() != f.Head().Snapshot || f.Head().Revision != before.Revision+1 {
		t.Error("the commit at the release does not end the preview")
	}
	revision := f.Head().Revision
	f.do(Apply{Label: "Move", Actions: drag})
	if f.Head().Revision != revision {
		t.Error("a drag that ends where it began made a commit")
	}
}

func TestSelection(t *testing.T) {
	f := start(t)
	for i, id := range []string{"a", "b", "c"} {
		f.box(id, geom.Vec3{float64(i), 0, 0})
	}
	want := func(ids ...nodeID) {
		t.Helper()
		if !slices.Equal(f.Selection(), ids) {
			t.Errorf("selected %v, want %v", f.Selection(), ids)
		}
	}
	f.do(pick("a"))
	want("a")
	f.do(SelectNodes{Nodes: []nodeID{"b", "a"}, Mode: Extend})
	want("b", "a")
	f.do(SelectNodes{Nodes: []nodeID{"b", "c"}, Mode: Toggle})
	want("a", "c")
	f.do(InvertSelection{})
	want("b")
	f.do(SetLocked{Nodes: []nodeID{"c"}, Locked: true}, SelectAll{})
	want("a", "b")
	f.refuse(pick("nowhere"))
	f.do(Delete{})
	want()
	if f.Head().Snapshot.Len() != 2 {
		t.Errorf("%d nodes are left", f.Head().Snapshot.Len())
	}
	f.do(Undo{}, pick("c"))
	if err := f.refuse(Delete{}); !strings.Contains(err.Error(), "locked") {
		t.Error(err)
	}
	f.do(SelectNodes{})
	f.refuse(Delete{})
}

func TestDuplicateKeepsSubtreesAndFreeIDs(t *testing.T) {
	f := start(t)
	f.box("lamp", geom.Vec3{})
	f.do(Apply{Label: "Light", Actions: []action.Action{action.AddLight{Node: "bulb", Name: "Bulb", Parent: "lamp", Transform: geom.IdentityTransform(),
		Light: scene.Light{Kind: scene.PointLight, Intensity: 10, Color: geom.Color{1, 1, 1}}}}})
	f.do(pick("lamp", "bulb"), Duplicate{})
	if !slices.Equal(f.Selection(), []nodeID{"lamp-2"}) {
		t.Fatalf("selected %v", f.Selection())
	}
	if f.node("bulb-2").Parent != "lamp-2" || f.node("lamp-2").Transform.Translation[0] < 0.4 {
		t.Error("the copy's light or place is wrong")
	}
	f.do(Duplicate{})
	if lights := 3; f.Head().Snapshot.Len() != 1+2*lights {
		t.Errorf("%d nodes after two copies", f.Head().Snapshot.Len())
	}
}

func TestGroups(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{1, 0, 0})
	f.box("b", geom.Vec3{2, 0, 0})
	f.do(pick("a", "b"), GroupNodes{})
	group := f.Selection()[0]
	f.do(Apply{Label: "Move group", Actions: []action.Action{action.SetTransform{Node: group, Transform: geom.At(geom.Vec3{0, 5, 0}, math.Pi/2)}}})
	before := f.Head().Snapshot.WorldFromNode("a")
	f.do(UngroupNodes{})
	if after := f.Head().Snapshot.WorldFromNode("a"); !after.AlmostEqual(before, 1e-9) {
		t.Errorf("ungrouping moved a from %v to %v", before, after)
	}
	if !slices.Equal(f.Selection(), []nodeID{"a", "b"}) || has(f.Head().Snapshot, group) {
		t.Error("the group is still there, or its content is not selected")
	}
	f.refuse(UngroupNodes{})
	f.do(pick("a"), GroupNodes{})
	inner := f.Selection()[0]
	f.do(Reparent{Nodes: []nodeID{"b"}, Parent: inner})
	if f.node("b").Parent != inner {
		t.Error("b was not moved into the group")
	}
	f.do(pick("a", "b"), GroupNodes{})
	if f.node("a").Parent != f.node("b").Parent || f.node(string(f.node("a").Parent)).Parent != inner {
		t.Error("a group in a group")
	}
}

func TestAlignAndDistribute(t *testing.T) {
	f := start(t)
	f.do(Apply{Label: "Add", Actions: slices.Concat(
		addBox(t, f.Store(), "a", geom.Vec3{0, 0, 0}, geom.Vec3{0.2, 0.2, 0.2}),
		addBox(t, f.Store(), "b", geom.Vec3{1, 1, 0}, geom.Vec3{0.6, 0.4, 0.2}),
		addBox(t, f.Store(), "c", geom.Vec3{4, 2, 0}, geom.Vec3{0.4, 0.6, 0.2}))})
	x := func(id string, axis int) float64 { return f.node(id).Transform.Translation[axis] }
	f.do(pick("a", "b", "c"), Align{Axis: 1, Edge: AlignMax})
	for id, want := range map[string]float64{"a": 2.2, "b": 2.1, "c": 2} {
		if math.Abs(x(id, 1)-want) > 1e-6 {
			t.Errorf("%s: y = %v, want %v", id, x(id, 1), want)
		}
	}
	f.do(Distribute{Axis: 0})
	gap := func(left, right string, half float64) float64 { return x(right, 0) - x(left, 0) - half }
	if first, second := gap("a", "b", 0.4), gap("b", "c", 0.5); math.Abs(first-second) > 1e-6 {
		t.Errorf("gaps %v and %v", first, second)
	}
	f.do(pick("a"))
	f.refuse(Align{})
	f.refuse(Distribute{})
	f.do(pick("a", "b", "c"))
	f.refuse(Align{Axis: 3})
}

func TestDropToFloor(t *testing.T) {
	f := start(t)
	f.box("table", geom.Vec3{})
	f.box("vase", geom.Vec3{0, 0, 2})
	f.box("ball", geom.Vec3{1.5, 0, 1})
	f.do(pick("vase", "ball"), DropToFloor{})
	if z := f.node("vase").Transform.Translation[2]; math.Abs(z-0.4) > 1e-6 {
		t.Errorf("the vase lies at %v, the table is 0.4 high", z)
	}
	if z := f.node("ball").Transform.Translation[2]; math.Abs(z) > 1e-6 {
		t.Errorf("the ball lies at %v", z)
	}
}

func TestHideIsolateAndShow(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{})
	f.box("b", geom.Vec3{1, 0, 0})
	head := f.Head()
	f.do(pick("a"), Isolate{})
	shown := f.Shown()
	if !f.Isolated() || f.Shown().Visible("b") || f.Shown().Visible("room") || !f.Shown().Visible("a") {
		t.Error("isolation shows the wrong things")
	}
	if f.Head() != head || f.Shown() != shown {
		t.Error("isolation changed the document, or is made anew for every frame")
	}
	f.do(Isolate{})
	if f.Shown() != f.Scene() {
		t.Error("isolation does not end")
	}
	f.do(SetHidden{Nodes: []nodeID{"a", "b"}, Hidden: true}, ShowAll{})
	if !f.Head().Snapshot.Visible("a") || !f.Head().Snapshot.Visible("b") {
		t.Error("not everything is shown")
	}
}

func TestCopyAndPasteBetweenProjects(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{0.5, 0, 0})
	f.do(pick("a"), CopyNodes{})
	text, ok := f.TakeClipboard()
	if !ok {
		t.Fatal("nothing is on the clipboard")
	}
	if _, again := f.TakeClipboard(); again {
		t.Error("the clipboard was taken twice")
	}
	f.do(Paste{Text: text})
	if f.node("a-2").Transform.Translation == f.node("a").Transform.Translation {
		t.Error("the copy stands in the original")
	}
	if f.node("a-2").Model.Materials[0] != "paint-a" {
		t.Error("an equal material was added again")
	}
	other := start(t)
	other.do(Paste{Text: text})
	n := other.node("a")
	if n.Transform.Translation[0] != 0.5 {
		t.Errorf("pasted at %v", n.Transform.Translation)
	}
	if _, err := other.Store().Model(n.Model.Asset); err != nil {
		t.Error(err)
	}
	for name, bad := range map[string]string{
		"plain text": "hello", "cut short": text[:len(text)/2], "another format": `{"format":"scenograph clipboard","version":9}`,
		"deleting":       `{"format":"scenograph clipboard","version":1,"roots":["a"],"actions":[{"action":"remove_node","node":"a"}],"blobs":{}}`,
		"a damaged blob": strings.Replace(text, `"blobs":{"`, `"blobs":{"00`, 1),
	} {
		before := other.Head()
		if err := other.Do(Paste{Text: bad}); err == nil || other.Head() != before {
			t.Errorf("%s: %v", name, err)
		}
	}
	f.do(pick("a"), CutNodes{})
	if has(f.Head().Snapshot, "a") {
		t.Error("cutting leaves the node")
	}
}

func TestHistoryWalks(t *testing.T) {
	f := start(t)
	f.box("a", geom.Vec3{})
	first := f.History()[0].Seq
	f.box("b", geom.Vec3{1, 0, 0})
	f.box("c", geom.Vec3{2, 0, 0})
	last := f.History()[2].Seq
	f.do(GoTo{Seq: first})
	if has(f.Head().Snapshot, "b") || !has(f.Head().Snapshot, "a") {
		t.Error("not at the first state")
	}
	f.do(GoTo{Seq: last})
	if !has(f.Head().Snapshot, "c") {
		t.Error("not at the last state")
	}
	f.do(Undo{}, NameCheckpoint{Name: "two"})
	named := f.History()[len(f.History())-1].Seq
	f.do(GoTo{Seq: 0})
	if f.Head().Snapshot.Len() != 1 {
		t.Error("not at the beginning")
	}
	f.do(GoTo{Seq: named})
	if has(f.Head().Snapshot, "c") || !has(f.Head().Snapshot, "b") {
		t.Error("not at the checkpoint")
	}
	f.do(Undo{})
	f.box("d", geom.Vec3{})
	f.refuse(GoTo{Seq: last})
	if f.CanUndo() == "" || f.CanRedo() != "" {
		t.Errorf("undo %q, redo %q", f.CanUndo(), f.CanRedo())
	}
}

func TestAddingThings(t *testing.T) {
	f := start(t)
	for _, kind := range []scene.LightKind{scene.PointLight, scene.SpotLight, scene.DirectionalLight, scene.AreaLight} {
		f.do(AddLight{Kind: kind})
		if f.node(string(f.Selection()[0])).Light.Kind != kind {
			t.Errorf("no %s light", kind)
		}
	}
	f.refuse(AddLight{Kind: "laser"})
	f.do(AddCamera{}, AddCamera{Name: "Second"}, AddRoom{Width: 3, Depth: 3, Height: 2.6})
	if f.node("camera-2").Name != "Second" || f.node("room-2").Room == nil {
		t.Error("camera or room is missing")
	}
	f.refuse(AddRoom{Width: math.NaN(), Depth: 1, Height: 2})
	f.refuse(PlaceThing{Entry: "sofa"})
	f.refuse(ApplyMaterial{Preset: "oak"})
}

func FuzzPaste(f *testing.F) {
	snapshot, store := scene.Empty("room"), asset.NewStore()
	model, err := box(store, geom.Vec3{1, 1, 1})
	if err != nil {
		f.Fatal(err)
	}
	blob, err := store.Blob(model)
	if err != nil {
		f.Fatal(err)
	}
	whole, err := json.Marshal(clip{Format: clipboardFormat, Version: 1, Roots: []nodeID{"a"}, Blobs: map[asset.ID][]byte{model: blob},
		Actions: json.RawMessage(`[{"action":"add_node","node":{"id":"a","name":"A","transform":{"translation":[0,0,0],"rotation":[0,0,0,1],"scale":[1,1,1]}}}]`)})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(whole))
	f.Add(`{"format":"scenograph clipboard","version":1,"roots":null,"actions":[{"action":"add_relation"}],"blobs":{"":""}}`)
	f.Fuzz(func(t *testing.T, text string) {
		c, err := readClip(text)
		if err != nil {
			return
		}
		actions, err := action.DecodeList(c.Actions)
		if err != nil {
			return
		}
		actions, roots := refreshed(snapshot, actions, c.Roots)
		move(actions, roots, geom.Vec3{1, 0, 0})
		if _, _, err := action.Preview(snapshot, actions); err != nil {
			t.Skip(err)
		}
	})
}
