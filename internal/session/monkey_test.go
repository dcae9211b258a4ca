package session

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/geom"
	"scenograph/internal/journal"
	"scenograph/internal/navigate"
	"scenograph/internal/scene"
)

// randomIntent is something a person might do, or must be told is not possible.
func randomIntent(f *fixture, rng *rand.Rand, i int, clipboard *string) Intent {
	var ids []nodeID
	for n := range f.Head().Snapshot.Nodes() {
		ids = append(ids, n.ID)
	}
	some := func() []nodeID {
		var out []nodeID
		for range rng.IntN(4) {
			out = append(out, ids[rng.IntN(len(ids))])
		}
		return out
	}
	one := func() nodeID {
		if len(ids) == 0 || rng.IntN(20) == 0 {
			return "nowhere"
		}
		return ids[rng.IntN(len(ids))]
	}
	if len(ids) == 0 || rng.IntN(8) == 0 {
		at := geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), rng.Float64()}
		return Apply{Label: "Add", Actions: addBox(f.t, f.Store(), fmt.Sprint("box-", i), at, geom.Vec3{0.3, 0.2, 0.1 + rng.Float64()})}
	}
	proposal := ""
	if items := f.Proposals(); len(items) > 0 {
		proposal = items[rng.IntN(len(items))].Proposal.ID
	}
	world := geom.At(geom.Vec3{rng.NormFloat64(), rng.NormFloat64(), 0}, rng.Float64())
	if rng.IntN(30) == 0 {
		world.Translation[1] = math.NaN()
	}
	if text, ok := f.TakeClipboard(); ok {
		*clipboard = text
	}
	choices := []Intent{
		pick(some()...), SelectNodes{Nodes: some(), Mode: Toggle}, SelectAll{}, InvertSelection{}, Hover{Node: one()},
		Apply{Label: "Move", Actions: []action.Action{action.SetTransform{Node: one(), Transform: world}}},
		PreviewEdit{Actions: []action.Action{action.SetTransform{Node: one(), Transform: world}}}, PreviewEdit{},
		Undo{}, Undo{}, Redo{}, Redo{}, GoTo{Seq: uint64(rng.IntN(40))}, Delete{}, Duplicate{}, CopyNodes{}, CutNodes{}, Paste{Text: *clipboard},
		GroupNodes{}, UngroupNodes{}, Align{Axis: rng.IntN(4), Edge: AlignEdge(rng.IntN(4))}, Distribute{Axis: rng.IntN(3)}, DropToFloor{},
		SetHidden{Nodes: some(), Hidden: rng.IntN(2) == 0}, ShowAll{}, Isolate{}, SetLocked{Nodes: some(), Locked: rng.IntN(2) == 0},
		SetPinned{Nodes: some(), Pinned: rng.IntN(2) == 0}, Rename{Node: one(), Name: "%s ##x\n"}, Reparent{Nodes: some(), Parent: one()},
		AddLight{Kind: scene.PointLight}, AddCamera{}, AddRoom{Width: 3, Depth: 3, Height: 2.5}, NameCheckpoint{},
		Ask{Prompt: fmt.Sprint("wish ", rng.IntN(3))}, CancelAsk{}, FocusProposal{Proposal: proposal}, NextProposal{Step: rng.IntN(5) - 2},
		AcceptProposal{Proposal: proposal}, AcceptAll{}, RejectProposal{Proposal: proposal, Reason: "no"},
		TickAction{Proposal: proposal, Index: rng.IntN(3) - 1}, MoveGhost{Proposal: proposal, Node: one(), World: world},
		EditProposal{Proposal: proposal, Actions: []action.Action{action.RenameNode{Node: one(), Name: "x"}}},
		MoveCamera{Eye: navigate.Eye{WorldFromCamera: world, FocusM: 1, FovYRad: 1, Projection: scene.Perspective}}, SettleCamera{}, Walk{On: rng.IntN(2) == 0}, Stride{navigate.Stride{Forward: 2, Yaw: 0.3, Seconds: 0.1}}, AddMeasurement{Measurement{geom.Vec3{}, world.Translation}}, TurnView{Yaw: 0.3}, LockCamera{On: rng.IntN(2) == 0}, HomeView{}, LookFrom{Direction: geom.Vec3{1, -1, 1}},
		FrameSelection{}, FrameAll{}, LookThrough{Camera: one()}, AxisView{Name: "left"},
		Import{Paths: []string{"/x/chair.glb"}},
	}
	return choices[rng.IntN(len(choices))]
}

// TestRandomPeople lets random people use the editor. Whatever they do, nothing panics, what is shown exists, and the project
// replays to the same scene.
func TestRandomPeople(t *testing.T) {
	for seed := range uint64(6) {
		f := start(t)
		f.policy.answer = three
		dir := filepath.Join(t.TempDir(), "room.scene")
		f.do(SaveAs{Path: dir})
		rng := rand.New(rand.NewPCG(seed, 6))
		clipboard, done := "", 0
		for i := range 250 {
			if f.Do(randomIntent(f, rng, i, &clipboard)) == nil {
				done++
			}
			if rng.IntN(3) == 0 {
				f.Wait()
			}
			for _, id := range f.Selection() {
				if !has(f.Scene(), id) {
					t.Fatalf("seed %d step %d: %q is selected and not there", seed, i, id)
				}
			}
			f.Shown()
			f.Overlay()
			f.View(320, 200)
		}
		f.Wait()
		if done < 100 {
			t.Errorf("seed %d: only %d of 250 intents were possible", seed, done)
		}
		hash := fmt.Sprintf("%x", f.Head().Snapshot.Hash())
		if err := f.Session.Close(); err != nil {
			t.Fatal(err)
		}
		verified, _, err := journal.Verify(dir, journal.Options{})
		if err != nil || verified.Snapshot != hash {
			t.Errorf("seed %d: %+v, %v", seed, verified, err)
		}
	}
}
