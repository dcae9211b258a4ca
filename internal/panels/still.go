package panels

import (
	"path/filepath"
	"strings"

	"github.com/AllenDang/cimgui-go/imgui"

	"scenograph/internal/panels/presenter"
	"scenograph/internal/session"
)

// stillBody orders, shows and saves the path-traced picture. Closing it leaves the work running.
func (ui *UI) stillBody() bool {
	d, t, p := &ui.dialog, &ui.theme, &ui.state.Still
	ui.dialogTitle("Render picture")
	ui.wrapped(t.Muted, "Light is followed around corners. It takes its time; you can close this and go on working.")
	ui.gap(Space1)
	imgui.BeginDisabledV(p.Running)
	pickFrom(ui, "camera", "Camera", presenter.StillCameras(ui.state.Scene), &d.still.Camera)
	size := [2]int{d.still.Width, d.still.Height}
	if pickFrom(ui, "size", "Size", presenter.StillSizes(), &size) {
		d.still.Width, d.still.Height = size[0], size[1]
	}
	pickFrom(ui, "samples", "Samples", presenter.StillSamples(), &d.still.Samples)
	ui.prefRow("Noise", func() {
		imgui.Checkbox("Smooth what is left", &d.still.Denoise)
		ui.mark("still/denoise")
	})
	imgui.EndDisabled()
	ui.stillPicture(p)
	ui.stillProgress(p)
	return ui.stillButtons(p)
}

// pickFrom is a row with a list to choose from; it reports whether another entry was chosen.
func pickFrom[T comparable](ui *UI, name, title string, choices []presenter.Option[T], value *T) bool {
	changed := false
	ui.prefRow(title, func() {
		current := ""
		for _, c := range choices {
			if c.Value == *value {
				current = c.Title
			}
		}
		imgui.SetNextItemWidth(ui.theme.Px(260))
		open := imgui.BeginCombo("##"+name, label(current))
		ui.mark("still/" + name)
		if !open {
			return
		}
		for _, c := range choices {
			if imgui.SelectableBoolV(label(c.Title)+"###"+c.Title, c.Value == *value, 0, imgui.Vec2{}) {
				*value, changed = c.Value, true
			}
			ui.mark("still/" + name + "/" + c.Title)
		}
		imgui.EndCombo()
	})
	return changed
}

// stillHeight is the height of the picture's place in the dialog, in design pixels.
const stillHeight = 380

// stillPicture shows the picture as large as its place allows.
func (ui *UI) stillPicture(p *presenter.Still) {
	t := &ui.theme
	low, width, height := imgui.CursorScreenPos(), imgui.ContentRegionAvail().X, t.Px(stillHeight)
	imgui.Dummy(vec2(width, height))
	ui.mark("still/picture")
	draw := imgui.WindowDrawList()
	high := vec2(low.X+width, low.Y+height)
	draw.AddRectFilledV(low, high, t.Ground.Packed(1), t.Px(4), 0)
	if p.Texture == 0 || p.Width < 1 || p.Height < 1 {
		text := "The picture appears here and gets clearer with every pass."
		size := imgui.CalcTextSizeV(text, false, -1)
		draw.AddTextVec2V(vec2(low.X+(width-size.X)/2, low.Y+(height-size.Y)/2), t.Muted.Packed(1), text)
		return
	}
	scale := min(width/float32(p.Width), height/float32(p.Height))
	w, h := float32(p.Width)*scale, float32(p.Height)*scale
	texture := imgui.NewTextureRefTextureID(imgui.TextureID(p.Texture))
	defer texture.Destroy()
	at := vec2(low.X+(width-w)/2, low.Y+(height-h)/2)
	draw.AddImageV(*texture, at, vec2(at.X+w, at.Y+h), vec2(0, 0), vec2(1, 1), 0xFFFFFFFF)
}

func (ui *UI) stillProgress(p *presenter.Still) {
	t := &ui.theme
	ui.gap(Space1)
	if p.Running {
		share := p.Share
		if share < 0 {
			share = -float32(imgui.Time())
		}
		imgui.ProgressBarV(share, vec2(-1, t.Px(8)), " ")
		ui.mark("still/progress")
	}
	ink := t.Muted
	if p.Failed {
		ink = t.Removed
	}
	ui.fitted(ink, p.Line, imgui.ContentRegionAvail().X)
	ui.mark("still/line")
}

func (ui *UI) stillButtons(p *presenter.Still) bool {
	t := &ui.theme
	ui.gap(Space1)
	imgui.PushStyleVarVec2(imgui.StyleVarFramePadding, vec2(t.Px(Space3), t.Px(6)))
	defer imgui.PopStyleVar()
	if p.Running {
		if ui.button("still/stop", "Cancel", plain) {
			ui.want(session.StopStill{})
		}
	} else if ui.button("still/render", "Render", primary) {
		ui.want(ui.dialog.still)
	}
	imgui.SameLine()
	imgui.BeginDisabledV(!p.Picture)
	if ui.button("still/save", "Save as PNG…", plain) {
		ui.openDialog("savestill")
		imgui.EndDisabled()
		return true
	}
	imgui.EndDisabled()
	imgui.SameLine()
	return !ui.button("dialog/cancel", "Close", plain)
}

// saveStill takes the file dialog's answer and goes back to the picture.
func (ui *UI) saveStill() {
	f := &ui.files
	name := strings.TrimSpace(f.name)
	if !strings.EqualFold(filepath.Ext(name), ".png") {
		name += ".png"
	}
	ui.want(session.SaveStill{Path: filepath.Join(f.folder, name)})
}
