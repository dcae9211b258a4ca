package glctx

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/go-gl/glfw/v3.3/glfw"
)

// Aside makes a context beside the window's, with a thread of its own: what is drawn there does not hold up the window's thread. The main
// goroutine makes it, and closes it before the window.
func (w *Window) Aside() (*Offscreen, error) {
	setHints(false)
	hidden, err := glfw.CreateWindow(16, 16, "Scenograph", nil, nil)
	if err != nil {
		return nil, fmt.Errorf("glctx: no context beside the window's: %w", err)
	}
	o := &Offscreen{info: w.info, tasks: make(chan task), done: make(chan struct{})}
	ready, ended := make(chan error), make(chan struct{})
	go func() {
		runtime.LockOSThread()
		defer close(ended)
		hidden.MakeContextCurrent()
		if glfw.GetCurrentContext() != hidden {
			ready <- errors.New("glctx: the context beside the window's cannot be used by another thread")
			return
		}
		ready <- nil
		o.work()
		glfw.DetachCurrentContext()
	}()
	o.after = func() {
		<-ended
		hidden.Destroy()
	}
	if err := <-ready; err != nil {
		o.after()
		return nil, err
	}
	return o, nil
}
