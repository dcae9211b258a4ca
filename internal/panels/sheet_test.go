package panels

import (
	"fmt"
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/family"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/proposal"
	"scenograph/internal/session"
	"scenograph/internal/tryout"
)

// contact is a sheet of n candidates, the first the best.
func contact(n int, blind bool) presenter.Contact {
	s := session.Sheet{Open: true, Asked: n, Blind: blind, ID: "1"}
	for i := range n {
		s.Candidates = append(s.Candidates, &tryout.Candidate{
			ID: fmt.Sprintf("c%d", i), Score: 0.9 - 0.1*float64(i), Mended: []string{"set down"}, Proposals: []proposal.Proposal{{Label: "Place a sofa"}},
			Figures:    []tryout.Figure{{Name: "steps", Value: 3}, {Name: "new warnings", Value: float64(i), Good: -1}, {Name: "light", Value: 100 + float64(i), Unit: "lx"}, {Name: "way", Value: 0.8, Unit: "m", Good: 1}},
			Judgements: []proposal.Judgement{{Critic: "alignment", Value: 0.9, Weight: 1, Evidence: []proposal.Evidence{{Name: "object", Detail: "a sofa: found sofa-1", OK: true}}}, {Critic: "clip", Missing: "no model"}},
		})
	}
	s.Look = "c0"
	return presenter.ContactOf(s, func(*tryout.Candidate) uint64 { return 1 })
}

func TestTheContactSheetIsLookedAtAndTakenFrom(t *testing.T) {
	s := sampleState(t)
	s.Agent.Contact = contact(4, false)
	b, wanted := open(t, s)
	b.click("sheet/frame/2")
	if look := last[session.LookAtCandidate](t, *wanted); look.Candidate != "c2" {
		t.Errorf("a click looks at %q", look.Candidate)
	}
	s.Agent.Contact.Look = "c2"
	b.key(imgui.Key2)
	if look := last[session.LookAtCandidate](t, *wanted); look.Candidate != "c1" {
		t.Errorf("2 looks at %q", look.Candidate)
	}
	b.key(imgui.KeyTab)
	if look := last[session.LookAtCandidate](t, *wanted); look.Candidate != "c3" {
		t.Errorf("Tab looks at %q", look.Candidate)
	}
	b.key(imgui.KeyEnter)
	if take := last[session.ChooseCandidate](t, *wanted); take.Candidate != "c2" {
		t.Errorf("Enter takes %q", take.Candidate)
	}
	b.click("sheet/take")
	if count[session.ChooseCandidate](*wanted) != 2 {
		t.Error("the button takes nothing")
	}
	b.moveTo(b.rect("sheet/frame/0").Center())
	b.frames(3)
	b.key(imgui.KeyEscape)
	if show := last[session.ShowSheet](t, *wanted); show.On {
		t.Error("Escape does not close the sheet")
	}
	if count[session.AxisView](*wanted) != 0 {
		t.Error("a number turned the view too")
	}
}

func TestABlindSheetSaysSo(t *testing.T) {
	s := sampleState(t)
	s.Agent.Contact = contact(8, true)
	b, _ := open(t, s)
	b.rect("sheet/blind")
	for _, f := range s.Agent.Contact.Frames {
		if f.Score != "" || f.Best || len(f.Critics) != 0 {
			t.Errorf("a blind sheet shows %+v", f)
		}
	}
	sheet, view := b.rect("sheet"), b.rect("viewport")
	if sheet.Y < view.Y || sheet.Y+sheet.H > view.Y+view.H+1 || sheet.X < view.X {
		t.Errorf("the sheet %+v leaves the view %+v", sheet, view)
	}
}

