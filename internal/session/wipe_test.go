package session

import (
	"context"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
)

// TestWipe draws both sides of a proposal that changes looks, and of another kind only when the person wants that.
func TestWipe(t *testing.T) {
	f := start(t)
	drawn := 0
	f.Session.config.Shutter = func(_ context.Context, plan *frame.Frame) (*frame.Picture, error) {
		drawn++
		return &frame.Picture{Width: plan.View.Width, Height: plan.View.Height, RGBA: make([]byte, 4*plan.View.Width*plan.View.Height)}, nil
	}
	f.do(AddLight{Kind: "point"})
	lamp := scene.NodeID("")
	for n := range f.Head().Snapshot.Nodes() {
		if n.Light != nil {
			lamp = n.ID
		}
	}
	n, _ := f.Head().Snapshot.Node(lamp)
	dim := *n.Light
	dim.Intensity /= 2
	moved := n.Transform
	moved.Translation[0]++
	base := f.Head().Revision
	if err := f.queue.Add(nil,
		proposal.Proposal{ID: "dim", Policy: "made", Base: base, Label: "Dim it", Actions: []action.Action{action.EditLight{Node: lamp, Light: dim}}},
		proposal.Proposal{ID: "move", Policy: "made", Base: base, Label: "Move it", Actions: []action.Action{action.SetTransform{Node: lamp, Transform: moved}}},
	); err != nil {
		t.Fatal(err)
	}
	f.do(FocusProposal{Proposal: "dim"})
	if w := f.Wipe(64, 48); !w.On || w.Ready {
		t.Fatalf("before anything is drawn: %+v", w)
	}
	f.do(DrawWipe{Width: 64, Height: 48})
	f.Wait()
	w := f.Wipe(64, 48)
	if !w.Ready || w.Before == nil || w.After == nil || drawn != 2 {
		t.Fatalf("after %d drawings: %+v", drawn, w)
	}
	f.do(DrawWipe{Width: 64, Height: 48})
	f.Wait()
	if drawn != 2 {
		t.Error("what is there is drawn again")
	}
	if f.Wipe(65, 48).Ready {
		t.Error("pictures of another size count as ready")
	}
	f.do(FocusProposal{Proposal: "move"})
	if f.Wipe(64, 48).On {
		t.Error("a move is shown as a wipe without having been asked for")
	}
	f.do(WipeProposal{On: true}, DrawWipe{Width: 64, Height: 48})
	f.Wait()
	if w := f.Wipe(64, 48); !w.Ready || drawn != 3 {
		t.Errorf("the other proposal took %d drawings in all: %+v", drawn, w)
	}
	f.do(FrameProposal{}, WipeProposal{}, FocusProposal{Proposal: "dim"})
	if f.Wipe(64, 48).On {
		t.Error("what was switched off is shown")
	}
}
