package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/glfw/v3.3/glfw"

	"scenograph/internal/session"
)

// listen has every event draw a few frames.
func (e *editor) listen() {
	w := e.window.Window
	touch := func() { e.frames = settleFrames }
	w.SetCursorPosCallback(func(*glfw.Window, float64, float64) { touch() })
	w.SetMouseButtonCallback(func(*glfw.Window, glfw.MouseButton, glfw.Action, glfw.ModifierKey) { touch() })
	w.SetScrollCallback(func(*glfw.Window, float64, float64) { touch() })
	w.SetKeyCallback(func(_ *glfw.Window, key glfw.Key, _ int, a glfw.Action, _ glfw.ModifierKey) {
		e.chords.hear(key, a)
		touch()
	})
	w.SetCharCallback(func(*glfw.Window, rune) { touch() })
	w.SetFocusCallback(func(*glfw.Window, bool) { touch() })
	w.SetCursorEnterCallback(func(*glfw.Window, bool) { touch() })
	w.SetFramebufferSizeCallback(func(*glfw.Window, int, int) { touch() })
	w.SetRefreshCallback(func(*glfw.Window) { touch() })
	w.SetContentScaleCallback(func(*glfw.Window, float32, float32) { touch() })
	w.SetDropCallback(func(_ *glfw.Window, paths []string) { e.dropped = append(e.dropped, paths...); touch() })
	w.SetCloseCallback(func(w *glfw.Window) { w.SetShouldClose(false); e.closing = true; touch() })
}

// warp puts the cursor elsewhere in the window. The system reports only what the mouse does, so Dear ImGui is told here.
func (e *editor) warp(x, y float32) {
	e.window.SetCursorPos(float64(x), float64(y))
	imgui.CurrentIO().AddMousePosEvent(x, y)
}

// takeDropped turns files let go over the window into intents.
func (e *editor) takeDropped() []session.Intent {
	if len(e.dropped) == 0 {
		return nil
	}
	x, y := e.window.GetCursorPos()
	var intents []session.Intent
	var models []string
	for _, path := range e.dropped {
		ending := strings.ToLower(filepath.Ext(path))
		if slices.Contains([]string{".jpg", ".jpeg", ".png", ".webp"}, ending) && e.ui.OverAgent(float32(x), float32(y)) {
			if e.session.Preferences().Agent.Policy == "" {
				e.session.Say(session.Caution, "The built-in designer looks at no pictures. Choose a model behind the cog in the Agent panel, then drop %s there again.", filepath.Base(path))
				continue
			}
			intents = append(intents, session.TakeReference{Path: path})
			continue
		}
		switch ending {
		case ".scene":
			intents = append(intents, session.OpenProject{Path: path})
		case ".hdr":
			intents = append(intents, session.UseSkyImage{Path: path})
		default:
			models = append(models, path)
		}
	}
	e.dropped = nil
	if len(models) > 0 {
		intents = append(intents, session.Import{Paths: models, At: e.ui.WorldAt(float32(x), float32(y))})
	}
	return intents
}
