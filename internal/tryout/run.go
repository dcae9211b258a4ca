package tryout

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"scenograph/internal/agent"
	"scenograph/internal/proposal"
	"scenograph/internal/query"
	"scenograph/internal/scene"
)

// Run makes count candidates, the best first. found, which may be nil, is told each as soon as it is scored, in the order of their
// seeds. Pictures are taken, and critics asked, on the goroutine that calls; with one core answers are made there too. Answers that are refused or make the same scene are replaced by further seeds, up to as many again.
func (t *Trial) Run(ctx context.Context, obs proposal.Observation, count int, found func(*Candidate)) (Result, error) {
	if count < 1 || count > MaxCount {
		return Result{}, fmt.Errorf("tryout: %d candidates cannot be made; ask for 1 to %d", count, MaxCount)
	}
	if t.Clock == nil {
		t.Clock = time.Now
	}
	r := &run{Trial: t, obs: obs, seen: map[[32]byte]bool{obs.Scene.Hash(): true}, found: found}
	began := t.Clock()
	if err := r.lookBefore(ctx); err != nil {
		return Result{}, err
	}
	for next := 0; len(r.out.Candidates) < count && next < 2*count; {
		batch := min(count-len(r.out.Candidates), 2*count-next)
		err := r.batch(ctx, next, batch)
		if errors.Is(err, errOver) {
			break
		}
		if err != nil {
			return r.out, err
		}
		next += batch
	}
	slices.SortStableFunc(r.out.Candidates, func(a, b *Candidate) int { return cmp.Compare(b.Score, a.Score) })
	r.out.Took = t.Clock().Sub(began)
	return r.out, nil
}

// run is one trial under way.
type run struct {
	*Trial
	obs      proposal.Observation
	world    *query.World // of what is there now
	known    map[string]bool
	seen     map[[32]byte]bool
	out      Result
	found    func(*Candidate)
	failures int        // of the policy, in a row
	keep     sync.Mutex // the witness is one
}

// tried is one answer and what became of it.
type tried struct {
	candidate *Candidate
	err       error
}

// batch answers with seeds from a number on, several at once, and takes the answers in order.
func (r *run) batch(ctx context.Context, from, count int) error {
	if r.Cores <= 1 {
		for i := range count {
			seed := r.obs.Seed + uint64(from+i)
			c, err := r.try(ctx, seed)
			if cause := ctx.Err(); cause != nil {
				return cause
			}
			if err := r.take(ctx, seed, tried{c, err}); err != nil {
				return err
			}
		}
		return nil
	}
	answers := make([]chan tried, count)
	slots := make(chan struct{}, r.Cores)
	for i := range answers {
		answers[i] = make(chan tried, 1)
		go func() {
			slots <- struct{}{}
			c, err := r.try(ctx, r.obs.Seed+uint64(from+i))
			<-slots
			answers[i] <- tried{c, err}
		}()
	}
	var failed error
	for i, answer := range answers {
		got := <-answer
		if ctx.Err() != nil {
			failed = cmp.Or(failed, ctx.Err())
		}
		if failed == nil {
			failed = r.take(ctx, r.obs.Seed+uint64(from+i), got)
		}
	}
	return failed
}

// enoughFailures in a row, such as of a server that is not there, end a trial.
const enoughFailures = 2

// errOver ends a trial that has candidates but gets no more.
var errOver = errors.New("the policy fails")

// take keeps a candidate that is new. A policy that fails once may do better with the next seed.
func (r *run) take(ctx context.Context, seed uint64, got tried) error {
	var refused *refusedError
	switch {
	case errors.As(got.err, &refused):
		r.out.Refused = append(r.out.Refused, Refusal{seed, refused.reason})
		return nil
	case got.err != nil:
		r.out.Refused = append(r.out.Refused, Refusal{seed, got.err.Error()})
		if r.failures++; r.failures < enoughFailures {
			return nil
		}
		if len(r.out.Candidates) > 0 {
			return errOver
		}
		return got.err
	case r.seen[got.candidate.After.Hash()]:
		r.out.Same++
		return nil
	}
	r.seen[got.candidate.After.Hash()] = true
	r.failures = 0
	if err := r.judge(ctx, got.candidate); err != nil {
		return err
	}
	r.out.Candidates = append(r.out.Candidates, got.candidate)
	if r.found != nil {
		r.found(got.candidate)
	}
	return nil
}

// refusedError says why an answer is not offered.
type refusedError struct{ reason string }

func (e *refusedError) Error() string { return e.reason }

// try has the policy answer with a seed and tries the answer on a fork.
func (r *run) try(ctx context.Context, seed uint64) (*Candidate, error) {
	obs := r.obs
	obs.Seed = seed
	c := &Candidate{ID: fmt.Sprintf("candidate-%d-%d-%d", obs.Revision, obs.Step, seed), Seed: seed}
	began := r.Clock()
	witness := agent.Witness{Progress: r.Witness.Progress, Keep: func(x proposal.Exchange) error { return r.record(c, x) }}
	proposals, remark, err := agent.CollectBefore(ctx, r.Policy, obs, witness)
	if err != nil && (len(proposals) == 0 || ctx.Err() != nil) {
		return nil, err
	}
	c.Remark = remark
	if err := r.fork(ctx, obs, c, proposals); err != nil {
		return nil, err
	}
	c.Took = r.Clock().Sub(began)
	return c, nil
}

// record counts an exchange with a model for a candidate, and hands it on.
func (r *run) record(c *Candidate, x proposal.Exchange) error {
	c.Input, c.Output, c.CostUSD = c.Input+x.Input, c.Output+x.Output, c.CostUSD+x.CostUSD
	c.Exchanges = append(c.Exchanges, x.ID)
	if r.Witness.Keep == nil {
		return nil
	}
	r.keep.Lock()
	defer r.keep.Unlock()
	return r.Witness.Keep(x)
}

// lookBefore measures and draws what is there now.
func (r *run) lookBefore(ctx context.Context) error {
	var err error
	if r.world, err = query.New(r.obs.Scene, r.Store); err != nil {
		return fmt.Errorf("tryout: %w", err)
	}
	survey, err := r.survey(r.world)
	if err != nil {
		return fmt.Errorf("tryout: %w", err)
	}
	r.known = map[string]bool{}
	for _, v := range survey.Verdicts {
		r.known[v.ID] = true
	}
	if r.Shutter != nil && hasSomething(r.obs.Scene) {
		r.out.Before, err = r.draw(ctx, r.obs.Scene)
	}
	return err
}

func hasSomething(s *scene.Snapshot) bool {
	for n := range s.Nodes() {
		if n.Model != nil || n.Room != nil {
			return true
		}
	}
	return false
}
