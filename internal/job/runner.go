package job

import (
	"context"
	"sync"
	"time"
)

// Runner starts jobs and lists those that run.
type Runner struct {
	ctx   context.Context
	stop  context.CancelFunc
	clock func() time.Time
	wait  sync.WaitGroup

	mu   sync.Mutex
	next int
	jobs []*Job // running, in the order they were started
}

// NewRunner starts jobs that all end when ctx does.
func NewRunner(ctx context.Context, clock func() time.Time) *Runner {
	ctx, stop := context.WithCancel(ctx)
	return &Runner{ctx: ctx, stop: stop, clock: clock, next: 1}
}

// Start runs work on its own goroutine.
func (r *Runner) Start(name string, work Work) *Job {
	ctx, cancel := context.WithCancel(r.ctx)
	r.mu.Lock()
	j := &Job{
		status: Status{ID: r.next, Name: name, State: Running, Share: -1, Started: r.clock()},
		cancel: cancel, done: make(chan struct{}),
	}
	r.next++
	r.jobs = append(r.jobs, j)
	r.wait.Add(1)
	r.mu.Unlock()
	go func() {
		defer r.wait.Done()
		defer cancel()
		j.end(guarded(ctx, work, j.report), r.clock())
		r.forget(j)
		close(j.done)
	}()
	return j
}

// Running lists the jobs that have not ended, oldest first.
func (r *Runner) Running() []Status {
	r.mu.Lock()
	defer r.mu.Unlock()
	out := make([]Status, 0, len(r.jobs))
	for _, j := range r.jobs {
		out = append(out, j.Status())
	}
	return out
}

// Jobs lists the running jobs themselves, oldest first.
func (r *Runner) Jobs() []*Job {
	r.mu.Lock()
	defer r.mu.Unlock()
	return append([]*Job(nil), r.jobs...)
}

// Cancel asks one running job to stop; false when there is none with that number.
func (r *Runner) Cancel(id int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, j := range r.jobs {
		if j.status.ID == id {
			j.Cancel()
			return true
		}
	}
	return false
}

// Close cancels every job and waits until all have ended.
func (r *Runner) Close() {
	r.stop()
	r.wait.Wait()
}

func (r *Runner) forget(done *Job) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for i, j := range r.jobs {
		if j == done {
			r.jobs = append(r.jobs[:i:i], r.jobs[i+1:]...)
			return
		}
	}
}
