package session

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"scenograph/internal/agent"
	"scenograph/internal/document"
	"scenograph/internal/job"
	"scenograph/internal/journal"
	"scenograph/internal/proposal"
	"scenograph/internal/review"
	"scenograph/internal/scene"
)

// asking is the conversation with the policy.
type asking struct {
	job      *job.Job // nil when the policy is idle
	prompt   string   // last asked
	seed     uint64   // of the last asking
	accepted int      // steps of the prompt that were accepted
	offered  int      // proposals of the last asking
	refusals []string // labels and reasons, for the prompt
	notes    []string // the policy's closing words
	done     bool     // the policy has nothing to add for the prompt
	failure  string
	stopped  bool
	earlier  []string        // prompts of this project before, oldest first
	before   *scene.Snapshot // what the policy has looked at last, for the prompt
	progress agent.Progress
}

// PolicyStatus is what the policy is doing, honestly.
type PolicyStatus struct {
	Name    string
	Text    string // in words
	Busy    bool
	Failed  bool
	Stopped bool     // by the person, before it had answered
	Prompt  string   // last asked
	Notes   []string // what it left out or guessed
	Detail  string   // what is being received, or what it has cost
}

// Policy returns what the policy is doing.
func (s *Session) Policy() PolicyStatus {
	if s.config.Policy == nil {
		return PolicyStatus{Name: "none", Text: "No policy is configured", Failed: true}
	}
	a := &s.asking
	status := PolicyStatus{Name: s.config.Policy.Name(), Busy: a.job != nil, Failed: a.failure != "", Stopped: a.stopped && a.job == nil, Prompt: a.prompt, Notes: a.notes}
	switch {
	case a.job != nil && a.progress.Text != "" && a.offered == 0:
		status.Text = capital(a.progress.Text)
	case a.job != nil && a.offered > 0:
		status.Text = fmt.Sprintf("Thinking on; %d proposals so far", a.offered)
	case a.job != nil:
		status.Text = "Thinking"
	case a.failure != "":
		status.Text = a.failure
	case a.stopped:
		status.Text = "Stopped"
	case s.contest.open:
		status.Text = fmt.Sprintf("%d to choose from", len(s.contest.candidates))
	case a.prompt != "" && a.offered == 0:
		status.Text = "It had nothing to propose"
	case len(s.Proposals()) > 0:
		status.Text = fmt.Sprintf("%d to review", len(s.Proposals()))
	default:
		status.Text = "Ready"
	}
	status.Detail = a.detail()
	return status
}

// detail tells how the conversation with a model gets on, in one line.
func (a *asking) detail() string {
	p := a.progress
	if a.job != nil && p.Received > 0 {
		return fmt.Sprintf("%d bytes  %s", p.Received, p.Preview)
	}
	if p.Input+p.Output == 0 {
		return ""
	}
	text := fmt.Sprintf("%d + %d tokens", p.Input, p.Output)
	if p.Estimated {
		text = "about " + text
	}
	if p.CostUSD > 0 {
		text += fmt.Sprintf(", $%.4f", p.CostUSD)
	}
	return text
}

func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

func (s *Session) doAgent(i Intent) (bool, error) {
	switch i := i.(type) {
	case Ask:
		return true, s.ask(i.Prompt, 0)
	case SetAgent:
		return true, s.setAgent(i.Settings)
	case ProbeModel:
		return true, s.probe()
	case CancelAsk:
		s.asking.stopped = s.asking.job != nil
		s.cancelAsk()
	case FocusProposal:
		return true, s.queue.Focus(i.Proposal)
	case NextProposal:
		s.queue.Step(i.Step)
	case AcceptProposal:
		return true, s.accept(i.Proposal)
	case AcceptAll:
		_, err := s.acceptAll(s.userName())
		return true, err
	case RejectProposal:
		return true, s.reject(i.Proposal, i.Reason)
	case TickAction:
		return true, s.queue.Tick(i.Proposal, i.Index, i.On)
	case TickPart:
		return true, s.queue.TickPart(i.Proposal, i.Index, i.Part, i.On)
	case EditProposal:
		return true, s.queue.Replace(i.Proposal, i.Actions)
	case MoveGhost:
		return true, s.queue.Move(i.Proposal, i.Node, i.World)
	default:
		return false, nil
	}
	return true, nil
}

