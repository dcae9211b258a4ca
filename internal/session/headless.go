package session

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"scenograph/internal/action"
	"scenograph/internal/agent"
	"scenograph/internal/document"
	"scenograph/internal/job"
	"scenograph/internal/journal"
	"scenograph/internal/proposal"
	"scenograph/internal/review"
	"scenograph/internal/scene"
)

// OpenOrCreate starts an editor without a window on a project folder. A folder that does not exist is made when create is set,
// beginning with the starter room when starter is set.
func OpenOrCreate(config Config, path string, create, starter bool) (*Session, error) {
	s, err := New(config)
	if err != nil {
		return nil, err
	}
	if err := s.begin(path, create, starter); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Session) begin(path string, create, starter bool) error {
	dir, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("session: %w", err)
	}
	if journal.IsProject(s.config.FS, dir) || !create {
		return s.openProject(dir)
	}
	start := journal.Start{Name: nameOf(dir)}
	if starter && s.config.Starter != nil {
		if start.Actions, err = s.config.Starter(s.store); err != nil {
			return fmt.Errorf("session: the starter room: %w", err)
		}
	}
	project, err := s.create(dir, start)
	if err != nil {
		return err
	}
	return s.replaceProject(project, false)
}

func nameOf(dir string) string {
	base := filepath.Base(dir)
	if filepath.Ext(base) == ".scene" {
		base = base[:len(base)-len(".scene")]
	}
	return base
}

// CommitActions applies a script's actions as one commit.
func (s *Session) CommitActions(author document.Author, label string, actions []action.Action) (document.Commit, error) {
	if s.project == nil {
		return document.Commit{}, errNoProject
	}
	return s.commitBy(author, label, actions)
}

// ImportNow reads one file and commits it, waiting for both.
func (s *Session) ImportNow(ctx context.Context, from Source) (Imported, error) {
	if s.project == nil {
		return Imported{}, errNoProject
	}
	if s.config.Read == nil {
		return Imported{}, errors.New("session: this program reads no models")
	}
	found, err := s.config.Read(ctx, from, s.store, s.Head().Snapshot)
	if err != nil {
		return Imported{}, err
	}
	if err := s.takeIn(found, from.Path, nil); err != nil {
		return Imported{}, fmt.Errorf("session: import %s: %w", from.Path, err)
	}
	found.Roots = s.selection
	return found, nil
}

// Step is one proposal that ComposeSteps has accepted.
type Step struct {
	Commit document.Commit
	Label  string
	Score  float64
}

// Composed is what ComposeSteps has done.
type Composed struct {
	Steps []Step
	Left  []string // proposals that could not be accepted, and why
	Notes []string // what the policy left out or guessed

	Proposed  []Step // with ProposeOnly: what it would do
	Exchanges int    // with a model, that the project has kept

	Sheets []proposal.Sheet // the candidates of each answer, where several were made
}

// Mandate is what is asked for without a window, and how far the policy may go by itself.
type Mandate struct {
	Prompt      string
	Seed        uint64
	Selection   []scene.NodeID // what "this" and "these" mean; pins on it do not hold for the request
	Steps       int            // accept so many at most, asking again while the policy has more; 0 takes one whole answer
	Threshold   float64        // accept only what scores this much at least; the rest is left, with its score
	ProposeOnly bool           // accept nothing: proposals are recorded and told
}

// ComposeSteps is Compose of a prompt alone.
func (s *Session) ComposeSteps(ctx context.Context, prompt string, seed uint64, steps int, report job.Report) (Composed, error) {
	return s.Compose(ctx, Mandate{Prompt: prompt, Seed: seed, Steps: steps}, report)
}

