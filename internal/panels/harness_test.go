package panels

import (
	"testing"

	"github.com/AllenDang/cimgui-go/imgui"
)

// bench runs the interface without a window or a GPU: one frame per event, widgets found by the names they were marked with.
type bench struct {
	t    *testing.T
	ui   *UI
	draw func()
}

func newBench(t *testing.T) *bench {
	t.Helper()
	ui, err := Open(Options{Theme: DarkTheme(1)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(ui.Close)
	io := imgui.CurrentIO()
	io.SetBackendFlags(imgui.BackendFlagsRendererHasTextures)
	io.SetDisplaySize(imgui.Vec2{X: 1600, Y: 900})
	io.SetDeltaTime(1.0 / 60)
	io.SetConfigInputTrickleEventQueue(false)
	return &bench{t: t, ui: ui}
}

// frame draws once, as a renderer that accepts every texture would.
func (b *bench) frame() {
	clear(b.ui.marks)
	imgui.NewFrame()
	b.draw()
	imgui.Render()
	texture := imgui.CurrentIO().Fonts().TexData()
	if status := texture.Status(); status == imgui.TextureStatusWantCreate || status == imgui.TextureStatusWantUpdates {
		texture.SetTexID(1)
		texture.SetStatus(imgui.TextureStatusOK)
	}
}

func (b *bench) frames(n int) {
	for range n {
		b.frame()
	}
}

func (b *bench) rect(name string) Rect {
	b.t.Helper()
	r, ok := b.ui.marks[name]
	if !ok {
		b.t.Fatalf("no widget %q; there are %v", name, sortedNames(b.ui.marks))
	}
	return r
}

func (b *bench) moveTo(x, y float32) {
	imgui.CurrentIO().AddMousePosEvent(x, y)
	b.frame()
}

func (b *bench) press(down bool) {
	imgui.CurrentIO().AddMouseButtonEvent(0, down)
	b.frame()
}

// click moves to the middle of a widget, presses and releases.
func (b *bench) click(name string) {
	b.t.Helper()
	b.moveTo(b.rect(name).Center())
	b.press(true)
	b.press(false)
}

func (b *bench) drag(name string, dx, dy float32) {
	b.t.Helper()
	x, y := b.rect(name).Center()
	b.moveTo(x, y)
	b.press(true)
	for i := range 4 {
		b.moveTo(x+dx*float32(i+1)/4, y+dy*float32(i+1)/4)
	}
	b.press(false)
}

func (b *bench) typeText(s string) {
	imgui.CurrentIO().AddInputCharactersUTF8(s)
	b.frame()
}

func (b *bench) key(keys ...imgui.Key) {
	for _, k := range keys {
		imgui.CurrentIO().AddKeyEvent(k, true)
	}
	b.frame()
	for i := len(keys) - 1; i >= 0; i-- {
		imgui.CurrentIO().AddKeyEvent(keys[i], false)
	}
	b.frame()
}