func TestFiguresTellCandidatesApart(t *testing.T) {
	c := contact(3, false)
	first := c.Frames[0]
	if !first.Best || c.Frames[1].Best || len(first.Figures) != 3 {
		t.Fatalf("%+v", first)
	}
	for _, f := range first.Figures {
		switch f.Name {
		case "new warnings":
			if f.Delta != "−1" || f.Good != 1 {
				t.Errorf("fewer warnings read %+v", f)
			}
		case "light":
			if f.Value != "100 lx" || f.Good != 0 {
				t.Errorf("light reads %+v", f)
			}
		}
	}
}

func TestTheNumberOfAnswersIsChosen(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.click("agent/answers/8")
	if p := last[session.ChangePreferences](t, *wanted); p.Preferences.Candidates != 8 {
		t.Errorf("%d candidates", p.Preferences.Candidates)
	}
	s.Agent.Contact = contact(4, false)
	s.Agent.Contact.Open = false
	b.frames(2)
	b.click("agent/sheet")
	if show := last[session.ShowSheet](t, *wanted); !show.On {
		t.Error("the closed sheet is not opened again")
	}
}

func TestWeightsArePreferences(t *testing.T) {
	p := session.Preferences{CriticWeights: map[string]float64{"physics": 1}}
	before := p.CriticWeights
	presenter.SetCriticWeight(&p, "alignment", 1.26)
	if p.CriticWeights["alignment"] != 1.3 || len(before) != 1 {
		t.Errorf("%v, before %v", p.CriticWeights, before)
	}
	if list := presenter.CriticWeights(&p); len(list) != 4 || list[1].Weight != 1 {
		t.Errorf("%+v", list)
	}
}

func TestVariantsAreOrderedAndTaken(t *testing.T) {
	s := sampleState(t)
	b, wanted := open(t, s)
	b.click("menu/File")
	b.click("command/file.variants")
	b.frames(2)
	b.click("still/variants/count")
	b.frames(2)
	b.click("still/variants/count/12")
	b.frames(2)
	b.click("still/variants/keep")
	b.frames(2)
	b.click("still/variants/keep/Where everything stands")
	b.frames(2)
	b.click("dialog/ok")
	if order := last[session.MakeVariants](t, *wanted); order != (session.MakeVariants{Count: 12, Keep: family.KeepLayout, Seed: 1}) {
		t.Errorf("ordered %+v", order)
	}
	v := session.Variants{Open: true, Busy: true, Order: session.MakeVariants{Count: 4}, ID: "1"}
	for i := range 3 {
		v.List = append(v.List, &session.Variant{ID: fmt.Sprintf("variant-%d", i), Variant: family.Variant{Index: i, Changes: family.Changes{Swapped: []family.Swapped{{Name: "Lamp"}}}}})
	}
	s.Variants = presenter.VariantsOf(v, func(*session.Variant) uint64 { return 1 })
	b.frames(2)
	b.click("sheet/stop")
	if count[session.StopVariants](*wanted) != 1 {
		t.Error("Stop stops nothing")
	}
	b.click("sheet/frame/1")
	if look := last[session.LookAtVariant](t, *wanted); look.Variant != "variant-1" {
		t.Errorf("a click looks at %q", look.Variant)
	}
	s.Variants.Look = "variant-1"
	b.key(imgui.KeyTab)
	if look := last[session.LookAtVariant](t, *wanted); look.Variant != "variant-2" {
		t.Errorf("Tab looks at %q", look.Variant)
	}
	b.click("sheet/branch")
	b.key(imgui.KeyEnter)
	if take := last[session.TakeVariant](t, *wanted); take != (session.TakeVariant{Variant: "variant-1"}) || count[session.TakeVariant](*wanted) != 2 {
		t.Errorf("Enter takes %+v", take)
	}
	s.Variants.Stale = "the scene is another one"
	b.key(imgui.KeyEnter)
	b.click("sheet/take")
	if count[session.TakeVariant](*wanted) != 2 {
		t.Error("a variant of another scene is taken")
	}
	b.key(imgui.KeyEscape)
	if show := last[session.ShowVariants](t, *wanted); show.On {
		t.Error("Escape does not close the sheet")
	}
}
