package presenter

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"scenograph/internal/proposal"
	"scenograph/internal/session"
	"scenograph/internal/tryout"
)

// Contact is a contact sheet: all candidates for a prompt, or variants of the room, to choose one.
type Contact struct {
	Open, Busy bool
	Variants   bool   // of the room, not answers to a prompt
	Stale      string // why none can be taken now, or ""
	ID         string // changes with every sheet
	Prompt     string
	Line       string // how many there are and what became of the others
	Blind      bool   // scores are hidden and the order is shuffled
	Asked      int
	Look       string // the candidate that is shown in the view
	Chosen     string
	Frames     []Frame
}

// Frame is one candidate on the sheet.
type Frame struct {
	ID      string
	Key     string // that looks at it, "" beyond the ninth
	Score   string // "0.87", or "" on a blind sheet
	Best    bool   // has the best score
	Share   float64
	Figures []FigureLine
	Critics []CriticLine
	Mended  []string
	Steps   []string // labels of its proposals
	Title   string   // of a variant
	Words   []string // in what a variant differs from the room
	Picture uint64   // a texture of the renderer, 0 until it is drawn
}

// FigureLine is a measure, and how far it is from the middle of all candidates.
type FigureLine struct {
	Name, Value, Delta string
	Good               int // of the difference: 1 better than most, -1 worse, 0 neither
}

// CriticLine is what one critic says.
type CriticLine struct {
	Name, Value string
	Weight      float64
	Missing     string
	Evidence    []proposal.Evidence
}

// ContactOf builds the sheet. picture gives the texture of a candidate's picture.
func ContactOf(s session.Sheet, picture func(*tryout.Candidate) uint64) Contact {
	c := Contact{Open: s.Open, Busy: s.Busy, ID: s.ID, Prompt: s.Prompt, Blind: s.Blind, Asked: s.Asked, Look: s.Look, Chosen: s.Chosen, Line: contactLine(s)}
	best, least := 0.0, 1.0
	for _, one := range s.Candidates {
		best, least = math.Max(best, one.Score), math.Min(least, one.Score)
	}
	middle := middles(s.Candidates)
	telling := tellingFigures(s.Candidates, middle)
	for i, one := range s.Candidates {
		f := Frame{ID: one.ID, Mended: one.Mended, Figures: figureLines(one.Figures, middle, telling)}
		if i < 9 {
			f.Key = fmt.Sprint(i + 1)
		}
		if picture != nil {
			f.Picture = picture(one)
		}
		for _, p := range one.Proposals {
			f.Steps = append(f.Steps, p.Label)
		}
		if !s.Blind {
			f.Score, f.Share, f.Best = fmt.Sprintf("%.2f", one.Score), one.Score, best > least && one.Score == best
			f.Critics = criticLines(one.Judgements)
		}
		c.Frames = append(c.Frames, f)
	}
	return c
}

func contactLine(s session.Sheet) string {
	if s.Busy {
		return fmt.Sprintf("trying %d of %d", min(len(s.Candidates)+1, s.Asked), s.Asked)
	}
	parts := []string{plural(len(s.Candidates), "candidate")}
	if s.Same > 0 {
		parts = append(parts, fmt.Sprintf("%d the same as another", s.Same))
	}
	if s.Refused > 0 {
		parts = append(parts, fmt.Sprintf("%d not valid", s.Refused))
	}
	if s.Took > 0 {
		parts = append(parts, fmt.Sprintf("in %.1f s", s.Took.Round(100*time.Millisecond).Seconds()))
	}
	return strings.Join(parts, " · ")
}

// middles is the median of every figure.
func middles(candidates []*tryout.Candidate) map[string]float64 {
	values := map[string][]float64{}
	for _, c := range candidates {
		for _, f := range c.Figures {
			values[f.Name] = append(values[f.Name], f.Value)
		}
	}
	out := map[string]float64{}
	for name, list := range values {
		slices.Sort(list)
		out[name] = (list[(len(list)-1)/2] + list[len(list)/2]) / 2
	}
	return out
}

// figuresSeen is how many figures a candidate shows.
const figuresSeen = 3

// tellingFigures are those in which candidates differ, the same for all of them; others fill up.
func tellingFigures(candidates []*tryout.Candidate, middle map[string]float64) map[string]bool {
	differs := map[string]bool{}
	for _, c := range candidates {
		for _, f := range c.Figures {
			differs[f.Name] = differs[f.Name] || f.Value != middle[f.Name]
		}
	}
	out := map[string]bool{}
	for _, wanted := range []bool{true, false} {
		if len(candidates) == 0 {
			break
		}
		for _, f := range candidates[0].Figures {
			if differs[f.Name] == wanted && len(out) < figuresSeen {
				out[f.Name] = true
			}
		}
	}
	return out
}