// Compose asks the policy and accepts its proposals in order, approved by nobody but "auto", as far as the mandate goes.
func (s *Session) Compose(ctx context.Context, m Mandate, report job.Report) (Composed, error) {
	var out Composed
	if s.project == nil {
		return out, errNoProject
	}
	if s.config.Policy == nil {
		return out, errors.New("session: no policy is configured")
	}
	for _, id := range m.Selection {
		if !has(s.Head().Snapshot, id) {
			return out, fmt.Errorf("session: the scene has no node %q to select", id)
		}
	}
	if s.Head().Snapshot.Settings().Prompt == "" && !m.ProposeOnly { // the first prompt is what the room is about; later ones change it
		if err := s.notePrompt(m.Prompt); err != nil {
			return out, err
		}
	}
	s.asking = asking{prompt: m.Prompt, seed: m.Seed, earlier: s.askedBefore(m.Prompt)}
	s.queue.Clear(s.config.Policy.Name())
	for {
		before := len(out.Steps)
		done, err := s.composeRound(ctx, &m, report, &out)
		out.Exchanges = len(s.project.Exchanges())
		if err != nil {
			return out, err
		}
		if done || m.Steps == 0 || m.ProposeOnly || len(out.Steps) >= m.Steps || len(out.Steps) == before {
			s.queue.Clear(s.config.Policy.Name())
			return out, nil
		}
	}
}

func (s *Session) notePrompt(prompt string) error {
	settings := s.Head().Snapshot.Settings()
	if settings.Prompt == prompt {
		return nil
	}
	info := action.SetSceneInfo{Name: settings.Name, Prompt: prompt}
	_, err := s.commitBy(document.Author{Kind: document.Script, Name: "compose"}, "Note the prompt", []action.Action{info})
	return err
}

// composeRound takes one answer of the policy and accepts what fits of it.
func (s *Session) composeRound(ctx context.Context, m *Mandate, report job.Report, out *Composed) (done bool, err error) {
	steps := m.Steps
	report(share(len(out.Steps), steps), "thinking")
	o := s.observe()
	o.Selection = m.Selection
	witness := agent.Witness{
		Progress: func(p agent.Progress) { report(share(len(out.Steps), steps), progressText(p)) },
		Keep:     s.project.KeepExchange,
	}
	collect := func() ([]proposal.Proposal, agent.Remark, error) {
		return agent.CollectBefore(ctx, s.config.Policy, o, witness)
	}
	if s.candidatesWanted() > 1 {
		collect = func() ([]proposal.Proposal, agent.Remark, error) { return s.elect(ctx, o, witness, out) }
	}
	proposals, remark, failed := collect()
	if failed != nil && len(proposals) == 0 {
		return false, failed
	}
	s.asking.before = o.Scene
	out.Notes = append(out.Notes, remark.Notes...)
	s.queue.Clear(s.config.Policy.Name())
	if err := s.queue.Add(m.Selection, proposals...); err != nil {
		return false, err
	}
	for i, p := range proposals {
		out.Notes = append(out.Notes, p.Notes...)
		if m.ProposeOnly {
			out.Proposed = append(out.Proposed, Step{Label: p.Label, Score: p.Score.Total})
			continue
		}
		if p.Score.Total < m.Threshold {
			out.Left = append(out.Left, fmt.Sprintf("%s: it scores %.2f, and %.2f is asked for", p.Label, p.Score.Total, m.Threshold))
			continue
		}
		if steps > 0 && len(out.Steps) >= steps {
			return true, nil
		}
		report(share(i, len(proposals)), p.Label)
		commit, err := s.queue.Accept(p.ID, document.ApprovedByAuto)
		var refused *review.BlockedError
		if errors.As(err, &refused) {
			out.Left = append(out.Left, fmt.Sprintf("%s: %s", p.Label, refused.Problem))
			continue
		}
		if err != nil {
			return false, err
		}
		s.asking.accepted++
		out.Steps = append(out.Steps, Step{Commit: commit, Label: p.Label, Score: p.Score.Total})
	}
	return remark.Done, failed
}

// progressText tells in one line what a policy is at.
func progressText(p agent.Progress) string {
	text := p.Text
	if p.Received > 0 {
		text += fmt.Sprintf(", %d bytes", p.Received)
	}
	if p.Input+p.Output > 0 {
		text += fmt.Sprintf(" (%d + %d tokens", p.Input, p.Output)
		if p.CostUSD > 0 {
			text += fmt.Sprintf(", $%.4f", p.CostUSD)
		}
		text += ")"
	}
	return text
}

func share(done, all int) float64 {
	if all <= 0 {
		return -1
	}
	return float64(done) / float64(all)
}
