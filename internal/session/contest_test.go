package session

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"scenograph/internal/action"
	"scenograph/internal/frame"
	"scenograph/internal/geom"
	"scenograph/internal/proposal"
	"scenograph/internal/scene"
	"scenograph/internal/tryout"
)

// liking scores a candidate by how far along X its lamp hangs.
type liking struct{}

func (liking) Name() string    { return "liking" }
func (liking) Weight() float64 { return 1 }

func (liking) Judge(_ context.Context, s tryout.Subject) (proposal.Judgement, error) {
	for n := range s.After.Nodes() {
		if n.Name == "lamp" {
			return proposal.Judgement{Value: n.Transform.Translation[0] / 10, Evidence: []proposal.Evidence{{Name: "x", Value: n.Transform.Translation[0]}}}, nil
		}
	}
	return proposal.Judgement{}, errors.New("there is no lamp")
}

// lamps proposes a lamp whose place the seed decides, and a move of the rug.
func lamps(o proposal.Observation) []proposal.Proposal {
	id := func(k int) string { return fmt.Sprintf("p%d.%d.%d", o.Revision, o.Seed, k) }
	lamp := scene.Node{ID: scene.NodeID("lamp-" + id(0)), Name: "lamp", Transform: geom.At(geom.Vec3{float64(o.Seed%8) + 1, 0, 0}, 0), Light: &scene.Light{Kind: scene.PointLight, Color: geom.Color{1, 1, 1}, Intensity: 60}}
	return []proposal.Proposal{
		{ID: id(0), Label: "Add a lamp", Policy: "test", Actions: []action.Action{action.AddNode{Node: lamp}}},
		{ID: id(1), Label: "Move the rug", Policy: "test", Actions: []action.Action{action.SetTransform{Node: "rug", Transform: geom.At(geom.Vec3{0, 1, 0}, 0)}}},
	}
}

func contestFixture(t *testing.T) *fixture {
	t.Helper()
	f := start(t)
	f.box("rug", geom.Vec3{})
	f.policy.answer = lamps
	f.Session.config.Critics = func(Preferences) []tryout.Critic { return []tryout.Critic{liking{}} }
	f.Session.config.Shutter = func(_ context.Context, plan *frame.Frame) (*frame.Picture, error) {
		w, h := plan.View.Width, plan.View.Height
		return &frame.Picture{Width: w, Height: h, RGBA: make([]byte, 4*w*h)}, nil
	}
	prefs := f.Preferences()
	prefs.Candidates = 4
	f.do(ChangePreferences{Preferences: prefs})
	return f
}

func TestChoosingACandidate(t *testing.T) {
	f := contestFixture(t)
	prompt := "a lamp"
	for i := 0; tryout.Blind(proposal.Observation{Prompt: prompt, Revision: f.Head().Revision}); i++ {
		prompt = fmt.Sprintf("a lamp %d", i)
	}
	f.do(Ask{Prompt: prompt})
	sheet := f.Sheet()
	if !sheet.Open || sheet.Busy || len(sheet.Candidates) != 4 || sheet.Blind || len(f.Proposals()) != 0 {
		t.Fatalf("the sheet: %+v", sheet)
	}
	for i, c := range sheet.Candidates {
		if c.Picture == nil || i > 0 && c.Score > sheet.Candidates[i-1].Score {
			t.Errorf("candidate %d: score %g, picture %v", i, c.Score, c.Picture != nil)
		}
	}
	if o := f.Overlay(); o.Ghost == nil || o.Ghost.After != sheet.Candidates[0].After {
		t.Error("the best candidate is not looked at")
	}
	second := sheet.Candidates[1]
	f.do(LookAtCandidate{Candidate: second.ID})
	if o := f.Overlay(); o.Ghost == nil || o.Ghost.After != second.After {
		t.Error("the candidate is not seen in the view")
	}
	f.do(ChooseCandidate{Candidate: second.ID})
	if f.Sheet().Open || len(f.Proposals()) != 2 {
		t.Fatalf("%d proposals after the choice", len(f.Proposals()))
	}
	f.do(AcceptProposal{Proposal: second.Proposals[0].ID},
		MoveGhost{Proposal: second.Proposals[1].ID, Node: "rug", World: geom.At(geom.Vec3{0, 3, 0}, geom.Radians(90))}, AcceptProposal{Proposal: second.Proposals[1].ID})
	sheets, choices := f.Session.project.Sheets(), f.Session.project.Choices()
	if len(sheets) != 1 || len(choices) != 1 || choices[0].Candidate != second.ID || choices[0].Place != 1 || !sheets[0].Scores || len(sheets[0].Candidates) != 4 || sheets[0].Picture == "" {
		t.Fatalf("kept %+v, %+v", sheets, choices)
	}
	for _, c := range sheets[0].Candidates {
		if c.Picture == "" || c.Answer == "" || len(c.Judgements) != 1 || len(c.Judgements[0].Evidence) != 1 {
			t.Errorf("kept of %s: %+v", c.ID, c)
		}
	}
	verdicts := f.Session.project.Judgements()
	last := verdicts[len(verdicts)-1]
	verbs := map[string]bool{}
	for _, a := range last.Amounts {
		verbs[a.Verb] = true
		if a.Verb == "move" && a.Metres != 2 || a.Verb == "turn" && a.Degrees != 90 {
			t.Errorf("amounts to %+v", a)
		}
	}
	if last.Decision != proposal.Overridden || !verbs["move"] || !verbs["turn"] {
		t.Errorf("the edit amounts to %+v", last.Amounts)
	}
	f.do(ShowSheet{On: true})
	if !f.Sheet().Open || f.Overlay().Ghost != nil {
		t.Error("the sheet of an earlier scene shows ghosts, or does not open")
	}
}

func TestABlindSheetHidesAndShuffles(t *testing.T) {
	f := contestFixture(t)
	prompt := "a lamp"
	blind := func(p string) bool { return tryout.Blind(proposal.Observation{Prompt: p, Revision: f.Head().Revision}) }
	for i := 0; !blind(prompt); i++ {
		prompt = fmt.Sprintf("a lamp %d", i)
	}
	f.do(Ask{Prompt: prompt})
	if !f.Sheet().Blind {
		t.Fatal("the sheet is not blind")
	}
	if s := f.Session.project.Sheets()[0]; s.Scores || !s.Shuffled || len(s.Shown) != 4 {
		t.Errorf("kept %+v", s)
	}
	prefs := f.Preferences()
	prefs.PlainSheets = true
	f.do(ChangePreferences{Preferences: prefs}, Ask{Prompt: "another"}, Ask{Prompt: prompt})
	if f.Sheet().Blind {
		t.Error("a blind sheet although they are switched off")
	}
}

func TestComposeTakesTheBestCandidate(t *testing.T) {
	f := start(t)
	f.box("rug", geom.Vec3{})
	f.policy.answer = lamps
	f.Session.config.Critics = func(Preferences) []tryout.Critic { return []tryout.Critic{liking{}} }
	f.Session.config.Candidates = 3
	done, err := f.ComposeSteps(context.Background(), "a lamp", 2, 0, func(float64, string) {})
	if err != nil || len(done.Steps) != 2 || len(done.Sheets) != 1 || done.Sheets[0].Candidates[0].Score != 0.5 {
		t.Fatalf("%+v %v", done, err)
	}
	if choice := f.Session.project.Choices()[0]; choice.By != "auto" || !f.Session.project.Sheets()[0].Headless {
		t.Errorf("kept %+v", choice)
	}
}