// ask sends a prompt to the policy. A seed of 0 takes the next one, so that asking again gives another design.
func (s *Session) ask(prompt string, seed uint64) error {
	prompt = strings.TrimSpace(prompt)
	if prompt == "" {
		return errors.New("session: there is nothing asked; write what you wish for")
	}
	if s.config.Policy == nil {
		return errors.New("session: no policy is configured")
	}
	s.cancelAsk()
	s.queue.Clear(s.config.Policy.Name())
	if prompt != s.asking.prompt {
		s.asking = asking{prompt: prompt, seed: seed, earlier: s.askedBefore(prompt)}
	} else if seed == 0 {
		s.asking.seed += s.seedsTried()
	}
	s.asking.notes, s.asking.failure, s.asking.offered, s.asking.stopped, s.asking.progress = nil, "", 0, false, agent.Progress{}
	s.compare = false
	s.contest = contest{version: s.contest.version}
	s.hideVariants()
	if count := s.candidatesWanted(); count > 1 {
		s.compete(s.observe(), count)
		return nil
	}
	s.think(s.observe())
	return nil
}

func (s *Session) observe() proposal.Observation {
	head := s.doc.Head()
	return proposal.Observation{
		Revision: head.Revision, Scene: head.Snapshot, Prompt: s.asking.prompt, Selection: slices.Clone(s.selection),
		Seed: s.asking.seed, Step: s.asking.accepted, Refusals: slices.Clone(s.asking.refusals),
		Before: s.asking.before, Edits: s.humanEdits(), Earlier: s.asking.earlier, Reference: s.reference, Past: s.past(),
	}
}

// past lists earlier states, the latest first: what "put it back" can mean.
func (s *Session) past() []*scene.Snapshot {
	const most = 32
	var out []*scene.Snapshot
	for _, e := range slices.Backward(s.doc.History()) {
		if len(out) == most {
			break
		}
		if state, ok := s.doc.At(e.Seq); ok && e.Kind == document.Committed && state != s.doc.Head().Snapshot {
			out = append(out, state)
		}
	}
	return out
}

// maxEarlier bounds how much of the conversation goes on with a request.
const maxEarlier = 8

func (s *Session) askedBefore(prompt string) []string { return AskedBefore(s.project, prompt) }

// AskedBefore lists what was asked of agents in a project before, oldest first, with what was refused of it; without the prompt at hand.
func AskedBefore(project *journal.Project, prompt string) []string {
	rejected := map[string][]string{}
	for _, j := range project.Judgements() {
		if p, ok := project.Proposal(j.Proposal); ok && j.Decision == proposal.Rejected {
			rejected[p.Prompt] = append(rejected[p.Prompt], strings.TrimSuffix(p.Label+": "+j.Reason, ": "))
		}
	}
	var out []string
	for _, p := range project.Proposals() {
		if p.Prompt == "" || p.Prompt == prompt || len(out) > 0 && out[len(out)-1] == p.Prompt {
			continue
		}
		out = append(out, p.Prompt)
	}
	out = out[max(0, len(out)-maxEarlier):]
	for i, asked := range out {
		if no := rejected[asked]; len(no) > 0 {
			out[i] = asked + " (refused: " + strings.Join(no, "; ") + ")"
		}
	}
	return out
}

func (s *Session) humanEdits() []string { return HumanEdits(s.doc) }

// HumanEdits tells what people have done lately, oldest first.
func HumanEdits(doc *document.Document) []string {
	const most = 12
	var out []string
	for _, e := range doc.History() {
		if e.Author.Kind == document.Human && !e.Undone && e.Kind == document.Committed {
			out = append(out, e.Label)
		}
	}
	return slices.Clone(out[max(0, len(out)-most):])
}

