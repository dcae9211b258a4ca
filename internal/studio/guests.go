package studio

import (
	"context"
	"fmt"

	"scenograph/internal/guest"
	"scenograph/internal/proposal"
	"scenograph/internal/session"
)

// Guests is a session as a guest's host. Whoever owns the session's goroutine has to call its Update when it is woken.
type Guests struct{ Session *session.Session }

// Look implements guest.Host.
func (g Guests) Look(ctx context.Context) (guest.Head, error) {
	return onSession(ctx, g.Session, func(s *session.Session) (guest.Head, error) {
		if !s.Open() {
			return guest.Head{}, fmt.Errorf("no project is open")
		}
		head := s.Head()
		return guest.Head{Project: s.Project().Name, Scene: head.Snapshot, Revision: head.Revision, Selection: append(s.Selection()[:0:0], s.Selection()...)}, nil
	})
}

// Offer implements guest.Host.
func (g Guests) Offer(ctx context.Context, proposals []proposal.Proposal) ([]guest.Fate, error) {
	return onSession(ctx, g.Session, func(s *session.Session) ([]guest.Fate, error) {
		if err := s.Receive(proposals...); err != nil {
			return nil, err
		}
		var out []guest.Fate
		for _, p := range proposals {
			for _, o := range s.Outcomes(guest.Policy) {
				if o.Proposal.ID == p.ID {
					out = append(out, fateOf(&o))
				}
			}
		}
		return out, nil
	})
}

// Fates implements guest.Host.
func (g Guests) Fates(ctx context.Context) ([]guest.Fate, error) {
	return onSession(ctx, g.Session, func(s *session.Session) ([]guest.Fate, error) {
		var out []guest.Fate
		for _, o := range s.Outcomes(guest.Policy) {
			out = append(out, fateOf(&o))
		}
		return out, nil
	})
}

func fateOf(o *session.Outcome) guest.Fate {
	f := guest.Fate{ID: o.Proposal.ID, Label: o.Proposal.Label, State: "withdrawn"}
	switch {
	case o.Verdict != nil:
		f.State, f.Reason, f.Actions = string(o.Verdict.Decision), o.Verdict.Reason, len(o.Verdict.Actions)
	case o.Item != nil:
		f.State, f.Reason = string(o.Item.State), o.Item.Problem
	}
	return f
}

// onSession does something on the session's goroutine and waits for it.
func onSession[T any](ctx context.Context, s *session.Session, do func(*session.Session) (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	s.Post(func() {
		value, err := do(s)
		done <- result{value, err}
	})
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}
