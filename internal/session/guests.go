package session

import (
	"strings"

	"scenograph/internal/proposal"
	"scenograph/internal/review"
)

// Receive takes proposals that came from outside, from agents of other programs, into the review. They are kept in the project until they are
// judged, also when it is closed meanwhile.
func (s *Session) Receive(proposals ...proposal.Proposal) error {
	if s.project == nil {
		return errNoProject
	}
	return s.queue.Add(nil, proposals...)
}

// Outcome is what has become of a proposal from outside.
type Outcome struct {
	Proposal proposal.Proposal
	Item     *review.Item      // nil once it is judged
	Verdict  *proposal.Verdict // nil while it waits
}

// Outcomes tells what has become of the proposals of all policies whose name begins with a prefix, oldest first.
func (s *Session) Outcomes(prefix string) []Outcome {
	if s.project == nil {
		return nil
	}
	judged := map[string]*proposal.Verdict{}
	for _, j := range s.project.Judgements() {
		judged[j.Proposal] = &j.Verdict
	}
	var out []Outcome
	for _, p := range s.project.Proposals() {
		if !strings.HasPrefix(p.Policy, prefix) {
			continue
		}
		item, _ := s.queue.Item(p.ID)
		out = append(out, Outcome{p, item, judged[p.ID]})
	}
	return out
}

// welcome puts the proposals from outside that nobody has judged yet back into the review.
func (s *Session) welcome() {
	if s.config.Guests == "" {
		return
	}
	for _, o := range s.Outcomes(s.config.Guests) {
		if o.Verdict != nil || o.Item != nil {
			continue
		}
		if err := s.queue.Admit(nil, o.Proposal); err != nil {
			s.Say(Failure, "%v", err)
		}
	}
}