// think runs the policy in the background. Its proposals come into the queue as they are made.
func (s *Session) think(o proposal.Observation) {
	opened, policy, project := s.opened, s.config.Policy, s.project
	var self *job.Job
	live := func() bool { return s.opened == opened && s.asking.job == self && self != nil }
	started := make(chan struct{})
	self = s.runner.Start("Ask "+policy.Name(), func(ctx context.Context, report job.Report) error {
		<-started
		witness := agent.Witness{Keep: project.KeepExchange, Progress: func(p agent.Progress) {
			s.Post(func() {
				if live() {
					s.asking.progress = p
				}
			})
		}}
		err := agent.Run(ctx, policy, o, func(p proposal.Proposal) error {
			if err := project.Propose(p); err != nil {
				return err
			}
			s.Post(func() {
				if live() {
					s.offer(o, p)
				}
			})
			return ctx.Err()
		}, witness)
		s.Post(func() {
			if live() {
				s.asking.before = o.Scene
				s.answered(err)
			}
		})
		var remark *agent.Remark
		if errors.As(err, &remark) {
			return nil
		}
		return err
	})
	s.asking.job = self
	close(started)
}

func (s *Session) offer(o proposal.Observation, p proposal.Proposal) {
	if err := s.queue.Admit(o.Selection, p); err != nil {
		s.Say(Failure, "%v", err)
		return
	}
	s.asking.offered++
}

func (s *Session) answered(err error) {
	s.asking.job = nil
	var remark *agent.Remark
	switch {
	case errors.As(err, &remark):
		s.asking.notes, s.asking.done = remark.Notes, remark.Done
		s.acceptByItself()
	case err == nil:
		s.acceptByItself()
	case errors.Is(err, context.Canceled):
		s.asking.stopped = true
	case err != nil:
		s.asking.failure = err.Error()
		s.Say(Failure, "%s: %v", s.config.Policy.Name(), err)
	}
}

// acceptByItself accepts what scores enough, as far as the person has let the agent go. It is recorded as nobody's approval.
func (s *Session) acceptByItself() {
	a := s.prefs.Agent
	if a.AcceptFrom <= 0 {
		return
	}
	done := 0
	for _, item := range slices.Clone(s.queue.Items()) {
		if item.Proposal.Policy != s.config.Policy.Name() || item.Proposal.Score.Total < a.AcceptFrom || item.Changed() {
			continue
		}
		if a.AcceptSteps > 0 && done >= a.AcceptSteps {
			break
		}
		var blocked *review.BlockedError
		_, err := s.queue.Accept(item.Proposal.ID, document.ApprovedByAuto)
		if errors.As(err, &blocked) {
			continue // it waits for the person, and says why
		}
		if err != nil {
			s.Say(Failure, "%v", err)
			break
		}
		s.asking.accepted++
		done++
	}
	if done > 0 {
		s.Say(Note, "%d accepted without you, as they score %.2f or more; Ctrl+Z takes them back", done, a.AcceptFrom)
	}
}

func (s *Session) cancelAsk() {
	if s.asking.job != nil {
		s.asking.job.Cancel()
		s.asking.job = nil
	}
}

func (s *Session) accept(id string) error {
	item, _ := s.queue.Item(id)
	commit, err := s.queue.Accept(id, s.userName())
	if err != nil {
		return err
	}
	s.asking.accepted++
	if item.Problem != "" {
		s.Say(Caution, "Accepted “%s”, although %s", commit.Label, item.Problem)
		return nil
	}
	s.Say(Note, "Accepted “%s”", commit.Label)
	return nil
}

func (s *Session) acceptAll(by string) ([]document.Commit, error) {
	commits, left, err := s.queue.AcceptAll(by)
	s.asking.accepted += len(commits)
	for _, blocked := range left {
		s.Say(Caution, "“%s” stays: %s", blocked.Label, blocked.Problem)
	}
	if len(commits) > 0 {
		s.Say(Note, "Accepted %d proposals", len(commits))
	}
	return commits, err
}

func (s *Session) reject(id, reason string) error {
	item, ok := s.queue.Item(id)
	if !ok {
		return fmt.Errorf("session: there is no waiting proposal %q", id)
	}
	label := item.Proposal.Label
	if err := s.queue.Reject(id, reason, s.userName()); err != nil {
		return err
	}
	s.history = nil
	s.asking.refusals = append(s.asking.refusals, strings.TrimSuffix(label+": "+reason, ": "))
	s.Say(Note, "Rejected “%s”", label)
	return nil
}
