package panels

import (
	"github.com/AllenDang/cimgui-go/imgui"
)

// UI is the interface of one window, with the state of its widgets.
type UI struct {
	context *imgui.Context
	theme   Theme
	fonts   Fonts
	marks   Marks

	edit numberState
}

// Open makes a Dear ImGui context with the theme and fonts. The caller attaches a platform and a renderer.
func Open(theme Theme) (*UI, error) {
	ui := &UI{context: imgui.CreateContext(), theme: theme, marks: Marks{}}
	io := imgui.CurrentIO()
	io.SetIniFilename("")
	io.SetLogFilename("")
	io.SetConfigFlags(imgui.ConfigFlagsDockingEnable)
	io.SetConfigWindowsMoveFromTitleBarOnly(true)
	io.SetConfigDockingAlwaysTabBar(true)
	if err := ui.fonts.load(); err != nil {
		imgui.DestroyContextV(ui.context)
		return nil, err
	}
	ui.SetTheme(theme)
	return ui, nil
}

// SetTheme changes colours and scale from the next frame on.
func (ui *UI) SetTheme(theme Theme) {
	ui.theme = theme
	theme.Apply()
	style := imgui.CurrentStyle()
	style.SetFontSizeBase(TextBody * fontHeight)
	style.SetFontScaleMain(theme.Scale)
}

// Close ends the context.
func (ui *UI) Close() {
	imgui.DestroyContextV(ui.context)
	ui.fonts.pins.Unpin()
}
