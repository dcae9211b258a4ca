//go:build darwin || windows

package glctx

import (
	"fmt"

	"github.com/go-gl/glfw/v3.3/glfw"
)

// mainThreadOnly: windows belong to the main thread.
const mainThreadOnly = true

// native is a hidden window: these systems have no EGL of their own.
type native struct{ window *glfw.Window }

func openNative() (*native, Info, error) {
	if err := glfw.Init(); err != nil {
		return nil, Info{}, fmt.Errorf("glctx: starting GLFW: %w", err)
	}
	setHints(false)
	window, err := glfw.CreateWindow(64, 64, "Scenograph", nil, nil)
	if err != nil {
		glfw.Terminate()
		return nil, Info{}, fmt.Errorf("glctx: no hidden OpenGL 4.1 window: %w", err)
	}
	window.MakeContextCurrent()
	info, err := load("hidden GLFW window", glfw.GetProcAddress)
	if err != nil {
		window.Destroy()
		return nil, Info{}, err
	}
	return &native{window}, info, nil
}

func (n *native) close() { n.window.Destroy() }
