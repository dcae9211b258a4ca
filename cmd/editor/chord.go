package main

import (
	"slices"

	"github.com/AllenDang/cimgui-go/imgui"
	"github.com/go-gl/glfw/v3.3/glfw"
)

// chords keeps a fast Ctrl+Z a Ctrl+Z. Dear ImGui takes in all that happened since the last frame at once, so on a slow frame
// the modifier would be up again when the key is looked at. It stops before a second change of one key, though: letting the keys
// that were pressed since the last frame go before the modifier goes leaves the modifier to the next frame.
type chords struct {
	pressed []imgui.Key // since the last frame
}

// next forgets what was pressed: a frame has seen it.
func (c *chords) next() { c.pressed = c.pressed[:0] }

// hear must see a key event before Dear ImGui does.
func (c *chords) hear(key glfw.Key, action glfw.Action) {
	switch {
	case action == glfw.Press && !modifier(key):
		if k, ok := imguiKey(key); ok && !slices.Contains(c.pressed, k) {
			c.pressed = append(c.pressed, k)
		}
	case action == glfw.Release && modifier(key):
		for _, k := range c.pressed {
			imgui.CurrentIO().AddKeyEvent(k, false)
		}
		c.pressed = c.pressed[:0]
	}
}

func modifier(key glfw.Key) bool {
	return key >= glfw.KeyLeftShift && key <= glfw.KeyRightSuper
}

// imguiKey translates the keys that shortcuts are made of.
func imguiKey(key glfw.Key) (imgui.Key, bool) {
	switch {
	case key >= glfw.KeyA && key <= glfw.KeyZ:
		return imgui.KeyA + imgui.Key(key-glfw.KeyA), true
	case key >= glfw.Key0 && key <= glfw.Key9:
		return imgui.Key0 + imgui.Key(key-glfw.Key0), true
	case key >= glfw.KeyKP0 && key <= glfw.KeyKP9:
		return imgui.KeyKeypad0 + imgui.Key(key-glfw.KeyKP0), true
	case key >= glfw.KeyF1 && key <= glfw.KeyF12:
		return imgui.KeyF1 + imgui.Key(key-glfw.KeyF1), true
	}
	named := map[glfw.Key]imgui.Key{
		glfw.KeyEnter: imgui.KeyEnter, glfw.KeyKPEnter: imgui.KeyKeypadEnter, glfw.KeyTab: imgui.KeyTab, glfw.KeySpace: imgui.KeySpace,
		glfw.KeyDelete: imgui.KeyDelete, glfw.KeyBackspace: imgui.KeyBackspace, glfw.KeyHome: imgui.KeyHome, glfw.KeyEnd: imgui.KeyEnd,
		glfw.KeyComma: imgui.KeyComma, glfw.KeySlash: imgui.KeySlash, glfw.KeyInsert: imgui.KeyInsert,
		glfw.KeyLeft: imgui.KeyLeftArrow, glfw.KeyRight: imgui.KeyRightArrow, glfw.KeyUp: imgui.KeyUpArrow, glfw.KeyDown: imgui.KeyDownArrow,
	}
	k, ok := named[key]
	return k, ok
}
