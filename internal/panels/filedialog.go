package panels

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// filePick is what a file dialog is for.
type filePick int

const (
	pickFiles filePick = iota
	pickProject
	pickSave
	pickFolder
	pickShelf // a folder, nothing else to say
)

// fileDialog browses folders inside the window, the same on every system.
type fileDialog struct {
	title, verb string
	pick        filePick
	extensions  []string
	folder      string
	path        string // what is typed in the path line
	name        string // of what is to be saved
	hint        string // what the name is of
	chosen      []string
	listing     presenter.Listing
	reading     chan presenter.Listing // brings the listing, nil when it is there
	asked       string                 // what the path line said when the listing was asked for
}

func newFileDialog(title, verb, folder string, extensions []string, pick filePick) fileDialog {
	return fileDialog{title: title, verb: verb, folder: folder, path: folder, extensions: extensions, pick: pick, hint: "Name of the project folder"}
}

// list begins to read the folder; a disk may take its time, so the listing arrives with a later frame.
func (f *fileDialog) list(read func(string, []string) presenter.Listing) {
	if f.title == "" {
		return
	}
	reading, folder, extensions := make(chan presenter.Listing, 1), f.folder, f.extensions
	f.listing, f.reading, f.chosen, f.asked = presenter.Listing{Folder: folder}, reading, nil, f.path
	go func() { reading <- read(folder, extensions) }()
}

// receive takes in a listing that has arrived; what has been typed since it was asked for stays.
func (f *fileDialog) receive() {
	select {
	case f.listing = <-f.reading:
		f.folder, f.reading = f.listing.Folder, nil
		if f.path == f.asked {
			f.path = f.listing.Folder
		}
	default:
	}
}

func (ui *UI) goTo(folder string) {
	ui.files.folder = folder
	ui.files.list(ui.options.List)
}

func (ui *UI) fileDialogBody() bool {
	f := &ui.files
	ui.dialogTitle(f.title)
	f.receive()
	if ui.iconButton("dialog/up", IconUp, "The folder above", false) {
		ui.goTo(filepath.Dir(f.folder))
	}
	imgui.SameLine()
	if ui.iconButton("dialog/home", IconRoom, "Your home folder", false) {
		ui.goTo(ui.options.Home)
	}
	imgui.SameLine()
	if ui.dialog.fresh && f.pick != pickSave {
		imgui.SetKeyboardFocusHere()
	}
	imgui.SetNextItemWidth(-1)
	if imgui.InputTextWithHint("##path", "A folder or a file", &f.path, imgui.InputTextFlagsEnterReturnsTrue, nil) {
		if done := ui.typedPath(); done {
			return false
		}
	}
	ui.mark("dialog/path")
	opened := ui.fileList()
	if opened {
		return false
	}
	switch f.pick {
	case pickSave:
		imgui.SetNextItemWidth(-1)
		if ui.dialog.fresh {
			imgui.SetKeyboardFocusHere()
		}
		if imgui.InputTextWithHint("##name", f.hint, &f.name, imgui.InputTextFlagsEnterReturnsTrue, nil) && f.name != "" {
			ui.fileDone(nil)
			return false
		}
		ui.mark("dialog/name")
	case pickFolder:
		ui.exportFormats()
	case pickFiles:
		ui.posePicker()
	}
	done, cancel := ui.dialogButtons(f.verb, primary, ui.fileReady())
	if done {
		ui.fileDone(f.chosen)
		return false
	}
	return !cancel
}

// typedPath goes to the folder that was typed, or takes the file.
func (ui *UI) typedPath() bool {
	f := &ui.files
	path := strings.TrimSpace(f.path)
	if rest, ok := strings.CutPrefix(path, "~"); ok {
		path = ui.options.Home + rest
	}
	if slices.Contains(f.extensions, strings.ToLower(filepath.Ext(path))) && f.pick == pickFiles || f.pick == pickProject && strings.HasSuffix(path, ".scene") {
		ui.fileDone([]string{path})
		return true
	}
	ui.goTo(path)
	return false
}

// exportFormats lists what can be written, in the order of the dialog.
func exportFormats() []string {
	return []string{"glb", "gltf", "usda", "usdz", "mjcf", "urdf", "sdf", "3d-generalist"}
}

func formatTitle(format string) string {
	switch format {
	case "3d-generalist":
		return "3D-Generalist"
	case "mjcf":
		return "MuJoCo"
	case "urdf", "sdf":
		return strings.ToUpper(format)
	}
	return "." + format
}

// exportFrameworks lists for what it can be written besides, and how they are called.
func exportFrameworks() [][2]string {
	return [][2]string{{"isaaclab", "Isaac Lab"}, {"robosuite", "robosuite"}, {"maniskill", "ManiSkill"}, {"habitat", "Habitat"}}
}

func (ui *UI) exportFormats() {
	for i, format := range exportFormats() {
		if i > 0 {
			imgui.SameLine()
		}
		ui.exportChoice(format, formatTitle(format))
	}
	imgui.AlignTextToFramePadding()
	ui.muted("For")
	for _, f := range exportFrameworks() {
		imgui.SameLine()
		ui.exportChoice(f[0], f[1])
	}
	imgui.Checkbox("Certificate", &ui.dialog.certify)
	ui.mark("dialog/certify")
	ui.tooltip("certificate.json: every check with its number, how far things drift in five seconds of MuJoCo, and the hash of every file")
}

func (ui *UI) exportChoice(name, title string) {
	on := ui.dialog.formats[name]
	if imgui.Checkbox(title, &on) {
		ui.dialog.formats[name] = on
	}
	ui.mark("dialog/format/" + name)
}

