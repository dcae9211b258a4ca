package glctx

import (
	"errors"
	"runtime"
	"sync"
)

// Offscreen is a context without a window, owned by a thread of its own.
type Offscreen struct {
	info  Info
	tasks chan task
	done  chan struct{}
	once  sync.Once
}

type task struct {
	run    func() error
	result chan error
}

// NewOffscreen makes a context that needs no display: EGL, or a hidden window where there is no EGL.
func NewOffscreen() (*Offscreen, error) {
	o := &Offscreen{tasks: make(chan task), done: make(chan struct{})}
	ready := make(chan error)
	go o.serve(ready)
	if err := <-ready; err != nil {
		return nil, err
	}
	return o, nil
}

func (o *Offscreen) serve(ready chan<- error) {
	runtime.LockOSThread()
	n, info, err := openNative()
	if err != nil {
		runtime.UnlockOSThread()
		ready <- err
		return
	}
	o.info = info
	ready <- nil
	for {
		select {
		case t := <-o.tasks:
			t.result <- t.run()
		case <-o.done:
			n.close()
			return // the thread ends with its goroutine, still locked
		}
	}
}

// Info describes the implementation.
func (o *Offscreen) Info() Info { return o.info }

// Do runs f on the context's thread and waits for it. It must not be called from within another Do.
func (o *Offscreen) Do(f func() error) error {
	t := task{run: f, result: make(chan error, 1)}
	select {
	case o.tasks <- t:
		return <-t.result
	case <-o.done:
		return errors.New("glctx: the offscreen context is closed")
	}
}

// Close ends the context and its thread.
func (o *Offscreen) Close() {
	o.once.Do(func() { close(o.done) })
}
