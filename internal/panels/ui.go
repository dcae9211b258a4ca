package panels

import (
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/geom"
	"scenograph/internal/panels/presenter"
	"scenograph/internal/query"
	"scenograph/internal/scene"
	"scenograph/internal/session"
)

// Options is what the interface asks of its host.
type Options struct {
	Theme  Theme
	Layout string // from Layout; "" for the default
	Home   string // where file dialogs start

	// Pick tells what is drawn at a pixel of the viewport.
	Pick func(x, y float64) Hit
	// Point tells which surface, or which place on the floor, lies under a pixel of the viewport.
	Point func(x, y float64) (geom.Vec3, bool)
	// PickBox lists what lies in a rectangle of the viewport.
	PickBox func(x0, y0, x1, y1 float64) []scene.NodeID
	// World is the geometry of what is committed; nil while there is none.
	World func() *query.World
	// Warp puts the mouse at a place of the window; nil leaves it where it is.
	Warp func(x, y float32)
	// List reads a folder for the file dialogs; nil reads the disk.
	List func(folder string, extensions []string) presenter.Listing
}

// UI is the interface of one window, with the state of its widgets.
type UI struct {
	context *imgui.Context
	theme   Theme
	fonts   Fonts
	options Options
	marks   Marks

	state    *presenter.State
	commands []presenter.Command
	intents  []session.Intent

	edit      numberState
	layout    layoutState
	dialog    dialogState
	files     fileDialog
	tracing   tracingState
	palette   paletteState
	tree      treeState
	agent     agentState
	inspect   inspectState
	library   libraryState
	materials materialState
	log       logState
	checks    checksState
	viewport  viewportState
}

// Open makes a Dear ImGui context with the theme and fonts. The caller attaches a platform and a renderer.
func Open(options Options) (*UI, error) {
	if options.List == nil {
		options.List = presenter.ListFolder
	}
	ui := &UI{context: imgui.CreateContext(), options: options, marks: Marks{}}
	ui.tree.open = map[scene.NodeID]bool{}
	ui.inspect.closed = map[string]bool{"physics": true, "meaning": true, "object": true}
	ui.layout.saved = options.Layout
	ui.viewport.split = 0.5
	io := imgui.CurrentIO()
	io.SetIniFilename("")
	io.SetLogFilename("")
	io.SetConfigFlags(imgui.ConfigFlagsDockingEnable)
	io.SetConfigWindowsMoveFromTitleBarOnly(true)
	io.SetConfigErrorRecoveryEnableTooltip(false)
	if err := ui.fonts.load(); err != nil {
		imgui.DestroyContextV(ui.context)
		return nil, err
	}
	ui.SetTheme(options.Theme)
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

// Theme returns the theme in use.
func (ui *UI) Theme() Theme { return ui.theme }

// Close ends the context.
func (ui *UI) Close() {
	imgui.DestroyContextV(ui.context)
	ui.fonts.pins.Unpin()
}

// Draw lays out one frame between Dear ImGui's NewFrame and Render and returns what the person wants. The slice is reused.
func (ui *UI) Draw(s *presenter.State) []session.Intent {
	clear(ui.marks)
	ui.state, ui.intents = s, ui.intents[:0]
	ui.commands = presenter.Commands(s)
	ui.greet()
	ui.shortcuts()
	ui.menuBar()
	ui.toolbar()
	ui.statusBar()
	ui.dock()
	ui.drawViewport()
	ui.drawSheet()
	ui.drawOutliner()
	ui.drawLibrary()
	ui.drawAgent()
	ui.drawInspector()
	ui.drawLog()
	ui.drawChecks()
	ui.drawHistory() // after the log, so that it is the one in front
	ui.drawDialogs()
	ui.drawPalette()
	return ui.intents
}

// want adds an intent to what Draw returns.
func (ui *UI) want(intents ...session.Intent) { ui.intents = append(ui.intents, intents...) }

// run does what a command stands for.
func (ui *UI) run(c presenter.Command) {
	if c.Off != "" {
		return
	}
	if c.Intent != nil {
		ui.want(c.Intent)
		return
	}
	ui.openWindow(c.Window)
}

func (ui *UI) command(id string) presenter.Command {
	for _, c := range ui.commands {
		if c.ID == id {
			return c
		}
	}
	return presenter.Command{ID: id, Label: id, Off: "not possible now"}
}

// label keeps Dear ImGui from reading "##" in what users wrote.
func label(s string) string { return strings.ReplaceAll(s, "##", "# #") }

// panel draws a dockable window under a title that never changes its identity.
func (ui *UI) panel(title string, flags imgui.WindowFlags, draw func()) {
	if imgui.BeginV(title+"###"+strings.ToLower(title), nil, flags|imgui.WindowFlagsNoCollapse) {
		pos, size := imgui.WindowPos(), imgui.WindowSize()
		ui.markRect(strings.ToLower(title), pos, vec2(pos.X+size.X, pos.Y+size.Y))
		draw()
	}
	imgui.End()
}
