package journal

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"scenograph/internal/action"
	"scenograph/internal/asset"
	"scenograph/internal/proposal"
)

// The events of contact sheets: all candidates for a step as they were scored and shown, and which of them was taken.
const (
	Sheeted Kind = "candidates"
	Chose   Kind = "chosen"
)

type sheeted struct {
	ID         string    `json:"id"`
	Prompt     string    `json:"prompt"`
	Policy     string    `json:"policy"`
	Looked     uint64    `json:"looked"`            // revision of the scene that was looked at
	Observed   string    `json:"observed"`          // its hash
	Picture    asset.ID  `json:"picture,omitempty"` // of that scene
	Step       int       `json:"step,omitempty"`
	Seed       uint64    `json:"seed"`
	Asked      int       `json:"asked"`
	Candidates []offered `json:"candidates"`
	Shown      []int     `json:"shown"`
	Scores     bool      `json:"scoresVisible"`
	Shuffled   bool      `json:"shuffled,omitempty"`
	Headless   bool      `json:"headless,omitempty"`
	Refused    []string  `json:"refused,omitempty"`
	Same       int       `json:"same,omitempty"`
	LatencyMS  int64     `json:"latencyMs"`
}

type offered struct {
	ID         string               `json:"id"`
	Seed       uint64               `json:"seed"`
	Score      float64              `json:"score"`
	Judgements []proposal.Judgement `json:"judgements"`
	Mended     []string             `json:"mended,omitempty"`
	Picture    asset.ID             `json:"picture,omitempty"` // PNG
	Answer     asset.ID             `json:"answer"`            // the proposals, as JSON
	Proposals  []string             `json:"proposals"`         // their ids
	LatencyMS  int64                `json:"latencyMs"`
	Input      int                  `json:"inputTokens,omitempty"`
	Output     int                  `json:"outputTokens,omitempty"`
	CostUSD    float64              `json:"costUSD,omitempty"`
	Exchanges  []string             `json:"exchanges,omitempty"`
}

type chosen struct {
	Sheet     string `json:"sheet"`
	Candidate string `json:"candidate"`
	Place     int    `json:"place"` // in the order shown, from 0
	By        string `json:"by"`
	AfterMS   int64  `json:"afterMs"` // since the sheet was complete
}

// Sheet is a contact sheet as the journal names it, without its pictures and answers.
type Sheet struct {
	sheeted
	Time time.Time
}

// Choice is which candidate was taken.
type Choice struct {
	chosen
	Time time.Time
}

// KeepSheet records a contact sheet: first its pictures and answers as blobs, which can be erased, then the line that names them.
func (p *Project) KeepSheet(s proposal.Sheet) error {
	blobs := pile{}
	e := sheeted{
		ID: s.ID, Prompt: s.Prompt, Policy: s.Policy, Looked: s.Revision, Observed: s.Snapshot, Picture: blobs.put(s.Before), Step: s.Step, Seed: s.Seed, Asked: s.Asked,
		Candidates: []offered{}, Shown: s.Shown, Scores: !s.Blind, Shuffled: s.Blind, Headless: s.Headless, Refused: s.Refused, Same: s.Same, LatencyMS: s.Took.Milliseconds(),
	}
	for _, c := range s.Candidates {
		o := offered{
			ID: c.ID, Seed: c.Seed, Score: c.Score, Judgements: c.Judgements, Mended: c.Mended, Picture: blobs.put(c.Picture), LatencyMS: c.Took.Milliseconds(),
			Input: c.Input, Output: c.Output, CostUSD: c.CostUSD, Exchanges: c.Exchanges, Proposals: []string{},
		}
		answer, err := answerOf(c.Proposals)
		if err != nil {
			return fmt.Errorf("journal: candidate %s: %w", c.ID, err)
		}
		o.Answer = blobs.put(answer)
		for _, one := range c.Proposals {
			o.Proposals = append(o.Proposals, one.ID)
		}
		e.Candidates = append(e.Candidates, o)
	}
	if err := p.keepBytes(blobs); err != nil {
		return fmt.Errorf("journal: %s: %w", p.Path(), err)
	}
	stamps, err := p.append(event{kind: Sheeted, data: e})
	if err != nil {
		return err
	}
	p.shelf.Lock()
	defer p.shelf.Unlock()
	p.sheets = append(p.sheets, Sheet{e, stamps[0].Time})
	return nil
}

// answerOf writes a candidate's proposals as JSON: labels, reasons and actions.
func answerOf(proposals []proposal.Proposal) ([]byte, error) {
	type one struct {
		ID      string          `json:"id"`
		Label   string          `json:"label"`
		Reason  string          `json:"reason,omitempty"`
		Score   proposal.Score  `json:"score"`
		Notes   []string        `json:"notes,omitempty"`
		Actions json.RawMessage `json:"actions"`
	}
	out := []one{}
	for _, p := range proposals {
		actions, err := action.EncodeList(p.Actions)
		if err != nil {
			return nil, err
		}
		out = append(out, one{p.ID, p.Label, p.Reason, p.Score, p.Notes, actions})
	}
	return json.MarshalIndent(out, "", " ")
}

// KeepChoice records which candidate of a sheet was taken.
func (p *Project) KeepChoice(c proposal.Choice) error {
	e := chosen{Sheet: c.Sheet, Candidate: c.Candidate, Place: c.Place, By: c.By, AfterMS: c.After.Milliseconds()}
	stamps, err := p.append(event{kind: Chose, data: e})
	if err != nil {
		return err
	}
	p.shelf.Lock()
	defer p.shelf.Unlock()
	p.choices = append(p.choices, Choice{e, stamps[0].Time})
	return nil
}

// Sheets lists the contact sheets, oldest first.
func (p *Project) Sheets() []Sheet {
	p.shelf.Lock()
	defer p.shelf.Unlock()
	return slices.Clone(p.sheets)
}

// Choices lists which candidates were taken, oldest first.
func (p *Project) Choices() []Choice {
	p.shelf.Lock()
	defer p.shelf.Unlock()
	return slices.Clone(p.choices)
}

// replaySheet takes in a line about candidates; false when it is about something else.
func (p *Project) replaySheet(l *line) (bool, error) {
	switch l.Event {
	case Sheeted:
		var data sheeted
		if err := strictly(l.Data, &data); err != nil {
			return true, err
		}
		p.sheets = append(p.sheets, Sheet{data, l.Time})
		return true, nil
	case Chose:
		var data chosen
		if err := strictly(l.Data, &data); err != nil {
			return true, err
		}
		p.choices = append(p.choices, Choice{data, l.Time})
		return true, nil
	case Wished:
		var data wished
		if err := strictly(l.Data, &data); err != nil {
			return true, err
		}
		p.wishes = append(p.wishes, Wish{data, l.Time})
		return true, nil
	}
	return false, nil
}

// spoken lists the blobs of all exchanges and contact sheets: what can be erased.
func (p *Project) spoken() []asset.ID {
	var out []asset.ID
	for _, x := range p.Exchanges() {
		out = append(append(out, x.Request, x.Completion, x.Reply), x.Pictures...)
	}
	for _, s := range p.Sheets() {
		out = append(out, s.Picture)
		for _, c := range s.Candidates {
			out = append(out, c.Picture, c.Answer)
		}
	}
	return out
}
