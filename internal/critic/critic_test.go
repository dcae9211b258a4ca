package critic

import (
	"context"
	"strings"
	"testing"

	"scenograph/internal/agent/chat"
	"scenograph/internal/agent/recorded"
	"scenograph/internal/asset"
	"scenograph/internal/catalog"
	"scenograph/internal/check"
	"scenograph/internal/clip"
	"scenograph/internal/frame"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/tryout"
)

func subject(t *testing.T) tryout.Subject {
	t.Helper()
	store := asset.NewStore()
	s := scene.Empty("empty")
	world, err := query.New(s, store)
	if err != nil {
		t.Fatal(err)
	}
	return tryout.Subject{Prompt: "two armchairs", Before: s, After: s, World: world, Store: store, Picture: &frame.Picture{Width: 4, Height: 4, RGBA: make([]byte, 64)}}
}

func TestAlignmentTellsWhatIsMissing(t *testing.T) {
	critics := Usual(catalog.Builtin(), tryout.Weights{tryout.AlignmentName: 3})
	s := subject(t)
	j, err := critics[0].Judge(context.Background(), s)
	if err != nil || j.Value != 0 || len(j.Evidence) != 1 || j.Evidence[0].OK || critics[0].Weight() != 3 {
		t.Errorf("%+v %v", j, err)
	}
	s.Prompt = "…"
	if _, err := critics[0].Judge(context.Background(), s); err == nil {
		t.Error("a prompt without a requirement is judged")
	}
}

func TestPhysicsCountsWhatIsNew(t *testing.T) {
	s := subject(t)
	warning := func(id string) check.Verdict {
		return check.Verdict{ID: id, Kind: check.Clearance, Severity: check.Warning, Message: id}
	}
	s.Survey = check.Survey{Verdicts: []check.Verdict{warning("old"), warning("new")}, Checked: check.Kinds()}
	s.Known = map[string]bool{"old": true}
	p := &Physics{Counts: 1}
	one, err := p.Judge(context.Background(), s)
	if err != nil || !(one.Value < 1 && one.Value > 0.8) {
		t.Errorf("one new warning: %+v %v", one, err)
	}
	s.Survey.Verdicts = append(s.Survey.Verdicts, check.Verdict{ID: "e", Severity: check.Error})
	if j, _ := p.Judge(context.Background(), s); j.Value != 0 {
		t.Errorf("an error scores %g", j.Value)
	}
}

func TestClipSaysWhatIsMissing(t *testing.T) {
	c := &Clip{Settings: clip.Settings{}}
	s := subject(t)
	if _, err := c.Judge(context.Background(), s); err == nil || !strings.Contains(err.Error(), "SCENOGRAPH_CLIP") {
		t.Errorf("without a model: %v", err)
	}
	s.Picture = nil
	if _, err := c.Judge(context.Background(), s); err == nil || !strings.Contains(err.Error(), "picture") {
		t.Errorf("without a picture: %v", err)
	}
}

func TestAModelJudges(t *testing.T) {
	for text, want := range map[string]float64{
		`{"score": 0.7, "reasons": [{"text": "two chairs by the window", "good": true}, {"text": "the lamp is missing", "good": false}]}`: 0.7,
		"Here you are:\n```json\n{\"score\": 0.25, \"reasons\": []}\n```":                                                                 0.25,
		`{"score": 7, "reasons": []}`: -1,
		`{"score": 1e999}`:            -1,
		`{"reasons": []}`:             -1,
		`I like it`:                   -1,
	} {
		j := &Judge{Client: recorded.New("talk", []chat.Said{{Text: text}}), Limits: chat.DefaultLimits(), Meter: &chat.Meter{}}
		var kept []proposal.Exchange
		s := subject(t)
		s.Keep = func(x proposal.Exchange) error { kept = append(kept, x); return nil }
		got, err := j.Judge(context.Background(), s)
		if len(kept) != 1 || len(kept[0].Pictures) != 1 || len(kept[0].Reply) == 0 || len(kept[0].Request) == 0 || (kept[0].Fault == "") != (want >= 0) {
			t.Errorf("%s: kept %+v", text, kept)
		}
		switch {
		case want < 0 && err == nil:
			t.Errorf("%s: is taken as %+v", text, got)
		case want >= 0 && (err != nil || got.Value != want || len(got.Evidence) == 0):
			t.Errorf("%s: %+v %v", text, got, err)
		}
	}
}
