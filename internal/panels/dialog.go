package panels

import (
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// dialogState is the one dialog that is open.
type dialogState struct {
	open       string // "" for none
	fresh      bool
	text       string
	formats    map[string]bool // and frameworks
	certify    bool
	wipe       bool    // compared pictures lie one over the other
	split      float32 // where the second begins, share of the width
	then       string  // what to do after saving: "quit" or ""
	next       string  // the dialog that opens when this one closes, or ""
	still      session.RenderStill
	variants   session.MakeVariants
	thing      string // entry that correction is for
	correction session.Correction
	posed      string // the file that pose is for
	pose       session.Pose
	room       float32 // height that the pose takes from the list of files, so that the list stays where it is
}

// openDialog opens a dialog by name; file dialogs start in the folder of the project.
func (ui *UI) openDialog(name string) {
	d := &ui.dialog
	if name == "quit" && !ui.unsaved() {
		ui.want(session.Quit{})
		return
	}
	then, still, varied := d.then, presenter.FirstStill(d.still), presenter.FirstVariants(d.variants)
	*d = dialogState{open: name, fresh: true, formats: map[string]bool{"glb": true}, certify: true, still: still, variants: varied, split: 0.5}
	switch name {
	case "open":
		ui.files = newFileDialog("Open a project", "Open", ui.startFolder(), nil, pickProject)
	case "import":
		ui.files = newFileDialog("Import a model or a room", "Import", ui.startFolder(), presenter.ImportEndings(), pickFiles)
	case "sky":
		ui.files = newFileDialog("Use an image as the sky", "Use", ui.startFolder(), []string{".hdr"}, pickFiles)
	case "pickpanorama":
		ui.files = newFileDialog("A room from a panorama", "Mark the room", ui.startFolder(), []string{".jpg", ".jpeg", ".png", ".webp", ".hdr"}, pickFiles)
	case "reference":
		ui.files = newFileDialog("A picture of what it should be like", "Use", ui.startFolder(), []string{".jpg", ".jpeg", ".png", ".webp"}, pickFiles)
	case "shelve":
		ui.files = newFileDialog("Add a folder of your models", "Add this folder", ui.startFolder(), []string{".glb", ".gltf"}, pickShelf)
	case "save":
		d.then = then
		ui.files = newFileDialog("Save the project", "Save", ui.startFolder(), nil, pickSave)
		ui.files.name = "room.scene"
	case "savestill":
		ui.files = newFileDialog("Save the picture", "Save", ui.startFolder(), []string{".png"}, pickSave)
		ui.files.name, ui.files.hint = "picture.png", "Name of the picture"
	case "export":
		ui.files = newFileDialog("Export the scene", "Export here", ui.startFolder(), []string{".glb", ".gltf", ".usda", ".usdz", ".json"}, pickFolder)
	}
	ui.files.list(ui.options.List)
}

func (ui *UI) unsaved() bool { return ui.state.Project.Path == "" && ui.state.Project.Changed }

// AskToQuit is what closing the window does: it asks only when an untitled project would be lost.
func (ui *UI) AskToQuit(s *presenter.State) []session.Intent {
	ui.state, ui.intents = s, ui.intents[:0]
	ui.openDialog("quit")
	return ui.intents
}

func (ui *UI) startFolder() string {
	if ui.files.folder != "" {
		return ui.files.folder
	}
	if ui.state.Project.Path != "" {
		return filepath.Dir(ui.state.Project.Path)
	}
	return ui.options.Home
}

func (ui *UI) drawDialogs() {
	d := &ui.dialog
	if d.open == "" {
		return
	}
	width, draw := float32(640), ui.fileDialogBody
	switch d.open {
	case "checkpoint":
		width, draw = 420, ui.checkpointBody
	case "quit":
		width, draw = 420, ui.quitBody
	case "about":
		width, draw = 420, ui.aboutBody
	case "preferences":
		width, draw = 700, ui.preferencesBody
	case "keys":
		width, draw = 700, ui.keysBody
	case "panorama":
		width, draw = 1120, ui.panoramaBody
	case "correct":
		width, draw = 520, ui.correctBody
	case "still":
		width, draw = 720, ui.stillBody
	case "exhibit":
		width, draw = 1120, ui.exhibitBody
	case "variants":
		width, draw = 560, ui.variantsBody
	}
	ui.modalWindow(width, draw)
}

// modalWindow draws the dialog over a dimmed window; draw reports false when it is done.
func (ui *UI) modalWindow(width float32, draw func() bool) {
	d, t := &ui.dialog, &ui.theme
	if d.fresh {
		imgui.OpenPopupStr("###dialog")
	}
	view := imgui.MainViewport()
	center := vec2(view.WorkPos().X+view.WorkSize().X/2, view.WorkPos().Y+view.WorkSize().Y*0.45)
	imgui.SetNextWindowPosV(center, imgui.CondAlways, vec2(0.5, 0.5))
	imgui.SetNextWindowSize(vec2(min(t.Px(width), view.WorkSize().X-t.Px(20)), 0))
	imgui.PushStyleVarVec2(imgui.StyleVarWindowPadding, vec2(t.Px(Space4), t.Px(Space4)))
	imgui.PushStyleColorVec4(imgui.ColPopupBg, t.Surface.Vec(1))
	flags := imgui.WindowFlagsNoTitleBar | imgui.WindowFlagsNoResize | imgui.WindowFlagsNoMove | imgui.WindowFlagsNoSavedSettings
	next := ""
	if imgui.BeginPopupModalV("###dialog", nil, flags) {
		if !draw() || imgui.IsKeyPressedBool(imgui.KeyEscape) && !d.fresh {
			d.open, next = "", d.next
			imgui.CloseCurrentPopup()
		}
		d.fresh = false
		imgui.EndPopup()
	}
	if next != "" {
		ui.openDialog(next)
	}
	imgui.PopStyleColor()
	imgui.PopStyleVar()
}

func (ui *UI) dialogTitle(s string) {
	ui.withFont(ui.fonts.Medium, TextTitle, func() { ui.text(s) })
	ui.gap(Space1)
}

// dialogButtons draws the way out on the right; it reports whether the main button, or Cancel, was pressed.
func (ui *UI) dialogButtons(main string, how emphasis, allowed bool) (done, cancel bool) {
	t := &ui.theme
	ui.gap(Space2)
	width := imgui.CalcTextSizeV(main, false, -1).X + imgui.CalcTextSizeV("Cancel", false, -1).X + t.Px(4*Space2+Space2+2*Space2)
	imgui.SetCursorPosX(imgui.CursorPosX() + max(0, imgui.ContentRegionAvail().X-width))
	imgui.PushStyleVarVec2(imgui.StyleVarFramePadding, vec2(t.Px(Space3), t.Px(6)))
	cancel = ui.button("dialog/cancel", "Cancel", plain)
	imgui.SameLine()
	imgui.BeginDisabledV(!allowed)
	done = ui.button("dialog/ok", main, how)
	imgui.EndDisabled()
	imgui.PopStyleVar()
	return done, cancel
}

func (ui *UI) checkpointBody() bool {
	d := &ui.dialog
	ui.dialogTitle("Name a checkpoint")
	ui.wrapped(ui.theme.Muted, "Everything is saved already. A checkpoint names this state, so that you find it in the history.")
	if d.fresh {
		imgui.SetKeyboardFocusHere()
	}
	imgui.SetNextItemWidth(-1)
	entered := imgui.InputTextWithHint("##name", "Before the guests arrive", &d.text, imgui.InputTextFlagsEnterReturnsTrue, nil)
	ui.mark("dialog/text")
	done, cancel := ui.dialogButtons("Name it", primary, true)
	if done || entered {
		ui.want(session.NameCheckpoint{Name: strings.TrimSpace(d.text)})
		return false
	}
	return !cancel
}

func (ui *UI) quitBody() bool {
	d, t := &ui.dialog, &ui.theme
	ui.dialogTitle("Keep this scene?")
	ui.wrapped(t.Muted, "The project has no folder yet. If you quit without saving it, it is lost.")
	ui.gap(Space2)
	imgui.PushStyleVarVec2(imgui.StyleVarFramePadding, vec2(t.Px(Space3), t.Px(6)))
	defer imgui.PopStyleVar()
	if ui.button("dialog/ok", "Save…", primary) {
		d.then = "quit"
		ui.openDialog("save")
		return true
	}
	imgui.SameLine()
	if ui.button("dialog/discard", "Quit without saving", danger) {
		ui.want(session.Quit{Discard: true})
		return false
	}
	imgui.SameLine()
	return !ui.button("dialog/cancel", "Stay", plain)
}

func (ui *UI) aboutBody() bool {
	version := "development"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		version = info.Main.Version
	}
	ui.dialogTitle("Scenograph")
	ui.wrapped(ui.theme.Text, "A scene editor to build rooms in together with an agent.")
	ui.wrapped(ui.theme.Muted, "Version "+version+". Apache License 2.0. Made with Dear ImGui, GLFW, the Go fonts and Material icons.")
	if ui.state.Picture.Renderer != "" {
		ui.wrapped(ui.theme.Muted, "Drawn by "+ui.state.Picture.Renderer)
	}
	ui.gap(Space2)
	return !ui.button("dialog/ok", "Close", plain)
}

// paste hands the clipboard's text on.
func (ui *UI) paste() { ui.want(session.Paste{Text: imgui.ClipboardText()}) }