func figureLines(figures []tryout.Figure, middle map[string]float64, telling map[string]bool) []FigureLine {
	var out []FigureLine
	for _, f := range figures {
		if !telling[f.Name] {
			continue
		}
		line := FigureLine{Name: f.Name, Value: strings.TrimSpace(short(f.Value) + " " + f.Unit)}
		if d := f.Value - middle[f.Name]; math.Abs(d) > 1e-9 {
			line.Delta = "+" + short(d)
			if d < 0 {
				line.Delta = "−" + short(-d)
			}
			if f.Good != 0 && d > 0 == (f.Good > 0) {
				line.Good = 1
			} else if f.Good != 0 {
				line.Good = -1
			}
		}
		out = append(out, line)
	}
	return out
}

func short(v float64) string { return fmt.Sprintf("%.4g", math.Round(v*100)/100) }

func criticLines(judgements []proposal.Judgement) []CriticLine {
	var out []CriticLine
	for _, j := range judgements {
		line := CriticLine{Name: j.Critic, Value: fmt.Sprintf("%.2f", j.Value), Weight: j.Weight, Missing: j.Missing, Evidence: j.Evidence}
		if j.Missing != "" {
			line.Value = "–"
		}
		out = append(out, line)
	}
	return out
}

// Neighbour is the candidate some places on from the one that is looked at, "" when there is none.
func (c *Contact) Neighbour(step int) string {
	if len(c.Frames) == 0 {
		return ""
	}
	at := slices.IndexFunc(c.Frames, func(f Frame) bool { return f.ID == c.Look })
	if at < 0 && step < 0 {
		at = 0
	}
	n := len(c.Frames)
	return c.Frames[((at+step)%n+n)%n].ID
}

// CriticWeights lists the critics with what they count by the preferences.
func CriticWeights(p *session.Preferences) []CriticLine {
	var out []CriticLine
	for _, name := range tryout.CriticNames() {
		out = append(out, CriticLine{Name: name, Weight: tryout.Weights(p.CriticWeights).Of(name)})
	}
	return out
}

// SetCriticWeight changes what a critic counts; the preferences' own map is left as it was.
func SetCriticWeight(p *session.Preferences, name string, weight float64) {
	weights := maps.Clone(p.CriticWeights)
	if weights == nil {
		weights = map[string]float64{}
	}
	weights[name] = math.Round(weight*10) / 10
	p.CriticWeights = weights
}

// likeCommand asks for more of what is looked at: a candidate while the sheet is open, else the proposal under review.
func likeCommand(s *State) Command {
	c := &s.Agent.Contact
	like := Command{ID: "agent.like", Label: "More like this", Group: 2, Shortcut: "L", Intent: session.MoreLike{Proposal: s.Agent.Focused}, Off: unless(s.Agent.Focused != "" && !s.Agent.Busy, "no proposal is under review")}
	if s.Variants.Open {
		like.Off = "variants are looked at"
	} else if c.Open {
		like.Intent, like.Off = session.MoreLike{Candidate: c.Look}, unless(c.Look != "" && !c.Busy, "no candidate is looked at")
	}
	return like
}

// sheetCommands choose among candidates while a sheet is open.
func sheetCommands(s *State) []Command {
	c, own := s.Sheet(), &s.Agent.Contact
	closed := unless(c.Open, "no contact sheet is open")
	list := []Command{
		{ID: "agent.sheet", Label: "Contact sheet", Group: 2, Intent: session.ShowSheet{On: !own.Open}, Checked: own.Open, Off: unless(own.Open || len(own.Frames) > 0, "no candidates were made; choose more than one answer beside the prompt")},
		{ID: "agent.sheet.take", Label: "Take the candidate", Group: 2, Shortcut: "Enter", Intent: c.Take(c.Look, false), Off: c.Untakable()},
		likeCommand(s),
	}
	if c.Open {
		list = append(list,
			Command{ID: "agent.sheet.next", Label: "Next candidate", Menu: "-", Shortcut: "Tab", Intent: c.See(c.Neighbour(1))},
			Command{ID: "agent.sheet.previous", Label: "Previous candidate", Menu: "-", Shortcut: "Shift+Tab", Intent: c.See(c.Neighbour(-1))})
		for _, f := range c.Frames {
			if f.Key != "" {
				list = append(list, Command{ID: "agent.sheet.look." + f.Key, Label: "Look at candidate " + f.Key, Menu: "-", Shortcut: f.Key, Intent: c.See(f.ID), Off: closed})
			}
		}
	}
	return list
}
