package session

import (
	"bytes"
	"context"
	"image"
	"image/color"
	"strings"
	"testing"

	"scenograph/internal/agent"
	"scenograph/internal/frame"
	"scenograph/internal/pix"
	"scenograph/internal/proposal"
)

// teller is a policy that shows what it would send.
type teller struct {
	agent.Policy
	asked []proposal.Observation
	image proposal.Image
}

func (p *teller) Sending(_ context.Context, o proposal.Observation) (agent.Sending, error) {
	p.asked = append(p.asked, o)
	return agent.Sending{To: "http://127.0.0.1:1/v1", Model: "made", Parts: []agent.SentPart{{Title: "Text", Text: "The user asks: " + o.Prompt}, {Title: "Picture", Image: &p.image}}}, nil
}

func TestWhatWillBeSent(t *testing.T) {
	f := start(t)
	f.do(ShowSending{Prompt: "a lamp"})
	if e := f.Exhibit(); !strings.Contains(e.Line, "Nothing is sent") || len(e.Pages) != 0 {
		t.Errorf("of a policy without a model: %+v", e)
	}
	picture := image.NewNRGBA(image.Rect(0, 0, 4, 3))
	picture.SetNRGBA(1, 1, color.NRGBA{200, 0, 0, 255})
	data, err := pix.EncodePNG(picture)
	if err != nil {
		t.Fatal(err)
	}
	told := &teller{Policy: f.policy, image: proposal.Image{MIME: "image/png", Width: 4, Height: 3, Data: data}}
	f.Session.config.Policy = told
	f.Session.config.Reference = func(string) (*proposal.Image, error) { return &told.image, nil }
	f.do(TakeReference{Path: "mood.png"})
	f.Wait()
	if f.ReferenceName() != "mood.png" {
		t.Errorf("the picture is called %q", f.ReferenceName())
	}
	f.do(ShowSending{Prompt: "a lamp"})
	f.Wait()
	e := f.Exhibit()
	if e.Busy || e.Failure != "" || len(e.Pages) != 2 || !strings.Contains(e.Line, "127.0.0.1:1") || !strings.Contains(e.Pages[0].Text, "a lamp") {
		t.Fatalf("shown %+v", e)
	}
	if p := e.Pages[1].Picture; p == nil || p.Width != 4 || !bytes.Equal(p.RGBA, picture.Pix) {
		t.Error("the picture that is shown is not the one that would be sent")
	}
	if len(told.asked) != 1 || told.asked[0].Reference != &told.image {
		t.Error("the reference picture does not go along")
	}
	f.do(TakeReference{})
	if f.Reference() != nil || len(f.Proposals()) != 0 {
		t.Error("the picture stays, or something was asked")
	}
}

func TestBranchesAndComparisons(t *testing.T) {
	f := start(t)
	f.do(NameCheckpoint{Name: "as it was"})
	mark := f.History()[len(f.History())-1].Seq
	f.do(BeginBranch{Name: "dark"})
	f.do(AddLight{Kind: "point"})
	f.do(SwitchBranch{Name: "main"})
	branches := f.Branches()
	if len(branches) != 2 || !branches[0].Current || branches[1].Scene.Hash() == f.Head().Snapshot.Hash() {
		t.Fatalf("branches %+v", branches)
	}
	f.do(SwitchBranch{Name: "dark"})
	f.refuse(CompareStates{First: Side{mark, "a"}, Second: Side{0, "b"}}) // nothing draws yet
	f.Session.config.Shutter = func(_ context.Context, plan *frame.Frame) (*frame.Picture, error) {
		return &frame.Picture{Width: plan.View.Width, Height: plan.View.Height, RGBA: make([]byte, 4*plan.View.Width*plan.View.Height)}, nil
	}
	f.refuse(CompareStates{First: Side{999, "a"}, Second: Side{0, "b"}})
	f.do(CompareStates{First: Side{mark, "as it was"}, Second: Side{branches[1].Tip, "dark"}})
	f.Wait()
	e := f.Exhibit()
	if !e.Beside || len(e.Pages) != 3 || e.Pages[0].Picture == nil || !strings.HasPrefix(e.Pages[2].Text, "+ ") {
		t.Errorf("compared %+v", e)
	}
	f.policy.answer = three
	f.do(Ask{Prompt: "a lamp"})
	f.Wait()
	f.do(CompareBeforeAfter{Proposal: f.Proposals()[0].Proposal.ID})
	f.Wait()
	if e := f.Exhibit(); len(e.Pages) != 3 || e.Pages[0].Title != "Before" || !strings.HasPrefix(e.Pages[1].Title, "After: ") {
		t.Errorf("before and after: %+v", e)
	}
	f.refuse(CompareBeforeAfter{Proposal: "nobody's"})
	before := branches[0].Scene.Hash()
	f.do(ReturnTo{Seq: mark, Title: "as it was"})
	if f.Head().Snapshot.Hash() != before {
		t.Error("what came back is not what was named")
	}
}
