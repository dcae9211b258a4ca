package glctx

import (
	"errors"
	"runtime"
	"sync"
)

// Offscreen is a context without a window. Where the system allows it, it has a thread of its own and serves any goroutine;
// on macOS and Windows it lives on the main thread, and only the main goroutine may make and use it.
type Offscreen struct {
	info   Info
	native *native // on the caller's thread; nil when served by its own
	tasks  chan task
	done   chan struct{}
	once   sync.Once
	after  func() // frees what the thread leaves behind; may be nil
}

type task struct {
	run    func() error
	result chan error
}

// NewOffscreen makes a context that needs no display: EGL, or a hidden window where there is no EGL.
func NewOffscreen() (*Offscreen, error) { return newOffscreen(func() {}) }

// NewBehind is NewOffscreen for work that others come before: its thread, and those that a software renderer makes from it, run at a
// lower priority where the system has priorities of threads (Linux). A software renderer's threads are its own, not those of a window.
func NewBehind() (*Offscreen, error) { return newOffscreen(yieldThread) }

// newOffscreen makes a context on a thread that begins with prepare.
func newOffscreen(prepare func()) (*Offscreen, error) {
	o := &Offscreen{tasks: make(chan task), done: make(chan struct{})}
	if mainThreadOnly {
		runtime.LockOSThread()
		var err error
		o.native, o.info, err = openNative()
		if err != nil {
			return nil, err
		}
		return o, nil
	}
	ready := make(chan error)
	go o.serve(prepare, ready)
	if err := <-ready; err != nil {
		return nil, err
	}
	return o, nil
}

func (o *Offscreen) serve(prepare func(), ready chan<- error) {
	runtime.LockOSThread()
	prepare()
	n, info, err := openNative()
	if err != nil {
		ready <- err
		return // the thread ends with its goroutine: it may have another priority now
	}
	o.info = info
	ready <- nil
	o.work()
	n.close()
} // the thread ends with its goroutine, still locked

// work runs tasks until the context is closed.
func (o *Offscreen) work() {
	for {
		select {
		case t := <-o.tasks:
			t.result <- t.run()
		case <-o.done:
			return
		}
	}
}

// AnyThread reports whether an Offscreen can be made by any goroutine, not only the main one.
func AnyThread() bool { return !mainThreadOnly }

// Info describes the implementation.
func (o *Offscreen) Info() Info { return o.info }

// Do runs f on the context's thread and waits for it. It must not be called from within another Do.
func (o *Offscreen) Do(f func() error) error {
	closed := errors.New("glctx: the offscreen context is closed")
	select {
	case <-o.done:
		return closed
	default:
	}
	if o.native != nil {
		return f()
	}
	t := task{run: f, result: make(chan error, 1)}
	select {
	case o.tasks <- t:
		return <-t.result
	case <-o.done:
		return closed
	}
}

// Close ends the context and its thread.
func (o *Offscreen) Close() {
	o.once.Do(func() {
		close(o.done)
		if o.native != nil {
			o.native.close()
		}
		if o.after != nil {
			o.after()
		}
	})
}