func (ui *UI) fileReady() bool {
	f := &ui.files
	switch f.pick {
	case pickSave:
		return strings.TrimSpace(f.name) != "" && f.listing.Problem == ""
	case pickShelf:
		return f.listing.Problem == "" && f.folder != ""
	case pickFolder:
		for _, on := range ui.dialog.formats {
			if on {
				return f.listing.Problem == ""
			}
		}
		return false
	}
	return len(f.chosen) > 0
}

// fileList draws the folder; it reports whether a double click finished the dialog.
func (ui *UI) fileList() bool {
	f, t := &ui.files, &ui.theme
	finishedNow := false
	imgui.PushStyleColorVec4(imgui.ColChildBg, t.Ground.Vec(1))
	imgui.BeginChildStrV("files", vec2(0, t.Px(300)-ui.dialog.room), imgui.ChildFlagsBorders, 0)
	imgui.PopStyleColor()
	switch {
	case f.listing.Problem != "":
		ui.wrapped(t.Removed, f.listing.Problem)
	case f.reading != nil:
		ui.muted("Reading the folder…")
	case len(f.listing.Entries) == 0:
		ui.empty(IconFolderOpen, "Nothing to pick here", "This folder has no sub-folders and no files of these kinds: "+strings.Join(f.extensions, " "))
	}
	clipper := imgui.NewListClipper()
	clipper.BeginV(int32(len(f.listing.Entries)), -1)
	for clipper.Step() {
		for i := clipper.DisplayStart(); i < clipper.DisplayEnd() && int(i) < len(f.listing.Entries); i++ {
			finishedNow = ui.fileRow(f.listing.Entries[i]) || finishedNow
		}
	}
	clipper.Destroy()
	imgui.EndChild()
	return finishedNow
}

func (ui *UI) fileRow(e presenter.FileEntry) bool {
	f, t := &ui.files, &ui.theme
	path := filepath.Join(f.folder, e.Name)
	imgui.PushIDStr(e.Name)
	defer imgui.PopID()
	low := imgui.CursorScreenPos()
	width := imgui.ContentRegionAvail().X
	clicked := imgui.SelectableBoolV("##file", slices.Contains(f.chosen, path), imgui.SelectableFlagsAllowDoubleClick, vec2(width, imgui.TextLineHeight()+t.Px(6)))
	ui.mark("dialog/file/" + e.Name)
	icon, ink := IconFile, t.Muted
	if e.Folder {
		icon = IconFolder
	}
	if e.Project {
		icon, ink = IconLayers, t.Accent
	}
	draw := imgui.WindowDrawList()
	y := low.Y + t.Px(3)
	draw.AddTextVec2V(vec2(low.X+t.Px(Space1), y), ink.Packed(1), string(icon))
	name, _ := ui.fit(e.Name, width-t.Px(120))
	draw.AddTextVec2V(vec2(low.X+t.Px(30), y), t.Text.Packed(1), name)
	if !e.Folder {
		size := presenter.Bytes(e.Size)
		draw.AddTextVec2V(vec2(low.X+width-imgui.CalcTextSizeV(size, false, -1).X-t.Px(Space2), y), t.Muted.Packed(1), size)
	}
	if !clicked {
		return false
	}
	return ui.fileClicked(e, path)
}

func (ui *UI) fileClicked(e presenter.FileEntry, path string) bool {
	f := &ui.files
	double := imgui.IsMouseDoubleClicked(imgui.MouseButtonLeft)
	pickable := f.pick == pickFiles && !e.Folder || f.pick == pickProject && e.Project
	switch {
	case pickable && double:
		ui.fileDone([]string{path})
		return true
	case pickable:
		if imgui.CurrentIO().KeyCtrl() && f.pick == pickFiles {
			f.chosen = append(f.chosen, path)
		} else {
			f.chosen = []string{path}
		}
	case f.pick == pickSave && (e.Project || !e.Folder):
		f.name = e.Name
	case e.Folder:
		ui.goTo(path)
	}
	return false
}

// fileDone turns the dialog's result into an intent.
func (ui *UI) fileDone(chosen []string) {
	f := &ui.files
	switch ui.dialog.open {
	case "open":
		ui.want(session.OpenProject{Path: chosen[0]})
	case "import":
		ui.want(session.Import{Paths: chosen, Pose: ui.chosenPose(chosen)})
	case "reference":
		ui.want(session.TakeReference{Path: chosen[0]})
	case "sky":
		ui.want(session.UseSkyImage{Path: chosen[0]})
	case "pickpanorama":
		ui.want(session.ReadPanorama{Path: chosen[0]})
		ui.dialog.next = "panorama"
	case "save":
		name := strings.TrimSpace(f.name)
		if !strings.HasSuffix(name, ".scene") {
			name += ".scene"
		}
		ui.want(session.SaveAs{Path: filepath.Join(f.folder, name)})
		if ui.dialog.then == "quit" {
			ui.want(session.Quit{})
		}
	case "shelve":
		ui.want(session.AddLibraryFolder{Path: f.folder})
	case "savestill":
		ui.saveStill()
	case "export":
		order := session.Export{Folder: f.folder, Certify: ui.dialog.certify}
		for _, format := range exportFormats() {
			if ui.dialog.formats[format] {
				order.Formats = append(order.Formats, format)
			}
		}
		for _, framework := range exportFrameworks() {
			if ui.dialog.formats[framework[0]] {
				order.For = append(order.For, framework[0])
			}
		}
		ui.want(order)
	}
}
