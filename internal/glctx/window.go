package glctx

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/go-gl/gl/v4.1-core/gl"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// Window is a visible window whose context is current on the main thread.
type Window struct {
	*glfw.Window
	info   Info
	resets bool // the driver tells of resets
}

// WindowOptions says how a window opens.
type WindowOptions struct {
	Title         string
	Width, Height int  // screen coordinates
	Maximized     bool // ignores Width and Height once shown
	Hidden        bool // shown later with Show, when the first picture is ready
	VSync         bool
}

// NewWindow opens a window with an OpenGL 4.1 core context. It must be called from the main goroutine, which it locks to the main thread.
func NewWindow(o WindowOptions) (*Window, error) {
	runtime.LockOSThread()
	if err := glfw.Init(); err != nil {
		return nil, fmt.Errorf("glctx: no window: %w; is there a display (DISPLAY or WAYLAND_DISPLAY)? Commands such as render work without one", err)
	}
	if !initialised() {
		return nil, errors.New("glctx: no window: no display could be opened; set DISPLAY, or use commands such as render, which work without one")
	}
	setHints(!o.Hidden)
	glfw.WindowHint(glfw.Maximized, boolHint(o.Maximized))
	window, err := glfw.CreateWindow(o.Width, o.Height, o.Title, nil, nil)
	if err != nil {
		glfw.Terminate()
		return nil, fmt.Errorf("glctx: no window with OpenGL 4.1: %w; update the graphics driver, or set LIBGL_ALWAYS_SOFTWARE=1 for Mesa's software renderer", err)
	}
	window.MakeContextCurrent()
	info, err := load("GLFW "+glfw.GetVersionString(), glfw.GetProcAddress)
	if err != nil {
		window.Destroy()
		glfw.Terminate()
		return nil, err
	}
	interval := 0
	if o.VSync {
		interval = 1
	}
	glfw.SwapInterval(interval)
	resets := glfw.ExtensionSupported("GL_ARB_robustness") && glfw.GetProcAddress("glGetGraphicsResetStatusARB") != nil
	return &Window{Window: window, info: info, resets: resets}, nil
}

// Lost reports whether the driver has taken the context away, as after a crash of the graphics card. Nothing can be drawn with it
// any more.
func (w *Window) Lost() bool { return w.resets && gl.GetGraphicsResetStatusARB() != gl.NO_ERROR }

// initialised reports whether glfw.Init has worked: the binding prints a display that cannot be opened and returns no error, and
// panics at the next call.
func initialised() (ok bool) {
	defer func() { ok = recover() == nil }()
	glfw.DefaultWindowHints()
	return true
}

func setHints(visible bool) {
	glfw.DefaultWindowHints()
	glfw.WindowHint(glfw.ContextVersionMajor, 4)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	glfw.WindowHint(glfw.OpenGLProfile, glfw.OpenGLCoreProfile)
	glfw.WindowHint(glfw.OpenGLForwardCompatible, glfw.True)
	glfw.WindowHint(glfw.Visible, boolHint(visible))
	glfw.WindowHint(glfw.ScaleToMonitor, glfw.True)
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
	glfw.WindowHint(glfw.ContextRobustness, glfw.LoseContextOnReset) // ignored where drivers cannot
}

func boolHint(b bool) int {
	if b {
		return glfw.True
	}
	return glfw.False
}

// Info describes the implementation.
func (w *Window) Info() Info { return w.info }

// Do runs f at once: a window's context lives on the thread that calls it.
func (w *Window) Do(f func() error) error { return f() }

// Close destroys the window and ends GLFW.
func (w *Window) Close() {
	w.Destroy()
	glfw.Terminate()
}
