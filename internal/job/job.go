// Package job runs named, cancellable background work and tells how far it is.
//
// Invariant: every job that was started ends exactly once, as done, failed or cancelled; work that panics fails, it does not end the program.
//
//	runner := job.NewRunner(context.Background(), time.Now)
//	j := runner.Start("import sofa.glb", func(ctx context.Context, report job.Report) error {
//		report(0.5, "reading textures")
//		return ctx.Err()
//	})
//	<-j.Done()
package job

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// State tells where a job is in its life.
type State string

// The states of a job.
const (
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

// Report tells the share of the work that is done, in [0,1] or below 0 when it is not known, and what is being done now.
type Report func(share float64, note string)

// Work is what a job does. It must return soon after ctx is cancelled.
type Work func(ctx context.Context, report Report) error

// Status is a job as it is at one moment.
type Status struct {
	ID      int
	Name    string
	State   State
	Share   float64 // in [0,1], below 0 when not known
	Note    string
	Started time.Time
	Ended   time.Time // zero while running
	Err     error     // why a failed job failed
}

// Remaining estimates the time left from the share that is done; false when nothing can be said yet.
func (s Status) Remaining(now time.Time) (time.Duration, bool) {
	if s.State != Running || s.Share <= 0.02 || s.Share > 1 {
		return 0, false
	}
	spent := now.Sub(s.Started)
	return time.Duration(float64(spent) * (1 - s.Share) / s.Share), true
}

// Job is one piece of background work.
type Job struct {
	mu     sync.Mutex
	status Status
	cancel context.CancelFunc
	done   chan struct{}
}

// Status returns the job as it is now.
func (j *Job) Status() Status {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.status
}

// Cancel asks the work to stop; it does not wait.
func (j *Job) Cancel() { j.cancel() }

// Done is closed when the job has ended.
func (j *Job) Done() <-chan struct{} { return j.done }

func (j *Job) report(share float64, note string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.status.State == Running {
		j.status.Share, j.status.Note = min(share, 1), note
	}
}

func (j *Job) end(err error, now time.Time) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.status.Ended = now
	switch {
	case err == nil:
		j.status.State, j.status.Share = Done, 1
	case errors.Is(err, context.Canceled):
		j.status.State = Cancelled
	default:
		j.status.State, j.status.Err = Failed, err
	}
}

func guarded(ctx context.Context, work Work, report Report) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the work stopped on a fault of the program: %v", r)
		}
	}()
	return work(ctx, report)
}
